"""The two-mode network of groups and partners as a sparse matrix, and its projection to groups.

Two groups are tied by the partners they share. Raw counts say how many; Newman's weights give a partner of n groups
1/(n-1) for each pair of them, so that one big body does not outweigh many small ones (M. E. J. Newman, Scientific
collaboration networks II, Phys. Rev. E 64, 016132, 2001, eq. 3).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from kgraph.links import LinkTable

if TYPE_CHECKING:
    import networkx as nx

# Rows of the projection that are in memory at a time, where only sums over it are wanted.
_BLOCK_ROWS = 1024

# Bits in which the partners that two groups share are counted: a million.
_COUNT_BITS = 20


@dataclass(frozen=True)
class TwoMode:
    """Groups × partners as a sparse matrix of ones, rows and columns sorted by id. Groups without a link stay in."""

    groups: tuple[str, ...]
    partners: tuple[str, ...]
    matrix: Any

    @property
    def degrees(self) -> Any:
        """The number of groups of each partner, in the order of ``partners``."""
        return np.asarray(self.matrix.sum(axis=0), dtype=np.int64).ravel()

    def turned(self) -> TwoMode:
        """Return it with the modes changed over: partners × groups."""
        return TwoMode(self.partners, self.groups, self.matrix.T.tocsr())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups (in the order of their ids) that share ``count`` partners, weighted ``newman`` in all."""

    a: str
    b: str
    count: int
    newman: float


@dataclass(frozen=True)
class Exclusive:
    """The pairs of groups that only one partner links: row ``first`` and ``second``, by the column ``partner``.

    All three are arrays of the same length, sorted by (partner, first, second).
    """

    partner: Any
    first: Any
    second: Any


def two_mode(table: LinkTable) -> TwoMode:
    """Return the two-mode matrix of a table."""
    return _matrix(
        (g.id for g in table.groups),
        (p.id for p in table.partners),
        ((link.group, link.partner) for link in table.links),
    )


def from_graph(graph: nx.Graph[Any], groups: Collection[str]) -> TwoMode:
    """Return the two-mode matrix of any two-mode graph; ``groups`` are the nodes of the first mode.

    The direction of an edge does not matter and parallel edges count once. Raises ValueError for an edge within a mode.
    """
    first = set(groups)
    edges = []
    for a, b in graph.edges():
        if (a in first) == (b in first):
            raise ValueError(f"not two-mode: {a} - {b}")
        edges.append((a, b) if a in first else (b, a))
    return _matrix(groups, (n for n in graph if n not in first), edges)


def counts(network: TwoMode) -> Any:
    """Return the projection to groups as a sparse symmetric matrix: how many partners each pair shares."""
    shared = _shared_columns(network)
    return _without_diagonal(shared @ shared.T)


def newman(network: TwoMode) -> Any:
    """Return the projection to groups, a partner of n groups weighing 1/(n-1) (Newman 2001)."""
    shared = _shared_columns(network)
    degrees = np.asarray(shared.sum(axis=0), dtype=np.float64).ravel()
    return _without_diagonal((shared @ sparse.diags_array(1.0 / (degrees - 1.0))) @ shared.T)


def pairs(network: TwoMode) -> tuple[Pair, ...]:
    """Return every tied pair with both weights, sorted by the ids of the groups."""
    raw, weighted = sparse.triu(counts(network), k=1).tocoo(), newman(network).tocsr()
    names = network.groups
    order = np.lexsort((raw.col, raw.row))
    rows, columns, values = raw.row[order], raw.col[order], raw.data[order]
    weights = np.asarray(weighted[rows, columns]).ravel() if len(rows) else np.zeros(0)
    return tuple(
        Pair(names[a], names[b], int(n), float(w))
        for a, b, n, w in zip(rows.tolist(), columns.tolist(), values.tolist(), weights.tolist(), strict=True)
    )


def tied_pairs(network: TwoMode) -> int:
    """Return how many pairs of groups share a partner; in blocks of rows, so that memory does not grow with them."""
    b = _shared_columns(network)
    across = b.T.tocsr()
    twice = sum((b[at : at + _BLOCK_ROWS] @ across).nnz for at in range(0, b.shape[0], _BLOCK_ROWS))
    return int(twice - np.count_nonzero(np.diff(b.indptr))) // 2


def pair_count(degrees: Any) -> int:
    """Return how many pairs of links have one partner, from the number of groups of each partner."""
    return int((degrees * (degrees - 1) // 2).sum())


def ties(weights: Any) -> list[tuple[int, int, float]]:
    """Return the cells above the diagonal of a symmetric matrix as (row, column, weight), sorted."""
    upper = sparse.triu(weights, k=1).tocoo()
    return sorted(zip(upper.row.tolist(), upper.col.tolist(), upper.data.tolist(), strict=True))


def exclusive(network: TwoMode) -> Exclusive:
    """Return the pairs that share exactly one partner, with that partner.

    One product counts the shared partners in its low bits and sums their numbers in the high ones: where the count is
    one, the sum is that partner's number. Done in blocks of rows, so that memory does not grow with all tied pairs.
    """
    shared = np.flatnonzero(network.degrees > 1)
    b = _shared_columns(network)
    packed = b.T.tocsr().astype(np.int64)
    packed.data = np.repeat(1 + (np.arange(len(shared), dtype=np.int64) << _COUNT_BITS), np.diff(packed.indptr))
    found = [(np.zeros(0, np.int64),) * 3]
    for at in range(0, len(network.groups), _BLOCK_ROWS):
        cells = (b[at : at + _BLOCK_ROWS] @ packed).tocoo()
        single = (cells.data & ((1 << _COUNT_BITS) - 1) == 1) & (cells.row + at < cells.col)
        rows, columns = cells.row[single].astype(np.int64) + at, cells.col[single].astype(np.int64)
        found.append((shared[cells.data[single] >> _COUNT_BITS], rows, columns))
    partner, first, second = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((second, first, partner))
    return Exclusive(partner[order], first[order], second[order])


def to_networkx(table: LinkTable) -> nx.Graph[str]:
    """Return the two-mode graph of a table, nodes and edges inserted sorted by id.

    Nodes carry ``bipartite`` (0 group, 1 partner), ``id``, ``label``, ``label_en``, and partners ``kind``, ``nature``,
    ``places``; edges ``roles`` and ``evidence`` (the mentions). A body that leads an initiative and is a partner too
    stands on both sides: its partner node is named ``<id>/partner``.
    """
    import networkx as nx  # heavy: rankings need no graph library

    graph: nx.Graph[str] = nx.Graph(level=table.level)
    leads = set(table.group_by_id)
    for group in sorted(table.groups, key=lambda g: g.id):
        graph.add_node(group.id, bipartite=0, id=group.id, label=group.label, label_en=group.label)
    names = {p.id: f"{p.id}/partner" if p.id in leads else p.id for p in table.partners}
    for p in sorted(table.partners, key=lambda p: p.id):
        graph.add_node(
            names[p.id],
            bipartite=1,
            id=p.id,
            label=p.label,
            label_en=p.label_en,
            kind=p.kind,
            nature=p.nature,
            places=p.places,
        )
    for link in sorted(table.links, key=lambda link: (link.group, link.partner)):
        graph.add_edge(link.group, names[link.partner], roles=link.roles, evidence=link.evidence)
    return graph


def group_graph(network: TwoMode) -> nx.Graph[str]:
    """Return the projection to groups as a graph, isolated groups too; edges carry ``count`` and ``newman``."""
    import networkx as nx  # heavy: rankings need no graph library

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.groups)
    for pair in pairs(network):
        graph.add_edge(pair.a, pair.b, count=pair.count, newman=pair.newman)
    return graph


def _matrix(groups: Collection[str] | Iterator[str], partners: Iterator[str], edges: Any) -> TwoMode:
    rows, columns = tuple(sorted(groups)), tuple(sorted(partners))
    row, column = {g: at for at, g in enumerate(rows)}, {p: at for at, p in enumerate(columns)}
    at = sorted({(row[g], column[p]) for g, p in edges})
    index = np.array(at, dtype=np.int64).reshape(-1, 2)
    ones = np.ones(len(at), dtype=np.int64)
    return TwoMode(rows, columns, sparse.csr_array((ones, (index[:, 0], index[:, 1])), shape=(len(rows), len(columns))))


def _shared_columns(network: TwoMode) -> Any:
    """Return the columns of partners with two groups or more: the others tie no pair."""
    cells = network.matrix
    # Numbers of half the width where they fit: half the memory to go through.
    small = sparse.csr_array(
        (cells.data.astype(np.int32), cells.indices.astype(np.int32), cells.indptr.astype(np.int32)), shape=cells.shape
    )
    return small[:, np.flatnonzero(network.degrees > 1)]


def _without_diagonal(square: Any) -> Any:
    """Return a matrix without its diagonal; the columns of a row are in no order, which nobody needs."""
    row = np.repeat(np.arange(square.shape[0], dtype=square.indices.dtype), np.diff(square.indptr))
    off = np.flatnonzero(square.indices != row)
    kept = np.searchsorted(off, square.indptr)
    return sparse.csr_array((square.data[off], square.indices[off], kept), shape=square.shape)
