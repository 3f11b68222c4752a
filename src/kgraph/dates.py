"""Dates as precise as they are written, from Western and Japanese calendar notation.

A date keeps its precision: a day, a month, a year or a fiscal year (年度, April to March). It is never filled up with
a first of January. Comparing is done by the first and the last day that it can mean.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.errors import Text
from kgraph.text import fold, fold_text

DAY, MONTH, YEAR, FISCAL_YEAR = "day", "month", "year", "fiscal-year"

# First and last day of each era (元号を改める政令; 明治 counts by the solar calendar since 1873-01-01 only).
_ERAS = (
    ("明治", "M", date(1868, 1, 25), date(1912, 7, 29)),
    ("大正", "T", date(1912, 7, 30), date(1926, 12, 24)),
    ("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    ("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    ("令和", "R", date(2019, 5, 1), date.max),
)
_SOLAR = date(1873, 1, 1)
_BY_NAME = {name: era for era in _ERAS for name in (era[0], era[1], era[0][0])}

_DIGIT = "0-9〇零一二三四五六七八九十百千"
_ERA = "明治|大正|昭和|平成|令和|[明大昭平令](?=\\s*[0-9元])|(?<![A-Za-z])[MTSHRmtshr](?=\\s*[0-9元])"
_NUMBER = f"[{_DIGIT}]+"
_WRITTEN = re.compile(
    rf"(?:(?P<era>{_ERA})\s*(?P<eyear>{_NUMBER}|元)|(?<![{_DIGIT}])(?P<year>[0-9〇零一二三四五六七八九]{{4}}|[一二]?千[{_DIGIT}]*))"
    rf"\s*年(?!間|目|[前後生])(?:(?P<fiscal>\s*度)|\s*(?P<month>{_NUMBER})\s*月(?!間)(?:\s*(?P<day>{_NUMBER})\s*日)?)?"
)
_POINTED = re.compile(
    r"(?<![0-9])(?<![0-9][-/.])(?:(?P<era>" + _ERA + r")\s*(?P<eyear>[0-9]{1,2}|元)|(?P<year>[0-9]{4}))"
    r"\s*(?P<sep>[-/.])\s*(?P<month>[0-9]{1,2})(?:\s*(?P=sep)\s*(?P<day>[0-9]{1,2}))?(?![0-9]|\s*[-/.]\s*[0-9])"
)
_BARE = re.compile(
    rf"(?:(?P<era>{_ERA})\s*(?P<eyear>[0-9]{{1,2}}|元)|(?<![0-9A-Za-z])(?P<year>(?:1[89]|20)[0-9]{{2}}))"
    r"(?![0-9A-Za-z])"
)
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


class DateError(ValueError):
    """Words that look like a date and are none; says what was expected and what to do, in both languages."""

    def __init__(self, found: str, expected: Text, todo: Text) -> None:
        self.found, self.expected, self.todo = found, expected, todo
        super().__init__(f"{found}: {expected.en}; {todo.en}")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision and the first and last day it can mean."""

    precision: str
    start: date
    end: date

    @property
    def value(self) -> str:
        """The date as it is stored: ``2022-08-10``, ``2019-09``, ``2019``; a fiscal year as an ISO 8601 interval."""
        if self.precision == FISCAL_YEAR:
            return f"{self.start.isoformat()}/{self.end.isoformat()}"
        return self.start.isoformat()[: {DAY: 10, MONTH: 7, YEAR: 4}[self.precision]]

    @property
    def written(self) -> str:
        """The date as a cell of a form shows it, and ``parse_date`` reads it: as it is stored, a fiscal year as 2022年度."""
        return f"{self.start.year}年度" if self.precision == FISCAL_YEAR else self.value

    @property
    def datatype(self) -> str:
        """The local name of the XSD type: ``date``, ``gYearMonth``, ``gYear``; ``string`` for a fiscal year."""
        return {DAY: "date", MONTH: "gYearMonth", YEAR: "gYear", FISCAL_YEAR: "string"}[self.precision]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text, with its span there."""

    date: PartialDate
    start: int
    end: int


def parse_value(value: str) -> PartialDate:
    """Return the date behind a stored value (see ``PartialDate.value``).

    >>> parse_value("2024-02").end.isoformat()
    '2024-02-29'

    Raises DateError for any other text.
    """
    if match := re.fullmatch(r"(\d{4})-04-01/(\d{4})-03-31", value, re.ASCII):
        if int(match[2]) == int(match[1]) + 1:
            return _western(int(match[1]), None, None, fiscal=True, found=value)
    elif match := re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value, re.ASCII):
        month, day = (int(part) if part else None for part in match.groups()[1:])
        return _western(int(match[1]), month, day, found=value)
    raise DateError(value, Text("YYYY、YYYY-MM、YYYY-MM-DD のいずれか", "YYYY, YYYY-MM or YYYY-MM-DD"), _MEND)


def parse_date(text: str) -> PartialDate:
    """Return the date that the whole of ``text`` tells, however it is written.

    >>> parse_date("令和元年5月1日").value, parse_date("2019 年 9 月").value, parse_date("R6.4.1").value
    ('2019-05-01', '2019-09', '2024-04-01')

    Raises DateError when the text is no date, or a day that does not exist or lies outside its era.
    """
    folded = fold_text(text).strip()
    for pattern in (_WRITTEN, _POINTED, _BARE):
        if match := pattern.fullmatch(folded):
            return _from_match(match)
    raise DateError(text, Text("年月日 (例: 2022年8月10日、令和4年8月)", "a date (as 2022年8月10日 or 2022-08)"), _MEND)


def find_dates(text: str, *, bare: bool = False) -> tuple[FoundDate, ...]:
    """Return the dates in ``text`` in their order, with their spans in ``text`` as it is written.

    ``bare`` also takes a year that stands without 年 (2019, R6). Raises DateError for what has the form of a date and
    is none (2023年2月30日, 平成31年5月1日).
    """
    folded = fold(text)
    found: list[FoundDate] = []
    for match in _matches(folded.text, bare):
        start, stop = folded.span(match.start(), match.end())
        found.append(FoundDate(_from_match(match), start, stop))
    return tuple(found)


def number(words: str) -> int:
    """Return the number that digits (any width) or kanji numerals tell; 元 is 1.

    >>> number("２０１９"), number("三十一"), number("二〇一九"), number("元")
    (2019, 31, 2019, 1)

    Raises ValueError for anything else.
    """
    folded = fold_text(words).strip().replace(",", "")
    if folded == "元":
        return 1
    if folded.isascii():
        return int(folded)
    if not any(c in _UNITS for c in folded):
        return int("".join(str(_KANJI[c]) if c in _KANJI else c for c in folded))
    total, digit = 0, ""
    for char in folded:
        if char in _UNITS:
            total += int(digit or "1") * _UNITS[char]
            digit = ""
        else:
            digit += str(_KANJI[char]) if char in _KANJI else char
    return total + int(digit or "0")


_MEND = Text("日付の表記を直してください", "mend the date")


def _matches(text: str, bare: bool) -> Iterator[re.Match[str]]:
    at = 0
    patterns = (_WRITTEN, _POINTED, _BARE) if bare else (_WRITTEN, _POINTED)
    while True:
        hits = [m for pattern in patterns if (m := pattern.search(text, at))]
        if not hits:
            return
        match = min(hits, key=lambda m: (m.start(), -m.end()))
        yield match
        at = match.end()


def _from_match(match: re.Match[str]) -> PartialDate:
    parts = match.groupdict()
    found = match[0].strip()
    try:
        year = number(parts.get("eyear") or parts["year"])
        month = number(parts["month"]) if parts.get("month") else None
        day = number(parts["day"]) if parts.get("day") else None
    except ValueError:
        raise DateError(found, Text("数字または漢数字の年月日", "numbers in digits or kanji numerals"), _MEND) from None
    fiscal = bool(parts.get("fiscal"))
    era = parts.get("era")
    if not era:
        return _western(year, month, day, fiscal=fiscal, found=found)
    return _of_era(_BY_NAME[era.upper()], year, month, day, fiscal=fiscal, found=found)


def _western(year: int, month: int | None, day: int | None, *, found: str, fiscal: bool = False) -> PartialDate:
    if not 1000 <= year <= 9998:
        raise DateError(found, Text("西暦4桁または元号の付いた年", "a year of four digits, or one with its era"), _MEND)
    try:
        if fiscal:
            return PartialDate(FISCAL_YEAR, date(year, 4, 1), date(year + 1, 3, 31))
        if month is None:
            return PartialDate(YEAR, date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return PartialDate(MONTH, date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return PartialDate(DAY, date(year, month, day), date(year, month, day))
    except ValueError:  # calendar.IllegalMonthError is one as well
        raise DateError(found, Text("暦にある日付", "a day that exists in the calendar"), _MEND) from None


def _of_era(
    era: tuple[str, str, date, date], year: int, month: int | None, day: int | None, *, fiscal: bool, found: str
) -> PartialDate:
    name, _, first, last = era
    when = _western(first.year + year - 1, month, day, fiscal=fiscal, found=found)
    if year < 1 or when.end < first or when.start > last:
        until = "" if last == date.max else last.isoformat()
        right = next((e for e in _ERAS if e[2] <= when.start <= e[3]), None)
        hint = f"{right[0]}{when.start.year - right[2].year + 1}年".replace("和1年", "和元年") if right else ""
        raise DateError(
            found,
            Text(f"{name}の期間 ({first}〜{until}) の日付", f"a date within {name} ({first} to {until or 'now'})"),
            Text(
                f"元号を確かめてください{f' ({hint}?)' if hint else ''}",
                f"check the era{f' (was {hint} meant?)' if hint else ''}",
            ),
        )
    if when.start < _SOLAR and month is not None:
        raise DateError(
            found,
            Text(
                "1873年以後の月日 (それより前は旧暦)", "a month or day since 1873, the first year of the solar calendar"
            ),
            Text("年だけを書くか、西暦で書いてください", "give the year only, or the date in the Western calendar"),
        )
    return when
