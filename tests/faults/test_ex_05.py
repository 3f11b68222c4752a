"""EX-05: edges vanish because a key was renamed, and an attribute called id is overwritten by the key of the node."""

import json

import networkx as nx
import pytest

from kgraph.render.exports import export, from_graph


@pytest.fixture
def net(shared):
    cases = map(json.loads, (shared / "faults" / "cases.jsonl").read_text("utf-8").splitlines())
    number = next(case["input"] for case in cases if case["id"] == "EX-05").split("'")[1]
    graph = nx.Graph([("a", "b")])
    graph.add_node("a", id=number)
    return number, from_graph(graph)


def test_the_keys_are_the_documented_ones(net):
    data = json.loads(export(net[1], "json"))
    assert set(data) == {"directed", "multigraph", "graph", "nodes", "edges"}
    assert {"id", "label"} <= set(data["nodes"][0])
    assert set(data["edges"][0]) == {"id", "source", "target", "weight"}
    elements = json.loads(export(net[1], "cytoscape"))["elements"]
    assert set(elements) == {"nodes", "edges"}
    assert set(elements["edges"][0]["data"]) == {"id", "source", "target", "weight"}


@pytest.mark.parametrize("form", ["json", "cytoscape"])
def test_the_official_number_stands_under_its_own_name(net, form):
    number, written = net
    data = json.loads(export(written, form))
    node = data["nodes"][0] if form == "json" else data["elements"]["nodes"][0]["data"]
    assert node["id"] == "a"
    assert node["corporate_number"] == number
