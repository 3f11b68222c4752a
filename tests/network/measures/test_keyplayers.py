"""Key players: all sets where few, else greedy with swaps; what cannot be asked is refused."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import CallError
from kgraph.network.measures import keyplayers
from kgraph.network.measures.fragmentation import fragmentation
from kgraph.network.measures.keyplayers import FRAGMENT, GOALS, REACH, key_players


def test_partners_that_reach_most_groups_are_not_counted_themselves() -> None:
    graph = nx.Graph([(g, p) for p, groups in {"x": "abc", "y": "cd", "z": "ab"}.items() for g in groups])
    best = key_players(graph, 2, REACH, candidates="xyz", counted="abcd")
    assert (best.value, best.sets) == (4, (("x", "y"), ("y", "z")))


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1), st.integers(1, 3))
@settings(max_examples=25)
def test_all_sets_are_compared(edges: set[tuple[int, int]], size: int) -> None:
    graph = nx.Graph(sorted(edges))
    graph.add_nodes_from(range(8))
    best = key_players(graph, size, FRAGMENT)
    values = {some: fragmentation(graph, some) for some in combinations(range(8), size)}
    assert best.value == pytest.approx(max(values.values()))
    assert set(best.sets) == {some for some, value in values.items() if value > best.value - 1e-9}


@pytest.mark.parametrize("goal", GOALS)
def test_greedy_with_swaps_is_no_worse_than_greedy_and_says_that_it_is_not_exact(
    goal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nx.karate_club_graph()
    exact = key_players(graph, 3, goal)
    monkeypatch.setattr(keyplayers, "EXACT_MOST", 10)
    found = key_players(graph, 3, goal)
    assert (exact.exact, found.exact, len(found.sets)) == (True, False, 1)
    assert found.value == pytest.approx(exact.value)  # here the swaps do reach the best
    assert found.sets[0] in exact.sets


@pytest.mark.parametrize("size, goal", [(0, FRAGMENT), (4, REACH), (1, "please")])
def test_what_cannot_be_is_refused(size: int, goal: str) -> None:
    with pytest.raises(CallError):
        key_players(nx.path_graph(3), size, goal)
