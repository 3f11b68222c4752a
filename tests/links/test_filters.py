"""Filters: what they keep, by codes and by words, and how they name themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph import links
from kgraph.errors import CallError, Text
from kgraph.links import Filter, LinkTable, filter_of, filter_words, narrowed
from kgraph.statements import Fact, Statements

Make = Callable[..., Statements]


def with_facts(statements: Statements, facts: list[tuple[str, str, str]]) -> Statements:
    from dataclasses import replace

    rows = tuple(
        Fact(group=g, field=field, value=value, line=1, start=0, end=0, words="", rule="test")
        for g, field, value in facts
    )
    return replace(statements, facts=rows)


@pytest.fixture
def table(make: Make) -> LinkTable:
    mentions = [
        {"group": "a", "body": "x", "kind": "municipality", "role": "endorsement"},
        {"group": "a", "body": "x", "kind": "municipality", "role": "cooperation"},
        {"group": "a", "body": "y", "kind": "school", "role": "cooperation"},
        {"group": "b", "body": "x", "kind": "municipality", "role": "cooperation"},
        {"group": "c", "body": "y", "kind": "school", "role": "donation"},
        {"group": "c", "body": "a", "kind": "civil-society-organisation"},
    ]
    facts = [
        ("a", "prefecture", "43000"),
        ("a", "municipality", "43101"),  # a ward of 43100
        ("a", "main_target", "older-people"),
        ("b", "prefecture", "43000"),
        ("b", "municipality", "43202"),
        ("c", "prefecture", "40000"),
        ("c", "municipality", "40100"),
        ("c", "sub_target", "children-and-youth"),
    ]
    return links.table([with_facts(make(mentions), facts)])


def cells(table: LinkTable) -> list[str]:
    return sorted(link.group + link.partner for link in table.links)


def groups(table: LinkTable) -> str:
    return "".join(g.id for g in table.groups)


def test_an_empty_filter_keeps_the_table_itself(table: LinkTable) -> None:
    assert narrowed(table, Filter()) is table
    assert filter_words(Filter()) is None


def test_groups_are_kept_by_prefecture_and_their_links_with_them(table: LinkTable) -> None:
    kept = narrowed(table, filter_of(prefectures=["熊本県"]))
    assert (groups(kept), cells(kept)) == ("ab", ["ax", "ay", "bx"])
    assert [p.id for p in kept.partners] == ["x", "y"]
    assert kept.direct_ties == ()  # its group is gone


def test_a_group_of_a_ward_is_one_of_the_city(table: LinkTable) -> None:
    assert groups(narrowed(table, filter_of(municipalities=["熊本市"]))) == "a"
    assert groups(narrowed(table, filter_of(municipalities=["43101"]))) == "a"


def test_around_a_municipality_is_its_prefecture_and_the_words_say_why(table: LinkTable) -> None:
    wanted = filter_of(municipalities=["熊本市"], around=True)
    assert groups(narrowed(table, wanted)) == "ab"
    words = filter_words(wanted)
    assert words is not None
    assert "熊本県熊本市とその周辺" in words.ja
    assert "not in our tables" in words.en


def test_links_are_kept_by_role_and_lose_the_mentions_of_others(table: LinkTable) -> None:
    kept = narrowed(table, filter_of(roles=["後援"]))
    assert cells(kept) == ["ax"]
    assert [e.role for e in kept.links[0].evidence] == ["endorsement"]
    assert groups(kept) == "abc"  # that they have none left is part of the answer


def test_a_family_of_kinds_keeps_every_kind_below_it(table: LinkTable) -> None:
    assert cells(narrowed(table, filter_of(kinds=["行政"]))) == ["ax", "bx"]
    assert cells(narrowed(table, filter_of(kinds=["school"]))) == ["ay", "cy"]


def test_filters_of_several_fields_all_hold(table: LinkTable) -> None:
    wanted = filter_of(prefectures=["43000", "福岡県"], targets=["older people", "こども・若者"], roles=["cooperation"])
    assert cells(narrowed(table, wanted)) == ["ax", "ay", "ca"]
    assert filter_words(wanted) == Text(
        "都道府県: 福岡県・熊本県、対象: こども・若者・高齢者、役割: 連携",
        "prefecture: 福岡県, 熊本県; target: children and young people, older people; role: working together",
    )


def test_a_source_keeps_its_groups_and_mentions(make: Make) -> None:
    one = make([{"group": "a", "body": "x"}, {"group": "b", "body": "x"}], name="s")
    two = make([{"group": "b", "body": "x"}, {"group": "b", "body": "y"}], name="t")
    kept = narrowed(links.table([one, two]), filter_of(sources=["t"]))
    assert (groups(kept), cells(kept)) == ("b", ["bx", "by"])
    assert {e.source for link in kept.links for e in link.evidence} == {"t"}
    assert kept.groups[0].sources == ("t",)


@pytest.mark.parametrize(
    "wanted, found",
    [
        ({"prefectures": ["熊本市"]}, "熊本市"),
        ({"municipalities": ["熊本県"]}, "熊本県"),
        ({"kinds": ["学校でも何でもない"]}, "学校でも何でもない"),
        ({"roles": ["friendship"]}, "friendship"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(wanted: dict[str, list[str]], found: str) -> None:
    with pytest.raises(CallError) as error:
        filter_of(**wanted)  # type: ignore[arg-type]
    problem = error.value.problems[0]
    assert (problem.code, problem.found) == ("unknown-filter", found)


def test_the_casebook_narrowed_to_kumamoto_still_has_its_one_shared_body(packaged: Statements) -> None:
    kept = narrowed(links.table([packaged]), filter_of(prefectures=["熊本県"]))
    assert len(kept.groups) == 2
    assert [p.label for p in kept.shared] == ["熊本市"]


def test_a_name_that_a_city_and_a_prefecture_share_is_the_one_that_is_asked_for() -> None:
    assert filter_of(prefectures=["Kumamoto"]).prefectures == ("43000",)
    assert filter_of(municipalities=["Kumamoto"]).municipalities == ("43100",)
    with pytest.raises(CallError):
        filter_of(municipalities=["府中市"])
