"""The check as a whole: it changes nothing, knows subclasses, and verifies quotes."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.check import check, run, writers
from kgraph.check.engine import findings
from kgraph.check.quotes import match_texts
from kgraph.check.rows import Rows
from kgraph.check.shapes import load_shapes
from kgraph.errors import CallError
from kgraph.files import read_text
from kgraph.rdf import ontology_quads, to_rdflib


def test_a_check_changes_neither_the_quads_nor_the_graph(casebook, casebook_quads):
    given = list(casebook_quads)
    check(casebook, given)
    assert given == list(casebook_quads)
    graph = to_rdflib([*casebook_quads, *ontology_quads()])
    before = set(graph)
    list(findings(graph, load_shapes(), Rows(casebook)))
    assert set(graph) == before


def test_two_checks_in_one_process_say_the_same(casebook, casebook_quads):
    first, second = (check(casebook, casebook_quads) for _ in range(2))
    assert first == second
    assert writers.to_json(first) == writers.to_json(second)


def test_it_makes_the_graph_itself_where_none_is_given(casebook, casebook_quads):
    assert check(casebook) == check(casebook, casebook_quads)


@pytest.mark.parametrize("cls, rule", [("NamedBody", "body-name"), ("Mention", "mention-line")])
def test_a_subclass_that_only_the_ontology_states_is_checked(cls, rule, small_world, monkeypatch, turtle, found):
    terms = to_rdflib(turtle(f"kg:Special{cls} rdfs:subClassOf kg:{cls} ."))
    knowledge, names = run._ontology()
    monkeypatch.setattr(run, "_ontology", lambda: ((*knowledge, *terms), names))
    statements, quads = small_world(f"id:bad a kg:Special{cls} .")
    report = check([statements], quads)
    assert rule in found(report)
    assert "guard:class-without-shape" not in found(report)


@pytest.fixture
def small_world(world, source_of_examples, rows_of):
    def made(example: str):
        return replace(rows_of(source_of_examples, world()), mentions=()), world(example)

    return made


def test_range_and_domain_are_not_inferred(small_world, found):
    """kg:lead has a body for its range, yet its value must be stated to be one."""
    statements, quads = small_world("")
    body = ox.NamedNode(vocab.ID + "lead")
    untyped = [q for q in quads if not (q.subject == body and q.predicate.value.endswith("#type"))]
    assert {"initiative-lead", "body"} <= found(check([statements], untyped))


def test_derived_ties_have_shapes_too(casebook, casebook_quads, found):
    from kgraph.links import tables
    from kgraph.pipeline.building import derived_quads

    derived = derived_quads(casebook, tables(casebook)["body"])
    report = check(casebook, [*casebook_quads, *derived])
    assert not found(report)
    assert {c.shape.rpartition("/")[2]: c.nodes for c in report.coverage}["tie"] > 0


def test_persons_are_accepted_only_when_asked(small_world, found):
    statements, quads = small_world("id:someone a prov:Person .")
    assert found(check([statements], quads)) == {"natural-person"}
    assert not found(check([statements], quads, allow_persons=True))


def test_every_quote_of_the_casebook_stands_in_its_text(casebook, casebook_quads, shared, found):
    decoded = [read_text(path) for path in (shared / "source").glob("*.txt")]
    texts = match_texts(decoded, casebook)
    report = check(casebook, casebook_quads, texts=texts)
    assert found(report, notes=True) == set()
    assert report.quotes == sum(len(one.mentions) + len(one.facts) for one in casebook)


@pytest.mark.parametrize(
    "change", [{"start": 4}, {"end": 11}, {"surface": "みほん市福祉部"}, {"line": 3}, {"end": 9999}]
)
def test_a_quote_that_is_not_there_names_its_row(change, examples, world, source_of_examples, rows_of):
    statements = rows_of(source_of_examples, world())
    wrong = replace(statements.mentions[1], **({"start": 12} if "start" in change else change))
    statements = replace(statements, mentions=(statements.mentions[0], wrong, statements.mentions[2]))
    text = (examples / "source.txt").read_text("utf-8")
    (result,) = check([statements], world(), texts={"example": text}).results
    (finding,) = result.findings
    assert result.rule.id == "quote-in-text"
    assert (finding.row.file, finding.row.line, finding.row.id) == ("example/mentions.csv", 3, "mention-2")


def test_what_the_text_says_instead_of_a_quote_is_not_told(examples, world, source_of_examples, rows_of):
    statements = rows_of(source_of_examples, world())
    moved = replace(statements.mentions[1], start=15, end=18)
    report = check(
        [replace(statements, mentions=(moved,))], world(), texts={"example": "一行\nみほん市福祉課、自治会、秘密の名\n"}
    )
    assert "秘密" not in writers.to_json(report) + writers.to_text(report)


def test_the_text_of_no_source_is_a_wrong_call(casebook, tmp_path):
    (tmp_path / "other.txt").write_text("別の本文\n", "utf-8")
    with pytest.raises(CallError):
        match_texts([read_text(tmp_path / "other.txt")], casebook)


def test_lines_are_those_of_the_files_where_rows_are_withheld(casebook):
    from kgraph.statements import Withheld, without_withheld

    whole = casebook[0]
    first, last = whole.groups[0], whole.groups[-1]
    shown = without_withheld(replace(whole, withheld=(Withheld(id=first.id, reason="", on="2026-01-01"),)))
    assert shown.groups[-1] == last
    assert len(shown.groups) < len(whole.groups)
    row = Rows([whole]).find(vocab.thing(last.initiative), vocab.expand("kg:lead"))
    assert row.line == len(whole.groups) + 1
    named = next(f for f in whole.facts if (f.group, f.field) == (last.id, "initiative"))
    report = check([replace(shown, facts=tuple(f for f in shown.facts if f != named))], rows=[whole])
    (finding,) = next(r.findings for r in report.results if r.rule.id == "initiative-name")
    assert (finding.row.line, finding.row.column) == (whole.facts.index(named) + 2, "value")


@pytest.mark.parametrize(
    ("field", "value"),
    [("municipality", "48999"), ("founded", "2022-13"), ("main_target", "children"), ("staff", "０５")],
)
def test_a_cell_that_cannot_be_written_is_a_violation_with_its_row(casebook, field, value):
    (statements,) = casebook
    at = next(n for n, fact in enumerate(statements.facts) if fact.field == field)
    facts = list(statements.facts)
    facts[at] = replace(facts[at], value=value)
    report = check([replace(statements, facts=tuple(facts))])
    assert not report.conforms()
    (finding,) = (f for result in report.results for f in result.findings)
    assert (finding.row.file, finding.row.line, finding.found) == (f"{statements.source.id}/facts.csv", at + 2, value)
