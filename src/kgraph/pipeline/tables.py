"""From a table (CSV, XLSX) to statements: sheets are opened, rows read by a mapping, ids minted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph.dates import DateError, parse_date, parse_value
from kgraph.errors import InputError, Problem, Text, rows_counted
from kgraph.files import read_text
from kgraph.identity.assemble import Assembler
from kgraph.identity.numbers import parse_corporate_number
from kgraph.identity.review.bodies import body_for
from kgraph.pipeline.editions import edition, folder_of
from kgraph.pipeline.held import held_notices
from kgraph.pipeline.reading import ReadResult, describe
from kgraph.pipeline.table_accounts import accounts
from kgraph.pipeline.table_bodies import bodies_of
from kgraph.pipeline.table_forms import two_forms
from kgraph.pipeline.table_groups import groups_of
from kgraph.places import Places
from kgraph.reading.tables import (
    Book,
    Sheet,
    TableMapping,
    TableReading,
    choose_sheet,
    header_of,
    parse_mapping,
    read_book,
    read_table,
    to_yaml,
)
from kgraph.reading.tables.form import HELP_SHEET, LISTS_SHEET
from kgraph.reading.tables.lexicon import header_words
from kgraph.reading.tables.mapping import GROUPS, ColumnUse, letter, to_entry
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.suggest import suggest
from kgraph.statements import (
    Concept,
    Source,
    Statements,
    apply_corrections,
    load_corrections,
    tidy,
)

EXAMPLES = 10
"""How many rows ``suggest_mapping`` shows."""

_EXAMPLES = {"publisher": "山川県", "issued": "2025-09-01"}
_NAMES = {
    "publisher": Text("だれが作った表か", "who made the table"),
    "issued": Text("いつの表か", "as of when the table is"),
}
_TO_FILL_IN = {
    "publisher": "だれが作った表か。記入してください（例: 山川県） / who made the table: fill it in",
    "issued": "いつの表か。記入してください（例: 2025-09-01、令和7年9月1日） / as of when it is: fill it in",
}
_UNUSED = ColumnUse(field="unused")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """How a table is to be read, beside what it tells itself; an option wins over the mapping and over the table."""

    mapping: Path | None = None
    sheet: str = ""
    encoding: str = ""
    id: str = ""
    title: str = ""
    publisher: str = ""
    issued: str = ""


def read_table_file(
    path: Path,
    *,
    data: Path | None = None,
    unaided: bool = False,
    options: TableOptions | None = None,
    into: Path | None = None,
) -> ReadResult:
    """Read a CSV or XLSX file into statements, by a mapping or by what its headers tell.

    A table whose digest a kept source names gets that source's corrections, unless ``unaided``; so does one that is
    read into a folder ``into`` that holds a source: it is a newer edition of that. Raises InputError where nothing can
    be read, or where ``into`` holds another source than the options name.
    """
    options = options or TableOptions()
    book, sheet, reading = _reading(path, options)
    named = options.id or reading.mapping.id
    folder = folder_of(sheet.sha256, path.name, data=data, into=into, identifier=named)
    fresh = _new_source(path, sheet, reading, options)
    told = (_told(options, path.name), _told(reading, path.name))
    source, kept = edition(folder, fresh, *told) if folder else (fresh, ())
    statements, found = to_statements(reading, source, path.name)
    problems = (*book.problems, *reading.problems, *two_forms(reading, path.name), *found)
    corrections = load_corrections(folder / "corrections.csv") if folder and not unaided else ()
    if folder and corrections:
        statements, stale = apply_corrections(
            statements, corrections, f"{folder.name}/corrections.csv", body_for=body_for, text=sheet.text
        )
        statements, problems = tidy(statements), problems + stale
    notices = (
        *kept,
        *_of_book(book, sheet),
        *reading.notices,
        *held_notices(statements, path.name, corrections),
        *_undated(source, path.name),
    )
    return ReadResult(statements, problems, folder, notices)


def _reading(path: Path, options: TableOptions) -> tuple[Book, Sheet, TableReading]:
    book = read_book(path, options.encoding)
    mapping = load_mapping(options.mapping) if options.mapping else None
    sheet = choose_sheet(book, options.sheet or (mapping.sheet if mapping else ""))
    reading = read_table(
        sheet,
        file=path.name,
        corporate_number=parse_corporate_number,
        mapping=mapping,
        mapping_file=options.mapping.name if options.mapping else "",
    )
    return book, sheet, reading


def load_mapping(path: Path) -> TableMapping:
    """Return the mapping in a YAML file. Raises InputError for a missing file and for each wrong entry."""
    return parse_mapping(read_text(path).text, path.name)


def suggest_mapping(path: Path, options: TableOptions | None = None) -> str:
    """Return a mapping for a table as YAML, with its first rows as comments: what they are read as by it.

    Nothing is shown of columns that are withheld or unused. Raises InputError where no header can be found.
    """
    options = options or TableOptions()
    book = read_book(path, options.encoding)
    sheet = choose_sheet(book, options.sheet)
    words = header_words()
    header = header_of(sheet, None, words, path.name)
    mapping = suggest(sheet, header, words, path.name)
    known = dict(mapping.columns)
    names = [name if name and header.names.count(name) == 1 else letter(at) for at, name in enumerate(header.names)]
    whole = replace(
        mapping,
        columns=tuple((name, known.get(name, _UNUSED)) for name in names),
        sheet=sheet.name if len(book.sheets) > 1 else "",
        made=False,
    )
    lines = [f"# {path.name}: {book.encoding}", to_yaml(whole).rstrip("\n")]
    try:
        reading = read_table(sheet, file=path.name, corporate_number=parse_corporate_number, mapping=whole)
    except InputError as error:
        return "\n".join([*lines, *_about(options), *(f"# {p.message()}" for p in error.problems)]) + "\n"
    lines += _about(options, reading)
    for row in reading.rows[:EXAMPLES]:
        lines.append(f"# {row.line}: {' '.join(row.name.text.split())} [{row.kind}]")
        told = [(fact.field, fact.value, fact.cell.words) for fact in row.facts]
        told += [(f"identifier {i.scheme}", i.value, i.cell.words) for i in row.identifiers]
        told += [("place", place, "") for place in (row.prefecture, *row.municipalities) if not row.facts and place]
        told += [
            (" ".join(filter(None, ("partner", p.role, p.tense))), " ".join(p.cell.text.split()), "")
            for p in row.partners
        ]
        for name, value, words_of in told:
            lines.append(f"#   {name}: {value}" + (f" < {words_of}" if words_of not in ("", value) else ""))
    return "\n".join(lines) + "\n"


def _about(options: TableOptions, reading: TableReading | None = None) -> list[str]:
    """Return the lines of a proposed mapping for who made the table and when: what is known, else to be filled in."""
    told = {
        "title": options.title or (reading.title if reading else ""),
        "publisher": options.publisher or (reading.publisher if reading else ""),
        "issued": options.issued or (reading.issued if reading else ""),
    }
    lines = []
    for name, value in told.items():
        if value:
            lines.append(to_entry(name, value))
        elif name in _TO_FILL_IN:
            lines.append(f"{name}:  # {_TO_FILL_IN[name]}")
    return lines


def to_statements(reading: TableReading, source: Source, file: str) -> tuple[Statements, tuple[Problem, ...]]:
    """Return the statements of a table that was read: ids minted, partners read and grounded."""
    places = Places.load()
    concepts = tuple(
        Concept(scheme=c.scheme, notation=c.notation, label=c.label, line=c.line) for c in reading.concepts
    )
    if reading.mapping.rows == GROUPS:
        assembler = Assembler(source.id, reading.sheet.text, places, describe)
        led = groups_of(reading, source.id, file, assembler, places)
        statements = Statements(
            source=source,
            groups=tuple(led.groups),
            facts=tuple(led.facts),
            mentions=tuple(led.mentions),
            bodies=tuple(assembler.bodies.values()),
            identifiers=tuple(led.identifiers),
            lines=accounts(reading, led.kept, led.unread),
            concepts=concepts,
            held=tuple(led.held),
        )
        return tidy(statements), tuple(led.problems)
    listed = bodies_of(reading, source.id, file, places)
    statements = Statements(
        source=source,
        bodies=tuple(listed.bodies.values()),
        identifiers=tuple(listed.identifiers),
        memberships=tuple(listed.memberships),
        lines=accounts(reading, listed.kept),
    )
    return tidy(statements), tuple(listed.problems)


def _new_source(path: Path, sheet: Sheet, reading: TableReading, options: TableOptions) -> Source:
    mapping = reading.mapping
    chosen = options.sheet or mapping.sheet
    named = path.name + (f"\0{chosen}" if chosen else "")
    issued = options.issued or mapping.issued or reading.issued
    groups = mapping.rows == GROUPS
    return Source(
        id=options.id or mapping.id or "s-" + hashlib.sha256(named.encode()).hexdigest()[:12],
        publisher=options.publisher or reading.publisher,
        title=options.title or reading.title or path.name.split(".")[0],
        issued=_as_date(issued, path.name),
        document=path.name,
        sha256=sheet.sha256,
        required_classes=("Initiative", "NamedBody") if groups else ("NamedBody",),
        note=f"シート: {chosen}" if chosen else "",
    )


def _told(by: TableOptions | TableReading, file: str) -> dict[str, str]:
    """Return what the options, or the table itself, tell of a source, as it is stored."""
    return {"title": by.title, "publisher": by.publisher, "issued": _as_date(by.issued, file)}


def _as_date(words: str, file: str) -> str:
    """Return a date of issue as it is stored; raises InputError for what is none."""
    if not words:
        return ""
    try:
        return parse_value(words).value
    except DateError:
        pass
    try:
        return parse_date(words).value
    except DateError as error:
        raise InputError(
            Problem(code="wrong-date", file=file, field="issued", found=words, expected=error.expected, todo=error.todo)
        ) from None


def _undated(source: Source, file: str) -> list[Problem]:
    """Say that a source without publisher or date of issue cannot be built yet: neither is made up."""
    missing = [name for name in ("publisher", "issued") if not getattr(source, name)]
    if not missing:
        return []
    options = " ".join(f"--{name} {_EXAMPLES[name]}" for name in missing)
    entries = "、".join(f"「{name}: {_EXAMPLES[name]}」" for name in missing)
    names = "・".join(_NAMES[name].ja for name in missing)
    expected = Text(names, " and ".join(_NAMES[name].en for name in missing))
    todo = Text(
        f"build の前に、{options} を付けて読み直すか、mapping か source.yml に {entries} と書いてください",
        f"before you build, read again with {options}, or write {', '.join(missing)} into the mapping or source.yml",
    )
    return [problem("no-issued", file, field=", ".join(missing), expected=expected, todo=todo)]


def _of_book(book: Book, sheet: Sheet) -> list[Problem]:
    """Name the encoding that was found, and every sheet that was not read."""
    notices = []
    if book.encoding not in ("utf-8", "xlsx"):
        expected = Text("UTF-8 など読み取れる文字コード", "UTF-8, or another encoding that is read")
        todo = Text("違うときは --encoding で指定してください", "name another one by --encoding if it is wrong")
        notices.append(
            Problem(
                code="encoding", file=book.file, field="encoding", found=book.encoding, expected=expected, todo=todo
            )
        )
    own = any(other.name == HELP_SHEET for other in book.sheets)
    for other in book.sheets:
        if other is not sheet and not other.empty and not (own and other.name in (HELP_SHEET, LISTS_SHEET)):
            notices.append(problem("unread-sheet", book.file, field=other.name, counted=rows_counted(len(other.rows))))
    return notices
