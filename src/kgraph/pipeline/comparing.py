"""What changed between two editions: groups, bodies, ties and marks that came, went or read differently, by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kgraph.errors import Text
from kgraph.pipeline.sources import load_statements
from kgraph.places import Places
from kgraph.show.wording import FACTS
from kgraph.statements import PARTNER_FIELD, Statements, Withheld, without_withheld
from kgraph.statements.rows import FIELD_SCHEMES

CAME, WENT, CHANGED = "came", "went", "changed"
HOW = {CAME: Text("加わった", "came"), WENT: Text("なくなった", "went"), CHANGED: Text("変わった", "changed")}

GROUP, BODY, TIE, PLAN, MARK, MEMBERSHIP, NUMBER = "group", "body", "tie", "plan", "mark", "membership", "number"
WHAT = {
    GROUP: Text("団体", "group"),
    BODY: Text("連携先", "partner"),
    TIE: Text("連携", "tie"),
    PLAN: Text("連携の予定", "planned tie"),
    MARK: Text("項目", "mark"),
    MEMBERSHIP: Text("加盟", "membership"),
    NUMBER: Text("番号", "number"),
}
"""What can change, in the order of the answer. A plan comes and goes as a plan; one that became a tie is a tie whose
tense changed."""

COLUMNS = {
    "id": Text("id（統合）", "id (merged)"),
    "name": Text("名前", "name"),
    "kind": Text("種類", "kind"),
    "parent": Text("上の団体", "part of"),
    "tense": Text("時制", "tense"),
    "role": Text("役割", "role"),
    "note": Text("補足", "note"),
}
"""What the columns of groups, bodies and ties are called; those of facts are called as everywhere."""

_SEVERAL = frozenset(
    (
        "alias",
        "prefecture",
        "municipality",
        "main_activity",
        "sub_activity",
        "main_target",
        "sub_target",
        "website",
        "telephone",
    )
)
"""Facts of which a group may have several: each comes and goes by itself; of any other one value takes another's place."""

_SCHEMES = {**FIELD_SCHEMES, "kind": "kinds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: what it is of, which way it went, the ids and names it is about, and the values.

    ``field`` tells which of the marks of a group, or which column of a body or tie, ``old`` and ``new`` are the values
    (notations and codes, as the statements have them), ``label`` and ``other_label`` the names as the edition has them
    that knows them last.
    """

    what: str
    how: str
    id: str
    label: str
    other: str = ""
    other_label: str = ""
    field: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes from one edition to another, and the words for the values in them; ``hidden`` tells of withheld ids."""

    changes: tuple[Change, ...]
    labels: Mapping[tuple[str, str], Text]
    hidden: int

    def value(self, change: Change, value: str, lang: str) -> str:
        """Return a value in words: the label of a concept, the name of a place, else as it is."""
        known = self.labels.get((change.field, value))
        return known.in_(lang) if known else value


def compare_data(old: Path, new: Path) -> Comparison:
    """Compare two editions, each a source's folder or a folder of them. Raises KgraphError as loading does."""
    return compare(load_statements(old, asked="OLD"), load_statements(new, asked="NEW"))


def compare(old: Iterable[Statements], new: Iterable[Statements]) -> Comparison:
    """Compare two editions by the ids of their groups and bodies; what either withholds is left out of both.

    An id that the new edition retired is looked for under the one that stands for it, so that a merge is a change and
    no loss. Ties by a word that means no one body are told by the kind and the words.
    """
    before, after = tuple(old), tuple(new)
    withheld = {row.id: row for one in (*before, *after) for row in one.withheld}
    now = {row.id: row.kept for one in after for row in one.retired}
    for identifier, kept in now.items():
        if identifier in withheld:
            withheld.setdefault(kept, replace(withheld[identifier], id=kept))
    first, second = (_Edition(_left(some, withheld), ways) for some, ways in ((before, now), (after, {})))
    names = {**first.names, **second.names}
    found = [*_retired(now, first, second)]
    for what, one, other in (
        (GROUP, first.groups, second.groups),
        (BODY, first.bodies, second.bodies),
        (TIE, first.ties, second.ties),
        (MEMBERSHIP, first.memberships, second.memberships),
        (NUMBER, first.numbers, second.numbers),
    ):
        found += _rows(what, one, other, names)
    shared = set(first.groups) & set(second.groups)
    found = [c for c in found if not _still_named(c, first, second)]
    found += _marks(shared, first, second, names)
    order = list(WHAT)
    ways = list(HOW)
    found.sort(
        key=lambda c: (
            order.index(c.what),
            ways.index(c.how),
            c.label,
            c.id,
            c.field,
            c.other_label,
            c.other,
            c.old,
            c.new,
        )
    )
    return Comparison(tuple(found), {**first.labels, **second.labels}, len(withheld))


def to_dict(comparison: Comparison, lang: str) -> dict[str, Any]:
    """Return a comparison as plain data: counts, and the changes with their values also in words."""
    counts = {what: dict.fromkeys(HOW, 0) for what in WHAT}
    for change in comparison.changes:
        counts[change.what][change.how] += 1
    return {
        "different": bool(comparison.changes),
        "counts": counts,
        "withheld": comparison.hidden,
        "changes": [
            {
                "what": c.what,
                "how": c.how,
                "id": c.id,
                "label": c.label,
                "other": c.other or None,
                "other_label": c.other_label or None,
                "field": c.field or None,
                "old": c.old or None,
                "new": c.new or None,
                "old_label": comparison.value(c, c.old, lang) or None,
                "new_label": comparison.value(c, c.new, lang) or None,
            }
            for c in comparison.changes
        ],
    }


Row = dict[str, str]
"""What an edition says of one thing, by column."""


class _Edition:
    """All that one edition says, by ids; several sources in it are one."""

    def __init__(self, sources: Sequence[Statements], now: Mapping[str, str]) -> None:
        self.now = now
        self.names: dict[str, str] = {}
        self.groups: dict[tuple[str, ...], Row] = {}
        self.bodies: dict[tuple[str, ...], Row] = {}
        self.ties: dict[tuple[str, ...], Row] = {}
        self.named: set[str] = set()
        self.memberships: dict[tuple[str, ...], Row] = {}
        self.numbers: dict[tuple[str, ...], Row] = {}
        self.marks: dict[tuple[str, str], dict[str, None]] = {}
        self.labels: dict[tuple[str, str], Text] = {}
        self._ids = {i for one in sources for i in (*(g.id for g in one.groups), *(b.id for b in one.bodies))}
        for one in sources:
            self._bodies(one)
        for one in sources:
            self._rest(one)

    def knows(self, identifier: str) -> bool:
        """Tell whether the edition itself has a group or body with this id."""
        return identifier in self._ids

    def _id(self, identifier: str) -> str:
        return self.now.get(identifier, identifier)

    def _bodies(self, one: Statements) -> None:
        for group in one.groups:
            key = self._id(group.id)
            self.names.setdefault(key, one.label(group))
            self.groups.setdefault((key,), {"name": self.names[key]})
        for body in one.bodies:
            key = self._id(body.id)
            self.names.setdefault(key, body.name)
            row = {"name": body.name, "kind": body.kind, "legal_form": body.legal_form, "parent": self._id(body.parent)}
            self.bodies.setdefault((key,), row)
            self._label(one, "kind", body.kind)
            self._label(one, "legal_form", body.legal_form)

    def _rest(self, one: Statements) -> None:
        for fact in one.facts:
            value = f"{fact.note}: {fact.value}" if fact.field == "staff_part" else fact.value
            if fact.field != "label":
                self.marks.setdefault((self._id(fact.group), fact.field), {})[value] = None
                self._label(one, fact.field, fact.value)
        for mention in one.mentions:
            if mention.weak or mention.field != PARTNER_FIELD:
                continue
            group, body = self._id(mention.group), self._id(mention.body)
            key: tuple[str, ...] = (group, body) if body else (group, "", mention.kind, mention.name)
            if body:
                self.names.setdefault(body, mention.name)
                self.named.add(body)
            row = self.ties.setdefault(key, {"tense": "", "role": ""})
            row["tense"] = "current" if "current" in (row["tense"], mention.tense) else mention.tense
            row["role"] = "|".join(sorted({*filter(None, row["role"].split("|")), mention.role}))
            self._label(one, "kind", mention.kind)
        for tie in one.memberships:
            self.memberships.setdefault((self._id(tie.member), self._id(tie.of)), {"note": tie.note})
        for number in one.identifiers:
            self.numbers.setdefault((self._id(number.body), "", f"{number.scheme} {number.value}"), {})

    def _label(self, one: Statements, field: str, value: str) -> None:
        if not value or (field, value) in self.labels:
            return
        if field in _SCHEMES:
            self.labels[field, value] = one.concept_label(_SCHEMES[field], value)
        elif field in ("prefecture", "municipality"):
            name = Places.load().get(value).name
            self.labels[field, value] = Text(name, name)


def _left(sources: Sequence[Statements], withheld: Mapping[str, Withheld]) -> tuple[Statements, ...]:
    return tuple(without_withheld(replace(one, withheld=tuple(withheld.values()))) for one in sources)


def _retired(now: Mapping[str, str], first: _Edition, second: _Edition) -> Iterator[Change]:
    """Yield a change for each body of the old edition that the new one has under another id."""
    for identifier, kept in sorted(now.items()):
        name = second.names.get(kept, "")
        if name and first.knows(identifier):
            what = GROUP if (kept,) in second.groups else BODY
            yield Change(what=what, how=CHANGED, id=identifier, label=name, field="id", old=identifier, new=kept)


def _rows(
    what: str, old: Mapping[tuple[str, ...], Row], new: Mapping[tuple[str, ...], Row], names: Mapping[str, str]
) -> Iterator[Change]:
    for key in old.keys() | new.keys():
        about = _about(what, key, names)
        if key not in new:
            yield replace(about, what=_planned(what, old[key]), how=WENT, old=about.new, new="")
        elif key not in old:
            yield replace(about, what=_planned(what, new[key]), how=CAME)
        else:
            for field in old[key]:
                if old[key][field] != new[key][field]:
                    yield replace(about, how=CHANGED, field=field, old=old[key][field], new=new[key][field])


def _planned(what: str, row: Row) -> str:
    """Return what came or went: a tie that was only planned is none."""
    return PLAN if what == TIE and row["tense"] == "planned" else what


def _still_named(change: Change, first: _Edition, second: _Edition) -> bool:
    """Tell whether a partner only stands elsewhere in the other edition: it leads a group there, and is still named."""
    if change.what != BODY or change.how == CHANGED:
        return False
    other = second if change.how == WENT else first
    return (change.id,) in other.groups and change.id in other.named


def _about(what: str, key: tuple[str, ...], names: Mapping[str, str]) -> Change:
    other = key[1] if len(key) > 1 else ""
    label = names.get(other, key[-1]) if len(key) > 1 else ""
    kind = {"field": "kind", "new": key[2]} if what == TIE and len(key) > 2 else {}
    return Change(
        what=what, how=CHANGED, id=key[0], label=names.get(key[0], ""), other=other, other_label=label, **kind
    )


def _marks(
    groups: Iterable[tuple[str, ...]], first: _Edition, second: _Edition, names: Mapping[str, str]
) -> Iterator[Change]:
    """Yield what is said otherwise of groups that both editions have; of one that came or went nothing is repeated."""
    shared = {group for (group,) in groups}
    for group, field in first.marks.keys() | second.marks.keys():
        if group not in shared:
            continue
        old, new = first.marks.get((group, field), {}), second.marks.get((group, field), {})
        gone, come = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
        about = Change(what=MARK, how=CHANGED, id=group, label=names[group], field=field)
        if field not in _SEVERAL and len(gone) == len(come) == 1:
            yield replace(about, old=gone[0], new=come[0])
            continue
        yield from (replace(about, how=WENT, old=value) for value in gone)
        yield from (replace(about, how=CAME, new=value) for value in come)


def field_label(field: str, lang: str) -> str:
    """Return what a field of a change is called."""
    words = COLUMNS.get(field) or FACTS.get(field)
    return words.in_(lang) if words else field
