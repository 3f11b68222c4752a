from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import CallError
from kgraph.query import Iri
from kgraph.query.bind import bind, term_of


def rows(text: str) -> list[list[str | None]]:
    answer = ox.Store().query(text)
    assert isinstance(answer, ox.QuerySolutions)
    return [[None if term is None else term.value for term in solution] for solution in answer]


X = {"x": ox.Literal("値")}


@pytest.mark.parametrize(
    "pattern",
    [
        "{ BIND(?x AS ?a) } UNION { FILTER(false) }",
        "{ SELECT ?a { BIND(?x AS ?a) } }",
        "{ SELECT (MAX(?x) AS ?a) { } GROUP BY ?x }",
        'VALUES ?a { "値" "他" } MINUS { VALUES ?a { "他" } FILTER(?x = "値") }',
        'VALUES ?a { "値" "他" } FILTER EXISTS { FILTER(?a = ?x) }',
        'VALUES ?b { 1 } OPTIONAL { VALUES ?a { "値" "他" } FILTER(?a = ?x) }',
    ],
)
def test_a_value_reaches_every_part_of_the_query(pattern):
    assert rows(bind(f"SELECT ?a {{ {pattern} }}", X)) == [["値"]]


def test_a_value_that_is_projected_is_a_column():
    assert rows(bind("SELECT ?x (STR(?x) AS ?y) { }", X)) == [["値", "値"]]


def test_a_value_may_stand_in_group_by_and_order_by():
    assert rows(bind("SELECT (COUNT(*) AS ?n) { } GROUP BY ?x ORDER BY ?x", X)) == [["1"]]


def test_a_value_may_stand_in_having_and_inside_an_expression_of_order_by():
    assert rows(bind('SELECT (COUNT(*) AS ?n) { } HAVING(?x = "値") ORDER BY DESC(STR(?x))', X)) == [["1"]]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { BIND(1 AS ?x) }",
        "SELECT (1 AS ?x) { }",
        "SELECT * { VALUES (?y ?x) { (1 2) } }",
        "ASK { FILTER(BOUND(?x)) }",
    ],
)
def test_a_variable_that_the_query_sets_itself_is_no_parameter(query):
    with pytest.raises(CallError) as caught:
        bind(query, X)
    assert caught.value.problems[0].code == "parameter-is-set"


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", 'ASK { ?s ?p "?x" }', "ASK { ?s ?p ?xx } # ?x"])
def test_a_parameter_that_does_not_occur_is_an_error(query):
    with pytest.raises(CallError) as caught:
        bind(query, X)
    assert caught.value.problems[0].code == "unknown-parameter"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_stays_one_value(text):
    assert rows(bind("SELECT (?x AS ?y) (2 AS ?z) { }", {"x": term_of(text)})) == [[text, "2"]]


@pytest.mark.parametrize(
    "value,datatype",
    [(5, "integer"), (True, "boolean"), (Decimal("1.50"), "decimal"), (date(2025, 12, 1), "date"), ("01101", "string")],
)
def test_values_of_python_keep_their_type(value, datatype):
    term = term_of(value)
    assert isinstance(term, ox.Literal)
    assert term.datatype.value.rpartition("#")[2] == datatype


@pytest.mark.parametrize("iri", ["http://x/a b", "x> . ?s ?p <y", "相対", "http://x/　"])
def test_an_iri_that_is_none_is_refused(iri):
    with pytest.raises(CallError):
        term_of(Iri(iri))


def test_text_that_is_no_unicode_is_refused():
    with pytest.raises(CallError):
        term_of("\ud800")
