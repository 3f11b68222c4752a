"""What stands around the rows of bodies: titles and dates above, totals among them, headers of two rows."""

from __future__ import annotations

import pytest

from kgraph.identity.numbers import parse_corporate_number
from kgraph.reading.tables.lexicon import header_words
from kgraph.reading.tables.model import make_sheet
from kgraph.reading.tables.reader import read_table

HEAD = ["番号", "団体名", "地域"]
BODY = ["1", "みどりの会", "熊本市"]


def read(*rows, merged=()):
    sheet = make_sheet("s", [list(row) for row in rows], merged=dict(merged))
    return read_table(sheet, file="a.csv", corporate_number=parse_corporate_number)


@pytest.mark.parametrize(
    "total",
    [
        ["小計", "5団体", ""],
        ["合計", "６団体", ""],
        ["計", "12", ""],
        ["総計", "延べ数", "1,200"],
        ["", "合　計", "5"],
        ["", "合計（5団体）", ""],
        ["", "【小計】", ""],
        ["", "5団体", "計"],
        ["", "", "合計"],
        ["", "県合計", "5"],
        ["", "合計（県内）", ""],
    ],
)
def test_a_row_of_totals_is_left_out_and_told(total):
    reading = read(HEAD, BODY, total, ["2", "あおぞら会", "八代市"])
    assert [row.name.text for row in reading.rows] == ["みどりの会", "あおぞら会"]
    assert [n.line for n in reading.notices if n.code == "row-of-notes"] == [3]
    assert [a.field for a in reading.accounts if a.line == 3] == ["note"]


@pytest.mark.parametrize("name", ["合計株式会社", "計画相談の会", "総数研究所", "5団体協議会", "100人会"])
def test_a_body_whose_name_only_looks_like_a_total_is_read(name):
    assert [row.name.text for row in read(HEAD, BODY, ["2", name, "八代市"]).rows] == ["みどりの会", name]


@pytest.mark.parametrize(
    ("above", "title", "issued"),
    [
        (["令和７年度 山川県会員一覧", "（令和7年9月1日現在）"], "令和７年度 山川県会員一覧", "2025-09-01"),
        (["（令和7年9月1日現在）", "山川県会員一覧"], "山川県会員一覧", "2025-09-01"),
        (["山川県会員一覧（令和7年9月1日現在）"], "山川県会員一覧", "2025-09-01"),
        (["山川県会員一覧　令和7年9月1日現在"], "山川県会員一覧", "2025-09-01"),
        (["令和７年度 山川県会員一覧"], "令和７年度 山川県会員一覧", "2025-04-01/2026-03-31"),
        (["※会員のみ", "会員一覧", "作成日：令和7年9月1日"], "会員一覧", "2025-09-01"),
        (["（別紙１）", "会員一覧"], "会員一覧", ""),
        (["様式第2号", "会員一覧"], "会員一覧", ""),
        (["令和7年9月1日"], "", "2025-09-01"),
    ],
)
def test_the_title_is_the_first_line_that_could_be_one_and_a_date_is_none(above, title, issued):
    reading = read(*([line] for line in above), HEAD, BODY)
    assert (reading.title, reading.issued) == (title, issued)


def test_a_publisher_is_told_without_the_date_beside_it():
    reading = read(["会員一覧"], ["山川市福祉課 令和7年9月1日作成"], HEAD, BODY)
    assert (reading.title, reading.publisher, reading.issued) == ("会員一覧", "山川市福祉課", "2025-09-01")


def test_below_an_address_the_last_row_of_headers_tells_the_level():
    merged = {(0, 3): (0, 2)}
    rows = [
        ["番号", "団体名", "所在地", "所在地"],
        ["", "", "都道府県", "市町村"],
        ["1", "みどりの会", "熊本県", "熊本市"],
    ]
    (row,) = read(*rows, merged=merged).rows
    assert (row.prefecture, row.municipalities) == ("43000", ("43100",))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("所在地 都道府県", "prefecture"),
        ("所在地（市町村）", "municipality"),
        ("住所の市区町村", "municipality"),
        ("所在市町村", "municipality"),
        ("所在地 番地", "address"),
        ("所在地", "address"),
        ("所在地 市町村以下", "address"),
        ("代表者 所在地 都道府県", "person"),
    ],
)
def test_a_part_of_an_address_is_withheld_unless_it_is_a_level(header, field):
    use = header_words().use(header)
    assert use is not None
    assert use.field in {field, "address" if field == "person" else field}
