"""The hypergeometric test equals counting all ways by hand."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from kgraph.network.chance.hypergeometric import hypergeometric


@given(st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=2, max_size=4))
def test_chances_equal_counting(cells: list[list[bool]]) -> None:
    matrix = np.array(cells, dtype=int)
    found = hypergeometric(sparse.csr_array(matrix), apart=True)
    assert found.tests == len(found.first)
    for at, (a, b) in enumerate(zip(found.first, found.second, strict=True)):
        n, m, k = int(matrix[a].sum()), int(matrix[b].sum()), int((matrix[a] & matrix[b]).sum())
        ways = [comb(n, x) * comb(6 - n, m - x) / comb(6, m) for x in range(min(n, m) + 1)]
        assert found.more[at] == pytest.approx(sum(ways[k:]))
        assert found.less[at] == pytest.approx(sum(ways[: k + 1]))
        assert found.expected[at] == pytest.approx(n * m / 6)
