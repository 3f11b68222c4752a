"""What a person is asked to decide: one item a row of the sheet, each with a key that says what was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kgraph.identity.review.persons import without_persons
from kgraph.statements import Correction, Held, LineAccount, Mention, Statements, without_withheld
from kgraph.statements.corrections import CONFIRM
from kgraph.statements.merging import Pairs

PERSON, PAIR, UNGROUNDED, DOUBTFUL, UNREAD, PAST = "person", "pair", "ungrounded", "doubtful", "unread", "past"
SORTS = {
    PERSON: "人の名前かどうか",
    PAIR: "同じ団体かどうか",
    UNGROUNDED: "どの団体か",
    DOUBTFUL: "読みの確認",
    UNREAD: "読めなかった行",
    PAST: "決定済み",
}
"""The sorts of question in the order of the sheet, as it names them."""

RIGHT, NO_PARTNER, OTHER_KIND, OTHER_NAME = "正しい", "連携先ではない", "種類を直す", "名前を直す"
PROPOSALS = ("提案1", "提案2", "提案3")
NAME_IT, UNKNOWN = "団体名を書く", "わからない"
SAME, NOT_SAME = "同じ団体", "別の団体"
A_PERSON, A_BODY = "人の名前", "団体の名前"
LEAVE, UNDO = "読まなくてよい", "取り消す"
MISSED, MISSED_LABEL = "missed", "見落とし"
"""What marks a row in which a person adds a mention that reading missed: its key, and how sheets call it."""
BY_NAME, BY_KIND = "団体の名前", "種類だけ"
"""How the words of a mention that is added tell of a body."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    PERSON: (A_PERSON, A_BODY),
    PAIR: (SAME, NOT_SAME),
    UNGROUNDED: (*PROPOSALS, NAME_IT, UNKNOWN, NO_PARTNER),
    DOUBTFUL: (RIGHT, OTHER_KIND, OTHER_NAME, NO_PARTNER),
    UNREAD: (LEAVE,),
    PAST: (UNDO,),
}
"""What can be decided about each sort of question."""

READING, GROUNDING = "reading", "grounding"
"""In what respect a mention was confirmed: that it was read rightly, that nobody can tell which body it means."""

_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question: what it is about, where the words stand, what they were taken for, and what is proposed.

    ``key`` names the row that it is about and a digest of what is shown, so that an answer to it can be told from an
    answer to what the data said before.
    """

    sort: str
    key: str
    document: str = ""
    line: int = 0
    group: str = ""
    field: str = ""
    words: str = ""
    reading: str = ""
    reason: str = ""
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceState:
    """One source as a person may see it: bodies merged, nothing withheld; ``persons`` may name one and are not shown.

    ``names`` are the groups and listed bodies that may name one, by id, with name and line: asked about by their lines
    alone, and no part of ``statements``. ``dropped`` are the mentions that somebody dropped and that may be spoken of,
    by id, as they were read.

    ``rows`` are the statements before merging, with all that is withheld: what ids are looked up in. ``speakable`` are
    the mentions that were read and are of nothing withheld, those that were dropped since among them.
    """

    statements: Statements
    persons: frozenset[str]
    corrections: tuple[Correction, ...]
    rows: Statements
    speakable: frozenset[str] = frozenset()
    names: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    dropped: Mapping[str, Mention] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The source's id."""
        return self.statements.source.id

    @cached_property
    def last(self) -> Mapping[tuple[str, ...], Correction]:
        """The decision that holds about each thing."""
        return {c.slot: c for c in self.corrections}

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """The mentions by id, those of the undecided persons among them."""
        return {m.id: m for m in self.statements.mentions}

    def may_show(self, mention: str) -> bool:
        """Tell whether a mention that is no longer among the statements may be spoken of.

        One that the rows do not hold any more could be of any group; where some are withheld it is not spoken of.
        """
        return mention in self.speakable or not self.statements.withheld

    @cached_property
    def held(self) -> Mapping[str, Held]:
        """The words that were held back since they may be a person's name, by id; not those that a person added."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for m in self.statements.mentions:
            spans.setdefault(m.group, []).append((m.start, m.end))
        return {
            h.id: h
            for h in self.statements.held
            if not any(start < h.end and h.start < end for start, end in spans.get(h.group, ()))
        }

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The names of the groups by id."""
        return {g.id: self.statements.label(g) for g in reversed(self.statements.groups)}

    @cached_property
    def unmerged(self) -> Mapping[str, Mention]:
        """The mentions by id as they read without merges: what corrections of them start from."""
        return {m.id: m for m in self.rows.mentions}

    def digest(self, mention: Mention) -> str:
        """Return the digest of what the sheet shows of a mention; no merge changes it."""
        return mention_digest(self.unmerged.get(mention.id, mention))

    @cached_property
    def lines(self) -> Mapping[int, LineAccount]:
        """The lines by number."""
        return {line.line: line for line in self.statements.lines}

    def confirmed(self, table: str, row: str, column: str, digest: str) -> bool:
        """Tell whether somebody confirmed a row in this respect as it stands (or stood, with this digest)."""
        said = self.last.get((CONFIRM, table, row, column))
        return said is not None and said.action == CONFIRM and said.new in ("", digest)


@dataclass(slots=True)
class Desk:
    """All that review looks at: the sources, and what was decided about pairs of bodies."""

    sources: Sequence[SourceState]
    pairs: Pairs
    names: dict[str, tuple[str, str, str]] = field(init=False)
    visible: frozenset[str] = field(init=False)
    """The bodies and groups that may be shown."""
    hidden: frozenset[str] = field(init=False)
    """Those that some source withholds, by the ids that they have without merges."""

    def __post_init__(self) -> None:
        self.names = {}
        shown = [without_persons(state.statements, state.persons) for state in self.sources]
        self.visible = frozenset(i for one in shown for i in _ids(one))
        self.hidden = frozenset(
            i for state in self.sources for i in _ids(state.rows) - _ids(without_withheld(state.rows))
        )
        for state in self.sources:
            for statements in (state.rows, state.statements):
                for body in statements.bodies:
                    self.names.setdefault(body.id, (body.name, body.kind, body.legal_form))
                for group in statements.groups:
                    form = statements.value(group.id, "legal_form")
                    self.names.setdefault(group.id, (statements.label(group), "", form))

    def source(self, identifier: str) -> SourceState | None:
        """Return a source by its id."""
        return next((state for state in self.sources if state.id == identifier), None)


def _ids(statements: Statements) -> set[str]:
    return {b.id for b in statements.bodies} | {g.id for g in statements.groups}


def digest(*parts: str) -> str:
    """Return a short digest over parts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def mention_digest(m: Mention) -> str:
    """Return the digest of a mention as it reads; its place may move without it."""
    flags = (str(m.generic), str(m.count), m.tense, str(m.weak))
    return digest(m.group, m.field, m.surface, m.name, m.kind, m.grounding, m.body, m.note, *flags)


def held_digest(h: Held) -> str:
    """Return the digest of words held back: of where they belong and how long they are, never of what they say."""
    return digest(h.group, h.field, h.kind, str(h.end - h.start))


def name_digest(name: str, line: int) -> str:
    """Return the digest of a group's or listed body's name that may be a person's: how long it is, and on which line."""
    return digest("name", str(len(name)), str(line))


def line_digest(line: LineAccount) -> str:
    """Return the digest of an unread line: of its words (known by their own digest), not of where it stands."""
    return digest(line.fate, line.field, str(line.chars), line.digest)


def pair_digest(names: Mapping[str, tuple[str, str, str]], one: str, other: str) -> str:
    """Return the digest of two bodies as a pair."""
    return digest(*names[one], *names[other])


def correction_digest(c: Correction) -> str:
    """Return the digest of a decision."""
    return digest(c.table, c.row, c.action, c.column, c.old, c.new, c.by, c.on)


def make_key(*parts: str) -> str:
    """Return a row's key from its parts (sort, ids, digest)."""
    return ":".join(parts)
