"""Brokerage: counting by class equals looking at every pair; the undirected roles are those of a two-mode graph."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kgraph.network.measures.brokerage import Brokerage, between_groups, brokerage

CLASSES = st.sampled_from(["x", "y", "z", None])


@given(CLASSES, st.lists(CLASSES, max_size=9))
def test_counting_by_class_equals_every_pair_of_a_two_mode_graph(own: str | None, groups: list[str | None]) -> None:
    graph = nx.Graph()
    graph.add_node("broker")
    graph.add_edges_from(("broker", at) for at in range(len(groups)))
    found = brokerage(graph, {"broker": own, **dict(enumerate(groups))})["broker"]
    assert Brokerage(**found) == between_groups(own, groups)


def test_a_tie_between_the_ends_leaves_nothing_to_broker() -> None:
    assert sum(brokerage(nx.complete_graph(4), {})[0].values()) == 0


def test_pairs_across_are_those_of_two_classes() -> None:
    found = between_groups("x", ["x", "x", "y", "y", "z"])
    assert (found.total, found.across) == (10, 8)
    assert (found.coordinator, found.itinerant) == (1, 1)


def test_ends_that_no_class_is_told_of_are_of_two_classes() -> None:
    assert between_groups(None, [None, None]) == Brokerage(liaison=1)
