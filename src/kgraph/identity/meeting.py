"""What two sources make one body by name, legal form and prefecture alone: said in the evidence, and for a person.

Ids are minted source by source, so that a body of two sources meets without anybody having looked. Where the name tells
a place, the kind says there is one such body, or a corporate number is told by both, that is sure; else it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kgraph.identity.names import is_of_its_kind, normal_name
from kgraph.identity.numbers import SCHEME
from kgraph.places import Places
from kgraph.statements import Statements

NOTE = "same-by-legal-form-and-prefecture"
"""The note of a mention that means another source's (or group's) body by legal form and prefecture alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A group or listed body of ``source`` that is taken to be that of ``first`` (a source's id), by its name alone."""

    id: str
    source: str
    first: str


@dataclass(slots=True)
class _Met:
    """Where a body was met first, who named it there, where it lies, and its numbers."""

    source: str
    namers: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)


def with_notes(sources: Sequence[Statements]) -> tuple[Statements, ...]:
    """Return the sources with the note on every mention that means a body of an earlier source by its name alone.

    A mention of the group that named the body there means the same body; one that has a note keeps it.
    """
    if len(sources) < 2:
        return tuple(sources)
    first: dict[str, _Met] = {}
    by_source: dict[str, Statements] = {}
    for one in _in_order(sources):
        loose = _by_name_alone(one)
        own = _met(one, loose)
        noted = []
        for mention in one.mentions:
            met = first.get(mention.body) if mention.body in loose and mention.grounding == "named" else None
            sure = met is None or mention.group in met.namers or met.numbers & own[mention.body].numbers
            noted.append(mention if sure or mention.note else replace(mention, note=NOTE))
        by_source[one.source.id] = replace(one, mentions=tuple(noted))
        for identifier, met in own.items():
            first.setdefault(identifier, met)
    return tuple(by_source[one.source.id] for one in sources)


def meetings(sources: Sequence[Statements]) -> tuple[Meeting, ...]:
    """Return the groups and listed bodies that are one with those of an earlier source by their name alone.

    Not those that both sources put in one municipality, or of which both tell one corporate number.
    """
    first: dict[str, _Met] = {}
    found: list[Meeting] = []
    for one in _in_order(sources) if len(sources) > 1 else ():
        listed = {row.group for row in one.lines} - {g.id for g in one.groups}
        own = _met(one, _by_name_alone(one))
        for identifier, met in own.items():
            before = first.setdefault(identifier, met)
            told = identifier in listed or any(g.id == identifier for g in one.groups)
            if told and before is not met and not (before.towns & met.towns or before.numbers & met.numbers):
                found.append(Meeting(id=identifier, source=one.source.id, first=before.source))
    return tuple(found)


def notes_by_source(sources: Sequence[Statements]) -> dict[str, dict[str, str]]:
    """Return by source what is said of its groups and listed bodies that an earlier source has: ``NOTE``, by id."""
    found: dict[str, dict[str, str]] = {}
    for meeting in meetings(sources):
        found.setdefault(meeting.source, {})[meeting.id] = NOTE
    return found


def _in_order(sources: Iterable[Statements]) -> list[Statements]:
    return sorted(sources, key=lambda one: (one.source.issued or "9999", one.source.id))


def _by_name_alone(one: Statements) -> set[str]:
    """Return the groups and bodies whose ids say no more than their name, legal form and prefecture."""
    places = Places.load()
    found = {g.id for g in one.groups if not _tells_place(one.label(g), places)}
    for body in one.bodies:
        alone = body.legal_form and body.scope.endswith("000") and not is_of_its_kind(body.kind)
        if alone and not _tells_place(body.name, places):
            found.add(body.id)
    return found - {row.kept for row in one.retired}  # of those that a person made one the person said it


def _tells_place(name: str, places: Places) -> bool:
    return places.longest_prefix(normal_name(name).key) is not None


def _met(one: Statements, loose: set[str]) -> dict[str, _Met]:
    found = {identifier: _Met(one.source.id) for identifier in sorted(loose)}
    for group in one.groups:
        if group.id in found:
            found[group.id].namers.add(group.id)
            found[group.id].towns.update(one.values(group.id, "municipality"))
    for body in one.bodies:
        if body.id in found and body.place and not body.place.endswith("000"):
            found[body.id].towns.add(body.place)
    for mention in one.mentions:
        if mention.body in found:
            found[mention.body].namers.add(mention.group)
    for row in one.identifiers:
        if row.body in found and row.scheme == SCHEME:
            found[row.body].numbers.add(row.value)
    return found
