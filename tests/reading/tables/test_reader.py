"""Tables read: what is taken, withheld and left, and that every character is accounted for."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError, KgraphError
from kgraph.identity.numbers import parse_corporate_number
from kgraph.reading.tables.mapping import parse_mapping
from kgraph.reading.tables.model import make_sheet
from kgraph.reading.tables.reader import read_table

HEADERS = [
    "団体名", "地域", "都道府県", "市区町村コード", "会員数", "設立年月日", "電話番号", "代表者", "所在地", "対象", "連携先", "備考",
    "法人番号", "ウェブサイト", "高齢者", "法人格", "取組名", "団体ID", "会員種別",
]  # fmt: skip
VALUES = [
    "", "甲会", "NPO法人あおぞら", "東京都", "熊本県熊本市", "43100", "11011", "１，２３４", "不明", "―", "令和6年4月1日", "2021-02-30",
    "0312345678", "架空　太郎", "山川市1-2-3", "高齢者、ケアラー", "熊本市社会福祉協議会、自治会", "7000012050002", "https://example.org",
    "○", "任意団体", "個人会員", "NA", "合計", "※注", "記入例", "x" * 50, "\n", "㈱",
]  # fmt: skip


def read(rows, mapping=None, merged=()):
    sheet = make_sheet("s", rows, merged=dict(merged))
    parsed = parse_mapping(mapping, "m.yml") if mapping else None
    return read_table(sheet, file="a.csv", corporate_number=parse_corporate_number, mapping=parsed)


def accounted(reading) -> bool:
    return sum(a.chars for a in reading.accounts) == sum(len(c) for row in reading.sheet.rows for c in row)


TABLES = st.lists(st.sampled_from(HEADERS), min_size=1, max_size=8, unique=True).flatmap(
    lambda headers: st.tuples(
        st.just(["団体名", *(h for h in headers if h != "団体名")]),
        st.lists(st.lists(st.sampled_from(VALUES), min_size=1, max_size=9), min_size=1, max_size=6),
        st.sampled_from([[], [["名簿"]], [["※注記"], []]]),
    )
)


@settings(max_examples=150)
@given(TABLES)
def test_characters_taken_withheld_and_unread_are_those_that_were_read(table):
    headers, rows, above = table
    try:
        reading = read([*above, headers, *rows])
    except InputError:
        return
    assert accounted(reading)
    assert {a.fate for a in reading.accounts} <= {"taken", "withheld", "unread"}
    for row in reading.rows:
        for fact in row.facts:
            assert reading.sheet.text[fact.cell.start : fact.cell.end] == fact.cell.text != ""


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_columns_changes_nothing_that_is_said(table, rng):
    headers, rows, _ = table
    apart = ("記入例", "合計", "※注")  # these tell by standing first what the row is
    rows = [[value for value in row if value not in apart] for row in rows]
    width = len(headers)
    rows = [(row + [""] * width)[:width] for row in rows]
    order = list(range(width))
    rng.shuffle(order)
    try:
        one = read([headers, *rows])
        other = read([[row[at] for at in order] for row in [headers, *rows]])
    except InputError:
        return

    def said(reading):
        return [sorted((f.field, f.value) for f in row.facts) for row in reading.rows]

    assert said(one) == said(other)
    assert sorted(p.code for p in one.problems) == sorted(p.code for p in other.problems)


def test_persons_and_addresses_are_withheld_and_in_no_message():
    rows = [
        ["団体名", "代表者", "所在地", "担当者の電話", "地域", "備考"],
        ["甲会", "架空　太郎", "山川市1-2-3", "090-0000-0000", "東京都", "架空　太郎の紹介"],
    ]
    reading = read(rows)
    held = [a for a in reading.accounts if a.fate == "withheld"]
    assert [(a.line, a.field, a.chars) for a in held] == [(2, "代表者・所在地・担当者の電話", 26)]
    said = "".join(p.message(lang) for p in (*reading.problems, *reading.notices) for lang in ("ja", "en"))
    assert "架空" not in said
    assert "1-2-3" not in said
    assert "090" not in said
    assert [p.field for p in reading.notices if p.code == "withheld-column"] == ["代表者", "所在地", "担当者の電話"]
    assert [p.field for p in reading.problems if p.code == "unused-column"] == ["備考"]


def test_a_row_of_a_person_is_withheld_as_a_whole():
    reading = read([["会員名", "会員種別", "地域"], ["甲会", "正会員", "東京都"], ["架空　太郎", "個人会員", "東京都"]])
    assert [row.name.text for row in reading.rows] == ["甲会"]
    assert [(a.line, a.fate) for a in reading.accounts if a.line == 3] == [(3, "withheld")]
    assert "架空" not in "".join(p.message() for p in (*reading.problems, *reading.notices))


@pytest.mark.parametrize("words", ["記入例", "（例）", "※ 出典: 調べ", "注1", "合計", "【県北地域】", "■行政"])
def test_examples_notes_totals_and_headings_are_no_bodies(words):
    reading = read([["団体名", "地域", "会員数"], ["甲会", "東京都", "3"], [words]])
    assert [row.name.text for row in reading.rows] == ["甲会"]
    assert [p.line for p in reading.notices if p.code == "row-of-notes"] == [3]
    assert accounted(reading)


def test_headers_that_are_repeated_on_each_page_are_no_rows():
    header = ["団体名", "地域"]
    reading = read([header, ["甲会", "東京都"], header, ["乙会", "東京都"]])
    assert [row.name.text for row in reading.rows] == ["甲会", "乙会"]


def test_a_row_without_a_name_and_one_with_a_legal_form_only_are_told():
    reading = read([["団体名", "地域"], ["", "東京都"], ["特定非営利活動法人", "東京都"], ["甲会", "東京都"]])
    assert [(p.code, p.line) for p in reading.problems] == [("row-without-name", 2), ("name-empty", 3)]
    assert [row.name.text for row in reading.rows] == ["甲会"]


def test_a_mapping_uses_headers_letters_constants_and_values():
    rows = [["", "x", "コード"], ["甲会", "大", "007"]]
    mapping = "rows: bodies\nheader: 1\nconstants: {prefecture: 熊本県}\ncolumns:\n  A: name\n"
    mapping += "  X: {field: kind, values: {大: university}}\n  コード: {field: identifier, scheme: 学校コード}\n"
    (row,) = read(rows, mapping).rows
    assert (row.name.text, row.kind, row.prefecture) == ("甲会", "university", "43000")
    assert [(i.scheme, i.value) for i in row.identifiers] == [("学校コード", "007")]


def test_a_column_of_the_mapping_that_is_not_there_is_told():
    reading = read(
        [["団体名", "地域"], ["甲会", "東京都"]], "columns: {団体名: name, 地域: region, 会員数: member_count}"
    )
    assert [(p.code, p.field) for p in reading.problems] == [("mapping-column", "会員数")]


@pytest.mark.parametrize("rows", [[["団体名"]], [["団体名"], [""]], [["甲", "乙"], ["丙", "丁"]], [["", ""]], []])
def test_where_nothing_can_be_read_an_error_tells_what_to_do(rows):
    with pytest.raises(InputError) as error:
        read(rows)
    assert all(p.todo.ja and p.todo.en for p in error.value.problems)


def test_several_places_a_note_and_an_unknown_one_in_a_cell():
    reading = read(
        [
            ["団体名", "地域"],
            ["甲会", "熊本県熊本市、八代市、架空市及び近隣市町村"],
            ["乙会", "府中市"],
            ["丙会", "全国"],
        ]
    )
    assert reading.rows[0].municipalities == ("43100", "43202")
    assert reading.rows[0].region_note == "近隣市町村"
    assert reading.rows[2].region_note == "全国"
    assert [(p.line, p.found) for p in reading.problems] == [(2, "架空市"), (3, "府中市")]
    assert "13206" in reading.problems[1].todo.en


def test_a_municipality_of_another_prefecture_is_told():
    reading = read([["団体名", "都道府県", "市区町村"], ["甲会", "熊本県", "福岡市"], ["乙会", "広島県", "府中市"]])
    assert [(p.code, p.line) for p in reading.problems] == [("place-elsewhere", 2)]
    assert reading.rows[1].municipalities == ("34208",)


@pytest.mark.parametrize("seed", range(40))
def test_mutated_tables_never_break_the_reader(seed):
    rng = random.Random(seed)
    rows = [list(HEADERS)] + [[rng.choice(VALUES) for _ in HEADERS] for _ in range(12)]
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(rows))
        match rng.randrange(5):
            case 0:
                rows[at] = rows[at][rng.randrange(3) :]
            case 1:
                rows[at].insert(rng.randrange(len(rows[at]) + 1), rng.choice(VALUES))
            case 2 if len(rows) > 2:
                del rows[at]
            case 3 if rows[at]:
                rows[at][rng.randrange(len(rows[at]))] = "（" * 200 + "".join(rng.choices("\v\0\ufffd、・㈱", k=300))
            case _:
                rng.shuffle(rows[at])
    merged = {(rng.randrange(12), rng.randrange(19)): (rng.randrange(12), rng.randrange(19)) for _ in range(seed % 7)}
    merged = {inside: origin for inside, origin in merged.items() if inside > origin and origin not in merged}
    try:
        reading = read(rows, merged=merged)
    except KgraphError:
        return
    assert accounted(reading)
    assert all(replace(p).message("ja") for p in (*reading.problems, *reading.notices))
