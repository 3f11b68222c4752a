"""Constraint and effective size equal networkx's, and are None where there is no tie."""

from __future__ import annotations

import json

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.network.measures import holes
from kgraph.network.measures.holes import constraint, effective_size

WEIGHTED = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda edge: edge[0] != edge[1]), st.integers(1, 9)
)


@given(WEIGHTED, st.booleans(), st.sampled_from([None, "weight"]))
def test_they_equal_networkx(edges: dict[tuple[int, int], int], directed: bool, weight: str | None) -> None:
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(8))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in sorted(edges.items()))
    nodes = [node for node in graph if graph[node]]  # networkx gives those with in-ties alone a NaN or not, by the way
    tight, size = constraint(graph, weight), effective_size(graph, weight)
    assert {n: tight[n] for n in nodes} == pytest.approx(nx.constraint(graph, nodes=nodes, weight=weight))
    assert {n: size[n] for n in nodes} == pytest.approx(nx.effective_size(graph, nodes=nodes, weight=weight))


def test_a_lone_body_has_neither_and_json_can_say_so() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("d", "d")])
    found = {"constraint": constraint(graph), "size": effective_size(graph)}
    assert (found["constraint"]["d"], found["size"]["d"]) == (None, None)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_blocks_of_rows_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.karate_club_graph()
    expected = constraint(graph), effective_size(graph)
    monkeypatch.setattr(holes, "_ROWS", 5)
    assert (constraint(graph), effective_size(graph)) == expected
