"""EX-06: Gephi shows one of several parallel links, drops rows of one Id, and loses edges where types are mixed."""

import csv
import io

import networkx as nx
import pytest

from kgraph.links import tables
from kgraph.pipeline import load_statements
from kgraph.render.exports import export, from_graph, two_mode


def rows(net):
    return list(csv.DictReader(io.StringIO(export(net, "flat-csv").decode("utf-8"))))


@pytest.mark.parametrize("back", [False, True])
def test_a_row_for_each_pair_with_strengths_summed(back):
    graph = nx.MultiGraph()
    graph.add_edge("甲", "乙", type="funds")
    graph.add_edge(*(("乙", "甲") if back else ("甲", "乙")), type="joint project")
    graph.add_edge("乙", "丙", type="funds")
    net = from_graph(graph)
    assert export(net, "flat-csv").decode("utf-8").splitlines()[0] == "Id,Source,Target,Type,Weight,Kinds"
    found = rows(net)
    assert sorted(row["Weight"] for row in found) == ["1", "2"]
    assert {row["Kinds"] for row in found} == {"funds; joint project", "funds"}
    assert len({row["Id"] for row in found}) == 2
    assert {row["Type"] for row in found} == {"Undirected"}


def test_directions_of_a_directed_network_stay_apart():
    found = rows(from_graph(nx.DiGraph([("a", "b"), ("b", "a")])))
    assert [(row["Source"], row["Target"], row["Type"]) for row in found] == [
        ("a", "b", "Directed"),
        ("b", "a", "Directed"),
    ]


def test_the_casebook_has_a_row_for_each_link():
    table = tables(load_statements(None))["kind"]
    found = rows(two_mode(table))
    assert len(found) == len(table.links) == len({row["Id"] for row in found})
