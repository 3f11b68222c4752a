"""Past decisions on the sheet: what was dropped is told, one decision is taken back as one, reasons stay as typed."""

from __future__ import annotations

import openpyxl
import pytest
from two_sources import write

from kgraph.identity.review import model, workbook
from kgraph.pipeline import load_statements
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.statements import load_corrections

ON = "2025-06-01"


@pytest.fixture
def data(tmp_path):
    return write(tmp_path / "data")


def answer(data, folder, sort, words, name="sheet.xlsx", **cells):
    """Fill in the rows of a fresh sheet of this sort in whose words ``words`` stand, and apply it."""
    path = folder / name
    write_review(path, data)
    book = openpyxl.load_workbook(path)
    table = book[workbook.SHEET]
    head = {cell.value: cell.column for cell in table[1]}
    rows = [
        row
        for row in range(2, table.max_row + 1)
        if table.cell(row, head["種類"]).value == model.SORTS[sort] and words in table.cell(row, head["言葉"]).value
    ]
    for row in rows:
        for column, value in cells.items():
            table.cell(row, head[column]).value = value
    book.save(path)
    result = apply_review(path, data, by="担当課", on=ON)
    assert result.problems == ()
    return len(rows)


def past(data):
    return [item for item in review_items(data) if item.sort == model.PAST]


def test_a_dropped_mention_is_told_with_its_group_line_and_words(data, tmp_path):
    answer(data, tmp_path, model.DOUBTFUL, "青空ひろば", 判断="連携先ではない")
    (item,) = past(data)
    assert (item.group, item.line, item.words) == ("特定非営利活動法人ゆり", 41, "青空ひろば")
    assert item.field == "連携した団体・協力いただいた団体"


def test_a_dropped_person_s_name_stays_off_the_sheet(data, tmp_path):
    answer(data, tmp_path, model.PERSON, "", 判断="人の名前")
    (item,) = past(data)
    assert item.reading == "取り除いた"
    assert "人の名前" in item.words
    assert "見本" not in "".join((item.words, item.reading, item.reason))


def test_one_decision_is_taken_back_as_one(data, tmp_path):
    before = load_statements(data)
    answer(data, tmp_path, model.DOUBTFUL, "青空ひろば", 判断="種類を直す", 相手の種類="企業・事業者")
    assert [c.action for c in load_corrections(data / "first" / "corrections.csv")] == ["set", "set", "confirm"]
    (item,) = past(data)
    assert item.reading.startswith("値を直した（種類）")
    assert answer(data, tmp_path, model.PAST, "青空ひろば", "later.xlsx", 判断="取り消す") == 1
    assert load_statements(data) == before
    assert past(data) == []


def test_a_reason_that_excel_took_for_a_formula_stays_as_typed(data, tmp_path):
    answer(data, tmp_path, model.DOUBTFUL, "青空ひろば", 判断="正しい", 理由="=団体に確認")
    (correction,) = load_corrections(data / "first" / "corrections.csv")
    assert correction.reason == "=団体に確認"
