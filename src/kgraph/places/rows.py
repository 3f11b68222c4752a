"""One place, the reading of the table of places, and what can be wrong with a code or a name."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import CallError, InputError, Problem, Text
from kgraph.files import read_text
from kgraph.places.names import stem

HEADER = ("code", "level", "name", "kana", "romaji", "parent", "county", "status")
LEVELS = ("prefecture", "designated-city", "city", "special-ward", "town", "village", "ward")
NORTHERN = "northern-territories"
STATUSES = ("current", NORTHERN)

# 総務省 全国地方公共団体コード仕様: the sixth digit, by these weights and modulus 11.
_WEIGHTS = (6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One prefecture, municipality or ward. ``parent`` is the prefecture's code, for a ward its city's."""

    code: str
    level: str
    name: str
    kana: str
    romaji: str
    parent: str
    county: str
    status: str
    full_name: str  # with prefecture, and county or city: 北海道札幌市中央区, 熊本県上益城郡甲佐町

    @property
    def prefecture(self) -> str:
        """The code of the prefecture that the place lies in, or is."""
        return f"{self.code[:2]}000"

    @property
    def municipality(self) -> str:
        """The code of the municipality: of a ward its city's, of a prefecture none (empty)."""
        return "" if self.level == "prefecture" else self.parent if self.level == "ward" else self.code

    @property
    def northern(self) -> bool:
        """Whether the place is one of the six villages of the northern territories."""
        return self.status == NORTHERN

    @property
    def stem(self) -> str:
        """The name without the word for its level (北海道 has none to lose)."""
        return stem(self.name)


class UnknownPlace(CallError):
    """No place has that code or name; ``candidates`` are the places that may be meant, best first."""

    def __init__(self, found: Problem, candidates: tuple[Place, ...]) -> None:
        super().__init__(found)
        self.candidates = candidates


class AmbiguousPlace(CallError):
    """Several places have that name; ``candidates`` are all of them, by code."""

    def __init__(self, found: Problem, candidates: tuple[Place, ...]) -> None:
        super().__init__(found)
        self.candidates = candidates


def check_digit(code: str) -> str:
    """Return the sixth digit of a 5-digit code (総務省 全国地方公共団体コード仕様; 01101: 1)."""
    total = sum(int(digit) * weight for digit, weight in zip(code, _WEIGHTS, strict=True))
    return str((11 - total % 11) % 10)


def problem(code: str, found: str, candidates: tuple[Place, ...]) -> Problem:
    """Return the problem with a code or name of a place, with the places that may be meant."""
    offered = ", ".join(f"{place.code} {place.full_name}" for place in candidates)
    expected, todo = _WORDS[code]
    if offered:
        todo = Text(f"{todo.ja}。候補: {offered}", f"{todo.en}; perhaps {offered}")
    return Problem(code=code, file="places.csv", field="place", found=found, expected=expected, todo=todo)


_A_CODE = Text(
    "5 桁の地方公共団体コード、または検査数字の正しい 6 桁のコード",
    "a 5-digit municipality code, or one of 6 digits whose check digit is right",
)
_A_NAME = Text("現在の都道府県・市区町村の名前", "the name of a prefecture, municipality or ward of today")
_WORDS = {
    "unknown-place-code": (_A_CODE, Text("コードを確かめてください", "check the code")),
    "lost-leading-zero": (
        _A_CODE,
        Text(
            "先頭の 0 が失われたようです。文字列として保存し直してください",
            "the leading zero seems lost: save the column as text",
        ),
    ),
    "wrong-check-digit": (
        _A_CODE,
        Text("6 桁目が合いません。コードを確かめてください", "the 6th digit is wrong: check"),
    ),
    "unknown-place": (_A_NAME, Text("名前を確かめてください", "check the name")),
    "former-place": (
        _A_NAME,
        Text("今はない名前です。今の名前に直してください", "the name is no more: write the name of today"),
    ),
    "ambiguous-place": (
        Text("一つの市区町村だけを指す名前", "a name that only one place has"),
        Text("都道府県名や郡名を添えてください", "write it with its prefecture, county or city"),
    ),
    "unknown-prefecture": (
        Text("都道府県の名前またはコード", "the name or code of a prefecture"),
        Text("名前を確かめてください", "check the name"),
    ),
    "bad-place-row": (
        Text("scripts/make_places.py が書く形の行", "a row as scripts/make_places.py writes it"),
        Text("表を作り直してください", "make the table again"),
    ),
}


def read_places(path: Path) -> tuple[Place, ...]:
    """Return the places of a table, by code.

    Raises InputError for another header, a row of another length, an unknown level, status or parent, and a code
    that is malformed or comes twice.
    """
    reader = csv.reader(io.StringIO(read_text(path).text, newline=""))
    header = tuple(next(reader, ()))
    if header != HEADER:
        raise InputError(_bad_row(path, 1, ",".join(header)))
    rows: dict[str, dict[str, str]] = {}
    for values in reader:
        row = dict(zip(HEADER, values, strict=False))
        code = row.get("code", "")
        fits = len(values) == len(HEADER) and row["level"] in LEVELS and row["status"] in STATUSES and row["name"]
        if not fits or code in rows or len(code) != 5 or not (code.isascii() and code.isdigit()):
            raise InputError(_bad_row(path, reader.line_num, ",".join(values)))
        rows[code] = row
    for row in rows.values():
        above = rows.get(row["parent"], {}).get("level", "")
        wanted = {"prefecture": ("",), "ward": ("designated-city",)}.get(row["level"], ("prefecture",))
        if above not in wanted or (row["level"] == "prefecture" and row["parent"]):
            raise InputError(_bad_row(path, 0, row["code"]))
    return tuple(Place(**row, full_name=_full_name(row, rows)) for _, row in sorted(rows.items()))


def _full_name(row: dict[str, str], rows: dict[str, dict[str, str]]) -> str:
    name = f"{row['county']}{row['name']}"
    while row["parent"]:
        row = rows[row["parent"]]
        name = f"{row['name']}{name}"
    return name


def _bad_row(path: Path, line: int, found: str) -> Problem:
    expected, todo = _WORDS["bad-place-row"]
    return Problem(code="bad-place-row", file=path.name, line=line, found=found, expected=expected, todo=todo)
