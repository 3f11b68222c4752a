"""Brokerage: in which roles a node stands between nodes of its own and of other classes.

R. V. Gould and R. M. Fernandez, Structures of mediation, Sociological Methodology 19 (1989), doi:10.2307/270949: of
every path a → b → c without a tie a → c, b is a

``coordinator``     between two of its own class,
``gatekeeper``      that lets one of another class in to its own,
``representative``  that leads one of its own class out to another,
``itinerant``       between two of one class that is not its own,
``liaison``         between two classes, neither its own.

Ties without direction have no gatekeeper apart from a representative: both are ``gateway`` there, and each pair of
ends counts once. In a two-mode graph two groups are never tied, and a partner stands between every pair of its groups
(after L. Jasny and M. Lubell, Two-mode brokerage in policy networks, Social Networks 41 (2015),
doi:10.1016/j.socnet.2014.11.005). A class of None is a class of nobody else: such a node is itinerant or liaison only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.network.measures.arrays import in_order

if TYPE_CHECKING:
    import networkx as nx

ROLES = ("coordinator", "gatekeeper", "representative", "itinerant", "liaison")
UNDIRECTED_ROLES = ("coordinator", "gateway", "itinerant", "liaison")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brokerage:
    """How many pairs a partner stands between in each undirected role; ``across`` those of two different classes."""

    coordinator: int = 0
    gateway: int = 0
    itinerant: int = 0
    liaison: int = 0

    @property
    def total(self) -> int:
        """All pairs."""
        return self.coordinator + self.gateway + self.itinerant + self.liaison

    @property
    def across(self) -> int:
        """The pairs whose ends are of two classes."""
        return self.gateway + self.liaison


def brokerage(graph: nx.Graph[Any], classes: Mapping[Any, Hashable]) -> dict[Any, dict[str, int]]:
    """Return for each node how often it has each role: ROLES of a directed graph, UNDIRECTED_ROLES of another.

    Parallel edges count once and loops not at all. A node that ``classes`` lacks is of class None.
    """
    directed = graph.is_directed()
    onward: dict[Any, set[Any]] = {node: set() for node in in_order(graph)}
    inward: dict[Any, set[Any]] = {node: set() for node in onward}
    for a, b in graph.edges():
        for tail, head in ((a, b),) if directed else ((a, b), (b, a)):
            if tail != head:
                onward[tail].add(head)
                inward[head].add(tail)
    found = {}
    for node in onward:
        roles: Counter[str] = Counter()
        for a in inward[node]:
            for c in onward[node] - onward[a]:
                if a != c:
                    roles[_role(classes.get(a), classes.get(node), classes.get(c))] += 1
        found[node] = {role: roles[role] for role in ROLES} if directed else _undirected(roles)
    return found


def between_groups(own: Hashable | None, groups: Iterable[Hashable | None]) -> Brokerage:
    """Return the pairs of groups, given by their classes, that a partner of class ``own`` stands between.

    Counted by class, so that a partner of very many groups costs no more than its links.

    >>> between_groups("a", ["a", "a", "b", "b", "c"])
    Brokerage(coordinator=1, gateway=6, itinerant=1, liaison=2)
    """
    sizes = Counter(groups)
    strange = sizes.pop(None, 0)
    total = sum(sizes.values()) + strange
    inside = sizes.pop(own, 0) if own is not None else 0
    itinerant = sum(n * (n - 1) // 2 for n in sizes.values())
    coordinator, gateway = inside * (inside - 1) // 2, inside * (total - inside)
    liaison = total * (total - 1) // 2 - coordinator - gateway - itinerant
    return Brokerage(coordinator=coordinator, gateway=gateway, itinerant=itinerant, liaison=liaison)


def _role(a: Hashable | None, b: Hashable | None, c: Hashable | None) -> str:
    """Return the role of b between a and c."""
    first, second = a is not None and a == b, c is not None and c == b
    if first or second:
        return "coordinator" if first and second else "representative" if first else "gatekeeper"
    return "itinerant" if a is not None and a == c else "liaison"


def _undirected(roles: Mapping[str, int]) -> dict[str, int]:
    """Return the roles of ordered pairs, which come both ways, as those of unordered ones."""
    halves = {role: roles[role] // 2 for role in ("coordinator", "itinerant", "liaison")}
    return {role: halves.get(role, roles["gatekeeper"]) for role in UNDIRECTED_ROLES}
