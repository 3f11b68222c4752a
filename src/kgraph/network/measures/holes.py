"""Structural holes: Burt's constraint and the effective size of a node's network.

R. S. Burt, Structural Holes (Harvard University Press 1992); effective size of an unweighted network as S. P.
Borgatti, Structural holes: unpacking Burt's redundancy measures, Connections 20(1) (1997), simplifies it. A node
without a tie has neither: None, never NaN. On a projection a partner of many groups makes a clique, which looks like
redundancy: use Newman's weights or validated ties, and show two-mode betweenness beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from kgraph.network.measures.arrays import adjacency

if TYPE_CHECKING:
    import networkx as nx

# Rows at a time: what two steps lead to is kept only where there is a tie.
_ROWS = 512


def constraint(graph: nx.Graph[Any], weight: str | None = None) -> dict[Any, float | None]:
    """Return Burt's constraint of each node, directed or not: how much its contacts are tied to one another."""
    nodes, matrix = adjacency(graph, weight)
    return _named(nodes, constraint_of(matrix))


def effective_size(graph: nx.Graph[Any], weight: str | None = None) -> dict[Any, float | None]:
    """Return the effective size of each node: its contacts, less what they have in redundancy."""
    nodes, matrix = adjacency(graph, weight)
    return _named(nodes, effective_size_of(matrix))


def constraint_of(matrix: Any) -> Any:
    """Return the constraint of each row of a square matrix of strengths; NaN for a row without a tie."""
    mutual, total = _mutual(matrix)
    share = _rows_by(mutual, total)
    result = np.full(mutual.shape[0], np.nan)
    for at in range(0, mutual.shape[0], _ROWS):
        block = share[at : at + _ROWS]
        both = block + _where((block @ share), block)
        result[at : at + _ROWS] = np.asarray(both.power(2).sum(axis=1)).ravel()
    result[total == 0] = np.nan
    return result


def effective_size_of(matrix: Any) -> Any:
    """Return the effective size of each row of a square matrix of strengths; NaN for a row without a tie."""
    mutual, total = _mutual(matrix)
    share = _rows_by(mutual, total)
    strongest = np.asarray(mutual.max(axis=1).todense()).ravel() if mutual.nnz else np.zeros(mutual.shape[0])
    among = _rows_by(mutual, strongest).T.tocsr()
    result = np.full(mutual.shape[0], np.nan)
    for at in range(0, mutual.shape[0], _ROWS):
        block = share[at : at + _ROWS]
        redundant = np.asarray(_where(block @ among, block).sum(axis=1)).ravel()
        result[at : at + _ROWS] = np.diff(block.indptr) - redundant
    result[total == 0] = np.nan
    return result


def _mutual(matrix: Any) -> tuple[Any, Any]:
    """Return the strengths of both directions together, without loops, and their sum for each row."""
    off = (matrix + matrix.T).tocoo()
    keep = (off.row != off.col) & (off.data != 0)
    mutual = sparse.csr_array((off.data[keep].astype(np.float64), (off.row[keep], off.col[keep])), shape=matrix.shape)
    return mutual, np.asarray(mutual.sum(axis=1)).ravel()


def _rows_by(matrix: Any, divisor: Any) -> Any:
    inverse = np.divide(1.0, divisor, out=np.zeros(len(divisor)), where=divisor > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ matrix)


def _where(values: Any, pattern: Any) -> Any:
    """Return the values in the cells that ``pattern`` has."""
    ones = sparse.csr_array((np.ones(pattern.nnz), pattern.indices, pattern.indptr), shape=pattern.shape)
    return values.multiply(ones)


def _named(nodes: list[Any], values: Any) -> dict[Any, float | None]:
    return {node: None if value != value else value for node, value in zip(nodes, values.tolist(), strict=True)}
