"""Breaches seeded into the real graph: each is found by the rules that it breaks, and by no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.check import check, engine
from kgraph.check.rows import Rows
from kgraph.check.shapes import Shapes, load_shapes
from kgraph.rdf import ontology_quads, to_rdflib


def _iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.expand(name))


TYPE = _iri("rdf:type")


@dataclass
class Graph:
    """The real graph, to be changed; nodes are found by what is said of them, never by an id."""

    quads: set[ox.Quad]

    def subjects(self, predicate: str, value: object = None) -> list[ox.NamedNode]:
        return sorted(
            {q.subject for q in self.quads if q.predicate == _iri(predicate) and value in (None, q.object)}, key=str
        )

    def a(self, cls: str) -> list[ox.NamedNode]:
        return self.subjects("rdf:type", _iri(cls))

    def objects(self, subject: object, predicate: str) -> list:
        found = {q.object for q in self.quads if q.subject == subject and q.predicate == _iri(predicate)}
        return sorted(found, key=str)

    def add(self, subject: object, predicate: str, *values: object) -> None:
        self.quads |= {ox.Quad(subject, _iri(predicate), value) for value in values}

    def drop(self, subject: object, predicate: str, value: object = None) -> None:
        gone = {
            q
            for q in self.quads
            if (q.subject, q.predicate) == (subject, _iri(predicate)) and value in (None, q.object)
        }
        assert gone, f"nothing to take out: {subject} {predicate}"
        self.quads -= gone

    def put(self, subject: object, predicate: str, *values: object) -> None:
        self.drop(subject, predicate)
        self.add(subject, predicate, *values)

    def named_tie(self) -> tuple:
        """Return a partnership with a named body that has one mention, its initiative, the body and the mention."""
        for tie in self.a("kg:Partnership"):
            evidence = self.objects(tie, "kg:evidence")
            (body,) = self.objects(tie, "prov:agent")
            if len(evidence) == 1 and _iri("kg:NamedBody") in self.objects(body, "rdf:type"):
                return tie, self.subjects("prov:qualifiedAssociation", tie)[0], body, evidence[0]
        raise AssertionError("no such partnership")

    def staffed(self) -> ox.NamedNode:
        return self.subjects("kg:staffPart")[0]


Seed = Callable[[Graph], None]
SEEDS: dict[str, tuple[Seed, set[str]]] = {}


def seed(*rules: str) -> Callable[[Seed], Seed]:
    def keep(function: Seed) -> Seed:
        SEEDS[function.__name__] = (function, set(rules))
        return function

    return keep


def _text(value: str, lang: str | None = None, kind: str | None = None) -> ox.Literal:
    return ox.Literal(value, language=lang, datatype=_iri(kind) if kind else None)


@seed("initiative-name")
def initiative_without_a_name(g):
    g.drop(g.a("kg:Initiative")[0], "skos:prefLabel")


@seed("initiative-name", "label-language")
def two_names_without_a_language(g):
    g.put(g.a("kg:Initiative")[0], "skos:prefLabel", _text("孤独会"), _text("孤立会"))


@seed("label-language")
def name_in_a_language_that_is_none(g):
    g.add(g.a("kg:Initiative")[0], "skos:prefLabel", _text("孤独会", "jp"))


@seed("initiative-name")
def two_english_names(g):
    g.add(g.a("kg:Initiative")[0], "skos:prefLabel", _text("One", "en"), _text("Two", "en"))


@seed("initiative-lead")
def two_leads(g):
    one, two = g.a("kg:Initiative")[:2]
    g.add(one, "kg:lead", *g.objects(two, "kg:lead"))


@seed("initiative-place")
def initiative_nowhere(g):
    g.drop(g.a("kg:Initiative")[0], "dct:spatial")


@seed("form-main-activity", "activities-agree")
def no_main_activity(g):
    g.drop(g.a("kg:Initiative")[0], "kg:mainActivity")


@seed("form-main-target", "targets-agree")
def second_main_target(g):
    initiative = g.a("kg:Initiative")[0]
    used = g.objects(initiative, "kg:target")
    spare = next(n for c in vocab.scheme("targets").leaves if (n := ox.NamedNode(c.iri)) not in used)
    g.add(initiative, "kg:mainTarget", spare)


@seed("main-target-not-sub")
def main_target_is_sub_as_well(g):
    initiative = g.a("kg:Initiative")[0]
    g.add(initiative, "kg:subTarget", *g.objects(initiative, "kg:mainTarget"))


@seed("concept-is-leaf")
def kind_that_is_a_family(g):
    family = next(c.iri for c in vocab.scheme("kinds").concepts if not c.leaf)
    body = g.named_tie()[2]
    for predicate in ("kg:kind", "org:classification"):
        g.put(body, predicate, ox.NamedNode(family))


@seed("concept-kind")
def kind_that_is_no_kind(g):
    body = g.named_tie()[2]
    for predicate in ("kg:kind", "org:classification"):
        g.put(body, predicate, _iri("kind:misspelt"))


@seed("concept-role")
def role_of_another_scheme(g):
    g.put(g.named_tie()[0], "prov:hadRole", _iri("kind:school"))


@seed("local-concept")
def concept_of_the_sources_own(g):
    own, body = _iri("kind:our-own"), g.named_tie()[2]
    g.add(own, "rdf:type", _iri("skos:Concept"))
    g.add(own, "skos:inScheme", _iri("scheme:kinds"))
    g.add(own, "dct:source", *g.a("schema:DigitalDocument"))
    for predicate in ("kg:kind", "org:classification"):
        g.put(body, predicate, own)


@seed("alias-of-another")
def alias_that_is_another_bodys_name(g):
    municipal = [
        b for b in g.a("kg:NamedBody") if any(g.objects(p, "dct:isPartOf") for p in g.objects(b, "dct:spatial"))
    ]
    one = municipal[0]
    other = next(b for b in municipal[1:] if g.objects(b, "dct:spatial") == g.objects(one, "dct:spatial"))
    g.add(one, "skos:altLabel", *g.objects(other, "skos:prefLabel"))


@seed("body", "unnamed-agent", "unnamed-kind", "unnamed-place")
def named_and_unnamed_at_once(g):
    g.add(next(b for b in g.a("kg:NamedBody") if g.subjects("kg:lead", b)), "rdf:type", _iri("kg:UnnamedBody"))


@seed("body", "unnamed-agent", "partners-agree")
def body_of_no_class(g):
    unnamed = g.a("kg:UnnamedBody")[0]
    used = g.subjects("prov:agent", unnamed)[0]
    g.put(used, "prov:agent", _iri("id:nobody"))


@seed("unnamed-agent", "partners-agree")
def equal_words_merged(g):
    one, two = g.a("kg:UnnamedBody")[:2]
    (tie,) = g.subjects("prov:agent", two)
    g.put(tie, "prov:agent", one)


@seed("unnamed-kind")
def unnamed_body_without_a_kind(g):
    g.drop(g.a("kg:UnnamedBody")[0], "kg:kind")


@seed("unnamed-place")
def unnamed_body_without_a_place(g):
    g.drop(g.subjects("kg:candidatePlace")[0], "kg:candidatePlace")


@seed("place-not-told-alone")
def place_told_and_not_told(g):
    g.add(g.subjects("kg:candidatePlace")[0], "kg:placeNotTold", ox.Literal(True))


@seed("partnership-agent", "partners-agree")
def partnership_with_nobody(g):
    g.drop(g.named_tie()[0], "prov:agent")


@seed("partnership-initiative", "partners-agree")
def partnership_of_no_initiative(g):
    tie, initiative, _, _ = g.named_tie()
    g.drop(initiative, "prov:qualifiedAssociation", tie)


@seed("partnership-role")
def partnership_without_a_role(g):
    g.drop(g.named_tie()[0], "prov:hadRole")


@seed("partnership-evidence", "mention-is-evidence")
def partnership_without_evidence(g):
    g.drop(g.named_tie()[0], "kg:evidence")


@seed("plan-not-done")
def plan_by_the_evidence_of_a_deed(g):
    _, _, body, evidence = g.named_tie()
    plan = g.a("kg:PlannedPartnership")[0]
    g.put(plan, "kg:plannedAgent", body)
    g.add(plan, "kg:evidence", evidence)


@seed("plan-role")
def plan_without_a_role(g):
    g.drop(g.a("kg:PlannedPartnership")[0], "kg:plannedRole")


@seed("plan-evidence", "mention-is-evidence")
def plan_without_evidence(g):
    g.drop(g.a("kg:PlannedPartnership")[0], "kg:evidence")


@seed("mention-source")
def mention_of_no_source(g):
    g.drop(g.a("kg:Mention")[0], "oa:hasSource")


@seed("mention-line")
def mention_on_two_lines(g):
    g.add(g.a("kg:Mention")[0], "kg:line", ox.Literal(999999))


@seed("mention-field")
def mention_of_no_field(g):
    g.drop(g.a("kg:Mention")[0], "kg:field")


@seed("mention-selectors", "mention-quote")
def mention_without_a_quote(g):
    mention = g.a("kg:Mention")[0]
    quote = next(s for s in g.objects(mention, "oa:hasSelector") if g.objects(s, "oa:exact"))
    g.drop(mention, "oa:hasSelector", quote)


@seed("position-order")
def position_that_ends_where_it_starts(g):
    position = g.a("oa:TextPositionSelector")[0]
    g.put(position, "oa:end", *g.objects(position, "oa:start"))


@seed("partners-agree")
def shortcut_to_a_stranger(g):
    initiative = g.a("kg:Initiative")[0]
    partners = g.objects(initiative, "kg:partner")
    g.add(initiative, "kg:partner", next(b for b in g.a("kg:NamedBody") if b not in partners))


@seed("lead-is-no-partner")
def lead_as_its_own_partner(g):
    tie, initiative, body, _ = g.named_tie()
    (lead,) = g.objects(initiative, "kg:lead")
    g.put(tie, "prov:agent", lead)
    g.drop(initiative, "kg:partner", body)
    g.add(initiative, "kg:partner", lead)


@seed("date")
def timestamp_as_a_date(g):
    g.put(g.subjects("schema:foundingDate")[0], "schema:foundingDate", _text("2024-04-01T00:00:00", kind="xsd:date"))


@seed("date")
def iso_week_as_a_date(g):
    g.put(g.subjects("schema:foundingDate")[0], "schema:foundingDate", _text("2024-W14-1", kind="xsd:date"))


@seed("date")
def thirtieth_of_february(g):
    g.put(g.subjects("schema:foundingDate")[0], "schema:foundingDate", _text("2024-02-30", kind="xsd:date"))


@seed("date")
def date_without_a_type(g):
    g.put(g.subjects("schema:foundingDate")[0], "schema:foundingDate", _text("2024-04-01"))


@seed("date-after-issue")
def founded_after_the_source_was_issued(g):
    event = g.a("kg:DatedEvent")[0]
    g.put(event, "kg:start", _text("2026-01-01", kind="xsd:date"))
    g.put(event, "kg:end", _text("2026-01-31", kind="xsd:date"))


@seed("staff-sum")
def parts_that_do_not_sum(g):
    body = g.staffed()
    (total,) = g.objects(body, "schema:numberOfEmployees")
    g.put(body, "schema:numberOfEmployees", ox.Literal(int(total.value) + 1))


@seed("staff")
def negative_staff(g):
    g.put(g.staffed(), "schema:numberOfEmployees", ox.Literal(-1))


@seed("website")
def prose_as_a_website(g):
    g.put(g.subjects("schema:url")[0], "schema:url", _text("現在休止中", kind="xsd:anyURI"))


@seed("website")
def script_as_a_website(g):
    g.put(g.subjects("schema:url")[0], "schema:url", _text("javascript:alert(1)", kind="xsd:anyURI"))


@seed("corporate-number")
def corporate_number_in_full_width(g):
    g.add(g.a("kg:NamedBody")[0], "org:identifier", _text("１２３４５６７８９０１２３", kind="kg:corporateNumber"))


@seed("corporate-number")
def corporate_number_with_a_line_feed(g):
    g.add(g.a("kg:NamedBody")[0], "org:identifier", _text("7000012050002\n", kind="kg:corporateNumber"))


@seed("corporate-number-check-digit")
def corporate_number_with_a_wrong_check_digit(g):
    g.add(g.a("kg:NamedBody")[0], "org:identifier", _text("8000012050002", kind="kg:corporateNumber"))


@seed("place-code")
def code_that_lost_its_zero(g):
    g.put(g.a("kg:Place")[0], "dct:identifier", _text("1101"))


@seed("place-in-list")
def code_of_no_place(g):
    g.put(g.a("kg:Place")[0], "dct:identifier", _text("43999"))


@seed("natural-person")
def person_as_a_node(g):
    g.add(_iri("id:someone"), "rdf:type", _iri("prov:Person"))


@seed("guard:class-without-shape")
def class_that_no_shape_knows(g):
    g.add(_iri("id:something"), "rdf:type", _iri("schema:Organisation"))


@seed("unit-parent")
def unit_of_two_bodies(g):
    unit = g.a("org:OrganizationalUnit")[0]
    (parent,) = g.objects(unit, "org:subOrganizationOf")
    other = next(b for b in g.a("kg:NamedBody") if b not in (unit, parent))
    g.add(unit, "org:subOrganizationOf", other)


@pytest.fixture
def graph(casebook_quads) -> Graph:
    return Graph({ox.Quad(q.subject, q.predicate, q.object) for q in casebook_quads})


def test_at_least_24_breaches_are_seeded():
    assert len(SEEDS) >= 24


@pytest.mark.parametrize("name", SEEDS)
def test_a_seeded_breach_is_found_by_its_rules_only(name, graph, casebook, found):
    change, expected = SEEDS[name]
    before = set(graph.quads)
    change(graph)
    assert graph.quads != before
    assert found(check(casebook, graph.quads)) == expected


def _results(graph, shapes: Shapes) -> set[tuple]:
    results = engine.validate(graph, shapes)
    names = ("focusNode", "value", "sourceShape", "sourceConstraintComponent", "resultSeverity")
    terms = [engine.rdflib.URIRef(vocab.SH + name) for name in names]
    return {tuple(str(report.value(node, term)) for term in terms) for _, report, node in results}


class _AsWritten(Shapes):
    """The shapes as they are written, without the targets being spread to property shapes."""

    def spread(self):
        return self.graph


def test_shapes_with_their_targets_spread_report_what_the_shapes_as_written_do(casebook_quads):
    whole = {ox.Quad(q.subject, q.predicate, q.object) for q in casebook_quads}
    graph = Graph(set(whole))
    for change, _ in SEEDS.values():
        one = Graph(set(whole))
        change(one)
        graph.quads = (graph.quads - (whole - one.quads)) | (one.quads - whole)
    knowledge = [q for q in ontology_quads() if re.search(r"subClassOf|inScheme|broader", q.predicate.value)]
    with engine.quiet():
        data = to_rdflib([*graph.quads, *knowledge])
    shapes = load_shapes()
    as_written = _AsWritten(shapes.graph, shapes.rules, shapes.terms)
    expected = _results(data, as_written)
    assert len(expected) > len(SEEDS) / 2
    assert _results(data, shapes) == expected


def _rows(findings: Iterable) -> set[str]:
    return {f"{f.row.file}:{f.row.column}" if f.row else "" for f in findings}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("initiative_without_a_name", "facts.csv:value"),
        ("second_main_target", "facts.csv:value"),
        ("kind_that_is_a_family", "bodies.csv:kind"),
        ("role_of_another_scheme", "mentions.csv:role"),
        ("position_that_ends_where_it_starts", "mentions.csv:start"),
        ("timestamp_as_a_date", "facts.csv:value"),
        ("founded_after_the_source_was_issued", "facts.csv:value"),
        ("parts_that_do_not_sum", "facts.csv:value"),
        ("prose_as_a_website", "facts.csv:value"),
        ("unit_of_two_bodies", "bodies.csv:parent"),
        ("unnamed_body_without_a_kind", "mentions.csv:kind"),
    ],
)
def test_a_finding_names_the_row_and_column_to_mend(name, expected, graph, casebook):
    change, rules = SEEDS[name]
    change(graph)
    for result in check(casebook, graph.quads).results:
        if result.rule.id in rules and result.rule.id != "targets-agree":
            assert {row.partition("/")[2] for row in _rows(result.findings)} == {expected}
            assert all(f.row.line > 1 and f.row.id for f in result.findings)


def test_a_row_is_found_for_every_node_but_places_that_others_lie_in(casebook, casebook_quads):
    rows, graph = Rows(casebook), to_rdflib(casebook_quads)
    rule = next(iter(load_shapes().rules.values()))
    nodes = {engine.rdflib.URIRef(q.subject.value) for q in casebook_quads}
    lost = {str(node) for node in nodes if engine.finding(graph, rows, rule, node).row is None}
    assert not lost
