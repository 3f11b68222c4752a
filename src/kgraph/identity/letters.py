"""Latin letters that a name spells by how they are called (エフエム: FM), for candidates."""

from __future__ import annotations

import functools
import re

from kgraph.identity.spelling import hiragana

_CALLED = {
    "a": "エー エイ", "b": "ビー", "c": "シー", "d": "ディー デー", "e": "イー", "f": "エフ", "g": "ジー", "h": "エイチ エッチ",
    "i": "アイ", "j": "ジェー ジェイ", "k": "ケー ケイ", "l": "エル", "m": "エム", "n": "エヌ", "o": "オー", "p": "ピー",
    "q": "キュー", "r": "アール", "s": "エス", "t": "ティー", "u": "ユー", "v": "ブイ ヴイ", "w": "ダブリュー ダブリュ",
    "x": "エックス", "y": "ワイ", "z": "ゼット",
}  # fmt: skip
_LETTERS = {hiragana(called): letter for letter, ways in _CALLED.items() for called in ways.split()}


def in_letters(compared: str) -> str:
    """Return a comparable name with two or more letters at its beginning or end written as such, else empty.

    >>> in_letters("エフエム山川")
    'fm山川'
    >>> in_letters("ケーブルテレビ山川")
    ''
    """
    found = _run().sub(_written, hiragana(compared))
    return found if found != hiragana(compared) else ""


def _written(match: re.Match[str]) -> str:
    return "".join(_LETTERS[called] for called in _one().findall(match.group()))


@functools.cache
def _one() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_LETTERS, key=lambda called: (-len(called), called))))


@functools.cache
def _run() -> re.Pattern[str]:
    one = _one().pattern
    return re.compile(rf"^(?:{one}){{2,}}(?![ぁぃぅぇぉゃゅょーっ])|(?<![ぁ-ゖー])(?:{one}){{2,}}$")
