"""Fragmentation: which share of the pairs of nodes cannot reach one another, and what it is when a node goes.

F of S. P. Borgatti, Identifying sets of key players in a social network, Comput. Math. Organ. Theory 12 (2006),
doi:10.1007/s10588-006-7084-x. What each single node would leave behind comes from one depth-first search (R. Tarjan,
SIAM J. Comput. 1 (1972), doi:10.1137/0201010), so that it costs no more than reading the graph once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.network.measures.arrays import in_order

if TYPE_CHECKING:
    import networkx as nx

Neighbours = Sequence[Sequence[int]]
"""For each node (a number) the nodes it is tied to, once each."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What a node leaves behind when it goes: F of the rest, and the sizes of the parts that its component falls into."""

    f: float
    parts: tuple[int, ...]

    @property
    def cuts(self) -> bool:
        """Whether the node is an articulation point: what counts falls apart without it."""
        return len(self.parts) > 1


def fragmentation(graph: nx.Graph[Any], removed: Collection[Any] = ()) -> float:
    """Return F of a graph without the nodes ``removed``: 0 all reach all, 1 nobody reaches anybody (or nobody is left)."""
    _, neighbours = numbered(graph)
    gone = {node for node, name in enumerate(in_order(graph)) if name in set(removed)}
    return f_of(component_sizes(neighbours, gone=gone))


def removals(graph: nx.Graph[Any], counted: Collection[Any] | None = None) -> dict[Any, Removal]:
    """Return for each node what it leaves behind; only nodes in ``counted`` count (all by default)."""
    nodes, neighbours = numbered(graph)
    some = None if counted is None else set(counted)
    weights = [1 if some is None or node in some else 0 for node in nodes]
    return dict(zip(nodes, without_each(neighbours, weights), strict=True))


def articulation_points(graph: nx.Graph[Any]) -> list[Any]:
    """Return the nodes without which their component falls apart, in order."""
    found: Mapping[Any, Removal] = removals(graph)
    return [node for node, removal in found.items() if removal.cuts]


def numbered(graph: nx.Graph[Any]) -> tuple[list[Any], list[list[int]]]:
    """Return the nodes in order, and for each the numbers of those it is tied to; direction and loops do not matter."""
    nodes = in_order(graph)
    at = {node: number for number, node in enumerate(nodes)}
    ties: list[set[int]] = [set() for _ in nodes]
    for a, b in graph.edges():
        if a != b:
            ties[at[a]].add(at[b])
            ties[at[b]].add(at[a])
    return nodes, [sorted(some) for some in ties]


def f_of(sizes: Sequence[int]) -> float:
    """Return F for components of these sizes: 1 where fewer than two nodes are left.

    >>> round(f_of([7, 2]), 4)
    0.3889
    """
    total = sum(sizes)
    return 1.0 - sum(size * (size - 1) for size in sizes) / (total * (total - 1)) if total > 1 else 1.0


def component_sizes(
    neighbours: Neighbours, weights: Sequence[int] | None = None, gone: Collection[int] = ()
) -> list[int]:
    """Return how many nodes (or how much weight) each component has without the nodes ``gone``, largest first."""
    seen = [False] * len(neighbours)
    for node in gone:
        seen[node] = True
    sizes = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        seen[start], stack, size = True, [start], 0
        while stack:
            node = stack.pop()
            size += 1 if weights is None else weights[node]
            for other in neighbours[node]:
                if not seen[other]:
                    seen[other] = True
                    stack.append(other)
        sizes.append(size)
    return sorted((size for size in sizes if size), reverse=True)


def without_each(neighbours: Neighbours, weights: Sequence[int], gone: Collection[int] = ()) -> list[Removal]:
    """Return for each node what it would leave behind, nodes counting by their weights.

    Nodes in ``gone`` are taken as away already; theirs is what is left as it is.
    """
    tree = _Tree.of(neighbours, weights, gone)
    whole = {root: tree.below[root] for root in tree.roots}
    counted, pairs = sum(whole.values()), sum(size * (size - 1) for size in whole.values())
    found = []
    for node, weight in enumerate(weights):
        root = tree.root[node]
        if root < 0:
            found.append(Removal(_f(pairs, counted), ()))
            continue
        parts = [size for size in tree.cut[node] if size]
        rest = whole[root] - weight - sum(parts)
        if rest:
            parts.append(rest)
        own = whole[root] * (whole[root] - 1)
        left = pairs - own + sum(size * (size - 1) for size in parts)
        found.append(Removal(_f(left, counted - weight), tuple(sorted(parts, reverse=True))))
    return found


def _f(pairs: int, total: int) -> float:
    return 1.0 - pairs / (total * (total - 1)) if total > 1 else 1.0


@dataclass(slots=True)
class _Tree:
    """A depth-first forest: of each node its root, the weight below it, and the weights that it alone holds on."""

    roots: list[int]
    root: list[int]
    below: list[int]
    cut: list[list[int]]

    @classmethod
    def of(cls, neighbours: Neighbours, weights: Sequence[int], gone: Collection[int]) -> _Tree:
        """Search without recursion: a chain of groups may be as long as the table."""
        size = len(neighbours)
        order, low, next_at, parent = [-1] * size, [0] * size, [0] * size, [-1] * size
        tree = cls([], [-1] * size, list(weights), [[] for _ in range(size)])
        away, time = set(gone), 0
        for start in range(size):
            if order[start] >= 0 or start in away:
                continue
            tree.roots.append(start)
            order[start] = low[start] = time
            time += 1
            tree.root[start] = start
            stack = [start]
            while stack:
                node = stack[-1]
                if next_at[node] < len(neighbours[node]):
                    other = neighbours[node][next_at[node]]
                    next_at[node] += 1
                    if other in away:
                        continue
                    if order[other] < 0:
                        order[other] = low[other] = time
                        time += 1
                        parent[other], tree.root[other] = node, start
                        stack.append(other)
                    elif other != parent[node]:
                        low[node] = min(low[node], order[other])
                    continue
                stack.pop()
                above = parent[node]
                if above >= 0:
                    low[above] = min(low[above], low[node])
                    tree.below[above] += tree.below[node]
                    if low[node] >= order[above]:
                        tree.cut[above].append(tree.below[node])
        return tree
