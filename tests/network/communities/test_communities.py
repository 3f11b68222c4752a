"""Communities: both ways agree with networkx on what modularity is, reach what is known, and part what falls apart."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from kgraph.network.communities import dense
from kgraph.network.communities import sparse as large
from kgraph.network.projection import TwoMode, newman


def davis() -> sparse.csr_array:
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    return nx.bipartite.biadjacency_matrix(graph, women, dtype=int)


def parts_of(labels: np.ndarray) -> list[set[int]]:
    return [set(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]


def projection(matrix: sparse.csr_array) -> sparse.csr_array:
    rows, columns = matrix.shape
    return newman(TwoMode(tuple(map(str, range(rows))), tuple(map(str, range(columns))), matrix))


def test_the_quality_told_is_networkxs_of_the_projection() -> None:
    matrix = davis()
    graph = nx.from_scipy_sparse_array(projection(matrix))
    labels, quality = large.communities(large.Ties.newman(matrix), 1)
    assert quality == pytest.approx(nx.community.modularity(graph, parts_of(labels)))
    many, qualities = dense.communities(projection(matrix).toarray(), 5, 1)
    for row, value in zip(many, qualities, strict=True):
        assert value == pytest.approx(nx.community.modularity(graph, parts_of(row)))


def test_ties_through_hubs_are_those_of_the_projection() -> None:
    matrix = davis()
    ties = large.Ties.newman(matrix)
    assert ties.strength == pytest.approx(np.asarray(projection(matrix).sum(axis=1)).ravel())
    assert ties.total == pytest.approx(89)  # twice half the attendance


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_are_about_as_good_as_networkx(seed: int) -> None:
    draw = np.random.default_rng(seed)
    matrix = sparse.csr_array(sparse.random_array((60, 40), density=0.06, rng=draw, format="csr") > 0).astype(int)
    graph = nx.from_scipy_sparse_array(projection(matrix))
    expected = max(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=at)) for at in range(5))
    runs = [large.communities(large.Ties.newman(matrix), at)[1] for at in range(5)]
    assert max(runs) >= expected - 0.01
    assert dense.communities(projection(matrix).toarray(), 5, seed)[1].max() >= expected - 0.01


def test_without_a_tie_everyone_is_alone() -> None:
    labels, qualities = dense.communities(np.zeros((3, 3)), 2, 1)
    assert (labels.tolist(), qualities.tolist()) == ([[0, 1, 2]] * 2, [0, 0])
    found, quality = large.communities(large.Ties.of(3, []), 1)
    assert (found.tolist(), quality) == ([0, 1, 2], 0)


def test_a_hub_of_everyone_does_not_hide_the_parts() -> None:
    # Forty groups in ten rings of four, all with one more partner: the first pass leaves that one out.
    cells = np.kron(np.eye(10, dtype=int), np.array([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 1]]))
    matrix = sparse.csr_array(np.c_[cells, np.ones((40, 1), dtype=int)])
    labels, _ = large.communities(large.Ties.newman(matrix), 1)
    assert parts_of(labels) == [set(range(at, at + 4)) for at in range(0, 40, 4)]


def test_a_community_that_falls_apart_is_parted() -> None:
    ties = [(0, 1, 1.0), (2, 3, 1.0)]
    labels = np.array([0, 0, 0, 0])
    assert large._parted(large.Ties.of(4, ties), labels).tolist() == [0, 0, 1, 1]
    full = np.zeros((4, 4))
    for a, b, w in ties:
        full[a, b] = full[b, a] = w
    assert dense._parted(full, labels[None]).tolist() == [[0, 0, 2, 2]]


def test_the_same_seed_gives_the_same_communities() -> None:
    ties = large.Ties.newman(davis())
    one, again = (large.communities(ties, [7, 1])[0].tolist() for _ in range(2))
    assert one == again
    assert np.array_equal(*(dense.communities(projection(davis()).toarray(), 4, 9)[0] for _ in range(2)))
