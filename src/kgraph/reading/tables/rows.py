"""What reading a table gives: rows that know nothing of ids, which are minted later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kgraph.errors import Problem
from kgraph.reading.tables.mapping import TableMapping
from kgraph.reading.tables.model import Cell, Sheet

TAKEN, HELD, UNREAD = "taken", "withheld", "unread"
OF_GROUP = frozenset(
    (
        "label",
        "alias",
        "legal_form",
        "form_status",
        "founded",
        "incorporated",
        "staff",
        "website",
        "member_count",
        "telephone",
    )
)
"""The fields that are of the group itself; the others are of its initiative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFact:
    """One thing that a row says; as ``statements.Fact``, without ids."""

    field: str
    value: str
    note: str = ""
    cell: Cell
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableIdentifier:
    """A number or code of the body of a row."""

    scheme: str
    value: str
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerCell:
    """A cell with partners: one name (``single``), or a text; with kind, role and tense where other cells tell them."""

    cell: Cell
    single: bool
    kind: str = ""
    role: str = ""
    tense: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A concept that the source adds to a scheme."""

    scheme: str
    notation: str
    label: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAccount:
    """What became of the characters of one row: how many have which fate, and in which columns."""

    line: int
    row: int
    fate: str
    field: str
    chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of the table that tells of a body.

    ``prefecture`` and ``municipality`` are the first that it tells (``municipality`` the city of a ward), ``site`` and
    ``initiative`` the words of these cells.
    """

    line: int
    name: Cell
    kind: str = ""
    legal_form: str = ""
    prefecture: str = ""
    municipalities: tuple[str, ...] = ()
    region_note: str = ""
    initiative: Cell | None = None
    site: Cell | None = None
    facts: tuple[TableFact, ...] = ()
    identifiers: tuple[TableIdentifier, ...] = ()
    partners: tuple[PartnerCell, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TableReading:
    """All that was read from one sheet.

    ``problems`` are what could not be read; ``notices`` tell what was done (columns left out, values not given) and
    lose nothing. ``accounts`` hold every character of the sheet once; ``row`` there is the index of the row, -1 for none.
    """

    sheet: Sheet
    mapping: TableMapping
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    accounts: tuple[RowAccount, ...]
    concepts: tuple[Added, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    title: str = ""
    publisher: str = ""
    issued: str = ""
    totals: Mapping[str, int] = field(default_factory=dict)
