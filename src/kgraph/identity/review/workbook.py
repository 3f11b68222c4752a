"""The sheet as a file: XLSX and CSV, written to the same bytes each time, and read back as people save them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import InputError, Problem, Text, error_in_words
from kgraph.files import decode
from kgraph.identity.review import missed, model, sheet
from kgraph.identity.review.model import Item
from kgraph.sheets import BOM, csv_text, safe, workbook_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET, HELP_SHEET, LISTS, MISSED = "確認", "使い方", "一覧", model.MISSED_LABEL
_BLANK, _BLANK_CSV = 100, 20  # rows for what reading missed
_WIDTHS = {"種類": 16, "資料": 22, "行": 7, "団体": 24, "欄": 16, "言葉": 34, "いまの読み": 34, "確かめたいこと": 36}
_WIDTHS |= {sheet.PROPOSAL: 34, sheet.DECISION: 18, sheet.NAME: 28, sheet.KIND: 20, sheet.REASON: 36}
_ERRORS = frozenset(("#NAME?", "#REF!", "#VALUE!", "#N/A", "#NULL!", "#DIV/0!", "#NUM!"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML cannot hold


def to_csv(items: Sequence[Item]) -> str:
    """Return the sheet as CSV for Excel: with a byte-order mark, and no cell that runs as a formula."""
    more = [None] * (len(sheet.CSV_COLUMNS) - len(sheet.COLUMNS))
    table = [*([*row, *more] for row in sheet.rows(items)), *sheet.missed_rows(_BLANK_CSV)]
    cells = ([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in table)
    return BOM + csv_text([sheet.CSV_COLUMNS, *cells])


def to_xlsx(items: Sequence[Item], groups: Sequence[str] = ()) -> bytes:
    """Return the sheet as XLSX: a hidden key, drop-downs, a help sheet; text stays text; the same bytes each time.

    ``groups`` are the names of the groups of which something may have been missed.
    """
    import openpyxl  # heavy

    book = openpyxl.Workbook()
    book.properties.creator = "kgraph"
    table = book.active
    assert table is not None
    table.title = SHEET
    _table(table, items)
    lists = _lists(book, groups)
    _validate(table, items, lists[sheet.KIND])
    _missed(book, lists)
    _help(book)
    book.active = book.index(table)
    return workbook_bytes(book)


def read(data: bytes, file: str) -> list[list[str]]:
    """Return the rows of a sheet that came back, as text: XLSX, or CSV in UTF-8 (with or without mark) or CP932.

    Raises InputError for anything else.
    """
    if data[:2] == b"PK":
        return _read_xlsx(data, file)
    text = decode(data, file).text
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), strict=False))
    except csv.Error as error:
        raise InputError(_unreadable(file, error)) from None
    return [[_unsafe(cell) for cell in row] for row in found]


def read_missed(data: bytes, file: str) -> list[list[str]]:
    """Return the rows for what reading missed, as text: the sheet of its own, or all rows of a CSV file.

    Raises InputError as ``read`` does.
    """
    return _read_xlsx(data, file, MISSED) if data[:2] == b"PK" else read(data, file)


def _read_xlsx(data: bytes, file: str, name: str = SHEET) -> list[list[str]]:
    import openpyxl

    try:
        values, written = (
            openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=only) for only in (True, False)
        )
        if name not in values.sheetnames and name != SHEET:
            return []
        return [
            [_told(value, typed) for value, typed in zip(*both, strict=True)]
            for both in zip(
                *(_sheet(book, name).iter_rows(values_only=True) for book in (values, written)), strict=True
            )
        ]
    except Exception as error:  # openpyxl raises whatever its parts do: a broken file must never be a stack trace
        raise InputError(_unreadable(file, error)) from None


def _sheet(book: Workbook, name: str) -> Worksheet:
    return book[name] if name in book.sheetnames else book.worksheets[0]


def _told(value: Any, typed: Any) -> str:
    """Return what a cell tells: words that Excel took for a formula (=団体に確認) as they were typed."""
    words = _text(value)
    if isinstance(typed, str) and typed.startswith("=") and (not words or words in _ERRORS):
        return typed
    return words


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _unsafe(cell: str) -> str:
    """Return a cell without the apostrophe that kept it from running."""
    return cell[1:] if cell.startswith("'") and safe(cell[1:]) == cell else cell


def _put(table: Worksheet, row: int, column: int, value: str | int | None) -> None:
    """Write a cell; text is text, also where it begins as a formula does, or reads like an error."""
    cell = table.cell(row=row, column=column)
    if isinstance(value, str):
        clean = _CONTROL.sub(lambda m: f"\\x{ord(m[0]):02x}", value)
        cell.value = clean
        cell.data_type = "s"
        cell.quotePrefix = safe(clean) != clean
    else:
        cell.value = value


def _table(table: Worksheet, items: Sequence[Item]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    asked = PatternFill("solid", start_color="FFF2CC")
    head = PatternFill("solid", start_color="D9E2F3")
    top = Alignment(vertical="top", wrap_text=True)
    for column, name in enumerate(sheet.COLUMNS, 1):
        _put(table, 1, column, name)
        cell = table.cell(row=1, column=column)
        cell.font, cell.fill, cell.alignment = Font(bold=True), asked if name in sheet.FILLED_IN else head, top
        table.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 12)
    filled_in = [sheet.COLUMNS.index(name) + 1 for name in sheet.FILLED_IN]
    for row, cells in enumerate(sheet.rows(items), 2):
        for column, value in enumerate(cells, 1):
            _put(table, row, column, value)
            table.cell(row=row, column=column).alignment = top
        for column in filled_in:
            table.cell(row=row, column=column).fill = asked
            table.cell(row=row, column=column).number_format = "@"
    table.column_dimensions["A"].hidden = True
    table.freeze_panes = "D2"
    table.auto_filter.ref = f"A1:{get_column_letter(len(sheet.COLUMNS))}{len(items) + 1}"
    table.page_setup.orientation = "landscape"


def _lists(book: Workbook, groups: Sequence[str]) -> dict[str, str]:
    """Write the lists that columns offer; return where each stands, by column."""
    from openpyxl.utils import get_column_letter

    table = book.create_sheet(LISTS)
    lists = {
        sheet.KIND: [concept.ja for concept in vocab.scheme("kinds").leaves],
        missed.GROUP: list(groups),
        missed.FIELD: list(missed.fields()),
        missed.ROLE: [concept.ja for concept in vocab.scheme("roles").leaves],
        missed.HOW: list(missed.HOW_CHOICES),
    }
    found = {}
    for column, (name, labels) in enumerate(lists.items(), 1):
        for row, label in enumerate(labels, 1):
            _put(table, row, column, label)
        letter = get_column_letter(column)
        if labels:
            found[name] = f"'{LISTS}'!${letter}$1:${letter}${len(labels)}"
    table.sheet_state = "hidden"
    return found


def _missed(book: Workbook, lists: Mapping[str, str]) -> None:
    """Write the sheet to fill in with what reading missed: blank rows under heads, with drop-downs."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    table = book.create_sheet(MISSED, book.index(book[SHEET]) + 1)
    asked = PatternFill("solid", start_color="FFF2CC")
    top = Alignment(vertical="top", wrap_text=True)
    for column, name in enumerate(missed.COLUMNS, 1):
        _put(table, 1, column, f"{name}（必須）" if name in missed.NEEDED else name)
        cell, letter = table.cell(row=1, column=column), get_column_letter(column)
        cell.font, cell.fill, cell.alignment = Font(bold=True), asked, top
        table.column_dimensions[letter].width = _WIDTHS.get(name, 16)
        for row in range(2, _BLANK + 2):
            blank = table.cell(row=row, column=column)
            blank.number_format, blank.alignment = "@", top
        if name in lists:
            # A list of names is a help, not a limit: groups may be pasted, and what is wrong is told when it is applied.
            offer = DataValidation(type="list", formula1=lists[name], allow_blank=True, showErrorMessage=False)
            offer.add(f"{letter}2:{letter}{_BLANK + 1}")
            table.add_data_validation(offer)
    table.freeze_panes = "A2"
    table.page_setup.orientation = "landscape"


def _validate(table: Worksheet, items: Sequence[Item], kinds: str) -> None:
    """Offer to each row the decisions that its sort of question has, and the kinds."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    by_choices: dict[tuple[str, ...], list[int]] = {}
    for row, item in enumerate(items, 2):
        by_choices.setdefault(sheet.choices(item), []).append(row)
    column = get_column_letter(sheet.COLUMNS.index(sheet.DECISION) + 1)
    for choices, numbers in by_choices.items():
        offer = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
        offer.errorTitle, offer.error = "判断", "一覧から選んでください"
        for first, last in _runs(numbers):
            offer.add(f"{column}{first}:{column}{last}")
        table.add_data_validation(offer)
    if items:
        letter = get_column_letter(sheet.COLUMNS.index(sheet.KIND) + 1)
        offer = DataValidation(type="list", formula1=kinds, allow_blank=True, showErrorMessage=False)
        offer.add(f"{letter}2:{letter}{len(items) + 1}")
        table.add_data_validation(offer)


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return rising numbers as stretches without a gap."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _help(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Font

    table = book.create_sheet(HELP_SHEET, 0)
    table.column_dimensions["A"].width = 110
    for row, line in enumerate(sheet.HELP, 1):
        _put(table, row, 1, line)
        table.cell(row=row, column=1).alignment = Alignment(wrap_text=True, vertical="top")
    table.cell(row=1, column=1).font = Font(bold=True, size=14)


def _unreadable(file: str, error: Exception) -> Problem:
    return Problem(
        code="review-file",
        file=file,
        counted=error_in_words(error),
        expected=Text("XLSX か CSV の確認シート", "a review sheet as XLSX or CSV"),
        todo=Text("Excel で開けるか確かめ、保存し直してください", "see whether Excel opens it, and save it again"),
    )
