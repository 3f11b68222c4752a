"""A sheet, read: every row as a body or a group with all it says, and an account of every character."""

from __future__ import annotations

import re
from collections.abc import Callable

from kgraph.dates import DateError, find_dates
from kgraph.errors import InputError, Problem, Text
from kgraph.places import Places
from kgraph.reading.tables.form import DATE_LABEL, EXAMPLE, NOTICE, PUBLISHER_LABEL, TITLE
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
from kgraph.text import fold_text, key

_EXAMPLE = re.compile(rf"^[（(【\[]?(?:{EXAMPLE}|例)[）)】\]:：0-9]*$|^[（(【\[]例[）)】\]]")
_NOTE = re.compile(r"^(?:[※*＊]|[（(]?注[）)0-9:：]|備考[:：]|出典|資料[:：]|[（(]注)")
_SECTION = re.compile(r"^(?:[■□●◆◇▼▽▶【〔《<＜]|第[0-9一二三四五六七八九十]+[章部]|[0-9]+[.．)）]\s*\D)")
_TOTAL = frozenset(("計", "合計", "総計", "小計", "総数", "total"))
_PUBLISHER = re.compile(r"^(?:作成|発行|提出先|調査主体|出典|資料)(?:者|元)?[:：]\s*(.+)$|^(.+?)(?:調べ|作成|発行)$")


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
        raise InputError(problem("empty-table", file, found="0"))
    header = header_of(sheet, mapping, words, file)
    mapping = mapping or suggest(sheet, header, words, file)
    known = ", ".join(name for name in header.names if words.knows(name))  # others may be data, even of persons
    uses, unknown = uses_of(mapping, header.keys, known, mapping_file or file, header_key)
    if not any(use and use.field == "name" for use in uses):
        raise InputError(*unknown, problem("no-header", file, field="name", found=f"{len(header.names)}"))
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
    return _read(table)


_PLATFORM = Text("会員の属するプラットフォームの名前", "the name of the platform that they are members of")


def header_of(sheet: Sheet, mapping: TableMapping | None, words: HeaderWords, file: str) -> Header:
    """Return the headers: in the rows that the mapping names, else where they are found. Raises InputError."""
    if mapping is not None and mapping.header:
        rows = tuple(row - 1 for row in mapping.header)
        if rows[-1] >= len(sheet.rows):
            raise InputError(problem("no-header", file, line=mapping.header[-1], found=str(len(sheet.rows))))
        return header_at(sheet, rows)
    found = find_header(sheet, words)
    if found is None and mapping is not None:
        first = next(row for row, texts in enumerate(sheet.rows) if any(texts))
        found = header_at(sheet, (first,))
    if found is None:
        filled = sum(1 for row in sheet.rows if row)
        raise InputError(problem("no-header", file, found=f"{filled} x {sheet.width}"))
    return found


def _read(table: Table) -> TableReading:
    title, publisher, issued = _front(table)
    rows: list[TableRow] = []
    for row in table.header.rows:
        table.whole(row, TAKEN, "header")
    for row in range(table.header.first_row, len(table.sheet.rows)):
        if any(table.sheet.rows[row]):
            _row(table, row, rows)
    if table.mapping.made:
        told = ", ".join(f"{c.name}={c.field}" for c in table.columns if c.use is not None)
        first = table.header.rows[0] + 1
        table.notices.append(problem("mapping-made", table.file, line=first, found=f"{table.mapping.rows}: {told}"))
        if any(column.use.scheme for column in table.of("name") if column.use):
            table.notices.append(problem("name-by-id", table.file, line=first, field=table.of("name")[0].name))
    _hidden(table)
    table.close()
    if not rows and not table.people:
        raise InputError(*table.problems, problem("empty-table", table.file, found="0"))
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


def _row(table: Table, row: int, rows: list[TableRow]) -> None:
    """Read one row, or say why it is none of a body."""
    if row + 1 in table.mapping.skip or _is_apart(table, row):
        table.passed_over.append(row + 1)
        table.whole(row, UNREAD, "note")
        return
    if _is_header_again(table, row):
        table.whole(row, TAKEN, "header")
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


_REMARK = re.compile(r"[（(【\[][^（(）)【】\[\]]*[）)】\]]")


def _is_apart(table: Table, row: int) -> bool:
    """Tell whether a row is an example, a note, a heading of a section, or a total."""
    filled = [(at, text) for at, text in enumerate(table.sheet.rows[row]) if text]
    first = "".join(fold_text(filled[0][1]).split())
    if _EXAMPLE.match(first):
        return True
    if all(_REMARK.fullmatch(text.strip()) for _, text in filled):  # （正式名称）（複数可）: a last row of headers
        return True
    names = [c.number for c in table.of("name")]
    told = next((table.sheet.cell(row, number).text for number in names if table.sheet.cell(row, number).text), "")
    if key(told or first) in _TOTAL:
        return True
    used = [c.number for c in table.columns if c.use is not None]
    if len(filled) != 1 or len(used) < 2:
        return False
    over = sum(1 for inside, origin in table.sheet.merged.items() if origin == (row, filled[0][0]) and inside[0] == row)
    return bool(over or _NOTE.match(first) or _SECTION.match(first))


def _is_header_again(table: Table, row: int) -> bool:
    """Tell whether a row repeats the headers, as at the top of each printed page."""
    return table.sheet.rows[row] in [table.sheet.rows[header] for header in table.header.rows]


def _front(table: Table) -> tuple[str, str, str]:
    """Account for what stands above the headers; return the title, the publisher and the date that it tells."""
    title = publisher = issued = ""
    for row in table.header.above:
        texts = [text.strip() for text in table.sheet.rows[row] if text]
        if not texts:
            continue
        told = ""
        if texts[0] == NOTICE or texts[0] in (DATE_LABEL, PUBLISHER_LABEL):
            told = "title"
        if texts[0] == PUBLISHER_LABEL and len(texts) > 1:
            publisher = publisher or texts[1]
        elif (match := _PUBLISHER.match(fold_text(texts[-1]))) and len(texts) == 1 and len(texts[0]) < 60:
            publisher, told = publisher or (match[1] or match[2]).strip(), "title"
        if not issued and (issued := _date_in(" ".join(texts))):
            told = "title"
        if not title and not told and len(texts) == 1 and not _NOTE.match(texts[0]):
            title, told = " ".join(texts[0].split()), "title"
        table.whole(row, TAKEN if told else UNREAD, told or "note")
        if not told:
            table.passed_over.append(row + 1)
    return ("" if title == TITLE else title), publisher, issued


def _date_in(text: str) -> str:
    try:
        found = find_dates(text)
    except DateError:
        return ""
    return found[-1].date.value if found else ""


def _hidden(table: Table) -> None:
    """Say that rows and columns which Excel does not show were read as well."""
    rows, columns = table.sheet.hidden_rows, table.sheet.hidden_columns
    if rows or columns:
        told = ", ".join([*map(str, rows[:10]), *(letter(column - 1) for column in columns[:10])])
        table.notices.append(problem("hidden-rows", table.file, line=rows[0] if rows else 0, found=told))
