"""What no two names of one body can differ in: the legal form, the 法人番号, the place of a kind that each place has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kgraph import vocab
from kgraph.identity.grounding import unique_words
from kgraph.identity.names import is_only_kind, normal_name
from kgraph.identity.numbers import SCHEME
from kgraph.identity.review.model import Desk
from kgraph.places import Places

Mark = dict[str, str]
"""A value (a notation, a number, a code) and the name of a body that has it, empty where it may not be shown."""


@dataclass(slots=True)
class Marks:
    """What is known of a body, or of several that are one."""

    forms: Mark = field(default_factory=dict)
    numbers: Mark = field(default_factory=dict)
    seats: Mark = field(default_factory=dict)

    def take(self, other: Marks) -> None:
        """Add what is known of another body, as both are one."""
        for mine, theirs in zip(self._all(), other._all(), strict=True):
            for value, name in theirs.items():
                mine.setdefault(value, name)

    def clash(self, other: Marks) -> tuple[str, str]:
        """Return in what two bodies cannot be one (forms, numbers, seats) and how each has it; "" where they may be."""
        if self.forms and other.forms and self.forms.keys() != other.forms.keys():
            return "forms", _told(self.forms, other.forms, lambda form: vocab.label("legal-forms", form, "ja"))
        if self.numbers and other.numbers and self.numbers.keys().isdisjoint(other.numbers):
            return "numbers", _told(self.numbers, other.numbers, str)
        if any(not _meet(one, its) for one in self.seats for its in other.seats):
            places = Places.load()
            return "seats", _told(self.seats, other.seats, lambda code: places.get(code).full_name)
        return "", ""

    def _all(self) -> tuple[Mark, Mark, Mark]:
        return self.forms, self.numbers, self.seats


def marks_of(desk: Desk) -> dict[str, Marks]:
    """Return what the sources tell of each body and group, by the ids that they have without merges."""
    found: dict[str, Marks] = {}
    own = {word.kind for word in unique_words()}
    for state in desk.sources:
        rows = state.rows
        for body in rows.bodies:
            marks = found.setdefault(body.id, Marks())
            shown = "" if body.id in desk.hidden else body.name
            normal = normal_name(body.name)
            if form := body.legal_form or normal.legal_form:
                marks.forms.setdefault(form, shown)
            if body.place and (body.kind in own or is_only_kind(normal)):
                marks.seats.setdefault(body.place, shown)
        for group in rows.groups:
            marks = found.setdefault(group.id, Marks())
            label = rows.label(group)
            shown, normal = "" if group.id in desk.hidden else label, normal_name(label)
            if form := rows.value(group.id, "legal_form") or normal.legal_form:
                marks.forms.setdefault(form, shown)
            towns = rows.values(group.id, "municipality")
            if len(towns) == 1 and is_only_kind(normal):
                marks.seats.setdefault(towns[0], shown)
        for number in rows.identifiers:
            if number.scheme == SCHEME:
                name = "" if number.body in desk.hidden else desk.names.get(number.body, ("",))[0]
                found.setdefault(number.body, Marks()).numbers.setdefault(number.value, name)
    return found


def _meet(one: str, other: str) -> bool:
    """Tell whether two codes are of one place, or one is the prefecture that the other lies in."""
    return one == other or (one[:2] == other[:2] and "000" in (one[2:], other[2:]))


def _told(mine: Mark, theirs: Mark, label: Callable[[str], str]) -> str:
    """Return the first value of each that the other has not, with the names that may be shown."""
    first = next((value for value in mine if value not in theirs), next(iter(mine)))
    second = next((value for value in theirs if value not in mine), next(iter(theirs)))
    parts = [(label(first), mine[first]), (label(second), theirs[second])]
    return " / ".join(f"{value}（{name}）" if name else value for value, name in parts)
