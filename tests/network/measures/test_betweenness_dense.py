"""Betweenness of many small tables at once, beside that of one after another."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from kgraph.network.measures.betweenness import two_mode
from kgraph.network.measures.betweenness_dense import partners_of


@pytest.mark.parametrize("groups, partners, chance", [(7, 11, 0.2), (1, 4, 0.5), (5, 1, 0.8), (6, 3, 0.9), (9, 9, 0.1)])
def test_the_values_are_those_of_one_table_at_a_time(groups: int, partners: int, chance: float) -> None:
    rng = np.random.default_rng(groups)
    tables = (rng.random((20, groups, partners)) < chance).astype(float)
    for table, found in zip(tables, partners_of(tables), strict=True):
        assert found == pytest.approx(two_mode(sparse.csr_array(table)).partners)


def test_a_bridge_has_every_pair_across() -> None:
    # The path 3 - a - 1 - b - 2 - c: 1 parts two nodes from three, 2 four from one.
    table = np.array([[[1, 0, 1], [1, 1, 0], [0, 1, 0]]])
    assert partners_of(table).tolist() == [[6.0, 4.0, 0.0]]


def test_without_links_nothing_lies_between() -> None:
    assert partners_of(np.zeros((2, 3, 4))).tolist() == [[0.0] * 4] * 2
