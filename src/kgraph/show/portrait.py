"""What the statements say of one group or body, with the words and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.errors import CallError, Problem, Text
from kgraph.links import LEVELS
from kgraph.show.find import Subject, subjects
from kgraph.statements import Body, Fact, Identifier, Membership, Mention, Statements
from kgraph.statements.rows import FIELD_SCHEMES


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact with the source it was read in; ``own`` is the label of a concept that the source itself adds."""

    source: str
    document: str
    fact: Fact
    own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierView:
    """A number of the body with the source in whose statements it stands."""

    source: str
    document: str
    identifier: Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipView:
    """A membership with its source, and the names of the member and of what it is a member of."""

    source: str
    document: str
    member_label: str
    of_label: str
    membership: Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionView:
    """A mention with its source, the group whose form it stands in, and the levels at which it counts (maybe none)."""

    source: str
    document: str
    group_label: str
    body_label: str
    mention: Mention
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A group or body with all its statements, in the order of sources and of their text.

    ``body`` is its row as a partner (None for a group that no one names). ``facts`` and ``partners`` are what its own
    forms say; ``named_by`` the mentions of it, ``units_named_by`` those of the bodies that are part of it.
    ``parents`` are the bodies it is part of, nearest first, ``units`` the bodies directly part of it.
    ``member_of`` are its memberships, ``members`` those of others in it.
    """

    subject: Subject
    body: Body | None
    initiatives: tuple[str, ...]
    facts: tuple[FactView, ...]
    partners: tuple[MentionView, ...]
    named_by: tuple[MentionView, ...]
    units_named_by: tuple[MentionView, ...]
    parents: tuple[Body, ...]
    units: tuple[Body, ...]
    identifiers: tuple[IdentifierView, ...] = ()
    member_of: tuple[MembershipView, ...] = ()
    members: tuple[MembershipView, ...] = ()


def levels_of(mention: Mention) -> tuple[str, ...]:
    """Return the levels at which a mention counts: all for one of a body, place and kind for words that name none."""
    if not mention.counts or mention.body == mention.group:
        return ()
    return LEVELS if mention.body else tuple(level for level in LEVELS if level != "body")


def portrait(statements: Iterable[Statements], identifier: str) -> Portrait:
    """Return the portrait of the group or body with that id. Raises CallError when there is none."""
    sources = tuple(sorted(statements, key=lambda s: s.source.id))
    known = {subject.id: subject for subject in subjects(sources)}
    if identifier not in known:
        raise CallError(_unknown(identifier))
    bodies: dict[str, Body] = {}
    for source in sources:
        for body in source.bodies:
            bodies.setdefault(body.id, body)
    labels = {i: subject.label for i, subject in known.items()}
    parts = _parts(identifier, bodies)
    return Portrait(
        subject=known[identifier],
        body=bodies.get(identifier),
        initiatives=tuple(dict.fromkeys(g.initiative for s in sources for g in s.groups if g.id == identifier)),
        facts=tuple(
            FactView(
                source=s.source.id,
                document=s.source.document,
                fact=fact,
                own=s.own_label(FIELD_SCHEMES.get(fact.field, ""), fact.value),
            )
            for s in sources
            for fact in s.facts_of(identifier)
        ),
        partners=_views(sources, labels, {identifier}, "group"),
        named_by=_views(sources, labels, {identifier}, "body"),
        units_named_by=_views(sources, labels, parts, "body"),
        parents=_parents(identifier, bodies),
        units=tuple(sorted((b for b in bodies.values() if b.parent == identifier), key=lambda b: (b.name, b.id))),
        identifiers=tuple(
            IdentifierView(source=s.source.id, document=s.source.document, identifier=row)
            for s in sources
            for row in s.identifiers
            if row.body == identifier
        ),
        member_of=_memberships(sources, labels, identifier, "member"),
        members=_memberships(sources, labels, identifier, "of"),
    )


def _memberships(
    sources: Iterable[Statements], labels: dict[str, str], identifier: str, by: str
) -> tuple[MembershipView, ...]:
    return tuple(
        MembershipView(
            source=s.source.id,
            document=s.source.document,
            member_label=labels.get(row.member, row.member),
            of_label=labels.get(row.of, row.of),
            membership=row,
        )
        for s in sources
        for row in s.memberships
        if getattr(row, by) == identifier
    )


def _views(sources: Iterable[Statements], labels: dict[str, str], ids: set[str], by: str) -> tuple[MentionView, ...]:
    return tuple(
        MentionView(
            source=s.source.id,
            document=s.source.document,
            group_label=labels.get(mention.group, mention.group),
            body_label=labels.get(mention.body, ""),
            mention=mention,
            levels=levels_of(mention),
        )
        for s in sources
        for mention in sorted(s.mentions, key=lambda m: (m.start, m.end, m.id))
        if getattr(mention, by) in ids
    )


def _parts(identifier: str, bodies: dict[str, Body]) -> set[str]:
    """Return the bodies that are part of ``identifier``, at any depth."""
    children: dict[str, list[str]] = {}
    for body in bodies.values():
        children.setdefault(body.parent, []).append(body.id)
    found: set[str] = set()
    todo = list(children.get(identifier, ()))
    while todo:
        at = todo.pop()
        if at not in found and at != identifier:
            found.add(at)
            todo.extend(children.get(at, ()))
    return found


def _parents(identifier: str, bodies: dict[str, Body]) -> tuple[Body, ...]:
    found: dict[str, Body] = {}
    at = bodies.get(identifier)
    while at is not None and at.parent in bodies and at.parent not in found and at.parent != identifier:
        at = bodies[at.parent]
        found[at.id] = at
    return tuple(found.values())


def _unknown(identifier: str) -> Problem:
    return Problem(
        code="unknown-name",
        file="show",
        field="id",
        found=identifier,
        expected=Text("団体または連携先の id", "the id of a group or body"),
        todo=Text("id を確かめてください", "check the id"),
    )
