"""Names of places as the mention rules need them: what begins or ends with a municipality or prefecture."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from kgraph.places import Places
from kgraph.places.names import stem_kana
from kgraph.text import fold_text

_LONGEST = 14
# What two places can have one of; offices and police stations of two places are two.
_OF_AN_AREA = (
    "医師会",
    "薬剤師会",
    "歯科医師会",
    "法人会",
    "青年会議所",
    "協同組合",
    "森林組合",
    "信用金庫",
    "保護司会",
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Full names (福井市, 福井県, 福井県福井市) with their level, and stems in kanji and in hiragana (福井, ふくい)."""

    names: dict[str, str]
    stems: frozenset[str]
    kana: frozenset[str]

    def prefix(self, text: str, start: int, end: int) -> int:
        """Return the end of the longest run of places that begins at ``start`` (``start`` where there is none)."""
        at = start
        while True:
            size = next((n for n in range(min(_LONGEST, end - at), 1, -1) if text[at : at + n] in self.names), 0)
            if not size:
                return at
            at += size

    def stem_prefix(self, text: str, start: int, end: int) -> int:
        """Return the end of the longest place stem that begins at ``start`` (two characters at least)."""
        size = next((n for n in range(min(8, end - start), 1, -1) if text[start : start + n] in self.stems), 0)
        return start + size

    def joins(self, text: str, dot: int) -> bool:
        """Tell whether the dot at ``dot`` stands between the two places that one association is named by."""
        if not any(text[dot - size : dot] in self.stems for size in range(2, 7)):
            return False
        return text.startswith(_OF_AN_AREA, self.stem_prefix(text, dot + 1, len(text)))

    def whole(self, text: str) -> str:
        """Return the level of a text that is a place and nothing else: prefecture, municipality, ward, or nothing."""
        at, last = 0, ""
        while at < len(text):
            size = next((n for n in range(min(_LONGEST, len(text) - at), 1, -1) if text[at : at + n] in self.names), 0)
            if not size:
                return ""
            last = self.names[text[at : at + size]]
            at += size
        return last


@functools.cache
def gazetteer() -> Gazetteer:
    """Return the places of the project's table (read once)."""
    names: dict[str, str] = {}
    stems: set[str] = set()
    kana: set[str] = set()
    for place in Places.load():
        level = {"prefecture": "prefecture", "ward": "ward"}.get(place.level, "municipality")
        name = fold_text(place.name)
        names[name] = level
        for twin in (name.replace("ケ", "ヶ"), name.replace("ヶ", "ケ")):
            names[twin] = level
        if place.county:
            names[fold_text(place.county) + name] = level
        stem = fold_text(place.stem)
        if len(stem) > 1:
            stems.add(stem)
        reading = stem_kana(place.name, place.kana)
        if reading != place.kana and len(reading) > 2 and place.level != "ward":
            kana.add(reading)
    return Gazetteer(names, frozenset(stems), frozenset(kana))
