"""What the tests of tables share: files written, read, and made a graph."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pyoxigraph as ox

from kgraph.pipeline.reading import ReadResult
from kgraph.pipeline.tables import TableOptions, read_table_file
from kgraph.rdf import to_quads
from kgraph.statements import Statements

ISSUED = TableOptions(issued="2024-04-01", publisher="山川市")
"""Options for a table that tells neither who made it nor when."""


def csv_file(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    """Write rows as a CSV file and return its path."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def xlsx_file(path: Path, rows: Sequence[Sequence[object]], *merged: str) -> Path:
    """Write rows as a workbook of one sheet, with merged ranges, and return its path."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def read(path: Path, **options: object) -> ReadResult:
    """Read a table."""
    told = {"issued": ISSUED.issued, "publisher": ISSUED.publisher, **options}
    return read_table_file(path, options=TableOptions(**told))  # type: ignore[arg-type]


def mapping_file(path: Path, text: str) -> Path:
    """Write a mapping and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def facts(statements: Statements, field: str) -> dict[str, list[str]]:
    """Return the values of one field by the name of the group."""
    names = {group.id: group.name for group in statements.groups}
    found: dict[str, list[str]] = {group.name: [] for group in statements.groups}
    for fact in statements.facts:
        if fact.field == field:
            found[names[fact.group]].append(fact.value)
    return found


def literals(statements: Statements) -> set[tuple[str, str]]:
    """Return the literals of the graph: value and the local name of the datatype."""
    found = set()
    for quad in to_quads(statements):
        if isinstance(quad.object, ox.Literal):
            found.add((quad.object.value, quad.object.datatype.value.rsplit("#", 1)[-1]))
    return found


def codes(result: ReadResult) -> list[tuple[str, int]]:
    """Return the problems of a reading as code and row."""
    return [(problem.code, problem.line) for problem in result.problems]


def notices(result: ReadResult, code: str) -> list[int]:
    """Return the rows of the notices with a code."""
    return [notice.line for notice in result.notices if notice.code == code]
