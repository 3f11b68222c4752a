"""What must hold of every named query."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.query import Result, named_queries, named_query, query
from kgraph.query.bind import bind
from kgraph.query.lookup import resolve
from kgraph.rdf import to_rdflib
from kgraph.store import DERIVED, ONTOLOGY, Store, store_from

NAMES = [asked.name for asked in named_queries()]
PARAMS = {
    "endorsers": {"group": "HAPPY PARK"},
    "partners-of-kind": {"kind": "教育委員会"},
    "regions": {"prefecture": "沖縄県"},
    "shared-bodies": {"kind": "市区町村"},
}


def answer(store: Store, name: str, lang: str = "ja") -> Result:
    return query(store, named_query(name).text, params=PARAMS.get(name, {}), lang=lang, name=name)


def bound_text(store: Store, name: str) -> str:
    asked = named_query(name)
    given = PARAMS.get(name, {})
    values = {}
    for parameter in asked.header.parameters:
        default = "ja" if parameter.type == "lang" else parameter.default
        values[parameter.name] = resolve(store, parameter, given.get(parameter.name, default))
    return bind(asked.text, values)


@pytest.mark.parametrize("name", NAMES)
def test_the_purpose_is_told_in_both_languages_and_every_column_has_a_label(name, store):
    header = named_query(name).header
    assert any("\u3040" <= c <= "\u30ff" for c in header.purpose.ja)
    assert header.purpose.en.isascii() or "★" in header.purpose.en
    assert [column for column, _ in header.columns] == list(answer(store, name).variables)


@pytest.fixture(scope="module")
def shuffled(store):
    """The same quads, put into a store in another order."""
    quads = [quad for quad in store.raw if quad.graph_name != ox.DefaultGraph()]
    random.Random(7).shuffle(quads)
    return store_from(quads)


@pytest.mark.parametrize("name", NAMES)
def test_rows_come_in_one_order_however_the_store_was_filled(name, store, shuffled):
    assert answer(shuffled, name).rows == answer(store, name).rows


@pytest.mark.parametrize("name", NAMES)
def test_labels_come_in_the_asked_language_and_no_row_twice(name, store):
    japanese, english = answer(store, name, "ja"), answer(store, name, "en")
    assert len(japanese.rows) == len(english.rows)
    assert len(set(japanese.rows)) == len(japanese.rows) > 0


@pytest.fixture(scope="module")
def no_data(store):
    """The ontology alone."""
    return store_from(quad for quad in store.raw if quad.graph_name == ONTOLOGY)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "endorsers"])  # which asks about a body
def test_no_query_answers_with_a_phantom_row_where_there_is_no_data(name, no_data):
    assert bool(answer(no_data, name).rows) == name.startswith("unticked-")


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(name, store, rdflib_graph):
    text = bound_text(store, name).replace("GRAPH id:graph-derived", "")
    rows = rdflib_graph.query(text, initNs=dict(vocab.PREFIXES))
    ours = [[None if term is None else term.value for term in row] for row in answer(store, name).rows]
    assert [[None if term is None else str(term) for term in row] for row in rows] == ours


@pytest.fixture(scope="module")
def rdflib_graph(store):
    """What the default graph and the derived graph hold, as one graph of rdflib."""
    return to_rdflib(quad for quad in store.raw if quad.graph_name in (ox.DefaultGraph(), DERIVED))


def test_a_group_without_staff_does_not_spoil_the_total():
    def quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(ox.NamedNode(vocab.ID + subject), ox.NamedNode(vocab.expand(predicate)), value)

    quads = []
    for name in ("a", "b"):
        quads.append(quad(f"i-{name}", "rdf:type", ox.NamedNode(vocab.expand("kg:Initiative"))))
        quads.append(quad(f"i-{name}", "kg:lead", ox.NamedNode(f"{vocab.ID}b-{name}")))
    quads.append(quad("b-a", "schema:numberOfEmployees", ox.Literal(4)))
    [row] = query(store_from(quads), named_query("staff-total").text).records()
    assert (row["staff"], row["groups"]) == (4, 1)


def test_a_body_with_labels_in_two_languages_is_one_row_and_counts_once(store):
    shared = answer(store, "shared-bodies").records()
    body = ox.NamedNode(str(shared[0]["id"]))
    english_name = ox.Literal("Kumamoto City", language="en")
    label = ox.Quad(body, ox.NamedNode(vocab.expand("skos:prefLabel")), english_name, ONTOLOGY)
    both = store_from([*(quad for quad in store.raw if quad.graph_name != ox.DefaultGraph()), label])
    japanese, english = answer(both, "shared-bodies").records(), answer(both, "shared-bodies", "en").records()
    assert [(row["body"], row["groups"]) for row in japanese] == [("熊本市", 2)] * 2
    assert [(row["body"], row["groups"]) for row in english] == [("Kumamoto City", 2)] * 2


def test_a_prefecture_narrows_the_answer_and_one_without_groups_gives_none(store):
    text = named_query("groups-with-council").text
    whole, narrowed = query(store, text).rows, query(store, text, params={"prefecture": "沖縄県"}).rows
    assert 0 < len(narrowed) < len(whole)
    assert set(narrowed) < set(whole)
    assert {str(row[0].value).split()[-1] for row in narrowed} == {"おきなわ長寿会", "まくとぅー"}
    assert query(store, text, params={"prefecture": "13000"}).rows == ()


def test_a_kind_above_counts_the_kinds_below_it(store):
    text = named_query("partners-of-kind").text
    above = vocab.scheme("kinds")["board-of-education"].broader
    assert above is not None
    boards = {row["id"] for row in query(store, text, params={"kind": "board-of-education"}).records()}
    assert boards < {row["id"] for row in query(store, text, params={"kind": above}).records()}


def test_who_endorsed_tells_every_role_where_none_is_chosen(store):
    params = {"group": "HAPPY PARK"}
    of = {
        role: len(query(store, named_query("endorsers").text, params={**params, "role": role}, lang="ja").rows)
        for role in ("endorsement", "support", "")
    }
    assert of[""] == of["endorsement"] + of["support"] > of["endorsement"] > 0
