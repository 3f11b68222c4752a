"""Initiatives, the partnerships and plans in them, and the mentions these rest on, as triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kgraph.errors import Text
from kgraph.rdf import terms as t
from kgraph.rdf.bodies import write_unnamed_body
from kgraph.rdf.builder import Builder
from kgraph.rdf.events import write_event
from kgraph.rdf.places import PlaceWriter
from kgraph.statements import Group, Mention, Statements
from kgraph.statements.added import is_added
from kgraph.vocab import digest_id, mint_partnership_id, mint_plan_id

DEFAULT_ROLE = "cooperation"
ADDED_BY_PERSON = "added-by-person"
"""The ``kg:method`` by which a mention came to be that a person added since reading had missed it."""
ROLE_IN_BRACKETS = "role-in-brackets"
"""The value of ``kg:rule``, beside the rule's own name, of a mention whose role stood in brackets behind it."""

_TEXTS = {"initiative": t.PREF_LABEL, "region_note": t.REGION_NOTE, "partners_role": t.ROLE_TEXT}
_MARKS = {
    "main_activity": ("activities", t.ACTIVITY, t.MAIN_ACTIVITY),
    "sub_activity": ("activities", t.ACTIVITY, t.SUB_ACTIVITY),
    "main_target": ("targets", t.TARGET, t.MAIN_TARGET),
    "sub_target": ("targets", t.TARGET, t.SUB_TARGET),
}


def write_initiatives(build: Builder, statements: Statements, source: ox.NamedNode, places: PlaceWriter) -> None:
    """Write each group's initiative with its mentions, partnerships and plans."""
    by_group: dict[str, list[Mention]] = defaultdict(list)
    for mention in statements.mentions:
        by_group[mention.group].append(mention)
    first: dict[str, Group] = {}
    groups = {group.id for group in statements.groups}
    for stray in sorted(set(by_group) - groups):
        build.refuse("mentions", "group", stray, Text("groups.csv にある id", "an id that is in groups.csv"))
    known = groups | {body.id for body in statements.bodies}
    for group in statements.groups:
        _write_initiative(build, statements, group, source, places)
        # A mention that tells no initiative is of the group's first one.
        alone = first.setdefault(group.id, group) is group
        own = [m for m in by_group[group.id] if m.initiative == group.initiative or (alone and not m.initiative)]
        for mention in own:
            _write_mention(build, group, mention, source)
        _write_ties(build, group, own, known, places)
    initiatives = {group.initiative for group in statements.groups}
    for table, rows in (("facts", statements.facts), ("mentions", statements.mentions)):
        for stray in sorted({row.initiative for row in rows} - initiatives - {""}):
            build.refuse(table, "initiative", stray, Text("groups.csv にある id", "an id that is in groups.csv"))


def _write_initiative(
    build: Builder, statements: Statements, group: Group, source: ox.NamedNode, places: PlaceWriter
) -> None:
    node = build.thing(group.initiative)
    build.add(node, t.TYPE, t.INITIATIVE)
    build.add(node, t.LEAD, build.thing(group.id))
    build.add(node, t.SOURCE, source)
    build.add(node, t.LINE, t.integer(group.line))
    for column, term in _TEXTS.items():
        for value in statements.values_in(group, column):
            build.add(node, term, build.text(value))
    column = "municipality" if statements.values_in(group, "municipality") else "prefecture"
    for code in statements.values_in(group, column):
        build.add(node, t.SPATIAL, places.node(code, "facts", column))
    for fact in statements.facts_of(group.id):
        if fact.field == "started" and fact.initiative in ("", group.initiative):
            write_event(build, statements.source.id, group.initiative, fact, 0)
    for column, (scheme, general, special) in _MARKS.items():
        for notation in statements.values_in(group, column):
            concept = build.concept(scheme, notation, "facts", column)
            build.add(node, general, concept)
            build.add(node, special, concept)


def _write_mention(build: Builder, group: Group, mention: Mention, source: ox.NamedNode) -> None:
    node = build.thing(mention.id)
    quote, position = build.thing(f"{mention.id}-quote"), build.thing(f"{mention.id}-position")
    build.add(node, t.TYPE, t.MENTION)
    build.add(node, t.OF_INITIATIVE, build.thing(group.initiative))
    build.add(node, t.FIELD, build.concept("fields", mention.field, "mentions", "field"))
    build.add(node, t.LINE, t.integer(mention.line))
    build.add(node, t.GROUNDING, build.concept("groundings", mention.grounding, "mentions", "grounding"))
    build.add(node, t.RULE, build.plain(mention.rule))
    if mention.role_in_brackets:
        build.add(node, t.RULE, build.plain(ROLE_IN_BRACKETS))
    if mention.weak:
        build.add(node, t.WEAK, t.TRUE)
    build.add(node, t.NOTE, build.text(mention.note))
    if is_added(mention):
        _write_addition(build, node)
    if is_added(mention):
        maker = build.thing(
            digest_id("a", ADDED_BY_PERSON, build.graph.value)
        )  # who it was is told by corrections only
        build.add(maker, t.TYPE, t.PROV_ACTIVITY)
        build.add(maker, t.METHOD, build.plain(ADDED_BY_PERSON))
        build.add(node, t.WAS_GENERATED_BY, maker)
    build.add(node, t.HAS_SOURCE, source)
    build.add(node, t.HAS_SELECTOR, quote, position)
    build.add(quote, t.TYPE, t.TEXT_QUOTE_SELECTOR)
    build.add(quote, t.EXACT, build.plain(mention.surface))
    build.add(position, t.TYPE, t.TEXT_POSITION_SELECTOR)
    build.add(position, t.OA_START, t.integer(mention.start))
    build.add(position, t.OA_END, t.integer(mention.end))


def _write_addition(build: Builder, node: ox.NamedNode) -> None:
    """Say that a person put a mention in, which reading had missed; who did is told by the corrections only."""
    maker = build.thing(digest_id("a", ADDED_BY_PERSON, build.graph.value))
    build.add(maker, t.TYPE, t.PROV_ACTIVITY)
    build.add(maker, t.METHOD, build.plain(ADDED_BY_PERSON))
    build.add(node, t.WAS_GENERATED_BY, maker)


def _write_ties(
    build: Builder, group: Group, mentions: Iterable[Mention], known: set[str], places: PlaceWriter
) -> None:
    """Write one partnership or plan for each body that firm mentions of the group mean."""
    ties: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.weak:
            continue
        if mention.grounding == "none":
            body = write_unnamed_body(build, mention, places)
        elif mention.body in known:
            body = mention.body
        else:
            build.refuse("mentions", "body", mention.body, Text("bodies.csv にある id", "an id that is in bodies.csv"))
            continue
        ties[mention.tense, body].append(mention)
    for (tense, body), evidence in ties.items():
        if tense == "current":
            _write_partnership(build, group, body, evidence)
        elif tense == "planned":
            _write_plan(build, group, body, evidence)
        else:
            build.refuse("mentions", "tense", tense, Text("current か planned", "current or planned"))


def _write_partnership(build: Builder, group: Group, body: str, evidence: list[Mention]) -> None:
    initiative, agent = build.thing(group.initiative), build.thing(body)
    node = build.thing(mint_partnership_id(group.initiative, body))
    build.add(initiative, t.QUALIFIED_ASSOCIATION, node)
    build.add(initiative, t.PARTNER, agent)
    build.add(node, t.TYPE, t.PARTNERSHIP)
    build.add(node, t.AGENT, agent)
    build.add(node, t.HAD_ROLE, *_roles(build, evidence))
    _write_evidence(build, node, evidence)


def _write_plan(build: Builder, group: Group, body: str, evidence: list[Mention]) -> None:
    node = build.thing(mint_plan_id(group.initiative, body))
    build.add(build.thing(group.initiative), t.HAS_PLANNED_PARTNERSHIP, node)
    build.add(node, t.TYPE, t.PLANNED_PARTNERSHIP)
    build.add(node, t.PLANNED_AGENT, build.thing(body))
    build.add(node, t.PLANNED_ROLE, *_roles(build, evidence))
    _write_evidence(build, node, evidence)


def _write_evidence(build: Builder, node: ox.NamedNode, evidence: list[Mention]) -> None:
    build.add(node, t.EVIDENCE, *(build.thing(mention.id) for mention in evidence))
    build.add(node, t.ROLE_TEXT, *(build.text(mention.role_text) for mention in evidence))


def _roles(build: Builder, evidence: list[Mention]) -> list[ox.NamedNode | None]:
    """Return the roles that the mentions tell.

    Working together is also what a mention is given that tells no role; such a one says nothing against the role that
    another mention tells.
    """
    told = {m.role for m in evidence if m.role != DEFAULT_ROLE or m.role_text} or {DEFAULT_ROLE}
    return [build.concept("roles", role, "mentions", "role") for role in sorted(told)]
