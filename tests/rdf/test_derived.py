"""Derived ties: a graph of their own, with how they were made."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.errors import DataError
from kgraph.rdf import Derivation, derived_graph
from kgraph.statements import Source


def by_subject(quads: tuple[ox.Quad, ...]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        found[quad.subject.value][vocab.compact(quad.predicate.value)].add(quad.object.value)
    return found


def ties_of(found: dict[str, dict[str, set[str]]]) -> list[dict[str, set[str]]]:
    return [node for node in found.values() if node["rdf:type"] == {vocab.expand("kg:SharedPartnerTie")}]


def test_a_tie_names_both_groups_what_they_share_and_who_made_it(source: Source) -> None:
    quads = derived_graph({("b-a", "b-b"): ["b-city"]}, Derivation(sources=(source,), version="1.2"))
    assert {q.graph_name.value for q in quads} == {vocab.thing("graph-derived")}
    found = by_subject(quads)
    (tie,) = ties_of(found)
    assert tie["kg:tiedGroup"] == {vocab.thing("b-a"), vocab.thing("b-b")}
    assert tie["kg:sharedPartner"] == {vocab.thing("b-city")}
    (maker,) = tie["prov:wasGeneratedBy"]
    assert found[vocab.thing("graph-derived")]["prov:wasGeneratedBy"] == {maker}
    assert len(found[vocab.thing("graph-derived")]["schema:description"]) == 2  # the notice in both languages
    assert found[maker]["kg:version"] == {"1.2"}
    assert found[maker]["kg:method"] == {"shared-partner"}
    assert found[maker]["kg:level"] == {vocab.concept("levels", "body").iri}
    assert found[maker]["prov:used"] == {vocab.thing("graph-test")}


def test_weights_are_newmans(source: Source) -> None:
    # b-x ties three groups (1/2 for each pair), b-y only two of them (1).
    ties = {("b-a", "b-b"): ["b-x", "b-y"], ("b-a", "b-c"): ["b-x"], ("b-b", "b-c"): ["b-x"]}
    found = ties_of(by_subject(derived_graph(ties, Derivation(sources=(source,), version="1"))))
    weights = {frozenset(tie["kg:tiedGroup"]): tie["kg:weight"] for tie in found}
    a, b, c = (vocab.thing(f"b-{x}") for x in "abc")
    assert weights == {frozenset({a, b}): {"1.5"}, frozenset({a, c}): {"0.5"}, frozenset({b, c}): {"0.5"}}


def test_the_order_of_pairs_and_of_their_groups_does_not_matter(source: Source) -> None:
    made = Derivation(sources=(source,), version="1")
    one = derived_graph({("b-a", "b-b"): ["b-x", "b-y"], ("b-a", "b-c"): ["b-x"]}, made)
    assert one == derived_graph({("b-c", "b-a"): ["b-x"], ("b-b", "b-a"): ["b-y", "b-x"]}, made)


def test_no_ties_leave_a_graph_that_says_how_it_was_made(source: Source) -> None:
    quads = derived_graph({}, Derivation(sources=(source,), version="1"))
    assert ties_of(by_subject(quads)) == []
    assert quads


def test_an_unknown_level_is_refused(source: Source) -> None:
    with pytest.raises(DataError):
        derived_graph({}, Derivation(sources=(source,), version="1", level="bodies"))
