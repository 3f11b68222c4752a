"""On large sites the English of pages stands once, in a script of its own, and no longer beside each Japanese text.

Which is about a third of all bytes. A text that is in both languages on a page keeps its Japanese, in an element of
its own name (there are a hundred on a page, and a class would be longer than many of them); ``site.js`` finds the
English by it when the language is switched. Figures are no part of that key: 「12行」 and 「7行」 are one entry. Where one
Japanese text has two English ones the second stays on its page.
"""

from __future__ import annotations

import re

from kgraph.render.markup import script_json

TEXTS_FILE = "texts.js"
TAG = "t-t"
_PAIR = re.compile(r'<span lang="ja">([^<]+)</span><span lang="en">([^<]+)</span>')
_NUMBER = re.compile(r"\d[\d,]*")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}


class SharedTexts:
    """The texts of a site in the making: taken out of its pages, given back as one script."""

    def __init__(self) -> None:
        self._english: dict[str, str] = {}

    def take(self, page: str) -> str:
        """Return a page with the English taken out where it is known by its Japanese."""
        return _PAIR.sub(self._one, page)

    def _one(self, match: re.Match[str]) -> str:
        ja, en = (_plain(text) for text in match.groups())
        if _NUMBER.findall(ja) != _NUMBER.findall(en) or "#" in ja + en:
            return match[0]
        key, value = _NUMBER.sub("#", ja), _NUMBER.sub("#", en)
        if self._english.setdefault(key, value) != value:
            return match[0]
        return f"<{TAG}>{match[1]}</{TAG}>"

    def script(self) -> str:
        """Return the script that holds the English by the Japanese."""
        return f"window.kgraphTexts={script_json(self._english)};\n"


def _plain(text: str) -> str:
    for entity, char in _ENTITIES.items():
        text = text.replace(entity, char)
    return text
