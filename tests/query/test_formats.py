from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.errors import CallError
from kgraph.query import GRAPH_FORMATS, RESULT_FORMATS, Result, default_format, query, write
from kgraph.store import store_from

IRI = ox.NamedNode(vocab.ID + "b-1")
ROWS = Result(
    kind="select",
    variables=("a", "b"),
    rows=(
        (ox.Literal('孤独, "対策"\n次の行', language="ja"), IRI),
        (ox.Literal("=1+1"), None),
        (ox.Literal(-5), ox.Literal("01101")),
        (ox.Literal("＝SUM(A1)"), ox.Literal("2025-12", datatype=ox.NamedNode(vocab.XSD + "gYearMonth"))),
    ),
)
TRIPLES = query(
    store_from(
        [
            ox.Quad(IRI, ox.NamedNode(vocab.expand("skos:prefLabel")), ox.Literal("孤独", language="ja")),
            ox.Quad(IRI, ox.NamedNode(vocab.expand("kg:line")), ox.Literal(38)),
        ]
    ),
    "CONSTRUCT WHERE { ?s ?p ?o }",
)


def read_back(document: str, kind: ox.QueryResultsFormat) -> tuple[tuple[object, ...], ...]:
    parsed = ox.parse_query_results(document, kind)
    assert isinstance(parsed, ox.QuerySolutions)
    return tuple(tuple(solution[at] for at in range(2)) for solution in parsed)


@pytest.mark.parametrize("form,kind", [("json", "JSON"), ("xml", "XML"), ("tsv", "TSV")])
def test_result_formats_keep_every_term(form, kind):
    assert read_back(write(ROWS, form), getattr(ox.QueryResultsFormat, kind)) == ROWS.rows


def test_json_is_that_of_sparql_and_japanese_is_not_escaped():
    document = write(ROWS, "json")
    assert "孤独" in document
    bindings = json.loads(document)["results"]["bindings"]
    assert bindings[0] == {
        "a": {"type": "literal", "value": '孤独, "対策"\n次の行', "xml:lang": "ja"},
        "b": {"type": "uri", "value": IRI.value},
    }
    assert "b" not in bindings[1]


def test_csv_holds_values_and_no_cell_runs_in_a_spreadsheet():
    rows = list(csv.reader(io.StringIO(write(ROWS, "csv"))))
    assert rows == [
        ["a", "b"],
        ['孤独, "対策"\n次の行', IRI.value],
        ["'=1+1", ""],
        ["-5", "01101"],
        ["'＝SUM(A1)", "2025-12"],
    ]


def test_an_empty_answer_is_a_header_only():
    assert write(Result(kind="select", variables=("a", "b")), "csv") == "a,b\n"


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_graph_formats_read_back_to_the_same_triples(form):
    document = write(TRIPLES, form)
    assert {quad.triple for quad in ox.parse(document, GRAPH_FORMATS[form])} == set(TRIPLES.triples)
    assert "孤独" in document


def test_turtle_uses_our_prefixes_and_only_those_it_needs():
    document = write(TRIPLES, "ttl")
    assert {line.split()[1] for line in document.splitlines() if line.startswith("@prefix")} == {
        "id:",
        "kg:",
        "skos:",
        "xsd:",
    }
    assert "id:b-1 " in document


def test_ask_is_written_as_json_and_xml():
    assert json.loads(write(Result(kind="ask", answer=True), "json"))["boolean"] is True
    assert "<boolean>false</boolean>" in write(Result(kind="ask"), "xml")


@pytest.mark.parametrize("result,form", [(ROWS, "ttl"), (TRIPLES, "csv"), (Result(kind="ask"), "csv"), (ROWS, "xlsx")])
def test_a_format_that_the_answer_does_not_have_is_an_error_that_lists_those_it_has(result, form):
    with pytest.raises(CallError) as caught:
        write(result, form)
    known = GRAPH_FORMATS if result.kind == "construct" else RESULT_FORMATS
    assert default_format(result) in known
    assert default_format(result) in caught.value.problems[0].expected.en
