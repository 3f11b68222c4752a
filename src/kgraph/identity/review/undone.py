"""What was decided and taken back: so that a sheet that was written before does not decide it again.

A question's key holds, beside the digest of what was shown, how often a decision about it had been taken back by then
(``~2``; nothing where none was). An answer to a question of which more was taken back since is older than the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kgraph.identity.review.model import SourceState
from kgraph.statements import Correction, Held
from kgraph.statements.added import place_of
from kgraph.statements.corrections import ADD, DISTINCT, KEEP, MERGE, PART, REMOVE, REOPEN, SET, UNGROUND
from kgraph.statements.merging import Log, in_time, pair

_BACK = (KEEP, REMOVE, UNGROUND, REOPEN, PART)
_MARK = "~"


def stamped(digest: str, undone: int) -> str:
    """Return the part of a key that tells what was shown, and how much of it had been taken back."""
    return f"{digest}{_MARK}{undone}" if undone else digest


def unstamped(part: str) -> tuple[str, int]:
    """Return the digest of what was shown, and how much had been taken back when it was."""
    digest, _, number = part.partition(_MARK)
    return digest, int(number) if number.isdecimal() else 0


def is_back(correction: Correction, first: Correction) -> bool:
    """Tell whether a correction takes back what others said; ``first`` is the first one about the same thing."""
    if correction.action == SET:
        return correction is not first and correction.new == first.old
    return correction.action in _BACK


def taken_back(corrections: Iterable[Correction], table: str, row: str) -> tuple[Correction, ...]:
    """Return the corrections that took back what others said of a row."""
    first: dict[tuple[str, ...], Correction] = {}
    found = []
    for one in corrections:
        if (one.table, one.row) != (table, row):
            continue
        if is_back(one, first.setdefault(one.slot, one)):
            found.append(one)
    return tuple(found)


def held_taken_back(state: SourceState, held: Held) -> tuple[Correction, ...]:
    """Return what was taken back of words held back: that they are a person's name, or that they are a body's."""
    added = {
        c.row
        for c in state.corrections
        if c.action == ADD and (place := place_of(c.old)) and (place.start, place.end) == (held.start, held.end)
    }
    removed = (c for row in sorted(added) for c in taken_back(state.corrections, "mentions", row))
    return (*taken_back(state.corrections, "held", held.id), *removed)


class Parted:
    """The pairs of bodies that were one, or were said to be two, until somebody took that back."""

    def __init__(self, sources: Sequence[SourceState]) -> None:
        self._events: list[Correction] = []
        self._sides: dict[str, dict[int, int]] = {}
        held: dict[tuple[str, str], str] = {}
        near: dict[str, set[str]] = {}
        for _, _, c in in_time(Log(state.id, "", state.corrections) for state in sources):
            both = pair(c.row, c.new or c.old)
            before = held.pop(both, "")
            if c.action in (MERGE, DISTINCT):
                held[both] = c.action
            if before == MERGE != c.action:
                near[both[0]].discard(both[1])
                near[both[1]].discard(both[0])
                self._split(c, _reached(both[0], near), _reached(both[1], near))
            elif before == DISTINCT != c.action:
                self._split(c, {both[0]}, {both[1]})
            if c.action == MERGE:
                near.setdefault(both[0], set()).add(both[1])
                near.setdefault(both[1], set()).add(both[0])

    def since(self, one: str, other: str) -> tuple[Correction, ...]:
        """Return the corrections that took back that two bodies are one, or two: also by way of others."""
        first, second = self._sides.get(one, {}), self._sides.get(other, {})
        return tuple(self._events[at] for at, side in first.items() if second.get(at, side) != side)

    def _split(self, event: Correction, one: set[str], other: set[str]) -> None:
        if one & other:
            return  # they are one by way of others still
        for side, ids in enumerate((one, other)):
            for identifier in ids:
                self._sides.setdefault(identifier, {})[len(self._events)] = side
        self._events.append(event)


def _reached(start: str, near: Mapping[str, set[str]]) -> set[str]:
    found, left = {start}, [start]
    while left:
        new = near.get(left.pop(), set()) - found
        found |= new
        left.extend(new)
    return found
