"""AN-06: a network without links divides by zero where its clusters are measured."""

import json

import numpy as np

from kgraph.links import GroupNode, LinkTable
from kgraph.network import clusters, results
from kgraph.network.communities import dense
from kgraph.network.measures import modularity

GROUPS = ("b-1", "b-2", "b-3")


def table():
    groups = tuple(GroupNode(id=g, label=g, initiatives=(), sources=(), line=at) for at, g in enumerate(GROUPS, 1))
    return LinkTable(level="body", groups=groups, partners=(), links=())


def test_each_stands_by_itself_and_quality_is_not_defined_in_valid_json():
    answer = clusters.find(table())
    assert answer.unconnected == GROUPS
    assert answer.modularity is None
    written = json.dumps(results.clusters_dict(answer, "ja"), allow_nan=False)
    assert json.loads(written)["summary"]["modularity"] is None


def test_modularity_of_a_graph_without_edges_is_none():
    import networkx as nx

    graph = nx.empty_graph(3)
    assert modularity.modularity(graph, [{0}, {1}, {2}]) is None


def test_each_body_is_a_community_of_one():
    labels, _ = dense.communities(np.zeros((3, 3)), 4, 1)
    assert [len(set(run)) for run in labels.tolist()] == [3] * 4
