"""AN-03: projecting a disconnected or directed network fails, or finds no shared partner at all."""

import networkx as nx
import pytest

from kgraph.network import projection


@pytest.fixture
def network():
    graph = nx.DiGraph([("甲", "P1"), ("乙", "P1"), ("丙", "P2")])
    graph.add_node("丁")
    return projection.from_graph(graph, ["甲", "乙", "丙", "丁"])


def test_only_the_pair_with_a_partner_in_common_is_tied(network):
    (pair,) = projection.pairs(network)
    assert ({pair.a, pair.b}, pair.count) == ({"甲", "乙"}, 1)


def test_groups_without_a_tie_are_listed_with_none(network):
    groups = projection.group_graph(network)
    assert dict(groups.degree(weight="count")) == {"甲": 1, "乙": 1, "丙": 0, "丁": 0}


def test_the_modes_are_told_not_guessed():
    with pytest.raises(ValueError, match="not two-mode"):
        projection.from_graph(nx.DiGraph([("甲", "P1"), ("P1", "P2")]), ["甲"])
