"""Components and the paths in them, beside networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.network import strength
from kgraph.network.components import closeness, components, harmonic

GRAPHS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20).map(
    lambda edges: nx.Graph([(a, b) for a, b in edges if a != b])
)


@given(GRAPHS)
def test_values_are_those_of_networkx(graph: nx.Graph) -> None:
    found = components(graph)
    assert [set(part.nodes) for part in found.parts] == sorted(
        nx.connected_components(graph), key=lambda part: (-len(part), min(part))
    )
    for part in found.parts:
        within = graph.subgraph(part.nodes)
        assert part.diameter == nx.diameter(within)
        assert part.mean_distance == pytest.approx(nx.average_shortest_path_length(within))
    assert closeness(graph) == pytest.approx(nx.closeness_centrality(graph))
    most = max(len(graph) - 1, 1)
    assert harmonic(graph) == pytest.approx({n: v / most for n, v in nx.harmonic_centrality(graph).items()})


def test_names_of_any_type_and_directed_graphs_do() -> None:
    graph = nx.DiGraph([("a", 1), (1, "b")])
    assert components(graph).sizes == (3,)
    assert closeness(graph)[1] == 1


@given(GRAPHS)
def test_equal_strengths_give_the_betweenness_without_them(graph: nx.Graph) -> None:
    nx.set_edge_attributes(graph, 3, "weight")
    assert strength.betweenness(graph).values == pytest.approx(nx.betweenness_centrality(graph))


def test_parallel_ties_are_one_of_their_strengths_together() -> None:
    graph = nx.MultiGraph([("a", "b", {"weight": 1}), ("b", "a", {"weight": 1})])
    graph.add_edge("b", "c", weight=2)
    graph.add_edge("a", "c", weight=0.9)
    assert strength.betweenness(graph, normalised=False).values["b"] == 1
