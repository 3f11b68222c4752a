"""AN-08: bodies without a tie get NaN, which browsers refuse in JSON and which upsets every sorting."""

import json

import networkx as nx
import pytest

from kgraph.network.measures import betweenness, holes


@pytest.fixture
def graph():
    graph = nx.Graph([("a", "b"), ("b", "c")])
    graph.add_node("lone")
    return graph


@pytest.mark.parametrize("measure", [holes.constraint, holes.effective_size])
def test_a_lone_body_has_none_and_the_json_is_strict(graph, measure):
    values = measure(graph)
    assert values["lone"] is None
    assert values["b"] is not None
    read = json.loads(json.dumps(values, allow_nan=False))
    assert read["lone"] is None


@pytest.mark.parametrize("measure", [holes.constraint, holes.effective_size, betweenness.betweenness])
def test_a_network_of_lone_bodies_only_is_measured_without_a_fault(measure):
    values = measure(nx.empty_graph(["x", "y"]))
    assert set(values.values()) <= {None, 0.0}
