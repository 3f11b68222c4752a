"""Modularity equals networkx's; BRIM never ends worse than a module for all, and the same seed ends the same."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kgraph.network.measures.modularity import barber, barber_of, brim, followed, modularity, settled


def test_modularity_equals_networkx() -> None:
    graph = nx.karate_club_graph()
    parts = nx.community.louvain_communities(graph, seed=1)
    assert modularity(graph, parts, "weight") == pytest.approx(nx.community.modularity(graph, parts))


def test_no_tie_no_modularity() -> None:
    graph = nx.empty_graph(3)
    assert modularity(graph, [[0], [1], [2]]) is None
    assert barber(graph, [0], [[0], [1], [2]]) is None
    assert brim(sparse.csr_array((3, 2))) is None


def test_barbers_modularity_by_hand() -> None:
    # Two pairs apart: all ties inside, chance puts half of them there.
    graph = nx.Graph([("a", 1), ("b", 2)])
    assert barber(graph, "ab", [["a", 1], ["b", 2]]) == pytest.approx(0.5)
    assert barber(graph, "ab", [["a", 1, "b", 2]]) == pytest.approx(0)


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=3, max_size=6).filter(lambda m: np.any(m)))
@settings(max_examples=25)
def test_the_quality_told_is_that_of_the_modules(cells: list[list[bool]]) -> None:
    matrix = sparse.csr_array(np.array(cells, dtype=float))
    best = brim(matrix, starts=5)
    assert best is not None
    assert best.quality >= 0
    assert best.quality == pytest.approx(barber_of(matrix, best.rows, best.columns))
    again = brim(matrix, starts=5)
    assert again is not None
    assert (again.rows.tolist(), again.columns.tolist()) == (best.rows.tolist(), best.columns.tolist())


def test_what_is_settled_stays() -> None:
    matrix = sparse.csr_array(np.kron(np.eye(2), np.ones((3, 2))))
    rows, columns, quality = settled(matrix, np.array([[0, 0, 1, 1]]), 2)
    assert rows.tolist() == [[0, 0, 0, 1, 1, 1]]
    assert quality.tolist() == pytest.approx([0.5])
    assert followed(matrix, rows, 2).tolist() == columns.tolist()
