"""Rows of a table as bodies: those of a register, and the members of a platform."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kgraph.errors import Problem, Text
from kgraph.identity.grounding import Area, Region
from kgraph.identity.names import NATION, NormalName, body_id, normal_name, scope_of
from kgraph.pipeline.table_groups import identifier_row
from kgraph.pipeline.table_names import called, region_of
from kgraph.places import Places
from kgraph.reading.tables.mapping import MEMBERS
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.row_reader import CORPORATE_NUMBER
from kgraph.reading.tables.rows import TableReading, TableRow
from kgraph.reading.tables.values import kind_of_name
from kgraph.statements import Body, Identifier, Membership
from kgraph.text import key

_NOWHERE = Region(Area("", ""), ())


@dataclass(slots=True)
class ListedRows:
    """What the rows of a register or list give; ``kept`` holds for each row the id of its body, None where not read."""

    bodies: dict[str, Body] = field(default_factory=dict)
    identifiers: list[Identifier] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    kept: list[str | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def bodies_of(reading: TableReading, source: str, file: str, places: Places) -> ListedRows:
    """Return the bodies of a table, one a row; rows with equal name, legal form and place are one body.

    A body's scope is what its name or kind tells, else its municipality or prefecture; where the table tells no
    place, the platform whose member it is, or the source: no other source's body is then taken for it.
    """
    out = ListedRows()
    platform = _platform(reading, source, places, out) if reading.mapping.rows == MEMBERS else ""
    numbers: dict[str, tuple[str, int]] = {}
    members: dict[str, int] = {}
    seen: set[tuple[str, str, str]] = set()
    for row, body in zip(reading.rows, _apart(reading.rows, platform or source, places), strict=True):
        number = _number(row)
        other, line = numbers.setdefault(body.id, (number, row.line))
        if number and other and number != other:
            out.problems.append(_two_numbers(row, line, file))
            out.kept.append(None)
            continue
        if number and not other:
            numbers[body.id] = (number, row.line)
        if platform and members.setdefault(body.id, row.line) != row.line:
            out.problems.append(_again(row, members[body.id], file))
            out.kept.append(None)
            continue
        out.bodies.setdefault(body.id, body)
        out.kept.append(body.id)
        for told in row.identifiers:
            if (body.id, told.scheme, told.value) not in seen:
                seen.add((body.id, told.scheme, told.value))
                out.identifiers.append(identifier_row(body.id, told.scheme, told.value, told.cell))
        if platform:
            out.memberships.append(
                Membership(
                    member=body.id,
                    of=platform,
                    note=row.note,
                    line=row.line,
                    start=row.name.start,
                    end=row.name.end,
                    words=row.name.text,
                    rule="row",
                )
            )
    return out


def _apart(rows: Sequence[TableRow], fallback: str, places: Places) -> list[Body]:
    """Return the body of each row; rows that would be one body by their prefecture alone, and tell different
    municipalities, are bodies of their own, each of its municipality: which of them others mean by the name is open.

    A corporate number that such rows share tells that they are one.
    """
    bodies = [_body(row, fallback, places) for row in rows]
    cities: dict[str, set[str]] = {}
    numbers: dict[str, Counter[str]] = {}
    for row, body in zip(rows, bodies, strict=True):
        if body.scope == row.prefecture and (city := _city(row)):
            cities.setdefault(body.id, set()).add(city)
            numbers.setdefault(body.id, Counter())[_number(row)] += 1
    split = {i for i, found in cities.items() if len(found) > 1 and not any(n and c > 1 for n, c in numbers[i].items())}
    return [
        _body(row, fallback, places, _city(row)) if body.id in split and _city(row) else body
        for row, body in zip(rows, bodies, strict=True)
    ]


def _city(row: TableRow) -> str:
    return row.municipalities[0] if len(row.municipalities) == 1 else ""


def _number(row: TableRow) -> str:
    return next((i.value for i in row.identifiers if i.scheme == CORPORATE_NUMBER), "")


def _body(row: TableRow, fallback: str, places: Places, own: str = "") -> Body:
    """Return the body of a row; ``own`` is its scope where that was decided."""
    known = called(row, places)
    name = known.name
    city = _city(row)
    region = replace(region_of(row, places), note="") if row.prefecture else _NOWHERE
    scope, told = (own, "") if own else _scope(name, row, region, city, fallback, places)
    return Body(
        id=body_id(name, scope),
        name=known.shown,
        legal_form=name.legal_form,
        kind=row.kind,
        scope=scope,
        name_basis="composed" if known.rule else "written",
        place=told or city or row.prefecture,
    )


def _scope(
    name: NormalName, row: TableRow, region: Region, city: str, fallback: str, places: Places
) -> tuple[str, str]:
    """Return the scope of a listed body, and the place that its name tells."""
    own = city or row.prefecture or fallback
    found = scope_of(name, row.kind, region, own, places)
    if found.value in ("", own) or found.rule == "group":
        return own, found.place
    if found.rule == "place-in-name" and row.prefecture and places.get(found.value).prefecture != row.prefecture:
        return own, ""  # a name that begins like another place's
    return found.value, found.place


def _platform(reading: TableReading, source: str, places: Places, out: ListedRows) -> str:
    """Return the id of the platform's own body, which is made from its name; its scope is its place, else the source."""
    words = reading.mapping.platform
    name = normal_name(words)
    kind = kind_of_name(words)
    kind = "network" if kind in ("other", "civil-society-organisation") else kind
    match = places.longest_prefix(name.key)
    place = places.get(match.codes[0]) if match is not None and len(match.codes) == 1 else None
    code = (place.municipality or place.code) if place is not None else ""
    scope = code or (NATION if name.key.startswith("全国") else source)
    body = Body(
        id=body_id(name, scope),
        name=" ".join(words.split()),
        legal_form=name.legal_form,
        kind=kind,
        scope=scope,
        name_basis="written" if key(words) in key(reading.sheet.text) else "composed",
        place=code,
    )
    out.bodies[body.id] = body
    return body.id


def _two_numbers(row: TableRow, first: int, file: str) -> Problem:
    expected = Text(f"{first}行と同じ法人番号、または別の名前", f"the corporate number of row {first}, or another name")
    return problem("contradiction", file, line=row.line, field="法人番号", found=row.name.text, expected=expected)


def _again(row: TableRow, first: int, file: str) -> Problem:
    todo = Text(
        f"{first}行と同じ会員です。一つにしてください。この行は読んでいません",
        f"row {first} lists the same member: keep one of the two; this one was not read",
    )
    return problem("group-twice", file, line=row.line, field="会員", found=row.name.text, todo=todo)
