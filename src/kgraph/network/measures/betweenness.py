"""Betweenness: how many shortest paths between two others lead through a node.

L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977), doi:10.2307/3033543; counted
after U. Brandes, A faster algorithm for betweenness centrality, J. Math. Sociol. 25 (2001),
doi:10.1080/0022250X.2001.9990249, here for a few sources at a time as products of a sparse matrix, one for each step
away from the source. In a two-mode graph the steps change sides, so that half of the matrix is enough; a partner of
one group is no step at all but a weight of that group. Normalised for two modes after S. P. Borgatti and M. G.
Everett, Network analysis of 2-mode data, Social Networks 19 (1997), doi:10.1016/S0378-8733(96)00301-2.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from kgraph.network.measures.arrays import adjacency, incidence

if TYPE_CHECKING:
    import networkx as nx

# Sources at a time: few, so that what belongs to them stays in the processor's cache.
_BATCH = 4

Progress = Callable[[int, int], None]
"""Called with how many sources are done, and of how many."""


@dataclass(frozen=True)
class TwoModeBetweenness:
    """Pairs of nodes (of either mode) whose shortest paths lead through each group and each partner, as arrays."""

    groups: Any
    partners: Any

    def normalised(self) -> TwoModeBetweenness:
        """Return it over the most that a node of its mode could have (Borgatti and Everett 1997)."""
        n, m = len(self.groups), len(self.partners)
        return TwoModeBetweenness(_over(self.groups, most(n, m)), _over(self.partners, most(m, n)))


def betweenness(
    graph: nx.Graph[Any],
    groups: Collection[Any] | None = None,
    *,
    normalised: bool = True,
    sources: Collection[Any] | None = None,
) -> dict[Any, float]:
    """Return the betweenness of each node of an undirected graph; of a two-mode graph where ``groups`` are told.

    ``sources`` are the nodes that paths are counted from, all by default; with fewer the values are estimates, scaled
    to all nodes (a source by the sources beside it). A single source says nothing of itself: 0.
    """
    if groups is None:
        nodes, matrix = adjacency(graph.to_undirected(as_view=True))
        chosen = None if sources is None else [nodes.index(node) for node in sources]
        values = one_mode(matrix, chosen)
        if normalised and len(nodes) > 2:
            values = values * (2 / ((len(nodes) - 1) * (len(nodes) - 2)))
        return dict(zip(nodes, values.tolist(), strict=True))
    first, second, cells = incidence(graph, groups)
    number = {node: at for at, node in enumerate([*first, *second])}
    found = two_mode(cells, None if sources is None else [number[node] for node in sources])
    found = found.normalised() if normalised else found
    return dict(zip([*first, *second], [*found.groups.tolist(), *found.partners.tolist()], strict=True))


def most(own: int, other: int) -> float:
    """Return the most betweenness that a node of a mode of ``own`` nodes can have beside ``other`` of the other mode."""
    if own == 0:
        return 0.0
    s, t = divmod(own - 1, other) if other else (0, 0)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def one_mode(matrix: Any, sources: Sequence[int] | None = None, progress: Progress | None = None) -> Any:
    """Return the betweenness of each node of a symmetric matrix, each pair of nodes counted once."""
    size = matrix.shape[0]
    steps = _Steps((_ones(matrix),), np.zeros(size))
    chosen = np.arange(size) if sources is None else np.asarray(sources, dtype=np.int64)
    return _scaled(_from(steps, chosen, np.ones(len(chosen)), progress), chosen, size)


def two_mode(matrix: Any, sources: Sequence[int] | None = None, progress: Progress | None = None) -> TwoModeBetweenness:
    """Return the betweenness in the two-mode graph of a matrix (groups × partners), each pair of nodes counted once.

    ``sources`` are numbers of nodes: of groups, then, counted on, of partners; all by default.
    """
    n, m = matrix.shape
    cells = _ones(matrix)
    degrees = np.bincount(cells.indices, minlength=m)
    core, leaf = np.flatnonzero(degrees != 1), np.flatnonzero(degrees == 1)
    host = cells.tocsc()[:, leaf].indices
    inner = cells[:, core]
    # Numbers of the nodes that are left when each partner of one group is folded into that group.
    place = np.r_[np.arange(n), np.zeros(m, np.int64)]
    place[n + core], place[n + leaf] = n + np.arange(len(core)), host
    chosen = np.arange(n + m) if sources is None else np.asarray(sources, dtype=np.int64)
    is_leaf = np.zeros(n + m, dtype=bool)
    is_leaf[n + leaf] = True
    at, back = np.unique(place[chosen], return_inverse=True)
    times = np.bincount(back, minlength=len(at)).astype(np.float64)
    steps = _Steps((inner.T.tocsr(), inner), np.bincount(host, minlength=n).astype(np.float64))
    total = _from(steps, at, times, progress)
    # From a leaf every path to another node leads through its group.
    leaves = np.bincount(place[chosen[is_leaf[chosen]]], minlength=n)[:n]
    total[:n] += leaves * np.maximum(_component_sizes(matrix)[:n] - 2, 0)
    whole = np.zeros(n + m)
    whole[:n], whole[n + core] = total[:n], total[n:]
    scaled = _scaled(whole, chosen, n + m)
    return TwoModeBetweenness(scaled[:n], scaled[n:])


@dataclass(frozen=True)
class _Steps:
    """Matrices that lead one step on, from side to side (one side, or two that take turns); nodes of the first side
    carry ``hanging`` more nodes each, which no path leads through."""

    matrices: tuple[Any, ...]
    hanging: Any

    @property
    def sizes(self) -> list[int]:
        """How many nodes each side has."""
        return [matrix.shape[1] for matrix in self.matrices]


def _from(steps: _Steps, sources: Any, times: Any, progress: Progress | None) -> Any:
    """Return the sums of what each source, taken ``times`` over, depends on each node for."""
    sizes = steps.sizes
    starts = np.r_[0, np.cumsum(sizes)]
    totals = [np.zeros(size) for size in sizes]
    for side in range(len(sizes)):
        own = (sources >= starts[side]) & (sources < starts[side + 1])
        nodes, weights = sources[own] - starts[side], times[own]
        for at in range(0, len(nodes), _BATCH):
            some = slice(at, at + _BATCH)
            for total, part in zip(totals, _dependencies(steps, side, nodes[some]), strict=True):
                total += part @ weights[some]
            if progress is not None:
                done = at + len(nodes[some]) + int((sources < starts[side]).sum())
                progress(done, len(sources))
    return np.concatenate(totals)


def _dependencies(steps: _Steps, side: int, nodes: Any) -> list[Any]:
    """Return for each side how much each source (nodes of ``side``) depends on each node: nodes × sources."""
    sides, wide = len(steps.matrices), len(nodes)
    paths = [np.zeros((size, wide)) for size in steps.sizes]
    level = [np.full((size, wide), -1, dtype=np.int16) for size in steps.sizes]
    paths[side][nodes, np.arange(wide)], level[side][nodes, np.arange(wide)] = 1, 0
    front, depth, at = paths[side].copy(), 0, side
    while True:  # away from the sources: how many shortest paths lead to each node
        there = (at + 1) % sides
        front = steps.matrices[at] @ front
        front *= level[there] < 0
        fresh = front > 0
        if not fresh.any():
            break
        depth, at = depth + 1, there
        level[at][fresh] = depth
        paths[at] += front
    found = [np.zeros((size, wide)) for size in steps.sizes]
    found[0] += steps.hanging[:, None]
    for step in range(depth, 0, -1):  # and back: what each node passes on, by its share of the paths
        before = (at - 1) % sides
        share = np.divide(1 + found[at], paths[at], out=np.zeros_like(paths[at]), where=level[at] == step)
        back = steps.matrices[at] @ share  # the matrix is symmetric, or its sides take turns: back is the next step
        back *= paths[before]
        back *= level[before] == step - 1
        found[before] += back
        at = before
    for part, reached in zip(found, level, strict=True):
        part *= reached > 0
    return found


def _scaled(total: Any, sources: Any, size: int) -> Any:
    """Return sums over some sources as what all sources would give, each unordered pair once.

    A source is no node between itself and another: its own sum is over the other sources.
    """
    if len(sources) == size:
        return total / 2
    beside = np.full(size, len(sources), dtype=np.float64)
    beside[sources] -= 1
    return np.divide(total * (size - 1), beside * 2, out=np.zeros(size), where=beside > 0)


def _component_sizes(matrix: Any) -> Any:
    """Return for each group, then each partner, how many nodes its component has."""
    from scipy.sparse.csgraph import connected_components  # heavy, and not always needed

    n, m = matrix.shape
    cells = matrix.tocoo()
    square = sparse.csr_array((np.ones(cells.nnz), (cells.row, n + cells.col)), shape=(n + m, n + m))
    _, label = connected_components(square, directed=False)
    return np.bincount(label)[label]


def _ones(matrix: Any) -> Any:
    cells = sparse.csr_array(matrix, dtype=np.float64, copy=True)
    cells.eliminate_zeros()
    cells.data[:] = 1.0
    return cells


def _over(values: Any, most_possible: float) -> Any:
    return values / most_possible if most_possible > 0 else np.zeros(len(values))
