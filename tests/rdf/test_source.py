"""The source and its graph."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.errors import DataError
from kgraph.rdf import notice, to_quads
from kgraph.statements import Source, Statements


def test_the_source_tells_publisher_title_issue_and_digest(statements: Statements) -> None:
    about = vocab.thing("source-test")
    found = {(vocab.compact(q.predicate.value), q.object) for q in to_quads(statements) if q.subject.value == about}
    date = ox.NamedNode(f"{vocab.XSD}date")
    assert found == {
        ("rdf:type", ox.NamedNode(vocab.expand("schema:DigitalDocument"))),
        ("rdf:type", ox.NamedNode(vocab.expand("prov:Entity"))),
        ("dct:title", ox.Literal("事例集", language="ja")),
        ("schema:publisher", ox.Literal("発行者", language="ja")),
        ("schema:sha256", ox.Literal("0" * 64)),
        ("dct:issued", ox.Literal("2025-12", datatype=ox.NamedNode(f"{vocab.XSD}gYearMonth"))),
        ("kg:start", ox.Literal("2025-12-01", datatype=date)),
        ("kg:end", ox.Literal("2025-12-31", datatype=date)),
    }


def test_the_graph_says_that_it_is_no_official_publication_and_where_it_is_from(statements: Statements) -> None:
    about = vocab.thing("graph-test")
    found = {q.predicate.value: q.object for q in to_quads(statements) if q.subject.value == about}
    assert found[f"{vocab.PROV}wasDerivedFrom"].value == vocab.thing("source-test")
    said = {q.object.value for q in to_quads(statements) if q.predicate.value == f"{vocab.SCHEMA}description"}
    assert said == {notice(statements.source).ja, notice(statements.source).en}


def test_the_notice_names_the_document_its_date_and_what_to_do(source: Source) -> None:
    said = notice(source)
    for text in (said.ja, said.en):
        assert "発行者" in text
        assert "事例集" in text
        assert "2025-12" in text
    assert "公式の刊行物ではありません" in said.ja
    assert "no official publication" in said.en


def test_a_date_of_issue_that_is_none_is_refused(statements: Statements, source: Source) -> None:
    with pytest.raises(DataError) as caught:
        to_quads(replace(statements, source=replace(source, issued="令和7年12月")))
    assert caught.value.problems[0].found == "令和7年12月"
