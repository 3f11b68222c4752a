from __future__ import annotations

import threading

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import vocab
from kgraph.errors import CallError
from kgraph.query import Iri, query
from kgraph.store import DERIVED, store_from


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.expand(name))


SOURCE = ox.NamedNode(vocab.ID + "graph-s")
OTHER = ox.NamedNode(vocab.ID + "graph-t")
QUADS = [
    ox.Quad(iri("id:b-1"), iri("skos:prefLabel"), ox.Literal("孤独対策", language="ja"), SOURCE),
    ox.Quad(iri("id:b-1"), iri("skos:prefLabel"), ox.Literal("孤独対策", language="ja"), OTHER),
    ox.Quad(iri("id:b-1"), iri("kg:line"), ox.Literal(38), SOURCE),
    ox.Quad(iri("id:b-draft"), iri("skos:prefLabel"), ox.Literal("下書き", language="ja"), SOURCE),
    ox.Quad(iri("id:x-1"), iri("kg:weight"), ox.Literal("1.0", datatype=iri("xsd:decimal")), DERIVED),
]
STORE = store_from(QUADS)
BY_NAME = "SELECT ?b { ?b skos:prefLabel ?l FILTER(STR(?l) = ?name) }"


def code(*args, **kwargs) -> str:
    with pytest.raises(CallError) as caught:
        query(STORE, *args, **kwargs)
    return caught.value.problems[0].code


def test_select_gives_variables_and_rows():
    result = query(STORE, "SELECT ?b ?line { ?b kg:line ?line OPTIONAL { ?b kg:field ?f } }")
    assert (result.kind, result.variables) == ("select", ("b", "line"))
    assert result.records() == [{"b": vocab.ID + "b-1", "line": 38}]


def test_ask_gives_yes_or_no():
    assert query(STORE, "ASK { ?b kg:line 38 }").answer is True
    assert query(STORE, "ASK { ?b kg:line 39 }").answer is False


def test_construct_gives_each_triple_once_and_sorted():
    result = query(STORE, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    assert result.kind == "construct"
    assert [str(triple) for triple in result.triples] == sorted({str(triple) for triple in result.triples})
    assert len(result.triples) == 3


def test_a_label_with_a_language_tag_is_found_by_the_words_that_someone_types():
    assert len(query(STORE, BY_NAME, params={"name": "孤独対策"}).rows) == 1


@pytest.mark.parametrize(
    "value", ['一般社団法人"つなぐ"', "A\\B", '") } DROP ALL #', '")) } #', "'''", "\\", "a\nb\r\t\0", "$x ?l"]
)
def test_values_that_look_like_sparql_stay_values(value):
    assert query(STORE, BY_NAME, params={"name": value}).rows == ()
    assert query(STORE, "SELECT (?name AS ?back) { }", params={"name": value}).column("back") == [value]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_value_finds_the_draft_that_is_not_its_name(value):
    assert bool(query(STORE, BY_NAME, params={"name": value}).rows) == (value in ("下書き", "孤独対策"))


def test_an_iri_is_bound_as_an_iri():
    assert query(STORE, "ASK { ?b kg:line 38 }", params={"b": Iri(vocab.ID + "b-1")}).answer


def test_a_variable_that_is_bound_but_not_projected_does_not_raise():
    assert query(STORE, "SELECT ?line { ?b kg:line ?line }", params={"b": Iri(vocab.ID + "b-1")}).column("line") == [38]


def test_a_misspelt_parameter_is_an_error_and_not_every_row():
    assert code(BY_NAME, params={"nmae": "孤独対策"}) == "unknown-parameter"


def test_every_missing_parameter_is_listed():
    text = "# param: name text\n# param: line integer\nSELECT ?b { ?b ?name ?line }"
    with pytest.raises(CallError) as caught:
        query(STORE, text)
    assert [(problem.code, problem.field) for problem in caught.value.problems] == [
        ("missing-parameter", "name"),
        ("missing-parameter", "line"),
    ]


def test_a_declared_language_is_bound_by_the_door_and_any_other_is_a_variable_like_others():
    assert query(STORE, "# param: lang lang\nSELECT (?lang AS ?l) { }", lang="en").column("l") == ["en"]
    assert query(STORE, "SELECT DISTINCT ?lang { ?b skos:prefLabel ?x BIND(LANG(?x) AS ?lang) }").column("lang") == [
        "ja"
    ]


def test_a_prefix_of_the_query_wins_over_ours():
    assert not query(STORE, "PREFIX kg: <http://other/> ASK { ?b kg:line 38 }").answer


def test_a_triple_that_two_sources_hold_is_one_row_and_derived_triples_are_apart():
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert query(STORE, count).column("n") == [3]
    assert query(STORE, count, graphs="derived").column("n") == [1]
    assert query(STORE, count, graphs="all").column("n") == [4]
    assert query(STORE, "SELECT (COUNT(*) AS ?n) { GRAPH id:graph-derived { ?s ?p ?o } }").column("n") == [1]


def test_from_clauses_choose_their_graphs_themselves():
    text = f"SELECT (COUNT(*) AS ?n) FROM <{OTHER.value}> {{ ?s ?p ?o }}"
    assert query(STORE, text).column("n") == [1]


def test_an_unknown_choice_of_graphs_is_an_error():
    assert code("ASK { }", graphs="everything") == "unknown-graph"


def test_service_is_refused_without_an_attempt(monkeypatch):
    monkeypatch.setattr(type(STORE), "evaluate", lambda *_, **__: pytest.fail("the engine was asked"))
    assert code("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }") == "refused"


def test_a_byte_order_mark_before_the_query_is_no_slip():
    assert query(STORE, "\ufeffASK { }").answer


def test_with_a_timeout_the_answer_and_the_errors_are_the_same():
    assert query(STORE, "ASK { ?b kg:line 38 }", timeout=60).answer
    assert code(BY_NAME, params={"nmae": "x"}, timeout=60) == "unknown-parameter"


class Stuck:
    """An engine that does not answer until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def evaluate(self, text, *, prefixes, graphs="sources"):
        self.go.wait()
        return STORE.evaluate(text, prefixes=prefixes, graphs=graphs)


def test_an_engine_that_does_not_answer_in_time_is_left_and_the_caller_told():
    stuck = Stuck()
    with pytest.raises(CallError) as caught:
        query(stuck, "ASK { }", timeout=0.01)
    stuck.go.set()
    assert caught.value.problems[0].code == "timeout"


def test_whatever_evaluates_can_stand_behind_the_door():
    class Remote:
        """Hands the text on, as an endpoint would be sent it, and reads the answer in the format of the wire."""

        def evaluate(self, text, *, prefixes, graphs="sources"):
            written = "".join(f"PREFIX {name}: <{space}>\n" for name, space in prefixes.items()) + text
            answer = STORE.raw.query(written)
            return ox.parse_query_results(
                answer.serialize(format=ox.QueryResultsFormat.JSON), ox.QueryResultsFormat.JSON
            )

    assert query(Remote(), BY_NAME, params={"name": "孤独対策"}) == query(STORE, BY_NAME, params={"name": "孤独対策"})
