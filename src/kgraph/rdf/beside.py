"""What stands beside the initiatives: numbers of bodies, memberships, and the concepts that a source adds."""

from __future__ import annotations

import pyoxigraph as ox

from kgraph import vocab
from kgraph.errors import Text
from kgraph.rdf import terms as t
from kgraph.rdf.builder import Builder
from kgraph.rdf.places import PlaceWriter
from kgraph.statements import Statements

CORPORATE_NUMBER = "corporate-number"
"""The scheme of an identifier that is a 法人番号; any other is what the source calls it."""


def write_concepts(build: Builder, statements: Statements, source: ox.NamedNode) -> None:
    """Write the concepts that the source adds to our schemes, each marked as the source's own."""
    for row in statements.concepts:
        node = build.own_concept(row.scheme, row.notation)
        if node is None:
            continue
        build.add(node, t.TYPE, t.CONCEPT)
        build.add(node, t.IN_SCHEME, ox.NamedNode(vocab.SCHEME + row.scheme))
        build.add(node, t.NOTATION, build.plain(row.notation))
        build.add(node, t.PREF_LABEL, build.text(row.label))
        build.add(node, t.SOURCE, source)
        if row.broader:
            build.add(node, t.BROADER, build.concept(row.scheme, row.broader, "concepts", "broader"))


def write_identifiers(build: Builder, statements: Statements, places: PlaceWriter) -> None:
    """Write the numbers by which others know a body, each with what says so."""
    known = _bodies(statements)
    for row in statements.identifiers:
        if row.body not in known:
            build.refuse("identifiers", "body", row.body, _KNOWN)
            continue
        body, node = build.thing(row.body), build.thing(vocab.digest_id("n", row.body, row.scheme, row.value))
        if row.scheme == CORPORATE_NUMBER:
            build.add(body, t.ORG_IDENTIFIER, build.typed(row.value, t.CORPORATE_NUMBER))
        build.add(body, t.SCHEMA_IDENTIFIER, build.plain(row.value))
        build.add(body, t.HAS_IDENTIFICATION, node)
        build.add(node, t.TYPE, t.IDENTIFICATION)
        build.add(node, t.NOTATION, build.plain(row.value))
        build.add(node, t.IDENTIFIER_SCHEME, build.plain(row.scheme))
        build.add(node, t.REGISTERED_NAME, build.text(row.name))
        build.add(node, t.REGISTER, build.text(row.register))
        build.add(node, t.RULE, build.plain(row.rule))
        if row.place:
            build.add(node, t.SPATIAL, places.node(row.place, "identifiers", "place"))
        if row.line is not None:
            build.add(node, t.LINE, t.integer(row.line))


def write_memberships(build: Builder, statements: Statements, source: ox.NamedNode) -> None:
    """Write who is a member of which platform or network, as a list of members says."""
    known = _bodies(statements)
    for row in statements.memberships:
        for column, value in (("member", row.member), ("of", row.of)):
            if value not in known:
                build.refuse("memberships", column, value, _KNOWN)
        member, body = build.thing(row.member), build.thing(row.of)
        node = build.thing(vocab.digest_id("h", statements.source.id, row.member, row.of))
        build.add(member, t.MEMBER_OF, body)
        build.add(node, t.TYPE, t.MEMBERSHIP)
        build.add(node, t.MEMBER, member)
        build.add(node, t.ORGANIZATION, body)
        build.add(node, t.SOURCE, source)
        build.add(node, t.LINE, t.integer(row.line))
        build.add(node, t.AS_WRITTEN, build.plain(row.words))
        build.add(node, t.RULE, build.plain(row.rule))
        build.add(node, t.NOTE, build.text(row.note))


def write_concept_words(build: Builder, statements: Statements, source: ox.NamedNode) -> None:
    """Write the words of prose that speak of a target or an activity; those without a box on the form tell no concept."""
    first = {group.id: group.initiative for group in reversed(statements.groups)}
    for row in statements.concept_words:
        initiative = row.initiative or first.get(row.group, "")
        if not initiative:
            build.refuse(
                "concept_words", "group", row.group, Text("groups.csv にある id", "an id that is in groups.csv")
            )
            continue
        node = build.thing(row.id_in(initiative))
        build.add(node, t.TYPE, t.CONCEPT_MENTION)
        build.add(node, t.OF_INITIATIVE, build.thing(initiative))
        build.add(node, t.FIELD, build.concept("fields", row.field, "concept_words", "field"))
        build.add(node, t.LINE, t.integer(row.line))
        build.add(node, t.RULE, build.plain(row.rule))
        build.add(node, t.AS_WRITTEN, build.plain(row.words))
        build.add(node, t.OA_START, t.integer(row.start))
        build.add(node, t.OA_END, t.integer(row.end))
        build.add(node, t.SOURCE, source)
        if row.notation:
            build.add(node, t.SPEAKS_OF, build.concept(row.scheme, row.notation, "concept_words", "notation"))


_KNOWN = Text("bodies.csv か groups.csv にある id", "an id that is in bodies.csv or groups.csv")


def _bodies(statements: Statements) -> set[str]:
    return {body.id for body in statements.bodies} | {group.id for group in statements.groups}
