"""Places in cells: codes of 2, 5 or 6 digits, names, several in one cell; never guessed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgraph.errors import CallError, Text
from kgraph.places import AmbiguousPlace, Place, Places
from kgraph.reading.tables.model import Cell
from kgraph.reading.tables.values import Bad, pieces
from kgraph.text import fold_text

_NOTE = re.compile(
    r"(?:その)?(?:近隣|周辺|近郊|隣接|県内|市内|町内|村内|区内|管内|全域|一円|全国|広域|各地|ほか|他|オンライン|など|等|全て|すべて)"
)
_TAIL = re.compile(r"(?:全域|一円|周辺|近郊|ほか|など|等|内|を中心に|を中心とした地域)+$")


_LONGEST = 40  # no name of a place is longer, written with all that it lies in


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place of a cell, with its words; ``place`` is None for what a region adds (全国, 及び近隣市町村)."""

    place: Place | None
    words: Cell


def column_of_codes_lost_zeros(cells: Iterable[str], places: Places) -> bool:
    """Tell whether a column of codes shows that leading zeros were lost: then no 5-digit code in it is sure.

    It is so where a code is known only with a zero before it, and where codes of 6 digits stand beside.
    """
    digits = ["".join(fold_text(cell).split()) for cell in cells]
    codes = [code for code in digits if re.fullmatch("[0-9]{4,6}", code)]
    return any(len(code) == 6 for code in codes) and any(len(code) == 5 for code in codes)


def read_places(cell: Cell, places: Places, within: str, *, unsure: bool = False) -> Iterator[FoundPlace | Bad]:
    """Yield the places of a cell, within the prefecture of that code where one is told, and what is wrong with others.

    ``unsure`` says that codes of the column may have lost a zero (see ``column_of_codes_lost_zeros``).
    """
    for piece in pieces(cell, "・&"):
        folded = "".join(fold_text(piece.text).split())
        if re.fullmatch("[0-9.]+", folded):
            yield _by_code(piece, folded, places, within, unsure)
            continue
        if _NOTE.match(folded):
            yield FoundPlace(None, piece)
            continue
        yield from _written(piece, places, within)


def places_within(
    cell: Cell, places: Places, prefectures: Sequence[str], *, unsure: bool = False
) -> Iterator[FoundPlace | Bad]:
    """Yield the places of a cell as ``read_places`` does, each in the first of several prefectures that has it."""
    if len(prefectures) < 2:
        yield from read_places(cell, places, next(iter(prefectures), ""), unsure=unsure)
        return
    for piece in pieces(cell, "・&"):
        tried = [list(read_places(piece, places, within, unsure=unsure)) for within in prefectures]
        yield from next((found for found in tried if not any(isinstance(one, Bad) for one in found)), tried[0])


def _written(piece: Cell, places: Places, within: str) -> Iterator[FoundPlace | Bad]:
    """Yield the place of a name, and what stands behind it (熊本市全域)."""
    found = _by_name(piece.text, places, within)
    if isinstance(found, Place):
        yield FoundPlace(found, piece)
        return
    tail = _TAIL.search(piece.text)
    shorter = _by_name(piece.text[: tail.start()], places, within) if tail and tail.start() else None
    if tail is None or not isinstance(shorter, Place):
        yield found
        return
    yield FoundPlace(shorter, Cell(piece.row, piece.column, piece.text[: tail.start()], piece.start))
    yield FoundPlace(None, Cell(piece.row, piece.column, tail[0], piece.start + tail.start()))


@functools.lru_cache(maxsize=4096)
def prefecture_of(words: str, places: Places) -> Place | None:
    """Return the prefecture of a name (with or without 都道府県) or a code (43, 43000, 430005); None for others."""
    folded = "".join(fold_text(words).split())
    if re.fullmatch("[0-9]{2}", folded):
        folded = f"{folded}000"
    if re.fullmatch("[0-9]{5,6}", folded):
        try:
            place = places.get(folded)
        except CallError:
            return None
        return place if place.level == "prefecture" else None
    return next((p for p in places.prefectures() if folded in (p.name, p.stem)), None)


def _by_code(piece: Cell, digits: str, places: Places, within: str, unsure: bool) -> FoundPlace | Bad:
    if "." in digits:
        return Bad("number-damaged", piece.text)
    if (prefecture := prefecture_of(digits, places)) is not None:
        return FoundPlace(prefecture, piece)
    if unsure and len(digits) == 5 and not digits.startswith("0") and places.lost_zero(digits) is not None:
        return Bad("ambiguous-code", piece.text)
    try:
        place = places.get(digits)
    except CallError as error:
        first = error.problems[0]
        return Bad(first.code, piece.text, first.expected, first.todo)
    if within and place.prefecture != within:
        return _elsewhere(piece.text, (place,), places, within)
    return FoundPlace(place, piece)


def _elsewhere(words: str, found: Sequence[Place], places: Places, within: str) -> Bad:
    """Return that a place is none of the prefecture in its row, and in which prefectures there is one."""
    here = places.get(within).name
    where = list(dict.fromkeys(places.get(place.prefecture).name for place in found))
    expected = Text(
        f"{here}にある市区町村（{words}は{'と'.join(where)}にあります）",
        f"a municipality of {here} ({words} is in {' and in '.join(where)})",
    )
    todo = Text("都道府県か市区町村のどちらかを直してください", "mend the prefecture or the municipality")
    return Bad("place-elsewhere", words, expected, todo)


def _by_name(name: str, places: Places, within: str) -> Place | Bad:
    if (prefecture := prefecture_of(name, places)) is not None:
        return prefecture
    if len(name) > _LONGEST:
        return Bad("unknown-place", name[:_LONGEST])
    first: CallError | None = None
    for area in dict.fromkeys((within, "")):
        try:
            place = places.find(name, area)
        except AmbiguousPlace as error:
            if within and not area and all(place.prefecture != within for place in error.candidates):
                return _elsewhere(name, error.candidates, places, within)
            first = first or error
            continue
        except CallError as error:
            first = first or error
            continue
        if within and place.prefecture != within:
            return _elsewhere(name, (place,), places, within)
        return place
    problem = first.problems[0] if first else None
    if problem is None:
        return Bad("unknown-place", name)
    return Bad(problem.code, name, problem.expected, problem.todo)
