"""Tests of pairs of rows, and which of many to believe.

Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, J. R. Stat. Soc. B 57 (1995),
doi:10.1111/j.2517-6161.1995.tb02031.x; for ties of a projection as M. Tumminello et al., Statistically validated
networks in bipartite complex systems, PLoS ONE 6 (2011), doi:10.1371/journal.pone.0017994, use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

LEVEL = 0.05
"""The share of false discoveries among the discoveries, and the level of a single test."""


@dataclass(frozen=True)
class PairTests:
    """Tests of pairs of rows, as arrays of one length, sorted by (first, second).

    ``shared`` is what the two share, ``expected`` what chance gives; ``more`` and ``less`` are the chances to share as
    many or more, as many or fewer. ``tests`` is how many pairs there are, tested or not, which is what control counts.
    """

    first: Any
    second: Any
    shared: Any
    expected: Any
    more: Any
    less: Any
    tests: int

    def where(self, keep: Any) -> PairTests:
        """Return the tests that a mask keeps, which then are all that were made."""
        return PairTests(
            first=self.first[keep],
            second=self.second[keep],
            shared=self.shared[keep],
            expected=self.expected[keep],
            more=self.more[keep],
            less=self.less[keep],
            tests=int(np.count_nonzero(keep)),
        )

    def believed(self, level: float = LEVEL) -> Any:
        """Return which pairs share more than chance gives, at most ``level`` of them falsely."""
        return false_discovery(self.more, level, self.tests)


def false_discovery(p: Any, level: float = LEVEL, tests: int | None = None) -> Any:
    """Return which of the tests to believe (Benjamini and Hochberg): a mask over ``p``.

    ``tests`` is how many were made where ``p`` holds the promising ones only.
    """
    count = len(p) if tests is None else tests
    order = np.argsort(p, kind="stable")
    passed = np.flatnonzero(p[order] <= level * np.arange(1, len(p) + 1) / max(count, 1))
    mask = np.zeros(len(p), dtype=bool)
    if len(passed):
        mask[order[: passed[-1] + 1]] = True
    return mask


def adjusted(p: Any, tests: int | None = None) -> Any:
    """Return the least level at which ``false_discovery`` believes each of the tests (its q value).

    >>> adjusted(np.array([0.01, 0.04, 0.03])).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    count = len(p) if tests is None else tests
    order = np.argsort(p, kind="stable")
    levels = np.asarray(p, dtype=np.float64)[order] * count / np.arange(1, len(p) + 1)
    result = np.empty(len(p))
    result[order] = np.minimum(np.minimum.accumulate(levels[::-1])[::-1], 1)
    return result


def bonferroni(p: Any, level: float = LEVEL, tests: int | None = None) -> Any:
    """Return which of the tests hold when none at all may be false: a mask over ``p``."""
    return np.asarray(p) <= level / max(len(p) if tests is None else tests, 1)


def row_pairs(matrix: Any, *, apart: bool = False) -> tuple[Any, Any, Any]:
    """Return the pairs of rows of a matrix of ones that share a column, and how many they share.

    ``apart`` adds the pairs that share none: all pairs, for small matrices only.
    """
    from scipy import sparse  # heavy

    upper = sparse.triu(matrix @ matrix.T, k=1).tocsr()
    upper.eliminate_zeros()
    if apart:
        first, second = np.triu_indices(matrix.shape[0], k=1)
        return first, second, np.asarray(upper.toarray()[first, second])
    upper.sort_indices()
    cells = upper.tocoo()
    return cells.row.astype(np.int64), cells.col.astype(np.int64), cells.data
