"""Names that are code in a spreadsheet, in XML or in a format's own syntax are text in every export."""

from __future__ import annotations

import io
import json

import networkx as nx
import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from kgraph.render.exports import FORMATS, export, from_graph

NASTY = ('=HYPERLINK("x")', "＋1", "<b>&\"'", 'a\\"b', "行\n替え", "]]>", "% x", "*Edges", "a|b", "-1")


def nasty() -> nx.Graph:
    graph = nx.Graph()
    for at, name in enumerate(NASTY):
        graph.add_node(f"n{at}", label=name, bipartite=at % 2, note=name)
    graph.add_edge("n0", "n1", kinds=[NASTY[0]])
    return graph


def test_no_cell_runs_as_a_formula() -> None:
    net = from_graph(nasty())
    for form in ("nodes-csv", "edges-csv", "flat-csv"):
        for cell in export(net, form).decode("utf-8").replace("\n", ",").split(","):
            assert not cell.lstrip('"').startswith(("=", "＋", "-"))
    book = openpyxl.load_workbook(io.BytesIO(export(net, "kumu")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "f" not in {cell.data_type for cell in cells}
    assert NASTY[0] in {cell.value for cell in cells}


def test_names_come_back_as_they_were() -> None:
    net = from_graph(nasty())
    for read in (
        nx.read_gexf(io.BytesIO(export(net, "gexf"))),
        nx.read_graphml(io.BytesIO(export(net, "graphml"))),
        nx.node_link_graph(json.loads(export(net, "json")), edges="edges"),
    ):
        assert [read.nodes[f"n{at}"]["label"] for at in range(len(NASTY))] == list(NASTY)
        assert [read.nodes[f"n{at}"]["note"] for at in range(len(NASTY))] == list(NASTY)
    assert len(nx.read_pajek(io.BytesIO(export(net, "pajek")))) == len(NASTY)


@given(st.lists(st.text(), min_size=1, max_size=4), st.data())
def test_any_text_gives_files_that_parse(texts: list[str], data: st.DataObject) -> None:
    graph = nx.MultiGraph()
    for at, text in enumerate(texts):
        graph.add_node(
            at, label=text, note=text, other=data.draw(st.one_of(st.none(), st.integers(), st.text(), st.floats()))
        )
    graph.add_edge(0, len(texts) - 1, type=texts[0])
    graph.add_edge(0, len(texts) - 1, type=texts[-1])
    net = from_graph(graph)
    files = {form: export(net, form) for form in FORMATS if form != "kumu"}
    assert len(nx.read_gexf(io.BytesIO(files["gexf"]))) == len(texts)
    assert len(nx.read_graphml(io.BytesIO(files["graphml"]))) == len(texts)
    assert len(nx.read_pajek(io.BytesIO(files["pajek"]))) == len(texts)
    for form in ("json", "cytoscape"):
        json.loads(files[form], parse_constant=lambda name: 1 / 0)
