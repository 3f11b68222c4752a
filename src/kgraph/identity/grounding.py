"""Grounding: the one body that a generic word can only mean, in the region of the group that used it.

Uniqueness belongs to the word, not to the kind: only the words of ``data/lexicon/unique-words.csv`` are ever grounded
(行政, 警察 and 児童相談所 never are). A word of municipal scope is grounded where the group's region is exactly one
municipality and says no 及び近隣…, or where the word itself decides (市役所, 市の…: the group's only city).

A level that is told (県社協, 市の教育委員会) is obeyed: it is the prefecture, or the only municipality of that level, of
the region, and where the region has none the word is not grounded. Nor is it behind anything else that is written
directly before it (支部社協, 隣市の社協): that tells another body, or several.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass

from kgraph.resources import folder
from kgraph.text import fold_text


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality or prefecture: 5-digit code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Region:
    """Where a group works: its prefecture, its municipalities, and what the form adds (及び近隣市町村)."""

    prefecture: Area
    municipalities: tuple[Area, ...]
    note: str = ""
    others: tuple[Area, ...] = ()
    """Further prefectures that the region reaches into: no word means one of several."""


@dataclass(frozen=True, slots=True)
class UniqueWord:
    """A word that can mean only one body of a place; ``suffix`` behind the place's name makes the body's name."""

    word: str
    kind: str
    scope: str
    suffix: str
    type: str


@dataclass(frozen=True, slots=True)
class Grounded:
    """The body that a word means: its full name, its kind, the area it belongs to, and the rule that decided."""

    name: str
    kind: str
    area: Area
    rule: str
    note: str = ""


# Words before the unique word that make it mean other bodies than the group's own, or several of them.
_ELSEWHERE = re.compile(
    r"近隣|周辺|隣接|各|他の|他|ほか|複数|関係|全国|市町村|市町|市区町村|県内|府内|都内|道内|圏域|管内|校区|学区|地区"
    r"|支部|支所|広域|自治区|行政区|[^市町村]区|[市町村区都道府県][・、,/や及びと並]*[市町村区都道府県]"
)
_LEVELS = "市町村区都道府県"
_PREFECTURAL = "都道府県"
# What may stand directly before a word, or before its level, and leaves it the region's own (当市, 地元社協).
_OWN = r"地元|当該|当|本|同|所轄|管轄|所管"
_TOLD = re.compile(rf"(?:{_OWN})?(?:(?P<level>[{_LEVELS}])内?)?")
_DIRECTLY = re.compile(r"[一-鿿々〆ァ-ヺー0-9]*$")
_JOINED = re.compile(r"[^、。,・やと]*の$")
_WIDER = re.compile(r"近隣県|隣接県|[隣他近各]県|都道府県|全国")
_SUB_MUNICIPAL = re.compile(r"(?:校区|学区|地区)の")
_SENTENCE_ENDS = "。\n"


@functools.cache
def unique_words() -> tuple[UniqueWord, ...]:
    """Return the words that can be grounded, longest first."""
    with (folder("data") / "lexicon" / "unique-words.csv").open(encoding="utf-8", newline="") as file:
        rows = [UniqueWord(r["word"], r["kind"], r["scope"], r["suffix"], r["type"]) for r in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda w: (-len(w.word), w.word)))


@functools.cache
def cities_with_ward_councils() -> frozenset[str]:
    """Return the codes of the cities whose wards have a 社会福祉協議会 of their own."""
    with (folder("data") / "lexicon" / "ward-councils.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file))


@functools.cache
def council_names() -> dict[str, str]:
    """Return by code the 社会福祉協議会 that are not named after their municipality as it writes itself."""
    with (folder("data") / "lexicon" / "council-names.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def ground(surface: str, before: str, region: Region) -> Grounded | None:
    """Return the one body that the generic ``surface`` can only mean for a group of ``region``, or None.

    ``before`` is the text that stands before the surface in the same field: it may hold the modifier (市の) that the
    surface leaves out, and the 校区 of a series that makes a sub-municipal council possible (which is noted).
    """
    folded = "".join(fold_text(surface).split())
    word = next((w for w in unique_words() if folded.endswith(w.word)), None)
    if word is None:
        return None
    level = _level(folded[: -len(word.word)], before)
    found = None if level is None else _area(word, level, region)
    if found is None:
        return None
    area, rule = found
    if word.kind == "social-welfare-council" and area.code in cities_with_ward_councils():
        return None
    return Grounded(_compose(word, area), word.kind, area, f"unique-word:{word.word}:{rule}", _note(word, before))


def _level(modifier: str, before: str) -> str | None:
    """Return the level that the words before a unique word tell, empty for none, None where they tell other bodies.

    Where the surface has no modifier, only a level or a word for other bodies counts that stands right before it: in a
    list without marks any other word may.
    """
    words = modifier or _beside(before)
    own = words.endswith("の")
    directly = found.group() if (found := _DIRECTLY.search(words.removesuffix("の"))) else ""
    joined = found.group() if (found := _JOINED.search(words)) else directly
    if _ELSEWHERE.search(modifier or joined):
        return None
    if told := _TOLD.fullmatch(directly):
        return told["level"] or ""
    other = directly[-1:] in _LEVELS or (modifier and not own)
    return None if other else ""


def _beside(before: str) -> str:
    """Return the words right before a surface: what a の joins to it over a line's end as well, and a 区 in any case."""
    joined = "".join(fold_text(before[-12:]).split())
    return joined if joined.endswith(("の", "区")) or not before[-1:].isspace() else ""


def _area(word: UniqueWord, level: str, region: Region) -> tuple[Area, str] | None:
    """Return the area whose body is meant and why: the level that the words tell, else the only one there is."""
    if word.type and level not in ("", word.type):
        return None
    told = word.type or level
    if told == "区" or region.others:
        return None
    if told and told in _PREFECTURAL:
        return (region.prefecture, "prefecture-told") if region.prefecture.name.endswith(told) else None
    if word.scope == "prefecture":
        one = region.prefecture.code and not told and not _WIDER.search(region.note)
        return (region.prefecture, "prefecture") if one else None
    if told:
        of_kind = [m for m in region.municipalities if m.name.endswith(told)]
        return (of_kind[0], f"only-{told}") if len(of_kind) == 1 and not region.note else None
    if len(region.municipalities) == 1 and not region.note:
        return region.municipalities[0], "only-municipality"
    return None


def _compose(word: UniqueWord, area: Area) -> str:
    if word.kind == "social-welfare-council" and area.code in council_names():
        return council_names()[area.code]
    if word.kind == "national-agency" and area.name != "北海道":
        return area.name[:-1] + word.suffix
    return area.name + word.suffix


def _note(word: UniqueWord, before: str) -> str:
    if word.kind != "social-welfare-council":
        return ""
    sentence = before[max(before.rfind(c) for c in _SENTENCE_ENDS) + 1 :]
    return "sub-municipal-council-possible" if _SUB_MUNICIPAL.search(fold_text(sentence)) else ""
