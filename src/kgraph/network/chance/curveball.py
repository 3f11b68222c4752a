"""Tables at random that have the margins of a given one, each as likely as any other.

G. Strona et al., A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column
totals, Nat. Commun. 5 (2014), doi:10.1038/ncomms5114: two rows put what only one of them has into a pot and draw
again. All rows trade at once, in pairs drawn anew each time (C. J. Carstens, A. Berger and G. Strona, A unifying
framework for fast randomization of ecological networks with fixed (node) degrees, arXiv:1609.05137), for many tables
side by side: a round is two sorts, whatever the size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

SEED = 20251226
DRAWS = 1000
ROUNDS = 6
"""Rounds of trades between two tables of a chain. In a round each row trades once, so that this is some 3 n trades."""

BURN_IN = 40
"""Rounds before the first table of a chain: from the given table to one that knows nothing of it."""

_CELLS = 200_000  # ones in memory at a time, all chains together
_CHAINS = 1000


@dataclass(frozen=True)
class Null:
    """A statistic of the table beside its values in random tables; arrays of the statistic's shape.

    ``p_more`` and ``p_less`` are the shares of the random tables in which it is as great or greater, as small or
    smaller, the table itself among them (so never 0). ``z`` is NaN where chance leaves no spread.
    """

    observed: Any
    mean: Any
    z: Any
    p_more: Any
    p_less: Any
    draws: int


class Comparison:
    """A statistic of the table, beside which those of random tables are put one batch after another."""

    def __init__(self, observed: Any) -> None:
        self.observed = np.asarray(observed, dtype=np.float64)
        self.total, self.squares = np.zeros_like(self.observed), np.zeros_like(self.observed)
        self.more, self.less = np.ones_like(self.observed), np.ones_like(self.observed)
        self.tolerance = 1e-9 * np.maximum(np.abs(self.observed), 1)
        self.draws = 0

    def add(self, values: Any) -> None:
        """Put the values of some random tables (tables × the statistic's shape) beside it."""
        difference = np.asarray(values, dtype=np.float64) - self.observed
        self.total, self.squares = self.total + difference.sum(axis=0), self.squares + (difference**2).sum(axis=0)
        self.more = self.more + (difference >= -self.tolerance).sum(axis=0)
        self.less = self.less + (difference <= self.tolerance).sum(axis=0)
        self.draws += len(difference)

    def null(self) -> Null:
        """Return how it stands among them."""
        mean = self.total / max(self.draws, 1)
        spread = np.sqrt(np.maximum(self.squares / max(self.draws, 1) - mean**2, 0))
        z = np.divide(-mean, spread, out=np.full_like(self.observed, np.nan), where=spread > self.tolerance)
        p_more, p_less = self.more / (self.draws + 1), self.less / (self.draws + 1)
        return Null(self.observed, self.observed + mean, z, p_more, p_less, self.draws)


def against_chance(
    matrix: Any,
    statistic: Callable[[Any], Any],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    rounds: int = ROUNDS,
    progress: Callable[[int, int], None] | None = None,
) -> Null:
    """Return a statistic of a matrix (a number or an array) beside its values in random matrices of equal margins."""
    found = Comparison(statistic(matrix))
    for done, table in enumerate(tables(matrix, draws, seed=seed, rounds=rounds), 1):
        found.add(np.asarray(statistic(table))[None])
        if progress is not None:
            progress(done, draws)
    return found.null()


def tables(matrix: Any, draws: int, *, seed: int = SEED, rounds: int = ROUNDS, burn_in: int = BURN_IN) -> Iterator[Any]:
    """Yield ``draws`` random matrices of ones with the row and column sums of ``matrix`` (sparse).

    The same seed gives the same ones. They come from up to 1,000 chains, each begun at ``matrix``.
    """
    for rows, columns in cells_of_tables(matrix, draws, seed=seed, rounds=rounds, burn_in=burn_in):
        for row, column in zip(rows, columns, strict=True):
            ones = np.ones(len(row), dtype=np.int64)
            yield sparse.csr_array((ones, (row, column)), shape=matrix.shape)


def cells_of_tables(
    matrix: Any, draws: int, *, seed: int = SEED, rounds: int = ROUNDS, burn_in: int = BURN_IN
) -> Iterator[tuple[Any, Any]]:
    """Yield the tables of ``tables`` many at a time, as the rows and the columns of their ones (tables × ones)."""
    cells = sparse.csr_array(matrix)
    cells.eliminate_zeros()
    cells.sort_indices()
    ones = cells.nnz
    chains = max(1, min(_CHAINS, draws, _CELLS // max(ones, 1)))
    state = _Chains(cells, chains, np.random.default_rng(seed))
    state.trade(burn_in)
    left = draws
    while left > 0:
        yield tuple(part[: min(chains, left)] for part in state.cells())
        left -= chains
        if left > 0:
            state.trade(rounds)


class _Chains:
    """Tables side by side: the row and the column of every one, the rows of each table numbered on from the last."""

    def __init__(self, cells: Any, chains: int, rng: np.random.Generator) -> None:
        self.shape, self.ones, self.chains, self.rng = cells.shape, cells.nnz, chains, rng
        row = np.repeat(np.arange(self.shape[0]), np.diff(cells.indptr))
        self.row = (np.arange(chains)[:, None] * self.shape[0] + row).ravel()
        self.column = np.tile(cells.indices.astype(np.int64), chains)

    def cells(self) -> tuple[Any, Any]:
        """Return the rows and the columns of the ones of each table."""
        row = self.row.reshape(self.chains, self.ones) - np.arange(self.chains)[:, None] * self.shape[0]
        return row, self.column.reshape(self.chains, self.ones).copy()

    def trade(self, rounds: int) -> None:
        """Let every row trade with another, ``rounds`` times; with an odd number of rows one sits out each time."""
        rows, columns = self.shape
        pairs = rows // 2
        if not pairs or not self.ones:
            return
        base = (np.arange(self.chains) * rows)[:, None]
        for _ in range(rounds):
            order = np.argsort(self.rng.random((self.chains, rows)), axis=1) + base
            one, two = order[:, 0 : 2 * pairs : 2].ravel(), order[:, 1 : 2 * pairs : 2].ravel()
            pair = np.full(self.chains * rows, -1, dtype=np.int64)
            pair[one] = pair[two] = np.arange(len(one))
            self._trade(pair, one, two, columns)

    def _trade(self, pair: Any, one: Any, two: Any, columns: int) -> None:
        own = pair[self.row]
        trading = np.flatnonzero(own >= 0)  # a row may sit out
        pot = trading[_single(own[trading] * columns + self.column[trading], len(one) * columns)]
        which = own[pot]
        first = np.bincount(which[self.row[pot] == one[which]], minlength=len(one))
        drawn = np.argsort(which + self.rng.random(len(pot)), kind="stable")
        sizes = np.bincount(which, minlength=len(one))
        place = np.arange(len(pot)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        owner = which[drawn]
        self.row[pot[drawn]] = np.where(place < first[owner], one[owner], two[owner])


def _single(code: Any, limit: int) -> Any:
    """Return which of the codes (below ``limit``) stand there once: by counting where that is cheap, else by sorting."""
    if limit <= 8 * len(code):
        return np.bincount(code, minlength=limit)[code] == 1
    order = np.argsort(code, kind="stable")
    same = np.flatnonzero(code[order][1:] == code[order][:-1])
    alone = np.ones(len(code), dtype=bool)
    alone[order[same]] = alone[order[same + 1]] = False
    return alone
