"""The parts that a network falls into, and paths within them: nothing is measured across a gap.

A network in pieces has no diameter, so each is told for its component, with the component's size. Closeness is cut down
by the share of nodes that are reached (S. Wasserman and K. Faust, Social Network Analysis, 1994, 5.2, as networkx does),
so that an island of two does not look like a centre; harmonic closeness (M. Marchiori and V. Latora, Harmony in the
small-world, Physica A 285, 2000, doi:10.1016/S0378-4371(00)00311-3) needs no cut. A node that reaches nobody has 0.

Eigenvector centrality is not offered: in a network of several components its values depend on the largest one alone,
and in a two-mode graph the power iteration does not come to rest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.network.measures.arrays import in_order

if TYPE_CHECKING:
    import networkx as nx

PATHS_MOST = 2000
"""Paths are measured in components of at most so many nodes: each node is a search through its component."""


@dataclass(frozen=True, slots=True)
class Component:
    """Nodes that reach each other; diameter and mean distance, None for one node or more than PATHS_MOST."""

    nodes: tuple[Any, ...]
    diameter: int | None
    mean_distance: float | None


@dataclass(frozen=True, slots=True)
class Components:
    """The components, largest first and then by their first node."""

    parts: tuple[Component, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many nodes each has."""
        return tuple(len(part.nodes) for part in self.parts)

    @property
    def outside(self) -> int:
        """How many nodes are not in the largest component."""
        return sum(self.sizes[1:])


def components(graph: nx.Graph[Any]) -> Components:
    """Return the components of any graph, direction aside, with the paths in each.

    >>> import networkx as nx
    >>> found = components(nx.Graph([(1, 2), (2, 3), (4, 5)]))
    >>> found.sizes, found.parts[0].diameter, found.outside
    ((3, 2), 2, 2)
    """
    near = _neighbours(graph)
    seen: set[Any] = set()
    parts: list[tuple[Any, ...]] = []
    for node in near:
        if node not in seen:
            reached = _distances(near, node)
            seen.update(reached)
            parts.append(tuple(in_order(reached)))
    parts.sort(key=lambda part: -len(part))  # stable: by their first node among equals
    return Components(tuple(_component(near, part) for part in parts))


def closeness(graph: nx.Graph[Any]) -> dict[Any, float]:
    """Return the closeness of each node of any graph, direction aside, over the share of nodes that it reaches."""
    near = _neighbours(graph)
    most = len(near) - 1
    values = {}
    for node, distances in _all_distances(near):
        reached, far = len(distances) - 1, sum(distances.values())
        values[node] = (reached / far) * (reached / most) if far else 0.0
    return values


def harmonic(graph: nx.Graph[Any]) -> dict[Any, float]:
    """Return the mean of 1/distance from each node to all others, 0 for those that it does not reach."""
    near = _neighbours(graph)
    most = max(len(near) - 1, 1)
    return {node: sum(1 / d for d in distances.values() if d) / most for node, distances in _all_distances(near)}


def _neighbours(graph: nx.Graph[Any]) -> dict[Any, list[Any]]:
    near: dict[Any, set[Any]] = {node: set() for node in in_order(graph)}
    for a, b in graph.edges():
        if a != b:
            near[a].add(b)
            near[b].add(a)
    return {node: in_order(some) for node, some in near.items()}


def _all_distances(near: Mapping[Any, list[Any]]) -> Iterator[tuple[Any, dict[Any, int]]]:
    for node in near:
        yield node, _distances(near, node)


def _distances(near: Mapping[Any, list[Any]], start: Any) -> dict[Any, int]:
    found, queue = {start: 0}, deque([start])
    while queue:
        node = queue.popleft()
        for other in near[node]:
            if other not in found:
                found[other] = found[node] + 1
                queue.append(other)
    return found


def _component(near: Mapping[Any, list[Any]], nodes: tuple[Any, ...]) -> Component:
    if not 1 < len(nodes) <= PATHS_MOST:
        return Component(nodes, None, None)
    longest, total = 0, 0
    for node in nodes:
        distances = _distances(near, node).values()
        longest, total = max(longest, *distances), total + sum(distances)
    return Component(nodes, longest, total / (len(nodes) * (len(nodes) - 1)))
