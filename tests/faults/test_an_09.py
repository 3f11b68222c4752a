"""AN-09: eigenvector scores are arbitrary, even negative, on a network in pieces, so they are not offered."""

import networkx as nx
import pytest

import kgraph.network.measures
from kgraph.network import components
from kgraph.network.measures import betweenness

PAIRS = nx.Graph([(1, 2), (3, 4)])


@pytest.mark.parametrize("measure", [components.closeness, components.harmonic, betweenness.betweenness])
def test_all_four_of_two_pairs_are_equal_and_none_is_negative(measure):
    (value,) = set(measure(PAIRS).values())
    assert value >= 0


def test_the_module_says_why_there_is_no_eigenvector_centrality():
    assert "Eigenvector centrality is not offered" in components.__doc__
    assert not any("eigen" in name.lower() for name in (*dir(components), *dir(kgraph.network.measures)))
