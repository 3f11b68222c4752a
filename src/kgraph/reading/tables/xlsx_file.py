"""Excel workbooks: every cell as Excel shows it, with what is merged, hidden, computed or in error."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError, Problem, error_in_words
from kgraph.reading.tables.model import Book, Sheet, make_sheet
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.shown import shown

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAGIC = b"PK\x03\x04"
OLD_MAGIC = b"\xd0\xcf\x11\xe0"
"""How old workbooks (.xls) and those with a password begin."""

_LARGEST = 1 << 30
_CARRIAGE_RETURN = re.compile(r"_x000D_\n?", re.IGNORECASE)


def read_xlsx(data: bytes, file: str) -> Book:
    """Return the sheets of a workbook. Raises InputError where it is none, is damaged, or would unpack to too much.

    Readings beside the words (furigana) are no part of them. Of a formula the value that Excel last computed is
    taken; a formula without one, and a value that is an error, are problems of the sheet.
    """
    if data.startswith(OLD_MAGIC):
        raise InputError(problem("not-a-workbook", file, found=".xls / password"))
    _check_size(data, file)
    book = _load(data, file, values=False)
    computed = _load(data, file, values=True) if _formulas(book) else book
    sheets = tuple(_sheet(ws, computed[ws.title], file) for ws in book.worksheets)
    if not sheets:
        raise InputError(problem("empty-table", file))
    return Book(file, sheets, "xlsx")


def _check_size(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
    # RuntimeError, or a kind of it: a ZIP of a version or packing that Python cannot unpack.
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise InputError(problem("not-a-workbook", file, counted=error_in_words(error))) from None
    if size > _LARGEST:
        raise InputError(problem("too-large", file, found=f"{size:,} bytes"))


def _load(data: bytes, file: str, *, values: bool) -> Workbook:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # a damaged workbook fails anywhere: KeyError, ParseError, TypeError, …
        raise InputError(problem("not-a-workbook", file, counted=error_in_words(error))) from None


def _cells(sheet: Worksheet) -> Iterator[Any]:
    """Yield the cells that are stored; ``iter_rows`` would make a cell for every place of the used area."""
    return iter(sheet._cells.values())


def _formulas(book: Workbook) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for cell in _cells(sheet))


def _sheet(sheet: Worksheet, computed: Worksheet, file: str) -> Sheet:
    rows: list[list[str]] = []
    problems: list[Problem] = []
    for cell in _cells(sheet):
        value = cell.value
        if value is None:
            continue
        where = f"{cell.coordinate}"
        if cell.data_type == "f":
            value = computed[where].value
            if value is None:
                problems.append(problem("formula-without-value", file, line=cell.row, field=where))
                continue
        if isinstance(value, str) and _is_error(cell, computed[where]):
            problems.append(problem("error-value", file, line=cell.row, field=where, found=value))
            continue
        text = _CARRIAGE_RETURN.sub("\n", shown(value, str(cell.number_format or "")))
        if not text.strip():
            continue
        while len(rows) < cell.row:
            rows.append([])
        row = rows[cell.row - 1]
        row.extend([""] * (cell.column - len(row)))
        row[cell.column - 1] = text
    hidden_rows = sorted(n for n, size in sheet.row_dimensions.items() if size.hidden and n <= len(rows))
    return make_sheet(
        sheet.title,
        rows,
        merged=_merged(sheet, len(rows), max(map(len, rows), default=0)),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=tuple(hidden_rows),
        hidden_columns=_hidden_columns(sheet),
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.field))),
    )


def _is_error(cell: Any, computed: Any) -> bool:
    return bool(cell.data_type == "e" or computed.data_type == "e")


def _hidden_columns(sheet: Worksheet) -> tuple[int, ...]:
    found: set[int] = set()
    for size in sheet.column_dimensions.values():
        if size.hidden:
            first, last = size.min or 0, min(size.max or 0, sheet.max_column)
            found.update(range(first, last + 1))
    return tuple(sorted(n for n in found if n > 0))


def _merged(sheet: Worksheet, height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each cell inside a merged range the first of the range, as far as there are cells."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        first = (area.min_row - 1, area.min_col - 1)
        for row in range(area.min_row - 1, min(area.max_row, height)):
            for column in range(area.min_col - 1, min(area.max_col, width)):
                if (row, column) != first:
                    found[row, column] = first
    return found
