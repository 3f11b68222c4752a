"""Adding what reading missed: which group is meant, where its words stand in the text, and the correction's cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kgraph import vocab
from kgraph.identity.review.model import Desk, SourceState
from kgraph.identity.review.refusals import Refused
from kgraph.kinds import default_lexicon, folded
from kgraph.statements import Held, Mention
from kgraph.statements.added import Place, free_id, overlapping
from kgraph.statements.finding import GroupText, Spot

DEFAULT_ROLE = "cooperation"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group with one of its initiatives, by the ids that its source has without merges."""

    source: str
    group: str
    initiative: str


@dataclass
class Adding:
    """Puts words of a source into corrections that add them; ``texts`` are the texts of sources by id."""

    desk: Desk
    texts: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._group_texts: dict[str, GroupText] = {}
        self._new: dict[tuple[str, str], list[tuple[str, int, int]]] = {}

    @cached_property
    def groups(self) -> Mapping[str, GroupRow]:
        """The groups that may be shown, by what a list of them calls each: the name, and what tells it from others."""
        return group_rows(self.desk)

    def text(self, state: SourceState) -> GroupText:
        """Return the text of a source. Raises Refused where it is not at hand."""
        if state.id not in self.texts:
            raise Refused("text", state.statements.source.document)
        if state.id not in self._group_texts:
            self._group_texts[state.id] = GroupText(state.rows, self.texts[state.id])
        return self._group_texts[state.id]

    def spot(self, state: SourceState, group: str, words: str, form_field: str, line: int) -> tuple[Spot, str]:
        """Return where words stand, and the id of the mention that has exactly that place already (empty for none).

        Raises Refused where they stand nowhere, in several places, or inside of a mention.
        """
        text = self.text(state)
        spots = text.spots(group, words, form_field, line)
        if not spots:
            raise Refused("absent", words, self._near(text, group, words, form_field, line))
        own = [m for m in state.rows.mentions if m.group == group]
        free, same = [], []
        for spot in spots:
            taken = self._taken(state, own, group, spot)
            if taken is None:
                free.append(spot)
            elif taken:
                same.append((spot, taken))
        if free and len({spot.line for spot in free}) == 1:
            return free[0], ""
        if free:
            raise Refused("several", ", ".join(map(str, sorted({spot.line for spot in free}))))
        if same:
            return same[0]
        raise Refused("covered", words)

    def cells(
        self, state: SourceState, row: GroupRow, spot: Spot, kind: str, role: str, generic: bool | None
    ) -> dict[str, str]:
        """Return the cells of the correction that adds the words at a spot; without ``generic`` the lexicon tells it."""
        words = self.text(state).words(spot)
        place = Place(
            group=row.group,
            initiative=row.initiative,
            field=spot.field,
            line=spot.line,
            start=spot.start,
            end=spot.end,
            role=role or DEFAULT_ROLE,
            generic=default_lexicon().covers(folded(words)) if generic is None else generic,
        )
        new = self._new.setdefault((state.id, row.group), [])
        known = [
            *(m.id for m in state.rows.mentions if m.group == row.group),
            *(identifier for identifier, _, _ in new),
        ]
        identifier = free_id(state.rows, known, place, words)
        new.append((identifier, spot.start, spot.end))
        return {"row": identifier, "column": kind, "old": place.cell(), "new": words}

    def held(self, state: SourceState, held: Held, kind: str) -> dict[str, str]:
        """Return the cells that add words which were held back and are a body's name. Raises Refused without the text."""
        spot = Spot(held.field, held.line, held.start, held.end)
        own = next((h for h in state.rows.held if h.id == held.id), held)
        return self.cells(state, GroupRow(state.id, own.group, own.initiative), spot, kind, "", generic=False)

    def _taken(self, state: SourceState, own: list[Mention], group: str, spot: Spot) -> str | None:
        """Return the id of the mention that stands at a spot, "" where one only overlaps it, None where it is free."""
        for identifier, start, end in self._new.get((state.id, group), ()):
            if start < spot.end and spot.start < end:
                return identifier if (start, end) == (spot.start, spot.end) else ""
        over = overlapping(own, spot.start, spot.end)
        if over is None:
            return None
        return over.id if (over.start, over.end) == (spot.start, spot.end) else ""

    @staticmethod
    def _near(text: GroupText, group: str, words: str, form_field: str, line: int) -> tuple[int, str]:
        from kgraph.identity.review.persons import may_hold_private_words

        at, near = text.nearest(group, words, form_field, line)
        if not at and (form_field or line):  # not where the sheet says: anywhere
            at, near = text.nearest(group, words)
        return at, "" if may_hold_private_words(near) else near


def group_rows(desk: Desk) -> dict[str, GroupRow]:
    """Return every group that may be shown, with each of its initiatives, by a name of its own."""
    rows: list[tuple[GroupRow, list[str]]] = []
    for state in desk.sources:
        counts = Counter(group.id for group in state.rows.groups)
        for group in state.rows.groups:
            if desk.pairs.now(group.id) not in desk.visible:
                continue
            several = counts[group.id] > 1
            label = state.rows.label(group)
            names = [label, f"{label}（{state.statements.source.title}）"]
            if several:
                told = next(iter(state.rows.values_in(group, "initiative")), "")
                names = [f"{name}：{told}" for name in names] if told else names
            names.append(f"{names[-1]} [{group.initiative}]")
            rows.append((GroupRow(state.id, group.id, group.initiative if several else ""), names))
    used = Counter(name for _, names in rows for name in dict.fromkeys(names))
    return {next((n for n in names if used[n] == 1), names[-1]): row for row, names in rows}


def role_of(label: str) -> str:
    """Return the notation of a role by its label; empty for none. Raises Refused for any other word."""
    wanted = label.strip()
    if not wanted:
        return ""
    for concept in vocab.scheme("roles").leaves:
        if wanted in (concept.ja, concept.notation, concept.en):
            return concept.notation
    raise Refused("role", label)
