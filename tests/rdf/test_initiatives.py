"""Initiatives, partnerships, plans and mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.rdf import to_quads
from kgraph.statements import Mention, Statements

Graph = dict[str, dict[str, set[str]]]


def graph(statements: Statements) -> Graph:
    found: Graph = defaultdict(lambda: defaultdict(set))
    for quad in to_quads(statements):
        value = quad.object
        told = value.value if isinstance(value, ox.Literal) or "e-stat" in value.value else vocab.compact(value.value)
        found[vocab.compact(quad.subject.value)][vocab.compact(quad.predicate.value)].add(told)
    return found


def partnership(found: Graph, body: str) -> dict[str, set[str]]:
    (node,) = [n for n in found["id:i-initiative"]["prov:qualifiedAssociation"] if found[n]["prov:agent"] == {body}]
    return found[node]


def test_an_initiative_has_its_group_its_place_and_its_marks_with_the_general_property_beside(
    statements: Statements,
) -> None:
    initiative = graph(statements)["id:i-initiative"]
    assert initiative["rdf:type"] == {"kg:Initiative"}
    assert initiative["skos:prefLabel"] == {"居場所の取組"}
    assert initiative["kg:lead"] == {"id:b-group"}
    assert initiative["dct:source"] == {"id:source-test"}
    assert initiative["dct:spatial"] == {"id:p43100"}
    assert initiative["kg:regionNote"] == {"及び近隣市町村"}
    assert initiative["kg:roleText"] == {"運営の協力"}  # told once for all partners
    assert initiative["kg:mainActivity"] == {"activity:belonging-places"}
    assert initiative["kg:subActivity"] == {"activity:outreach"}
    assert initiative["kg:activity"] == initiative["kg:mainActivity"] | initiative["kg:subActivity"]
    assert initiative["kg:target"] == initiative["kg:mainTarget"] | initiative["kg:subTarget"] != set()


def test_without_a_municipality_the_place_is_the_prefecture(statements: Statements) -> None:
    facts = tuple(f for f in statements.facts if f.field != "municipality")
    assert graph(replace(statements, facts=facts))["id:i-initiative"]["dct:spatial"] == {"id:p43000"}


def test_there_is_one_partnership_for_a_body_with_all_its_mentions(statements: Statements) -> None:
    tie = partnership(graph(statements), "id:b-office")
    assert tie["rdf:type"] == {"kg:Partnership"}
    assert tie["kg:evidence"] == {"id:m-named", "id:m-again"}
    assert tie["prov:hadRole"] == {"role:endorsement"}  # m-again tells no role: that is no second one
    assert tie["kg:roleText"] == {"広報"}


def test_partner_agrees_with_the_partnerships_and_leaves_plans_out(statements: Statements) -> None:
    found = graph(statements)
    initiative = found["id:i-initiative"]
    agents = {agent for tie in initiative["prov:qualifiedAssociation"] for agent in found[tie]["prov:agent"]}
    assert initiative["kg:partner"] == agents == {"id:b-office", "id:b-city", "id:u-open", "id:u-open-too"}


def test_the_same_words_twice_are_two_unnamed_bodies(statements: Statements) -> None:
    found = graph(statements)
    assert partnership(found, "id:u-open")["kg:evidence"] == {"id:m-open"}
    assert partnership(found, "id:u-open-too")["kg:evidence"] == {"id:m-open-too"}
    assert found["id:u-open"]["skos:prefLabel"] == found["id:u-open-too"]["skos:prefLabel"]


def test_a_plan_is_no_association(statements: Statements) -> None:
    found = graph(statements)
    (plan,) = found["id:i-initiative"]["kg:plannedPartnership"]
    assert found[plan] == {
        "rdf:type": {"kg:PlannedPartnership"},
        "kg:plannedAgent": {"id:b-plan"},
        "kg:plannedRole": {"role:cooperation"},
        "kg:evidence": {"id:m-plan"},
    }


def test_a_body_that_is_partner_now_and_more_so_later_has_a_partnership_and_a_plan(
    statements: Statements, make_mention: Callable[..., Mention]
) -> None:
    later = make_mention("m-later", "みほん市", grounding="named", body="b-city", tense="planned", start=300, end=304)
    found = graph(replace(statements, mentions=(*statements.mentions, later)))
    assert partnership(found, "id:b-city")["kg:evidence"] == {"id:m-word"}
    plans = [found[plan] for plan in found["id:i-initiative"]["kg:plannedPartnership"]]
    assert [p["kg:evidence"] for p in plans if p["kg:plannedAgent"] == {"id:b-city"}] == [{"id:m-later"}]


def test_a_plan_with_a_kind_only_has_an_unnamed_body(
    statements: Statements, make_mention: Callable[..., Mention]
) -> None:
    plan = make_mention("m-some", "企業", tense="planned", kind="company")
    found = graph(replace(statements, mentions=(plan,)))
    assert found["id:u-some"]["rdf:type"] == {"kg:UnnamedBody"}
    assert found["id:i-initiative"]["kg:partner"] == set()


def test_a_weak_mention_is_kept_and_ties_nothing(statements: Statements) -> None:
    found = graph(statements)
    assert found["id:m-weak"]["kg:weak"] == {"true"}
    assert "id:u-weak" not in found
    assert all("id:m-weak" not in node["kg:evidence"] for node in list(found.values()))


def test_a_mention_tells_where_its_words_stand_and_by_which_rule(statements: Statements) -> None:
    found = graph(statements)
    assert found["id:m-named"] == {
        "rdf:type": {"kg:Mention"},
        "kg:initiative": {"id:i-initiative"},
        "kg:field": {"field:partners"},
        "kg:line": {"20"},
        "kg:grounding": {"grounding:named"},
        "kg:rule": {"list", "role-in-brackets"},
        "oa:hasSource": {"id:source-test"},
        "oa:hasSelector": {"id:m-named-quote", "id:m-named-position"},
    }
    assert found["id:m-named-quote"] == {"rdf:type": {"oa:TextQuoteSelector"}, "oa:exact": {"みほん市福祉課"}}
    position = found["id:m-named-position"]
    assert position == {"rdf:type": {"oa:TextPositionSelector"}, "oa:start": {"100"}, "oa:end": {"107"}}
    assert found["id:m-open"]["skos:note"] == {"近隣の校区"}


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ([{}], {"role:cooperation"}),
        ([{"role": "funding"}, {}], {"role:funding"}),
        ([{"role": "funding"}, {"role_text": "共に運営"}], {"role:funding", "role:cooperation"}),
        ([{"role": "funding"}, {"role": "venue"}], {"role:funding", "role:venue"}),
    ],
)
def test_roles_of_all_mentions_are_told_and_the_default_only_where_none_is(
    statements: Statements, make_mention: Callable[..., Mention], roles: list[dict[str, Any]], told: set[str]
) -> None:
    mentions = tuple(
        make_mention(f"m-{n}", "みほん市", grounding="named", body="b-city", start=n, end=n + 4, **role)
        for n, role in enumerate(roles)
    )
    assert partnership(graph(replace(statements, mentions=mentions)), "id:b-city")["prov:hadRole"] == told
