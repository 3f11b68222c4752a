"""What the graph says of one group: all of its own, nothing of another group's."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from tiny_site import tiny

from kgraph import vocab
from kgraph.rdf import terms as t
from kgraph.rdf import to_quads
from kgraph.rdf.descriptions import Descriptions, triples, turtle

STATEMENTS = tiny(
    {"甲の会": [("乙の会", "endorsement"), ("丁の会", "funding")], "丙の会": [("乙の会", "cooperation")]},
    {"甲の会": {"founded": "2019-04", "prefecture": "43000"}},
)
LINKED = {"@context": {"schema": vocab.SCHEMA}, "@id": vocab.thing("b-g0001"), "schema:name": "甲の会"}


@pytest.fixture(scope="module")
def known() -> Descriptions:
    return Descriptions(to_quads(STATEMENTS))


def subjects(known: Descriptions, group: str) -> set[str]:
    return {quad.subject.value.removeprefix(vocab.ID) for quad in known.group(group)}


def test_a_group_is_told_with_its_initiative_partnerships_mentions_and_events(known: Descriptions) -> None:
    said = list(known.group("b-g0001"))
    kinds = [quad.object for quad in said if quad.predicate == t.TYPE]
    assert kinds.count(t.INITIATIVE) == 1
    assert kinds.count(t.PARTNERSHIP) == kinds.count(t.MENTION) == kinds.count(t.TEXT_QUOTE_SELECTOR) == 2
    assert kinds.count(t.DATED_EVENT) == 1
    assert t.TEXT_POSITION_SELECTOR not in kinds


def test_nothing_of_another_group_is_told_and_of_partners_the_name_only(known: Descriptions) -> None:
    one, other = subjects(known, "b-g0001"), subjects(known, "b-g0002")
    assert one & other == {"b-p0000"}
    partner = [q for q in known.group("b-g0001") if q.subject.value == vocab.thing("b-p0000")]
    assert [q.predicate for q in partner] == [t.PREF_LABEL]


def test_a_group_that_is_not_there_has_nothing(known: Descriptions) -> None:
    assert list(known.group("b-none")) == []


def test_turtle_is_the_union_without_repeats_and_the_same_each_time(known: Descriptions) -> None:
    said = [*known.group("b-g0001")]
    text = turtle(LINKED, [*said, *said])
    assert text == turtle(LINKED, reversed(said))
    read = {(q.subject, q.predicate, q.object) for q in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert read == {(q.subject, q.predicate, q.object) for q in (*said, *triples(LINKED))}
