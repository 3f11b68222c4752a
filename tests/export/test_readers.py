"""Each format opens in its own reader, and holds the same nodes, edges, labels and attributes in all of them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx as nx
import openpyxl
import pytest

from kgraph.links import LinkTable
from kgraph.render.exports import Net, export, two_mode


def from_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def sheet(book: openpyxl.Workbook, name: str) -> list[dict[str, Any]]:
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def ends(net: Net) -> set[frozenset[str]]:
    return {frozenset((edge.source, edge.target)) for edge in net.edges}


def test_gexf(net: Net) -> None:
    read = nx.read_gexf(io.BytesIO(export(net, "gexf")))
    assert {node: data["label"] for node, data in read.nodes(data=True)} == {n.id: n.label for n in net.nodes}
    assert set(map(frozenset, read.edges())) == ends(net)
    for node in net.nodes:
        got = {name: value for name, value in read.nodes[node.id].items() if name != "label"}
        assert got == dict(node.attributes)
    for edge in net.edges:
        got = read.edges[edge.source, edge.target]
        assert got["weight"] == pytest.approx(edge.weight, rel=1e-5)
        assert edge.attributes.items() <= got.items()
    assert not read.is_directed()


def test_graphml(net: Net) -> None:
    read = nx.read_graphml(io.BytesIO(export(net, "graphml")))
    assert {node: data["label"] for node, data in read.nodes(data=True)} == {n.id: n.label for n in net.nodes}
    assert set(map(frozenset, read.edges())) == ends(net)
    for node in net.nodes:
        assert read.nodes[node.id] == {"label": node.label, **node.attributes}
    for edge in net.edges:
        got = read.edges[edge.source, edge.target]
        assert {**edge.attributes, "weight": edge.weight}.items() <= got.items()


def test_cytoscape(net: Net) -> None:
    read = nx.cytoscape_graph(json.loads(export(net, "cytoscape")))
    assert {node: data["name"] for node, data in read.nodes(data=True)} == {n.id: n.label for n in net.nodes}
    assert set(map(frozenset, read.edges())) == ends(net)
    assert all(node.attributes.items() <= read.nodes[node.id].items() for node in net.nodes)


def test_json(net: Net) -> None:
    data = json.loads(export(net, "json"))
    read = nx.node_link_graph(data, edges="edges")
    assert {node: attributes["label"] for node, attributes in read.nodes(data=True)} == {
        n.id: n.label for n in net.nodes
    }
    assert set(map(frozenset, read.edges())) == ends(net)


def test_pajek(net: Net) -> None:
    read = nx.read_pajek(io.BytesIO(export(net, "pajek")))
    labels = net.scoped_labels
    assert list(read) == [labels[node.id] for node in net.nodes]
    assert set(map(frozenset, read.edges())) == {frozenset(map(labels.get, pair)) for pair in ends(net)}
    shapes = {labels[n.id]: {"group": "box", "partner": "ellipse"}[n.mode] for n in net.nodes}
    assert {node: data["shape"] for node, data in read.nodes(data=True)} == shapes


def test_pajek_two_mode_tells_how_many_are_of_the_first_mode(table: LinkTable) -> None:
    net = two_mode(table)
    one, two = (export(net, name).decode("utf-8").splitlines() for name in ("pajek", "pajek-two-mode"))
    assert two[2] == f"*Vertices {len(net.nodes)} {len(table.groups)}"
    assert one[2] == f"*Vertices {len(net.nodes)}"
    assert one[3:] == two[3:]
    edges = [tuple(map(int, line.split()[:2])) for line in two[two.index("*Edges") + 1 :]]
    assert len(edges) == len(table.links)
    assert all(a <= len(table.groups) < b for a, b in edges)


def test_tables_of_nodes_and_edges(net: Net) -> None:
    nodes, edges = from_csv(export(net, "nodes-csv")), from_csv(export(net, "edges-csv"))
    assert [(row["Id"], row["Label"]) for row in nodes] == [(node.id, node.label) for node in net.nodes]
    assert {frozenset((row["Source"], row["Target"])) for row in edges} == ends(net)
    assert {row["Type"] for row in edges} == {"Undirected"}
    assert len({row["Id"] for row in edges}) == len(edges)


def test_kumu(net: Net) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(net, "kumu")))
    elements, connections = sheet(book, "Elements"), sheet(book, "Connections")
    assert [row["ID"] for row in elements] == [node.id for node in net.nodes]
    assert len({row["Label"] for row in elements}) == len(elements)
    assert {frozenset((row["From"], row["To"])) for row in connections} == ends(net)
    assert {row["Direction"] for row in connections} == {"undirected"}
    assert len({row["ID"] for row in connections}) == len(connections)
