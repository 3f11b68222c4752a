"""What is not written: told with of how many groups, silent where there are too few."""

from __future__ import annotations

import pytest

from kgraph import links
from kgraph.links import GroupNode, LinkTable
from kgraph.network import gaps, gaps_results
from kgraph.pipeline import load_statements


@pytest.fixture(scope="module")
def table() -> LinkTable:
    return links.table(load_statements(), "kind")


def small(*targets: tuple[str, ...]) -> LinkTable:
    groups = tuple(
        GroupNode(id=f"b-{n}", label=f"{n}", initiatives=(), sources=("s",), line=n, prefectures=("43000",), targets=t)
        for n, t in enumerate(targets)
    )
    return LinkTable(level="kind", groups=groups, partners=(), links=(), direct_ties=())


def test_question_6_of_the_gold_what_nobody_ticked(table):
    targets, activities = gaps.find(table).matrices
    assert set(targets.unticked) == {"middle-aged", "foreign-residents", "offenders", "lgbtq", "hikikomori"}
    assert set(activities.unticked) == {"work-ties", "information-portal", "information-provision", "sns-counselling"}


def test_questions_8_and_9_the_totals_of_the_marks(table):
    found = gaps_results.gaps_dict(gaps.find(table), "ja")["matrices"]
    totals = [{row["notation"]: row["groups"] for row in matrix["rows"]} for matrix in found]
    assert [sum(t.values()) for t in totals] == [41, 29]
    assert (totals[0]["children-and-youth"], totals[0]["all-generations"]) == (9, 6)
    assert (totals[1]["exchange-places"], totals[1]["belonging-places"]) == (8, 7)


def test_question_7_a_target_that_no_one_ticks_and_one_text_speaks_of(table):
    gap = next(g for g in gaps.find(table).spoken if g.notation == "foreign-residents")
    assert gap.ticked == ()
    assert [[(w.line, w.words) for w in words] for _, words in gap.unmarked] == [[(657, "外国人")]]


def test_places_with_few_groups_are_silent_and_say_how_many_they_have(table):
    (targets, _) = gaps.find(table).matrices
    assert all(place.silent for place in targets.places)
    assert {p.place: len(p.groups) for p in targets.places}["43000"] == 2
    assert not any(p.silent for p in gaps.find(table, least=1).matrices[0].places)


def test_nothing_is_said_of_fewer_groups_than_the_least():
    few = gaps.find(small(("older-people",), ()))
    assert not few.enough
    assert few.kinds_not_mentioned == few.matrices[0].unticked == ()
    assert "5" in gaps_results.note(few).ja
    assert gaps.find(small(*[("older-people",)] * 5)).matrices[0].unticked


def test_groups_alike_are_those_with_a_target_in_common_and_too_few_give_no_kinds(table):
    makutoo = next(g.id for g in table.groups if "まくとぅー" in g.label)
    answer = gaps.alike(table, makutoo)
    targets = set(answer.targets)
    assert all(targets & set(table.group_by_id[g].targets) for g in answer.alike)
    own = {link.partner for link in table.links_from(makutoo)}
    assert answer.kinds
    assert all(f"k-{kind.kind}" not in own and len(kind.mentioned_by) > 1 for kind in answer.kinds)
    assert gaps.alike(table, makutoo, least=12).kinds == ()


def test_a_kind_is_counted_by_the_groups_alike_only(table):
    makutoo = next(g.id for g in table.groups if "まくとぅー" in g.label)
    answer = gaps.alike(table, makutoo)
    for kind in answer.kinds:
        by = {link.group for link in table.links_of(f"k-{kind.kind}")}
        assert set(kind.mentioned_by) == by & set(answer.alike)


def test_other_levels_are_refused():
    with pytest.raises(ValueError, match="kinds"):
        gaps.find(links.table(load_statements(), "body"))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_words_never_say_lack(table, lang):
    said = str(gaps_results.gaps_dict(gaps.find(table), lang)) + str(gaps_results.note(gaps.find(table)).in_(lang))
    assert not any(word in said for word in ("不足", "欠け", "足りない", "lack"))


def test_a_group_that_tells_its_municipality_only_counts_in_its_prefecture_and_in_all() -> None:
    groups = (
        GroupNode(id="b-a", label="甲", initiatives=("i-a",), sources=("s",), line=1, municipalities=("43100",),
                  targets=("older-people",)),
        GroupNode(id="b-b", label="乙", initiatives=("i-b",), sources=("s",), line=2, targets=("older-people",)),
    )  # fmt: skip
    table = LinkTable(level="kind", groups=groups, partners=(), links=(), direct_ties=())
    matrix = gaps.find(table).matrices[0]
    assert matrix.ticked["older-people"] == ("b-a", "b-b")
    assert matrix.cells == {("older-people", "43000"): ("b-a",)}
    (shown,) = [row for row in gaps_results.gaps_dict(gaps.find(table), "ja")["matrices"][0]["rows"]
                if row["notation"] == "older-people"]  # fmt: skip
    assert shown["groups"] == 2
