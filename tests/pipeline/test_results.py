"""Every answer of the analysis as RDF: the same figures, checked by the shapes, asked by SPARQL."""

from __future__ import annotations

import pytest

from kgraph.check import check
from kgraph.links import tables
from kgraph.network import brokers, clusters, gaps
from kgraph.network.answers import Answers
from kgraph.network.scores import MEASURES
from kgraph.pipeline import load_statements
from kgraph.pipeline.building import load_store
from kgraph.pipeline.results import quads_of
from kgraph.query import query


@pytest.fixture(scope="module")
def statements():
    return load_statements(None)


@pytest.fixture(scope="module")
def levels(statements):
    return tables(statements)


@pytest.fixture(scope="module")
def ask():
    store = load_store(results=True)
    return lambda text: query(store, text, graphs="all")


def test_every_level_has_its_brokers_with_the_same_values_and_ranks(ask, levels):
    for level, table in levels.items():
        answer = brokers.rank(table)
        text = f"""SELECT ?node ?value ?rank {{ ?m kg:measured ?node ; kg:measure "groups" ; prov:value ?value ;
            prov:wasGeneratedBy [ kg:method "brokers" ; kg:level/skos:notation "{level}" ] .
            OPTIONAL {{ ?m kg:rank ?rank }} }}"""
        rows = ask(text).records()
        assert len(rows) == len(answer.rows) > 0
        assert sorted(float(row["value"]) for row in rows) == sorted(float(len(row.groups)) for row in answer.rows)
        ranks = sorted(int(row["rank"]) for row in rows if row["rank"] is not None)
        assert ranks == sorted(row.rank for row in answer.rows if row.rank is not None)


def test_clusters_are_those_of_the_answer(ask, levels):
    answer = clusters.find(levels["kind"])
    text = """SELECT ?number (COUNT(?group) AS ?groups) { ?m kg:inCluster ?c ; kg:clusteredGroup ?group .
        ?c kg:clusterNumber ?number ; prov:wasGeneratedBy/kg:level/skos:notation "kind" } GROUP BY ?number"""
    found = {row["number"]: row["groups"] for row in ask(text).records()}
    assert found == {cluster.number: len(cluster.groups) for cluster in answer.clusters}
    certain = ask("SELECT ?sure { ?m kg:inCluster ?c ; kg:certainty ?sure }").column("sure")
    assert len(certain) == sum(found.values())
    assert all(0 < float(sure) <= 1 for sure in certain)


def test_every_measure_is_there_with_the_value_of_the_answer(ask, levels):
    answer = brokers.rank(levels["kind"], measures=tuple(MEASURES))
    for measure in MEASURES:
        text = f"""SELECT ?kind ?value {{ ?m kg:measure "{measure}" ; kg:measured/skos:notation ?kind ; prov:value ?value ;
            prov:wasGeneratedBy/kg:level/skos:notation "kind" }}"""
        found = {row["kind"]: float(row["value"]) for row in ask(text).records()}
        values = {row.partner.kind: row.value(measure) for row in answer.rows}
        assert found == pytest.approx({kind: value for kind, value in values.items() if value is not None})


def test_gaps_tell_what_nobody_ticked_and_of_how_many(ask, levels):
    (matrix,) = (m for m in gaps.find(levels["kind"]).matrices if m.scheme == "targets")
    text = """SELECT ?notation ?n { ?m kg:measure "ticked" ; kg:measured ?c ; prov:value 0.0 ; kg:outOf ?n .
        ?c skos:notation ?notation ; skos:inScheme scheme:targets FILTER NOT EXISTS { ?m dct:spatial ?p } }"""
    rows = ask(text).records()
    assert {row["notation"] for row in rows} == set(matrix.unticked)
    assert {row["n"] for row in rows} == {13}


def test_a_place_with_too_few_groups_has_no_zeros(ask):
    rows = ask("SELECT ?n { ?m dct:spatial ?p ; prov:value 0.0 ; kg:outOf ?n }").records()
    assert all(row["n"] >= gaps.MIN_GROUPS for row in rows)


def test_results_conform_to_the_shapes(statements, levels):
    from kgraph.rdf import to_quads

    quads = [quad for one in statements for quad in to_quads(one)]
    report = check(statements, [*quads, *quads_of(statements, Answers(levels, measured=True))])
    assert report.conforms()
    nodes = {row.shape.rpartition("/")[2]: row.nodes for row in report.coverage}
    assert min(nodes[name] for name in ("measurement", "unnamed-node", "cluster", "place-in-cluster")) > 0


def test_a_store_holds_results_only_where_asked():
    count = "SELECT (COUNT(*) AS ?n) { ?m a kg:Measurement }"
    assert query(load_store(), count, graphs="all").column("n") == [0]
