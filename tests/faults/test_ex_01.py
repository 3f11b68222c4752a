"""EX-01: an attribute that is empty, a list, a date or a number of numpy stops the export."""

import datetime
import io
import json

import networkx as nx
import numpy as np
import pytest

from kgraph.render.exports import FORMATS, export, from_graph


@pytest.fixture
def net():
    graph = nx.Graph()
    founded = datetime.date(2024, 4, 1)
    graph.add_node("b", label="みほんの会", 対象=["高齢者", "若者"], 設立=founded, URL=None, 職員=np.int64(5))
    graph.add_node("c", label="別の会", 種別={"x"}, 内訳={"常勤": 2}, 比=np.float64("nan"))
    graph.add_edge("b", "c", since=founded)
    return from_graph(graph)


@pytest.mark.parametrize(
    "read",
    [
        lambda net: nx.read_gexf(io.BytesIO(export(net, "gexf"))),
        lambda net: nx.read_graphml(io.BytesIO(export(net, "graphml"))),
        lambda net: nx.node_link_graph(json.loads(export(net, "json")), edges="edges"),
    ],
)
def test_lists_are_joined_dates_are_text_and_what_is_empty_is_not_there(net, read):
    graph = read(net)
    assert graph.nodes["b"] == {"label": "みほんの会", "対象": "高齢者; 若者", "設立": "2024-04-01", "職員": 5}
    assert graph.nodes["c"] == {"label": "別の会", "種別": "x", "内訳": "常勤: 2"}
    assert graph.edges["b", "c"]["since"] == "2024-04-01"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(net, form):
    assert export(net, form)
