"""Communities of a large network of ties through partners, without writing its ties down.

The ties are B·W·Bᵀ less what each node has with itself: B groups × partners, W the weight that a partner gives each
pair of its groups. So the weight of each node's ties to each community is B·(W·(Bᵀ·labels)), at the cost of the links
and not of the pairs. The first pass leaves out the partners of very many groups, whose ties are weak one by one, and
goes on from what it found with all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from kgraph.network.communities import DIGITS, MOVING, PASSES_MOST, ROUNDS_MOST

PAIRS_PER_LINK = 2
"""The first pass takes partners of few groups, until their pairs of groups are this many to a link."""

FEW = 0.02
"""In the first passes a level is left when no more than this share of its nodes would move."""


@dataclass(frozen=True)
class Ties:
    """Nodes tied through hubs: ``cells`` nodes × hubs, the ``weight`` of each hub, and what each node's own part is
    (``loop``), which is taken off again."""

    cells: Any
    weight: Any
    loop: Any

    @classmethod
    def newman(cls, matrix: Any) -> Ties:
        """Return the ties of rows that share columns, each column weighing 1/(n-1) for n rows (see projection)."""
        degrees = np.asarray((matrix != 0).sum(axis=0)).ravel()
        shared = np.flatnonzero(degrees > 1)
        cells = sparse.csr_array(matrix[:, shared], dtype=np.float64)
        weight = 1.0 / (degrees[shared] - 1.0)
        return cls(cells, weight, cells @ weight)

    @classmethod
    def of(cls, size: int, ties: Sequence[tuple[int, int, float]]) -> Ties:
        """Return ties given one by one as (node, other, weight): each a hub of two nodes."""
        index = np.array([(a, b) for a, b, _ in ties], dtype=np.int64).reshape(-1, 2)
        weight = np.array([w for *_, w in ties], dtype=np.float64)
        at = (index.ravel(), np.repeat(np.arange(len(ties)), 2))
        cells = sparse.csr_array((np.ones(2 * len(ties)), at), shape=(size, len(ties)))
        return cls(cells, weight, cells @ weight)

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return int(self.cells.shape[0])

    @cached_property
    def weighted(self) -> Any:
        """The cells by the weight of their hub."""
        return sparse.csr_array(self.cells @ sparse.diags_array(self.weight))

    @cached_property
    def across(self) -> Any:
        """Hubs × nodes."""
        return self.cells.T.tocsr()

    @cached_property
    def own(self) -> Any:
        """What the product gives a node with itself."""
        return np.asarray(self.cells.power(2) @ self.weight).ravel()

    @cached_property
    def strength(self) -> Any:
        """The sum of a node's ties; those inside an aggregated node count, both ways, too."""
        return self.weighted @ np.asarray(self.cells.sum(axis=0)).ravel() - self.loop

    @cached_property
    def total(self) -> float:
        """The sum of all strengths."""
        return float(self.strength.sum())

    def joined(self, labels: Any, size: int) -> Ties:
        """Return the ties of communities as nodes."""
        member = sparse.csr_array((np.ones(self.size), (labels, np.arange(self.size))), shape=(size, self.size))
        return Ties((member @ self.cells).tocsr(), self.weight, np.bincount(labels, self.loop, minlength=size))

    def of_hubs(self, hubs: Any) -> Ties:
        """Return the ties through some of the hubs only."""
        cells = self.cells[:, hubs]
        return Ties(cells, self.weight[hubs], cells @ self.weight[hubs])

    def near(self, nodes: Any) -> Any:
        """Return which nodes share a hub with one of ``nodes``."""
        touched = np.zeros(self.cells.shape[1], dtype=bool)
        touched[self.cells[nodes].indices] = True
        return (self.cells @ touched.astype(np.float64)) > 0

    def quality(self, labels: Any, resolution: float) -> float:
        """Return the modularity of labels (numbers from 0, none left out)."""
        parts = self.joined(labels, int(labels.max(initial=-1)) + 1)
        inside = float((parts.own - parts.loop).sum())
        return inside / self.total - resolution * float((parts.strength**2).sum()) / self.total**2


def communities(ties: Ties, seed: int | Sequence[int], resolution: float = 1.0) -> tuple[Any, float]:
    """Return the labels of one run (numbers from 0) and their modularity; 0 where there is no tie."""
    labels = np.arange(ties.size)
    if not ties.cells.nnz or ties.total <= 0:
        return labels, 0.0
    rng = np.random.default_rng(seed)
    labels, best = _start(ties, rng, resolution), float("-inf")
    for number in range(PASSES_MOST):
        found = _climb(ties, labels, rng, resolution, 0.0 if number else FEW)
        quality = ties.quality(found, resolution)
        if quality <= best + 10.0**-7:
            break
        labels, best = found, quality
    labels = _parted(ties, labels)
    return labels, ties.quality(labels, resolution)


def _start(ties: Ties, rng: np.random.Generator, resolution: float) -> Any:
    """Return what the partners of few groups alone give; a group of none of them goes by its least common partner."""
    labels = np.arange(ties.size)
    degrees = np.bincount(ties.cells.indices, minlength=ties.cells.shape[1])
    common = np.sort(degrees)
    enough = np.searchsorted(np.cumsum(common * (common - 1) // 2), PAIRS_PER_LINK * ties.cells.nnz, side="right")
    if enough >= len(common):
        return labels
    few = ties.of_hubs(np.flatnonzero(degrees < common[enough]))
    if few.cells.nnz:
        labels = _climb(few, labels, rng, resolution, FEW)
    rarity = np.empty(len(degrees), dtype=np.int64)
    rarity[np.lexsort((np.arange(len(degrees)), degrees))] = np.arange(len(degrees))
    has = np.diff(ties.cells.indptr) > 0
    rarest = np.zeros(ties.size, dtype=np.int64)
    rarest[has] = np.minimum.reduceat(rarity[ties.cells.indices], ties.cells.indptr[:-1][has])
    late = has & (np.diff(few.cells.indptr) == 0)
    return np.unique(np.where(late, ties.size + rarest, labels), return_inverse=True)[1]


def _climb(ties: Ties, labels: Any, rng: np.random.Generator, resolution: float, few: float) -> Any:
    """Move nodes, then communities as nodes, and so on until none would move."""
    whole = np.arange(ties.size)
    while True:
        moved = np.unique(_move(ties, labels.copy(), rng, resolution, few), return_inverse=True)[1]
        whole = moved[whole]
        size = int(moved.max()) + 1
        if size == ties.size:
            return whole
        ties, labels = ties.joined(moved, size), np.arange(size)


def _move(ties: Ties, labels: Any, rng: np.random.Generator, resolution: float, few: float) -> Any:
    size = ties.size
    active = np.ones(size, dtype=bool)
    for _ in range(ROUNDS_MOST):
        rows = np.flatnonzero(active)
        if not len(rows):
            break
        target, want, alone, members = _wishes(ties, labels, rows, resolution)
        if np.count_nonzero(want) <= few * size:
            break
        go = want & (rng.random(len(rows)) < MOVING)
        new, leaving = target[go], alone[go]
        free = np.flatnonzero(members == 0)
        if leaving.any():  # there may be fewer free labels than nodes that want one
            new[leaving] = np.r_[free, labels[rows[go][leaving]][len(free) :]][: np.count_nonzero(leaving)]
        labels[rows[go]] = new
        active = ties.near(rows[go]) if go.any() else active & False
        active[rows[want]] = True
    return labels


def _wishes(ties: Ties, labels: Any, rows: Any, resolution: float) -> tuple[Any, Any, Any, Any]:
    """Return for each of some nodes the community that is best for it, whether it would move, and to be alone."""
    size = ties.size
    sums = np.bincount(labels, ties.strength, minlength=size)
    members = np.bincount(labels, minlength=size)
    one_hot = sparse.csr_array((np.ones(size), labels, np.arange(size + 1)), shape=(size, size))
    weighted = ties.weighted[rows] if len(rows) < size else ties.weighted
    to = weighted @ (ties.across @ one_hot)
    counts = np.diff(to.indptr)
    row = np.repeat(np.arange(len(rows)), counts)
    strength, now_at = ties.strength[rows], labels[rows]
    own = to.indices == now_at[row]
    weight = to.data - own * ties.own[rows][row]
    beside = sums[to.indices] - own * strength[row]
    gain = ((weight - resolution * strength[row] * beside / ties.total) / ties.total).round(DIGITS)
    now, best, target = np.zeros(len(rows)), np.zeros(len(rows)), now_at.copy()
    now[row[own]] = gain[own]
    has = counts > 0
    starts = to.indptr[:-1][has]
    if len(starts):
        best[has] = np.maximum.reduceat(gain, starts)
        at = np.where(gain == np.repeat(best[has], counts[has]), to.indices, size)
        target[has] = np.minimum.reduceat(at, starts)
    alone = (best < 0) & (members[now_at] > 1)
    return target, ((best > now) & (best >= 0)) | alone, alone, members


def _parted(ties: Ties, labels: Any) -> Any:
    """Return labels with each community that falls apart parted, numbered by their lowest nodes."""
    node = np.repeat(np.arange(ties.size), np.diff(ties.cells.indptr))
    _, meeting = np.unique(labels[node] * ties.cells.shape[1] + ties.cells.indices, return_inverse=True)
    lowest = np.arange(ties.size)
    while True:
        least = np.full(int(meeting.max(initial=-1)) + 1, ties.size)
        np.minimum.at(least, meeting, lowest[node])
        again = lowest.copy()
        np.minimum.at(again, node, least[meeting])
        if (again == lowest).all():
            return np.unique(lowest, return_inverse=True)[1]
        lowest = again
