"""What stands beside a name without a head: lists of bodies, and the columns of rows that hold bodies."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from kgraph.reading.mentions.bodies import FIRM
from kgraph.reading.mentions.layout import Block
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.persons import veto_persons

_COMPANY_ROLES = ("sponsorship", "funding", "donation")


def decide_nameless(found: list[Candidate], text: str, parts: list[Block]) -> None:
    """Keep names without a head only beside known bodies or under a label that says what they did."""
    veto_persons(found, text)
    listed, rows = _lists_of_bodies(found, text, parts), _Rows(text, found)
    lines: dict[int, list[Candidate]] = {}
    for candidate in found:
        lines.setdefault(candidate.line, []).append(candidate)
    firm = sum(_stands(c) for c in found)
    company = sum(c.kind == "company" for c in found) * 2 > firm
    beside = {number: sum(map(_stands, line)) for number, line in lines.items()}
    for candidate in found:
        if candidate.strength != "nameless" or candidate.veto or candidate.rule in ("bracket-member", "alias"):
            continue
        near = any(candidate.line + step in listed for step in (-3, -2, -1, 1, 2, 3)) and firm > 1
        if rows.in_another_column(candidate):
            candidate.veto = "another column"
        elif not beside[candidate.line] and not (candidate.explicit and firm) and not near:
            candidate.veto = "no known body beside it"
        elif company or candidate.role in _COMPANY_ROLES:
            candidate.kind = "company"


def _stands(candidate: Candidate) -> bool:
    return candidate.strength in FIRM and not candidate.veto


def _lists_of_bodies(found: list[Candidate], text: str, parts: list[Block]) -> frozenset[int]:
    """Return the lines that are no sentences and of which bodies make up the larger part."""
    taken: dict[int, int] = {}
    for candidate in filter(_stands, found):
        taken[candidate.line] = taken.get(candidate.line, 0) + candidate.end - candidate.start
    return frozenset(
        number
        for number, part in enumerate(parts)
        if not part.prose and taken.get(number, 0) * 5 >= len(text[part.start : part.end].strip()) * 2
    )


class _Rows:
    """The rows of a text, cells parted by tabs, with how many bodies stand in each column."""

    def __init__(self, text: str, found: list[Candidate]) -> None:
        self._tabs = [i for i, char in enumerate(text) if char == "\t"]
        self._ends = [i for i, char in enumerate(text) if char == "\n"]
        columns = (self._column(candidate.start) for candidate in filter(_stands, found))
        self._bodies = Counter(column for column in columns if column is not None)
        self._most = max(self._bodies.values(), default=0)

    def in_another_column(self, candidate: Candidate) -> bool:
        """Tell whether a candidate stands in a row, in a column that holds no bodies as others do."""
        column = self._column(candidate.start)
        return column is not None and self._bodies[column] * 5 < self._most * 2

    def _column(self, at: int) -> int | None:
        """Return the number of the column at ``at``; None where its line has no tabs."""
        line = bisect_left(self._ends, at)
        first = bisect_left(self._tabs, self._ends[line - 1] if line else 0)
        last = bisect_left(self._tabs, self._ends[line]) if line < len(self._ends) else len(self._tabs)
        return bisect_left(self._tabs, at) - first if last > first else None
