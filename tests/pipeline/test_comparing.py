from dataclasses import replace

import pytest
from two_sources import body, fact, first, group, mention, second, withhold, write

from kgraph.pipeline import load_statements
from kgraph.pipeline.comparing import (
    BODY,
    CAME,
    CHANGED,
    GROUP,
    MARK,
    MEMBERSHIP,
    NUMBER,
    TIE,
    WENT,
    compare,
    compare_data,
    field_label,
    to_dict,
)
from kgraph.statements import Identifier, Membership, Withheld


def said(comparison, *names):
    return [tuple(getattr(c, name) for name in names) for c in comparison.changes]


def test_an_edition_is_not_different_from_itself(project_root):
    for edition in ([first(), second()], load_statements(project_root / "data" / "casebook-r7")):
        comparison = compare(edition, edition)
        assert comparison.changes == ()
        assert to_dict(comparison, "ja")["different"] is False


def test_it_does_not_matter_under_which_source_or_mention_id_a_thing_is_told():
    one = first()
    other = replace(
        one,
        source=replace(one.source, id="again"),
        mentions=tuple(
            replace(m, id=f"{m.id}x", start=m.start + 9, end=m.end + 9, line=m.line + 3) for m in one.mentions
        ),
    )
    assert compare([one], [other]).changes == ()


def test_a_group_that_came_and_one_that_went_with_their_ties():
    one = first()
    gone = replace(
        one,
        groups=one.groups[:1],
        facts=tuple(f for f in one.facts if f.group == "b-tulip"),
        mentions=tuple(m for m in one.mentions if m.group == "b-tulip"),
        bodies=one.bodies[1:],
    )
    assert said(compare([one], [gone]), "what", "how", "id", "label", "other_label") == [
        (GROUP, WENT, "b-lily", "特定非営利活動法人ゆり", ""),
        (BODY, WENT, "b-aozora", "青空ひろば", ""),
        (TIE, WENT, "b-lily", "特定非営利活動法人ゆり", "みどりの会"),
        (TIE, WENT, "b-lily", "特定非営利活動法人ゆり", "青空ひろば"),
        (TIE, WENT, "b-lily", "特定非営利活動法人ゆり", "行政"),
    ]
    assert {c.how for c in compare([gone], [one]).changes} == {CAME}


def test_a_group_renamed_under_its_id_has_changed():
    one = first()
    renamed = replace(
        one, facts=tuple(replace(f, value="新しい名の会") if f.value == "ちゅうりっぷの会" else f for f in one.facts)
    )
    assert said(compare([one], [renamed]), "what", "how", "id", "label", "field", "old", "new") == [
        (GROUP, CHANGED, "b-tulip", "新しい名の会", "name", "ちゅうりっぷの会", "新しい名の会")
    ]


def test_a_body_read_otherwise_has_changed():
    one = first()
    other = replace(
        one, bodies=tuple(replace(b, kind="food-bank", name="青空") if b.id == "b-aozora" else b for b in one.bodies)
    )
    assert said(compare([one], [other]), "what", "how", "field", "old", "new") == [
        (BODY, CHANGED, "kind", "other", "food-bank"),
        (BODY, CHANGED, "name", "青空ひろば", "青空"),
    ]


def test_a_plan_that_came_true_is_a_tie_that_changed():
    one = first()
    planned = replace(one, mentions=tuple(replace(m, tense="planned") if m.id == "m-a1" else m for m in one.mentions))
    assert said(compare([planned], [one]), "what", "how", "id", "other", "field", "old", "new") == [
        (TIE, CHANGED, "b-tulip", "b-midori", "tense", "planned", "current")
    ]


def test_marks_with_several_values_come_and_go_and_single_ones_change():
    one = first()
    facts = (fact("b-tulip", "main_target", "lgbtq"), fact("b-tulip", "staff", "5"), fact("b-tulip", "founded", "2019"))
    more = (fact("b-tulip", "main_target", "all-generations"), fact("b-tulip", "staff", "6"))
    old, new = replace(one, facts=(*one.facts, *facts)), replace(one, facts=(*one.facts, *more))
    comparison = compare([old], [new])
    assert said(comparison, "what", "how", "field", "old", "new") == [
        (MARK, CAME, "main_target", "", "all-generations"),
        (MARK, WENT, "founded", "2019", ""),
        (MARK, WENT, "main_target", "lgbtq", ""),
        (MARK, CHANGED, "staff", "5", "6"),
    ]
    shown = to_dict(comparison, "en")["changes"]
    assert shown[0]["new_label"] not in ("", "all-generations", None)
    assert field_label("staff", "ja") == "スタッフ数"
    assert field_label("tense", "en") == "tense"
    assert field_label("nonsense", "en") == "nonsense"


def test_memberships_and_numbers_are_told():
    one = first()
    other = replace(
        one,
        memberships=(Membership(member="b-lily", of="b-tulip", line=1, start=0, end=1, words="ゆり", rule="table:m"),),
        identifiers=(Identifier(body="b-tulip", scheme="団体ID", value="7", line=1, rule="table:id"),),
    )
    assert said(compare([one], [other]), "what", "how", "id", "other_label") == [
        (MEMBERSHIP, CAME, "b-lily", "ちゅうりっぷの会"),
        (NUMBER, CAME, "b-tulip", "団体ID 7"),
    ]


def test_a_merge_is_a_change_of_id_and_no_loss(tmp_path):
    old, new = write(tmp_path / "old"), write(tmp_path / "new")
    with (new / "second" / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write("bodies,b-midori-too,merge,,,b-midori,r,b,2025-06-01\n")
    assert said(compare_data(old, new), "what", "how", "id", "label", "field", "new") == [
        (BODY, CHANGED, "b-midori-too", "みどりの会", "id", "b-midori")
    ]
    assert compare_data(new, new).changes == ()


def test_nothing_withheld_in_either_edition_is_shown(tmp_path):
    old, new = write(tmp_path / "old"), write(tmp_path / "new")
    withhold(new / "first", "b-lily", "b-midori")
    for one, other in ((old, new), (new, old)):
        comparison = compare_data(one, other)
        assert comparison.changes == ()
        assert comparison.hidden == 2
    renamed = [replace(s, withheld=(Withheld(id="b-aozora", reason="r", on="2025-01-01"),)) for s in [first()]]
    text = str(to_dict(compare([first()], renamed), "ja"))
    assert "青空" not in text


def test_what_may_name_a_person_is_not_shown(tmp_path):
    old, new = write(tmp_path / "old", first()), write(tmp_path / "new")
    text = str(to_dict(compare_data(old, new), "ja"))
    assert "一般社団法人ばら" in text
    assert "花子" not in text


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_rows_does_not_matter(turned):
    new_group, facts = group("b-new", "あざみの会", "60")
    one = first()
    other = replace(
        one,
        groups=(*one.groups, new_group),
        facts=(*one.facts, *facts),
        mentions=(*one.mentions, mention("m-n", "b-new", "もみじの会", 990, body="b-momiji")),
        bodies=(*one.bodies, body("b-momiji", "もみじの会")),
    )
    if turned:
        turn = {name: getattr(other, name)[::-1] for name in ("groups", "facts", "mentions", "bodies")}
        other = replace(other, **turn)
    assert said(compare([one], [other]), "what", "how", "id") == [
        (GROUP, CAME, "b-new"),
        (BODY, CAME, "b-momiji"),
        (TIE, CAME, "b-new"),
    ]
