"""One row of a table: the body that it tells of, and everything it says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kgraph.dates import PartialDate
from kgraph.errors import KgraphError
from kgraph.places import Place
from kgraph.reading.tables.counts import NotGiven, is_dash, not_given
from kgraph.reading.tables.mapping import GROUPS, MEMBERS, ColumnUse
from kgraph.reading.tables.model import Cell
from kgraph.reading.tables.partner_cells import BESIDE, partner_cell
from kgraph.reading.tables.places import places_within, prefecture_of, read_places
from kgraph.reading.tables.problems import is_personlike
from kgraph.reading.tables.rows import UNREAD, PartnerCell, TableFact, TableIdentifier, TableRow
from kgraph.reading.tables.table import Column, Table, mapped, moved, on_one_line
from kgraph.reading.tables.values import (
    Bad,
    Part,
    certified,
    kind_of_name,
    legal_forms,
    pieces,
    read_choices,
    read_concept,
    read_count,
    read_date,
    read_legal_form,
    read_mark,
    read_parts,
    read_telephone,
    read_website,
)
from kgraph.text import key

CORPORATE_NUMBER = "corporate-number"
_CHOICES = {
    "activities": ("activities", "sub_activity"),
    "main_activity": ("activities", "main_activity"),
    "sub_activity": ("activities", "sub_activity"),
    "targets": ("targets", "sub_target"),
    "main_target": ("targets", "main_target"),
    "sub_target": ("targets", "sub_target"),
}
_DATES = ("founded", "incorporated", "started")
_COUNTS = ("staff", "member_count")
_TEXTS = ("region_note", "partners_role")
_LABELS = {"activities": "activity", "targets": "target"}


class RowReader:
    """Reads one row. ``fates`` tells in the end which of its columns could not be taken."""

    def __init__(self, table: Table, row: int) -> None:
        self.table, self.row = table, row
        self.fates = {c.number: UNREAD if (row, c.number) in table.alone else c.fate for c in table.columns}
        self.facts: list[TableFact] = []
        self.identifiers: list[TableIdentifier] = []
        self.prefectures: list[str] = []
        self.municipalities: list[str] = []
        self.notes: list[str] = []
        self.partners: dict[tuple[int, int], PartnerCell] = {}
        self.texts: dict[str, Cell] = {}
        self.kind = self.legal_form = self.note = ""

    def name(self) -> Cell | None:
        """Return the name of the row's body; None (and a problem) where there is none."""
        columns = self.table.of("name")
        for column in columns:
            cell = self._cell(column).trimmed()
            if cell.text and not is_dash(cell.text):
                if key(cell.text) in legal_forms():
                    self.table.bad(column, self._at(column), Bad("name-empty", cell.text))
                    return None
                return cell
        self.table.bad(columns[0], self._at(columns[0]), Bad("row-without-name"))
        return None

    def is_person(self) -> bool:
        """Whether the row is one of a natural person (会員種別: 個人)."""
        words = (key(self._cell(c).text) for c in self.table.of("membership_note", "kind", "legal_form"))
        return any(w.startswith("個人") and not w.startswith(("個人事業", "個人以外")) for w in words)

    def read(self, name: Cell) -> TableRow:
        """Return the row of the body called ``name``; what cannot be taken is a problem of its cell alone."""
        constants = self.table.mapping.constants
        for column in self.table.of("prefecture"):
            self._prefecture(column, self._cell(column))
        if not self.prefectures and (words := constants.get("prefecture")):
            self._constant_place("prefecture", words, name)
        for column in self.table.of("municipality", "region"):
            self._region(column, self._cell(column))
        for field in ("municipality", "region"):
            if not self.municipalities and (words := constants.get(field)):
                self._constant_place(field, words, name)
        if not (self.prefectures or self.notes) and self._blank("prefecture", "municipality", "region"):
            self.table.regionless.append(self.row + 1)
        for column in self.table.columns:
            cell = self._cell(column)
            if column.field in _READERS and column.use is not None and cell.text:
                _READERS[column.field](self, column, column.use, cell)
        self._initiative(name, constants.get("initiative", ""))
        return TableRow(
            line=self.row + 1,
            name=name,
            kind=self.kind or constants.get("kind", "") or kind_of_name(name.text),
            legal_form=self.legal_form or constants.get("legal_form", ""),
            prefecture=next(iter(self.prefectures), ""),
            municipalities=tuple(dict.fromkeys(self.municipalities)),
            region_note="".join(self.notes),
            initiative=self.texts.get("initiative"),
            site=self.texts.get("site"),
            facts=tuple(sorted(self.facts, key=lambda fact: fact.cell.start)),
            identifiers=tuple(self.identifiers),
            partners=tuple(self.partners[at] for at in sorted(self.partners)),
            note=self.note or constants.get("membership_note", ""),
        )

    def _cell(self, column: Column) -> Cell:
        return self.table.sheet.cell(self.row, column.number)

    def _at(self, column: Column) -> Cell:
        """Return an empty cell at the row's own place: a problem tells this row, not the first of a merged range."""
        return Cell(self.row, column.number, "", 0)

    def _blank(self, *fields: str) -> bool:
        columns = self.table.of(*fields)
        return bool(columns) and not any(self._cell(column).text for column in columns)

    def _bad(self, column: Column, value: Bad) -> None:
        self.table.bad(column, self._at(column), value)
        self.fates[column.number] = UNREAD

    def _fact(self, field: str, value: str, cell: Cell, rule: str, note: str = "") -> None:
        if self.table.mapping.rows == GROUPS:
            self.facts.append(TableFact(field=field, value=value, cell=cell, rule=rule, note=note))

    def _prefecture(self, column: Column, cell: Cell) -> None:
        if not cell.text or not_given(cell.text):
            return
        words = mapped(column.use, cell)
        place = prefecture_of(words, self.table.places)
        if place is not None:
            self._place(place, cell.trimmed(), "column")
        else:
            self._region(column, cell)

    def _region(self, column: Column, cell: Cell) -> None:
        if not cell.text or not_given(cell.text):
            return
        within = tuple(self.prefectures) if self.table.of("prefecture") else ()
        whole = cell.trimmed()
        unsure = column.number in self.table.unsure
        for found in places_within(whole, self.table.places, within, unsure=unsure):
            if isinstance(found, Bad):
                self._bad(column, found)
            elif found.place is None:
                self.notes.append(found.words.text)
                self._fact("region_note", found.words.text, found.words, "region-note")
            else:
                self._place(found.place, found.words, "column")

    def _constant_place(self, field: str, words: str, name: Cell) -> None:
        within = self.prefectures[0] if self.prefectures else ""
        for found in read_places(Cell(self.row, name.column, words, 0), self.table.places, within):
            if isinstance(found, Bad):
                self.table.bad(Column(0, f"constants.{field}", None), self._at(self.table.of("name")[0]), found)
            elif found.place is not None:
                self._place(found.place, name, "mapping-constant")

    def _place(self, place: Place, words: Cell, rule: str) -> None:
        """Take a place: its prefecture unless that is told already, and the municipality or ward."""
        if place.prefecture not in self.prefectures:
            self.prefectures.append(place.prefecture)
            written = place.level == "prefecture"
            self._fact("prefecture", place.prefecture, words, rule if written else "region-composed")
        if place.level != "prefecture" and place.code not in [f.value for f in self.facts if f.field == "municipality"]:
            self.municipalities.append(place.municipality)
            self._fact("municipality", place.code, words, rule)

    def _initiative(self, name: Cell, constant: str) -> None:
        """Give the initiative its name: as written, with its site, or made from the name of the group."""
        told, site = self.texts.get("initiative"), self.texts.get("site")
        label = told.text if told else constant or f"{name.text}の取組"
        rule = "column" if told else "mapping-constant" if constant else "initiative-composed"
        if site:
            label, rule = f"{label}（{site.text}）", "initiative-with-site"
        self._fact("initiative", " ".join(label.split()), told or name, rule)

    def _text(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        whole = cell.trimmed()
        if is_dash(whole.text):
            return
        if column.field in ("initiative", "site"):
            self.texts.setdefault(column.field, whole)
            return
        if column.field == "region_note":
            self.notes.append(whole.text)
        self._fact(column.field, on_one_line(mapped(use, whole)), whole, "column")

    def _told(self, column: Column, found: object) -> bool:
        """Tell whether a value was found; what is wrong, or that none is given, is noted."""
        if isinstance(found, Bad):
            self._bad(column, found)
        elif isinstance(found, NotGiven):
            self.table.missing(column, self._at(column), found)
        else:
            return True
        return False

    def _date(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        found = read_date(cell)
        if self._told(column, found) and isinstance(found, PartialDate):
            self._fact(column.field, found.value, cell.trimmed(), f"date-{found.precision}")

    def _count(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        found = read_count(cell)
        if self._told(column, found) and isinstance(found, int):
            self.table.counted(column, found)
            self._fact(column.field, str(found), cell.trimmed(), "column")

    def _telephone(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        found = read_telephone(cell)
        if self._told(column, found) and isinstance(found, str):
            self._fact("telephone", found, cell.trimmed(), "column")

    def _website(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        found = read_website(cell)
        if self._told(column, found) and isinstance(found, Cell):
            self._fact("website", found.text, found, "column")

    def _legal_form(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        status, form = certified(cell.trimmed())
        found = use.values.get(cell.words) or read_legal_form(form)
        if isinstance(found, Bad):
            self._bad(column, replace(found, found=cell.words))
        elif isinstance(found, str):
            self.legal_form = found
            self._fact("legal_form", found, cell.trimmed(), "column")
            if status:
                self._fact("form_status", status, cell.trimmed(), "column")

    def _kind(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        found = read_concept("kinds", mapped(use, cell.trimmed()))
        if isinstance(found, Bad):
            self._bad(column, replace(found, found=cell.words))
        else:
            self.kind = found

    def _choices(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        scheme, field = _CHOICES[column.field]
        if use.values and (notation := use.values.get(cell.words)):
            self._mark_fact(scheme, field, notation, cell.trimmed(), "column")
            return
        for found in read_choices(cell, scheme, use.separator):
            if isinstance(found, Bad):
                self._bad(column, found)
                continue
            if found.local and is_personlike(found.words.text):
                self._bad(column, Bad("unknown-choice", found.words.text))
                continue
            if found.local:
                self.table.added(column, scheme, found.notation, found.words)
            elif found.begun:
                self.table.begun(column, scheme, found.notation, found.words)
            self._mark_fact(scheme, field, found.notation, found.words, "local-concept" if found.local else "column")

    def _marked(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        found = read_mark(cell)
        if isinstance(found, Bad):
            self._bad(column, found)
        elif found:
            self._mark_fact(use.scheme, f"{found}_{_LABELS[use.scheme]}", use.value, cell.trimmed(), f"mark-{found}")

    def _mark_fact(self, scheme: str, field: str, notation: str, words: Cell, rule: str) -> None:
        """Take a choice once: where it is the main one it is no further one as well."""
        label = _LABELS[scheme]
        same = [f for f in self.facts if f.value == notation and f.field in (f"main_{label}", f"sub_{label}")]
        if any(f.field == field or f.field.startswith("main") for f in same):
            return
        self.facts = [f for f in self.facts if f not in same]
        self._fact(field, notation, words, rule)

    def _corporate_number(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        whole = cell.trimmed()
        if not self._told(column, not_given(cell.text) or whole):
            return
        try:
            number = self.table.corporate_number(whole.text)
        except KgraphError as error:
            first = error.problems[0]
            self.table.problems.append(moved(first, self.table.file, self.row + 1, column.name))
            self.fates[column.number] = UNREAD
        else:
            self.identifiers.append(TableIdentifier(scheme=CORPORATE_NUMBER, value=number, cell=whole))

    def _identifier(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        whole = cell.trimmed()
        if not_given(whole.text) is None:
            number = on_one_line(whole.text)
            self.identifiers.append(TableIdentifier(scheme=use.scheme or column.name, value=number, cell=whole))

    def _name_by_id(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        """Keep an id that stands for the name as the id that it is."""
        if use.scheme:
            self._identifier(column, use, cell)

    def _partner(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        found = partner_cell(column, use, cell, self.table.of(*BESIDE), self._cell, self._bad)
        if found is not None:
            self.partners[use.number, 0 if use.number else column.number] = found

    def _staff_parts(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        for found in read_parts(cell):
            if self._told(column, found) and isinstance(found, Part):
                self._fact("staff_part", str(found.count), found.words, "column", found.name)

    def _aliases(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        for piece in pieces(cell, separator="、"):
            self._text(column, use, piece)

    def _note(self, column: Column, use: ColumnUse, cell: Cell) -> None:
        if self.table.mapping.rows == MEMBERS:
            self.note = on_one_line(mapped(use, cell.trimmed()))
        else:
            self.fates[column.number] = UNREAD


_Reader = Callable[[RowReader, Column, ColumnUse, Cell], None]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys((*_TEXTS, "initiative", "site"), RowReader._text),
    **dict.fromkeys(_DATES, RowReader._date),
    **dict.fromkeys(_COUNTS, RowReader._count),
    **dict.fromkeys(_CHOICES, RowReader._choices),
    "alias": RowReader._aliases,
    "staff_parts": RowReader._staff_parts,
    "mark": RowReader._marked,
    "telephone": RowReader._telephone,
    "website": RowReader._website,
    "legal_form": RowReader._legal_form,
    "kind": RowReader._kind,
    "corporate_number": RowReader._corporate_number,
    "identifier": RowReader._identifier,
    "name": RowReader._name_by_id,
    "partner": RowReader._partner,
    "partners": RowReader._partner,
    "membership_note": RowReader._note,
}
