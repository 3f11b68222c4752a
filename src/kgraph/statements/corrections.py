"""A person's corrections: rows of their own, applied to what was read, that reading again never undoes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kgraph.errors import Problem, Text
from kgraph.statements.rows import Body, Fact, Mention, Statements
from kgraph.statements.tables import _from_cell, _to_cell, read_rows

ACTIONS = ("set", "drop")
_TABLES: dict[str, type[Any]] = {"facts": Fact, "mentions": Mention, "bodies": Body}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of a person about one row: who, when, and why.

    ``table`` is facts, mentions or bodies; ``row`` names the row: the id of a mention or body, or
    ``group/field/value`` of a fact. ``set`` puts ``new`` into ``column`` where ``old`` stands; ``drop`` takes the row
    out. A row that reads ``new`` already, or is gone already, is corrected; one that reads neither is left as it is, and
    the correction is reported as stale.
    """

    table: str
    row: str
    action: str
    column: str = ""
    old: str = ""
    new: str = ""
    reason: str
    by: str
    on: str


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of a file; none where there is no such file. Raises DataError for a wrong row."""
    return read_rows(path, Correction) if path.exists() else ()


def apply_corrections(
    statements: Statements, corrections: Iterable[Correction], file: str = "corrections.csv"
) -> tuple[Statements, tuple[Problem, ...]]:
    """Return the statements with the corrections applied, and a problem for each correction that could not be.

    Ids never change by a correction: the id of a body was minted from what was read, and stays when its name is set.
    """
    tables: dict[str, dict[str, Any]] = {
        name: {_row_key(row): row for row in getattr(statements, name)} for name in _TABLES
    }
    problems: list[Problem] = []
    for number, correction in enumerate(corrections, 2):
        wrong = _apply(tables, correction)
        if wrong:
            problems.append(_problem(file, number, correction, wrong))
    corrected: dict[str, Any] = {name: tuple(rows.values()) for name, rows in tables.items()}
    return replace(statements, **corrected), tuple(problems)


def _row_key(row: Fact | Mention | Body) -> str:
    return f"{row.group}/{row.field}/{row.value}" if isinstance(row, Fact) else row.id


def _apply(tables: dict[str, dict[str, Any]], correction: Correction) -> str:
    """Apply one correction in place; return what is wrong with it, or nothing."""
    rows = tables.get(correction.table)
    if rows is None:
        return "table"
    row = rows.get(correction.row)
    if row is None:
        return "" if correction.action == "drop" else "row"
    if correction.action == "drop":
        del rows[correction.row]
        return ""
    if correction.action != "set":
        return "action"
    column = next((f for f in fields(row) if f.name == correction.column and f.name != "id"), None)
    if column is None:
        return "column"
    present = _to_cell(getattr(row, column.name))
    if present == correction.new:
        return ""
    if present != correction.old:
        return "old"
    try:
        value = _from_cell(correction.new, str(column.type))
    except ValueError:
        return "new"
    rows[correction.row] = replace(row, **{column.name: value})
    return ""


_EXPECTED = {
    "table": Text("facts・mentions・bodies のいずれか", "one of facts, mentions, bodies"),
    "row": Text("今ある行の名前", "the name of a row that there is"),
    "action": Text("set または drop", "set or drop"),
    "column": Text("その表の列 (id 以外)", "a column of that table (not id)"),
    "old": Text("今の値と同じ old", "an `old` that equals the present value"),
    "new": Text("その列の形に合う値", "a value of the column's form"),
}


def _problem(file: str, line: int, correction: Correction, wrong: str) -> Problem:
    return Problem(
        code="stale-correction",
        file=file,
        line=line,
        field=wrong,
        found=getattr(correction, wrong),
        expected=_EXPECTED[wrong],
        todo=Text(
            "この修正は適用されませんでした。行を見直してください",
            "this correction was not applied; look at the row again",
        ),
    )
