"""Workbooks: formulas, errors, hidden rows, several sheets, and files that are none."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest

from kgraph.errors import InputError
from kgraph.reading.tables.load import choose_sheet, read_book
from kgraph.reading.tables.xlsx_file import OLD_MAGIC, read_xlsx


@pytest.fixture
def book(tmp_path):
    """Write a workbook that ``fill`` fills, and read it."""

    def write(fill):
        made = openpyxl.Workbook()
        fill(made)
        made.save(tmp_path / "a.xlsx")
        return read_book(tmp_path / "a.xlsx")

    return write


def test_a_formula_without_a_computed_value_is_told_with_its_cell(book):
    def fill(made):
        made.active.append(["団体名", "会員数"])
        made.active.append(["甲会", "=1+1"])

    (sheet,) = book(fill).sheets
    assert sheet.rows == (("団体名", "会員数"), ("甲会",))
    assert [(p.code, p.line, p.field) for p in sheet.problems] == [("formula-without-value", 2, "B2")]


def test_the_computed_value_of_a_formula_is_taken(tmp_path, book):
    def fill(made):
        made.active.append(["団体名", "会員数"])
        made.active.append(["甲会", "=1000+689"])
        made.active["B2"].number_format = "#,##0"

    book(fill)
    path, name = tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    assert b"<v></v>" in parts[name] or b"<v />" in parts[name] or b"<v/>" in parts[name]
    for empty in (b"<v></v>", b"<v />", b"<v/>"):
        parts[name] = parts[name].replace(empty, b"<v>1689</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    (sheet,) = read_book(path).sheets
    assert sheet.rows[1] == ("甲会", "1,689")
    assert sheet.problems == ()


def test_the_error_of_a_formula_is_no_value(book):
    def fill(made):
        made.active.append(["団体名", "会員数"])
        made.active.append(["甲会", "#N/A"])
        made.active["B2"].data_type = "e"

    (sheet,) = book(fill).sheets
    assert sheet.rows[1] == ("甲会",)
    assert [(p.code, p.found) for p in sheet.problems] == [("error-value", "#N/A")]


def test_hidden_rows_and_columns_are_read_and_named(book):
    def fill(made):
        made.active.append(["団体名", "地域"])
        made.active.append(["甲会", "東京都"])
        made.active.row_dimensions[2].hidden = True
        made.active.column_dimensions["B"].hidden = True

    (sheet,) = book(fill).sheets
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((2,), (2,))
    assert sheet.rows[1] == ("甲会", "東京都")


def test_the_first_shown_sheet_with_anything_in_it_is_chosen_unless_one_is_named(book):
    def fill(made):
        made.active.title = "空"
        for title, state in (("隠し", "hidden"), ("一覧", "visible"), ("予備", "visible")):
            sheet = made.create_sheet(title)
            sheet["A1"] = title
            sheet.sheet_state = state

    found = book(fill)
    assert choose_sheet(found).name == "一覧"
    assert choose_sheet(found, "隠し").text == "隠し"
    assert choose_sheet(found, digests={choose_sheet(found, "予備").sha256}).name == "予備"
    with pytest.raises(InputError, match="一覧"):
        choose_sheet(found, "名簿")


def test_a_cell_far_away_costs_no_more_than_it_is(book):
    def fill(made):
        made.active["A1"] = "団体名"
        made.active.cell(100_000, 16_000).value = "x"

    (sheet,) = book(fill).sheets
    assert len(sheet.rows) == 100_000
    assert sheet.cell(99_999, 15_999).text == "x"


@pytest.mark.parametrize("data", [b"PK\x03\x04 no archive", b"PK\x03\x04", OLD_MAGIC + b"\0" * 600])
def test_what_is_no_workbook_is_refused_with_what_to_do(data):
    with pytest.raises(InputError) as error:
        read_xlsx(data, "a.xlsx")
    assert [p.code for p in error.value.problems] == ["not-a-workbook"]


def test_an_archive_without_a_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(InputError):
        read_book(tmp_path / "a.xlsx")


def test_a_missing_file_and_text_called_xlsx_are_refused(tmp_path):
    with pytest.raises(InputError):
        read_book(tmp_path / "none.csv")
    (tmp_path / "a.xlsx").write_text("団体名,地域\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_book(tmp_path / "a.xlsx")
    assert [p.code for p in error.value.problems] == ["not-a-workbook"]
