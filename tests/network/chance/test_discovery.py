"""False-discovery control, and pairs of rows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from kgraph.network.chance.discovery import bonferroni, false_discovery, row_pairs


def test_the_example_of_benjamini_and_hochberg() -> None:
    # Their table of 15 tests (1995, section 3.2): four are believed at .05, Bonferroni believes three.
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528]
    p = np.array([*p, 0.7590, 1.0])
    assert (false_discovery(p).sum(), bonferroni(p).sum()) == (4, 3)


@given(st.lists(st.floats(0, 1), max_size=12), st.integers(0, 20))
def test_it_is_the_largest_step_up_set_and_more_tests_never_add(p: list[float], more: int) -> None:
    values = np.array(p)
    found = false_discovery(values)
    ordered = np.sort(values)
    passing = [k for k in range(1, len(p) + 1) if ordered[k - 1] <= 0.05 * k / len(p)]
    assert found.sum() == max(passing, default=0)
    assert not (false_discovery(values, tests=len(p) + more) & ~found).any()


def test_pairs_that_share_nothing_come_only_where_asked() -> None:
    matrix = sparse.csr_array(np.array([[1, 1], [1, 0], [0, 0]]))
    assert [part.tolist() for part in row_pairs(matrix)] == [[0], [1], [1]]
    assert [part.tolist() for part in row_pairs(matrix, apart=True)] == [[0, 0, 1], [1, 2, 2], [1, 0, 0]]
