"""Lines of the form with the key that labels are looked up by, and the cells that the layout put into them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kgraph.reading.casebook.passages import squeeze
from kgraph.text import Folded, fold, lines

_GAP = re.compile(r"\t\s*|[^\S\t]{2,}\s*")
_PARTING = re.compile(r"[^\S\t]*\t\s*|\s*:?\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line: its span in the line's key."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the document, folded, with a key that has no white space and knows where each character stands.

    ``at[i]`` is the position of ``key[i]`` in ``folded.text``.
    """

    number: int
    start: int
    folded: Folded
    key: str
    at: tuple[int, ...]

    @property
    def text(self) -> str:
        """The line as written, without its line feed."""
        return self.folded.original

    @property
    def end(self) -> int:
        """The offset in the document behind the line's last character."""
        return self.start + len(self.folded.original)

    @property
    def blank(self) -> bool:
        """Whether the line holds white space only."""
        return not self.text.strip()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the document of the characters ``[start, end)`` of the key."""
        first, last = self.folded.span(self.at[start], self.at[end - 1] + 1)
        return self.start + first, self.start + last

    def gap(self, position: int) -> str:
        """Return what parts ``position`` characters of the key from the rest: white space, with one colon or a tab."""
        match = _PARTING.match(self.folded.text, self.at[position - 1] + 1 if position else 0)
        return match[0] if match else ""

    def rest(self, position: int) -> tuple[int, int]:
        """Return the span in the document of what follows ``position`` characters of the key and its gap."""
        after = (self.at[position - 1] + 1 if position else 0) + len(self.gap(position))
        first = self.folded.starts[after] if after < len(self.folded.starts) else len(self.text)
        return self.start + first, self.end

    def cells(self) -> tuple[Cell, ...]:
        """Return the cells that tabs and runs of spaces part; empty ones are left out."""
        found: list[Cell] = []
        begin = 0
        for gap in (*_GAP.finditer(self.folded.text), None):
            stop = gap.start() if gap else len(self.folded.text)
            first, last = bisect_left(self.at, begin), bisect_left(self.at, stop)
            if first < last:
                found.append(Cell(first, last))
            begin = gap.end() if gap else stop
        return tuple(found)


def form_lines(text: str) -> tuple[FormLine, ...]:
    """Return the lines of a document."""
    found = []
    for line in lines(text):
        folded = fold(line.text)
        found.append(FormLine(line.number, line.start, folded, *squeeze(folded)))
    return tuple(found)
