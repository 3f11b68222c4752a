"""EX-04: attributes named type, id or label take a slot of the format, and one of two names that differ in case goes."""

import io

import networkx as nx
import pytest

from kgraph.render.exports import export, from_graph


@pytest.fixture
def net():
    graph = nx.DiGraph()
    graph.add_node("b-1", label="内閣府", Kind="x", kind="y")
    graph.add_node("b-2", label="甲NPO")
    graph.add_edge("b-1", "b-2", type="funds", id="7", label="助成")
    return from_graph(graph)


@pytest.mark.parametrize("form, read", [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_the_kind_of_a_relation_comes_back_and_the_edge_is_directed(net, form, read):
    graph = read(io.BytesIO(export(net, form)))
    assert graph.is_directed()
    edge = graph.edges["b-1", "b-2"]
    assert (edge["relation_kind"], edge["own_id"], edge["relation_label"]) == ("funds", "7", "助成")
    assert edge["id"] != "7"
    assert [graph.nodes[node]["label"] for node in ("b-1", "b-2")] == ["内閣府", "甲NPO"]


def test_names_that_differ_in_case_only_are_told_apart(net):
    assert set(net.node_columns) == {"Kind", "kind_2"}


def test_ids_are_those_of_the_graph(net):
    assert [node.id for node in net.nodes] == ["b-1", "b-2"]
