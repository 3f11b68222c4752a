"""What the sources say as three tables for a spreadsheet: partners as they are mentioned, groups, bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kgraph.errors import Text
from kgraph.places import Places
from kgraph.render.book import Book, label
from kgraph.render.evidence import uncounted
from kgraph.render.texts import TEXTS
from kgraph.sheets import safe, table_csv, workbook_bytes
from kgraph.statements import Mention

MOST_SHEET_ROWS = 30_000
"""A table of more rows is given as CSV alone: such a workbook takes long to make and to open."""

_JOIN = "、"
_WIDTHS = (8, 44)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name (that of its file), its title (that of its sheet), its columns and rows."""

    name: str
    title: Text
    header: tuple[str, ...]
    rows: Sequence[Sequence[str | int | None]]

    def csv(self) -> bytes:
        """Return the table as CSV that Excel takes for UTF-8."""
        return table_csv(self.header, self.rows, bom=True).encode("utf-8")


def tables(book: Book) -> tuple[Table, ...]:
    """Return the tables; what is withheld is in none."""
    return (
        Table("partners", TEXTS["d-partners"], _heads(*_PARTNERS), list(_partners(book))),
        Table("groups", TEXTS["d-groups"], _heads(*_GROUPS), list(_groups(book))),
        Table("bodies", TEXTS["d-bodies"], _heads(*_BODIES), list(_bodies(book))),
    )


def workbook(some: Iterable[Table], notes: Sequence[Text]) -> bytes:
    """Return the tables as one workbook: a first sheet with ``notes``, then a sheet each, its head fixed, with filters."""
    from openpyxl import Workbook  # heavy: only where a workbook is made
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    first = book.worksheets[0]
    first.title = TEXTS["d-about-sheet"].ja
    for row, text in enumerate((text for note in notes for text in (note.ja, note.en)), 1):
        _put(first.cell(row=row, column=1), text).alignment = Alignment(wrap_text=True, vertical="top")
    first.column_dimensions["A"].width = 100
    for table in some:
        sheet = book.create_sheet(table.title.ja)
        for at, values in enumerate((table.header, *table.rows), 1):
            for column, value in enumerate(values, 1):
                if value not in (None, ""):
                    _put(sheet.cell(row=at, column=column), value)
        for column, name in enumerate(table.header, 1):
            cell = sheet.cell(row=1, column=column)
            cell.font = Font(bold=True)
            longest = max((len(str(row[column - 1] or "")) for row in table.rows[:200]), default=0)
            letter = cell.column_letter
            sheet.column_dimensions[letter].width = min(max(longest * 2, len(name) * 1.6, _WIDTHS[0]), _WIDTHS[1])
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
    return workbook_bytes(book)


def _put(cell: Any, value: str | int | None) -> Any:
    """Write a value into a cell; text stays text, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = safe(value) != value
    return cell


_PARTNERS = (
    *("group", "prefecture", "municipality", "initiative", "words", "partner", "kind", "known", "role", "role-words"),
    *("field", "line", "counts", "source", "id-group", "id-partner", "id-mention"),
)
_GROUPS = (
    *("group", "form", "prefecture", "municipality", "region", "initiative", "main-target", "sub-target"),
    *("main-activity", "sub-activity", "founded", "staff", "website", "named", "unnamed", "line", "source", "id-group"),
)
_BODIES = ("partner", "kind", "form", "place", "parent", "n", "by", "basis", "id-partner")


def _heads(*names: str) -> tuple[str, ...]:
    """Return the heads of columns, in both languages: one file is for all readers."""
    return tuple(f"{TEXTS[f'col-{name}'].ja} / {TEXTS[f'col-{name}'].en}" for name in names)


def _partners(book: Book) -> Iterator[list[str | int | None]]:
    sources = {each.source.id: each.source.title for each in book.sources}
    for group in book.records:
        prefecture, municipality = _where(book, group)
        for m in book.mentions_of.get(group, ()):
            yield [
                book.name(group),
                prefecture,
                municipality,
                _initiative(book, m),
                m.surface,
                book.name(m.body) if m.body else None,
                book.concept_text("kinds", m.kind).ja,
                TEXTS[f"known-{m.grounding}"].ja,
                label("roles", m.role).ja,
                m.role_text,
                label("fields", m.field).ja,
                m.line,
                TEXTS["d-counts" if m.counts else uncounted(m)].ja,
                sources[book.source_of_mention[m.id]],
                group,
                m.body,
                m.id,
            ]


def _groups(book: Book) -> Iterator[list[str | int | None]]:
    for group, records in book.records.items():
        own = [m for m in book.mentions_of.get(group, ()) if m.counts]
        marks = [
            _JOIN.join(text.ja for text in book.concepts(group, scheme, f"{mark}_{field}"))
            for scheme, field in (("targets", "target"), ("activities", "activity"))
            for mark in ("main", "sub")
        ]
        staff = book.values(group, "staff")
        yield [
            book.name(group),
            _JOIN.join(text.ja for text in book.concepts(group, "legal-forms", "legal_form")),
            *_where(book, group),
            _JOIN.join(book.values(group, "region_note")),
            _JOIN.join(book.values(group, "initiative")),
            *marks,
            _JOIN.join(book.values(group, "founded")),
            int(staff[0]) if staff and staff[0].isdecimal() else None,
            _JOIN.join(book.values(group, "website")),
            sum(1 for m in own if m.body),
            sum(1 for m in own if not m.body),
            records[0][1].line,
            _JOIN.join(dict.fromkeys(each.source.title for each, _ in records)),
            group,
        ]


def _bodies(book: Book) -> Iterator[list[str | int | None]]:
    for identifier in book.partners:
        body = book.bodies[identifier]
        by = dict.fromkeys(m.group for m in book.mentions_by_body.get(identifier, ()) if m.counts)
        yield [
            body.name,
            book.concept_text("kinds", body.kind).ja,
            label("legal-forms", body.legal_form).ja if body.legal_form else None,
            Places.load().get(body.place).full_name if body.place else None,
            book.name(body.parent) if body.parent else None,
            len(by),
            _JOIN.join(book.name(group) for group in by),
            label("name-bases", body.name_basis).ja,
            identifier,
        ]


def _where(book: Book, group: str) -> tuple[str, str]:
    def names(field: str) -> str:
        return _JOIN.join(Places.load().get(code).name for code in book.values(group, field))

    return names("prefecture"), names("municipality")


def _initiative(book: Book, mention: Mention) -> str:
    """Return the name of the initiative that a mention is of, as its source has it."""
    source = book.source_of_mention[mention.id]
    for each, row in book.records[mention.group]:
        if each.source.id == source and mention.initiative in ("", row.initiative):
            facts = (f for f in each.facts_of(mention.group) if f.field == "initiative")
            return next((f.value for f in facts if f.initiative in ("", row.initiative)), "")
    return ""
