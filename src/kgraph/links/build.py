"""From statements to the table of one level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kgraph import vocab
from kgraph.errors import CallError, DataError, Problem, Text
from kgraph.links.members import add_members, membership_evidence
from kgraph.links.model import (
    BODY,
    KIND,
    LEVELS,
    MEMBER,
    PARTNER,
    TIES,
    UNNAMED,
    DirectTie,
    Evidence,
    GroupNode,
    Link,
    LinkTable,
    PartnerNode,
    Spoken,
)
from kgraph.places import Places
from kgraph.statements import Body, ConceptWord, Group, Mention, Source, Statements

_PLACES_SHOWN = 5


def table(statements: Iterable[Statements], level: str = "body", ties: Collection[str] = ("partner",)) -> LinkTable:
    """Return the table of groups and partners at ``level`` over one or more sources.

    ``ties`` says what is counted (see ``TIES``): partnerships, and memberships only where asked. A member that leads
    no initiative then stands among the groups. What is withheld is taken out before
    (``kgraph.statements.without_withheld``). A group that names itself has no link to itself. Raises CallError for an
    unknown level or tie, DataError for a mention of a group or body without a row.
    """
    if level not in LEVELS:
        raise CallError(_unknown("level", level, LEVELS))
    if wrong := [tie for tie in ties if tie not in TIES]:
        raise CallError(_unknown("ties", wrong[0], TIES))
    sources = sorted(statements, key=lambda s: s.source.id)
    groups = _groups(sources)
    bodies: dict[str, Body] = {}
    for source in sources:
        for body in source.bodies:
            bodies.setdefault(body.id, body)
    if MEMBER in ties:
        add_members(groups, sources, bodies)
    nodes = _Nodes(level, bodies, groups)
    links: dict[tuple[str, str], list[Evidence]] = {}
    direct: dict[tuple[str, str], list[Evidence]] = {}
    for source in sources:
        if MEMBER in ties:
            for tie in source.memberships:
                seen = membership_evidence(source.source, tie, bodies)
                for node in nodes.of_body(tie.of):
                    links.setdefault((node, tie.member), []).append(seen)
        for mention in sorted(source.mentions, key=lambda m: (m.start, m.end, m.id)):
            if PARTNER not in ties or not mention.counts or mention.body == mention.group:
                continue
            nodes.check(mention, source.source.id)
            evidence = _evidence(source.source, mention)
            for node in nodes.of(mention):
                links.setdefault((node, mention.group), []).append(evidence)
            if mention.body in groups:
                direct.setdefault((mention.group, mention.body), []).append(evidence)
    return LinkTable(
        level=level,
        groups=tuple(groups.values()),
        partners=tuple(nodes.found[node] for node in sorted(nodes.found)),
        links=tuple(Link(group, node, tuple(some)) for (node, group), some in sorted(links.items())),
        direct_ties=tuple(DirectTie(group, other, tuple(some)) for (group, other), some in sorted(direct.items())),
        own_labels={(own.scheme, own.notation): own.label for source in sources for own in source.concepts},
    )


def tables(statements: Iterable[Statements], ties: Collection[str] = ("partner",)) -> dict[str, LinkTable]:
    """Return the tables of all levels, by level."""
    sources = tuple(statements)
    return {level: table(sources, level, ties) for level in LEVELS}


class _Nodes:
    """The partner nodes of one level, made when a mention first needs them."""

    def __init__(self, level: str, bodies: Mapping[str, Body], groups: Mapping[str, GroupNode]) -> None:
        self.level = level
        self.bodies = bodies
        self.groups = groups
        self.found: dict[str, PartnerNode] = {}

    def check(self, mention: Mention, source: str) -> None:
        """Raise DataError when the mention's group or body has no row of its own."""
        if mention.group not in self.groups:
            raise DataError(_without_row(source, mention, "group", mention.group))
        if mention.body and mention.body not in self.bodies and mention.body not in self.groups:
            raise DataError(_without_row(source, mention, "body", mention.body))

    def of(self, mention: Mention) -> tuple[str, ...]:
        """Return the ids of the partner nodes that the mention stands for; none at the body level if ungrounded."""
        if self.level == "kind":
            return tuple(self._add(_kind_node(kind)) for kind in sorted(self._kinds(mention)))
        if mention.body:
            return (self._body(mention.body, mention.kind),)
        return (self._unnamed(mention),) if self.level == "place" else ()

    def of_body(self, identifier: str) -> tuple[str, ...]:
        """Return the ids of the partner nodes that a named body stands for."""
        if self.level == "kind":
            body = self.bodies.get(identifier)
            kinds = {b.kind for b in _with_parents(body, self.bodies)} if body else set()
            return tuple(self._add(_kind_node(kind)) for kind in sorted(kinds))
        return (self._body(identifier, ""),)

    def _add(self, node: PartnerNode) -> str:
        self.found.setdefault(node.id, node)
        return node.id

    def _kinds(self, mention: Mention) -> set[str]:
        body = self.bodies.get(mention.body)
        if body is None:
            return {mention.kind}
        return {b.kind for b in _with_parents(body, self.bodies)}

    def _body(self, identifier: str, kind: str) -> str:
        """Add a body; ``kind`` is that of the words for it, for a group that has no row among the bodies."""
        body = self.bodies.get(identifier)
        name = body.name if body else self.groups[identifier].label
        places = (body.place,) if body and body.place else ()
        kind = body.kind if body else kind
        node = PartnerNode(id=identifier, label=name, label_en=name, kind=kind, nature=BODY, places=places)
        return self._add(node)

    def _unnamed(self, mention: Mention) -> str:
        area = tuple(sorted(set(mention.places)))
        # Where no area is told, nothing says that two groups could mean the same body: one node for each group.
        node_id = f"a-{mention.kind}-{'-'.join(area) or mention.group}"
        if node_id in self.found:
            return node_id
        kind = vocab.scheme("kinds")[mention.kind]
        names = [Places.load().get(code).name for code in area[:_PLACES_SHOWN]]
        more = len(area) - len(names)
        ja = "・".join(names) + (f"ほか{more}" if more else "") or "地域の記載なし"
        en = ", ".join(names) + (f" and {more} more" if more else "") or "area not told"
        return self._add(
            PartnerNode(
                id=node_id,
                label=f"{kind.ja}〔{ja}、団体名の記載なし〕",
                label_en=f"{kind.en} [{en}; not named]",
                kind=mention.kind,
                nature=UNNAMED,
                places=area,
            )
        )


def _with_parents(body: Body, bodies: Mapping[str, Body]) -> Iterator[Body]:
    """Yield a body, the one it is part of, and so on; a circle of parents ends where it closes."""
    seen: set[str] = set()
    at: Body | None = body
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = bodies.get(at.parent)


def _kind_node(notation: str) -> PartnerNode:
    kind = vocab.scheme("kinds")[notation]
    return PartnerNode(id=f"k-{notation}", label=kind.ja, label_en=kind.en, kind=notation, nature=KIND)


def _groups(sources: Iterable[Statements]) -> dict[str, GroupNode]:
    """Return the groups of all sources in the order of sources and lines, one node for each id."""
    found: dict[str, GroupNode] = {}
    for source in sources:
        words: dict[str, list[ConceptWord]] = {}
        for word in source.concept_words:
            words.setdefault(word.group, []).append(word)
        for group in sorted(source.groups, key=lambda g: (g.line, g.id)):
            node = _group(source, group, words.get(group.id, ()))
            found[group.id] = _united(found[group.id], node) if group.id in found else node
    return found


def _group(source: Statements, group: Group, words: Iterable[ConceptWord]) -> GroupNode:
    def values(*fields: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for field in fields for value in source.values_in(group, field)))

    return GroupNode(
        id=group.id,
        label=source.label(group),
        initiatives=(group.initiative,),
        sources=(source.source.id,),
        line=group.line,
        legal_form=source.value(group.id, "legal_form"),
        prefectures=values("prefecture"),
        municipalities=values("municipality"),
        targets=values("main_target", "sub_target"),
        activities=values("main_activity", "sub_activity"),
        spoken=tuple(_spoken(source.source, w) for w in words if w.initiative in ("", group.initiative)),
    )


def _spoken(source: Source, word: ConceptWord) -> Spoken:
    return Spoken(
        source=source.id,
        document=source.document,
        scheme=word.scheme,
        notation=word.notation,
        field=word.field,
        line=word.line,
        start=word.start,
        end=word.end,
        words=word.words,
    )


def _united(old: GroupNode, new: GroupNode) -> GroupNode:
    """Return ``old`` with what ``new`` (the same group in a later source) adds to it."""
    lists = ("initiatives", "sources", "prefectures", "municipalities", "targets", "activities", "spoken")
    both: dict[str, Any] = {name: tuple(dict.fromkeys((*getattr(old, name), *getattr(new, name)))) for name in lists}
    return replace(old, legal_form=old.legal_form or new.legal_form, **both)


def _evidence(source: Source, mention: Mention) -> Evidence:
    return Evidence(
        source=source.id,
        document=source.document,
        mention=mention.id,
        group=mention.group,
        field=mention.field,
        line=mention.line,
        start=mention.start,
        end=mention.end,
        words=mention.surface,
        name=mention.name,
        kind=mention.kind,
        body=mention.body,
        grounding=mention.grounding,
        count=mention.count,
        role=mention.role,
        role_text=mention.role_text,
        rule=mention.rule,
        note=mention.note,
    )


def _unknown(field: str, found: str, known: Iterable[str]) -> Problem:
    return Problem(
        code="unknown-level" if field == "level" else f"unknown-{field}",
        file="links",
        field=field,
        found=found,
        expected=Text("次のいずれか: " + ", ".join(known), "one of " + ", ".join(known)),
        todo=Text("選び直してください", "choose one of these"),
    )


def _without_row(source: str, mention: Mention, column: str, found: str) -> Problem:
    table_name = "groups" if column == "group" else "bodies"
    return Problem(
        code="mention-without-row",
        file=f"{source}/mentions.csv",
        field=f"{mention.id}.{column}",
        found=found,
        expected=Text(f"{table_name}.csv にある id", f"an id that stands in {table_name}.csv"),
        todo=Text(
            f"{table_name}.csv に行を足すか、言及の行を直してください",
            f"add the row to {table_name}.csv, or mend the mention",
        ),
    )
