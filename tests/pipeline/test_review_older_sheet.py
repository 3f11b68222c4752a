"""A sheet that was written before a decision was taken back does not make that decision again."""

from __future__ import annotations

import csv

import pytest
from two_sources import log, write

from kgraph.identity.review import model, workbook
from kgraph.identity.review.undone import stamped, unstamped
from kgraph.pipeline.reviewing import apply_review, write_review

CASES = [
    (model.PAIR, {"判断": "同じ団体"}),
    (model.PAIR, {"判断": "別の団体"}),
    (model.PERSON, {"判断": "団体の名前"}),
    (model.UNGROUNDED, {"判断": "団体名を書く", "団体名": "みほんの会"}),
    (model.UNGROUNDED, {"判断": "わからない"}),
    (model.DOUBTFUL, {"判断": "正しい"}),
    (model.DOUBTFUL, {"判断": "種類を直す", "相手の種類": "学校"}),
    (model.UNREAD, {"判断": "読まなくてよい"}),
]


@pytest.fixture
def data(tmp_path):
    return write(tmp_path / "data")


def sheet(path, data, sort, **cells):
    """Write a sheet and answer the first question of a sort; return it."""
    write_review(path, data)
    rows = workbook.read(path.read_bytes(), path.name)
    row = next(row for row in rows[1:] if row[1] == model.SORTS[sort])
    for column, value in cells.items():
        row[rows[0].index(column)] = value
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def apply(path, data, on="2025-06-01"):
    return apply_review(path, data, by="担当課", on=on)


def rows(data):
    return [
        row for name in ("first", "second") if (data / name / "corrections.csv").exists() for row in log(data / name)
    ]


@pytest.mark.parametrize(("sort", "cells"), CASES)
def test_what_was_taken_back_is_not_decided_again_by_the_older_sheet(data, tmp_path, sort, cells):
    old = sheet(tmp_path / "old.csv", data, sort, **cells)
    assert apply(old, data).taken == 1
    while sum(1 for _ in rows(data)) and (done := _undo(tmp_path, data)):
        assert done.problems == ()
    after = rows(data)
    result = apply(old, data, on="2025-07-01")
    assert (result.taken, [p.code for p in result.problems]) == (0, ["review-older"])
    assert "2025-06-01 担当課" in result.problems[0].found
    assert rows(data) == after
    new = sheet(tmp_path / "new.csv", data, sort, **cells)
    assert (apply(new, data).taken, apply(new, data).unchanged) == (1, 1)


def _undo(tmp_path, data):
    path = tmp_path / "undo.csv"
    write_review(path, data)
    table = workbook.read(path.read_bytes(), path.name)
    past = [row for row in table[1:] if row[1] == model.SORTS[model.PAST]]
    for row in past:
        row[table[0].index("判断")] = model.UNDO
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(table)
    return apply(path, data) if past else None


def test_a_sheet_that_takes_back_does_not_take_back_what_was_decided_anew(data, tmp_path):
    apply(sheet(tmp_path / "1.csv", data, model.PAIR, 判断="同じ団体"), data)
    back = sheet(tmp_path / "2.csv", data, model.PAST, 判断="取り消す")
    assert apply(back, data).taken == 1
    apply(sheet(tmp_path / "3.csv", data, model.PAIR, 判断="同じ団体"), data)
    after = rows(data)
    assert (apply(back, data).taken, apply(back, data).unchanged) == (0, 1)
    assert rows(data) == after


def test_what_the_taking_back_is_not_about_is_merged_from_the_older_sheet(data, tmp_path):
    old = sheet(tmp_path / "old.csv", data, model.DOUBTFUL, 判断="正しい")
    apply(sheet(tmp_path / "1.csv", data, model.PAIR, 判断="同じ団体"), data)
    apply(sheet(tmp_path / "2.csv", data, model.PAST, 判断="取り消す"), data)
    assert apply(old, data).taken == 1


def test_a_key_tells_how_much_was_taken_back_and_old_keys_tell_none():
    assert unstamped(stamped("abc", 0)) == unstamped("abc") == ("abc", 0)
    assert unstamped(stamped("abc", 2)) == ("abc", 2)
    assert unstamped("abc~x") == ("abc", 0)
