"""Headers of partners as people word them; those of partners to come; heads of two rows; who made a table."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, read

from kgraph.pipeline.tables import read_table_file, suggest_mapping
from kgraph.reading.tables.lexicon import header_words


@pytest.mark.parametrize(
    ("header", "field", "role", "tense"),
    [
        ("連携先（予定）", "partners", "", "planned"),
        ("連携団体（今後）", "partners", "", "planned"),
        ("今後連携したい団体", "partners", "", "planned"),
        ("連携を予定している団体", "partners", "", "planned"),
        ("連携先候補", "partners", "", "planned"),
        ("後援（予定）", "partners", "endorsement", "planned"),
        ("連携先 予定", "partners", "", "planned"),
        ("連携先 現在", "partners", "", "current"),
        ("主な連携先", "partners", "", ""),
        ("連携先名", "partners", "", ""),
        ("連携先団体名", "partners", "", ""),
        ("協力機関・団体", "partners", "", ""),
        ("連携機関・団体等 行政", "partners", "", ""),
        ("対象 主", "main_target", "", ""),
        ("対象 従", "sub_target", "", ""),
        ("開始年度", "started", "", ""),
        ("対象（予定）", "targets", "", ""),
    ],
)
def test_what_a_header_means(header, field, role, tense):
    use = header_words().use(header)
    assert use is not None
    assert (use.field, use.role, use.tense) == (field, role, tense)


@pytest.mark.parametrize(
    "header", ["連携先 備考", "連携先の電話番号", "連携内容", "連携団体数", "予定", "今後の取組", "協力者"]
)
def test_what_is_no_header_of_partners(header):
    assert header_words().use(header) is None


def test_planned_columns_give_planned_partners(tmp_path):
    rows = [
        ["団体名", "都道府県", "取組名", "連携先", "連携先（予定）", "今後連携したい団体"],
        ["みほんの会", "熊本県", "見守り", "NPO法人あおぞら", "八代市、自治会", "みほん大学"],
    ]
    found = read(csv_file(tmp_path / "table.csv", rows)).statements.mentions
    assert {m.surface: m.tense for m in found} == {
        "NPO法人あおぞら": "current", "八代市": "planned", "自治会": "planned", "みほん大学": "planned",
    }  # fmt: skip


TWO_ROWS = [
    ["令和６年度つながりづくり団体調べ"],
    ["団体名", "都道府県", "取組名", "開始年度", "対象", "", "連携機関・団体等", ""],
    ["", "", "", "", "主", "従", "行政", "民間"],
    ["みほんの会", "熊本県", "見守り", "令和3年度", "高齢者", "障害者", "熊本市", "NPO法人あおぞら"],
]


def test_heads_of_two_rows_are_proposed_and_read(tmp_path):
    path = csv_file(tmp_path / "table.csv", TWO_ROWS)
    told = suggest_mapping(path)
    assert "unused" not in told
    assert "  連携機関・団体等 民間: partners\n" in told
    result = read(path)
    assert codes(result) == []
    assert [m.surface for m in result.statements.mentions] == ["熊本市", "NPO法人あおぞら"]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("令和６年度つながりづくり団体調べ", ""),
        ("居場所づくり団体調べ", ""),
        ("令和６年度山川県福祉部調べ", "山川県福祉部"),
        ("山川県調べ", "山川県"),
        ("作成：やまかわ連絡会", "やまかわ連絡会"),
    ],
)
def test_who_made_the_table(tmp_path, line, publisher):
    rows = [[line], ["団体名", "都道府県", "取組名"], ["みほんの会", "熊本県", "見守り"]]
    source = read_table_file(csv_file(tmp_path / "table.csv", rows)).statements.source
    assert source.publisher == publisher
