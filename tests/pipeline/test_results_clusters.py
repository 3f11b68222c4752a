"""Clusters and gaps as Turtle documents: pairs, partners between, ties beside chance; all of it conforms."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgraph.check import check
from kgraph.links import LinkTable, filter_of, narrowed, tables
from kgraph.network import clusters, gaps
from kgraph.pipeline import load_statements
from kgraph.pipeline.results import cluster_results, scope_of
from kgraph.pipeline.results_clusters import beside_results, clusters_turtle, gaps_turtle
from kgraph.rdf import to_quads
from kgraph.rdf.results import result_quads
from kgraph.statements import Statements


@pytest.fixture(scope="module")
def statements() -> tuple[Statements, ...]:
    return load_statements()


@pytest.fixture(scope="module")
def table(statements: tuple[Statements, ...]) -> LinkTable:
    return tables(statements)["kind"]


def subjects(text: str, kind: str) -> set[str]:
    name = ox.NamedNode(f"https://w3id.org/kgraph/ns#{kind}")
    return {str(triple.subject) for triple in ox.parse(text, format=ox.RdfFormat.TURTLE) if triple.object == name}


@pytest.mark.parametrize("weight", clusters.WEIGHTS)
def test_they_conform_to_the_shapes(statements: tuple[Statements, ...], table: LinkTable, weight: str) -> None:
    answer = clusters.find(table, weight=weight)
    results = [cluster_results(answer, ()), *beside_results(answer, ())]
    quads = [quad for one in statements for quad in to_quads(one)]
    assert check(statements, [*quads, *result_quads(results)]).conforms()


def test_a_pair_that_is_not_of_two_groups_does_not_conform(
    statements: tuple[Statements, ...], table: LinkTable
) -> None:
    quads = [quad for one in statements for quad in to_quads(one)]
    found = result_quads(beside_results(clusters.find(table), ()))
    tied = next(q for q in found if str(q.predicate).endswith("tiedGroup>"))
    assert not check(statements, [*quads, *(q for q in found if q != tied)]).conforms()


def test_unsure_pairs_and_partners_between_are_measurements(table: LinkTable) -> None:
    answer = clusters.find(table)
    (beside,) = beside_results(answer, ())
    values = {name: [m.value for m in beside.measured if m.measure == name] for name in ("together", "clusters")}
    assert values["together"] == [pair.share for pair in answer.unsure]
    assert values["clusters"] == [len(b.parts) for b in answer.between]


def test_ties_beside_chance_have_a_method_of_their_own(table: LinkTable) -> None:
    answer = clusters.find(table, weight="validated")
    _, tested = beside_results(answer, ())
    assert (tested.method, tested.parameters) == ("bicm", {"level": 0.05, "tests": 78})
    assert answer.ties is not None
    assert [m.value for m in tested.measured if m.measure == "shared-partners-p"] == [t.p for t in answer.ties.listed]


def test_other_weights_and_filters_share_no_id_with_the_answer_of_all(
    statements: tuple[Statements, ...], table: LinkTable
) -> None:
    wanted = filter_of(roles=["連携"])
    texts = [
        clusters_turtle(statements, clusters.find(table)),
        clusters_turtle(statements, clusters.find(table, weight="two-mode")),
        clusters_turtle(statements, clusters.find(narrowed(table, wanted)), scope_of(wanted)),
    ]
    for kind in ("Cluster", "ClusterMembership", "Measurement"):
        one, two, three = (subjects(text, kind) for text in texts)
        assert one
        assert two
        assert three
        assert one.isdisjoint(two | three)
        assert two.isdisjoint(three)


def test_gaps_of_a_filter_are_a_document_of_their_own(statements: tuple[Statements, ...], table: LinkTable) -> None:
    wanted = filter_of(prefectures=["熊本県"])
    whole, part = (
        gaps_turtle(statements, gaps.find(table)),
        gaps_turtle(statements, gaps.find(narrowed(table, wanted)), scope_of(wanted)),
    )
    assert whole.startswith("# ")
    assert '"filter-prefectures=43000"' in part
    assert subjects(whole, "Measurement").isdisjoint(subjects(part, "Measurement"))
    assert subjects(part, "Measurement")
