"""A person's corrections: rows of their own, applied to what was read, that reading again never undoes.

The log is append-only: of several decisions about one thing the last one holds, and each can be taken back. So that
rows may hold a correction already (they were read and written with it), a chain of decisions about one thing is
applied as one: whatever value of the chain stands there, the last one is what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kgraph.errors import Problem
from kgraph.statements.added import ADDED, as_mention, is_added, overlapping, place_of, spot_again
from kgraph.statements.finding import GroupText
from kgraph.statements.held import Held
from kgraph.statements.rows import Body, Fact, Identifier, LineAccount, Mention, Statements
from kgraph.statements.stale import malformed, stale
from kgraph.statements.tables import from_cell, read_rows, to_cell

# What each action does, and the one that takes it back.
SET, DROP, KEEP = "set", "drop", "keep"
ADD, REMOVE = "add", "remove"
GROUND, UNGROUND = "ground", "unground"
CONFIRM, REOPEN = "confirm", "reopen"
MERGE, DISTINCT, PART = "merge", "distinct", "part"
ACTIONS = (SET, DROP, KEEP, ADD, REMOVE, GROUND, UNGROUND, CONFIRM, REOPEN, MERGE, DISTINCT, PART)
ABOUT_PAIRS = (MERGE, DISTINCT, PART)
"""The actions about two bodies; they hold across all sources (see ``kgraph.statements.merging``)."""

DECIDED = "decided"
"""The grounding of a mention whose body a person named; its rule says so too."""

_TABLES: dict[str, type[Any]] = {"facts": Fact, "mentions": Mention, "bodies": Body, "lines": LineAccount}
_TABLES |= {"identifiers": Identifier, "held": Held}
_ACTIONS_OF = {"facts": (SET, DROP, KEEP), "lines": (CONFIRM, REOPEN), "identifiers": (DROP, KEEP)}
_ACTIONS_OF["held"] = (CONFIRM, REOPEN)
_ACTIONS_OF["mentions"] = (SET, DROP, KEEP, ADD, REMOVE, GROUND, UNGROUND, CONFIRM, REOPEN)
_ACTIONS_OF["bodies"] = (SET, DROP, KEEP, CONFIRM, REOPEN, *ABOUT_PAIRS)

BodyFor = Callable[[Mention, str, str], Body]
"""Gives the body that a mention was decided to mean: from the mention, the body's full name, and its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of a person about one row: who, when, and why.

    ``table`` is facts, mentions, bodies, lines, identifiers or held; ``row`` names the row: the id of a mention or body,
    ``group/field/value`` of a fact (``initiative/field/value`` where it is of one of several), the number of a line,
    ``body/scheme/value`` of an identifier (whoever says it).
    What ``action`` does:

    - ``set`` puts ``new`` into ``column`` where ``old`` stands; taken back by a ``set`` the other way round.
    - ``drop`` takes the row out; ``keep`` takes that back.
    - ``add``: the words ``new``, of the kind in ``column``, are a mention that reading missed; ``old`` is where they
      stand (``kgraph.statements.added``). ``remove`` takes that back.
    - ``ground``: the mention means the body with the full name ``new``, of the kind in ``column``; ``old`` is what
      stood there before (see ``grounding_cell``). ``unground`` takes that back.
    - ``confirm``: looked at and found right (``new``: a digest of what was shown; ``column``: in what respect);
      ``reopen`` takes that back.
    - ``merge``: the body ``row`` is the body ``new``, whose id is kept; ``distinct``: the two are not the same body;
      ``part`` (``old``: the other body) takes either back.

    A row that reads as corrected already, or is gone already, is corrected; one that reads neither old nor new is left
    as it is, and the correction is reported as stale.
    """

    table: str
    row: str
    action: str
    column: str = ""
    old: str = ""
    new: str = ""
    reason: str
    by: str
    on: str

    @property
    def slot(self) -> tuple[str, ...]:
        """What the decision is about: of the decisions with one slot the last holds."""
        if self.action in ABOUT_PAIRS:
            return ("pair", *sorted((self.row, self.new or self.old)))
        if self.action == SET:
            return (SET, self.table, self.row, self.column)
        if self.action in (CONFIRM, REOPEN):
            return (CONFIRM, self.table, self.row, self.column)
        return {KEEP: DROP, REMOVE: ADD, UNGROUND: GROUND}.get(self.action, self.action), self.table, self.row


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of a file; none where there is no such file. Raises DataError for a wrong row."""
    return read_rows(path, Correction) if path.exists() else ()


def grounding_cell(mention: Mention) -> str:
    """Return what is kept of a mention's grounding before a person decided: grounding, body and area, as one cell."""
    return "/".join((mention.grounding, mention.body, to_cell(mention.places)))


def apply_corrections(
    statements: Statements,
    corrections: Iterable[Correction],
    file: str = "corrections.csv",
    *,
    body_for: Callable[[Statements], BodyFor] | None = None,
    text: str | None = None,
) -> tuple[Statements, tuple[Problem, ...]]:
    """Return the statements with the corrections applied, and a problem for each correction that could not be.

    Ids never change by a correction: the id of a body was minted from what was read, and stays when its name is set.
    Merges are only looked at for their form here: they hold across sources. ``body_for`` mints the bodies that
    ``ground`` and ``add`` name (``kgraph.identity.review``); without it these are problems. With the ``text`` of the
    source at hand the words of an added mention are looked for in it; without, they are where they were.
    """
    chains: dict[tuple[str, ...], list[tuple[int, Correction]]] = {}
    problems: list[Problem] = []
    for number, correction in enumerate(corrections, 2):
        if wrong := _malformed(correction):
            problems.append(malformed(file, number, correction, wrong))
        else:
            chains.setdefault(correction.slot, []).append((number, correction))
    rows = _Rows(statements, body_for, {slot[1] for slot in chains if slot[0] in (DROP, GROUND)}, text)
    order = {ADD: 0, DROP: 1, GROUND: 2, SET: 3}
    for slot, chain in sorted(chains.items(), key=lambda item: order.get(item[0][0], 4)):  # else in the file's order
        if slot[0] in order and (wrong := rows.apply(slot[0], [c for _, c in chain])):
            problems.append(stale(file, *chain[-1], wrong))
    problems.sort(key=lambda p: p.line)
    return replace(statements, **rows.tables()), tuple(problems)


def _malformed(correction: Correction) -> str:
    """Return which cell of a correction says nothing that could be applied to any row; nothing where all do."""
    if correction.table not in _TABLES:
        return "table"
    if correction.action not in _ACTIONS_OF[correction.table]:
        return "action"
    if correction.action in (ADD, GROUND, MERGE, DISTINCT) and not correction.new:
        return "new"
    if correction.action == ADD and place_of(correction.old) is None:
        return "old"
    if correction.action == PART and not correction.old:
        return "old"
    return ""


class _Rows:
    """The rows of a source by their keys, while corrections are applied to them."""

    def __init__(
        self,
        statements: Statements,
        body_for: Callable[[Statements], BodyFor] | None,
        thinned: set[str],
        text: str | None,
    ) -> None:
        self._rows: dict[str, dict[str, Any]] = {
            name: _keyed(getattr(statements, name)) for name in ("facts", "mentions", "bodies")
        }
        self._dropped: set[tuple[str, str]] = set()
        # Where mentions were dropped, or given another body, the body that they had may be gone with them.
        self._thinned = "mentions" in thinned
        self._statements = statements
        self._groups = {g.id for g in statements.groups}
        self._make = body_for
        self._body_for: BodyFor | None = None
        self._written = text
        self._text: GroupText | None = None
        self._lines: set[tuple[str, int]] = set()
        self._by_group: dict[str, list[Mention]] = {}

    def tables(self) -> dict[str, Any]:
        """Return the tables as they are now."""
        identifiers = tuple(
            row
            for row in self._statements.identifiers
            if ("identifiers", f"{row.body}/{row.scheme}/{row.value}") not in self._dropped
        )
        return {"identifiers": identifiers, **{name: tuple(rows.values()) for name, rows in self._rows.items()}}

    def apply(self, kind: str, chain: list[Correction]) -> str:
        """Apply all decisions about one thing in place; return which cell of the last one is wrong, or nothing."""
        last = chain[-1]
        rows = self._rows.get(last.table, {})
        if kind == DROP:
            if last.action == DROP:
                rows.pop(last.row, None)
                self._dropped.add((last.table, last.row))
            return ""
        if kind == ADD:
            return self._add(last)
        row = rows.get(last.row)
        if row is None:
            gone = last.table == "bodies" and self._thinned
            return "" if gone or (last.table, last.row) in self._dropped or _taken_back(chain) else "row"
        wrong, changed = self._ground(row, chain) if kind == GROUND else _set(row, chain)
        rows[last.row] = changed
        return wrong

    def _add(self, last: Correction) -> str:
        """Put an added mention in, or take it out; nothing is done where reading finds these words itself by now."""
        mentions = self._rows["mentions"]
        present = mentions.get(last.row)
        if last.action == REMOVE:
            if present is not None and is_added(present):
                del mentions[last.row]
            self._dropped.add((last.table, last.row))
            return ""
        place = place_of(last.old)
        if present is not None or place is None:
            return ""
        words = last.new
        if self._written is not None:
            self._text = self._text or GroupText(self._statements, self._written)
            spot = spot_again(place, words, self._text)
            if spot is None:
                return ADDED
            place, words = replace(place, line=spot.line, start=spot.start, end=spot.end), self._text.words(spot)
        elif not self._is_line_of(place.group, place.line):
            return ADDED
        if overlapping(self._mentions_of(place.group), place.start, place.end):
            self._dropped.add((last.table, last.row))
            return ""
        mention = as_mention(last.row, words, last.column, place, self._statements)
        if not place.generic:
            body = self._body(mention, mention.name, last.column)
            if body is None:
                return "action"
            mention = replace(mention, grounding="named", body=body.id)
        mentions[last.row] = mention
        self._mentions_of(place.group).append(mention)
        return ""

    def _is_line_of(self, group: str, line: int) -> bool:
        """Tell whether something on a line was taken for a group, as far as the rows say."""
        if not self._lines:
            self._lines = {(x.group, x.line) for x in self._statements.lines if x.fate == "taken"}
        return (group, line) in self._lines

    def _mentions_of(self, group: str) -> list[Mention]:
        if not self._by_group:
            for mention in self._rows["mentions"].values():
                self._by_group.setdefault(mention.group, []).append(mention)
        return self._by_group.setdefault(group, [])

    def _body(self, mention: Mention, name: str, kind: str) -> Body | None:
        """Return the body that a person named, put among the bodies; None where nothing can mint it."""
        if self._make is None:
            return None
        if self._body_for is None:
            self._body_for = self._make(self._statements)
        body = self._body_for(mention, name, kind)
        if body.id not in self._groups:
            self._rows["bodies"].setdefault(body.id, body)
        return body

    def _ground(self, mention: Mention, chain: list[Correction]) -> tuple[str, Mention]:
        last, before = chain[-1], chain[0].old
        decided = mention.grounding == DECIDED
        if not decided and before and grounding_cell(mention) not in {c.old for c in chain}:
            return "old", mention
        if last.action == UNGROUND:
            return ("", mention) if not decided else _as_before(mention, before)
        body = self._body(mention, last.new, last.column)
        if body is None:
            return "action", mention
        rule = mention.rule if mention.rule.endswith(f" {DECIDED}") else f"{mention.rule} {DECIDED}"
        return "", replace(mention, grounding=DECIDED, body=body.id, places=(), rule=rule)


def _taken_back(chain: list[Correction]) -> bool:
    """Tell whether the last of several decisions leaves everything as it was read."""
    last = chain[-1]
    return last.action == UNGROUND or (last.action == SET and len(chain) > 1 and last.new == chain[0].old)


def _as_before(mention: Mention, cell: str) -> tuple[str, Mention]:
    """Return a decided mention as it stood before the decision."""
    parts = cell.split("/")
    if len(parts) != 3:
        return "old", mention
    grounding, body, places = parts
    rule = mention.rule.removesuffix(f" {DECIDED}")
    area = tuple(places.split("|")) if places else ()
    return "", replace(mention, grounding=grounding, body=body, places=area, rule=rule)


def _set(row: Any, chain: list[Correction]) -> tuple[str, Any]:
    last = chain[-1]
    column = next((f for f in fields(row) if f.name == last.column and f.name != "id"), None)
    if column is None:
        return "column", row
    present = to_cell(getattr(row, column.name))
    if present == last.new:
        return "", row
    if present not in {value for c in chain for value in (c.old, c.new)}:
        return "old", row
    try:
        value = from_cell(last.new, str(column.type))
    except ValueError:
        return "new", row
    return "", replace(row, **{column.name: value})


def _keyed(rows: Iterable[Fact | Mention | Body]) -> dict[str, Any]:
    """Return rows by their keys; of rows with one key (two parts of the staff with one number) none is lost."""
    keyed: dict[str, Any] = {}
    for row in rows:
        own = name = _row_key(row)
        number = 2
        while name in keyed:
            name, number = f"{own}#{number}", number + 1
        keyed[name] = row
    return keyed


def _row_key(row: Fact | Mention | Body) -> str:
    return f"{row.initiative or row.group}/{row.field}/{row.value}" if isinstance(row, Fact) else row.id
