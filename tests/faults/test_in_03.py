"""IN-03: codes, telephone numbers and the like are text; no type is guessed."""

from __future__ import annotations

import openpyxl
import pytest
from table_files import codes, csv_file, facts, literals, read, xlsx_file

ROWS = [["団体名", "市区町村コード", "電話"], ["甲会", "01101", "0312345678"], ["乙会", "13101", ""]]


@pytest.mark.parametrize("write, name", [(csv_file, "list.csv"), (xlsx_file, "list.xlsx")])
def test_code_and_telephone_stay_as_they_are_and_an_empty_one_is_none(tmp_path, write, name):
    statements = read(write(tmp_path / name, ROWS)).statements
    assert facts(statements, "municipality") == {"甲会": ["01101"], "乙会": ["13101"]}
    assert facts(statements, "telephone") == {"甲会": ["0312345678"], "乙会": []}
    found = literals(statements)
    assert ("01101", "string") in found
    assert ("0312345678", "string") in found
    assert not {value for value, _ in found} & {"nan", "None", "312345678", "312345678.0", "1101"}


def test_a_number_in_a_workbook_is_what_excel_shows(tmp_path):
    path = xlsx_file(tmp_path / "list.xlsx", [ROWS[0], ["甲会", 1101, 312345678]])
    book = openpyxl.load_workbook(path)
    book.active["B2"].number_format, book.active["C2"].number_format = "00000", "0000000000"
    book.save(path)
    statements = read(path).statements
    assert facts(statements, "municipality") == {"甲会": ["01101"]}
    assert facts(statements, "telephone") == {"甲会": ["0312345678"]}


@pytest.mark.parametrize(
    "telephone, code",
    [
        ("312345678", "telephone-zero"),
        ("312345678.0", "number-damaged"),
        ("3.12E+08", "number-damaged"),
        ("3-1234-5678", "telephone-zero"),
        ("月曜から金曜", "wrong-telephone"),
    ],
)
def test_a_telephone_that_lost_its_zero_is_told_not_mended(tmp_path, telephone, code):
    result = read(csv_file(tmp_path / "list.csv", [ROWS[0], ["甲会", "01101", telephone], ROWS[2]]))
    assert codes(result) == [(code, 2)]
    assert facts(result.statements, "telephone") == {"甲会": [], "乙会": []}
    assert facts(result.statements, "municipality") == {"甲会": ["01101"], "乙会": ["13101"]}


@pytest.mark.parametrize(
    "telephone, value",
    [
        ("０３－１２３４－５６７８", "03-1234-5678"),
        ("03(1234)5678", "03(1234)5678"),
        ("0120-000-000（代表）", "0120-000-000"),
        ("188", "188"),
    ],
)
def test_a_telephone_is_kept_as_written_in_ascii(tmp_path, telephone, value):
    result = read(csv_file(tmp_path / "list.csv", [ROWS[0], ["甲会", "01101", telephone]]))
    assert facts(result.statements, "telephone") == {"甲会": [value]}
