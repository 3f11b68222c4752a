"""Mentions that a person added, since reading missed them: what their correction holds, and the rows they become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph import vocab
from kgraph.statements.finding import GroupText, Spot
from kgraph.statements.rows import Mention, Statements

ADDED = "added"
"""The rule of a mention that a person added."""

_PARTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an added mention stands, and what its words say there: the cell ``old`` of its correction."""

    group: str
    initiative: str
    field: str
    line: int
    start: int
    end: int
    role: str
    generic: bool

    def cell(self) -> str:
        """Return the place as one cell."""
        numbers = (str(self.line), str(self.start), str(self.end))
        how = "generic" if self.generic else "named"
        return "/".join((self.group, self.initiative, self.field, *numbers, self.role, how))


def place_of(cell: str) -> Place | None:
    """Return the place that a cell holds; None where it holds none."""
    parts = cell.split("/")
    if len(parts) != _PARTS or not all(part.isdigit() for part in parts[3:6]) or parts[7] not in ("generic", "named"):
        return None
    line, start, end = map(int, parts[3:6])
    if not line > 0 or not start < end:
        return None
    return Place(
        group=parts[0],
        initiative=parts[1],
        field=parts[2],
        line=line,
        start=start,
        end=end,
        role=parts[6],
        generic=parts[7] == "generic",
    )


def is_added(mention: Mention) -> bool:
    """Tell whether a person added a mention."""
    return mention.rule.split(" ", 1)[0] == ADDED


def free_id(statements: Statements, known: Iterable[str], place: Place, words: str) -> str:
    """Return the id of a mention that is added: the first one of these words that none in ``known`` has."""
    taken = set(known)
    ordinal = 0
    while (
        identifier := vocab.mint_mention_id(statements.source.id, place.group, place.field, words, ordinal)
    ) in taken:
        ordinal += 1
    return identifier


def as_mention(identifier: str, words: str, kind: str, place: Place, statements: Statements) -> Mention:
    """Return the row of an added mention, which means no body yet."""
    towns = tuple(
        fact.value
        for fact in statements.facts_of(place.group)
        if fact.field == "municipality" and fact.initiative in ("", place.initiative)
    )
    return Mention(
        id=identifier,
        group=place.group,
        initiative=place.initiative,
        field=place.field,
        surface=words,
        name=" ".join(words.split()),
        kind=kind,
        generic=place.generic,
        grounding="none",
        role=place.role,
        places=towns if place.generic else (),
        line=place.line,
        start=place.start,
        end=place.end,
        rule=ADDED,
    )


def overlapping(mentions: Iterable[Mention], start: int, end: int) -> Mention | None:
    """Return the mention among those of a group that holds some of the characters of a span."""
    return next((m for m in mentions if m.start < end and start < m.end), None)


def spot_again(place: Place, words: str, text: GroupText) -> Spot | None:
    """Return where the words of an added mention stand in the text now, nearest to where they stood; None if nowhere."""
    spots = text.spots(place.group, words, place.field)
    same = [spot for spot in spots if (spot.start, spot.end) == (place.start, place.end)]
    if same:
        return same[0]
    return min(spots, key=lambda spot: (abs(spot.line - place.line), abs(spot.start - place.start)), default=None)
