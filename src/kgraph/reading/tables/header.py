"""The headers of a table: where they stand, over how many rows, and what stands above them."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.reading.tables.lexicon import HeaderWords, header_key
from kgraph.reading.tables.model import Sheet
from kgraph.reading.tables.titles import HEADING
from kgraph.text import key

_SEARCHED = 40  # rows in which headers are looked for
_DEEPEST = 4  # rows that headers may take
_LONGEST = 40  # characters of a header; longer ones are notes


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows (from 0), the header of each column (its rows joined by a space), and the rows above."""

    rows: tuple[int, ...]
    names: tuple[str, ...]
    above: tuple[int, ...]

    @property
    def first_row(self) -> int:
        """The first row below the headers."""
        return self.rows[-1] + 1 if self.rows else 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The headers as they are compared."""
        return tuple(header_key(name) for name in self.names)


def find_header(sheet: Sheet, words: HeaderWords) -> Header | None:
    """Return the headers of a sheet: the row with the most words of headers, and the rows that belong to it.

    None where no row of the first has such a word. A row above or below belongs to it where cells are merged over
    both, or where it fills just the gaps.
    """
    best, most = -1, 0
    for row in range(min(len(sheet.rows), _SEARCHED)):
        texts = [text for text in sheet.rows[row] if text]
        if not texts or max(map(len, texts)) > 4 * _LONGEST:
            continue
        known = sum(1 for text in texts if len(text) <= _LONGEST and words.knows(text))
        if known > most and (known > 1 or 2 * known >= len(texts)):
            best, most = row, known
    if best < 0:
        return None
    first = last = best
    while first > 0 and last - first < _DEEPEST and _joined(sheet, first - 1, first, words):
        first -= 1
    while last + 1 < len(sheet.rows) and last - first < _DEEPEST and _joined(sheet, last, last + 1, words):
        last += 1
    return header_at(sheet, tuple(range(first, last + 1)))


def header_at(sheet: Sheet, rows: tuple[int, ...]) -> Header:
    """Return the headers that stand in ``rows`` (from 0): each column's own words, and those of the cell above it."""
    names = []
    for column in range(sheet.width):
        parts: list[str] = []
        for row in rows:
            text = _flat(sheet.cell(row, column).text) or _to_the_left(sheet, row, column, rows)
            if text and text not in parts:
                parts.append(text)
        names.append(" ".join(parts))
    while names and not names[-1]:
        names.pop()
    return Header(rows, tuple(names), tuple(range(rows[0])) if rows else ())


def _flat(text: str) -> str:
    return "".join(text.split())


def _to_the_left(sheet: Sheet, row: int, column: int, rows: tuple[int, ...]) -> str:
    """Return the words of the nearest filled cell to the left, where it heads this column too.

    That is so in the upper rows of a file without merged cells, as far as no cell above or below stands between.
    """
    if row == rows[-1] or not sheet.own(rows[-1], column) or (row, column) in sheet.merged:
        return ""
    above = [sheet.own(other, column) for other in rows if other < row]
    if any(above) or sheet.merged:
        return ""
    for left in range(column - 1, -1, -1):
        if sheet.own(row, left):
            return _flat(sheet.own(row, left)) if sheet.own(rows[-1], left) or left == column - 1 else ""
        if not sheet.own(rows[-1], left):
            return ""
    return ""


def _joined(sheet: Sheet, upper: int, lower: int, words: HeaderWords) -> bool:
    """Tell whether two rows that follow each other are both header rows."""
    width = max(len(sheet.rows[upper]), len(sheet.rows[lower]))
    over = [c for c in range(width) if sheet.merged.get((lower, c), (lower, c))[0] <= upper]
    if over:
        return True
    if any(HEADING.fullmatch(key(text)) for text in sheet.rows[upper] if text):
        return False  # 様式第2号 beside a title
    top = {c for c in range(width) if sheet.own(upper, c)}
    bottom = {c for c in range(width) if sheet.own(lower, c)}
    wide = _wide(sheet, upper)
    if any(len(sheet.own(row, c)) > _LONGEST for row, found in ((upper, top), (lower, bottom)) for c in found):
        return False
    if bottom & wide and bottom <= wide and len(top) > 1:
        return True  # what stands below stands under headings of several columns
    if not bottom - top or len(top) < 2 or len(bottom) < 2:
        return False
    known = [c for c in bottom if words.knows(sheet.own(lower, c))]
    filled = [c for c in bottom & top if not any(c + 1 == other for other in bottom - top)]
    return not filled and 2 * len(known) >= len(bottom) and not _is_data(sheet, lower)


def _wide(sheet: Sheet, row: int) -> set[int]:
    """Return the columns under cells that are merged over several columns of that row alone or end there."""
    found: set[int] = set()
    for column in range(sheet.width):
        origin = sheet.merged.get((row, column))
        if origin is not None and origin[1] < column and sheet.merged.get((row + 1, column)) != origin:
            found.update((column, origin[1]))
    return found


def _is_data(sheet: Sheet, row: int) -> bool:
    return any(any(char.isdigit() for char in text) for text in sheet.rows[row])
