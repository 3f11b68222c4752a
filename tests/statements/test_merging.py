import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_sources import body, first, group, mention, source

from kgraph.statements import Correction, Identifier, Membership, Statements
from kgraph.statements.merging import Log, Pairs, decided_pairs, merged


def said(action, row, other, on="2025-01-01", **cells):
    where = {"old": other} if action == "part" else {"new": other}
    return Correction(table="bodies", row=row, action=action, reason="r", by="b", on=on, **{**where, **cells})


def pairs(*corrections, name="first"):
    return decided_pairs([Log(name, f"{name}/corrections.csv", corrections)])


def kept(*corrections):
    found, problems = pairs(*corrections)
    assert problems == ()
    return found.kept


def test_chains_end_at_the_id_that_nothing_retires():
    rows = [said("merge", "b-a", "b-b"), said("merge", "b-b", "b-c"), said("merge", "b-d", "b-b")]
    assert kept(*rows) == {"b-a": "b-c", "b-b": "b-c", "b-d": "b-c"}


def test_part_takes_a_merge_back_and_a_later_merge_holds_again():
    there, back = said("merge", "b-a", "b-b"), said("part", "b-a", "b-b")
    assert kept(there, back) == {}
    assert kept(there, back, there) == {"b-a": "b-b"}
    assert kept(there, back, said("merge", "b-b", "b-a")) == {"b-b": "b-a"}


def test_a_body_with_two_ways_is_the_body_of_both():
    rows = [said("merge", "b-a", "b-c"), said("merge", "b-a", "b-b")]
    assert kept(*rows) == {"b-a": "b-c", "b-b": "b-c"}


@pytest.mark.parametrize(
    "rows",
    [
        [said("merge", "b-a", "b-a")],
        [said("merge", "b-a", "b-b"), said("merge", "b-b", "b-a")],
        [said("merge", "b-a", "b-b"), said("merge", "b-b", "b-c"), said("merge", "b-c", "b-a")],
    ],
)
def test_a_circle_is_refused_with_its_rows(rows):
    found, problems = pairs(*rows)
    assert found.kept == {}
    assert {p.code for p in problems} == {"merge-circle"}
    assert problems[-1].file == "first/corrections.csv"
    assert problems[-1].line == len(rows) + 1
    assert "part" in problems[0].todo.en


def test_what_leads_into_a_circle_is_not_blamed_for_it():
    rows = [
        said("merge", "b-x", "b-a"),
        said("merge", "b-a", "b-b"),
        said("merge", "b-b", "b-c"),
        said("merge", "b-c", "b-a"),
    ]
    _, problems = pairs(*rows)
    assert [p.line for p in problems] == [3, 4, 5]


def test_two_that_were_said_to_be_two_cannot_be_made_one_by_others():
    rows = [said("distinct", "b-a", "b-b"), said("merge", "b-a", "b-c"), said("merge", "b-b", "b-c")]
    found, problems = pairs(*rows)
    assert [(p.code, p.line) for p in problems] == [("merge-conflict", 2)]
    assert found.distinct == {("b-a", "b-b")}
    assert pairs(*rows, said("part", "b-b", "b-a"))[1] == ()


def test_decisions_of_several_sources_are_one_log_by_day():
    merge, part = said("merge", "b-a", "b-b", on="2025-01-01"), said("part", "b-a", "b-b", on="2025-02-01")
    for names in (("one", "two"), ("two", "one")):
        found, _ = decided_pairs([Log(names[0], "x", (merge,)), Log(names[1], "y", (part,))])
        assert found.kept == {}


def test_in_one_file_the_later_row_is_later_whatever_its_day():
    assert kept(said("merge", "b-a", "b-b", on="2025-05-01"), said("part", "b-a", "b-b", on="2025-01-01")) == {}


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8))
def test_every_retired_id_ends_at_one_that_is_kept_or_the_log_is_refused(ways):
    found, problems = pairs(*(said("merge", f"b-{a}", f"b-{b}") for a, b in ways))
    assert not found.kept or not problems
    assert not set(found.kept) & set(found.kept.values())
    if not problems:
        assert all(found.now(f"b-{a}") == found.now(f"b-{b}") for a, b in ways)


def test_nothing_is_merged_where_nothing_is_retired():
    statements = first()
    assert merged(statements, {}) is statements
    assert merged(statements, {"b-unknown": "b-midori"}) is statements


def test_a_merge_replaces_the_id_everywhere_and_tells_what_it_retired():
    statements = first()
    after = merged(statements, {"b-aozora": "b-midori"})
    assert {m.body for m in after.mentions} == {"b-midori", ""}
    assert [b.id for b in after.bodies] == ["b-midori"]
    assert [(r.id, r.kept, r.name) for r in after.retired] == [("b-aozora", "b-midori", "青空ひろば")]
    assert [m.id for m in after.mentions] == [m.id for m in statements.mentions]
    assert [m.surface for m in after.mentions] == [m.surface for m in statements.mentions]


def test_where_the_source_lacks_the_kept_body_the_retired_one_stands_for_it_under_the_kept_id():
    after = merged(first(), {"b-midori": "b-elsewhere"})
    assert [(b.id, b.name) for b in after.bodies if b.id != "b-aozora"] == [("b-elsewhere", "みどりの会")]


def test_units_numbers_and_memberships_follow():
    statements = Statements(
        source=source("s", "2025"),
        groups=(group("b-g", "ぼたんの会", "1")[0],),
        mentions=(mention("m-1", "b-g", "さくら会支部", 10, body="b-unit"),),
        bodies=(body("b-old", "さくら会"), body("b-unit", "さくら会支部", parent="b-old")),
        identifiers=(Identifier(body="b-old", scheme="団体ID", value="1", line=1, rule="table:id"),),
        memberships=(
            Membership(member="b-old", of="b-g", line=1, start=0, end=1, words="さくら会", rule="table:member"),
        ),
    )
    after = merged(statements, {"b-old": "b-new"})
    assert next(b for b in after.bodies if b.id == "b-unit").parent == "b-new"
    assert [i.body for i in after.identifiers] == ["b-new"]
    assert [(m.member, m.of) for m in after.memberships] == [("b-new", "b-g")]
    itself = merged(statements, {"b-unit": "b-old"})
    assert [(b.id, b.parent) for b in itself.bodies] == [("b-old", "")]


def test_two_groups_of_one_source_become_one_with_two_initiatives_that_keep_their_own():
    statements = first()
    after = merged(statements, {"b-lily": "b-tulip"})
    assert [(g.id, g.initiative) for g in after.groups] == [("b-tulip", "i-1"), ("b-tulip", "i-30")]
    one, two = after.groups
    assert after.values_in(one, "initiative") == ("ちゅうりっぷの会の取組",)
    assert after.values_in(two, "initiative") == ("特定非営利活動法人ゆりの取組",)
    assert {m.initiative for m in after.mentions} == {"i-1", "i-30"}
    assert after.values("b-tulip", "label") == ("ちゅうりっぷの会",)
    assert "特定非営利活動法人ゆり" in after.values("b-tulip", "alias")


def test_a_withheld_id_stays_withheld_under_the_id_that_is_kept():
    from dataclasses import replace

    from kgraph.statements import Withheld, without_withheld

    statements = replace(first(), withheld=(Withheld(id="b-aozora", reason="r", on="2025-01-01"),))
    after = without_withheld(merged(statements, {"b-aozora": "b-midori"}))
    assert after.bodies == ()
    assert after.retired == ()


def test_pairs_know_what_stands_for_an_id_now():
    assert Pairs(kept={"b-a": "b-b"}).now("b-a") == "b-b"
    assert Pairs().now("b-a") == "b-a"
