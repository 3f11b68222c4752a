"""How place names are compared: variant characters folded, level words apart, near misses ranked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kgraph.places.kanji import kanji_variants
from kgraph.text import key

# One character each, so that offsets hold; both sides of a comparison are folded, so either may be the official one.
# 嶋 is not among them: 鹿嶋市 is not 鹿島市.
VARIANTS = kanji_variants() | str.maketrans("ヶｹヵ舘", "ケケカ館")
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}
_LEVEL_WORDS = {
    "都": ("と",),
    "府": ("ふ",),
    "県": ("けん",),
    "市": ("し",),
    "区": ("く",),
    "町": ("ちょう", "まち"),
    "村": ("むら", "そん"),
}
_COUNTY = re.compile(r"(.{1,4}?郡)(.+[町村])")
# The words for a level in Latin letters, with the levels that they tell; the special wards call themselves "City".
LATIN_LEVELS = {
    "ken": ("prefecture",), "fu": ("prefecture",), "to": ("prefecture",), "prefecture": ("prefecture",),
    "metropolis": ("prefecture",), "shi": ("city", "designated-city", "special-ward"),
    "city": ("city", "designated-city", "special-ward"), "ku": ("ward", "special-ward"), "ward": ("ward", "special-ward"),
    "cho": ("town",), "machi": ("town",), "town": ("town",), "mura": ("village",), "son": ("village",),
    "village": ("village",),
}  # fmt: skip
_LATIN_WORD = re.compile(rf"[\s-](?:{'|'.join(LATIN_LEVELS)})$")


def fold_name(name: str) -> str:
    """Return the key by which place names are compared.

    NFKC and radicals, no white space, no variation selectors, and variant characters (ヶ, 髙, 旧字体) as one.
    """
    return key(name).translate(VARIANTS)


def kana_key(name: str) -> str:
    """Return the reading that ``name`` spells if it is written in kana: katakana and half-width kana as hiragana."""
    return key(name).translate(_HIRAGANA)


def stem(name: str) -> str:
    """Return a name without the word for its level (市, 町 …); 北海道 has none to lose."""
    return name[:-1] if name[-1:] in _LEVEL_WORDS and len(name) > 1 else name


def stem_kana(name: str, kana: str) -> str:
    """Return the reading of a name without that of the word for its level."""
    for word in _LEVEL_WORDS.get(name[-1:], ()):
        if kana.endswith(word):
            return kana.removesuffix(word)
    return kana


def latin_key(name: str) -> str:
    """Return romaji without a level word (-shi, City), marks of length and hyphens: Ōita-ken, Oita: oita."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.strip()) if not unicodedata.combining(c))
    return re.sub(r"[\s'’-]", "", _LATIN_WORD.sub("", plain.casefold()))


def split_county(name: str) -> tuple[str, str]:
    """Return the county before a town's or village's name (else empty) and the rest: 愛知郡長久手町, but 郡山市."""
    match = _COUNTY.fullmatch(name)
    return (match[1], match[2]) if match else ("", name)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name in all forms that ``rank`` compares, made once."""

    name: str  # folded
    stem: str
    readings: frozenset[str]
    latin: str

    @classmethod
    def of_place(cls, name: str, kana: str, romaji: str) -> Spelling:
        """Return the forms of a place's name."""
        folded = fold_name(name)
        return cls(folded, stem(folded), frozenset((kana, stem_kana(name, kana))), latin_key(romaji))

    @classmethod
    def of_words(cls, words: str, name: str) -> Spelling:
        """Return the forms of what was written; ``name`` is the folded part without prefecture and county."""
        return cls(name, stem(name), frozenset((kana_key(words),)), latin_key(words))


def rank(wanted: Spelling, place: Spelling) -> tuple[int, int] | None:
    """Return how near a place is to what was written, smaller being nearer; None when it is not near.

    First the same reading or romaji, then the same name at another level, then one within the other, then a small
    edit distance.
    """
    if not wanted.readings.isdisjoint(place.readings) or (wanted.latin and wanted.latin == place.latin):
        return 1, 0
    if place.stem == wanted.stem:
        return 2, 0
    if wanted.name.startswith(place.name):
        return 3, -len(place.name)
    if len(wanted.stem) > 1 and (wanted.stem in place.name or (len(place.stem) > 1 and place.stem in wanted.stem)):
        return 4, abs(len(place.stem) - len(wanted.stem))
    # Names of two characters differ by one character as a rule: that says nothing.
    limit = 0 if min(len(wanted.name), len(place.name)) < 3 else 1 if len(wanted.name) < 5 else 2
    if set(wanted.name).isdisjoint(place.stem):
        return None
    found = distance(wanted.name, place.name, limit)
    return (5, 2 * found + (wanted.name[0] != place.name[0])) if found <= limit else None


def distance(a: str, b: str, limit: int) -> int:
    """Return the edit distance (Levenshtein) of two words, or ``limit`` + 1 when it is greater than ``limit``."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        last, row = row, [i]
        for j, right in enumerate(b, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right)))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
