"""Partner mentions of passages: JSON Lines in (or plain text), mentions with their grounding out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kgraph.errors import InputError, Problem, Text
from kgraph.identity.grounding import Area, Region, ground
from kgraph.places import Place, Places
from kgraph.reading.mentions import FoundMention, extract
from kgraph.text import lines


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the body whose partners it tells of, and that body's region; both may be empty."""

    id: str
    text: str
    subject: str = ""
    subject_region: str = ""


def parse_passages(text: str, name: str) -> list[Passage]:
    """Return the passages of a JSON Lines file; a text that is no such file is one passage by itself, called ``name``.

    Raises InputError, with the line, for a line that is no JSON object or has no ``text``.
    """
    if not text.lstrip().startswith("{"):
        return [Passage(name, text)]
    found: list[Passage] = []
    for line in lines(text):
        if not line.text.strip():
            continue
        try:
            row = json.loads(line.text)
        except ValueError as error:
            raise InputError(_bad(name, line.number, "", type(error).__name__)) from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError(_bad(name, line.number, "text", type(row).__name__))
        values = [row.get(key) or "" for key in ("subject", "subject_region")]
        if not all(isinstance(value, str) for value in values):
            raise InputError(_bad(name, line.number, "subject", type(row.get("subject")).__name__))
        found.append(Passage(str(row.get("id", line.number)), row["text"], *values))
    return found


def _bad(name: str, line: int, field: str, found: str) -> Problem:
    return Problem(
        code="bad-passage",
        file=name,
        line=line,
        field=field,
        found=found,
        expected=Text(
            '{"id", "text", "subject", "subject_region"} の JSON', 'JSON: {"id", "text", "subject", "subject_region"}'
        ),
        todo=Text("1 行に 1 つの文章を書いてください", "write one passage a line"),
    )


def read_passages(passages: Iterable[Passage]) -> Iterator[dict[str, Any]]:
    """Yield for each passage its id and partners, as ``kgraph mentions --format jsonl`` writes them."""
    places = Places.load()
    for passage in passages:
        region = _region(passage.subject_region, places)
        mentions = extract(passage.text, subject=passage.subject, subject_region=passage.subject_region)
        yield {"id": passage.id, "partners": [_row(mention, passage.text, region) for mention in mentions]}


def _row(mention: FoundMention, text: str, region: Region | None) -> dict[str, Any]:
    grounded = None
    if mention.generic and region is not None:
        grounded = ground(mention.surface, text[max(0, mention.start - 12) : mention.start], region)
    codes = [area.code for area in region.municipalities or (region.prefecture,)] if region is not None else []
    return {
        "surface": mention.surface,
        "start": mention.start,
        "end": mention.end,
        "name": mention.name,
        "kind": mention.kind,
        "generic": mention.generic,
        "grounded": grounded.name if grounded else None,
        "places": ([grounded.area.code] if grounded else codes) if mention.generic else [],
        "role": mention.role,
        "tense": mention.tense,
        "weak": mention.weak,
        "rule": mention.rule,
    }


def _region(words: str, places: Places) -> Region | None:
    """Return the region that ``words`` (岐阜県大垣市, 宮崎県, うるま市・恩納村) tell; None where no place is open no longer."""
    codes = [match.codes for match in places.scan("".join(words.split()))]
    single: list[Place] = [places.get(found[0]) for found in codes if len(found) == 1]
    context = [place.code for place in single]
    for found in codes:
        place = places.resolve(found, context) if len(found) > 1 and context else None
        if place is not None:
            single.append(place)
    if not single:
        return None
    cities = {p.municipality: places.get(p.municipality) for p in single if p.municipality}
    prefecture = places.prefecture_of(single[0].code)
    areas = tuple(Area(place.code, place.name) for _, place in sorted(cities.items()))
    return Region(Area(prefecture.code, prefecture.name), areas)
