"""A table in the reading: its columns with what each holds, and everything that is met on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kgraph import vocab
from kgraph.errors import Problem, Text, rows_in_words
from kgraph.places import Places
from kgraph.reading.tables.counts import NotGiven
from kgraph.reading.tables.header import Header
from kgraph.reading.tables.mapping import ColumnUse, TableMapping, letter
from kgraph.reading.tables.model import Cell, Sheet
from kgraph.reading.tables.nearest import near
from kgraph.reading.tables.problems import guarded, problem
from kgraph.reading.tables.rows import HELD, TAKEN, UNREAD, Added, RowAccount
from kgraph.reading.tables.values import Bad
from kgraph.text import key

_APART = {"person": HELD, "address": HELD, "unused": UNREAD}
_MANY = 10
"""How many notices of one make are given one by one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number from 0, its header (or letter), and what it holds (None: nobody said)."""

    number: int
    name: str
    use: ColumnUse | None

    @property
    def field(self) -> str:
        """The field of the column; empty where it has none."""
        return self.use.field if self.use else ""

    @property
    def fate(self) -> str:
        """What becomes of the cells of the column, unless their values are wrong."""
        return UNREAD if self.use is None else _APART.get(self.use.field, TAKEN)


@dataclass(slots=True)
class _Missing:
    reasons: Counter[str] = field(default_factory=Counter)
    rows: list[int] = field(default_factory=list)
    known: int = 0
    total: int = 0


@dataclass
class Table:
    """What holds for all rows of one table, and what was met in them.

    ``corporate_number`` returns the 13 digits of a 法人番号 or raises KgraphError: who knows numbers is told from outside.
    """

    sheet: Sheet
    mapping: TableMapping
    header: Header
    columns: tuple[Column, ...]
    file: str
    places: Places
    corporate_number: Callable[[str], str]
    unsure: frozenset[int] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    accounts: list[RowAccount] = field(default_factory=list)
    concepts: dict[tuple[str, str], Added] = field(default_factory=dict)
    regionless: list[int] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    of_another: dict[int, list[int]] = field(default_factory=dict)
    alone: frozenset[tuple[int, int]] = frozenset()
    _missing: dict[int, _Missing] = field(default_factory=dict)

    def of(self, *fields: str) -> tuple[Column, ...]:
        """Return the columns with one of ``fields``."""
        return tuple(column for column in self.columns if column.field in fields)

    def bad(self, column: Column, cell: Cell, value: Bad) -> None:
        """Note a value that cannot be taken."""
        self.problems.append(
            problem(
                value.code, self.file, line=cell.line, field=column.name,
                found=guarded(value.found), expected=value.expected, todo=value.todo,
            )
        )  # fmt: skip

    def unmeant(self, dittos: frozenset[tuple[int, int]]) -> None:
        """Note the dittos that have nothing above them."""
        self.alone = dittos
        for row, at in sorted(dittos):
            column = self.columns[at]
            if column.fate == TAKEN:
                self.bad(column, Cell(row, at, "", 0), Bad("ditto-alone", self.sheet.own(row, at)))

    def missing(self, column: Column, cell: Cell, why: NotGiven) -> None:
        """Note that a cell says there is no value."""
        found = self._missing.setdefault(column.number, _Missing())
        found.reasons[why.reason] += 1
        found.rows.append(cell.line)

    def counted(self, column: Column, count: int) -> None:
        """Note a known value of a column of counts."""
        found = self._missing.setdefault(column.number, _Missing())
        found.known += 1
        found.total += count

    def added(self, column: Column, scheme: str, notation: str, cell: Cell) -> None:
        """Note a concept that the table adds to a scheme; told once, at its first row."""
        if (scheme, notation) not in self.concepts:
            self.concepts[scheme, notation] = Added(scheme=scheme, notation=notation, label=cell.text, line=cell.line)
            close = "、".join(f"「{label}」" for label in near(scheme, cell.text))
            expected = Text(
                f"様式の選択肢にある語（近い語: {close}）", f"one of the choices of the form (near: {close})"
            )
            found = problem(
                "local-concept", self.file, line=cell.line, field=column.name, found=cell.text,
                expected=expected if close else None,
            )  # fmt: skip
            self.notices.append(found)

    def begun(self, column: Column, scheme: str, notation: str, cell: Cell) -> None:
        """Note words that were taken for the one choice that begins with them."""
        label = vocab.scheme(scheme)[notation]
        expected = Text(f"選択肢の語「{label.ja}」", f"the choice “{label.ja}” ({label.en})")
        found = problem(
            "choice-begun", self.file, line=cell.line, field=column.name, found=cell.words, expected=expected
        )
        self.notices.append(found)

    def account(self, row: int, index: int, fates: dict[int, str], field_name: str = "row") -> None:
        """Account for every character of a row; ``fates`` are those of columns, ``index`` is the row's in the reading."""
        chars: Counter[str] = Counter()
        names: dict[str, list[str]] = {}
        known = {column.number for column in self.of("unused")}
        own = True  # nothing is left unread but columns that the mapping leaves out on purpose
        for number, text in enumerate(self.sheet.rows[row]):
            fate = fates.get(number, TAKEN)
            if text:
                chars[fate] += len(text)
                names.setdefault(fate, []).append(self.name(number))
                own = own and (fate != UNREAD or number in known)
        if not own and len(names.get(UNREAD, ())) > 1:  # 番号 beside a cell that is wrong is not what was left
            kept = {self.name(number) for number in known}
            names[UNREAD] = [name for name in names[UNREAD] if name not in kept]
        for fate in (TAKEN, HELD, UNREAD):
            if chars[fate]:
                told = field_name if fate == TAKEN or field_name != "row" else "・".join(dict.fromkeys(names[fate]))
                if fate == UNREAD and field_name == "row" and own:
                    told = "unused"
                self.accounts.append(RowAccount(line=row + 1, row=index, fate=fate, field=told, chars=chars[fate]))

    def whole(self, row: int, fate: str, field_name: str) -> None:
        """Account for a row that has one fate throughout; columns that are withheld stay so."""
        held = {c.number: HELD for c in self.columns if c.fate == HELD and fate != TAKEN}
        self.account(row, -1, {n: held.get(n, fate) for n in range(len(self.sheet.rows[row]))}, field_name)

    def name(self, number: int) -> str:
        """Return how a column is called: by its header, else its letter."""
        return self.columns[number].name if number < len(self.columns) else letter(number)

    @property
    def totals(self) -> dict[str, int]:
        """The sums of the columns of counts over their known values."""
        return {self.name(n): found.total for n, found in sorted(self._missing.items()) if found.known}

    def close(self) -> None:
        """Tell once, at the end, what was met in many rows."""
        for number, found in sorted(self._missing.items()):
            if found.rows:
                words = Text(
                    "、".join(f"{reason} {count}件" for reason, count in found.reasons.items()),
                    ", ".join(f"{reason} ×{count}" for reason, count in found.reasons.items()),
                )
                sums = found.known > 0
                expected = Text(
                    f"値（分かる値 {found.known}、合計 {found.total}）",
                    f"a value ({found.known} known, total {found.total})",
                )
                self._notice("not-given", found.rows, self.name(number), words, expected if sums else None)
        region = "・".join(c.name for c in self.of("prefecture", "municipality", "region"))
        if len(self.regionless) <= _MANY:
            for row in self.regionless:
                self.notices.append(problem("no-region", self.file, line=row, field=region))
        else:
            self._notice("no-region", self.regionless, region)
        for line, rows in self.of_another.items():
            told = rows_in_words(rows)
            self.problems.append(problem("another-table", self.file, line=line, counted=told))
        self._notice("row-of-notes", self.passed_over, "")
        self._notice("withheld-row", self.people, "")
        self._columns()

    def _notice(
        self, code: str, rows: list[int], name: str, found: Text | None = None, expected: Text | None = None
    ) -> None:
        if rows:
            told = rows_in_words(rows)
            if found:
                told = Text(f"{found.ja}（{told.ja}）", f"{found.en} ({told.en})")
            self.notices.append(problem(code, self.file, line=rows[0], field=name, counted=told, expected=expected))

    def _columns(self) -> None:
        """Name every column that was not read, and those that are withheld."""
        filled: Counter[int] = Counter()
        for row in self.sheet.rows[self.header.first_row :]:
            filled.update(number for number, text in enumerate(row) if text)
        for column in self.columns:
            count = filled[column.number]
            if not count:
                continue
            at = letter(column.number)
            where = Text(f"{at}列、{count}行に値", f"column {at}, {count} rows with a value")
            line = self.header.rows[-1] + 1 if self.header.rows else 0
            if column.use is None:
                self.problems.append(problem("unused-column", self.file, line=line, field=column.name, counted=where))
            elif column.field == "unused":
                self.notices.append(problem("column-left-out", self.file, line=line, field=column.name, counted=where))
            elif column.fate == HELD:
                self.notices.append(problem("withheld-column", self.file, line=line, field=column.name, counted=where))


def mapped(use: ColumnUse | None, cell: Cell) -> str:
    """Return what the words of a cell stand for, by the mapping; else the words."""
    words = cell.words
    if use is None or not use.values:
        return words
    return use.values.get(words) or next((v for k, v in use.values.items() if key(k) == key(words)), words)


def on_one_line(text: str) -> str:
    """Return text on one line."""
    return " ".join(text.split())


def moved(found: Problem, file: str, line: int, field: str) -> Problem:
    """Return a problem with another place."""
    return replace(found, file=file, line=line, field=field)
