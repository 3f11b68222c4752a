from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgraph.query import QuerySyntaxError, query
from kgraph.store import store_from

STORE = store_from([])


def error(text: str) -> QuerySyntaxError:
    with pytest.raises(QuerySyntaxError) as caught:
        query(STORE, text, name="own.rq")
    return caught.value


# The query, where the slip stands (| before it is taken out), and what the hint must hold.
SLIPS = [
    ("SELECT ?s |｛ ?s ?p ?o }", "{"),
    ("SELECT ?s {\n ?s ?p|　?o }", "U+3000"),
    ("SELECT ?s { ?s ?p|\u00a0?o }", "U+00A0"),
    ("|\u200bSELECT ?s { ?s ?p ?o }", "U+200B"),
    ("|ＳＥＬＥＣＴ ?s { ?s ?p ?o }", "S (ASCII)"),
    ("SELECT |？s { ?s ?p ?o }", "?"),
    ("SELECT ?s { ?s ?p |“孤独” }", '"'),
    ("SELECT ?s { ?s ?p |「孤独」 }", '"'),
    ("SELECT ?s { ?s ?p ?o |。}", "."),
    ("SELECT ?s { ?s kg|：line ?o }", ":"),
    ('SELECT ?s { ?s |foaf:name "孤独" }', "PREFIX foaf:"),
    ('SELECT ?s { ?s |scos:prefLabel "孤独" }', "skos"),
    ("SELECT ?s |{ ?s ?p ?o", "}"),
    ("SELECT ?s { ?s ?p ?o } |}", "}"),
    ("SELECT ?s { FILTER(?s = 1 |} ", ")"),
    ('SELECT ?s { ?s ?p |"孤独 }', "closed"),
    ("|SELEKT ?s { ?s ?p ?o }", "SELECT"),
    ("SELECT ?s|, ?o { ?s ?p ?o }", "comma"),
    ("SELECT |COUNT(?s) { ?s ?p ?o }", "(COUNT(?x) AS ?n)"),
    ("SELECT ?s { ?s ?p ?o FILTER(?s |== ?o) }", "="),
    ("SELECT ?s { ?s ?p ?o FILTER(?s = 1 |AND ?o = 2) }", "&&"),
    ("SELECT ?s { ?s ?p |孤独 }", '"孤独"'),
    ("SELECT ?s { |OPTOINAL { ?s ?p ?o } }", "OPTIONAL"),
    ('SELECT ?s { ?s ?p "ああああ" . |; ?s ?p ?o }', ";"),
    ("SELECT ?s { ?s ?p ?o } |ORDER ?s", "ORDER"),
    ("|SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "GROUP BY"),
    ("|", "SELECT"),
]


@pytest.mark.parametrize("marked,hint", SLIPS)
def test_a_slip_is_shown_at_its_place_with_a_hint(marked, hint):
    before = marked.partition("|")[0]
    caught = error(marked.replace("|", "", 1))
    problem = caught.problems[0]
    assert (problem.line, caught.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert hint in problem.todo.en
    assert problem.todo.ja


def test_the_caret_stands_under_the_place_also_behind_wide_characters():
    message = error('SELECT ?s { ?s ?p "孤独" ｝').message("ja")
    where, line, caret = message.split("\n")
    assert where.startswith("own.rq:1:24 ")
    assert line == '    SELECT ?s { ?s ?p "孤独" ｝'
    # 23 characters stand before it, two of them twice as wide.
    assert caret == " " * (4 + 23 + 2) + "^^"


def test_prefixes_that_are_put_before_the_query_do_not_shift_the_place():
    assert error("SELECT * {\n ?s kg:line ?l ;\n |".replace("|", "")).problems[0].line == 1
    assert error("\n\nSELECT ?s { ?s nope:x ?o }").problems[0].line == 3


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_whatever_the_engine_refuses_becomes_a_syntax_error_without_a_trace_of_it(lang):
    text = "SELECT ?s { BIND(1 AS ?s) BIND(2 AS ?s) }"
    with pytest.raises(SyntaxError):
        ox.Store().query(text)
    assert "own.rq:1:" in error(text).message(lang)
