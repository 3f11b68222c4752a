"""Headers, footers and page numbers are unread, and what goes on over the page goes on over them."""

from __future__ import annotations

import pytest

from kgraph.reading.casebook import CasebookReading, read_casebook

HEAD = "団体名：会\n\n取組名：町の食卓\n\n取組の内容\n\n目的\t"


def read(*pages: str) -> CasebookReading:
    return read_casebook("\n\f".join(pages), file="x.txt")


def unread(reading: CasebookReading) -> list[int]:
    return [account.line for account in reading.lines if account.fate == "unread"]


@pytest.mark.parametrize(
    "number", ["2", "- 2 -", "－２－", "2 / 30", "2/30 ページ", "p. 2", "P.2", "第2頁", "(2)", "2 頁"]
)
def test_a_page_number_is_unread_and_the_cell_goes_on(number: str) -> None:
    reading = read(f"{HEAD}あいう\n\n{number}", "えお\n内容\tかき\n\n3", "")
    assert reading.groups[0].cells["purpose"].text == "あいうえお"
    assert reading.groups[0].cells["content"].text == "かき"
    assert unread(reading) == [9, 13]


def test_the_head_of_a_page_that_comes_again_is_unread() -> None:
    reading = read(f"見本事例集\n\n{HEAD}あい", "見本事例集\n\nうえ", "見本事例集\n\nおか")
    assert reading.groups[0].cells["purpose"].text == "あいうえおか"
    assert unread(reading) == [1, 10, 13]


def test_heads_of_left_and_right_pages_differ() -> None:
    pages = [f"左\n\n{HEAD}あ", "右\n\nい", "左\n\nう", "右\n\nえ"]
    assert read(*pages).groups[0].cells["purpose"].text == "あいうえ"


def test_a_number_in_a_foot_that_comes_again_may_differ() -> None:
    reading = read(f"{HEAD}あ\n事例集 12", "い\n事例集 13", "う\n事例集 14", "")
    assert reading.groups[0].cells["purpose"].text == "あいう"
    assert len(unread(reading)) == 3


def test_what_comes_once_is_no_furniture() -> None:
    reading = read(f"{HEAD}あ", "見出し\n\nい", "う")
    assert reading.groups[0].cells["purpose"].text == "あ見出しいう"
    assert unread(reading) == []


def test_words_that_come_again_without_a_blank_are_no_furniture() -> None:
    reading = read(f"{HEAD}あ\nと連携した。", "い\nと連携した。")
    assert reading.groups[0].cells["purpose"].text == "あと連携した。いと連携した。"


def test_rows_of_a_grid_and_fields_that_come_again_are_no_furniture() -> None:
    form = "団体名：{}\n\n取組の対象\n\n☆\t多世代"
    rest = "★\t高齢者\n☆\t障害者\n\n団体概要\n\nスタッフ数\t3 人"
    reading = read(form.format("山"), rest, form.format("川"), rest, "")
    assert reading.problems == ()
    assert [len(group.values("sub_target")) for group in reading.groups] == [2, 2]
    assert [group.values("staff") for group in reading.groups] == [("3",), ("3",)]
    assert unread(reading) == []


def test_a_text_without_form_feeds_has_no_pages() -> None:
    reading = read_casebook(f"{HEAD}あ\n\n3\n\nい\n\n3\n", file="x.txt")
    assert unread(reading) == []


def test_a_colophon_may_begin_a_page() -> None:
    reading = read(f"{HEAD}あ", "内閣府見本推進室\n\n令和7年12月発行", "")
    assert (reading.publisher, reading.issued) == ("内閣府見本推進室", "2025-12")
    assert reading.groups[0].cells["purpose"].text == "あ"
