"""Betweenness equals that of networkx: one mode and two, all sources and some."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.network.measures import betweenness as module
from kgraph.network.measures.betweenness import betweenness, most, two_mode

GROUPS, PARTNERS = "abcdef", "123456789"
EDGES = st.sets(st.tuples(st.sampled_from(GROUPS), st.sampled_from(PARTNERS)))


def graph_of(edges: set[tuple[str, str]]) -> nx.Graph:
    graph = nx.Graph(sorted(edges))
    graph.add_nodes_from(GROUPS + PARTNERS)
    return graph


@given(EDGES)
def test_two_modes_equal_networkx(edges: set[tuple[str, str]]) -> None:
    graph = graph_of(edges)
    assert betweenness(graph, GROUPS) == pytest.approx(nx.bipartite.betweenness_centrality(graph, GROUPS))
    assert betweenness(graph, GROUPS, normalised=False) == pytest.approx(
        nx.betweenness_centrality(graph, normalized=False)
    )


@given(EDGES)
def test_one_mode_equals_networkx(edges: set[tuple[str, str]]) -> None:
    graph = graph_of(edges)
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph))


@given(EDGES, st.integers(2, 15), st.integers(0, 9))
def test_some_sources_equal_networkx_with_the_same_ones(edges: set[tuple[str, str]], k: int, seed: int) -> None:
    graph = graph_of(edges)
    sources = random.Random(seed).sample(list(graph.nodes()), k)
    expected = pytest.approx(nx.betweenness_centrality(graph, k=k, seed=seed, normalized=False))
    assert betweenness(graph, GROUPS, normalised=False, sources=sources) == expected
    assert betweenness(graph, normalised=False, sources=sources) == expected


def test_a_batch_of_any_size_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.davis_southern_women_graph()
    expected = betweenness(graph, graph.graph["top"])
    monkeypatch.setattr(module, "_BATCH", 3)
    assert betweenness(graph, graph.graph["top"]) == pytest.approx(expected, abs=1e-12)


def test_a_mode_of_one_node_and_an_empty_mode_have_values_and_no_nan() -> None:
    star = nx.star_graph(3)
    assert betweenness(star, [0]) == {0: 1.0, 1: 0.0, 2: 0.0, 3: 0.0}
    alone = nx.empty_graph(2)
    assert betweenness(alone, [0, 1]) == {0: 0.0, 1: 0.0}
    assert most(0, 3) == 0


def test_progress_ends_where_all_sources_are_done() -> None:
    from scipy import sparse

    seen: list[tuple[int, int]] = []
    two_mode(sparse.csr_array(np.ones((3, 2))), progress=lambda *at: seen.append(at))
    assert seen[-1] == (5, 5)
