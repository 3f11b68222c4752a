"""The graph for rdflib, and the ontology as quads."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kgraph import resources, vocab
from kgraph.errors import DataError
from kgraph.rdf import ontology_quads, to_rdflib
from kgraph.rdf.terms import COUNT, PREF_LABEL, XSD_INTEGER, XSD_STRING

NODE = ox.NamedNode(vocab.thing("b-x"))


def test_a_typed_literal_keeps_its_digits() -> None:
    (triple,) = to_rdflib([ox.Quad(NODE, COUNT, ox.Literal("01101", datatype=XSD_INTEGER))])
    assert str(triple[2]) == "01101"


def test_a_plain_string_is_the_one_that_rdflibs_parsers_make() -> None:
    (triple,) = to_rdflib([ox.Quad(NODE, PREF_LABEL, ox.Literal("名", datatype=XSD_STRING))])
    assert triple[2] == rdflib.Literal("名")


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(ValueError, match="neither IRI nor literal"):
        to_rdflib([ox.Quad(ox.BlankNode(), PREF_LABEL, ox.Literal("名"))])


def test_ontology_quads_are_in_a_graph_of_their_own() -> None:
    quads = ontology_quads()
    assert {q.graph_name.value for q in quads} == {vocab.thing("graph-ontology")}
    assert vocab.expand("kg:NamedBody") in {q.subject.value for q in quads}
    assert vocab.concept("kinds", "school").iri in {q.subject.value for q in quads}


def test_a_broken_ontology_file_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.ttl").write_text("@prefix a: <http://a/> .\na:x a:y\n", "utf-8")
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path)
    with pytest.raises(DataError) as caught:
        ontology_quads()
    assert caught.value.problems[0].file == "ontology/bad.ttl"
    assert caught.value.problems[0].line > 0
