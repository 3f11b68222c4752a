"""Grounding: the one body that a generic word can only mean, in the region of the group that used it.

Uniqueness belongs to the word, not to the kind: only the words of ``data/lexicon/unique-words.csv`` are ever grounded
(行政, 警察 and 児童相談所 never are). A word of municipal scope is grounded where the group's region is exactly one
municipality and says no 及び近隣…, or where the word itself decides (市役所, 市の…: the group's only city).
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
    r"近隣|周辺|隣接|各|他の|他|ほか|複数|関係|全国|市町村|市町|市区町村|県内|府内|都内|道内|圏域|管内|校区|学区|地区|[^市町村]区"
)
_OWN = re.compile(r"([市町村区県府都道])の$")
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
    modifier = folded[: -len(word.word)] or "".join(fold_text(before[-4:]).split())
    own = _OWN.search(modifier)
    if own is None and (_ELSEWHERE.search(folded[: -len(word.word)]) or modifier[-1:] == "区"):
        return None
    kind_of_area = own.group(1) if own else word.type
    found = _area(word, kind_of_area, region)
    if found is None:
        return None
    area, rule = found
    if word.kind == "social-welfare-council" and area.code in cities_with_ward_councils():
        return None
    return Grounded(_compose(word, area), word.kind, area, f"unique-word:{word.word}:{rule}", _note(word, before))


def _area(word: UniqueWord, kind_of_area: str, region: Region) -> tuple[Area, str] | None:
    """Return the area whose body is meant and why: the kind of area that the words tell, else the only one there is."""
    if kind_of_area == "区":
        return None
    if kind_of_area in ("県", "府", "都", "道"):
        return (region.prefecture, "prefecture-told") if region.prefecture.name.endswith(kind_of_area) else None
    if kind_of_area:
        of_kind = [m for m in region.municipalities if m.name.endswith(kind_of_area)]
        return (of_kind[0], f"only-{kind_of_area}") if len(of_kind) == 1 and not region.note else None
    if word.scope == "prefecture":
        return region.prefecture, "prefecture"
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
