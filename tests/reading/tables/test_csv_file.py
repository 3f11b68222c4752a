"""CSV: delimiters, rows that span lines, quotes that are broken."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.reading.tables.csv_file import read_csv
from kgraph.reading.tables.model import make_sheet


def rows(text: str):
    return read_csv(text.encode(), "a.csv").sheets[0].rows


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_found(delimiter):
    assert rows(f"団体名{delimiter}地域\n甲会{delimiter}東京都\n") == (("団体名", "地域"), ("甲会", "東京都"))


def test_a_quoted_line_end_is_part_of_the_cell_and_rows_are_counted_as_a_spreadsheet_does():
    assert rows('団体名,連携先\r\n甲会,"乙会\r\n丙会"\r\n丁会,\r\n') == (
        ("団体名", "連携先"),
        ("甲会", "乙会\v丙会"),
        ("丁会",),
    )


@pytest.mark.parametrize("broken", ['"甲会,東京都', '"甲"会,東京都', '甲会,"東京都', '"甲会""'])
def test_broken_quotes_cost_their_own_row_only(broken):
    book = read_csv(f"団体名,地域\n乙会,大阪府\n{broken}\n丙会,京都府\n".encode(), "a.csv")
    (sheet,) = book.sheets
    assert sheet.rows[1] == ("乙会", "大阪府")
    assert sheet.rows[3] == ("丙会", "京都府")
    assert [(p.code, p.line) for p in sheet.problems] == [("broken-quotes", 3)]


def test_a_thousand_broken_rows_do_not_hang_and_lose_no_row():
    text = "団体名,地域\n" + "".join(f'"会{n},東京都\n' for n in range(1001))
    (sheet,) = read_csv(text.encode(), "a.csv").sheets
    assert len(sheet.rows) == 1002


def test_a_line_of_a_megabyte_is_read():
    (sheet,) = read_csv(("団体名,備考\n甲会," + "あ" * 1_000_000 + "\n乙会,い\n").encode(), "a.csv").sheets
    assert [row[0] for row in sheet.rows] == ["団体名", "甲会", "乙会"]
    assert len(sheet.rows[1][1]) == 1_000_000


def test_an_apostrophe_before_a_formula_is_taken_off_again():
    assert rows("団体名,備考\n'=1+1,'90年代\n") == (("団体名", "備考"), ("=1+1", "'90年代"))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n", b"\0\1\2\3" * 20])
def test_empty_and_binary_files_are_refused(data):
    with pytest.raises(InputError):
        read_csv(data, "a.csv")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xef\xbb\xbf \n"])
def test_a_named_encoding_does_not_make_an_empty_file_a_table(data):
    with pytest.raises(InputError):
        read_csv(data, "a.csv", "utf-8" if not data.startswith(b"\xff") else "utf-16")


CELLS = st.text(st.sampled_from("あ漢ａA1 ,\n\"'=髙"), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_back(table):
    table = [["団体名", "地,域"], *table]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)
    read = read_csv(out.getvalue().encode(), "a.csv").sheets[0]
    plain = [[cell[1:] if cell.startswith("'=") or cell.startswith("'\n") else cell for cell in row] for row in table]
    assert read.rows == make_sheet("a", plain).rows
