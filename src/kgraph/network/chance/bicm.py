"""The bipartite configuration model: tables at random whose margins are the given ones on average, in closed form.

F. Saracco et al., Randomizing bipartite networks: the case of the World Trade Web, Sci. Rep. 5 (2015),
doi:10.1038/srep10595; ties of the projection tested as F. Saracco et al., Inferring monopartite projections of
bipartite networks: an entropy-based approach, New J. Phys. 19 (2017), doi:10.1088/1367-2630/aa6b38. Rows (and columns)
of equal sums are alike, so that only as many unknowns are solved for as there are different sums; a pair's chance
hangs on the two sums and on what is shared, so that each case is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from kgraph.network.chance.discovery import PairTests, row_pairs

_STEPS = 200
_CLOSE = 1e-11


@dataclass(frozen=True)
class Bicm:
    """The chance of a one in each cell, by class of row and class of column: ``chance[row_class[i], column_class[j]]``."""

    chance: Any
    row_class: Any
    column_class: Any
    row_sums: Any
    column_sums: Any

    def probability(self, row: int, column: int) -> float:
        """Return the chance that a row is tied to a column."""
        return float(self.chance[self.row_class[row], self.column_class[column]])

    @property
    def error(self) -> float:
        """How far the sums of the chances are off the sums of the table, at most."""
        rows, columns = np.bincount(self.row_class), np.bincount(self.column_class)
        by_row = np.abs(self.chance @ columns - self.row_sums)
        by_column = np.abs(rows @ self.chance - self.column_sums)
        return float(max(by_row.max(initial=0), by_column.max(initial=0)))

    def cases(self, first: Any, second: Any) -> tuple[Any, Any]:
        """Return which case each pair of rows is, and the chance that both rows of a case have a column, by class."""
        low = np.minimum(self.row_class[first], self.row_class[second])
        high = np.maximum(self.row_class[first], self.row_class[second])
        classes, which = np.unique(np.stack([low, high]), axis=1, return_inverse=True)
        return which.ravel(), self.chance[classes[0]] * self.chance[classes[1]]

    def deviation(self, first: Any, second: Any) -> Any:
        """Return the standard deviation of how many columns each pair of rows shares."""
        which, both = self.cases(first, second)
        return np.sqrt((both * (1 - both)) @ np.bincount(self.column_class))[which]


def fit(matrix: Any) -> Bicm:
    """Return the model whose expected row and column sums are those of a matrix of ones."""
    rows = np.asarray((matrix != 0).sum(axis=1)).ravel().astype(np.int64)
    columns = np.asarray((matrix != 0).sum(axis=0)).ravel().astype(np.int64)
    row_sums, row_class = np.unique(rows, return_inverse=True)
    column_sums, column_class = np.unique(columns, return_inverse=True)
    chance = _solve(row_sums, np.bincount(row_class), column_sums, np.bincount(column_class))
    return Bicm(chance, row_class, column_class, row_sums, column_sums)


def bicm_pairs(matrix: Any, model: Bicm | None = None, *, apart: bool = False) -> PairTests:
    """Return the test of every pair of rows that shares a column (with ``apart``: of all pairs) under the model.

    What two rows share is a sum of independent ones with different chances (Poisson-binomial), worked out exactly.
    """
    known = fit(matrix) if model is None else model
    first, second, shared = row_pairs(matrix, apart=apart)
    shared = shared.astype(np.int64)
    which, both = known.cases(first, second)
    times = np.bincount(known.column_class)
    chances = _poisson_binomial(both, times, int(shared.max(initial=0)))
    below = np.concatenate([np.zeros((len(chances), 1)), chances.cumsum(axis=1)], axis=1)
    rows = matrix.shape[0]
    more, less = 1 - below[which, shared], below[which, shared + 1]
    expected = (both @ times)[which]
    pairs = rows * (rows - 1) // 2
    return PairTests(first, second, shared, expected, np.clip(more, 0, 1), np.clip(less, 0, 1), pairs)


def _poisson_binomial(chance: Any, times: Any, most: int) -> Any:
    """Return the chance of each sum from 0 to ``most``: rows of cases, ``chance`` by class, each ``times`` over."""
    cases = len(chance)
    result = np.zeros((cases, most + 1))
    result[:, 0] = 1.0
    logs = np.r_[0.0, np.cumsum(np.log(np.arange(1, int(times.max(initial=0)) + 1)))]
    for column, count in enumerate(times.tolist()):
        k = np.arange(min(most, count) + 1)
        q = np.clip(chance[:, column, None], 0, 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            ways = logs[count] - logs[k] - logs[count - k]
            own = np.exp(ways + np.where(k > 0, k * np.log(q), 0) + np.where(count > k, (count - k) * np.log1p(-q), 0))
        new = np.zeros_like(result)
        for shift in range(own.shape[1]):
            new[:, shift:] += own[:, shift, None] * result[:, : most + 1 - shift]
        result = new
    return result


def _solve(row_sums: Any, rows: Any, column_sums: Any, columns: Any) -> Any:
    """Return the chances by class: Newton's method on the likelihood, of which the logarithms of the fitnesses are
    the unknowns. Sums of 0, and of all that is left, leave no choice and are taken out first, until none is left."""
    chance = np.zeros((len(rows), len(columns)))
    left_r, left_c = np.ones(len(rows), dtype=bool), np.ones(len(columns), dtype=bool)
    need_r, need_c = row_sums.astype(np.float64), column_sums.astype(np.float64)
    changed = True
    while changed:
        changed = False
        for at in np.flatnonzero(left_r).tolist():
            room = float(columns[left_c].sum())
            if need_r[at] in (0, room):
                full = need_r[at] > 0
                chance[at, left_c] = float(full)
                need_c = need_c - (rows[at] * left_c if full else 0)
                left_r[at], changed = False, True
        for at in np.flatnonzero(left_c).tolist():
            room = float(rows[left_r].sum())
            if need_c[at] in (0, room):
                full = need_c[at] > 0
                chance[left_r, at] = float(full)
                need_r = need_r - (columns[at] * left_r if full else 0)
                left_c[at], changed = False, True
    if left_r.any() and left_c.any():
        inner = _newton(need_r[left_r], rows[left_r], need_c[left_c], columns[left_c])
        chance[np.ix_(left_r, left_c)] = inner
    return chance


def _newton(need_r: Any, rows: Any, need_c: Any, columns: Any) -> Any:
    total = float(need_r @ rows)
    x, y = np.log(need_r / np.sqrt(total)), np.log(need_c / np.sqrt(total))

    def chances(at_x: Any, at_y: Any) -> Any:
        return 1 / (1 + np.exp(-np.clip(at_x[:, None] + at_y, -700, 700)))

    def loss(at_x: Any, at_y: Any) -> float:
        both = np.logaddexp(0, at_x[:, None] + at_y)
        return float(rows @ both @ columns - (rows * need_r) @ at_x - (columns * need_c) @ at_y)

    now = loss(x, y)
    for _ in range(_STEPS):
        p = chances(x, y)
        off_r, off_c = p @ columns - need_r, rows @ p - need_c
        if max(np.abs(off_r).max(), np.abs(off_c).max()) < _CLOSE:
            break
        spread = p * (1 - p) * rows[:, None] * columns
        hessian = np.block([[np.diag(spread.sum(axis=1)), spread], [spread.T, np.diag(spread.sum(axis=0))]])
        step = -np.linalg.lstsq(hessian, np.r_[rows * off_r, columns * off_c], rcond=None)[0]
        size = 1.0
        while (then := loss(x + size * step[: len(x)], y + size * step[len(x) :])) > now + 1e-9 and size > 1e-8:
            size /= 2
        x, y, now = x + size * step[: len(x)], y + size * step[len(x) :], then
    return chances(x, y)
