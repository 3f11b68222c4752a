"""Joining bodies while a sheet is read: what is one already, what was said to be two, and which id is kept."""

from __future__ import annotations

from kgraph.identity.review.ages import age, first_places
from kgraph.identity.review.marks import Marks, marks_of
from kgraph.identity.review.model import Desk
from kgraph.statements import Correction
from kgraph.statements.corrections import DISTINCT, MERGE
from kgraph.statements.merging import pair


class Joining:
    """The bodies as the decisions so far make them one; near-linear in the number of decisions."""

    def __init__(self, desk: Desk) -> None:
        self._places = first_places(desk)
        self._kept = dict(desk.pairs.kept)
        self._said = set(desk.pairs.distinct)
        self._marks: dict[str, Marks] = {}
        for identifier, marks in marks_of(desk).items():
            self._marks.setdefault(self.now(identifier), Marks()).take(marks)
        self._apart: dict[str, set[str]] = {}
        for one, other in sorted(self._said):
            self._set_apart(one, other)
        self._sources: dict[str, dict[str, None]] = {}
        self._logged: dict[tuple[str, ...], set[str]] = {}
        for state in desk.sources:
            for identifier in (*(b.id for b in state.rows.bodies), *(g.id for g in state.rows.groups)):
                self._sources.setdefault(identifier, {})[state.id] = None
            for slot in state.last:
                self._logged.setdefault(slot, set()).add(state.id)

    def now(self, identifier: str) -> str:
        """Return the id that stands for a body."""
        trail = []
        while (above := self._kept.get(identifier, identifier)) != identifier:
            trail.append(identifier)
            identifier = above
        for one in trail:
            self._kept[one] = identifier
        return identifier

    def joined(self, one: str, other: str) -> bool:
        """Tell whether two bodies are one."""
        return self.now(one) == self.now(other)

    def parted(self, one: str, other: str) -> bool:
        """Tell whether somebody said of these two that they are not the same."""
        return pair(one, other) in self._said

    def torn(self, one: str, other: str) -> bool:
        """Tell whether joining the two would make one what somebody said to be two."""
        first, second = self.now(one), self.now(other)
        return second in {self.now(i) for i in self._apart.get(first, ())}

    def clash(self, one: str, other: str) -> tuple[str, str]:
        """Return why two bodies, with all that each is already, can never be one, and how each has it; else "", ""."""
        return self._marks.get(self.now(one), Marks()).clash(self._marks.get(self.now(other), Marks()))

    def join(self, one: str, other: str) -> tuple[str, str, str]:
        """Make two bodies one; return the row to write: the id that is retired, the action, the older id, kept."""
        kept, retired = sorted((self.now(one), self.now(other)), key=lambda i: age(i, self._places))
        self._kept[retired] = kept
        self._apart.setdefault(kept, set()).update(self._apart.pop(retired, ()))
        self._marks.setdefault(kept, Marks()).take(self._marks.pop(retired, Marks()))
        return retired, MERGE, kept

    def part(self, one: str, other: str) -> tuple[str, str, str]:
        """Say that two bodies are not the same; return the row to write."""
        self._said.add(pair(one, other))
        self._set_apart(one, other)
        return one, DISTINCT, other

    def keepers(self, decision: Correction, *others: str) -> tuple[str, ...]:
        """Return the sources that keep a decision about two bodies: those that know one, or that decided it before."""
        ids = {decision.row, decision.new or decision.old, *others}
        knowing = {source for i in ids for source in self._sources.get(i, ())}
        return tuple(sorted(knowing | self._logged.get(decision.slot, set())))

    def _set_apart(self, one: str, other: str) -> None:
        first, second = self.now(one), self.now(other)
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)
