"""EX-02: an attribute that holds numbers and text is declared by the first, and the file cannot be read again."""

import io

import networkx as nx
import pytest

from kgraph.render.exports import export, from_graph


@pytest.fixture
def net():
    graph = nx.Graph()
    graph.add_node("a", 設立年=2020, 人数=3, 比=1)
    graph.add_node("b", 設立年="令和6", 人数=4, 比=0.5)
    return from_graph(graph)


def test_a_mixed_attribute_is_declared_as_text(net):
    assert net.node_columns == {"設立年": "string", "人数": "long", "比": "double"}
    assert b'title="\xe8\xa8\xad\xe7\xab\x8b\xe5\xb9\xb4" type="string"' in export(net, "gexf")


@pytest.mark.parametrize("form, read", [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_it_can_be_read_again(net, form, read):
    graph = read(io.BytesIO(export(net, form)))
    assert [graph.nodes[node]["設立年"] for node in "ab"] == ["2020", "令和6"]
    assert [graph.nodes[node]["人数"] for node in "ab"] == [3, 4]
    assert [graph.nodes[node]["比"] for node in "ab"] == [1.0, 0.5]
