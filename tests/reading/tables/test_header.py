"""Where headers stand: notes above, several rows, with and without merged cells."""

from __future__ import annotations

import pytest

from kgraph.reading.tables.header import find_header
from kgraph.reading.tables.lexicon import header_words
from kgraph.reading.tables.model import make_sheet


def found(rows, merged=()):
    inside = {}
    for first, last in merged:
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                if (row, column) != first:
                    inside[row, column] = first
    return find_header(make_sheet("s", rows, merged=inside), header_words())


def test_notes_above_are_passed_over():
    header = found(
        [["令和6年度 団体一覧"], ["※非公開の項目があります"], [], ["No", "団体名", "地域"], ["1", "甲会", "東京都"]]
    )
    assert (header.rows, header.names, header.above) == ((3,), ("No", "団体名", "地域"), (0, 1, 2))


def test_two_rows_that_are_merged_are_joined():
    rows = [["団体名", "連絡先", "", "備考"], ["", "電話", "メール", ""], ["甲会", "03-0000-0000", "", ""]]
    header = found(rows, [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (1, 3))])
    assert (header.rows, header.names) == ((0, 1), ("団体名", "連絡先 電話", "連絡先 メール", "備考"))


def test_two_rows_without_merged_cells_are_joined_where_one_fills_the_gaps():
    rows = [["団体名", "連絡先", "", "地域"], ["", "電話", "メール", ""], ["甲会", "03-0000-0000", "", "東京都"]]
    assert found(rows).names == ("団体名", "連絡先 電話", "連絡先 メール", "地域")


def test_a_row_of_data_below_a_wide_heading_is_no_header():
    rows = [["団体名", "連絡先", "", "地域"], ["甲会", "03-0000-0000", "a", "東京都"], ["乙会", "", "", "大阪府"]]
    assert found(rows, [((0, 1), (0, 2))]).rows == (0,)
    assert found(rows).rows == (0,)


def test_a_first_row_of_data_that_is_merged_downwards_is_no_header():
    rows = [["地域", "団体名"], ["東京都", "甲会"], ["", "乙会"]]
    assert found(rows, [((1, 0), (2, 0))]).rows == (0,)


@pytest.mark.parametrize(
    "rows", [[["甲会", "乙会"]], [["1", "2"], ["3", "4"]], [["団体について述べる長い文章である。" * 20]]]
)
def test_without_words_of_headers_there_are_none(rows):
    assert found(rows) is None


@pytest.mark.parametrize(
    "text, field",
    [
        ("団体名", "name"), ("①団体名", "name"), ("団体名（必須）", "name"), ("* 団体名", "name"), ("団 体 名", "name"),
        ("代表者氏名", "person"), ("担当者の電話番号", "person"), ("所在地", "address"), ("事務局住所", "address"),
        ("ＴＥＬ", "telephone"), ("連絡先 電話番号", "telephone"), ("会員数（人）", "member_count"),
        ("高齢者", "mark"), ("対象 こども・若者", "mark"), ("後援", "partners"), ("連携先3", "partner"),
        ("連携先2の種別", "partner_kind"), ("メールアドレス", "person"), ("No.", "unused"),
    ],
)  # fmt: skip
def test_headers_mean_fields(text, field):
    use = header_words().use(text)
    assert use is not None
    assert use.field == field


@pytest.mark.parametrize("text", ["", "備考", "その他", "2024年", "甲会"])
def test_other_words_mean_none(text):
    assert header_words().use(text) is None
