"""IN-07: counts with commas and full-width digits; dashes and 不明 are not given, never 0."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, facts, literals, read

VALUES = ["１，２３４", "1,689", "―", "不明", "0"]


def listed(values):
    return [["団体名", "会員数"], *([f"{n}番会", value] for n, value in enumerate(values, 1))]


def test_the_five_values_and_the_total_over_those_that_are_known(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", listed(VALUES)))
    assert list(facts(result.statements, "member_count").values()) == [["1234"], ["1689"], [], [], ["0"]]
    assert codes(result) == []
    (missing,) = [notice for notice in result.notices if notice.code == "not-given"]
    assert "不明 1件" in missing.counted.ja
    assert "― ×1" in missing.counted.en
    assert "total 2923" in missing.expected.en
    assert {("1234", "integer"), ("1689", "integer"), ("0", "integer")} <= literals(result.statements)


@pytest.mark.parametrize("word", ["-", "ー", "―", "－", "—", "不明", "非公表", "なし", "（不明）", "未回答"])
def test_words_for_none_are_missing_with_their_reason(tmp_path, word):
    result = read(csv_file(tmp_path / "list.csv", listed([word])))
    assert list(facts(result.statements, "member_count").values()) == [[]]
    assert any(notice.code == "not-given" and word in notice.counted.ja for notice in result.notices)


@pytest.mark.parametrize("word", ["約30", "1,23", "12.5", "10～20", "三十人ほど", "1,234,5", "-3", "30以上"])
def test_anything_else_is_an_error_with_row_and_column(tmp_path, word):
    result = read(csv_file(tmp_path / "list.csv", listed(["5", word])))
    assert [(p.code, p.line, p.field, p.found) for p in result.problems] == [("not-a-count", 3, "会員数", word)]
    assert list(facts(result.statements, "member_count").values()) == [["5"], []]


@pytest.mark.parametrize(
    "word, value",
    [("30人", "30"), ("３０名", "30"), ("1,234,567", "1234567"), ("12.0", "12"), (" 7 ", "7"), ("計 8", "8")],
)
def test_units_and_spaces_are_no_part_of_a_count(tmp_path, word, value):
    result = read(csv_file(tmp_path / "list.csv", listed([word])))
    assert list(facts(result.statements, "member_count").values()) == [[value]]
