"""Bodies: groups with what the form tells, named partners, unnamed ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.rdf import to_quads
from kgraph.statements import Body, Fact, Statements

Graph = dict[str, dict[str, set[str]]]


def compact(node: ox.NamedNode | ox.Literal) -> str:
    if isinstance(node, ox.Literal):
        short = node.value + (f"@{node.language}" if node.language else "")
        plain = node.language or node.datatype.value == f"{vocab.XSD}string"
        return short if plain else f"{short}^^{vocab.compact(node.datatype.value)}"
    return vocab.compact(node.value) if node.value.startswith((vocab.BASE, "http://www.w3.org/")) else node.value


def graph(statements: Statements) -> Graph:
    found: Graph = defaultdict(lambda: defaultdict(set))
    for quad in to_quads(statements):
        found[vocab.compact(quad.subject.value)][vocab.compact(quad.predicate.value)].add(compact(quad.object))
    return found


def test_a_group_is_a_named_body_with_the_established_name_and_its_other_spellings(statements: Statements) -> None:
    group = graph(statements)["id:b-group"]
    assert group["rdf:type"] == {"kg:NamedBody"}
    assert group["skos:prefLabel"] == {"特定非営利活動法人 みほん@ja"}
    assert group["skos:altLabel"] == {"NPO 法人 みほん@ja", "みほんの会@ja"}
    assert group["kg:headingName"] == {"NPO 法人 みほん@ja"}
    assert group["kg:legalForm"] == {"legal-form:npo"}
    assert group["kg:formStatus"] == {"form-status:certified"}
    assert group["dct:spatial"] == {"id:p43000"}
    assert group["skos:note"] == {"見出しは特定非営利法人@ja"}
    assert group["schema:url"] == {"https://example.org/^^xsd:anyURI"}
    assert group["org:identifier"] == {"1234567890123^^kg:corporateNumber"}
    assert group["schema:identifier"] == {"1234567890123"}
    assert "kg:kind" not in group  # the source tells none


def test_dates_keep_their_precision_and_their_words_and_can_be_compared(statements: Statements) -> None:
    found = graph(statements)
    group = found["id:b-group"]
    assert group["schema:foundingDate"] == {"2019-09^^xsd:gYearMonth"}
    (founding,), (incorporation,) = group["kg:founding"], group["kg:incorporation"]
    assert found[founding] == {
        "rdf:type": {"kg:DatedEvent"},
        "dct:date": {"2019-09^^xsd:gYearMonth"},
        "kg:asWritten": {"2019 年 9 月"},
        "kg:start": {"2019-09-01^^xsd:date"},
        "kg:end": {"2019-09-30^^xsd:date"},
        "kg:line": {"9^^xsd:integer"},
    }
    assert found[incorporation]["dct:date"] == {"2020-02-29^^xsd:date"}


def test_a_fiscal_year_has_no_date_type_but_a_first_and_a_last_day(
    statements: Statements, make_fact: Callable[..., Fact]
) -> None:
    facts = (*(f for f in statements.facts if f.field != "founded"), make_fact("founded", "2019-04-01/2020-03-31"))
    found = graph(replace(statements, facts=facts))
    group = found["id:b-group"]
    (founding,) = group["kg:founding"]
    assert "schema:foundingDate" not in group
    assert found[founding]["dct:date"] == {"2019-04-01/2020-03-31"}
    assert found[founding]["kg:end"] == {"2020-03-31^^xsd:date"}


def test_staff_is_a_number_with_its_parts(statements: Statements) -> None:
    found = graph(statements)
    assert found["id:b-group"]["schema:numberOfEmployees"] == {"5^^xsd:integer"}
    parts = [found[part] for part in found["id:b-group"]["kg:staffPart"]]
    told = sorted((*part["skos:prefLabel"], *part["kg:count"]) for part in parts)
    assert told == [("常勤@ja", "2^^xsd:integer"), ("非常勤@ja", "3^^xsd:integer")]


def test_two_parts_of_the_staff_with_one_name_are_two(statements: Statements, make_fact: Callable[..., Fact]) -> None:
    facts = (*statements.facts, make_fact("staff_part", "2", note="常勤"))
    assert len(graph(replace(statements, facts=facts))["id:b-group"]["kg:staffPart"]) == 3


def test_a_named_partner_has_its_kind_twice_and_a_unit_its_parent(statements: Statements) -> None:
    office = graph(statements)["id:b-office"]
    assert office == {
        "rdf:type": {"kg:NamedBody", "org:OrganizationalUnit"},
        "skos:prefLabel": {"みほん市福祉課@ja"},
        "kg:kind": {"kind:municipal-department"},
        "org:classification": {"kind:municipal-department"},
        "kg:nameBasis": {"name-basis:composed"},
        "dct:spatial": {"id:p43100"},
        "org:subOrganizationOf": {"id:b-city"},
        "org:memberOf": {"id:b-group"},
    }


def test_an_unnamed_body_has_no_classification_and_tells_where_it_may_be(statements: Statements) -> None:
    found = graph(statements)
    assert found["id:u-open"] == {
        "rdf:type": {"kg:UnnamedBody"},
        "skos:prefLabel": {"地域の学校@ja"},
        "kg:kind": {"kind:school"},
        "kg:bodyCount": {"5^^xsd:integer"},
        "kg:candidatePlace": {"id:p43100", "id:p43101"},
    }
    assert found["id:u-open-too"]["kg:placeNotTold"] == {"true^^xsd:boolean"}


def test_a_body_that_leads_and_is_a_partner_is_one_node_with_one_preferred_name(statements: Statements) -> None:
    row = Body(id="b-group", name="みほん", kind="civil-society-organisation", scope="43000", legal_form="npo")
    group = graph(replace(statements, bodies=(*statements.bodies, row)))["id:b-group"]
    assert group["skos:prefLabel"] == {"特定非営利活動法人 みほん@ja"}
    assert "みほん@ja" in group["skos:altLabel"]
    assert group["kg:kind"] == {"kind:civil-society-organisation"}
    assert group["kg:nameBasis"] == {"name-basis:written"}


@pytest.mark.parametrize("head", ["", "見学を行う支援団体"])
def test_an_unnamed_body_is_called_by_the_words_that_several_mentions_share(statements: Statements, head: str) -> None:
    mentions = tuple(replace(m, head=head) if m.id == "m-open" else m for m in statements.mentions)
    label = graph(replace(statements, mentions=mentions))["id:u-open"]["skos:prefLabel"]
    assert label == {f"{head or '地域の学校'}@ja"}
