"""The words of a page's cells: which glyphs stand in which cell, and rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kgraph.reading.casebook.passages import runs_on
from kgraph.reading.pdf.glyphs import Glyph, PrintedLine, is_wide, printed_lines

MOST_EDGES = 3_000
MOST_CROSSINGS = 6_000
"""More ruled lines on one page, or more crossings of them, are a drawing: to look for cells there would take long."""

_SHORTEST_EDGE = 3.0
_SAME = 2.5
_SQUARE = 24.0
_ROOM = 0.6
_NO_BEGIN = frozenset("、。，．・：；？！）」』】〕〉》ー々ゝゞ,.:;?!)]}")
"""Characters that do not begin a line, so that the one before them goes down with them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's box, the table that it is of, and its words."""

    table: int
    x0: float
    top: float
    x1: float
    bottom: float
    text: str = ""

    @property
    def area(self) -> float:
        """The area of the box."""
        return (self.x1 - self.x0) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that begin at one height, from left to right; ``left`` is where their table begins."""

    cells: tuple[Cell, ...]
    left: float

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.cells[0].top

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest cell."""
        return max(cell.bottom for cell in self.cells)

    @property
    def inner(self) -> bool:
        """Whether cells that began in a row above stand at the left of this one."""
        return self.cells[0].x0 - self.left > _SAME

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its cells, with an empty first one where a cell from above stands there."""
        return (("",) if self.inner else ()) + tuple(cell.text for cell in self.cells)


def page_cells(page: Any) -> list[Cell] | None:
    """Return the ruled cells of a pdfplumber page, without words; None where too many lines are drawn.

    A box by itself is no table: what stands in it is read as the lines of a page.
    """
    edges = [e for e in page.edges if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= _SHORTEST_EDGE]
    across = {round(e["top"]) for e in edges if e["orientation"] == "h"}
    down = {round(e["x0"]) for e in edges if e["orientation"] == "v"}
    if len(edges) > MOST_EDGES or len(across) * len(down) > MOST_CROSSINGS:
        return None
    if not edges:
        return []
    found = page.find_tables({"edge_min_length": _SHORTEST_EDGE})
    boxes = [(i, box) for i, table in enumerate(found) if len(table.cells) > 1 for box in table.cells]
    return [Cell(i, *box) for i, box in boxes]


def fill(cells: Sequence[Cell], glyphs: Sequence[Glyph]) -> tuple[list[Cell], list[Glyph]]:
    """Return the cells with their words, and the glyphs that stand in none."""
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    near: dict[tuple[int, int], list[int]] = {}
    for i in sorted(range(len(cells)), key=lambda i: (cells[i].area, i)):
        for square in _squares(cells[i]):
            near.setdefault(square, []).append(i)
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.middle
        around = near.get((int(x // _SQUARE), int(y // _SQUARE)), ())
        at = next((i for i in around if cells[i].x0 <= x <= cells[i].x1 and cells[i].top <= y <= cells[i].bottom), None)
        (outside if at is None else inside.setdefault(at, [])).append(glyph)
    filled = [
        Cell(c.table, c.x0, c.top, c.x1, c.bottom, cell_text(c, printed_lines(inside.get(i, ()))))
        for i, c in enumerate(cells)
    ]
    return filled, outside


def rows_of(cells: Sequence[Cell]) -> list[Row]:
    """Return the rows of all tables of a page; a row without words is left out."""
    tables: dict[int, list[Cell]] = {}
    for cell in cells:
        tables.setdefault(cell.table, []).append(cell)
    rows: list[Row] = []
    for of_table in tables.values():
        left = min(cell.x0 for cell in of_table)
        line: list[Cell] = []
        for cell in sorted(of_table, key=lambda c: (c.top, c.x0)):
            if line and cell.top - line[0].top > _SAME:
                rows.append(Row(tuple(sorted(line, key=lambda c: c.x0)), left))
                line = []
            line.append(cell)
        rows.append(Row(tuple(sorted(line, key=lambda c: c.x0)), left))
    return [row for row in rows if any(cell.text for cell in row.cells)]


def cell_text(cell: Cell, lines: Sequence[PrintedLine]) -> str:
    """Return the words of a cell on one line.

    Where the cell's edge broke a line its parts are joined as ``read_casebook`` joins lines; where the writer broke
    it, which shows by the room that is left, a space parts them.
    """
    if not lines:
        return ""
    padding = max(0.0, min(line.x0 for line in lines) - cell.x0)
    right = max(cell.x1 - padding, max(line.x1 for line in lines))
    text = lines[0].text
    for above, below in pairwise(lines):
        words = below.text
        broken_by_edge = right - above.x1 - (above.x0 - cell.x0 - padding) < first_piece(below) + _ROOM * below.size
        text += ("" if broken_by_edge and runs_on(text[-200:], words) else " ") + words
    return text


def first_piece(line: PrintedLine) -> float:
    """Return the width of what a line break cannot part at the beginning of a line."""
    last = line.glyphs[0]
    for glyph in line.glyphs[1:]:
        parted = is_wide(last.text[-1]) or is_wide(glyph.text[0]) or glyph.text.isspace()
        if parted and glyph.text[0] not in _NO_BEGIN:
            break
        last = glyph
    return last.x1 - line.glyphs[0].x0


def _squares(cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield the squares of the page that a cell reaches into."""
    for column in range(int(cell.x0 // _SQUARE), int(cell.x1 // _SQUARE) + 1):
        for row in range(int(cell.top // _SQUARE), int(cell.bottom // _SQUARE) + 1):
            yield column, row
