"""Cities, towns, villages and wards that are no more, and the place of today that their seat lies in.

The table is data/former-places.csv, made by scripts/make_former_places.py from 歴史的行政区域データセットβ版
(CODH, CC BY 4.0). It is for suggestions only: a former name never becomes a place by itself.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import InputError, Problem, Text
from kgraph.files import read_text
from kgraph.places.names import fold_name, split_county

FORMER_HEADER = ("prefecture", "name", "code", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPlace:
    """A place that ended: its prefecture's code, its name with county or city, today's code, and its last day + 1."""

    prefecture: str
    name: str
    code: str
    until: str


def read_former(path: Path, codes: Container[str]) -> tuple[FormerPlace, ...]:
    """Return the rows of a table of former places: columns prefecture, name, code, until (a day, or empty).

    Raises InputError for another header, a row of another length, and a code that is none of ``codes``.
    """
    reader = csv.reader(io.StringIO(read_text(path).text, newline=""))
    header = tuple(next(reader, ()))
    if header != FORMER_HEADER:
        raise InputError(_bad(path, 1, ",".join(header)))
    rows = []
    for values in reader:
        row = dict(zip(FORMER_HEADER, values, strict=False))
        fits = len(values) == len(FORMER_HEADER) and row["name"] and re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row["until"])
        if not fits or row["code"] not in codes or row["prefecture"] not in codes:
            raise InputError(_bad(path, reader.line_num, ",".join(values)))
        rows.append(FormerPlace(**row))
    return tuple(rows)


def index_former(rows: Iterable[FormerPlace]) -> dict[str, tuple[FormerPlace, ...]]:
    """Return the former places by folded name, with and without county, the last to end first."""
    found: dict[str, dict[FormerPlace, None]] = {}
    for row in sorted(rows, key=lambda row: (row.until, row.prefecture, row.name), reverse=True):
        folded = fold_name(row.name)
        for name in {folded, split_county(folded)[1]}:
            found.setdefault(name, {})[row] = None
    return {name: tuple(of) for name, of in found.items()}


def _bad(path: Path, line: int, found: str) -> Problem:
    return Problem(
        code="bad-former-place",
        file=path.name,
        line=line,
        found=found,
        expected=Text(
            "列 " + ",".join(FORMER_HEADER) + " の行 (コードは今ある 5 桁、until は年月日か空)",
            "a row of " + ",".join(FORMER_HEADER) + " (codes of today, 5 digits; until a day, or empty)",
        ),
        todo=Text("行を直してください", "correct the row"),
    )
