"""How sure brokers are, as RDF: figures as measurements, filters as parameters and part of what a value is of."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgraph.check import check
from kgraph.links import filter_of, narrowed, tables
from kgraph.network import brokers
from kgraph.network.brokers import BrokerAnswer
from kgraph.network.certainty import with_certainty
from kgraph.pipeline import load_statements
from kgraph.pipeline.results import broker_results, brokers_turtle, certainty_results, scope_of
from kgraph.rdf import to_quads
from kgraph.rdf.results import result_quads
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
