"""Statements as CSV files, and back: one file a kind of row, one column a field of its dataclass."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, TypeVar

from kgraph.errors import DataError, Problem, Text, error_in_words
from kgraph.sheets import csv_text
from kgraph.statements.held import Held
from kgraph.statements.rows import (
    Body,
    Concept,
    ConceptWord,
    Fact,
    Group,
    Identifier,
    LineAccount,
    Membership,
    Mention,
    Statements,
    Withheld,
)
from kgraph.statements.source import load_source

TABLES: dict[str, type[Any]] = {
    "groups": Group,
    "facts": Fact,
    "mentions": Mention,
    "bodies": Body,
    "lines": LineAccount,
    "identifiers": Identifier,
    "memberships": Membership,
    "concepts": Concept,
    "concept_words": ConceptWord,
    "held": Held,
    "withheld": Withheld,
}
OPTIONAL = ("identifiers", "memberships", "concepts", "concept_words", "held")
"""The tables that have no file where they have no row."""
_SEPARATOR = "|"
Row = TypeVar("Row")


def load(folder: Path) -> Statements:
    """Return the statements of a source's folder. Raises DataError naming file, line and column of what is wrong."""
    source = load_source(folder / "source.yml")
    tables: dict[str, Any] = {
        name: read_rows(folder / f"{name}.csv", row_type)
        for name, row_type in TABLES.items()
        if name not in OPTIONAL or (folder / f"{name}.csv").exists()
    }
    return Statements(source=source, **tables)


def to_files(statements: Statements) -> dict[str, str]:
    """Return the CSV files of the rows that reading makes (all but source.yml, corrections.csv and withheld.csv)."""
    return {
        f"{name}.csv": write_rows(getattr(statements, name), row_type)
        for name, row_type in TABLES.items()
        if name != "withheld" and (name not in OPTIONAL or getattr(statements, name))
    }


def write_rows(rows: Iterable[Any], row_type: type[Any]) -> str:
    """Return rows as CSV with a header line; line ends are LF, a tuple is joined by ``|``, a flag is ``1`` or empty."""
    names = [f.name for f in _columns(row_type)]
    return csv_text([names, *([to_cell(getattr(row, name)) for name in names] for row in rows)])


def read_rows(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """Return the rows of a CSV file that ``write_rows`` wrote, or that a person edited (a BOM is accepted).

    A missing column is an error unless the field has a default; an unknown one is always an error.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(_problem(name, 0, "", error_in_words(error), "UTF-8 CSV")) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        columns = _check_header(header, row_type, name)
        rows: list[Row] = []
        for cells in reader:
            if any(cells):
                rows.append(_to_row(cells, columns, row_type, name, reader.line_num))
    except csv.Error as error:
        raise DataError(_problem(name, reader.line_num, "", str(error), "CSV")) from None
    return tuple(rows)


def _columns(row_type: type[Any]) -> list[Field[Any]]:
    return [f for f in fields(row_type) if f.init]


def _check_header(header: Sequence[str], row_type: type[Any], name: str) -> list[Field[Any]]:
    known = {f.name: f for f in _columns(row_type)}
    wrong = [_problem(name, 1, cell, cell, ", ".join(known)) for cell in header if cell not in known]
    required = {k for k, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    wrong += [_problem(name, 1, cell, "", cell) for cell in sorted(required - set(header))]
    if len(set(header)) != len(header):
        wrong.append(_problem(name, 1, "", ", ".join(header), ", ".join(known)))
    if wrong:
        raise DataError(*wrong)
    return [known[cell] for cell in header]


def to_cell(value: Any) -> str:
    """Return a value of a row as its cell holds it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, tuple):
        return _SEPARATOR.join(value)
    return str(value)


def _to_row(cells: Sequence[str], columns: list[Field[Any]], row_type: type[Row], name: str, line: int) -> Row:
    if len(cells) != len(columns):
        raise DataError(_problem(name, line, "", f"{len(cells)}", f"{len(columns)}"))
    values = {}
    for cell, column in zip(cells, columns, strict=True):
        try:
            values[column.name] = from_cell(cell, str(column.type))
        except ValueError:
            raise DataError(_problem(name, line, column.name, cell, str(column.type))) from None
    return row_type(**values)


def from_cell(cell: str, kind: str) -> Any:
    """Return the value that a cell holds for a column of that type; raises ValueError for any other."""
    if kind == "int":
        return int(cell)
    if kind == "int | None":
        return int(cell) if cell else None
    if kind == "bool":
        if cell not in ("", "1"):
            raise ValueError(cell)
        return cell == "1"
    if kind.startswith("tuple"):
        return tuple(cell.split(_SEPARATOR)) if cell else ()
    return cell


def _problem(file: str, line: int, column: str, found: str | Text, expected: str) -> Problem:
    return Problem(
        code="statement-row",
        file=file,
        line=line,
        field=column,
        found=found if isinstance(found, str) else "",
        counted=None if isinstance(found, str) else found,
        expected=Text(expected, expected),
        todo=Text("その行のその列を直してください", "mend that column of that row"),
    )
