"""同上 and 〃 mean the cell above, in any column; one with nothing above it is told."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, facts, read

HEAD = ["団体名", "取組名", "都道府県", "市区町村", "主な取組の種類", "主な対象", "連携先"]
FIRST = ["ひなた食堂の会", "ひなた食堂", "熊本県", "熊本市", "居場所づくり", "高齢者", "みどり市民センター"]


@pytest.mark.parametrize("ditto", ["同上", "〃", "同 上", "（同上）", "〃　", "仝", "上に同じ"])
def test_the_cell_above_is_meant(tmp_path, ditto):
    rows = [
        HEAD,
        FIRST,
        [ditto, "ひなた相談", ditto, ditto, ditto, "ケアラー", "ほしの病院"],
        [ditto, "ひなた便り", ditto, "八代市", ditto, ditto, ditto],
    ]
    result = read(csv_file(tmp_path / "list.csv", rows))
    assert codes(result) == []
    statements = result.statements
    assert {(g.name, len(statements.groups)) for g in statements.groups} == {("ひなた食堂の会", 3)}
    assert len({g.id for g in statements.groups}) == 1
    assert sorted(facts(statements, "initiative")["ひなた食堂の会"]) == ["ひなた便り", "ひなた相談", "ひなた食堂"]
    assert [m.surface for m in statements.mentions] == ["みどり市民センター", "ほしの病院", "ほしの病院"]
    assert {f.value for f in statements.facts if f.field == "municipality"} == {"43100", "43202"}


def test_blank_rows_and_headings_between_are_looked_through(tmp_path):
    rows = [HEAD, FIRST, [""], ["■相談"], ["〃", "ひなた相談", "〃", "〃", "〃", "〃", ""]]
    result = read(csv_file(tmp_path / "list.csv", rows))
    assert codes(result) == []
    assert [g.name for g in result.statements.groups] == ["ひなた食堂の会"] * 2


def test_nothing_above_is_told_and_makes_no_group(tmp_path):
    rows = [
        HEAD,
        ["同上", *FIRST[1:]],
        [*FIRST[:6], "〃"],
        ["そらの集い", *FIRST[1:6], ""],
        ["かぜの会", *FIRST[1:6], "〃"],
    ]
    result = read(csv_file(tmp_path / "list.csv", rows))
    assert codes(result) == [("ditto-alone", 2), ("row-without-name", 2), ("ditto-alone", 5)]
    assert [g.name for g in result.statements.groups] == ["ひなた食堂の会", "そらの集い", "かぜの会"]
    assert [m.surface for m in result.statements.mentions] == ["みどり市民センター"]


def test_every_character_is_accounted_for_once(tmp_path):
    rows = [
        HEAD,
        FIRST,
        ["〃", "ひなた相談", "〃", "〃", "〃", "〃", "〃"],
        ["かぜの会", *FIRST[1:6], ""],
        [*["〃"] * 7],
    ]
    result = read(csv_file(tmp_path / "list.csv", rows))
    counted = {line: sum(x.chars for x in result.statements.lines if x.line == line) for line in range(1, 6)}
    assert counted == {line: sum(map(len, row)) for line, row in enumerate(rows, 1)}
