"""Dates keep the precision they are written in, whatever notation and era."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.dates import DateError, find_dates, number, parse_date, parse_value

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")


@pytest.mark.parametrize(
    "written, value, datatype",
    [
        ("2022 年 8 月 10 日", "2022-08-10", "date"),
        ("2019 年 9 月", "2019-09", "gYearMonth"),
        ("2019", "2019", "gYear"),
        ("2019年", "2019", "gYear"),
        ("令和6年4月", "2024-04", "gYearMonth"),
        ("2024-04-01", "2024-04-01", "date"),
        ("2024/4/1", "2024-04-01", "date"),
        ("2024.4", "2024-04", "gYearMonth"),
        ("令和元年5月1日", "2019-05-01", "date"),
        ("平成31年4月30日", "2019-04-30", "date"),
        ("昭和64年1月7日", "1989-01-07", "date"),
        ("昭和元年12月25日", "1926-12-25", "date"),
        ("大正15年12月24日", "1926-12-24", "date"),
        ("R6.4.1", "2024-04-01", "date"),
        ("h31/4", "2019-04", "gYearMonth"),
        ("令和６年４月１日", "2024-04-01", "date"),
        ("㋿6年", "2024", "gYear"),
        ("平成三十一年四月三十日", "2019-04-30", "date"),
        ("二〇一九年十一月三日", "2019-11-03", "date"),
        ("明治三十三年", "1900", "gYear"),
        ("2022\u3000年\u00a08 月", "2022-08", "gYearMonth"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: str, value: str, datatype: str) -> None:
    found = parse_date(written)
    assert (found.value, found.datatype) == (value, datatype)


def test_a_fiscal_year_is_an_interval_from_april_to_march() -> None:
    found = parse_date("令和6年度")
    assert (found.start, found.end) == (date(2024, 4, 1), date(2025, 3, 31))
    assert found.value == "2024-04-01/2025-03-31"
    assert parse_value(found.value) == found == parse_date("2024年度")


def test_the_last_fiscal_year_of_an_era_is_no_error() -> None:
    assert parse_date("平成31年度").start == date(2019, 4, 1)


@pytest.mark.parametrize(
    "written, start, end",
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-05-06", date(2023, 5, 6), date(2023, 5, 6)),
    ],
)
def test_a_date_knows_the_first_and_the_last_day_it_can_mean(written: str, start: date, end: date) -> None:
    assert (parse_value(written).start, parse_value(written).end) == (start, end)


@pytest.mark.parametrize(
    "written, hint",
    [
        ("平成31年5月1日", "令和元年"),
        ("平成32年", "令和2年"),
        ("令和元年4月30日", "平成31年"),
        ("昭和64年1月8日", "平成1年"),
        ("昭和65年", "平成2年"),
    ],
)
def test_a_day_outside_its_era_is_an_error_that_names_the_right_one(written: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(written)
    assert hint in caught.value.todo.ja
    assert hint in caught.value.todo.en


@pytest.mark.parametrize(
    "written",
    ["2023年2月30日", "2023-13-01", "令和0年", "12年3月", "明日", "", "2023年13月", "明治5年1月1日", "２０２"],
)
def test_what_is_no_date_is_an_error_that_says_what_to_do(written: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(written)
    assert caught.value.expected.ja
    assert caught.value.todo.en


@pytest.mark.parametrize(
    "value", ["2024-4", "2024-02-30", "令和6年", "2024-04-01/2026-03-31", "20240401", "", "２０２４"]
)
def test_a_stored_value_has_one_form_only(value: str) -> None:
    with pytest.raises(DateError):
        parse_value(value)


@pytest.mark.parametrize(
    "text, found",
    [
        ("2019 年 9 月(法人設立は 2023 年 5 月)", [("2019-09", "2019 年 9 月"), ("2023-05", "2023 年 5 月")]),
        (
            "任意団体 2022 年 12 月 1 日 法人 令和５年４月",
            [("2022-12-01", "2022 年 12 月 1 日"), ("2023-04", "令和５年４月")],
        ),
        ("2年間で3年の活動、2020年前後", []),
        ("03-3581-4537、1234-5678-90、1.2.3", []),
        ("HR6.4.1 版", []),
    ],
)
def test_dates_are_found_with_their_words_and_nothing_else_is(text: str, found: list[tuple[str, str]]) -> None:
    assert [(d.date.value, text[d.start : d.end]) for d in find_dates(text)] == found


def test_a_bare_year_is_found_only_when_asked_for() -> None:
    assert find_dates("設立 2019") == ()
    assert [d.date.value for d in find_dates("設立 2019", bare=True)] == ["2019"]


@given(st.dates(date(1926, 12, 25), date(2100, 1, 1)), st.sampled_from([str, "wide", "kanji"]))
def test_a_day_written_in_its_era_comes_back(day: date, digits: object) -> None:
    eras = [("昭和", date(1926, 12, 25)), ("平成", date(1989, 1, 8)), ("令和", date(2019, 5, 1))]
    name, first = max((era for era in eras if era[1] <= day), key=lambda era: era[1])
    year = day.year - first.year + 1
    written = f"{name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    if digits == "wide":
        written = written.translate(WIDE)
    elif digits == "kanji":
        written = written.translate(KANJI)
    assert parse_date(written).value == day.isoformat()
    assert find_dates(f"（{written}）")[0].date.start == day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_in_no_era_but_its_own_is_taken(day: date) -> None:
    before = day - timedelta(days=1)
    assert parse_date(f"{day.year}年{day.month}月{day.day}日").start == day
    assert parse_date(before.isoformat()).start == before


@given(st.sampled_from(["day", "month", "year"]), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_stored_value_comes_back_as_it_is(precision: str, day: date) -> None:
    value = day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
    found = parse_value(value)
    assert (found.value, found.precision) == (value, precision)
    assert found.start <= day <= found.end


@pytest.mark.parametrize(
    "words, value",
    [
        ("元", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("百二十", 120),
        ("千九百九十", 1990),
        ("１，２００", 1200),
    ],
)
def test_numbers_are_read_in_any_width_and_in_kanji(words: str, value: int) -> None:
    assert number(words) == value
