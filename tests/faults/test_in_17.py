"""IN-17: dates in the Japanese calendar, and days that lie outside their era."""

from __future__ import annotations

import pytest
from table_files import csv_file, facts, read

GOOD = {
    "令和元年5月1日": "2019-05-01",
    "平成31年4月30日": "2019-04-30",
    "昭和64年1月7日": "1989-01-07",
    "R6.4.1": "2024-04-01",
    "令和６年４月１日": "2024-04-01",
    "平成元年一月八日": "1989-01-08",
    "H1/1/8": "1989-01-08",
    "昭和六十三年": "1988",
    "令和6年4月1日設立": "2024-04-01",
}


def listed(*dates):
    return [["団体名", "設立年月日", "地域"], *([f"{n}番会", date, "東京都"] for n, date in enumerate(dates, 1))]


def test_dates_of_every_era_are_read(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", listed(*GOOD)))
    assert result.problems == ()
    assert [value for (value,) in facts(result.statements, "founded").values()] == list(GOOD.values())


@pytest.mark.parametrize(
    "date, hint",
    [("平成31年5月1日", "2019-04-30"), ("昭和64年1月8日", "1989-01-07"), ("令和元年4月30日", "2019-05-01")],
)
def test_a_day_outside_its_era_is_an_error_with_a_hint(tmp_path, date, hint):
    result = read(csv_file(tmp_path / "list.csv", listed("R6.4.1", date)))
    (problem,) = result.problems
    assert (problem.code, problem.line, problem.found) == ("wrong-date", 3, date)
    assert hint in problem.expected.en
    assert list(facts(result.statements, "founded").values()) == [["2024-04-01"], []]


@pytest.mark.parametrize("date", ["45383", "2024-13-01", "令和六", "来年", "24/4/1"])
def test_what_is_no_date_is_an_error(tmp_path, date):
    result = read(csv_file(tmp_path / "list.csv", listed(date)))
    assert [problem.line for problem in result.problems] == [2]
