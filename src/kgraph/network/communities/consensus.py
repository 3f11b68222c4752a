"""What many runs agree on, how sure each node is, and which pairs are not.

The consensus is the run that agrees with all runs most: the median among them, which is one of the clusterings found
and no mixture (A. Strehl and J. Ghosh, Cluster ensembles, J. Mach. Learn. Res. 3 (2002); V. Filkov and S. Skiena,
Integrating microarray data by consensus clustering, Int. J. Artif. Intell. Tools 13 (2004)). Agreement counts the
pairs that two runs treat alike (B. Mirkin's distance), from the sizes of what two communities have in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

UNSURE = (0.1, 0.9)
"""A pair is unsure when more than the first, and less than the second share of the runs put it together."""

_TABLE_CELLS = 4_000_000


@dataclass(frozen=True)
class Consensus:
    """The community of each node (from 0, the largest first, then by the lowest node) and its ``certainty``: of the
    nodes that are with it here or in a run, the share that is in both, on average over the runs (1: always the same).
    ``quality`` is its modularity, ``distinct`` how many different clusterings the runs gave."""

    labels: Any
    certainty: Any
    quality: float
    runs: int
    distinct: int


def consensus(labels: Any, qualities: Any) -> Consensus:
    """Return the consensus of runs (runs × nodes) with the quality of each. There has to be a run."""
    plain = np.array([_by_first(row) for row in labels]).reshape(len(labels), -1)
    kinds, first, times = np.unique(plain, axis=0, return_index=True, return_counts=True)
    apart = np.zeros(len(kinds))
    pairs = [_pairs(row, row) for row in kinds]
    for a in range(len(kinds)):
        for b in range(a):
            distance = pairs[a] + pairs[b] - 2 * _pairs(kinds[a], kinds[b])
            apart[a] += times[b] * distance
            apart[b] += times[a] * distance
    quality = np.asarray(qualities)[first].round(9)
    chosen = int(np.lexsort((np.arange(len(kinds)), -quality, apart))[0])
    found = by_size(kinds[chosen])
    certainty = sum(n * _jaccard(found, row) for row, n in zip(kinds, times.tolist(), strict=True)) / len(labels)
    return Consensus(found, certainty, float(np.asarray(qualities)[first[chosen]]), len(labels), len(kinds))


def together(labels: Any, first: Any, second: Any) -> Any:
    """Return the share of the runs in which each pair of nodes is together."""
    times = np.zeros(len(first), dtype=np.int64)
    for row in labels:
        times += row[first] == row[second]
    return times / len(labels)


def by_size(labels: Any) -> Any:
    """Return labels numbered by the size of their community, the largest first, then by the lowest node."""
    _, first, back, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    place = np.empty(len(sizes), dtype=np.int64)
    place[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return place[back]


def _by_first(labels: Any) -> Any:
    """Return labels numbered in the order of their first nodes, so that equal clusterings are equal."""
    _, first, back = np.unique(labels, return_index=True, return_inverse=True)
    place = np.empty(len(first), dtype=np.int64)
    place[np.argsort(first)] = np.arange(len(first))
    return place[back]


def _common(one: Any, other: Any) -> tuple[Any, Any]:
    """Return how many nodes each two communities that meet have in common, and for each node where it stands there."""
    wide = int(other.max(initial=0)) + 1
    code = one * wide + other
    if (int(one.max(initial=0)) + 1) * wide <= _TABLE_CELLS:
        return np.bincount(code), code
    _, back, counts = np.unique(code, return_inverse=True, return_counts=True)
    return counts, back


def _pairs(one: Any, other: Any) -> float:
    counts, _ = _common(one, other)
    return float((counts.astype(np.float64) ** 2).sum())


def _jaccard(one: Any, other: Any) -> Any:
    counts, at = _common(one, other)
    both = counts[at]
    return both / (np.bincount(one)[one] + np.bincount(other)[other] - both)
