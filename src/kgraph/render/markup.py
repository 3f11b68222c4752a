"""Putting texts and data into pages so that a name stays a name: escaped, marked as Japanese, in both languages."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from typing import Any

from markupsafe import Markup, escape

from kgraph.errors import Text

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


def say(text: Text, lang: str, **values: object) -> Markup:
    """Return ``text`` in one language with its places filled; what is filled in is escaped, names are marked."""
    filled = {key: _filling(value, lang) for key, value in values.items()}
    return Markup(escape(text.in_(lang))).format(**filled)


def both(text: Text, **values: object) -> Markup:
    """Return ``text`` in both languages, of which the page shows one."""
    if not values:
        return _both(text)
    return Markup(
        f'<span lang="ja">{say(text, "ja", **values)}</span><span lang="en">{say(text, "en", **values)}</span>'
    )


@functools.lru_cache(maxsize=4096)
def _both(text: Text) -> Markup:
    return Markup(f'<span lang="ja">{escape(text.ja)}</span><span lang="en">{escape(text.en)}</span>')


def _filling(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return escape(value.in_(lang))
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
