"""Graphs as matrices: order, strengths, and what is refused."""

from __future__ import annotations

import networkx as nx
import pytest

from kgraph.errors import CallError
from kgraph.network.measures.arrays import adjacency, in_order, incidence


def test_the_order_of_insertion_does_not_show() -> None:
    one, other = nx.Graph([("b", "a"), ("c", "a")]), nx.Graph([("a", "c"), ("a", "b")])
    (nodes, first), (names, second) = adjacency(one), adjacency(other)
    assert nodes == names == ["a", "b", "c"]
    assert (first != second).nnz == 0


def test_nodes_of_several_types_have_an_order() -> None:
    assert in_order(["b", 2, "a", 1]) == [1, 2, "a", "b"]


def test_parallel_edges_are_summed_or_count_once_and_strength_0_is_no_tie() -> None:
    graph = nx.MultiGraph([("a", "b", {"w": 2}), ("b", "a", {"w": 3}), ("a", "c", {"w": 0}), ("a", "a", {"w": 5})])
    assert adjacency(graph, "w")[1].toarray().tolist() == [[0, 5, 0], [5, 0, 0], [0, 0, 0]]
    assert adjacency(graph)[1].toarray().tolist() == [[0, 1, 1], [1, 0, 0], [1, 0, 0]]


@pytest.mark.parametrize("strength", [-1, "strong", float("nan"), None])
def test_a_strength_that_is_none_is_refused(strength: object) -> None:
    with pytest.raises(CallError):
        adjacency(nx.Graph([("a", "b", {"w": strength})]), "w")


def test_an_edge_within_a_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="not two-mode"):
        incidence(nx.Graph([("a", "b")]), ["a", "b"])
