from hypothesis import given
from hypothesis import strategies as st
from two_sources import body, first, mention, second

from kgraph.identity.review.ages import age, first_places
from kgraph.identity.review.joining import Joining
from kgraph.identity.review.model import Desk, SourceState
from kgraph.statements import Correction
from kgraph.statements.merging import Log, Pairs, decided_pairs, merged


def desk(*sources, pairs=None, corrections=()):
    found = pairs or Pairs()
    return Desk([SourceState(merged(s, found.kept), frozenset(), tuple(corrections), s) for s in sources], found)


def test_the_older_source_then_the_first_place_then_the_id_makes_a_body_the_older():
    places = first_places(desk(second(), first()))
    ordered = sorted(("b-midori-too", "b-aozora", "b-midori", "b-tulip", "b-rose"), key=lambda i: age(i, places))
    assert ordered == ["b-tulip", "b-midori", "b-aozora", "b-rose", "b-midori-too"]
    assert sorted(("b-y", "b-x"), key=lambda i: age(i, places)) == ["b-x", "b-y"]


def test_a_unit_shows_what_it_is_a_part_of_also_in_a_circle_of_parents():
    from dataclasses import replace

    one = first()
    units = (body("b-unit", "みどりの会支部", parent="b-top"), body("b-top", "みどり", parent="b-unit"))
    one = replace(
        one,
        bodies=(*one.bodies, *units),
        mentions=(*one.mentions, mention("m-u", "b-lily", "支部", 800, body="b-unit")),
    )
    assert first_places(desk(one))["b-top"].start == 800


def test_joined_bodies_are_one_under_the_older_id():
    joining = Joining(desk(first(), second()))
    assert not joining.joined("b-midori", "b-midori-too")
    assert joining.join("b-midori-too", "b-midori") == ("b-midori-too", "merge", "b-midori")
    assert joining.joined("b-midori", "b-midori-too")
    assert joining.now("b-midori-too") == "b-midori"


def test_what_was_said_to_be_two_cannot_be_joined_by_way_of_others():
    joining = Joining(desk(first(), second()))
    joining.part("b-midori", "b-rose")
    assert joining.parted("b-rose", "b-midori")
    joining.join("b-midori", "b-aozora")
    assert joining.torn("b-aozora", "b-rose")
    assert not joining.torn("b-aozora", "b-city")


def test_a_decision_is_kept_by_each_source_that_knows_one_of_the_two_or_has_decided_it_before():
    merge = Correction(table="bodies", row="b-midori-too", action="merge", new="b-aozora", reason="", by="", on="")
    assert Joining(desk(first(), second())).keepers(merge) == ("first", "second")
    elsewhere = Correction(table="bodies", row="b-q", action="merge", new="b-r", reason="", by="", on="")
    assert Joining(desk(first())).keepers(elsewhere) == ()
    assert Joining(desk(first(), corrections=[elsewhere])).keepers(elsewhere) == ("first",)


@given(
    st.lists(
        st.tuples(
            *[st.sampled_from(["b-midori", "b-midori-too", "b-aozora", "b-city", "b-rose", "b-tulip"])] * 2,
            st.booleans(),
        )
    )
)
def test_whatever_is_said_on_sheets_the_log_never_contradicts_itself(answers):
    joining, rows = Joining(desk(first(), second())), []
    for one, other, same in answers:
        if (
            one == other
            or joining.joined(one, other)
            or joining.parted(one, other)
            or (same and joining.torn(one, other))
        ):
            continue
        row, action, new = joining.join(one, other) if same else joining.part(one, other)
        rows.append(Correction(table="bodies", row=row, action=action, new=new, reason="", by="", on="2025-01-01"))
    pairs, problems = decided_pairs([Log("first", "f", tuple(rows))])
    assert problems == ()
    assert all(pairs.now(i) == joining.now(i) for i in ("b-midori", "b-midori-too", "b-aozora", "b-city", "b-rose"))
