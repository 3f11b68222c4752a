"""The blank form as XLSX and CSV, and the form filled in with what statements hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph import vocab
from kgraph.dates import DateError, parse_value
from kgraph.errors import CallError, Problem, Text
from kgraph.pipeline.reading import describe
from kgraph.places import Places
from kgraph.reading.tables.form import (
    COLUMNS,
    EXAMPLE,
    HELP_SHEET,
    LISTS_SHEET,
    MOST_PARTNERS,
    NOTICE,
    PARENT,
    SHEET,
    TENSES,
    TITLE,
    FormColumn,
    columns_for,
    columns_under,
    rows_of_form,
)
from kgraph.reading.tables.mapping import PLANNED, letter
from kgraph.reading.tables.model import Cell
from kgraph.reading.tables.partner_cells import TENSE_CHOICES
from kgraph.reading.tables.places import FoundPlace, places_within
from kgraph.reading.tables.row_reader import CORPORATE_NUMBER
from kgraph.sheets import BOM, csv_text, safe, workbook_bytes
from kgraph.statements import PARTNER_FIELD, Body, Group, Mention, Statements
from kgraph.statements.corrections import DECIDED

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FORMATS = ("xlsx", "csv")
ROWS = 500
"""How many rows of the form have drop-downs."""
_HEADER_ROW = 5
_JOIN = "、"
_DATES = ("founded", "incorporated", "started")


def write_form(
    form: str = "xlsx", *, publisher: str = "", contact: str = "", statements: Statements | None = None
) -> bytes:
    """Return the form, blank (with an example row) or filled in with the groups of ``statements``.

    ``publisher`` is who collects the forms, ``contact`` where they are to be sent. The bytes are the same for the same
    call. Raises CallError for a format that is none of FORMATS.
    """
    if form not in FORMATS:
        raise CallError(
            Problem(
                code="unknown-format",
                file="template",
                field="--format",
                found=form,
                expected=Text("xlsx か csv", "xlsx or csv"),
                todo=Text("形式を選んでください", "choose one of them"),
            )
        )
    rows = rows_of_form(publisher) if statements is None else filled_form(statements, publisher)
    if form == "csv":
        width = max(map(len, rows))
        padded = ([*map(safe, row), *[""] * (width - len(row))] for row in rows)
        return (BOM + csv_text(padded)).encode("utf-8")
    return workbook_bytes(_workbook(rows, contact))


def filled_form(statements: Statements, publisher: str = "") -> list[list[str]]:
    """Return the rows of the form filled in: one for each initiative, below title, date, publisher and headers.

    Read again, they give what the form can hold of the statements; each partner has columns of its own.
    """
    by_initiative: dict[str, list[_Partner]] = {}
    first: dict[str, str] = {}
    for group in statements.groups:
        first.setdefault(group.id, group.initiative)
    bodies = {body.id: body for body in statements.bodies}
    for mention in statements.mentions:
        if mention.field == PARTNER_FIELD and not mention.weak:
            at = mention.initiative or first.get(mention.group, "")
            by_initiative.setdefault(at, []).append(_partner_of(mention, bodies))
    columns = columns_for(max(map(len, by_initiative.values()), default=0))
    filled = [
        [str(number), *_row(statements, group, by_initiative.get(group.initiative, []), columns)]
        for number, group in enumerate(statements.groups, 1)
    ]
    needed = [at for at, column in enumerate(columns) if column.use.field != PARENT or any(row[at] for row in filled)]
    columns, filled = tuple(columns[at] for at in needed), [[row[at] for at in needed] for row in filled]
    rows = rows_of_form(publisher or statements.source.publisher, example=False, filled=filled, columns=columns)
    rows[2][1] = _date(statements.source.issued)
    return rows


def _row(
    statements: Statements, group: Group, partners: Sequence[_Partner], columns: Sequence[FormColumn]
) -> list[str]:
    return [_cell(statements, group, partners, column) for column in columns[1:]]


def _cell(statements: Statements, group: Group, partners: Sequence[_Partner], column: FormColumn) -> str:
    use = column.use
    if use.field == "name":
        return statements.label(group)
    if use.field == "corporate_number":
        numbers = (i for i in statements.identifiers if i.body == group.id and i.scheme == CORPORATE_NUMBER)
        return next((i.value for i in numbers), "")
    if use.field == "staff_parts":
        parts = (f for f in statements.facts_of(group.id) if f.field == "staff_part")
        return _JOIN.join(f"{part.note} {part.value}人" for part in parts)
    if use.field.startswith("partner") and use.number:
        return _partner(statements, use.field, partners[use.number - 1]) if use.number <= len(partners) else ""
    if use.field == "partners":
        return _JOIN.join(partner.name for partner in partners[MOST_PARTNERS:])
    values = statements.values_in(group, use.field)
    within = statements.values_in(group, "prefecture")
    words = _JOIN.join(_shown(statements, column, value, within, Places.load()) for value in values)
    if use.field == "legal_form" and words:
        status = statements.value(group.id, "form_status")
        words = (statements.concept_label("form-statuses", status).ja if status else "") + words
    return words


@dataclass(frozen=True, slots=True)
class _Partner:
    """A partner as the form tells it: its mention, its name, and the body above it where the name does not tell that."""

    mention: Mention
    name: str
    parent: str


def _partner_of(mention: Mention, bodies: Mapping[str, Body]) -> _Partner:
    body = bodies.get(mention.body)
    if body is None or mention.grounding not in ("named", DECIDED):
        return _Partner(mention, mention.name, "")
    name = body.name if mention.grounding == DECIDED else mention.name
    above = bodies.get(body.parent)
    found = describe(name) if above else None
    told = above is None or (found is not None and found.parent == above.name)
    return _Partner(mention, name, "" if told or above is None else above.name)


def _partner(statements: Statements, field: str, partner: _Partner) -> str:
    mention = partner.mention
    if field in ("partner", PARENT):
        return partner.name if field == "partner" else partner.parent
    if field == "partner_tense":
        return TENSE_CHOICES[1] if mention.tense == PLANNED else ""
    scheme, notation = ("kinds", mention.kind) if field == "partner_kind" else ("roles", mention.role)
    return statements.concept_label(scheme, notation).ja


def _shown(statements: Statements, column: FormColumn, value: str, within: Sequence[str], places: Places) -> str:
    """Return a value in the words that a person writes, and reading takes for that value again."""
    field = column.use.field
    if field == "prefecture":
        return places.get(value).name
    if field == "municipality":
        return _place(value, within, places)
    if field in _DATES:
        return _date(value)
    scheme = {"legal_form": "legal-forms"}.get(field, "targets" if field.endswith("target") else "activities")
    if field == "legal_form" or field.endswith(("target", "activity")):
        return statements.concept_label(scheme, value).ja
    return value


def _place(code: str, within: Sequence[str], places: Places) -> str:
    """Return the shortest name by which a municipality or ward is read in its row; its code where none is."""
    place = places.get(code)
    name = (places.get(place.parent).name if place.level == "ward" else "") + place.name
    for words in (name, place.full_name):
        found = list(places_within(Cell(0, 0, words, 0), places, within))
        if [one.place.code for one in found if isinstance(one, FoundPlace) and one.place] == [code] and len(found) == 1:
            return words
    return code


def _date(value: str) -> str:
    """Return a stored date as the form shows it; what is no date stays as it is."""
    try:
        return parse_value(value).written
    except DateError:
        return value


def _workbook(rows: Sequence[Sequence[str]], contact: str) -> Workbook:
    import openpyxl

    book = openpyxl.Workbook()
    columns = columns_under(rows[_HEADER_ROW - 1])
    table = book.worksheets[0]
    table.title = SHEET
    book.properties.title, book.properties.creator = TITLE, "kgraph"
    _fill(table, rows, columns)
    _help(book.create_sheet(HELP_SHEET), contact)
    _drop_downs(table, book.create_sheet(LISTS_SHEET), columns)
    return book


def _fill(table: Worksheet, rows: Sequence[Sequence[str]], columns: Sequence[FormColumn]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                table.cell(number, column, text).data_type = "s"  # no formula, whatever it begins with
    for at, told in enumerate(columns, 1):
        head = table.cell(_HEADER_ROW, at)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        table.column_dimensions[letter(at - 1)].width = 10 if told.use.field == "unused" else 20
        table.column_dimensions[letter(at - 1)].number_format = "@"  # codes and numbers keep their zeros
        if rows[_HEADER_ROW:] and rows[_HEADER_ROW][0] == EXAMPLE:
            table.cell(_HEADER_ROW + 1, at).font = Font(italic=True, color="7F7F7F")
    table.cell(1, 1).font = Font(bold=True, size=14)
    table.freeze_panes = f"C{_HEADER_ROW + 1}"


def _choices(scheme: str) -> Iterable[str]:
    if scheme == "prefectures":
        return (place.name for place in Places.load().prefectures())
    if scheme == TENSES:
        return TENSE_CHOICES
    return (concept.ja for concept in vocab.scheme(scheme).leaves)


def _drop_downs(table: Worksheet, lists: Worksheet, columns: Sequence[FormColumn]) -> None:
    """Give the columns with choices a list to choose from; the lists stand on a hidden sheet."""
    from openpyxl.worksheet.datavalidation import DataValidation

    lists.sheet_state = "hidden"
    schemes = tuple(dict.fromkeys(column.choices for column in columns if column.choices))
    for at, scheme in enumerate(schemes):
        lists.cell(1, at + 1, scheme)
        words = list(_choices(scheme))
        for row, word in enumerate(words, 2):
            lists.cell(row, at + 1, word)
        source = f"={LISTS_SHEET}!${letter(at)}$2:${letter(at)}${len(words) + 1}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
        rule.promptTitle, rule.prompt = "一覧から", "一覧から選んでください"
        for number, column in enumerate(columns):
            if column.choices == scheme:
                rule.add(f"{letter(number)}{_HEADER_ROW + 1}:{letter(number)}{_HEADER_ROW + ROWS}")
        table.add_data_validation(rule)


def _help(sheet: Worksheet, contact: str) -> None:
    from openpyxl.styles import Alignment, Font

    lines = [
        ("この表について", NOTICE),
        ("送り先", contact or "この表を配った担当にお送りください。"),
        ("書き方", f"1 行に 1 つの取組を書きます。「{EXAMPLE}」の行は読みません。消しても残してもかまいません。"),
        ("個人の情報", "個人の名前、個人の電話番号、番地までの住所は書かないでください。"),
        ("分からないとき", "空欄のままにしてください。数が分からないときは「不明」と書けます。"),
        ("読み込み", "kgraph read このファイル --out フォルダー"),
        ("", ""),
        *((column.header, f"{column.ja} / {column.en}") for column in COLUMNS),
    ]
    for number, (name, text) in enumerate(lines, 1):
        sheet.cell(number, 1, name).font = Font(bold=True)
        sheet.cell(number, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
