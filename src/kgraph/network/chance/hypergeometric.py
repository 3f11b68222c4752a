"""The hypergeometric test: the partners of one group against those of another, drawn from all partners alike.

J. A. Veech, A probabilistic model for analysing species co-occurrence, Glob. Ecol. Biogeogr. 22 (2013),
doi:10.1111/j.1466-8238.2012.00789.x; M. Tumminello et al., PLoS ONE 6 (2011), doi:10.1371/journal.pone.0017994. It
takes every partner to be as likely as every other, and so finds more than there is where some are popular.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from kgraph.network.chance.discovery import PairTests, row_pairs


def hypergeometric(matrix: Any, *, apart: bool = False) -> PairTests:
    """Return the test of every pair of rows of a matrix of ones that shares a column (with ``apart``: of all pairs)."""
    rows, columns = matrix.shape
    first, second, shared = row_pairs(matrix, apart=apart)
    degrees = np.asarray((matrix != 0).sum(axis=1)).ravel().astype(np.int64)
    small, large = (pick(degrees[first], degrees[second]) for pick in (np.minimum, np.maximum))
    # What a pair's chance hangs on is the same for many pairs: each case is worked out once.
    cases, which = np.unique(np.stack([small, large, shared.astype(np.int64)]), axis=1, return_inverse=True)
    more, less = np.ones(cases.shape[1]), np.ones(cases.shape[1])
    logs = np.r_[0.0, np.cumsum(np.log(np.arange(1, columns + 1)))]
    for at, (a, b, k) in enumerate(cases.T.tolist()):
        chances = _chances(a, b, columns, logs)
        low = max(0, a + b - columns)
        more[at], less[at] = chances[k - low :].sum(), chances[: k - low + 1].sum()
    which = which.ravel()
    expected = small * large / max(columns, 1)
    pairs = rows * (rows - 1) // 2
    return PairTests(first, second, shared, expected, np.minimum(more, 1)[which], np.minimum(less, 1)[which], pairs)


def _chances(a: int, b: int, total: int, logs: Any) -> Any:
    """Return the chance of each number of shared columns, from the least possible on; ``logs`` are of factorials."""
    k = np.arange(max(0, a + b - total), min(a, b) + 1)
    ways = logs[a] - logs[k] - logs[a - k] + logs[total - a] - logs[b - k] - logs[total - a - b + k]
    return np.exp(ways - (logs[total] - logs[b] - logs[total - b]))
