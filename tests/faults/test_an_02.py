"""AN-02: a strength of zero, none, or one that is text gives impossible scores or an error from deep within."""

import networkx as nx
import pytest

from kgraph.errors import CallError
from kgraph.network.measures.arrays import adjacency
from kgraph.network.strength import betweenness


def ties(strength):
    graph = nx.Graph([("a", "b")])
    graph.add_edge("a", "c", weight=strength)
    return graph


def test_zero_is_no_tie_and_is_reported_and_none_counts_as_one():
    found = betweenness(ties(0))
    assert found.excluded == (("a", "c"),)
    assert found.assumed == (("a", "b"),)
    assert all(0 <= value <= 1 for value in found.values.values())
    assert "0" in found.note.ja
    assert "left out" in found.note.en


def test_measures_by_strength_leave_it_out_as_well():
    nodes, matrix = adjacency(ties(0), "weight")
    assert nodes == ["a", "b", "c"]
    assert matrix.sum() == 2


@pytest.mark.parametrize("strength", ["強い", -1, float("nan"), float("inf"), True])
def test_what_is_no_strength_is_refused_in_words(strength):
    with pytest.raises(CallError, match="weight"):
        betweenness(ties(strength))
