"""How sure brokers are, as RDF: figures as measurements, filters as parameters and part of what a value is of."""

from __future__ import annotations

import json
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgraph.check import check
from kgraph.links import filter_of, narrowed, tables
from kgraph.network import brokers
from kgraph.network.answers import Answers
from kgraph.network.brokers import BrokerAnswer
from kgraph.network.certainty import with_certainty
from kgraph.network.chance import partners
from kgraph.pipeline import load_statements
from kgraph.pipeline.building import analysis_files
from kgraph.pipeline.results import broker_results, brokers_turtle, certainty_results, node_of, quads_of, scope_of
from kgraph.rdf import terms as t
from kgraph.rdf import to_quads
from kgraph.rdf.results import PairNode, PartnerPairNode, result_quads
from kgraph.statements import Statements


@pytest.fixture(scope="module")
def statements() -> tuple[Statements, ...]:
    return load_statements()


@pytest.fixture(scope="module")
def answer(statements: tuple[Statements, ...]) -> BrokerAnswer:
    return with_certainty(brokers.rank(tables(statements)["kind"]), "full", draws=3, random_tables=3)


def test_every_figure_is_a_measurement_by_the_method_that_gave_it(answer: BrokerAnswer) -> None:
    robust, chance = certainty_results(answer, ())
    assert (robust.method, chance.method) == ("robustness", "curveball")
    assert (robust.parameters["draws"], chance.parameters["draws"]) == (3, 3)
    names = {one.measure for one in robust.measured}
    assert {
        "rank-one-group-out-worst",
        "rank-missing-30-low",
        "top-5-missing-10",
        "only-pairs-missing-20-median",
    } <= names
    assert "betweenness-missing-10-high" in names
    assert {"only-pairs-expected", "only-pairs-p", "betweenness-q"} <= {one.measure for one in chance.measured}
    assert all(one.value == one.value for one in (*robust.measured, *chance.measured))  # never NaN


def test_they_conform_to_the_shapes(statements: tuple[Statements, ...], answer: BrokerAnswer) -> None:
    results = [broker_results(answer, ()), *certainty_results(answer, ())]
    quads = [quad for one in statements for quad in to_quads(one)]
    assert check(statements, [*quads, *result_quads(results)]).conforms()


def test_what_a_table_was_narrowed_by_is_a_parameter_and_part_of_the_ids(statements: tuple[Statements, ...]) -> None:
    table, wanted = tables(statements)["kind"], filter_of(prefectures=["熊本県"], roles=["後援", "連携"])
    scope = scope_of(wanted, ties=("member", "partner"), rolled_up=True)
    assert scope == {
        "filter-prefectures": "43000",
        "filter-roles": "cooperation,endorsement",
        "ties": "member,partner",
        "roll-up": "yes",
    }
    whole, part = (
        result_quads([broker_results(brokers.rank(one), (), of)])
        for one, of in ((table, scope_of(None)), (narrowed(table, wanted), scope))
    )
    kinds = [{str(q.subject) for q in quads if "Measurement" in str(q.object)} for quads in (whole, part)]
    assert kinds[0]
    assert kinds[1]
    assert not kinds[0] & kinds[1]  # a value of some groups never stands in for that of all
    told = {
        q.object.value for q in part if str(q.predicate).endswith("parameter>") and isinstance(q.object, ox.Literal)
    }
    assert told == {f"{name}={value}" for name, value in scope.items()}


def test_a_turtle_file_of_its_own_says_what_it_is_made_from(
    statements: tuple[Statements, ...], answer: BrokerAnswer
) -> None:
    text = brokers_turtle(statements, answer)
    assert text.startswith("# ")
    assert "prov:wasDerivedFrom id:graph-casebook-r7" in text
    assert text == brokers_turtle(statements, answer)


def test_of_a_large_table_the_first_rows_are_told_and_that_is_a_parameter(answer: BrokerAnswer) -> None:
    first = [row.partner.kind for row in answer.rows[:4]]
    for result in certainty_results(answer, (), most=4):
        assert {one.node.notation for one in result.measured} == set(first)
        assert result.parameters["rows"] == 4
    assert all("rows" not in result.parameters for result in certainty_results(answer, (), most=len(answer.rows)))


def test_a_build_tells_how_sure_it_is_in_the_derived_graph_and_in_the_json(statements: tuple[Statements, ...]) -> None:
    answers = Answers(tables(statements), measured=True)
    found = {(q.predicate, q.object) for q in quads_of(statements, answers)}
    assert {method for method in ("robustness", "curveball") if (t.METHOD, ox.Literal(method)) in found} == {
        "robustness",
        "curveball",
    }
    files = {path: json.loads(text) for path, text in analysis_files(answers).items()}
    kind, body = (files[f"analysis/brokers-{level}.json"] for level in ("kind", "body"))
    assert kind["summary"]["robustness"]["draws"] == 500
    shared = [row for row in kind["brokers"] if row["groups"] > 1]
    assert shared
    assert all(row["robustness"]["rank"]["0.1"]["low"] for row in shared)
    assert "robustness" not in body["summary"]  # one shared body: nothing is ranked


@pytest.mark.parametrize("what", ["groups", "partners"])
def test_pairs_that_chance_does_not_explain_are_measured_as_what_they_share(
    statements: tuple[Statements, ...], answer: BrokerAnswer, what: str
) -> None:
    """Groups share partners; partners share the groups that mention both."""
    one, two = (row.partner for row in answer.rows[:2])
    a, b = (group.id for group in answer.table.groups[:2]) if what == "groups" else (one.id, two.id)
    node = PairNode(a, b) if what == "groups" else PartnerPairNode(node_of(one), node_of(two))
    pair = partners.TestedPair(a=a, b=b, shared=4, expected=0.5, p=0.001, q=0.02, plain=0.0005)
    tests = partners.Pairs(tests=78, unlikely=1, plain=1, listed=(pair,))
    assert answer.chance is not None
    beside = replace(answer.chance, groups=tests) if what == "groups" else replace(answer.chance, partners=tests)
    (*_, found) = certainty_results(replace(answer, chance=beside), ())
    assert (found.method, found.parameters) == ("bicm", {"tests": 78})
    shared = "shared-partners" if what == "groups" else "shared-groups"
    assert {m.measure: m.value for m in found.measured} == {
        shared: 4,
        f"{shared}-expected": 0.5,
        f"{shared}-p": 0.001,
        f"{shared}-q": 0.02,
    }
    assert {m.node for m in found.measured} == {node}
    quads = [quad for each in statements for quad in to_quads(each)]
    assert check(statements, [*quads, *result_quads([found])]).conforms()
