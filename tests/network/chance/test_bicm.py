"""The configuration model meets its margins, and its pairs' chances equal adding up all cases."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kgraph.network.chance.bicm import bicm_pairs, fit

MATRICES = st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=2, max_size=6)


@given(MATRICES)
@settings(max_examples=60)
def test_expected_margins_are_the_given_ones(cells: list[list[bool]]) -> None:
    matrix = np.array(cells, dtype=int)
    model = fit(sparse.csr_array(matrix))
    chances = model.chance[np.ix_(model.row_class, model.column_class)]
    assert ((chances >= 0) & (chances <= 1)).all()
    assert chances.sum(axis=1) == pytest.approx(matrix.sum(axis=1), abs=1e-6)
    assert chances.sum(axis=0) == pytest.approx(matrix.sum(axis=0), abs=1e-6)


def test_chances_of_pairs_equal_adding_up_every_case() -> None:
    matrix = sparse.csr_array(np.random.default_rng(3).integers(0, 2, (5, 6)))
    model = fit(matrix)
    found = bicm_pairs(matrix, model, apart=True)
    for at, (a, b) in enumerate(zip(found.first.tolist(), found.second.tolist(), strict=True)):
        q = [model.probability(a, column) * model.probability(b, column) for column in range(6)]
        cases = [
            (sum(case), np.prod([p if hit else 1 - p for p, hit in zip(q, case, strict=True)]))
            for case in product((0, 1), repeat=6)
        ]
        k = int(found.shared[at])
        assert found.more[at] == pytest.approx(sum(chance for n, chance in cases if n >= k))
        assert found.less[at] == pytest.approx(sum(chance for n, chance in cases if n <= k))
        assert found.expected[at] == pytest.approx(sum(q))


def test_full_and_empty_rows_leave_no_choice() -> None:
    model = fit(sparse.csr_array(np.array([[1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 1, 0]])))
    assert [model.probability(0, column) for column in range(3)] == [1, 1, 1]
    assert [model.probability(1, column) for column in range(3)] == [0, 0, 0]
    assert model.error < 1e-9
