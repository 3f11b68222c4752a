"""Random tables keep both margins, come out the same for a seed, and a statistic that they fix has no spread."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kgraph.network.chance import curveball
from kgraph.network.chance.curveball import against_chance, tables

MATRICES = st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=6)


@given(MATRICES)
@settings(max_examples=30)
def test_margins_stay(cells: list[list[bool]]) -> None:
    matrix = sparse.csr_array(np.array(cells, dtype=int))
    for table in tables(matrix, 7):
        assert table.max(axis=None) <= 1 if table.nnz else True
        assert table.sum(axis=0).tolist() == matrix.sum(axis=0).tolist()
        assert table.sum(axis=1).tolist() == matrix.sum(axis=1).tolist()


def test_the_same_seed_gives_the_same_tables_and_another_others() -> None:
    matrix = sparse.csr_array(np.random.default_rng(1).integers(0, 2, (6, 8)))
    one, again, other = ([t.toarray().tolist() for t in tables(matrix, 20, seed=seed)] for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_shared_columns_are_found_by_sorting_as_by_counting() -> None:
    code = np.array([3, 10**6, 3, 5, 10**6, 7])
    assert curveball._single(code, 10**6 + 1).tolist() == [False, False, False, True, False, True]
    assert curveball._single(code % 8, 8).tolist() == [c == 1 for c in np.bincount(code % 8)[code % 8]]


def test_what_the_margins_fix_is_no_test() -> None:
    matrix = sparse.csr_array(np.array([[1, 1, 0], [1, 0, 1], [0, 1, 0]]))
    found = against_chance(matrix, lambda table: table.sum(axis=0), draws=50)
    assert found.p_more.tolist() == found.p_less.tolist() == [1, 1, 1]
    assert np.isnan(found.z).all()
    assert found.mean.tolist() == pytest.approx([2, 2, 1])


def test_two_groups_that_share_all_their_partners_are_unlikely() -> None:
    matrix = sparse.csr_array(np.kron(np.eye(8), np.ones((2, 5))).astype(int))
    found = against_chance(matrix, lambda table: (table @ table.T).toarray()[0, 1], draws=200)
    assert found.observed == 5
    assert found.p_more == pytest.approx(1 / 201)
    assert found.z > 3
