"""A cell of a workbook as Excel shows it: numbers and dates by their number format."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_GENERAL = ("General", "@", "")
_COLOUR_OR_LOCALE = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|_.|\*.|(?P<code>y+|m+|d+|e+|g+|a{3,4}|h+|s+|AM/PM|A/P|0+(?:\.0+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?|\.[#0?]+")
_ERAS = (
    (datetime.date(2019, 5, 1), "令和", "R"),
    (datetime.date(1989, 1, 8), "平成", "H"),
    (datetime.date(1926, 12, 25), "昭和", "S"),
    (datetime.date(1912, 7, 30), "大正", "T"),
    (datetime.date(1868, 1, 25), "明治", "M"),
)
_BUILT_IN = {"mm-dd-yy": "yyyy/m/d"}  # the format that Excel shows in the way of the country
_DIGITS = 15  # Excel keeps no more


def shown(value: object, number_format: str) -> str:
    """Return a cell's value as Excel shows it in a column that is wide enough.

    A number of up to 15 digits is given whole where Excel would turn to powers of ten; a format that is not known
    gives the plain number, or the date as ISO 8601.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _date(value, number_format)
    if isinstance(value, int | float | Decimal):
        return _number(value, number_format)
    return str(value)


def _plain(value: int | float | Decimal) -> str:
    if isinstance(value, int):
        return str(value)
    number = Decimal(repr(value)) if isinstance(value, float) else value
    if not number.is_finite():
        return str(value)
    if number == number.to_integral_value() and number.adjusted() < _DIGITS:
        return str(int(number))
    rounded = Decimal(f"{number:.11g}") if abs(number.adjusted()) < _DIGITS else number
    return f"{rounded.normalize():f}" if -5 < rounded.adjusted() < _DIGITS else f"{rounded.normalize():E}"


def _number(value: int | float | Decimal, number_format: str) -> str:
    sections = _sections(_COLOUR_OR_LOCALE.sub("", number_format))
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if number_format in _GENERAL or not section or section in _GENERAL:
        return _plain(value)
    try:
        return _by_format(Decimal(repr(value)), section, signed=len(sections) < 2)
    except (InvalidOperation, ValueError, ArithmeticError):
        return _plain(value)


def _sections(number_format: str) -> list[str]:
    parts, current, quoted = [], "", False
    for char in number_format:
        quoted = quoted != (char == '"')
        if char == ";" and not quoted:
            parts.append(current)
            current = ""
        else:
            current += char
    return [*parts, current]


def _by_format(value: Decimal, section: str, *, signed: bool) -> str:
    """Fill the digits of a number into a format such as ``#,##0``, ``00000``, ``000-0000`` or ``0.0%``."""
    literal = re.sub(r'"[^"]*"|\\.', lambda m: "\ue000" * len(m[0]), section)
    if re.search(r"[EeGgYyMmDdHhSs/]", literal.replace("General", "")):
        raise ValueError(section)
    holes = list(re.finditer(r"[#0?.,]", literal))
    if not holes:
        raise ValueError(section)
    places = [m for m in holes if m[0] in "#0?"]
    point = next((m.start() for m in holes if m[0] == "."), len(literal))
    decimals = sum(m.start() > point for m in places)
    percent = literal.count("%")
    scaled = abs(value) * 100**percent
    digits = f"{scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    whole, _, fraction = digits.partition(".")
    before = [m for m in places if m.start() < point]
    least = sum(m[0] == "0" for m in before)
    whole = (whole.lstrip("0") or "").rjust(least, "0")
    whole = whole or ("0" if not fraction else "")
    grouped = bool(re.search(r"[#0?],[#0?]", literal))
    split = len({*range(before[0].start(), before[-1].start() + 1)} - {m.start() for m in holes}) if before else 0
    body = f"{int(whole or 0):,}".rjust(least, "0") if grouped else whole
    if split:  # digits parted by other characters: 000-0000
        body = _filled(whole, section, literal, before)
    first, last = holes[0].start(), holes[-1].end()
    sign = "-" if value < 0 and signed else ""
    tail = f".{fraction}" if decimals else ""
    return sign + _literals(section[:first]) + body + tail + _literals(section[last:])


def _filled(whole: str, section: str, literal: str, places: list[re.Match[str]]) -> str:
    """Return digits set into places that other characters part, from the right."""
    out: list[str] = []
    rest = whole
    for at in range(places[-1].start(), places[0].start() - 1, -1):
        if literal[at] in "#0?":
            if at == places[0].start():
                out.append(rest)
                rest = ""
            else:
                out.append(rest[-1:])
                rest = rest[:-1]
        elif literal[at] not in "\ue000," or (literal[at] == "\ue000" and section[at] not in '"\\'):
            out.append(section[at])
    return "".join(reversed(out))


def _literals(section: str) -> str:
    out = []
    for match in _TOKEN.finditer(section):
        out.append(match["quoted"] or match["escaped"] or match["other"] or "")
    return "".join(out)


def _date(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    section = _COLOUR_OR_LOCALE.sub("", _sections(_BUILT_IN.get(number_format, number_format))[0])
    day = value if isinstance(value, datetime.date) else None
    if isinstance(value, datetime.time) or day is None or not re.search(r"[yge]", section, re.IGNORECASE):
        return _iso(value)
    out: list[str] = []
    for match in _TOKEN.finditer(section):
        code = (match["code"] or "").lower()
        if code:
            part = _part(code, value)
            if part is None:
                return _iso(value)
            out.append(part)
        else:
            out.append(match["quoted"] or match["escaped"] or match["other"] or "")
    text = "".join(out).strip()
    return text if re.search(r"[0-9]", text) else _iso(value)


def _part(code: str, value: datetime.date) -> str | None:
    """Return one part of a date; None for times of day and for years of two digits."""
    era = next((e for e in _ERAS if _day(value) >= e[0]), _ERAS[-1])
    year = value.year - era[0].year + 1
    simple = {
        "yyy": f"{value.year}", "yyyy": f"{value.year}",
        "m": f"{value.month}", "mm": f"{value.month:02d}",
        "d": f"{value.day}", "dd": f"{value.day:02d}",
        "e": f"{year}", "ee": f"{year:02d}",
        "g": era[2], "gg": era[1][0], "ggg": era[1],
        "aaa": "月火水木金土日"[value.weekday()], "aaaa": "月火水木金土日"[value.weekday()] + "曜日",
    }  # fmt: skip
    return simple.get(code)


def _day(value: datetime.date) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


def _iso(value: datetime.datetime | datetime.date | datetime.time) -> str:
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime.datetime) else value.isoformat()
