"""The region that words beside a passage tell (岐阜県大垣市), and what of them is no known place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgraph.errors import CallError, Problem, Text
from kgraph.identity.grounding import Area, Region
from kgraph.places import Place, Places

# What says that the region is wider than the municipalities it names.
_WIDER = re.compile(r"(?:及び|および|と|・|、|並びに)?(?:近隣|周辺|隣接|その他|ほか|他の).*$")
_FORMER = re.compile(r"[(（]旧[^()（）]*[)）]")
_JOINTS = re.compile(r"[\s、,，・･/／;；()（）\[\]]|及び|および|並びに|ならびに|または|又は|と")
_NO_PLACE = re.compile(
    r"(?:その)?(?:近隣|周辺|近郊|隣接|管内|全域|一円|全国|広域|各地|ほか|他|オンライン|など|等|全て|すべて|[都道府県市区町村]?内)"
)


def region_of(words: str, places: Places) -> Region | None:
    """Return the region that ``words`` (岐阜県大垣市, 宮崎県, うるま市・恩納村) tell; None where no place is open no longer.

    Words that are no known place, and a place of before (旧甲町), are its note: it is then not sure to be the one
    municipality that is left.
    """
    single, unknown = _taken("".join(words.split()), places)
    if not single:
        return None
    cities = {p.municipality: places.get(p.municipality) for p in single if p.municipality}
    prefectures = {p.prefecture: places.get(p.prefecture) for p in single}
    first, *others = (Area(p.code, p.name) for p in prefectures.values())
    areas = tuple(Area(place.code, place.name) for _, place in sorted(cities.items()))
    wider = _WIDER.search(words)
    former = _FORMER.search(words)
    note = wider.group() if wider else former.group() if former else "、".join(unknown)
    return Region(first, areas, note, tuple(others))


def region_problems(told: Iterable[tuple[int, str]], file: str) -> tuple[Problem, ...]:
    """Return a problem for every region (line, words) that holds what is no known place, once for equal words."""
    places = Places.load()
    found: dict[str, Problem] = {}
    for line, words in told:
        if words and words not in found:
            single, unknown = _taken("".join(words.split()), places)
            if unknown:
                found[words] = _problem(unknown, next((p.prefecture for p in single), ""), line, file, places)
    return tuple(found.values())


def _taken(words: str, places: Places) -> tuple[list[Place], list[str]]:
    """Return the places that words tell, in their order, and the words that are none or may be several."""
    text = _FORMER.sub("", words)
    matches = list(places.scan(text))
    single = [places.get(match.codes[0]) for match in matches if len(match.codes) == 1]
    context = [place.code for place in single]
    unknown, at = [], 0
    for match in matches:
        unknown += _left(text[at : match.start])
        at = match.end
        if len(match.codes) > 1:
            place = places.resolve(match.codes, context) if context else None
            if place is None:
                unknown.append(text[match.start : match.end])
            else:
                single.append(place)
    return single, unknown + _left(text[at:])


def _left(words: str) -> list[str]:
    return [piece for piece in _JOINTS.split(words) if piece and not _NO_PLACE.match(piece)]


def _problem(unknown: list[str], prefecture: str, line: int, file: str, places: Places) -> Problem:
    expected = Text("今の都道府県・市区町村の名前", "names of prefectures and municipalities of today")
    todo = Text("地名の表記を確かめてください", "check the spelling of the place")
    try:
        places.find(unknown[0], prefecture)
    except CallError as error:
        expected, todo = error.problems[0].expected, error.problems[0].todo
    return Problem(
        code="unknown-region",
        file=file,
        line=line,
        field="subject_region",
        found="、".join(unknown),
        expected=expected,
        todo=Text(
            f"{todo.ja}（種類だけの語は、この地域の団体とはしていません）",
            f"{todo.en} (words for a kind were not taken to be bodies of that place)",
        ),
    )
