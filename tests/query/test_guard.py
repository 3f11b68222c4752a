from __future__ import annotations

import pytest

from kgraph.errors import CallError
from kgraph.query.guard import MAX_DEPTH, MAX_PATTERNS, guard

CALLS = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { SERVICE # here\n <http://127.0.0.1:9/>{ ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c SERVICESILENT<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c SERVICEkg:x{ ?s ?p ?o } }",
    "SELECT * { ?a ?b trueSERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    "SELECT * { ?a ?b 1SERVICE?e{ ?s ?p ?o } }",
    # An operator that looks like the beginning of an IRI, whose apostrophe then seems to open a string.
    "SELECT * { FILTER(?a<?b&&?c='x>y') SERVICE <http://127.0.0.1:9/> { ?s ?p 'z' } }",
    "SELECT * { ?a <http://x/it's> ?c . SERVICE <http://127.0.0.1:9/> { ?s <http://x/it's> ?o } }",
    "SELECT * { ?a kg:b\\' ?c . SERVICE <http://127.0.0.1:9/> { ?s kg:b\\' ?o } }",
]
UPDATES = [
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "PREFIX kg: <http://x/> DELETE WHERE { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:9/data>",
    "# remark\nDROP ALL",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", CALLS + UPDATES)
def test_queries_that_call_out_or_change_data_are_refused_with_the_place(query):
    with pytest.raises(CallError) as caught:
        guard(query)
    problem = caught.value.problems[0]
    assert problem.code == "refused"
    assert problem.line >= 1


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s skos:prefLabel "SERVICE, LOAD and INSERT" } # SERVICE is refused',
        "SELECT ?service { ?service kg:serviceKind ?load }",
        "SELECT * { ?s <http://x/SERVICE> ?o }",
        "PREFIX load: <http://x/> SELECT * { ?s load:x ?o }",
    ],
)
def test_words_in_strings_names_and_comments_are_not_refused(query):
    assert guard(query) is None


@pytest.mark.parametrize("opening,closing", ["()", "[]"])
def test_nesting_beyond_measure_is_refused_before_the_engine_sees_it(opening, closing):
    def nested(depth: int) -> str:
        return "SELECT * {" + opening * depth + closing * depth + "}"

    guard(nested(MAX_DEPTH - 1))
    with pytest.raises(CallError) as caught:
        guard(nested(MAX_DEPTH))
    assert caught.value.problems[0].code == "too-complex"


def test_more_patterns_than_the_planner_can_take_are_refused():
    guard("SELECT * {" + "?s ?p ?o . " * (MAX_PATTERNS - 1) + "}")
    with pytest.raises(CallError) as caught:
        guard("SELECT * {" + "?s ?p ?o . " * MAX_PATTERNS + "}")
    assert caught.value.problems[0].code == "too-complex"
