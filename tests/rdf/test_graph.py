"""Statements as a named graph: what stands in it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.errors import DataError
from kgraph.rdf import graph_id, to_quads
from kgraph.statements import Fact, Statements, Withheld


def test_every_quad_is_in_the_sources_own_graph_and_no_node_is_blank(statements: Statements) -> None:
    quads = to_quads(statements)
    assert {q.graph_name.value for q in quads} == {vocab.thing(graph_id(statements.source))}
    assert all(isinstance(q.subject, ox.NamedNode) for q in quads)
    assert all(isinstance(q.object, ox.NamedNode | ox.Literal) for q in quads)


def test_quads_are_sorted_without_repeats_and_say_the_type_first(statements: Statements) -> None:
    quads = to_quads(statements)
    assert len(set(quads)) == len(quads)
    subjects = [q.subject.value for q in quads]
    assert subjects == sorted(subjects)
    first = {}
    for quad in quads:
        first.setdefault(quad.subject.value, quad.predicate.value)
    retired = first.pop(vocab.thing("b-former"))  # of no class on purpose: it is no body any longer
    assert set(first.values()) == {f"{vocab.RDF}type"}
    assert retired == f"{vocab.DCT}isReplacedBy"


def test_the_order_of_rows_does_not_matter(statements: Statements) -> None:
    turned = replace(statements, mentions=statements.mentions[::-1], bodies=statements.bodies[::-1])
    assert to_quads(turned) == to_quads(statements)


def test_what_is_withheld_is_in_no_quad(statements: Statements) -> None:
    hidden = replace(statements, withheld=(Withheld(id="b-city", reason="求めによる", on="2026-01-01"),))
    written = " ".join(map(str, to_quads(hidden)))
    assert "b-city" not in written
    assert "b-office" not in written  # a unit goes with the body it belongs to
    assert "みほん市" not in written


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("facts", "legal_form", "npc"),
        ("facts", "form_status", "認定"),
        ("facts", "main_target", "children"),
        ("facts", "prefecture", "48000"),
        ("facts", "municipality", "431001"),  # the 6-digit form is of another length
        ("facts", "founded", "2022-13"),
        ("facts", "founded", "令和4年"),
        ("facts", "staff", "０５"),
        ("facts", "staff", "01101"),
    ],
)
def test_a_fact_that_cannot_be_written_is_refused_with_its_column_and_value(
    statements: Statements, make_fact: Callable[..., Fact], table: str, field: str, value: str
) -> None:
    broken = replace(statements, facts=(*(f for f in statements.facts if f.field != field), make_fact(field, value)))
    with pytest.raises(DataError) as caught:
        to_quads(broken)
    (problem,) = caught.value.problems
    assert (problem.file, problem.field, problem.found) == (f"test/{table}.csv", field, value)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "shcool"),
        ("role", "後援"),
        ("field", "partner"),
        ("grounding", "named?"),
        ("tense", "past"),
        ("body", "b-nobody"),
        ("group", "b-nobody"),
        ("places", ("99999",)),
    ],
)
def test_a_mention_that_cannot_be_written_is_refused(statements: Statements, column: str, value: object) -> None:
    changed = next(m for m in statements.mentions if m.id == ("m-open" if column in ("kind", "places") else "m-word"))
    rest = tuple(m for m in statements.mentions if m != changed)
    broken = replace(statements, mentions=(*rest, replace(changed, **{column: value})))
    with pytest.raises(DataError) as caught:
        to_quads(broken)
    found = {(p.file, p.field, p.found) for p in caught.value.problems}
    assert ("test/mentions.csv", column, value[0] if isinstance(value, tuple) else value) in found


@pytest.mark.parametrize("column", ["kind", "legal_form", "name_basis", "place", "parent"])
def test_a_body_that_cannot_be_written_is_refused(statements: Statements, column: str) -> None:
    broken = replace(statements, bodies=(replace(statements.bodies[0], **{column: "no-such"}), *statements.bodies[1:]))
    with pytest.raises(DataError) as caught:
        to_quads(broken)
    assert ("test/bodies.csv", column, "no-such") in {(p.file, p.field, p.found) for p in caught.value.problems}


def test_a_field_that_no_one_writes_is_refused(statements: Statements, make_fact: Callable[..., Fact]) -> None:
    with pytest.raises(DataError) as caught:
        to_quads(replace(statements, facts=(*statements.facts, make_fact("colour", "red"))))
    assert [(p.field, p.found) for p in caught.value.problems] == [("field", "colour")]


def test_all_that_is_wrong_is_told_at_once(statements: Statements, make_fact: Callable[..., Fact]) -> None:
    broken = replace(statements, facts=(*statements.facts, make_fact("staff", "x"), make_fact("founded", "x")))
    with pytest.raises(DataError) as caught:
        to_quads(broken)
    assert [p.field for p in caught.value.problems] == ["staff", "founded"]


@pytest.mark.parametrize("unsafe", ["NPO法人<つながり>{本部}", "孤独　対策", "連絡会", "b one", ""])
def test_an_id_that_is_not_safe_in_an_iri_is_refused(statements: Statements, unsafe: str) -> None:
    bodies = (replace(statements.bodies[2], id=unsafe), *statements.bodies[:2])
    with pytest.raises(DataError) as caught:
        to_quads(replace(statements, bodies=bodies))
    assert "unsafe-id" in {p.code for p in caught.value.problems}


def test_a_lone_surrogate_is_refused(statements: Statements) -> None:
    bodies = (replace(statements.bodies[0], name="みほん\ud800市"), *statements.bodies[1:])
    with pytest.raises(DataError):
        to_quads(replace(statements, bodies=bodies))
