"""The table of groups and partners: the design's figures, what counts, and what is one node."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph import links
from kgraph.errors import CallError, DataError
from kgraph.links import LinkTable
from kgraph.statements import Body, Statements

Make = Callable[..., Statements]

FIGURES = {"body": (50, 51, 1), "place": (93, 94, 1), "kind": (33, 75, 62)}
KINDS = {
    "civil-society-organisation": 10,
    "social-welfare-council": 7,
    "municipality": 5,
    "administration-unspecified": 4,
    "company": 4,
}


def figures(table: LinkTable) -> tuple[int, int, int]:
    return len(table.partners), len(table.links), table.tied_pairs


def node_ids(table: LinkTable) -> list[str]:
    return [p.id for p in table.partners]


@pytest.mark.parametrize("level", links.LEVELS)
def test_packaged_data_gives_the_figures_of_the_design(packaged: Statements, level: str) -> None:
    table = links.table([packaged], level)
    assert len(table.groups) == 13
    assert figures(table) == FIGURES[level]


@pytest.mark.parametrize("level", links.LEVELS)
def test_gold_gives_the_figures_of_the_design(gold: Statements, level: str) -> None:
    assert figures(links.table([gold], level)) == FIGURES[level]


@pytest.mark.parametrize("origin", ["packaged", "gold"])
def test_most_frequent_kinds_are_those_of_the_design(origin: str, request: pytest.FixtureRequest) -> None:
    table = links.table([request.getfixturevalue(origin)], "kind")
    groups = {p.kind: len(table.links_of(p.id)) for p in table.partners}
    assert {kind: groups[kind] for kind in KINDS} == KINDS
    assert max(n for kind, n in groups.items() if kind not in KINDS) < 4


@pytest.mark.parametrize("level", ["body", "place"])
def test_the_one_tied_pair_shares_kumamoto_city(packaged: Statements, level: str) -> None:
    table = links.table([packaged], level)
    (city,) = table.shared
    assert city.label == "熊本市"
    roles = {table.group_by_id[link.group].label: link.roles for link in table.links_of(city.id)}
    assert sorted(role for some in roles.values() for role in some) == ["cooperation", "endorsement"]
    assert any("HAPPY PARK" in label for label in roles)


def test_every_link_has_evidence_that_counts(packaged: Statements) -> None:
    mentions = {m.id: m for m in packaged.mentions}
    for level in links.LEVELS:
        for link in links.table([packaged], level).links:
            assert link.evidence
            for evidence in link.evidence:
                mention = mentions[evidence.mention]
                assert mention.counts
                assert (evidence.group, evidence.words, evidence.line) == (link.group, mention.surface, mention.line)


@pytest.mark.parametrize("change", [{"tense": "planned"}, {"weak": True}, {"field": "content"}, {"body": "b-g1"}])
def test_plans_weak_mentions_other_fields_and_oneself_are_no_links(make: Make, change: dict[str, object]) -> None:
    table = links.table([make([{"group": "b-g1", "body": "b-x", **change}], groups=["b-g1"])], "kind")
    assert figures(table) == (0, 0, 0)
    assert [g.id for g in table.groups] == ["b-g1"]


def test_two_mentions_of_one_body_are_one_link_with_both_roles(make: Make) -> None:
    one = {"group": "b-g1", "body": "b-x"}
    table = links.table([make([{**one, "role": "support"}, {**one, "role": "endorsement"}])])
    (link,) = table.links
    assert link.roles == ("endorsement", "support")
    assert [e.role for e in link.evidence] == ["support", "endorsement"]


def test_equal_words_without_a_body_are_no_node_of_the_body_level(make: Make) -> None:
    rows = [{"group": g, "kind": "police", "places": ("43100",)} for g in ("b-g1", "b-g2")]
    assert figures(links.table([make(rows)])) == (0, 0, 0)


def test_unnamed_partners_of_one_kind_and_area_are_one_node_of_the_place_level(make: Make) -> None:
    area = ("41202", "41387")
    rows = [
        {"group": "b-g1", "kind": "police", "places": area},
        {"group": "b-g2", "kind": "police", "places": area[::-1]},
        {"group": "b-g3", "kind": "police", "places": area[:1]},
        {"group": "b-g3", "kind": "school", "places": area},
    ]
    table = links.table([make(rows)], "place")
    assert figures(table) == (3, 4, 1)
    (shared,) = table.shared
    assert (shared.nature, shared.kind, shared.places) == (links.UNNAMED, "police", area)
    assert shared.label == "警察〔唐津市・玄海町、団体名の記載なし〕"
    assert shared.label_en == "police [唐津市, 玄海町; not named]"


def test_unnamed_partners_without_an_area_are_never_one_node(make: Make) -> None:
    table = links.table([make([{"group": g, "kind": "police"} for g in ("b-g1", "b-g2")])], "place")
    assert figures(table) == (2, 2, 0)


def test_a_long_area_is_cut_in_the_label_only(make: Make) -> None:
    area = ("38204", "39201", "40100", "40130", "41202", "41387", "43100")
    (node,) = links.table([make([{"group": "b-g1", "kind": "police", "places": area}])], "place").partners
    assert "ほか2" in node.label
    assert "and 2 more" in node.label_en
    assert node.places == area


def test_a_unit_counts_for_its_own_kind_and_those_above_it(make: Make) -> None:
    bodies = [
        Body(id="b-city", name="市", kind="municipality", scope="JP"),
        Body(id="b-dep", name="課", kind="municipal-department", scope="JP", parent="b-city"),
        Body(id="b-unit", name="係", kind="municipal-department", scope="JP", parent="b-dep"),
    ]
    table = links.table([make([{"group": "b-g1", "body": "b-unit"}], bodies)], "kind")
    assert node_ids(table) == ["k-municipal-department", "k-municipality"]
    assert all(link.evidence[0].body == "b-unit" for link in table.links)


def test_a_circle_of_parents_ends(make: Make) -> None:
    bodies = [
        Body(id="b-x", name="x", kind="school", scope="JP", parent="b-y"),
        Body(id="b-y", name="y", kind="university", scope="JP", parent="b-x"),
    ]
    table = links.table([make([{"group": "b-g1", "body": "b-x"}], bodies)], "kind")
    assert node_ids(table) == ["k-school", "k-university"]


def test_a_leading_body_that_others_name_stands_on_both_sides(make: Make) -> None:
    table = links.table([make([{"group": g, "body": "b-g1"} for g in ("b-g2", "b-g3")], groups=["b-g1"])])
    assert {"b-g1"} == set(node_ids(table)) & set(table.group_by_id)
    assert table.partner_by_id["b-g1"].label == table.group_by_id["b-g1"].label
    # g2 and g3 share g1; that each of them names g1 is a direct tie and ties no pair by itself.
    assert figures(table) == (1, 2, 1)
    assert [(t.group, t.other) for t in table.direct_ties] == [("b-g2", "b-g1"), ("b-g3", "b-g1")]


def test_two_groups_that_name_each_other_are_no_tied_pair(make: Make) -> None:
    table = links.table([make([{"group": "b-g1", "body": "b-g2"}, {"group": "b-g2", "body": "b-g1"}])])
    assert table.tied_pairs == 0
    assert len(table.direct_ties) == 2


def test_sources_are_united_by_the_ids_of_groups_and_bodies(make: Make) -> None:
    one = make([{"group": "b-g1", "body": "b-x"}], name="one")
    two = make([{"group": "b-g1", "body": "b-x"}, {"group": "b-g2", "body": "b-x"}], name="two")
    table = links.table([two, one])
    assert [g.id for g in table.groups] == ["b-g1", "b-g2"]
    assert table.group_by_id["b-g1"].sources == ("one", "two")
    assert figures(table) == (1, 2, 1)
    assert [e.document for e in table.links_of("b-x")[0].evidence] == ["one.txt", "two.txt"]


@pytest.mark.parametrize("level", links.LEVELS)
def test_the_order_of_rows_and_sources_does_not_matter(packaged: Statements, level: str) -> None:
    expected = links.table([packaged], level)
    other = replace(packaged, source=replace(packaged.source, id="another"))
    both = links.table([packaged, other], level)
    for seed in range(3):
        draw = random.Random(seed)
        mixed = [
            replace(
                s,
                groups=tuple(draw.sample(s.groups, len(s.groups))),
                mentions=tuple(draw.sample(s.mentions, len(s.mentions))),
                bodies=tuple(draw.sample(s.bodies, len(s.bodies))),
            )
            for s in (other, packaged)
        ]
        assert links.table(mixed[1:], level) == expected
        assert links.table(mixed, level) == both


def test_unknown_level_is_a_call_error() -> None:
    with pytest.raises(CallError, match="one of body, place, kind"):
        links.table([], "group")


@pytest.mark.parametrize("column", ["group", "body"])
def test_a_mention_without_a_row_for_its_group_or_body_is_named(make: Make, column: str) -> None:
    good = make([{"group": "b-g1", "body": "b-x"}])
    bad = replace(good, mentions=(replace(good.mentions[0], **{column: "b-lost"}),))
    with pytest.raises(DataError) as error:
        links.table([bad])
    (problem,) = error.value.problems
    assert (problem.code, problem.field, problem.found) == ("mention-without-row", f"m-s-0.{column}", "b-lost")


def test_no_statements_give_an_empty_table() -> None:
    table = links.table([])
    assert (table.groups, table.partners, table.links, table.tied_pairs) == ((), (), (), 0)
