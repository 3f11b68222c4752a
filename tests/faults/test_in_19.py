"""IN-19: a date is as precise as it is written, and keeps its words."""

from __future__ import annotations

from datetime import datetime

import openpyxl
from table_files import csv_file, facts, literals, read, xlsx_file

DATES = {
    "2019": ("2019", "gYear"),
    "令和6年4月": ("2024-04", "gYearMonth"),
    "2024-04-01": ("2024-04-01", "date"),
    "令和6年度": ("2024-04-01/2025-03-31", "string"),
}


def listed(dates):
    return [["団体名", "設立", "地域"], *([f"{n}番会", date, "東京都"] for n, date in enumerate(dates, 1))]


def test_years_months_days_and_fiscal_years_are_told_apart(tmp_path):
    statements = read(csv_file(tmp_path / "list.csv", listed(DATES)), issued="2026-04-01").statements
    assert [v for (v,) in facts(statements, "founded").values()] == [value for value, _ in DATES.values()]
    found = literals(statements)
    assert set(DATES.values()) <= found
    assert not {("2024-01-01", "date"), ("2019-01-01", "gYear")} & found


def test_the_words_are_kept(tmp_path):
    statements = read(csv_file(tmp_path / "list.csv", listed(DATES))).statements
    assert [fact.words for fact in statements.facts if fact.field == "founded"] == list(DATES)
    assert {(words, "string") for words in DATES} <= literals(statements)


def test_a_date_cell_of_a_workbook_is_as_precise_as_it_shows(tmp_path):
    path = xlsx_file(tmp_path / "list.xlsx", listed([datetime(2024, 4, 1)] * 4))
    book = openpyxl.load_workbook(path)
    formats = ["yyyy/m/d", 'yyyy"年"m"月"', '[$-411]ggge"年"m"月"d"日"', "yyyy"]
    for row, number_format in enumerate(formats, 2):
        book.active.cell(row, 2).number_format = number_format
    book.save(path)
    statements = read(path).statements
    told = [(f.value, f.words) for f in statements.facts if f.field == "founded"]
    assert told == [
        ("2024-04-01", "2024/4/1"),
        ("2024-04", "2024年4月"),
        ("2024-04-01", "令和6年4月1日"),
        ("2024", "2024"),
    ]
