"""Rows of a table as groups with their initiatives: who is the same group, which rows are one initiative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kgraph import vocab
from kgraph.errors import Problem, Text
from kgraph.identity.assemble import Assembler, Namer
from kgraph.identity.names import NormalName, body_id, normal_name
from kgraph.pipeline.held import held_rows
from kgraph.pipeline.table_names import Called, called, region_of
from kgraph.pipeline.table_partners import found_partners
from kgraph.places import Places
from kgraph.reading.tables.model import Cell
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.rows import OF_GROUP, TableFact, TableReading, TableRow
from kgraph.statements import PARTNER_FIELD, Fact, Group, Held, Identifier, Mention
from kgraph.text import LineIndex, key

_ONE = ("legal_form", "founded", "incorporated", "staff", "member_count")
"""What a group has one of: rows that differ contradict each other."""
_REGION = ("prefecture", "municipality", "region_note")


@dataclass(slots=True)
class _Initiative:
    """One initiative with the rows that tell of it."""

    id: str
    rows: list[TableRow] = field(default_factory=list)


@dataclass(slots=True)
class _Led:
    """One group with its initiatives, by what tells them apart."""

    id: str
    name: NormalName
    called: Called
    initiatives: dict[tuple[str, ...], _Initiative] = field(default_factory=dict)

    def initiative_of(self, row: TableRow) -> str:
        """Return the id of the initiative of a row that was kept."""
        return self.initiatives[_initiative_key(row)].id


@dataclass(slots=True)
class LedRows:
    """What the rows of groups give; ``kept`` holds for each row the id of its group, None for one that is not read.

    ``unread`` are words of partners that were not read: their lines and spans.
    """

    groups: list[Group] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    kept: list[str | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[tuple[int, int, int]] = field(default_factory=set)


def groups_of(reading: TableReading, source: str, file: str, assembler: Assembler, places: Places) -> LedRows:
    """Return the groups of a table, each with an initiative for each row that tells another one.

    Rows are of one group where name and legal form are equal, and the prefecture is, or an id, the name of the
    initiative, or that a site is told (one programme at two sites).
    """
    out = LedRows()
    known: dict[tuple[str, ...], _Led] = {}
    led: dict[str, _Led] = {}
    for row in reading.rows:
        group = _group_of(row, called(row, places), known, led, source)
        out.kept.append(group.id if _take(row, led[group.id], source, file, out) else None)
    lines = LineIndex(reading.sheet.text)
    for group in led.values():
        _write(group, source, file, assembler, places, lines, out)
    return out


def _group_of(
    row: TableRow, own: Called, known: dict[tuple[str, ...], _Led], led: dict[str, _Led], source: str
) -> _Led:
    """Return the group of a row; one whose prefecture is not told is no other source's group.

    One that only a word for its kind names is the group of its municipality, and no other's.
    """
    name = own.name
    place = "" if own.rule else own.place
    keys = _keys(row, f"{place}{name.key}", name.legal_form)
    group = next((known[k] for k in keys if k in known), None)
    if group is None:
        identifier = body_id(name, place or row.prefecture or source)
        group = led.setdefault(identifier, _Led(identifier, normal_name(row.name.text), own))
    for k in keys:
        known.setdefault(k, group)
    return group


def _keys(row: TableRow, name: str, form: str) -> list[tuple[str, ...]]:
    """Return what a row's group may be known by beside its name, surest first."""
    keys: list[tuple[str, ...]] = [("id", i.scheme, i.value, name) for i in row.identifiers]
    keys.append(("prefecture", name, form, row.prefecture))
    if row.initiative is not None:
        keys.append(("initiative", name, form, key(row.initiative.text)))
    if row.site is not None:
        keys.append(("site", name, form))
    return keys


def _initiative_key(row: TableRow) -> tuple[str, ...]:
    words = [key(cell.text) if cell is not None else "" for cell in (row.initiative, row.site)]
    return (*words, *sorted(f"{f.field}:{f.value}" for f in row.facts if f.field in _REGION))


def _take(row: TableRow, group: _Led, source: str, file: str, out: LedRows) -> bool:
    """Put a row to its initiative; False (and a problem) where it says nothing that the rows above do not say."""
    at = _initiative_key(row)
    initiative = group.initiatives.get(at)
    if initiative is None:
        identifier = vocab.mint_initiative_id(source, group.id, len(group.initiatives))
        group.initiatives[at] = _Initiative(identifier, [row])
        return True
    said = {(f.field, f.value) for other in initiative.rows for f in other.facts}
    partners = {key(p.cell.text) for other in initiative.rows for p in other.partners}
    numbers = {(i.scheme, i.value) for other in initiative.rows for i in other.identifiers}
    new = {(f.field, f.value) for f in row.facts} - said
    new_partners = {key(p.cell.text) for p in row.partners} - partners
    merged = any(other.name == row.name for other in initiative.rows)
    if not (new or new_partners or merged or {(i.scheme, i.value) for i in row.identifiers} - numbers):
        first = initiative.rows[0].line
        todo = Text(
            f"{first}行と同じ内容です。一つにしてください。この行は読んでいません",
            f"row {first} says the same: keep one of the two; this one was not read",
        )
        out.problems.append(problem("group-twice", file, line=row.line, field="団体名", found=row.name.text, todo=todo))
        return False
    initiative.rows.append(row if row.initiative is not None else _without_composed(row))
    return True


def _without_composed(row: TableRow) -> TableRow:
    """Return a row without the name of its initiative that was made from the group's: a row above it gave one already,
    perhaps from another spelling of the group's name."""
    return replace(row, facts=tuple(fact for fact in row.facts if fact.field != "initiative"))


def _write(
    group: _Led, source: str, file: str, assembler: Assembler, places: Places, lines: LineIndex, out: LedRows
) -> None:
    several = len(group.initiatives) > 1
    taken: dict[tuple[str, str, str, str], TableFact] = {}
    numbers: dict[tuple[str, str], int] = {}
    for initiative in group.initiatives.values():
        first = initiative.rows[0]
        name = " ".join(first.name.text.split())
        out.groups.append(Group(id=group.id, initiative=initiative.id, name=name, line=first.line))
        mine = initiative.id if several else ""
        first_held = 0
        for row in initiative.rows:
            for fact in (*row.facts, *_from_name(row, group)):
                about = "" if fact.field in OF_GROUP else mine
                if _is_new(fact, about, taken, file, out):
                    out.facts.append(_fact(group.id, about, fact))
            for number in row.identifiers:
                if numbers.setdefault((number.scheme, number.value), row.line) == row.line:
                    out.identifiers.append(identifier_row(group.id, number.scheme, number.value, number.cell))
            namer = Namer(group.id, region_of(row, places))
            partners = found_partners(row, file, namer)
            out.problems += partners.problems
            out.unread.update(partners.unread)
            out.held += held_rows(source, group.id, mine, partners.held, lines, first_held)
            first_held += len(partners.held)
            for start, found in partners.found:
                rows = assembler.mentions(namer, PARTNER_FIELD, start, found)
                out.mentions += [replace(mention, initiative=mine) for mention in rows]


def _from_name(row: TableRow, group: _Led) -> Iterable[TableFact]:
    """Yield the legal form and its status that only the name tells, and the full name of one that tells a kind only."""
    told = {fact.field for fact in row.facts}
    if "legal_form" not in told and group.name.legal_form:
        yield TableFact(field="legal_form", value=group.name.legal_form, cell=row.name, rule="form-in-name")
    if "form_status" not in told and group.name.status:
        yield TableFact(field="form_status", value=group.name.status, cell=row.name, rule="form-in-name")
    if group.called.rule and "label" not in told:
        yield TableFact(field="label", value=group.called.shown, cell=row.name, rule=group.called.rule)


def _is_new(
    fact: TableFact, about: str, taken: dict[tuple[str, str, str, str], TableFact], file: str, out: LedRows
) -> bool:
    """Tell whether a fact is to be written: not where it is already, nor where it contradicts a row above."""
    single = fact.field in (*_ONE, "form_status") or fact.field in ("initiative", "started")
    at = (about, fact.field, "" if single else fact.value, "" if single else fact.note)
    first = taken.setdefault(at, fact)
    if first is fact:
        return True
    if first.value != fact.value:
        expected = Text(
            f"{first.cell.line}行と同じ値: {first.value}", f"the value of row {first.cell.line}: {first.value}"
        )
        found = fact.cell.words
        out.problems.append(
            problem("contradiction", file, line=fact.cell.line, field=fact.field, found=found, expected=expected)
        )
    return False


def _fact(group: str, initiative: str, fact: TableFact) -> Fact:
    return Fact(
        group=group,
        initiative=initiative,
        field=fact.field,
        value=fact.value,
        note=fact.note,
        line=fact.cell.line,
        start=fact.cell.start,
        end=fact.cell.end,
        words=fact.cell.text,
        rule=fact.rule,
    )


def identifier_row(body: str, scheme: str, value: str, cell: Cell) -> Identifier:
    """Return the row of a number that the cell of a table tells."""
    return Identifier(
        body=body,
        scheme=scheme,
        value=value,
        line=cell.line,
        start=cell.start,
        end=cell.end,
        words=cell.text,
        rule="column",
    )
