"""On large sites the English of pages stands once, in a script of its own, and no longer beside each Japanese text.

Which is about a third of all bytes. A text that is in both languages on a page keeps its Japanese, in an element of
its own name (there are a hundred on a page, and a class would be longer than many of them); ``site.js`` finds the
English by it when the language is switched. Figures are no part of that key where both texts have the same: 「12行」 and
「7行」 are one entry. Where one Japanese text has several English ones the element tells which.
"""

from __future__ import annotations

import re

from kgraph.render.markup import script_json

TEXTS_FILE = "texts.js"
TAG = "t-t"
_PAIR = re.compile(r'<span lang="ja">([^<]+)</span><span lang="en">((?:[^<]|<bdi lang="ja">|</bdi>)+)</span>')
# What is Japanese in an English text is marked by ``site.js`` too.
_MARK = re.compile("</?bdi[^>]*>")
# End tags that HTML lets be left out: what follows ends the cell, row or item (HTML Standard, optional tags).
_ENDS = re.compile(r"</(?:td|th|tr|li)>\s*(?=<(?:td|th|tr|li|/tr|/tbody|/thead|/ul|/ol)\b)")
_NUMBER = re.compile(r"\d[\d,]*")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}


class SharedTexts:
    """The texts of a site in the making: taken out of its pages, given back as one script."""

    def __init__(self) -> None:
        self._english: dict[str, list[str]] = {}

    def take(self, page: str) -> str:
        """Return a page with the English taken out where it is known by its Japanese, and without needless end tags."""
        return _ENDS.sub("", _PAIR.sub(self._one, page))

    def _one(self, match: re.Match[str]) -> str:
        key, value = (_plain(_MARK.sub("", text)) for text in match.groups())
        if "#" in key + value:
            return match[0]
        same = _NUMBER.findall(key) == _NUMBER.findall(value)
        key, value = (_NUMBER.sub("#", key), _NUMBER.sub("#", value)) if same else (f"#{key}", value)
        known = self._english.setdefault(key, [])
        if value not in known:
            known.append(value)
        which = f" n={at}" if (at := known.index(value)) else ""
        return f"<{TAG}{'' if same else ' v'}{which}>{match[1]}</{TAG}>"

    def script(self) -> str:
        """Return the script that holds the English by the Japanese."""
        return f"window.kgraphTexts={script_json(self._english)};\n"


def _plain(text: str) -> str:
    for entity, char in _ENTITIES.items():
        text = text.replace(entity, char)
    return text
