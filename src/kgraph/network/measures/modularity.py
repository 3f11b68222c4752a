"""Modularity: how many more ties lie within modules than chance would put there; and modules of a two-mode graph.

M. E. J. Newman and M. Girvan, Finding and evaluating community structure in networks, Phys. Rev. E 69 (2004),
doi:10.1103/PhysRevE.69.026113. For two modes M. J. Barber, Modularity and community detection in bipartite networks,
Phys. Rev. E 76 (2007), doi:10.1103/PhysRevE.76.066102, with his BRIM: the modules of one mode follow from those of the
other, to and fro until nothing changes, from many starts at random and for each number of modules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import networkx as nx

STARTS = 50
SEED = 20251227
MOST_MODULES = 8

_CELLS = 20_000_000  # scores in memory at a time


@dataclass(frozen=True)
class Modules:
    """Modules of both modes: the module of each row and column (from 0, the largest first), and Barber's Q_B."""

    rows: Any
    columns: Any
    quality: float

    @property
    def count(self) -> int:
        """How many modules there are."""
        return len(set(self.rows.tolist()) | set(self.columns.tolist()))


def modularity(graph: nx.Graph[Any], parts: Iterable[Collection[Any]], weight: str | None = None) -> float | None:
    """Return Newman's modularity of a partition of an undirected graph; None where there is no tie."""
    from kgraph.network.measures.arrays import adjacency  # heavy

    nodes, matrix = adjacency(graph, weight)
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    return modularity_of(matrix, np.array([part_of[node] for node in nodes], dtype=np.int64))


def modularity_of(matrix: Any, labels: Any, resolution: float = 1.0) -> float | None:
    """Return Newman's modularity of labels of the rows of a symmetric matrix; None where it is empty."""
    cells = matrix.tocoo()
    total = float(cells.data.sum())
    if not total:
        return None
    inside = float(cells.data[labels[cells.row] == labels[cells.col]].sum())
    strength = np.bincount(labels, np.bincount(cells.row, cells.data, minlength=len(labels)))
    return inside / total - resolution * float((strength**2).sum()) / total**2


def barber(graph: nx.Graph[Any], groups: Collection[Any], parts: Iterable[Collection[Any]]) -> float | None:
    """Return Barber's modularity of a partition of a two-mode graph; None where there is no tie."""
    from kgraph.network.measures.arrays import incidence  # heavy

    rows, columns, matrix = incidence(graph, groups)
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    labels = [np.array([part_of[node] for node in names], dtype=np.int64) for names in (rows, columns)]
    return barber_of(matrix, *labels)


def barber_of(matrix: Any, rows: Any, columns: Any) -> float | None:
    """Return Barber's modularity of labels of the rows and columns of a matrix of ones; None where it is empty."""
    cells = matrix.tocoo()
    total = float(cells.data.sum())
    if not total:
        return None
    size = int(max(rows.max(initial=0), columns.max(initial=0))) + 1
    inside = float(cells.data[rows[cells.row] == columns[cells.col]].sum())
    by_row = np.bincount(rows[cells.row], cells.data, minlength=size)
    by_column = np.bincount(columns[cells.col], cells.data, minlength=size)
    return inside / total - float(by_row @ by_column) / total**2


def brim(matrix: Any, *, most_modules: int = MOST_MODULES, starts: int = STARTS, seed: int = SEED) -> Modules | None:
    """Return the best modules of a two-mode matrix (sparse, ones); None where it is empty.

    Tried are ``starts`` starts at random for each number of modules from 1 to ``most_modules``. Of equal ones the
    first found is taken, with the fewest modules.
    """
    if not matrix.nnz:
        return None
    rng = np.random.default_rng(seed)
    best: Modules | None = None
    for modules in range(1, min(most_modules, *matrix.shape) + 1):
        drawn = rng.integers(0, modules, size=(starts, matrix.shape[1]))
        rows, columns, qualities = settled(matrix, drawn, modules)
        top = int(qualities.round(9).argmax())
        if best is None or qualities[top] > best.quality + 1e-9:
            best = _in_order(rows[top], columns[top], float(qualities[top]))
    return best


def settled(matrix: Any, columns: Any, modules: int) -> tuple[Any, Any, Any]:
    """Return where starts (labels of the columns, below ``modules``: starts × columns) end: the labels of the rows and
    of the columns, and Q_B of each."""
    batch = max(1, _CELLS // (max(*matrix.shape, 1) * modules))
    parts = [_settled(matrix, columns[at : at + batch], modules) for at in range(0, len(columns), batch)]
    rows, ends, qualities = (np.concatenate(part) for part in zip(*parts, strict=True))
    return rows, ends, qualities


def followed(matrix: Any, rows: Any, modules: int) -> Any:
    """Return the labels of the columns that follow from labels of the rows (starts × rows)."""
    return _choose(matrix.T.tocsr(), rows, modules)


def _settled(matrix: Any, columns: Any, modules: int) -> tuple[Any, Any, Any]:
    """Let rows follow columns and columns rows until nothing changes."""
    across = matrix.T.tocsr()
    while True:
        rows = _choose(matrix, columns, modules)
        again = _choose(across, rows, modules)
        if (again == columns).all():
            break
        columns = again
    cells = matrix.tocoo()
    total = float(cells.data.sum())
    own, other = (np.asarray(matrix.sum(axis=axis), dtype=np.float64).ravel() for axis in (1, 0))
    inside = ((rows[:, cells.row] == columns[:, cells.col]) * cells.data).sum(axis=1)
    chance = np.array(
        [
            np.bincount(r, own, minlength=modules) @ np.bincount(c, other, minlength=modules)
            for r, c in zip(rows, columns, strict=True)
        ]
    )
    return rows, columns, inside / total - chance / total**2


def _choose(matrix: Any, labels: Any, modules: int) -> Any:
    """Return for each start the module of each row that its columns, labelled, speak for most (the lowest of equals)."""
    starts, size = labels.shape
    member = np.zeros((size, starts * modules))
    member[np.tile(np.arange(size), starts), (labels + modules * np.arange(starts)[:, None]).ravel()] = 1.0
    own, other = (np.asarray(matrix.sum(axis=axis), dtype=np.float64).ravel() for axis in (1, 0))
    score = matrix @ member - np.outer(own, other @ member) / own.sum()
    # Rounded, so that equals are equal whatever the order of a sum.
    return score.reshape(-1, starts, modules).round(9).argmax(axis=2).T


def _in_order(rows: Any, columns: Any, quality: float) -> Modules:
    """Number the modules by size (rows and columns), then by their first row or column."""
    both = np.r_[rows, columns]
    names, first, back, sizes = np.unique(both, return_index=True, return_inverse=True, return_counts=True)
    place = np.empty(len(names), dtype=np.int64)
    place[np.lexsort((first, -sizes))] = np.arange(len(names))
    labels = place[back]
    return Modules(labels[: len(rows)], labels[len(rows) :], quality)
