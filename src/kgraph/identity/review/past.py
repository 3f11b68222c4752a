"""Decisions that hold: shown on the sheet so that each can be taken back, and the rows that take them back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kgraph.identity.review import model
from kgraph.identity.review.mentions import field_label, kind_label
from kgraph.identity.review.model import Desk, Item, SourceState, correction_digest, make_key
from kgraph.identity.review.persons import A_PERSON_S, may_be_person
from kgraph.identity.review.together import decision_of
from kgraph.identity.review.undone import is_back, stamped
from kgraph.statements import Correction, Mention
from kgraph.statements.corrections import (
    ADD,
    CONFIRM,
    DISTINCT,
    DROP,
    GROUND,
    KEEP,
    MERGE,
    PART,
    REMOVE,
    REOPEN,
    SET,
    UNGROUND,
)

_DONE = {
    SET: "値を直した",
    DROP: "取り除いた",
    ADD: "見落としを加えた",
    GROUND: "団体を決めた",
    CONFIRM: "確かめた",
    MERGE: "同じ団体とした",
    DISTINCT: "別の団体とした",
}
_UNSAID = "（人の名前のため、ここには書きません）"
_NO_WORDS = "（言葉はデータに残っていません。取り消して資料を読み直すと戻ります）"
_COLUMNS = {"kind": "種類", "name": "名前", "role": "役割", "role_text": "役割の言葉", "tense": "時制", "value": "値"}


def held(state: SourceState) -> dict[str, Correction]:
    """Return the decisions of a source that hold and can be taken back, by their digests, in the order of the log.

    A decision that was taken back and made again is another one, though it may read alike.
    """
    first: dict[tuple[str, ...], Correction] = {}
    last: dict[tuple[str, ...], Correction] = {}
    undone: Counter[tuple[str, ...]] = Counter()
    for correction in state.corrections:
        undone[correction.slot] += is_back(correction, first.setdefault(correction.slot, correction))
        last.pop(correction.slot, None)
        last[correction.slot] = correction
    return {
        stamped(correction_digest(c), undone[slot]): c
        for slot, c in last.items()
        if c.action in _DONE and not (c.action == SET and c.new == first[slot].old)  # set back to what was read
    }


def past_items(desk: Desk) -> Iterator[Item]:
    """Yield the decisions that hold, oldest source first; one that several sources keep (a merge) comes once.

    Of a row that is not to be shown (withheld, or perhaps a person's name) neither is a decision about it.
    """
    told: set[tuple[str, ...]] = set()
    for state in desk.sources:
        decided = held(state)
        for identifier, correction in decided.items():
            head = decision_of(state.corrections, correction)[0]
            if head != correction and head in decided.values():
                continue  # taken back with the decision that it is part of
            if correction.slot in told or not _may_be_shown(desk, state, correction):
                continue
            told.add(correction.slot)
            yield _item(desk, state, identifier, correction)


def undone(state: SourceState, correction: Correction) -> list[Correction]:
    """Return the rows that take a decision back: of all that it wrote what still holds, and can be taken back."""
    holding = held(state).values()
    back = []
    for one in decision_of(state.corrections, correction):
        if one == correction or one in holding:
            first = next(c for c in state.corrections if c.slot == one.slot)
            back.append(undo(one, first))
    return back


def undo(correction: Correction, first: Correction) -> Correction:
    """Return the decision that takes one back; ``first`` is the first one about the same thing."""
    if correction.action == SET:
        return replace(correction, old=correction.new, new=first.old)
    if correction.action == GROUND:
        return replace(correction, action=UNGROUND, old=correction.old, new="")
    if correction.action in (MERGE, DISTINCT):
        return replace(correction, action=PART, old=correction.new, new="")
    return replace(correction, action={DROP: KEEP, ADD: REMOVE, CONFIRM: REOPEN}[correction.action], old="", new="")


def _may_be_shown(desk: Desk, state: SourceState, correction: Correction) -> bool:
    row = correction.row
    if correction.table == "bodies" and (row in state.names or _is_erased(desk, row, correction)):
        return correction.column == A_PERSON_S
    if correction.table == "bodies":
        if desk.hidden & {row, correction.new}:
            return False
        of_pair = correction.action in (MERGE, DISTINCT)
        shown = {desk.pairs.now(row), desk.pairs.now(correction.new or row if of_pair else row)}
        return all(i in desk.visible for i in shown)
    if correction.table == "mentions":
        if row in state.mentions:
            return row not in state.persons
        return correction.action == DROP and state.may_show(row)
    if correction.table in ("facts", "identifiers"):
        return desk.pairs.now(row.split("/", 1)[0]) in desk.visible
    if correction.table == "held":
        return any(h.id == row for h in state.statements.held)
    return row.isdigit() and int(row) in state.lines


def _is_erased(desk: Desk, row: str, correction: Correction) -> bool:
    """Tell whether a decision says of a group or listed body that it is a person, and its words were taken out."""
    return correction.column == A_PERSON_S and row not in desk.names and row not in desk.hidden


def _item(desk: Desk, state: SourceState, identifier: str, correction: Correction) -> Item:
    line, group, field, words = 0, "", "", ""
    if correction.table == "mentions":
        mention = state.mentions.get(correction.row) or state.dropped.get(correction.row)
        words = _UNSAID if model.A_PERSON in correction.reason else _NO_WORDS
        if mention is not None:
            line, field, group = mention.line, field_label(mention.field), state.labels.get(mention.group, "")
            words = _UNSAID if correction.action == DROP and _names_a_person(mention, correction) else mention.surface
    elif correction.table == "bodies" and correction.column == A_PERSON_S:
        lines = [row.line for row in state.statements.lines if row.group == correction.row]
        line = state.names[correction.row][1] if correction.row in state.names else min(lines, default=0)
        field, words = "団体名", _UNSAID
    elif correction.table == "bodies":
        bodies = (correction.row, correction.new) if correction.action in (MERGE, DISTINCT) else (correction.row,)
        words = "\n".join(desk.names[i][0] for i in bodies if i in desk.names)
    elif correction.table == "identifiers":
        body, _, number = correction.row.partition("/")
        words = f"{desk.names.get(desk.pairs.now(body), ('',))[0]}\n{number}"
    elif correction.table == "facts":
        group = state.labels.get(desk.pairs.now(correction.row.split("/", 1)[0]), "")
        field = field_label(correction.row.split("/")[1]) if "/" in correction.row else ""
    elif correction.table == "held":
        held = next(h for h in state.statements.held if h.id == correction.row)
        line, field, group = held.line, field_label(held.field), state.labels.get(held.group, "")
        words = _UNSAID
    elif correction.table == "lines":
        line = int(correction.row)
    return Item(
        sort=model.PAST,
        key=make_key(model.PAST, state.id, identifier),
        document=state.statements.source.title,
        line=line,
        group=group,
        field=field,
        words=words,
        reading=_said(state, correction),
        reason=f"{correction.on} {correction.by}: {correction.reason}",
    )


def _names_a_person(mention: Mention, dropped: Correction) -> bool:
    return may_be_person(mention) or model.A_PERSON in dropped.reason


def _said(state: SourceState, correction: Correction) -> str:
    done = _DONE[correction.action]
    if correction.action == SET:
        values = [correction.old, correction.new]
        if correction.column == "kind":
            values = [kind_label(state.statements, v) if v else "" for v in values]
        return f"{done}（{_COLUMNS.get(correction.column, correction.column)}）: {values[0]} → {values[1]}"
    return f"{done}: {correction.new}" if correction.action == GROUND else done
