"""A cell of a workbook as Excel shows it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from kgraph.reading.tables.shown import shown

NUMBERS = [
    (1101, "00000", "01101"),
    (1689, "#,##0", "1,689"),
    (1689, "General", "1689"),
    (0.5, "0%", "50%"),
    (1234567, "000-0000", "123-4567"),
    (7000012050002, "General", "7000012050002"),
    (7000012050002.0, "0", "7000012050002"),
    (0.1 + 0.2, "General", "0.3"),
    (12.5, "0.0", "12.5"),
    (1234, '#,##0"人"', "1,234人"),
    (3, "0_ ", "3"),
    (-3, "#,##0;[Red]-#,##0", "-3"),
    (-3, "#,##0;△#,##0", "△3"),
    (-3, "0", "-3"),
    (1, '"No."0', "No.1"),
    (5, "#,##0_);[Red]\\(#,##0\\)", "5"),
    (1e20, "General", "1E+20"),
    (2.0, "General", "2"),
    (5, "# ?/?", "5"),
    (float("inf"), "0", "inf"),
    (True, "General", "TRUE"),
    (None, "General", ""),
    ("01101", "0", "01101"),
]
DATES = [
    (datetime(2024, 4, 1), "yyyy/m/d", "2024/4/1"),
    (datetime(2024, 4, 1), "mm-dd-yy", "2024/4/1"),
    (datetime(2024, 4, 1), 'yyyy"年"m"月"', "2024年4月"),
    (datetime(2024, 4, 1), '[$-411]ggge"年"m"月"d"日";@', "令和6年4月1日"),
    (datetime(2019, 4, 30), "[$-411]ge.m.d", "H31.4.30"),
    (datetime(2019, 5, 1), "ge.m.d", "R1.5.1"),
    (datetime(2024, 4, 1), "yy/m/d", "2024-04-01"),
    (datetime(2024, 4, 1, 9, 30), "yyyy/m/d h:mm", "2024-04-01 09:30:00"),
    (datetime(2024, 4, 1), "d-mmm-yy", "2024-04-01"),
    (date(2024, 4, 1), "yyyy-mm-dd", "2024-04-01"),
    (time(9, 30), "h:mm", "09:30:00"),
]


@pytest.mark.parametrize("value, number_format, text", NUMBERS + DATES)
def test_values_are_shown_by_their_format(value, number_format, text):
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    "number_format", ["", ";;;", "[", '"', "0.0.0", "\\", "[h]:mm", "General;General", "#,", "????"]
)
def test_a_strange_format_breaks_nothing(number_format):
    assert isinstance(shown(1234.5, number_format), str)
    assert isinstance(shown(datetime(2024, 4, 1), number_format), str)
