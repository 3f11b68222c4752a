"""Degree and closeness in a two-mode graph, over the most that a node of its mode could have.

S. P. Borgatti and M. G. Everett, Network analysis of 2-mode data, Social Networks 19 (1997),
doi:10.1016/S0378-8733(96)00301-2. In a disconnected graph closeness is that within what a node reaches, cut down by the
share of all nodes that this is (after S. Wasserman and K. Faust, Social Network Analysis, 1994), so that a tiny island
does not look central; a node that reaches nobody has 0. networkx takes the best of the whole graph for what is reached,
and so gives islands values above 1; in a connected graph the two are equal.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from kgraph.network.measures.arrays import incidence

if TYPE_CHECKING:
    import networkx as nx

_BATCH = 16


def degree(graph: nx.Graph[Any], groups: Collection[Any]) -> dict[Any, float]:
    """Return the share of the other mode that each node is tied to."""
    first, second, cells = incidence(graph, groups)
    n, m = cells.shape
    rows = np.asarray(cells.sum(axis=1)).ravel() / max(m, 1)
    columns = np.asarray(cells.sum(axis=0)).ravel() / max(n, 1)
    return dict(zip([*first, *second], [*rows.tolist(), *columns.tolist()], strict=True))


def closeness(graph: nx.Graph[Any], groups: Collection[Any]) -> dict[Any, float]:
    """Return the closeness of each node: the least possible sum of distances to all others over its own."""
    first, second, cells = incidence(graph, groups)
    n, m = cells.shape
    own, other, far = two_mode_distances(cells)
    least = other + 2.0 * own
    share = (own + other) / max(n + m - 1, 1)
    values = np.divide(least * share, far, out=np.zeros(n + m), where=far > 0)
    return dict(zip([*first, *second], values.tolist(), strict=True))


def two_mode_distances(cells: Any) -> tuple[Any, Any, Any]:
    """Return for each group, then each partner, how many nodes of its own and of the other mode it reaches, and the
    sum of the distances to them."""
    n, m = cells.shape
    off = cells.tocoo()
    at = (np.r_[off.row, n + off.col], np.r_[n + off.col, off.row])
    square = sparse.csr_array((np.ones(2 * off.nnz), at), shape=(n + m, n + m))
    reached, far = np.zeros((2, n + m)), np.zeros(n + m)
    for begin in range(0, n + m, _BATCH):
        wide = min(_BATCH, n + m - begin)
        seen = np.zeros((n + m, wide), dtype=bool)
        seen[begin + np.arange(wide), np.arange(wide)] = True
        front, distance = seen.astype(np.float64), 0
        while front.any():
            distance += 1
            new = (square @ front > 0) & ~seen
            seen |= new
            reached[distance % 2, begin : begin + wide] += new.sum(axis=0)
            far[begin : begin + wide] += distance * new.sum(axis=0)
            front = new.astype(np.float64)
    return reached[0], reached[1], far
