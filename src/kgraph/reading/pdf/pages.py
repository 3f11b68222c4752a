"""Pages as lines of text: rows of cells and lines between them in their order, and what goes on over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgraph.reading.casebook.heads import is_label, is_section
from kgraph.reading.casebook.passages import runs_on
from kgraph.reading.pdf.cells import Cell, Row, fill, first_piece, rows_of
from kgraph.reading.pdf.glyphs import Glyph, PrintedLine, printed_lines

_BLANK = 1.1
_BLANK_WITHIN = 2.6
_ROOM = 0.6
_AROUND = 6  # lines


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its cells, and whether a blank shows above it. ``row`` tells a row of a table."""

    words: tuple[str, ...]
    parted: bool
    row: bool

    @property
    def text(self) -> str:
        """The cells, parted by tabs."""
        return "\t".join(self.words).rstrip("\t")


def page_lines(cells: Sequence[Cell], upright: Sequence[Glyph], sideways: Sequence[Glyph]) -> list[PageLine]:
    """Return the lines of a page from top to bottom; what is printed sideways stands before all of them."""
    filled, outside = fill(cells, upright)
    parts: list[Row | PrintedLine] = [*rows_of(filled), *printed_lines(outside)]
    parts.sort(key=lambda part: (part.top, part.cells[0].x0 if isinstance(part, Row) else part.x0))
    right = max((part.x1 for part in parts if isinstance(part, PrintedLine)), default=0.0)
    found = [PageLine((line.text,), False, False) for line in printed_lines(sideways)]
    above: Row | PrintedLine | None = None
    at = 0
    while at < len(parts):
        part = parts[at]
        parted = bool(found) if above is None else _parted(above, part, right)
        words, count = _around(parts, at)
        found += [PageLine(words, parted, False)] if count else _lines(part, parted)
        at += max(count, 1)
        above = parts[at - 1]
    return found


def join_pages(pages: Sequence[Sequence[PageLine]]) -> str:
    """Return the text of a document: its pages, each followed by a form feed at the beginning of the next line."""
    carried = _carry_labels([list(page) for page in pages])
    out: list[str] = []
    for page in carried:
        lines: list[str] = []
        for line in page:
            if line.parted and lines:
                lines.append("")
            lines.append(line.text)
        out.append("\n".join(lines) + "\n\f")
    return "".join(out)


def _around(parts: Sequence[Row | PrintedLine], at: int) -> tuple[tuple[str, ...], int]:
    """Return a label whose halves stand above and below the words at its right, with those words, and of how many parts.

    So it is printed where nothing is ruled and the label, of two lines, stands in the middle of the height of its words.
    """
    first, words = parts[at], ""
    if not isinstance(first, PrintedLine) or is_label(first.text):
        return (), 0
    for count, part in enumerate(parts[at + 1 : at + 1 + _AROUND], 2):
        if not isinstance(part, PrintedLine):
            break
        if part.x0 > first.x1:
            words += ("" if not words or runs_on(words[-200:], part.text) else " ") + part.text
        elif words and abs(part.x0 - first.x0) < first.size and is_label(first.text + part.text):
            return (first.text + part.text, words), count
        else:
            break
    return (), 0


def _lines(part: Row | PrintedLine, parted: bool) -> list[PageLine]:
    if isinstance(part, PrintedLine):
        return [PageLine(tuple(column.text for column in part.columns()), parted, False)]
    words = part.words
    if len(words) > 2 and is_section(words[0]):
        return [PageLine(words[:1], parted, False), PageLine(words[1:], False, True)]
    return [PageLine(words, parted, True)]


def _parted(above: Row | PrintedLine, below: Row | PrintedLine, right: float) -> bool:
    """Whether a blank shows between two parts of a page: more room than between the lines of one paragraph."""
    gap = below.top - above.bottom
    if isinstance(above, Row) or isinstance(below, Row):
        size = above.size if isinstance(above, PrintedLine) else below.size if isinstance(below, PrintedLine) else 0
        return gap > _BLANK * max(size, 6.0) or (isinstance(above, Row) and isinstance(below, PrintedLine))
    full = right - above.x1 < first_piece(below) + _ROOM * below.size
    return gap > (_BLANK_WITHIN if full else _BLANK) * max(above.size, below.size)


def _carry_labels(pages: list[list[PageLine]]) -> list[list[PageLine]]:
    """Give a row that is broken over pages its label where it begins.

    A label in the middle of its cell's height is printed on the second page, though the words begin on the first: so
    the last row of a page has no label, and, as a row stands above it, does not go on from the page before.
    """
    for this, following in pairwise(pages):
        rows = [j for j, line in enumerate(this) if line.row]
        first = next((j for j, line in enumerate(following) if line.row), None)
        if len(rows) < 2 or first is None:
            continue
        last = rows[-1]
        ends_page = all(line.parted for line in (*this[last + 1 :][:1], *following[:first][1:]))
        above, below = this[last], following[first]
        if ends_page and len(above.words) == len(below.words) == 2 and not above.words[0] and is_label(below.words[0]):
            this[last] = PageLine((below.words[0], above.words[1]), above.parted, True)
            following[first] = PageLine(("", below.words[1]), below.parted, True)
    return pages
