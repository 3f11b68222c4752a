"""AN-07: path measures fail on a network in pieces, or make an island of two look like a centre."""

import networkx as nx
import pytest

from kgraph.network.components import closeness, components, harmonic


@pytest.fixture
def pieces():
    graph = nx.Graph([(1, 2), (2, 3), (4, 5)])
    graph.add_node(6)
    return graph


def test_paths_are_told_for_each_component_with_its_size(pieces):
    found = components(pieces)
    assert found.sizes == (3, 2, 1)
    assert [part.diameter for part in found.parts] == [2, 1, None]
    assert found.parts[0].mean_distance == pytest.approx(4 / 3)
    assert found.outside == 3


def test_an_island_is_less_close_than_the_centre_and_a_lone_node_has_none(pieces):
    values = closeness(pieces)
    assert (values[2], values[4], values[6]) == (pytest.approx(0.4), pytest.approx(0.2), 0)
    assert harmonic(pieces)[4] < harmonic(pieces)[2]
    assert harmonic(pieces)[6] == 0
