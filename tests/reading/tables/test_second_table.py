"""A second table lower on the sheet: its headers are known again, or its rows are told as unread; none is a group."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, notices, read

HEAD = ["団体名", "取組名", "都道府県", "主な取組の種類", "主な対象", "連携先"]
REST = ["食堂", "熊本県", "居場所づくり", "高齢者", "あおば会"]


def rows_of(*below):
    return [["見守り団体一覧"], HEAD, ["ひなた食堂の会", *REST], ["そらの集い", *REST], [""], *below]


def names(result):
    return [group.name for group in result.statements.groups]


@pytest.mark.parametrize(
    "title", ["（参考）休止団体", "参考", "休止中の団体", "■退会した会員（令和6年度）", "【参考】"]
)
@pytest.mark.parametrize("head", [True, False])
def test_what_is_listed_apart_is_told_as_unread(tmp_path, title, head):
    below = [[title], *([HEAD] if head else []), ["かぜの会", *REST], ["くもの会", *REST]]
    rows = rows_of(*below)
    result = read(csv_file(tmp_path / "list.csv", rows))
    assert names(result) == ["ひなた食堂の会", "そらの集い"]
    (problem,) = result.problems
    assert problem.code == "another-table"
    assert str(len(rows)) in problem.counted.ja
    assert str(len(rows) - 1) in problem.counted.ja
    assert {x.fate for x in result.statements.lines if x.line > len(rows) - 2} == {"unread"}


def test_the_same_headers_under_another_title_go_on(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", rows_of(["北部地区"], HEAD, ["かぜの会", *REST])))
    assert names(result) == ["ひなた食堂の会", "そらの集い", "かぜの会"]
    assert codes(result) == []
    assert notices(result, "row-of-notes") == [6]


def test_other_headers_are_another_table(tmp_path):
    below = [
        ["相談窓口"],
        ["窓口名", "電話番号", "備考"],
        ["かぜの窓口", "096-000-0000", ""],
        ["くもの窓口", "096-000-0001", ""],
    ]
    result = read(csv_file(tmp_path / "list.csv", rows_of(*below)))
    assert names(result) == ["ひなた食堂の会", "そらの集い"]
    assert codes(result) == [("another-table", 7)]


def test_headers_on_each_printed_page_are_no_other_table(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", rows_of(HEAD, ["かぜの会", *REST])))
    assert names(result) == ["ひなた食堂の会", "そらの集い", "かぜの会"]
    assert codes(result) == []


def test_a_group_that_begins_like_such_a_title_stays(tmp_path):
    result = read(
        csv_file(tmp_path / "list.csv", rows_of(["旧会員の家族の集いあおぞら", *REST], ["参考書を贈る会", *REST]))
    )
    assert names(result)[2:] == ["旧会員の家族の集いあおぞら", "参考書を贈る会"]
