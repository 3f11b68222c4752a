"""Partners in the cells of one row: a name with its kind, role and tense, told beside it or in brackets behind it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kgraph import vocab
from kgraph.errors import Text
from kgraph.reading.tables.counts import not_given
from kgraph.reading.tables.mapping import CURRENT, PLANNED, ColumnUse
from kgraph.reading.tables.model import Cell
from kgraph.reading.tables.rows import PartnerCell
from kgraph.reading.tables.table import Column, mapped, on_one_line
from kgraph.reading.tables.values import Bad, pieces, read_concept
from kgraph.text import key

BESIDE = ("partner_kind", "partner_role", "partner_tense", "partner_parent")
"""The fields of cells that tell something of the partner in another cell of the row."""
TENSE_CHOICES = ("連携中", "予定")
"""What the drop-down of the form offers for the tense of a partner."""
_SCHEMES = {"partner_kind": "kinds", "partner_role": "roles"}
_NOW = ("連携中", "現在", "現行", "実施中", "継続中", "連携済", "連携済み", "済", "済み", "current")
_SOON = re.compile(
    r"(?:今後|将来|次年度|来年度)?(?:の|に)?(?:連携|協力|協働|後援|実施)?(?:を|の)?(?:予定|計画|検討|調整|依頼|交渉|打診)(?:中|先|あり)?"
    r"|今後|将来|候補|見込み?|planned"
)
_BRACKET = re.compile(r"[(（【\[〔]([^()（）【】\[\]〔〕]{1,20})[)）】\]〕]\s*$")
_NEXT = re.compile(r"\s*[(（【\[〔]([^()（）【】\[\]〔〕]{1,20})[)）】\]〕]")


def read_tense(words: str) -> str | Bad:
    """Return the tense that words tell: that a partner is one now, or is meant to be."""
    told = key(words)
    if told in _NOW:
        return CURRENT
    if _SOON.fullmatch(told):
        return PLANNED
    return Bad("unknown-choice", words, Text("連携中 か 予定", "連携中 (now) or 予定 (planned)"))


def partner_cell(
    column: Column,
    use: ColumnUse,
    cell: Cell,
    beside: Sequence[Column],
    cell_of: Callable[[Column], Cell],
    bad: Callable[[Column, Bad], None],
) -> PartnerCell | None:
    """Return the partners in a cell with what the columns ``beside`` tell of them; None where the cell tells none."""
    if not_given(cell.text) is not None:
        return None
    single = column.field == "partner"
    whole = cell.trimmed()
    told = {"partner_kind": "", "partner_role": use.role, "partner_tense": use.tense, "partner_parent": ""}
    if single:
        whole, role, tense = _told_behind(whole)
        told |= {"partner_role": role or use.role, "partner_tense": tense or use.tense}
    for other in beside:
        words = cell_of(other).trimmed()
        if other.use is None or other.use.number != use.number or not words.text:
            continue
        said = mapped(other.use, words)
        found = _beside(other.field, said)
        if isinstance(found, Bad):
            bad(other, replace(found, found=words.text))
        else:
            told[other.field] = found
    return PartnerCell(
        cell=whole,
        single=single,
        kind=told["partner_kind"],
        role=told["partner_role"],
        tense=told["partner_tense"],
        parent=told["partner_parent"],
    )


def _beside(field: str, words: str) -> str | Bad:
    if field == "partner_parent":
        return on_one_line(words)
    return read_tense(words) if field == "partner_tense" else read_concept(_SCHEMES[field], words)


def _told_behind(cell: Cell) -> tuple[Cell, str, str]:
    """Return the cell without brackets at its end that tell a role or a tense (（後援）（予定）), and what they tell.

    A bracket is taken where all that stands in it is a role or a tense; any other is of the name.
    """
    role = tense = ""
    while match := _BRACKET.search(cell.text):
        before = Cell(cell.row, cell.column, cell.text[: match.start()], cell.start).trimmed()
        told = _in_bracket(match[1])
        if not before.text or told is None:
            break
        role, tense = told[0] or role, told[1] or tense
        cell = before
    return cell, role, tense


def told_after(text: str, at: int) -> tuple[str, str, int]:
    """Return the role and the tense that brackets from ``at`` on tell (山川放送（後援）（予定）), and where these end."""
    role = tense = ""
    while match := _NEXT.match(text, at):
        told = _in_bracket(match[1])
        if told is None:
            break
        role, tense, at = told[0] or role, told[1] or tense, match.end()
    return role, tense, at


def _in_bracket(words: str) -> tuple[str, str] | None:
    """Return the role and the tense that the words in a bracket tell; None where they tell anything else."""
    role = tense = ""
    found = [_meaning(piece.text) for piece in pieces(Cell(0, 0, words, 0), "・")]
    if not found or not all(any(one) for one in found):
        return None
    for said, when in found:
        role, tense = said or role, when or tense
    return role, tense


def _meaning(words: str) -> tuple[str, str]:
    if key(words) in _roles():
        return _roles()[key(words)], ""
    tense = read_tense(words)
    return "", tense if isinstance(tense, str) else ""


@functools.cache
def _roles() -> dict[str, str]:
    """Return the roles that a bracket behind a name tells; 構成員, 会場 and 連絡先 may be of the name itself."""
    return {
        key(label): concept.notation
        for concept in vocab.scheme("roles").leaves
        if concept.notation not in ("membership", "contact", "venue")
        for label in (concept.ja, *concept.alt)
    }
