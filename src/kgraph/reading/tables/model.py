"""A sheet as it was read, and its canonical text: what offsets, quotes and digests of a table refer to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from kgraph.errors import Problem

LINE_END_IN_CELL = "\v"
"""What stands in the canonical text for a line end inside a cell."""
_IN_CELL = str.maketrans({"\n": LINE_END_IN_CELL, "\t": " ", "\0": None})
NO_MERGES: Mapping[tuple[int, int], tuple[int, int]] = MappingProxyType({})


def canonical_cell(text: str) -> str:
    """Return the text of a cell as the canonical text holds it; white space alone is an empty cell."""
    if not text or text.isspace():
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_IN_CELL)


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and where they stand in the canonical text; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)

    @property
    def line(self) -> int:
        """The number of the row, as the sheet shows it."""
        return self.row + 1

    @property
    def words(self) -> str:
        """The text without white space at its ends."""
        return self.text.strip()

    def trimmed(self) -> Cell:
        """Return the cell without white space at its ends, its offsets adjusted."""
        left = len(self.text) - len(self.text.lstrip())
        return Cell(self.row, self.column, self.text.strip(), self.start + left)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows as text, as wide as they are filled, and what the cells do not tell.

    ``merged`` gives for each cell inside a merged range, but its first, that first cell. ``problems`` are what the
    reader of the file met (a formula without a value), with row and column.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(any(row) for row in self.rows)

    @cached_property
    def text(self) -> str:
        """The canonical text: a row a line, cells joined by TAB, no blank cells behind the last filled one."""
        return "\n".join("\t".join(row) for row in self.rows)

    @property
    def sha256(self) -> str:
        """The digest of the canonical text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for row in self.rows:
            starts.append(at)
            at += sum(map(len, row)) + max(len(row) - 1, 0) + 1
        return tuple(starts)

    def own(self, row: int, column: int) -> str:
        """Return what stands in a cell itself; nothing outside the table."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else ""

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell that a reader sees at a place: inside a merged range, the first cell of the range."""
        row, column = self.merged.get((row, column), (row, column))
        text = self.own(row, column)
        if not text:
            return Cell(row, column, "", self._starts[row] if row < len(self._starts) else 0)
        start = self._starts[row] + column + sum(map(len, self.rows[row][:column]))
        return Cell(row, column, text, start)


def make_sheet(
    name: str,
    rows: list[list[str]],
    *,
    merged: Mapping[tuple[int, int], tuple[int, int]] = NO_MERGES,
    hidden: bool = False,
    hidden_rows: tuple[int, ...] = (),
    hidden_columns: tuple[int, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Sheet:
    """Return a sheet of rows of text: cells made canonical, blank cells and rows behind the last filled ones cut."""
    kept: list[tuple[str, ...]] = []
    for cells in rows:
        texts = [canonical_cell(text) for text in cells]
        while texts and not texts[-1]:
            texts.pop()
        kept.append(tuple(texts))
    while kept and not kept[-1]:
        kept.pop()
    return Sheet(name, tuple(kept), merged, hidden, hidden_rows, hidden_columns, problems)


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file (a CSV file has one, called by the file), how it was encoded, and what was met on the way."""

    file: str
    sheets: tuple[Sheet, ...]
    encoding: str
    problems: tuple[Problem, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet called ``name``, None where there is none."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
