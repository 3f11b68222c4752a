"""Degree and closeness of two modes equal networkx's."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.network.measures.centrality import closeness, degree


@given(st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from("12345"))))
def test_they_equal_networkx(edges: set[tuple[str, str]]) -> None:
    graph = nx.Graph(sorted(edges))
    graph.add_nodes_from("abcd12345")
    assert degree(graph, "abcd") == pytest.approx(nx.bipartite.degree_centrality(graph, "abcd"))
    found = closeness(graph, "abcd")
    assert all(0 <= value <= 1 for value in found.values())
    if nx.is_connected(graph):
        assert found == pytest.approx(nx.bipartite.closeness_centrality(graph, "abcd"))


def test_closeness_of_a_connected_graph_equals_networkx() -> None:
    graph = nx.Graph([("a", 1), ("b", 1), ("b", 2), ("c", 2), ("c", 3), ("d", 2)])
    assert closeness(graph, "abcd") == pytest.approx(nx.bipartite.closeness_centrality(graph, "abcd"))


def test_a_tiny_island_does_not_look_central() -> None:
    graph = nx.Graph([("a", 1), ("b", 1), ("b", 2), ("c", 2), ("d", 3)])
    found = closeness(graph, list("abcd"))
    assert found["d"] < found["b"]
