"""A report as text, JSON and Turtle."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox
import pytest
import rdflib

from kgraph import vocab
from kgraph.check import Report, check, writers

_SH = rdflib.SH


@pytest.fixture(scope="module")
def failing(casebook, casebook_quads) -> Report:
    """A report with more than five breaches of one rule, and a warning."""
    line, weight = (ox.NamedNode(vocab.expand(name)) for name in ("kg:field", "schema:numberOfEmployees"))
    mentions = sorted({q.subject.value for q in casebook_quads if q.predicate == line})[:7]
    quads = [q for q in casebook_quads if not (q.predicate == line and q.subject.value in mentions)]
    parted = next(q.subject for q in quads if q.predicate == ox.NamedNode(vocab.expand("kg:staffPart")))
    quads = [q for q in quads if not (q.subject == parted and q.predicate == weight)]
    quads.append(ox.Quad(parted, weight, ox.Literal(1)))
    return check(casebook, quads)


def test_the_worst_comes_first_with_five_examples_and_the_count_of_the_rest(failing):
    assert [(r.rule.id, len(r.findings), r.rest) for r in failing.results] == [
        ("mention-field", 7, 2),
        ("staff-sum", 1, 0),
        ("quote-not-checked", 1, 0),
    ]
    text = writers.to_text(failing, "en")
    assert text.index("[violation]") < text.index("[warning]") < text.index("[info]")
    assert "and 2 more" in text
    assert len(re.findall(r"mentions\.csv:\d+ \| field: field \[m-", text)) == 5


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", ["検査: 不適合（違反 7 件、注意 1 件、参考 1 件）", "様式の項目がちょうど一つ", "対処: ", "ほか 2 件"]),
        ("en", ["does not conform (7 violations, 1 warning, 1 info)", "exactly one field of the form", "what to do: "]),
    ],
)
def test_the_text_is_in_the_language_asked_for(failing, lang, words):
    text = writers.to_text(failing, lang)
    assert all(word in text for word in words)
    other = writers.to_text(failing, "en" if lang == "ja" else "ja")
    assert words[0] not in other


def test_json_holds_counts_what_was_checked_and_the_row_of_each_example(failing):
    text = writers.to_json(failing)
    data = json.loads(text)
    assert data["conforms"] is False
    assert data["counts"] == {"violation": 7, "warning": 1, "info": 1}
    assert data["checked"]["validated"] is True
    first = data["results"][0]
    assert (first["rule"], first["severity"], first["count"], first["rest"]) == ("mention-field", "violation", 7, 2)
    assert len(first["examples"]) == 5
    for example in first["examples"]:
        assert example["file"].endswith("/mentions.csv")
        assert example["line"] > 1
        assert example["column"] == "field"
        assert example["id"].startswith("m-")
    assert {c["shape"] for c in data["coverage"]} >= {f"{vocab.BASE}shape/initiative"}
    assert "様式" in text


def test_turtle_is_a_validation_report_with_every_finding_and_no_blank_node(failing):
    turtle = writers.to_turtle(failing)
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]
    (report,) = graph.subjects(rdflib.RDF.type, _SH.ValidationReport)
    results = list(graph.objects(report, _SH.result))
    assert len(results) == 9
    assert graph.value(report, _SH.conforms).value is False
    for result in results:
        assert graph.value(result, _SH.focusNode) is not None
        assert graph.value(result, _SH.resultSeverity) in (_SH.Violation, _SH.Warning, _SH.Info)
        assert graph.value(result, _SH.sourceShape) is not None
        assert graph.value(result, _SH.sourceConstraintComponent) is not None
        assert {m.language for m in graph.objects(result, _SH.resultMessage)} == {"ja", "en"}


def test_mere_warnings_conform_unless_asked_otherwise(casebook, casebook_quads):
    body = next(q.subject for q in casebook_quads if q.predicate.value.endswith("#staffPart"))
    weight = ox.NamedNode(vocab.expand("schema:numberOfEmployees"))
    quads = [q for q in casebook_quads if not (q.subject == body and q.predicate == weight)]
    report = check(casebook, [*quads, ox.Quad(body, weight, ox.Literal(1))])
    assert report.conforms()
    assert not report.conforms("warning")
    for fail_on, said in (("violation", True), ("warning", False)):
        assert json.loads(writers.to_json(report, fail_on))["conforms"] is said
        graph = rdflib.Graph().parse(data=writers.to_turtle(report, fail_on), format="turtle")
        assert graph.value(None, _SH.conforms, None) is None
        assert next(graph.objects(None, _SH.conforms)).value is said


def test_a_hint_on_a_wrong_language_tag_is_given(world, source_of_examples, examples):
    from kgraph.statements import Statements

    quads = world((examples / "label-language" / "bad.ttl").read_bytes())
    report = check([Statements(source=source_of_examples)], quads)
    assert "unknown language jp, use ja" in writers.to_text(report, "en")
    assert "使えない言語タグ jp。ja を使う" in writers.to_text(report, "ja")


def test_no_message_of_an_ill_typed_literal_reaches_the_console(world, source_of_examples, examples, capfd):
    from kgraph.statements import Statements

    check([Statements(source=source_of_examples)], world((examples / "date" / "bad.ttl").read_bytes()))
    assert capfd.readouterr() == ("", "")
