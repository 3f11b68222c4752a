"""Which of two bodies is the older one: known from the source that was issued first, and there the first to be met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgraph.identity.review.model import Desk, SourceState


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a body is met: when its source was issued, which source that is, the line, the offset, and beside whom.

    ``beside`` is the group that names the body, or the platform that it is a member of; of a group none, and ``LISTED``
    for a row of a register.
    """

    issued: str
    source: str
    line: int
    start: int
    title: str
    beside: str = ""


LISTED = "listed"
_NOWHERE = Place("9999", "", 0, 0, "")


def first_places(desk: Desk) -> dict[str, Place]:
    """Return for each body that may be shown where it is first met; a unit shows what it is a part of."""
    found: dict[str, Place] = {}
    for state in desk.sources:
        _see(state, found)
    return found


def age(identifier: str, places: Mapping[str, Place]) -> tuple[Place, str]:
    """Return what bodies are ordered by, the oldest first; ties by id."""
    return places.get(identifier, _NOWHERE), identifier


def _see(state: SourceState, found: dict[str, Place]) -> None:
    source = state.statements.source
    parents = {b.id: b.parent for b in state.statements.bodies}

    def see(identifier: str, line: int, start: int, beside: str = "") -> None:
        place = Place(source.issued, source.id, line, start, source.title, beside)
        if identifier and (identifier not in found or place < found[identifier]):
            found[identifier] = place

    for group in state.statements.groups:
        see(group.id, group.line, 0)
    for mention in state.statements.mentions:
        trail: set[str] = set(state.persons & {mention.id})
        at = "" if trail else mention.body
        while at and at not in trail:
            trail.add(at)
            see(at, mention.line, mention.start, mention.group)
            at = parents.get(at, "")
    for tie in state.statements.memberships:
        see(tie.member, tie.line, tie.start, tie.of)
        see(tie.of, tie.line, tie.start)
    members = {i for tie in state.statements.memberships for i in (tie.member, tie.of)}
    for account in state.statements.lines:
        if account.group in parents and account.group not in members:
            see(account.group, account.line, 0, LISTED)
