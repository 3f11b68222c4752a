"""Ties of groups beside chance: which are listed, and figures that agree with the model they come from."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from kgraph.network.chance.bicm import bicm_pairs, fit
from kgraph.network.chance.ties import LISTED, compared


def twins(pairs: int, each: int) -> sparse.csr_array:
    """Return pairs of rows that share ``each`` columns of their own, and nothing with any other."""
    return sparse.csr_array(np.kron(np.eye(pairs, dtype=np.int64), np.ones((2, each), dtype=np.int64)))


def test_ties_that_chance_does_not_explain_come_first_and_are_all_listed() -> None:
    size = LISTED + 5
    matrix = twins(size, 20)
    found, kept = compared(matrix, [f"g{at:03}" for at in range(2 * size)])
    assert (found.pairs, found.tied, found.unlikely) == (size * (2 * size - 1), size, size)
    assert [(tie.a, tie.b) for tie in found.listed] == [(f"g{at:03}", f"g{at + 1:03}") for at in range(0, 2 * size, 2)]
    assert all(tie.unlikely and tie.shared == 20 and tie.z is not None and tie.z > 10 for tie in found.listed)
    assert len(kept.first) == size


def test_of_ties_that_chance_explains_only_some_are_listed_the_least_likely_first() -> None:
    matrix = sparse.csr_array((np.random.default_rng(3).random((16, 12)) < 0.4).astype(np.int64))
    found, kept = compared(matrix, [f"g{at:02}" for at in range(16)])
    assert found.unlikely == len(kept.first) == 0
    assert len(found.listed) == LISTED < found.tied
    assert [tie.q for tie in found.listed] == sorted(tie.q for tie in found.listed)


def test_the_deviation_is_that_of_tables_drawn_from_the_model() -> None:
    rng = np.random.default_rng(5)
    matrix = sparse.csr_array((rng.random((6, 9)) < 0.45).astype(np.int64))
    model = fit(matrix)
    chance = model.chance[np.ix_(model.row_class, model.column_class)]
    first, second = np.triu_indices(6, k=1)
    drawn = rng.random((20_000, *chance.shape)) < chance
    shared = (drawn[:, first] & drawn[:, second]).sum(axis=2)
    assert model.deviation(first, second) == pytest.approx(shared.std(axis=0), abs=0.03)
    tests = bicm_pairs(matrix, model, apart=True)
    assert tests.expected == pytest.approx(shared.mean(axis=0), abs=0.04)


def test_what_leaves_no_choice_has_no_z() -> None:
    found, _ = compared(sparse.csr_array(np.ones((3, 2), dtype=np.int64)), ["a", "b", "c"])
    assert [tie.z for tie in found.listed] == [None] * 3
    assert [tie.unlikely for tie in found.listed] == [False] * 3
