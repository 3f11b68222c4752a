"""Putting texts and data into pages so that a name stays a name: escaped, marked as Japanese, in both languages."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from typing import Any

from markupsafe import Markup, escape

from kgraph.errors import Text

_KANA_KANJI = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
_INSIDE = f"{_KANA_KANJI}\u3001-\u303f\u30fb\uff01-\uff65"
_JAPANESE = re.compile(f"[{_KANA_KANJI}]")
_RUN = re.compile(f"([{_KANA_KANJI}](?:[{_INSIDE} ]*[{_INSIDE}])?)")
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class Count(int):
    """A number that knows its noun: ``format(Count(1), "group|groups")`` is ``1 group``; without a noun, the digits."""

    def __format__(self, spec: str) -> str:
        digits = f"{int(self):,}"
        if not spec:
            return digits
        one, _, many = spec.partition("|")
        return f"{digits} {one if self == 1 or not many else many}"


def name(text: str) -> Markup:
    """Return a name from the source: escaped, marked as Japanese, and set apart from the direction of its text."""
    return Markup('<bdi lang="ja">{}</bdi>').format(text)


def names(texts: list[str], lang: str) -> Markup:
    """Return several names as one list of words in ``lang``."""
    return Markup("、" if lang == "ja" else ", ").join(name(text) for text in texts)


def is_japanese(text: str) -> bool:
    """Return whether a text has kana or kanji in it; ``・`` alone is none.

    >>> is_japanese("NPO 法人"), is_japanese("1・2")
    (True, False)
    """
    return bool(_JAPANESE.search(text))


def marked(text: str, lang: str) -> Markup:
    """Return a text escaped; what is Japanese inside an English one (a place, a word that is quoted) is marked so.

    >>> print(marked("school [玉名市; not named]", "en"))
    school [<bdi lang="ja">玉名市</bdi>; not named]
    """
    own = escape(text)
    # A plain str: what a Markup is put together from is escaped again.
    return Markup(_RUN.sub(r'<bdi lang="ja">\1</bdi>', str(own))) if lang == "en" and is_japanese(text) else own


def say(text: Text, lang: str, **values: object) -> Markup:
    """Return ``text`` in one language with its places filled; what is filled in is escaped, names are marked."""
    filled = {key: _filling(value, lang) for key, value in values.items()}
    return marked(text.in_(lang), lang).format(**filled)


def both(text: Text, **values: object) -> Markup:
    """Return ``text`` in both languages, of which the page shows one."""
    if not values:
        return _both(text)
    return Markup(
        f'<span lang="ja">{say(text, "ja", **values)}</span><span lang="en">{say(text, "en", **values)}</span>'
    )


@functools.lru_cache(maxsize=4096)
def _both(text: Text) -> Markup:
    return Markup(f'<span lang="ja">{escape(text.ja)}</span><span lang="en">{marked(text.en, "en")}</span>')


def _filling(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return marked(value.in_(lang), lang)
    if isinstance(value, str) and not isinstance(value, Markup):
        return name(value) if lang == "en" and is_japanese(value) else value
    if isinstance(value, list | tuple):
        return names(list(value), lang)
    if isinstance(value, bool) or not isinstance(value, int):
        return value
    return Count(value)


def script_json(data: Any) -> Markup:
    """Return ``data`` as JSON that can stand inside a script element: no ``<``, ``>``, ``&``, U+2028 or U+2029 in it.

    Source: HTML Standard, restrictions for contents of script elements.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_UNSAFE))


def csp_hash(content: str) -> str:
    """Return the source expression that allows exactly this inline script or style (CSP Level 3, hash-source)."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
