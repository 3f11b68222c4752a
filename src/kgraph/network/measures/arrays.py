"""Graphs as sparse matrices: which node is which row, and nothing of the order in which nodes were added."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from kgraph.errors import CallError, Problem, Text

if TYPE_CHECKING:
    import networkx as nx


def in_order(nodes: Iterable[Hashable]) -> list[Any]:
    """Return nodes in an order of their own: sorted, and by type and text where they cannot be compared."""
    some: list[Any] = list(nodes)
    try:
        return sorted(some)
    except TypeError:
        return sorted(some, key=lambda node: (type(node).__name__, str(node)))


def adjacency(graph: nx.Graph[Any], weight: str | None = None) -> tuple[list[Any], Any]:
    """Return the nodes in order and their matrix: a row for each, a cell for each edge (both ways if undirected).

    ``weight`` names the attribute of the strength of a tie, 1 where an edge has none. Parallel edges are summed, or
    count once where no weight is asked for; loops and ties of strength 0 are left out. Raises CallError for a strength
    that is no number, or less than 0.
    """
    nodes = in_order(graph)
    at = {node: number for number, node in enumerate(nodes)}
    cells: dict[tuple[int, int], float] = {}
    for a, b, data in graph.edges(data=True):
        if a == b:
            continue
        strength = 1.0 if weight is None else as_strength(data.get(weight, 1), weight)
        if strength == 0:
            continue
        ways = ((at[a], at[b]),) if graph.is_directed() else ((at[a], at[b]), (at[b], at[a]))
        for way in ways:
            cells[way] = strength if weight is None else cells.get(way, 0.0) + strength
    keys = sorted(cells)
    index = np.array(keys, dtype=np.int64).reshape(-1, 2)
    values = np.array([cells[key] for key in keys], dtype=np.float64)
    return nodes, sparse.csr_array((values, (index[:, 0], index[:, 1])), shape=(len(nodes), len(nodes)))


def incidence(graph: nx.Graph[Any], groups: Collection[Any]) -> tuple[list[Any], list[Any], Any]:
    """Return the groups and the partners of a two-mode graph, each in order, and the matrix of ones between them.

    Direction does not matter and parallel edges count once. Raises ValueError for an edge within a mode.
    """
    first = set(groups)
    rows, columns = in_order(first), in_order(node for node in graph if node not in first)
    row, column = ({node: number for number, node in enumerate(names)} for names in (rows, columns))
    cells = set()
    for a, b in graph.edges():
        if (a in first) == (b in first):
            raise ValueError(f"not two-mode: {a} - {b}")
        cells.add((row[a], column[b]) if a in first else (row[b], column[a]))
    index = np.array(sorted(cells), dtype=np.int64).reshape(-1, 2)
    ones = np.ones(len(index))
    return rows, columns, sparse.csr_array((ones, (index[:, 0], index[:, 1])), shape=(len(rows), len(columns)))


def as_strength(value: Any, weight: str) -> float:
    """Return the strength of a tie as a number; ``weight`` is the attribute that holds it.

    Raises CallError for what is no finite number of 0 or more.
    """
    if not isinstance(value, bool) and isinstance(value, (int, float)) and 0 <= value < float("inf"):  # NaN is not
        return float(value)
    raise CallError(
        Problem(
            code="strength",
            file="graph",
            field=weight,
            found=str(value),
            expected=Text("0 以上の数", "a number, 0 or more"),
            todo=Text("つながりの強さを直してください", "mend the strength of that tie"),
        )
    )
