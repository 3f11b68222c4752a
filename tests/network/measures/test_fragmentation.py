"""F and what each node leaves behind equal taking the node away and looking."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.network.measures.fragmentation import articulation_points, f_of, fragmentation, removals

EDGES = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)))


def graph_of(edges: set[tuple[int, int]]) -> nx.Graph:
    graph = nx.Graph(sorted(edges))
    graph.add_nodes_from(range(9))
    return graph


@given(EDGES, st.sets(st.integers(0, 8)))
def test_each_removal_is_what_is_left_without_the_node(edges: set[tuple[int, int]], counted: set[int]) -> None:
    graph = graph_of(edges)
    for node, removal in removals(graph, counted).items():
        rest = graph.subgraph(set(graph) - {node})
        sizes = [len(part & counted) for part in nx.connected_components(rest)]
        assert removal.f == pytest.approx(f_of(sizes))
        own = nx.node_connected_component(graph, node)
        parts = [len(part & counted) for part in nx.connected_components(rest) if part <= own]
        assert removal.parts == tuple(sorted((size for size in parts if size), reverse=True))


@given(EDGES)
def test_articulation_points_are_those_of_networkx(edges: set[tuple[int, int]]) -> None:
    graph = graph_of(edges)
    assert set(articulation_points(graph)) == set(nx.articulation_points(graph))


def test_nobody_left_reaches_nobody() -> None:
    assert fragmentation(nx.Graph()) == 1
    assert fragmentation(nx.path_graph(2), [0, 1]) == 1
    assert fragmentation(nx.complete_graph(4)) == 0


def test_a_long_chain_needs_no_recursion() -> None:
    chain = nx.path_graph(5_000)
    assert len(articulation_points(chain)) == 4_998
