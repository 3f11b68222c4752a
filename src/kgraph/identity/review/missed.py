"""What reading missed, as a person writes it on the sheet: rows to fill in, and the corrections that they become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kgraph import vocab
from kgraph.identity.names import normal_name
from kgraph.identity.review import model
from kgraph.identity.review.adding import Adding, role_of
from kgraph.identity.review.bodies import body_for
from kgraph.identity.review.decisions import Outcome, kind_of, name_of
from kgraph.identity.review.model import SourceState
from kgraph.identity.review.refusals import Refused, refusal
from kgraph.statements import Correction, apply_corrections
from kgraph.statements.corrections import ADD, GROUND, REMOVE, grounding_cell
from kgraph.statements.finding import MENTION_FIELDS

KEY, GROUP, FIELD, LINE, WORDS, HOW = "行の鍵", "団体", "欄", "行", "言葉", "書かれ方"
KIND, ROLE, NAME, REASON = "相手の種類", "役割", "団体名", "理由"
COLUMNS = (GROUP, WORDS, KIND, FIELD, LINE, HOW, ROLE, NAME, REASON)
"""The columns of the sheet to fill in; a CSV file has them among the columns of its questions."""
NEEDED = (GROUP, WORDS, KIND)
HOW_CHOICES = (model.BY_NAME, model.BY_KIND)

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Missed:
    """One row in which a person tells of a mention that reading missed, as it was filled in."""

    line: int
    group: str = ""
    field: str = ""
    at: str = ""
    words: str = ""
    how: str = ""
    kind: str = ""
    role: str = ""
    name: str = ""
    reason: str = ""


def fields() -> dict[str, str]:
    """Return the fields that a missed mention may stand in, by label."""
    scheme = vocab.scheme("fields")
    return {scheme[name].ja: name for name in MENTION_FIELDS}


def add_missed(adding: Adding, rows: Iterable[Missed], outcome: Outcome, *, file: str, by: str, on: str) -> None:
    """Put what the rows add into ``outcome``: corrections, what is there already, and rows that are refused."""
    for row in rows:
        try:
            source, found = _corrections(adding, row, by, on)
        except Refused as wrong:
            outcome.problems.append(refusal(wrong, file, row.line))
            continue
        if found:
            outcome.taken += 1
            outcome.corrections.setdefault(source, []).extend(found)
        else:
            outcome.unchanged += 1


def _corrections(adding: Adding, row: Missed, by: str, on: str) -> tuple[str, list[Correction]]:
    about = adding.groups.get(row.group)
    if about is None:
        raise Refused("group" if row.group else "words", row.group or row.words)
    words = " ".join(row.words.split())
    if not words or len(words) > _LONGEST:
        raise Refused("words", words[:_LONGEST])
    state = adding.desk.source(about.source)
    assert state is not None, "the group is one of this source"
    form_field = _field(row.field)
    kind, role, generic = kind_of(state, row.kind), role_of(row.role), _generic(row.how)
    spot, there = adding.spot(state, about.group, words, form_field, _line(row.at))
    if there:
        return about.source, []
    cells = adding.cells(state, about, spot, kind, role, generic)
    reason = row.reason or "確認シートで見落としを加えた"
    mention = cells.pop("row")
    if _was_taken_back(state, mention, cells, reason):
        raise Refused("older-missed", words)
    found = [Correction(table="mentions", row=mention, action=ADD, reason=reason, by=by, on=on, **cells)]
    if row.name and normal_name(name_of(row.name)) != normal_name(cells["new"]):
        added, _ = apply_corrections(state.rows, found, body_for=body_for)
        before = next((grounding_cell(m) for m in added.mentions if m.id == mention), "")
        ground = {"column": kind, "old": before, "new": name_of(row.name)}
        found.append(Correction(table="mentions", row=mention, action=GROUND, reason=reason, by=by, on=on, **ground))
    return about.source, found


def _was_taken_back(state: SourceState, mention: str, cells: Mapping[str, str], reason: str) -> bool:
    """Tell whether the same row was added before, for the same reason, and taken back since."""
    told = [c for c in state.corrections if c.slot == (ADD, "mentions", mention)]
    if not told or told[-1].action != REMOVE:
        return False
    return any(c.reason == reason and all(getattr(c, name) == cell for name, cell in cells.items()) for c in told)


def to_fill(table: Sequence[Sequence[str]], *, marked: bool) -> tuple[Missed, ...]:
    """Return the rows that were filled in, of a sheet of its own, or (``marked``) among the rows of a CSV file."""
    for at, cells in enumerate(table):
        head = {cell.strip().removesuffix("（必須）"): number for number, cell in enumerate(cells) if cell.strip()}
        if GROUP in head and WORDS in head:
            below = enumerate(table[at + 1 :], at + 2)
            rows = (_missed(cells, head, line) for line, cells in below if not marked or _is_marked(cells, head))
            return tuple(row for row in rows if row.words or row.group or row.kind)
    return ()


def is_mark(key: str) -> bool:
    """Tell whether the key of a row of a CSV file marks one to fill in."""
    return key.strip() == model.MISSED


def cell_under(cells: Sequence[str], head: Mapping[str, int], name: str) -> str:
    """Return what stands in a row under the column ``name``, without spaces around it; "" where it has none."""
    at = head.get(name, len(cells))
    return cells[at].strip() if at < len(cells) else ""


def _is_marked(cells: Sequence[str], head: Mapping[str, int]) -> bool:
    return is_mark(cell_under(cells, head, KEY))


def _missed(cells: Sequence[str], head: Mapping[str, int], line: int) -> Missed:
    cell = partial(cell_under, cells, head)
    return Missed(
        line=line,
        group=cell(GROUP),
        field=cell(FIELD),
        at=cell(LINE),
        words=cell(WORDS),
        how=cell(HOW),
        kind=cell(KIND),
        role=cell(ROLE),
        name=cell(NAME),
        reason=cell(REASON),
    )


def _field(label: str) -> str:
    if not label:
        return ""
    known = fields()
    if label not in known and label not in known.values():
        raise Refused("field", label)
    return known.get(label, label)


def _line(text: str) -> int:
    number = text.removesuffix("行").strip()
    if not number:
        return 0
    if not number.isdecimal() or not int(number):
        raise Refused("line", text)
    return int(number)


def _generic(how: str) -> bool | None:
    if how not in ("", model.BY_NAME, model.BY_KIND):
        raise Refused("how", how)
    return how == model.BY_KIND if how else None
