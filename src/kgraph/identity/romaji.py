"""One Latin spelling for what kana and romaji spell, so that TSUBAKI and つばき can be compared. Never shown to anyone."""

from __future__ import annotations

import re

from kgraph.identity.spelling import hiragana

_ROWS = (
    ("", "あいうえお", "aiueo"),
    ("k", "かきくけこ", "aiueo"),
    ("g", "がぎぐげご", "aiueo"),
    ("s", "さしすせそ", "aiueo"),
    ("z", "ざじずぜぞ", "aiueo"),
    ("t", "たちつてと", "aiueo"),
    ("d", "だぢづでど", "aiueo"),
    ("n", "なにぬねの", "aiueo"),
    ("h", "はひふへほ", "aiueo"),
    ("b", "ばびぶべぼ", "aiueo"),
    ("p", "ぱぴぷぺぽ", "aiueo"),
    ("m", "まみむめも", "aiueo"),
    ("y", "やゆよ", "auo"),
    ("r", "らりるれろ", "aiueo"),
    ("w", "わを", "ao"),
)
_KANA = {k: c + v for c, kana, vowels in _ROWS for k, v in zip(kana, vowels, strict=True)} | {"ん": "n", "ゔ": "bu"}
_SMALL = dict(zip("ぁぃぅぇぉゃゅょゎ", ("a", "i", "u", "e", "o", "ya", "yu", "yo", "wa"), strict=True))
# Hepburn as 訓令式, whose consonants are those of the rows; l as r, v as b, and v-less marks of length gone.
_LATIN = (
    ("shi", "si"),
    ("sh", "sy"),
    ("chi", "ti"),
    ("ch", "ty"),
    ("tsu", "tu"),
    ("ts", "tu"),
    ("fu", "hu"),
    ("ji", "zi"),
    ("j", "zy"),
    ("l", "r"),
    ("v", "b"),
    ("mb", "nb"),
    ("mp", "np"),
    ("mm", "nm"),
    ("tty", "tty"),
    ("dz", "z"),
    ("di", "zi"),
    ("du", "zu"),
    ("wo", "o"),
)


def latin_reading(words: str) -> str:
    """Return one Latin spelling of words that are written in kana or Latin letters alone; empty for any other words.

    Long vowels are short and doubled consonants single: とうきょう, Tōkyō and Tokyo are one.
    """
    plain = re.sub(r"[・\-'!.& ]", "", words)
    if re.fullmatch(r"[a-z]+", plain):
        found = plain
    elif re.fullmatch(r"[ぁ-ゖァ-ヺー]+", plain):
        found = _from_kana(hiragana(plain))
    else:
        return ""
    for old, new in _LATIN:
        found = found.replace(old, new)
    found = re.sub(r"oh(?=[^aiueo]|$)", "o", found)
    return re.sub(r"([a-z])\1+", r"\1", found.replace("ou", "o"))


def _from_kana(kana: str) -> str:
    found = ""
    for at, char in enumerate(kana):
        if char in _SMALL:
            small = _SMALL[char]
            found = found[:-1] + small if found[-1:] in "iueo" and found else found + small
        elif char == "っ":
            found += _KANA.get(kana[at + 1 : at + 2], "")[:1]
        else:
            found += _KANA.get(char, "")
    return found
