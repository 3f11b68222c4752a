"""A sheet, read: every row as a body or a group with all it says, and an account of every character."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.errors import InputError, Problem, Text, rows_counted, rows_in_words
from kgraph.places import Places
from kgraph.reading.tables.again import Below
from kgraph.reading.tables.apart import apart
from kgraph.reading.tables.dittos import with_dittos
from kgraph.reading.tables.front import front
from kgraph.reading.tables.header import Header, find_header, header_at
from kgraph.reading.tables.lexicon import HeaderWords, header_key, header_words
from kgraph.reading.tables.mapping import MEMBERS, TableMapping, letter, uses_of
from kgraph.reading.tables.model import Sheet
from kgraph.reading.tables.places import column_of_codes_lost_zeros
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.row_reader import RowReader
from kgraph.reading.tables.rows import HELD, TAKEN, UNREAD, TableReading, TableRow
from kgraph.reading.tables.suggest import suggest
from kgraph.reading.tables.table import Column, Table


def read_table(
    sheet: Sheet,
    *,
    file: str,
    corporate_number: Callable[[str], str],
    mapping: TableMapping | None = None,
    mapping_file: str = "",
    words: HeaderWords | None = None,
    places: Places | None = None,
) -> TableReading:
    """Read a sheet by a mapping, or by the one that its headers tell.

    What is wrong with a cell or row is told in ``problems`` and the rest is read. Raises InputError where nothing can
    be read: no headers, no column of names, no row below, a mapping whose columns are not in the table.
    """
    words, places = words or header_words(), places or Places.load()
    if sheet.empty:
        raise InputError(problem("empty-table", file, counted=rows_counted(0)))
    header = header_of(sheet, mapping, words, file)
    mapping = mapping or suggest(sheet, header, words, file)
    known = ", ".join(name for name in header.names if words.knows(name))  # others may be data, even of persons
    uses, unknown = uses_of(mapping, header.keys, known, mapping_file or file, header_key)
    if not any(use and use.field == "name" for use in uses):
        raise InputError(*unknown, problem("no-header", file, field="name", counted=_headings(len(header.names))))
    names = [name or letter(at) for at, name in enumerate(header.names)]
    width = max(sheet.width, len(names))
    names += [letter(at) for at in range(len(names), width)]
    uses += [None] * (width - len(uses))
    table = Table(
        sheet=sheet,
        mapping=mapping,
        header=header,
        columns=tuple(Column(at, name, use) for at, (name, use) in enumerate(zip(names, uses, strict=True))),
        file=file,
        places=places,
        corporate_number=corporate_number,
    )
    table.problems += [*unknown, *sheet.problems]
    if mapping.rows == MEMBERS and not mapping.platform:
        raise InputError(problem("mapping", mapping_file or file, field="platform", expected=_PLATFORM))
    table.unsure = frozenset(
        column.number
        for column in table.of("municipality", "region")
        if column_of_codes_lost_zeros((sheet.own(r, column.number) for r in range(len(sheet.rows))), places)
    )
    return _read(table, words)


_PLATFORM = Text("会員の属するプラットフォームの名前", "the name of the platform that they are members of")


def header_of(sheet: Sheet, mapping: TableMapping | None, words: HeaderWords, file: str) -> Header:
    """Return the headers: in the rows that the mapping names, else where they are found. Raises InputError."""
    if mapping is not None and mapping.header:
        rows = tuple(row - 1 for row in mapping.header)
        if rows[-1] >= len(sheet.rows):
            raise InputError(problem("no-header", file, line=mapping.header[-1], counted=rows_counted(len(sheet.rows))))
        return header_at(sheet, rows)
    found = find_header(sheet, words)
    if found is None and mapping is not None:
        first = next(row for row, texts in enumerate(sheet.rows) if any(texts))
        found = header_at(sheet, (first,))
    if found is None:
        filled = sum(1 for row in sheet.rows if row)
        raise InputError(problem("no-header", file, counted=_shape(filled, sheet.width)))
    return found


def _read(table: Table, words: HeaderWords) -> TableReading:
    title, publisher, issued = front(table)
    rows: list[TableRow] = []
    below = Below(table, words)
    table.sheet, alone = with_dittos(table.sheet, table.header.first_row, lambda row: bool(apart(table, row)))
    table.unmeant(alone)
    for row in table.header.rows:
        table.whole(row, TAKEN, "header")
    for row in range(table.header.first_row, len(table.sheet.rows)):
        if any(table.sheet.rows[row]):
            _row(table, row, rows, below)
    if table.mapping.made:
        told = ", ".join(f"{c.name}={c.field}" for c in table.columns if c.use is not None)
        first = table.header.rows[0] + 1
        table.notices.append(problem("mapping-made", table.file, line=first, found=f"{table.mapping.rows}: {told}"))
        if any(column.use.scheme for column in table.of("name") if column.use):
            table.notices.append(problem("name-by-id", table.file, line=first, field=table.of("name")[0].name))
    _hidden(table)
    table.close()
    if not rows and not table.people:
        raise InputError(*table.problems, problem("empty-table", table.file, counted=rows_counted(0)))
    return TableReading(
        sheet=table.sheet,
        mapping=table.mapping,
        headers=table.header.names,
        rows=tuple(rows),
        accounts=tuple(sorted(table.accounts, key=lambda a: a.line)),
        concepts=tuple(table.concepts.values()),
        problems=tuple(sorted(table.problems, key=_place)),
        notices=tuple(sorted(table.notices, key=_place)),
        title=table.mapping.title or title,
        publisher=table.mapping.publisher or publisher,
        issued=table.mapping.issued or issued,
        totals=table.totals,
    )


def _place(found: Problem) -> tuple[int, str, str, str]:
    return found.line, found.field, found.code, found.found


def _row(table: Table, row: int, rows: list[TableRow], below: Below) -> None:
    """Read one row, or say why it is none of a body."""
    if row + 1 in table.mapping.skip:
        table.passed_over.append(row + 1)
        table.whole(row, UNREAD, "note")
        return
    if why := "note" if below.is_title(row) else apart(table, row):
        table.passed_over.append(row + 1)
        table.whole(row, UNREAD, why)
        return
    if below.is_header(row):
        table.whole(row, TAKEN, "header")
        return
    if below.other:
        table.of_another.setdefault(below.since, []).append(row + 1)
        table.whole(row, UNREAD, "row")
        return
    reader = RowReader(table, row)
    if reader.is_person():
        table.people.append(row + 1)
        table.whole(row, HELD, "person")
        return
    name = reader.name()
    if name is None:
        table.whole(row, UNREAD, "row")
        return
    read = reader.read(name)
    table.account(row, len(rows), reader.fates)
    rows.append(read)


def _hidden(table: Table) -> None:
    """Say that rows and columns which Excel does not show were read as well."""
    rows, columns = table.sheet.hidden_rows, table.sheet.hidden_columns
    if rows or columns:
        letters = "・".join(letter(column - 1) for column in columns[:10])
        told = [rows_in_words(rows)] if rows else []
        told += [Text(f"{letters}列", f"column {letters}")] if letters else []
        counted = Text("、".join(t.ja for t in told), ", ".join(t.en for t in told))
        table.notices.append(problem("hidden-rows", table.file, line=rows[0] if rows else 0, counted=counted))


def _shape(rows: int, columns: int) -> Text:
    return Text(f"{rows}行、{columns}列", f"{rows} rows, {columns} columns")


def _headings(count: int) -> Text:
    return Text(f"見出し {count}個", f"{count} headings")
