"""A check that looks at nothing, or with misspelt shapes, does not succeed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.check import check, writers
from kgraph.check.shapes import load_shapes, parse_shapes
from kgraph.errors import CallError, InputError
from kgraph.resources import folder
from kgraph.statements import Bounds, Statements, Withheld, without_withheld

_HEAD = b"""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix shape: <https://w3id.org/kgraph/shape/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
_NAMED = (
    _HEAD
    + b"""shape:named a sh:NodeShape ; sh:targetClass org:Organization ; sh:property shape:name .
shape:name a sh:PropertyShape ; sh:path skos:prefLabel ; sh:message "a name"@en, "\xe5\x90\x8d\xe5\x89\x8d"@ja ; %s .
"""
)


def _files() -> dict[str, bytes]:
    return {f"shapes/{file.name}": file.read_bytes() for file in folder("shapes").glob("*.ttl")}


def _source(statements: Statements, **changes: object) -> Statements:
    return replace(statements, source=replace(statements.source, **changes))


@pytest.fixture
def small(source_of_examples) -> Statements:
    return Statements(source=source_of_examples)


def test_the_casebook_conforms_without_a_violation_or_a_warning(casebook, casebook_quads):
    report = check(casebook, casebook_quads)
    assert report.conforms()
    assert report.conforms("warning")
    assert report.validated
    assert report.counts == {"violation": 0, "warning": 0, "info": 1}


@pytest.mark.parametrize("given", [[], "small"])
def test_no_data_fails(given, small):
    report = check([small] if given else [], [])
    assert "guard:no-data" in {r.rule.id for r in report.results}
    assert not report.conforms()


def test_a_misspelt_term_of_shacl_fails_and_nothing_is_validated(casebook, casebook_quads):
    files = _files()
    name = "shapes/partnerships.ttl"
    files[name] = files[name].replace(b"sh:minCount 1", b"sh:mincount 1", 1)
    report = check(casebook, casebook_quads, shapes=parse_shapes(files))
    (result,) = report.results
    assert (result.rule.id, report.validated, report.conforms()) == ("guard:unknown-term", False, False)
    assert name in writers.to_text(report, "en")
    assert "sh:mincount" in writers.to_text(report, "en")
    assert "nothing was validated" in writers.to_text(report, "en")


@pytest.mark.parametrize("wrong", [b"kg:NamedBodies", b"scheme:kind ", b"sh:Violations"])
def test_any_misspelt_term_of_ours_or_of_shacl_fails(wrong, casebook, casebook_quads):
    files = _files()
    files["shapes/more.ttl"] = (
        _HEAD + b"@prefix scheme: <https://w3id.org/kgraph/scheme/> . shape:x sh:in " + wrong + b"."
    )
    report = check(casebook, casebook_quads, shapes=parse_shapes(files))
    assert {r.rule.id for r in report.results} == {"guard:unknown-term"}


def test_data_under_another_class_than_the_shapes_target_fails(small, turtle):
    """Organisation is not Organization: the shape looks at nothing, and says so."""
    statements = _source(small, required_classes=("org:Organization",))
    quads = turtle("id:a a org:Organisation .")
    report = check([statements], quads, shapes=parse_shapes({"s.ttl": _NAMED % b"sh:minlength 1"}))
    text = writers.to_text(report, "en")
    assert not report.conforms()
    assert "org:Organisation (1)" in text
    assert "shape named: 0 nodes" in text
    assert "sh:minlength" in text


def test_a_required_class_without_an_instance_fails(casebook, casebook_quads):
    statements = [_source(casebook[0], required_classes=("Initiative", "SharedPartnerTie")), *casebook[1:]]
    report = check(statements, casebook_quads)
    found = {r.rule.id: r.findings[0] for r in report.results}
    assert found["guard:required-class"].found == "kg:SharedPartnerTie: 0"
    assert found["guard:required-class"].row.file.endswith("/source.yml")
    assert "guard:shape-without-node" in found
    assert not report.conforms()


def test_a_class_above_a_targeted_one_needs_no_shape_while_all_its_instances_have_one(world, small, found, turtle):
    assert not found(check([small], world()))
    bare = world("id:bare a prov:Entity .")
    assert found(check([small], bare)) == {"guard:class-without-shape"}


def test_fewer_than_the_lower_bound_is_a_violation_and_more_than_the_upper_a_warning(casebook, casebook_quads):
    number = len(casebook[0].groups)
    few = check([_source(casebook[0], counts={"groups": Bounds(number + 1)})], casebook_quads)
    assert (few.results[0].rule.id, few.results[0].rule.severity) == ("guard:too-few", "violation")
    assert few.results[0].findings[0].found == f"groups: {number} < {number + 1}"
    many = check([_source(casebook[0], counts={"Initiative": Bounds(1, number - 1)})], casebook_quads)
    assert (many.results[0].rule.id, many.results[0].rule.severity) == ("guard:too-many", "warning")
    assert many.conforms()
    assert not many.conforms("warning")


def test_a_bound_on_a_name_that_is_no_count_fails(casebook, casebook_quads, found):
    report = check([_source(casebook[0], counts={"grops": Bounds(1)})], casebook_quads)
    assert found(report) == {"guard:unknown-count"}


def test_the_report_says_how_many_nodes_each_shape_met_zero_too(casebook, casebook_quads):
    report = check(casebook, casebook_quads)
    met = {c.shape.rpartition("/")[2]: c.nodes for c in report.coverage}
    assert met["initiative"] == met["casebook-form"] == len(casebook[0].groups)
    assert met["mention"] == met["quote"] == len(casebook[0].mentions)
    assert met["tie"] == 0
    assert met["natural-person"] == 0


def test_rules_of_the_form_hold_for_sources_of_that_form_only(casebook, casebook_quads, turtle):
    statements = [_source(casebook[0], form="")]
    covered = {c.shape.rpartition("/")[2] for c in check(statements, casebook_quads).coverage}
    assert "casebook-form" not in covered
    assert "initiative" in covered


@pytest.mark.parametrize("wrong", [b'sh:minCount "1"', b'sh:uniqueLang "true"', b'sh:pattern "["'])
def test_shapes_that_the_engine_refuses_are_an_error_that_says_so(wrong, small, turtle, capfd):
    shapes = parse_shapes({"s.ttl": _NAMED % wrong})
    with pytest.raises(InputError) as error:
        check([small], turtle('id:a a org:Organization ; skos:prefLabel "a"@ja .'), shapes=shapes)
    assert error.value.problems[0].code == "shapes-refused"
    assert capfd.readouterr() == ("", "")


def test_a_shape_without_a_name_of_its_own_that_gives_a_result_is_an_error(small, turtle):
    nameless = (
        _HEAD
        + b"shape:x a sh:NodeShape ; sh:targetClass org:Organization ; sh:property [ sh:path skos:note ; sh:minCount 1 ] ."
    )
    with pytest.raises(InputError):
        check([small], turtle("id:a a org:Organization ."), shapes=parse_shapes({"s.ttl": nameless}))


def test_a_file_of_shapes_that_is_no_turtle_is_named_with_its_line(tmp_path):
    (tmp_path / "broken.ttl").write_text("\nshape:x a sh:NodeShape\n", "utf-8")
    with pytest.raises(InputError) as error:
        load_shapes(tmp_path)
    assert error.value.problems[0].file.endswith("broken.ttl")
    assert error.value.problems[0].line == 2


def test_a_folder_without_shapes_is_an_error(tmp_path):
    with pytest.raises(InputError):
        load_shapes(tmp_path)


def test_an_unknown_severity_is_an_error(casebook, casebook_quads):
    with pytest.raises(CallError):
        check(casebook, casebook_quads).conforms("fatal")


def test_every_rule_has_words_in_both_languages_and_a_severity_of_shacl():
    shapes = load_shapes()
    for rule in shapes.rules.values():
        for text in (rule.name, rule.expected, rule.todo):
            assert text.ja != text.en
            assert text.ja not in ("", rule.id)
    severities = {str(o) for o in shapes.graph.objects(None, pytest.importorskip("rdflib").SH.severity)}
    assert severities == {f"http://www.w3.org/ns/shacl#{name}" for name in ("Violation", "Warning", "Info")}


def test_whichever_group_is_withheld_the_rest_conforms(casebook):
    (statements,) = casebook
    for group in statements.groups:
        withheld = Withheld(id=group.id, reason="申し出", on="2026-01-15")
        report = check([without_withheld(replace(statements, withheld=(withheld,)))])
        assert report.conforms(), writers.to_text(report, "en")
