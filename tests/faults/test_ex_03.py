"""EX-03: control characters pasted from a spreadsheet make a file that no reader of XML opens."""

import io
import xml.etree.ElementTree as ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kgraph.pipeline.exporting import rdf_xml
from kgraph.render.exports import export, from_graph


@pytest.fixture
def words(shared):
    import json

    cases = map(json.loads, (shared / "faults" / "cases.jsonl").read_text("utf-8").splitlines())
    told = next(case["input"] for case in cases if case["id"] == "EX-03").split("'")[1]
    return told.encode("utf-8").decode("utf-8").replace("\\x0b", "\x0b")


def test_gexf_and_graphml_parse_and_one_notice_tells_of_it(words):
    assert "\x0b" in words
    graph = nx.Graph()
    graph.add_node("b", label="みほん", 説明=words)
    net = from_graph(graph)
    assert len(net.notices) == 1
    for form, read in (("gexf", nx.read_gexf), ("graphml", nx.read_graphml)):
        assert read(io.BytesIO(export(net, form))).nodes["b"]["説明"] == words.replace("\x0b", " ")


def test_rdf_xml_parses_and_one_notice_tells_of_it(words):
    note = ox.NamedNode("http://www.w3.org/2004/02/skos/core#note")
    body = ox.NamedNode("https://w3id.org/kgraph/id/b-x")
    quads = [ox.Quad(body, note, ox.Literal(words, language="ja")), ox.Quad(body, note, ox.Literal(words))]
    data, notices = rdf_xml(quads)
    ElementTree.fromstring(data)
    read = rdflib.Graph().parse(data=data, format="xml")
    assert {str(text) for text in read.objects()} == {words.replace("\x0b", " ")}
    assert len(notices) == 1
    assert "2" in notices[0].en


def test_without_such_characters_there_is_no_notice():
    assert from_graph(nx.path_graph(3)).notices == ()
    assert rdf_xml([])[1] == ()
