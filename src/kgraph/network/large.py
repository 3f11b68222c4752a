"""The runs behind clusters where a table is large, or where ties are validated or of two modes: with sparse matrices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from kgraph.links import LinkTable
from kgraph.network.chance.ties import TiesBeside, compared
from kgraph.network.communities.sparse import Ties, communities
from kgraph.network.measures.modularity import MOST_MODULES, followed, settled
from kgraph.network.projection import counts, two_mode

RANDOM_CELLS = 20_000
"""Up to this many cells (groups × partners) modules of two modes are sought from starts at random, STARTS for each
number of modules in each run; in larger tables from the communities of the run."""

STARTS = 10


class Runs(NamedTuple):
    """The labels of each run (runs × groups sorted by id), their modularity, the pairs of groups that are tied as two
    arrays, and, where only ties are kept that chance does not explain, how they were tested."""

    labels: Any
    qualities: Any
    pairs: tuple[Any, Any]
    ties: TiesBeside | None = None


def runs(
    table: LinkTable,
    weight: str,
    resolution: float,
    seed: int,
    number: int,
    progress: Callable[[int, int], None] | None,
) -> Runs:
    """Return what each run gives. ``weight`` is one of ``clusters.WEIGHTS``; of two modes the resolution is always 1."""
    network = two_mode(table)
    matrix, chance = network.matrix, None
    if weight == "validated":
        chance, kept = compared(matrix, network.groups)
        pairs = (kept.first, kept.second)
        ties = Ties.of(
            matrix.shape[0], [(a, b, 1.0) for a, b in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)]
        )
    else:
        ties = Ties.newman(matrix)
        upper = sparse.triu(counts(network), k=1).tocoo()
        order = np.lexsort((upper.col, upper.row))
        pairs = (upper.row[order].astype(np.int64), upper.col[order].astype(np.int64))
    if weight == "two-mode" and matrix.shape[0] * matrix.shape[1] <= RANDOM_CELLS:
        return Runs(*_modules(matrix, number, seed), pairs)
    labels, qualities = np.empty((number, ties.size), dtype=np.int64), np.empty(number)
    for run in range(number):
        labels[run], qualities[run] = communities(ties, [seed, run], resolution)
        if progress is not None:
            progress(run + 1, number)
    if weight == "two-mode":
        modules = int(labels.max(initial=0)) + 1
        labels, _, qualities = settled(matrix, followed(matrix, labels, modules), modules)
    return Runs(labels, qualities, pairs, chance)


def _modules(matrix: Any, runs: int, seed: int) -> tuple[Any, Any]:
    """Return the best modules of two modes that each run finds from its own starts at random."""
    rng = np.random.default_rng(seed)
    labels = np.zeros((runs, matrix.shape[0]), dtype=np.int64)
    best = np.zeros(runs)  # one module has 0
    for modules in range(2, min(MOST_MODULES, *matrix.shape) + 1):
        drawn = rng.integers(0, modules, size=(runs * STARTS, matrix.shape[1]))
        rows, _, qualities = settled(matrix, drawn, modules)
        each = qualities.reshape(runs, STARTS).round(9)
        top = each.argmax(axis=1)
        better = each.max(axis=1) > best
        labels[better] = rows.reshape(runs, STARTS, -1)[np.arange(runs), top][better]
        best[better] = each.max(axis=1)[better]
    return labels, best
