"""Key players: the best set of k nodes, taken together, that fragments a network or reaches most of it.

S. P. Borgatti, Identifying sets of key players in a social network, Comput. Math. Organ. Theory 12 (2006),
doi:10.1007/s10588-006-7084-x: KPP-Neg (F without the set) and KPP-Pos (nodes within one step of the set, itself among
them). Every set is tried where there are few; else the set is grown greedily and then bettered by swaps, which need
not end at the best: the result says which.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any, Protocol

from kgraph.errors import CallError, Problem, Text
from kgraph.network.measures.fragmentation import Neighbours, component_sizes, f_of, numbered, without_each

if TYPE_CHECKING:
    import networkx as nx

FRAGMENT, REACH = "fragment", "reach"
GOALS = (FRAGMENT, REACH)

EXACT_MOST = 20_000
"""Sets, at most, that are all tried."""

_NEAR = 1e-12


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """The best sets of ``size`` nodes for a goal, their value (F, or nodes reached), and whether all sets were tried.

    ``sets`` are all that are equally good where all were tried, else the one that was found; nodes in order.
    """

    goal: str
    size: int
    value: float
    sets: tuple[tuple[Any, ...], ...]
    exact: bool


def key_players(
    graph: nx.Graph[Any],
    size: int,
    goal: str = FRAGMENT,
    *,
    candidates: Collection[Any] | None = None,
    counted: Collection[Any] | None = None,
) -> KeyPlayers:
    """Return the best sets of ``size`` nodes among ``candidates``; nodes in ``counted`` count (both: all by default).

    In a two-mode graph the candidates are the partners, and groups count. Raises CallError for an unknown goal or a
    size that is less than 1 or more than there are candidates.
    """
    nodes, neighbours = numbered(graph)
    able = set(nodes if candidates is None else candidates)
    some = set(nodes if counted is None else counted)
    weights = [1 if node in some else 0 for node in nodes]
    found = best_sets(neighbours, [at for at, node in enumerate(nodes) if node in able], weights, size, goal)
    sets = tuple(tuple(nodes[at] for at in one) for one in found.sets)
    return KeyPlayers(goal, size, found.value, sets, found.exact)


def best_sets(
    neighbours: Neighbours, candidates: Sequence[int], weights: Sequence[int], size: int, goal: str = FRAGMENT
) -> KeyPlayers:
    """Return the best sets of ``size`` numbered nodes. Raises CallError as ``key_players`` does."""
    if goal not in GOALS:
        raise CallError(_wrong("goal", goal, Text("fragment か reach", "fragment or reach")))
    if not 1 <= size <= len(candidates):
        raise CallError(_wrong("size", str(size), _up_to(len(candidates))))
    judge: _Judge = (_Fragment if goal == FRAGMENT else _Reach)(neighbours, weights)
    if comb(len(candidates), size) <= EXACT_MOST:
        value, sets = _all(judge.value, candidates, size)
        return KeyPlayers(goal, size, value, tuple(sets), True)
    value, one = _greedy(judge, neighbours, candidates, size)
    return KeyPlayers(goal, size, value, (one,), False)


def _up_to(most: int) -> Text:
    return Text(f"1〜{most}（候補の数）", f"1 to {most}, the number of candidates")


class _Judge(Protocol):
    def value(self, some: Sequence[int]) -> float:
        """Return how good a set is."""

    def with_each(self, some: Sequence[int], candidates: Sequence[int]) -> list[float]:
        """Return how good a set is with each of the candidates added."""


class _Fragment:
    def __init__(self, neighbours: Neighbours, weights: Sequence[int]) -> None:
        self.neighbours, self.weights = neighbours, weights

    def value(self, some: Sequence[int]) -> float:
        return f_of(component_sizes(self.neighbours, self.weights, some))

    def with_each(self, some: Sequence[int], candidates: Sequence[int]) -> list[float]:
        left = without_each(self.neighbours, self.weights, some)
        return [left[node].f for node in candidates]


class _Reach:
    """Nodes reached as bits of a whole number, so that a union is one operation."""

    def __init__(self, neighbours: Neighbours, weights: Sequence[int]) -> None:
        self.neighbours = neighbours
        self.bit = [-1] * len(weights)
        for at, node in enumerate(node for node, weight in enumerate(weights) if weight):
            self.bit[node] = at
        self.masks: dict[int, int] = {}

    def mask(self, node: int) -> int:
        """Return the nodes that count within one step of a node."""
        if node not in self.masks:
            bits = [self.bit[other] for other in (node, *self.neighbours[node]) if self.bit[other] >= 0]
            cells = bytearray((max(bits, default=-1) >> 3) + 1)
            for bit in bits:
                cells[bit >> 3] |= 1 << (bit & 7)
            self.masks[node] = int.from_bytes(cells, "little")
        return self.masks[node]

    def union(self, some: Sequence[int]) -> int:
        """Return the nodes that count within one step of any node of a set."""
        reached = 0
        for node in some:
            reached |= self.mask(node)
        return reached

    def value(self, some: Sequence[int]) -> float:
        return self.union(some).bit_count()

    def with_each(self, some: Sequence[int], candidates: Sequence[int]) -> list[float]:
        reached = self.union(some)
        return [(reached | self.mask(node)).bit_count() for node in candidates]


def _all(
    value: Callable[[Sequence[int]], float], candidates: Sequence[int], size: int
) -> tuple[float, list[tuple[int, ...]]]:
    best, sets = float("-inf"), list[tuple[int, ...]]()
    for some in combinations(candidates, size):
        now = value(some)
        if now > best + _NEAR:
            best, sets = now, [some]
        elif now > best - _NEAR:
            sets.append(some)
    return best, sets


def _greedy(
    judge: _Judge, neighbours: Neighbours, candidates: Sequence[int], size: int
) -> tuple[float, tuple[int, ...]]:
    """Better two sets by swaps, the greedily grown one and the nodes of most ties, and return the better of both."""
    grown: list[int] = []
    for _ in range(size):
        grown.append(_add(judge, grown, candidates)[1])
    tied = sorted(candidates, key=lambda node: (-len(neighbours[node]), node))[:size]
    first, second = (_swapped(judge, some, candidates) for some in (grown, tied))
    return second if second[0] > first[0] + _NEAR else first


def _swapped(judge: _Judge, chosen: Sequence[int], candidates: Sequence[int]) -> tuple[float, tuple[int, ...]]:
    """Change one node of a set for a better one, as long as there is any."""
    some, value = list(chosen), judge.value(chosen)
    better = True
    while better:
        better = False
        for at in range(len(some)):
            rest = some[:at] + some[at + 1 :]
            now, node = _add(judge, rest, candidates)
            if now > value + _NEAR:
                some, value, better = [*rest, node], now, True
    return value, tuple(sorted(some))


def _add(judge: _Judge, chosen: Sequence[int], candidates: Sequence[int]) -> tuple[float, int]:
    """Return the best value with one more node, and the first node that reaches it."""
    taken = set(chosen)
    free = [node for node in candidates if node not in taken]
    values = judge.with_each(chosen, free)
    best = max(values)
    return best, free[next(at for at, value in enumerate(values) if value > best - _NEAR)]


def _wrong(field: str, found: str, expected: Text) -> Problem:
    todo = Text("選び直してください", "choose another")
    return Problem(code=f"key-players-{field}", file="network", field=field, found=found, expected=expected, todo=todo)
