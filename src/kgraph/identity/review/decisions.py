"""From the decisions on a sheet to corrections: row by row, each good one taken, each other one told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kgraph import vocab
from kgraph.errors import Problem
from kgraph.identity.names import normal_name
from kgraph.identity.review import model
from kgraph.identity.review.adding import Adding
from kgraph.identity.review.joining import Joining
from kgraph.identity.review.met import met_as
from kgraph.identity.review.model import Desk, SourceState
from kgraph.identity.review.past import held, undone
from kgraph.identity.review.persons import A_PERSON_S, NO_PERSON
from kgraph.identity.review.refusals import Refused, refusal
from kgraph.identity.review.undone import Parted, held_taken_back, taken_back, unstamped
from kgraph.statements import Correction, Mention
from kgraph.statements.corrections import (
    ADD,
    CONFIRM,
    DECIDED,
    DROP,
    GROUND,
    PART,
    SET,
    grounding_cell,
)

_PROPOSAL = re.compile(r"(?P<number>[1-9])\. (?P<name>.+)（(?P<kind>[^（）]+)）")


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of a sheet as it came back: its number, key, and what was filled in."""

    line: int
    key: str
    decision: str
    proposal: str = ""
    name: str = ""
    kind: str = ""
    reason: str = ""


@dataclass(slots=True)
class Outcome:
    """What a sheet decides: new corrections by source, rows that said what holds already, and rows refused."""

    corrections: dict[str, list[Correction]] = field(default_factory=dict)
    unchanged: int = 0
    taken: int = 0
    problems: list[Problem] = field(default_factory=list)
    persons: dict[str, set[str]] = field(default_factory=dict)
    """By source the ids of the groups and listed bodies that are persons."""


def decide(
    desk: Desk, answers: Iterable[Answer], *, file: str, by: str, on: str, adding: Adding | None = None
) -> Outcome:
    """Return what the answers of a sheet correct. ``by`` and ``on`` say who decided and when.

    ``adding`` knows the texts of sources; what was held back as a person's name is a body's only with its text.

    An answer whose row says what holds already changes nothing. One that answers to what the data no longer says is
    refused, and so is one that contradicts another decision; the others hold.
    """
    outcome = Outcome()
    clerk = _Clerk(desk, by, on, adding or Adding(desk))
    for answer in answers:
        if not answer.decision:
            continue
        try:
            found = clerk.decide(answer)
        except Refused as wrong:
            outcome.problems.append(refusal(wrong, file, answer.line))
            continue
        if not found:
            outcome.unchanged += 1
            continue
        outcome.taken += 1
        for source, correction in found:
            outcome.corrections.setdefault(source, []).append(correction)
            if answer.decision == model.A_PERSON and correction.table == "bodies":
                outcome.persons.setdefault(source, set()).add(correction.row)
    return outcome


Found = list[tuple[str, Correction]]


class _Clerk:
    """Turns answers into corrections, one by one."""

    def __init__(self, desk: Desk, by: str, on: str, adding: Adding) -> None:
        self._desk = desk
        self._adding = adding
        self._by = by
        self._on = on
        self._joining = Joining(desk)
        self._done: dict[tuple[str, ...], str] = {}
        self._sorts: Mapping[str, Callable[[Answer, list[str]], Found]] = {
            model.PERSON: self._mention,
            model.UNGROUNDED: self._mention,
            model.DOUBTFUL: self._mention,
            model.PAIR: self._pair,
            model.UNREAD: self._line,
        }
        self._parted = Parted(desk.sources)
        self._seen = 0

    def decide(self, answer: Answer) -> Found:
        """Return the corrections of one answer, none where it changes nothing. Raises Refused."""
        sort, *parts = answer.key.split(":")
        if sort not in model.CHOICES or len(parts) != (2 if sort == model.PAST else 3):
            raise Refused("key", answer.key)
        if answer.decision not in model.CHOICES[sort]:
            raise Refused("decision", answer.decision)
        about = (sort, *parts)
        if self._done.setdefault(about, answer.decision) != answer.decision:
            raise Refused("twice", answer.decision)
        if sort == model.PAST:
            return self._past(answer, parts)
        parts[-1], self._seen = unstamped(parts[-1])
        return self._sorts[sort](answer, parts)

    def _not_older(self, back: Sequence[Correction]) -> None:
        """Raise Refused where more of what a row asks was taken back than when its sheet was written."""
        if len(back) > self._seen:
            raise Refused("older", f"{back[-1].on} {back[-1].by}")

    def _source(self, identifier: str) -> SourceState:
        state = self._desk.source(identifier)
        if state is None:
            raise Refused("source", identifier)
        return state

    def _correction(self, answer: Answer, table: str, row: str, action: str, **cells: str) -> Correction:
        reason = answer.reason or f"確認シートで「{answer.decision}」と判断"
        return Correction(table=table, row=row, action=action, reason=reason, by=self._by, on=self._on, **cells)

    def _mention(self, answer: Answer, parts: list[str]) -> Found:
        source, row, shown = parts
        state = self._source(source)
        if row.startswith("h-"):
            return [(source, correction) for correction in self._held(answer, state, row, shown)]
        if row.startswith("b-"):
            about = self._met if answer.key.startswith(f"{model.DOUBTFUL}:") else self._name
            return [(source, correction) for correction in about(answer, state, row, shown)]
        mention = state.mentions.get(row)
        if answer.decision in (model.NO_PARTNER, model.A_PERSON):
            dropped = state.last.get((DROP, "mentions", row))
            if mention is None and dropped is not None and dropped.action == DROP:
                return []
        if mention is None:
            raise Refused("gone", row)
        made = list(self._about(answer, state, mention, shown))
        if made and state.digest(mention) != shown:
            told = mention.name if row not in state.persons else ""
            raise Refused("changed", told)
        if made:
            self._not_older(taken_back(state.corrections, "mentions", row))
        return [(source, correction) for correction in made]

    def _held(self, answer: Answer, state: SourceState, row: str, shown: str) -> Iterator[Correction]:
        """Yield what an answer says of words that were held back: that they are a person's name, or a body's."""
        held = next((h for h in state.statements.held if h.id == row), None)
        if held is None:
            raise Refused("gone", row)
        if model.held_digest(held) != shown:
            raise Refused("changed")
        if answer.decision == model.A_PERSON:
            if not state.confirmed("held", row, A_PERSON_S, shown):
                self._not_older(held_taken_back(state, held))
                yield self._correction(answer, "held", row, CONFIRM, column=A_PERSON_S, new=shown)
        elif row in state.held:
            self._not_older(held_taken_back(state, held))
            kind = kind_of(state, answer.kind) if answer.kind else held.kind
            cells = self._adding.held(state, held, kind)
            yield self._correction(answer, "mentions", cells.pop("row"), ADD, **cells)

    def _name(self, answer: Answer, state: SourceState, row: str, shown: str) -> Iterator[Correction]:
        """Yield what an answer says of the name of a group or listed body: that it is a person's, or a body's."""
        column = A_PERSON_S if answer.decision == model.A_PERSON else NO_PERSON
        if state.confirmed("bodies", row, column, shown):
            return
        if row not in state.names:
            raise Refused("gone", row)
        if model.name_digest(*state.names[row]) != shown:
            raise Refused("changed")
        yield self._correction(answer, "bodies", row, CONFIRM, column=column, new=shown)

    def _met(self, answer: Answer, state: SourceState, row: str, shown: str) -> Iterator[Correction]:
        """Yield what an answer says of a body that two sources made one by its name: only that it is right."""
        if answer.decision != model.RIGHT:
            raise Refused("decision", answer.decision)
        if state.confirmed("bodies", row, model.READING, shown):
            return
        now = met_as(self._desk, state.id, row)
        if now != shown:
            raise Refused("changed" if now else "gone", row)
        self._not_older(taken_back(state.corrections, "bodies", row))
        yield self._correction(answer, "bodies", row, CONFIRM, column=model.READING, new=shown)

    def _about(self, answer: Answer, state: SourceState, mention: Mention, shown: str) -> Iterator[Correction]:
        """Yield the corrections of an answer about a mention; none where it is so already."""
        choice, row = answer.decision, mention.id
        if choice in (model.NO_PARTNER, model.A_PERSON):
            yield self._correction(answer, "mentions", row, DROP)
        elif choice in _CONFIRMS:
            column = _CONFIRMS[choice]
            if not state.confirmed("mentions", row, column, shown):
                yield self._correction(answer, "mentions", row, CONFIRM, column=column, new=shown)
        elif choice == model.OTHER_KIND:
            yield from self._set(answer, state, mention, "kind", kind_of(state, answer.kind))
        elif choice == model.OTHER_NAME:
            yield from self._set(answer, state, mention, "name", name_of(answer.name))
        else:
            name, label = _proposed(answer) if choice in model.PROPOSALS else (name_of(answer.name), answer.kind)
            kind = kind_of(state, label) if label else mention.kind
            if mention.grounding == DECIDED and self._is_called(mention.body, name):
                return
            yield self._correction(
                answer,
                "mentions",
                row,
                GROUND,
                column=kind,
                old=grounding_cell(state.unmerged.get(row, mention)),
                new=name,
            )

    def _is_called(self, body: str, name: str) -> bool:
        known = self._desk.names.get(body, ("", "", ""))[0]
        return normal_name(known) == normal_name(name)

    def _set(
        self, answer: Answer, state: SourceState, mention: Mention, column: str, value: str
    ) -> Iterator[Correction]:
        """Yield the corrections that set a mention's kind or name, with that of the body that it means by name."""
        mention = state.unmerged.get(mention.id, mention)
        old = str(getattr(mention, column))
        if old == value:
            return
        yield self._correction(answer, "mentions", mention.id, SET, column=column, old=old, new=value)
        body = next((b for b in state.rows.bodies if b.id == mention.body), None)
        if body is not None and mention.grounding == "named":
            had = str(getattr(body, column))
            if had == old:
                yield self._correction(answer, "bodies", body.id, SET, column=column, old=had, new=value)
        after = model.mention_digest(replace(mention, **{column: value}))  # type: ignore[arg-type]
        yield self._correction(answer, "mentions", mention.id, CONFIRM, column=model.READING, new=after)

    def _pair(self, answer: Answer, parts: list[str]) -> Found:
        one, other, shown = parts
        for identifier in (one, other):
            if identifier not in self._desk.names:
                raise Refused("gone", identifier)
        same = answer.decision == model.SAME
        joined, parted = self._joining.joined(one, other), self._joining.parted(one, other)
        if joined if same else parted:
            return []
        if model.pair_digest(self._desk.names, one, other) != shown:
            raise Refused("changed", " / ".join(self._desk.names[i][0] for i in (one, other)))
        if parted or joined:
            raise Refused("parted" if same else "joined")
        if same and self._joining.torn(one, other):
            raise Refused("parted")
        self._not_older(self._parted.since(one, other))
        if same and (why := self._joining.clash(one, other))[0]:
            raise Refused(*why)
        row, action, new = self._joining.join(one, other) if same else self._joining.part(one, other)
        correction = self._correction(answer, "bodies", row, action, new=new)
        return [(source, correction) for source in self._joining.keepers(correction, one, other)]

    def _line(self, answer: Answer, parts: list[str]) -> Found:
        source, row, shown = parts
        state = self._source(source)
        if not row.isdigit():
            raise Refused("key", answer.key)
        line = state.lines.get(int(row))
        if line is None or model.line_digest(line) != shown:
            moved = [x for x in state.lines.values() if x.fate == "unread" and model.line_digest(x) == shown]
            if len(moved) != 1:  # the line is gone, or one of several that look alike
                raise Refused("gone", row)
            line = moved[0]
        if state.confirmed("lines", str(line.line), "", shown):
            return []
        self._not_older(taken_back(state.corrections, "lines", str(line.line)))
        return [(source, self._correction(answer, "lines", str(line.line), CONFIRM, new=shown))]

    def _past(self, answer: Answer, parts: list[str]) -> Found:
        source, identifier = parts
        state = self._source(source)
        correction = held(state).get(identifier)
        if correction is None:
            digest, _ = unstamped(identifier)
            if any(model.correction_digest(c) == digest for c in state.corrections):
                return []  # taken back since, or overridden
            raise Refused("gone", identifier)
        reason = answer.reason or "確認シートで取り消し"
        rows = [replace(back, reason=reason, by=self._by, on=self._on) for back in undone(state, correction)]
        if rows[0].action == PART:
            return [(one, rows[0]) for one in self._joining.keepers(rows[0])]
        return [(source, back) for back in rows]


_CONFIRMS = {model.RIGHT: model.READING, model.UNKNOWN: model.GROUNDING, model.A_BODY: NO_PERSON}


def name_of(text: str) -> str:
    """Return a name that a person wrote. Raises Refused where there is none, or one that no name can be."""
    name = " ".join(text.split())
    if not name or len(name) > 100 or not normal_name(name).key:
        raise Refused("name", text)
    return name


def kind_of(state: SourceState, label: str) -> str:
    """Return the notation of a kind by its Japanese label, one that the source adds among them. Raises Refused."""
    wanted = label.strip()
    for concept in vocab.scheme("kinds").leaves:
        if wanted in (concept.ja, concept.notation, concept.en):
            return concept.notation
    for own in state.statements.concepts:
        if own.scheme == "kinds" and wanted == own.label:
            return own.notation
    raise Refused("kind", label)


def _proposed(answer: Answer) -> tuple[str, str]:
    """Return the name and the label of the kind of the proposal that was chosen, as the sheet showed it."""
    number = answer.decision.removeprefix("提案")
    for line in answer.proposal.splitlines():
        match = _PROPOSAL.fullmatch(line.strip())
        if match and match["number"] == number:
            return name_of(match["name"]), match["kind"]
    raise Refused("proposal", answer.decision)
