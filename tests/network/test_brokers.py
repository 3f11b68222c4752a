"""Brokers: order, ranks with ties, pairs that only one links, roles, and too little to rank."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.links import UNNAMED, LinkTable
from kgraph.network import brokers
from kgraph.network.brokers import BrokerAnswer, competition_ranks, rank

MakeTable = Callable[..., LinkTable]


def cells(text: str) -> list[tuple[str, str]]:
    return [(cell[0], cell[1]) for cell in text.split()]


def ranks(answer: BrokerAnswer) -> list[tuple[str, int, int | None, int]]:
    return [(row.partner.id, len(row.groups), row.rank, row.tied) for row in answer.rows]


def test_ranks_skip_after_a_tie_and_say_how_many_share_them(make_table: MakeTable) -> None:
    answer = rank(make_table(cells("a1 b1 c1 a2 b2 c3 d3 a4")))
    assert answer.ranked
    assert ranks(answer) == [("1", 3, 1, 1), ("2", 2, 2, 2), ("3", 2, 2, 2), ("4", 1, 4, 1)]


@given(st.lists(st.integers(0, 6)))
def test_a_rank_is_one_more_than_how_many_are_greater(values: list[int]) -> None:
    expected = [(1 + sum(other > value for other in values), values.count(value)) for value in values]
    assert competition_ranks(values) == expected


def test_one_shared_body_is_too_little_and_rows_come_without_ranks(make_table: MakeTable) -> None:
    kinds = make_table(cells("a1 b1 a2 b2"), level="kind")
    answer = rank(make_table(cells("a1 b1 a2")), [kinds])
    assert not answer.ranked
    assert answer.see_level == "kind"
    assert ranks(answer) == [("1", 2, None, 0), ("2", 1, None, 0)]


def test_no_level_is_pointed_to_where_none_has_enough(make_table: MakeTable) -> None:
    little = make_table(cells("a1"), level="kind")
    assert rank(make_table(cells("a1")), [little]).see_level == ""


def test_unnamed_nodes_are_listed_without_a_rank_among_ranked_bodies(make_table: MakeTable) -> None:
    table = make_table(cells("a1 b1 c1 a2 b2 a3 b3 c3 d3"), level="place", natures={"3": UNNAMED})
    answer = rank(table)
    assert answer.ranked
    assert ranks(answer) == [("3", 4, None, 0), ("1", 3, 1, 1), ("2", 2, 2, 1)]


def test_shared_unnamed_nodes_alone_make_no_ranking(make_table: MakeTable) -> None:
    table = make_table(cells("a1 b1 a2 b2 a3 b3"), level="place", natures={"2": UNNAMED, "3": UNNAMED})
    assert not rank(table).ranked


def test_pairs_that_only_one_partner_links_are_named(make_table: MakeTable) -> None:
    answer = rank(make_table(cells("a1 b1 c1 a2 b2")))
    only = {row.partner.id: (row.pairs, row.only_pairs, row.only) for row in answer.rows}
    assert only == {"1": (3, 2, (("a", "c"), ("b", "c"))), "2": (1, 0, ())}


def test_all_pairs_are_counted_where_not_all_are_listed(make_table: MakeTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brokers, "PAIRS_LISTED", 2)
    row = rank(make_table(cells("a1 b1 c1 d1"))).rows[0]
    assert (row.only_pairs, row.only) == (6, (("a", "b"), ("a", "c")))


def test_roles_count_groups(make_table: MakeTable) -> None:
    roles = {("b", "1"): "endorsement", ("c", "1"): "endorsement"}
    row = rank(make_table(cells("a1 b1 c1"), roles=roles)).rows[0]
    assert row.roles == (("endorsement", 2), ("cooperation", 1))


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("12345"))))
def test_groups_of_all_rows_sum_to_the_links(make_table: MakeTable, some: set[tuple[str, str]]) -> None:
    answer = rank(make_table(some))
    assert sum(len(row.groups) for row in answer.rows) == answer.counts.links == len(some)
    sizes = [len(row.groups) for row in answer.rows]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("level", ["body", "place"])
def test_casebook_names_kumamoto_city_first_and_ranks_nobody(casebook: dict[str, LinkTable], level: str) -> None:
    answer = rank(casebook[level], [casebook["kind"]])
    first, second = answer.rows[:2]
    assert (first.partner.label, len(first.groups), first.only_pairs) == ("熊本市", 2, 1)
    assert first.roles == (("cooperation", 1), ("endorsement", 1))
    assert [(e.line, e.words) for e in first.evidence] == [(300, "熊本市"), (352, "熊本市")]
    assert len(second.groups) == 1
    assert not answer.ranked
    assert {row.rank for row in answer.rows} == {None}
    assert answer.see_level == "kind"


def test_casebook_kinds_are_ranked_with_their_ties(casebook: dict[str, LinkTable]) -> None:
    found = [(row.partner.kind, len(row.groups), row.rank, row.tied) for row in rank(casebook["kind"]).rows[:5]]
    assert found[:3] == [
        ("civil-society-organisation", 10, 1, 1),
        ("social-welfare-council", 7, 2, 1),
        ("municipality", 5, 3, 1),
    ]
    assert sorted(found[3:]) == [("administration-unspecified", 4, 4, 2), ("company", 4, 4, 2)]
