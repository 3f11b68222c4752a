"""The profile: dates, staff, website."""

from __future__ import annotations

import pytest

from kgraph.reading.casebook.passages import Document, Passage, join
from kgraph.reading.casebook.problems import Problems
from kgraph.reading.casebook.profile import read_dates, read_staff, read_website


def passage(words: str) -> Passage:
    return join(Document.of(words), [(0, len(words))])


@pytest.mark.parametrize(
    "words, founded, incorporated, notes",
    [
        ("2022 年 8 月 10 日", "2022-08-10", None, [""]),
        ("2019 年 9 月(法人設立は 2023 年 5 月)", "2019-09", "2023-05", ["", "法人設立"]),
        (
            "2022 年 12 月 1 日（任意団体設立） 2023 年 4 月 27 日（NPO 法人認定）",
            "2022-12-01",
            "2023-04-27",
            ["任意団体設立", "NPO 法人認定"],
        ),
        ("2023年4月（法人設立）、2020年1月（任意団体設立）", "2020-01", "2023-04", ["任意団体設立", "法人設立"]),
        ("2020年発足、2023年に法人化", "2020", "2023", ["発足", "法人化"]),
        ("平成 30 年 1 月 法人設立", "2018-01", None, ["法人設立"]),
        ("法人認証 2021年、法人登記 2022年", "2021", "2022", ["法人認証", "法人登記"]),
    ],
)
def test_founded_and_incorporated_are_told_apart_by_the_words_beside_them(
    words: str, founded: str, incorporated: str | None, notes: list[str]
) -> None:
    problems = Problems("x.txt")
    facts = read_dates(passage(words), problems)
    found = {f.field: f.value for f in facts}
    assert (found["founded"], found.get("incorporated")) == (founded, incorporated)
    assert [f.note for f in facts] == notes
    assert all(words[f.start : f.end] == f.words for f in facts)
    assert problems.found == []


@pytest.mark.parametrize(
    "words, total, parts",
    [
        ("16 人", "16", {}),
        ("１６名", "16", {}),
        ("16", "16", {}),
        ("約 20 人", "20", {}),
        ("十二人", "12", {}),
        ("1,200 人", "1200", {}),
        (
            "120 人（うち正従業員・有期雇用従業員 89 人、パートタイマー 31 人）",
            "120",
            {"正従業員・有期雇用従業員": "89", "パートタイマー": "31"},
        ),
        ("127 人 （常勤職員 98 人、パートタイマー 29 人）", "127", {"常勤職員": "98", "パートタイマー": "29"}),
        ("常勤 2 人 非常勤 3 人", "5", {"常勤": "2", "非常勤": "3"}),
        ("常勤：2名／非常勤：3名", "5", {"常勤": "2", "非常勤": "3"}),
        ("常勤 4 人（うち女性 2 人）", "4", {"常勤": "4"}),
        ("合計 5 人（常勤 2 人・非常勤 3 人）", "5", {"常勤": "2", "非常勤": "3"}),
    ],
)
def test_staff_is_the_total_with_its_parts(words: str, total: str, parts: dict[str, str]) -> None:
    problems = Problems("x.txt")
    facts = read_staff(passage(words), problems)
    assert [f.value for f in facts if f.field == "staff"] == [total]
    assert {f.note: f.value for f in facts if f.field == "staff_part"} == parts
    assert all(words[f.start : f.end] == f.words for f in facts)
    assert problems.found == []


def test_the_words_of_a_sum_end_with_its_last_part() -> None:
    facts = read_staff(passage("常勤 2 人 非常勤 3 人 見本町"), Problems("x.txt"))
    assert [f.words for f in facts if f.field == "staff"] == ["常勤 2 人 非常勤 3 人"]


@pytest.mark.parametrize(
    "words, address",
    [
        ("https://example.org/", ["https://example.org/"]),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｏｒｇ", ["https://example.org"]),
        ("https://example.org/a。ほか", ["https://example.org/a"]),
        ('<a href="https://example.org/x">サイト</a>', ["https://example.org/x"]),
        ("現在休止中（新規で立ち上げ準備中）", []),
        ("なし", []),
    ],
)
def test_a_website_is_an_address_and_nothing_else(words: str, address: list[str]) -> None:
    problems = Problems("x.txt")
    assert [f.value for f in read_website(passage(words), problems)] == address
    assert problems.found == []


@pytest.mark.parametrize("read, words", [(read_dates, "見本 太郎"), (read_staff, "見本町 1-2 見本ビル")])
def test_words_of_a_row_that_slipped_are_shown_by_their_shape_only(read: object, words: str) -> None:
    problems = Problems("x.txt")
    assert callable(read)
    assert read(passage(words), problems) == ()
    said = "".join(p.message(lang) for p in problems.found for lang in ("ja", "en"))
    assert "見本" not in said
    assert "＊" in said
