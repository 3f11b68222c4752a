"""What a reading of the form gives: rows that know nothing of ids, which are minted later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kgraph.errors import Problem
from kgraph.reading.casebook.passages import Passage, Place

TAKEN, HELD, UNREAD = "taken", "withheld", "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFact:
    """One thing that the form says; as ``statements.Fact``, without the group's id."""

    field: str
    value: str
    note: str = ""
    line: int
    start: int
    end: int
    words: str
    rule: str

    @classmethod
    def at(cls, place: Place, field: str, value: str, *, rule: str, note: str = "") -> FormFact:
        """Return the fact that rests on the words at ``place``."""
        return cls(
            field=field,
            value=value,
            note=note,
            line=place.line,
            start=place.start,
            end=place.end,
            words=place.words,
            rule=rule,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """One group of the casebook: its name as in the heading, where it begins, its facts, and its cells of prose.

    ``cells`` are for reading mentions and for building with the source at hand; they are never stored.
    """

    name: str
    line: int
    facts: tuple[FormFact, ...]
    cells: Mapping[str, Passage] = field(repr=False)

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of one field, in the order of the source."""
        return tuple(fact.value for fact in self.facts if fact.field == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLineAccount:
    """What became of one non-blank line; ``group`` is the index of its group in the reading, -1 for none."""

    line: int
    group: int
    field: str
    fate: str
    chars: int
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasebookReading:
    """All that was read from one casebook: groups in order, an account of every non-blank line, and the problems."""

    groups: tuple[FormGroup, ...]
    lines: tuple[FormLineAccount, ...]
    problems: tuple[Problem, ...]
    publisher: str = ""
    issued: str = ""

    @property
    def unread(self) -> tuple[int, ...]:
        """The numbers of the lines that no field took."""
        return tuple(account.line for account in self.lines if account.fate == UNREAD)
