"""Labels at the start of lines: spaced, parted, broken, and 団体名 told apart."""

from __future__ import annotations

import pytest

from kgraph.reading.casebook.heads import find_labels
from kgraph.reading.casebook.lines import form_lines


def labels(text: str) -> list[tuple[int, str, str, list[str]]]:
    """Return line, kind, field and words of every label found."""
    found = find_labels(form_lines(text))
    return [
        (at + 1, label.kind, label.field, [text[start:end] for start, end in label.values])
        for at, label in found.items()
    ]


@pytest.mark.parametrize(
    "line, field, words",
    [
        ("取組地域：愛媛県 松山市", "region", "愛媛県 松山市"),
        ("取 組 名 : あいう", "initiative", "あいう"),
        ("取\u3000組\u3000名\u3000：\u3000あいう", "initiative", "あいう"),
        ("目的\tあいう", "purpose", "あいう"),
        ("目的    あいう", "purpose", "あいう"),
        ("⽬的\tあいう", "purpose", "あいう"),
        ("ウェブサイト\thttps://example.org", "website", "https://example.org"),
        ("ｽﾀｯﾌ数\t3", "staff", "3"),
        ("スタッフ数".replace("ッ", "ッ") + "：3", "staff", "3"),
        ("\x0c取組名：あいう", "initiative", "あいう"),
        ("連携した団体 協力いただいた団体\tあいう", "partners", "あいう"),
        ("連携した団体・協力いただいた団体\tあいう", "partners", "あいう"),
        ("対象とした人につながる ために行った工夫\tあいう", "approach", "あいう"),
        ("対象とした人\tあいう", "people", "あいう"),
        ("取組名：", "initiative", ""),
        ("取組名：：二つ目", "initiative", "：二つ目"),
        ("目的\t：あいう", "purpose", "：あいう"),
    ],
)
def test_a_label_is_found_however_it_is_spaced(line: str, field: str, words: str) -> None:
    assert [(found, values) for _, _, found, values in labels(line)] == [(field, [words])]


@pytest.mark.parametrize(
    "line", ["目的を定めた", "内容が豊か", "取組名を考えた", "（１）取組の内容を見る", "団体名簿", "\t\t"]
)
def test_words_that_begin_like_a_label_are_none(line: str) -> None:
    assert labels(line) == []


@pytest.mark.parametrize(
    "head",
    [
        "（１）取組の内容",
        "(1) 取組の内容",
        "1. 取組の内容",
        "①取組の内容",
        "■取組の内容",
        "【取組の内容】",
        "取組の内容",
    ],
)
def test_a_section_is_found_under_any_number(head: str) -> None:
    assert [(kind, field) for _, kind, field, _ in labels(head)] == [("section", "cells")]


def test_a_label_broken_over_lines_is_one_with_the_words_of_each_line() -> None:
    text = "連携した団体\tあいう\n協力いただいた団体\tえお\n対象とした人と\nつながるために\n行った工夫：かき"
    assert labels(text) == [
        (1, "cell", "partners", ["あいう", "えお"]),
        (3, "cell", "approach", ["", "", "かき"]),
    ]


def test_a_label_that_begins_another_is_taken_for_what_it_is() -> None:
    assert [field for _, _, field, _ in labels("対象とした人\tあ\n内容\tい")] == ["people", "content"]


def names(text: str) -> list[tuple[int, str]]:
    return [(line, kind) for line, kind, field, _ in labels(text) if field in ("name", "profile-name")]


def test_headings_and_profiles_are_told_apart_by_what_parts_label_and_name() -> None:
    text = "団体名：一\n取組名：あ\n代表者\tう\n団体名\t一\n取組名：い\n団体名：二\n代表者\tえ"
    assert names(text) == [(1, "head"), (4, "profile"), (6, "head")]


def test_where_both_use_colons_the_neighbours_tell() -> None:
    text = "団体名：一\n取組名：あ\n団体概要\n団体名：一\n代表者：う\n団体名：二\n取組の種類\n団体概要\n団体名：二\n代表者：え"
    assert names(text) == [(1, "head"), (4, "profile"), (6, "head"), (9, "profile")]


def test_a_heading_after_an_empty_profile_is_a_heading() -> None:
    assert names("団体名：一\n団体概要\n団体名：二\n団体概要\n代表者：う") == [(1, "head"), (3, "head")]
