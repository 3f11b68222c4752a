"""All questions about the sources, in the order of the sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from kgraph import vocab
from kgraph.errors import Text
from kgraph.identity.review import model
from kgraph.identity.review.ages import age, first_places
from kgraph.identity.review.joining import Joining
from kgraph.identity.review.mentions import Proposer, by_field, doubts, field_label, is_open, kind_label, reading
from kgraph.identity.review.met import met_items
from kgraph.identity.review.model import Desk, Item, SourceState, make_key
from kgraph.identity.review.past import past_items
from kgraph.identity.review.persons import A_PERSON_S, may_hold_private_words, without_persons
from kgraph.identity.review.undone import Parted, held_taken_back, stamped, taken_back
from kgraph.identity.review.whereabouts import Whereabouts
from kgraph.statements import Correction, Mention
from kgraph.statements.merging import pair

_LEFT_OUT = frozenset(("unused", "example"))
"""The fields of lines that are not asked about: columns that a mapping leaves out on purpose (番号 of the form), the form's example."""

_UNSAID = "（人の名前かもしれないため、ここには書きません。資料のその行をご覧ください）"


class Candidate(Protocol):
    """Two bodies that may be one (``kgraph.identity.candidates``): their ids, and why."""

    @property
    def a(self) -> str: ...
    @property
    def b(self) -> str: ...
    @property
    def why(self) -> Text: ...


def items(desk: Desk, candidates: Iterable[Candidate] = (), texts: Mapping[str, str] | None = None) -> tuple[Item, ...]:
    """Return what a person should look at: nothing that is withheld, and no words that may name a person.

    ``candidates`` are pairs of bodies that may be one, best first; of pairs that were decided about none is asked.
    ``texts`` are the texts of sources by id: with them an unread line comes with its words.
    """
    proposer = Proposer(without_persons(state.statements, state.persons) for state in desk.sources)
    found: list[Item] = []
    for state in desk.sources:
        found += _persons(state)
    found += _pairs(desk, candidates)
    for state in desk.sources:
        found += _ungrounded(state, proposer)
    for state in desk.sources:
        found += _doubtful(state)
    found += met_items(desk)
    for state in desk.sources:
        found += _unread(state, (texts or {}).get(state.id, ""))
    found += past_items(desk)
    return tuple(found)


def _persons(state: SourceState) -> Iterator[Item]:
    for mention in by_field(m for m in state.statements.mentions if m.id in state.persons):
        yield _item(
            model.PERSON,
            state,
            mention,
            words=_UNSAID,
            reading=f"{len(mention.surface)}文字",
            reason="人の名前なら載せません。判断があるまで、どこにも出しません",
        )
    yield from _names(state)
    on_line: Counter[int] = Counter()
    for held in sorted(state.held.values(), key=lambda h: (h.start, h.end)):
        on_line[held.line] += 1
        digest = model.held_digest(held)
        if state.confirmed("held", held.id, A_PERSON_S, digest):
            continue
        yield Item(
            sort=model.PERSON,
            key=make_key(model.PERSON, state.id, held.id, stamped(digest, len(held_taken_back(state, held)))),
            document=state.statements.source.title,
            line=held.line,
            group=state.labels.get(held.group, ""),
            field=field_label(held.field),
            words=_UNSAID,
            reading=f"{held.end - held.start}文字（その行で{on_line[held.line]}つ目の、名前らしい言葉）",
            reason="人の名前とみて、保存していません。団体の名前なら、種類を選び、取り込むときに --source-text で本文を渡してください",
        )


def _names(state: SourceState) -> Iterator[Item]:
    """Yield the questions about names of groups and listed bodies: the row stays out of everything until it is answered."""
    for identifier, (name, line) in sorted(state.names.items(), key=lambda one: (one[1][1], one[0])):
        digest = model.name_digest(name, line)
        if state.confirmed("bodies", identifier, A_PERSON_S, digest):
            continue
        yield Item(
            sort=model.PERSON,
            key=make_key(model.PERSON, state.id, identifier, digest),
            document=state.statements.source.title,
            line=line,
            field="団体名",
            words=_UNSAID,
            reading=f"{len(name)}文字",
            reason="団体の名前の欄の、人の名前かもしれない言葉です。人の名前なら、この行は載せません。判断があるまで、どこにも出しません",
        )


def _pairs(desk: Desk, candidates: Iterable[Candidate]) -> Iterator[Item]:
    now = desk.pairs.now
    shown = {pair(now(one), now(other)) for one, other in desk.pairs.distinct}
    seen, whereabouts = first_places(desk), Whereabouts(desk)
    joining, parted = Joining(desk), Parted(desk.sources)
    for candidate in candidates:
        both = pair(candidate.a, candidate.b)
        if both in shown or both[0] == both[1] or not all(i in seen for i in both):
            continue
        shown.add(both)
        if joining.clash(*both)[0]:
            continue
        first, second = sorted(both, key=lambda i: age(i, seen))
        where = [seen[i] for i in (first, second)]
        yield Item(
            sort=model.PAIR,
            key=make_key(
                model.PAIR,
                first,
                second,
                stamped(model.pair_digest(desk.names, first, second), len(parted.since(first, second))),
            ),
            document=where[0].title,
            line=where[0].line,
            group="\n".join(whereabouts.beside(place) for place in where),
            words=f"{desk.names[first][0]}\n{desk.names[second][0]}",
            reading="\n".join(f"{_body(desk, i)}、{whereabouts.place(i, seen[i])}" for i in (first, second)),
            reason=f"{candidate.why.ja}\n二つ目: {where[1].title} {where[1].line}行",
            proposals=(model.SAME,),
        )


def _body(desk: Desk, identifier: str) -> str:
    _, kind, form = desk.names[identifier]
    parts = [vocab.label("legal-forms", form, "ja")] if form else []
    state = next((s for s in desk.sources if kind in {c.notation for c in s.statements.concepts}), desk.sources[0])
    return "、".join([*parts, kind_label(state.statements, kind) if kind else "取組を行う団体"])


def _ungrounded(state: SourceState, proposer: Proposer) -> Iterator[Item]:
    for mention in by_field(m for m in state.statements.mentions if is_open(m) and m.id not in state.persons):
        digest = state.digest(mention)
        if state.confirmed("mentions", mention.id, model.GROUNDING, digest):
            continue
        proposals = proposer.propose(state.statements, mention)
        yield _item(
            model.UNGROUNDED,
            state,
            mention,
            words=mention.surface,
            reading=reading(state.statements, mention, {}),
            reason="どの団体を指すかは書かれていません。ご存じなら教えてください",
            proposals=tuple(f"{name}（{kind_label(state.statements, kind)}）" for name, kind in proposals),
        )


def _doubtful(state: SourceState) -> Iterator[Item]:
    names = {b.id: b.name for b in state.statements.bodies}
    for mention in by_field(m for m in state.statements.mentions if m.id not in state.persons and not is_open(m)):
        why = doubts(mention)
        if not why or mention.grounding == "decided":
            continue
        if state.confirmed("mentions", mention.id, model.READING, state.digest(mention)):
            continue
        yield _item(
            model.DOUBTFUL,
            state,
            mention,
            words=mention.surface,
            reading=reading(state.statements, mention, names),
            reason="\n".join(why),
            proposals=(model.RIGHT,),
        )


def _unread(state: SourceState, text: str) -> Iterator[Item]:
    written = text.split("\n")
    for line in state.statements.lines:
        digest = model.line_digest(line)
        if line.fate != "unread" or line.field in _LEFT_OUT or state.confirmed("lines", str(line.line), "", digest):
            continue
        yield Item(
            sort=model.UNREAD,
            key=make_key(
                model.UNREAD, state.id, str(line.line), stamped(digest, len(_undone(state, "lines", line.line)))
            ),
            document=state.statements.source.title,
            line=line.line,
            group=state.labels.get(line.group, ""),
            field=field_label(line.field),
            words=_words(written[line.line - 1] if 0 < line.line <= len(written) else ""),
            reading=f"{line.chars}文字",
            reason="どの項目としても読み取っていない行です",
        )


def _undone(state: SourceState, table: str, row: str | int) -> tuple[Correction, ...]:
    return taken_back(state.corrections, table, str(row))


def _words(line: str) -> str:
    """Return what a sheet shows of an unread line: not what may be a person's name or a street address."""
    if not line.strip():
        return "（資料のその行をご覧ください）"
    return "（人の名前や住所かもしれないため、ここには書きません）" if may_hold_private_words(line) else line.strip()


def _item(
    sort: str,
    state: SourceState,
    mention: Mention,
    *,
    words: str,
    reading: str,
    reason: str,
    proposals: tuple[str, ...] = (),
) -> Item:
    return Item(
        sort=sort,
        key=make_key(
            sort, state.id, mention.id, stamped(state.digest(mention), len(_undone(state, "mentions", mention.id)))
        ),
        document=state.statements.source.title,
        line=mention.line,
        group=state.labels.get(mention.group, ""),
        field=field_label(mention.field),
        words=words,
        reading=reading,
        reason=reason,
        proposals=proposals,
    )
