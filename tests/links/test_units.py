"""Units rolled up: what becomes of their links, of a unit of the group itself, and of direct ties."""

from __future__ import annotations

from collections.abc import Callable

from kgraph import links
from kgraph.links import roll_up
from kgraph.statements import Body, Statements

Make = Callable[..., Statements]


def body(identifier: str, parent: str = "", kind: str = "municipality") -> Body:
    return Body(id=identifier, name=f"名{identifier}", kind=kind, scope="JP", parent=parent)


CITY = (body("city"), body("part", "city", "municipal-department"), body("desk", "part", "municipal-department"))


def test_a_desk_of_a_department_counts_as_the_city(make: Make) -> None:
    source = make(
        [{"group": "a", "body": "desk"}, {"group": "b", "body": "part"}, {"group": "c", "body": "city"}], CITY
    )
    whole = roll_up(links.table([source]), [source])
    assert [(p.id, p.label, p.kind) for p in whole.partners] == [("city", "名city", "municipality")]
    assert [link.group for link in whole.links_of("city")] == ["a", "b", "c"]
    assert whole.tied_pairs == 3


def test_a_parent_that_nobody_names_becomes_a_node(make: Make) -> None:
    source = make([{"group": "a", "body": "part"}, {"group": "b", "body": "desk"}], CITY)
    assert [p.id for p in roll_up(links.table([source]), [source]).partners] == ["city"]


def test_mentions_of_several_units_are_one_link_in_the_order_of_the_text(make: Make) -> None:
    source = make(
        [{"group": "a", "body": "desk"}, {"group": "a", "body": "city"}, {"group": "a", "body": "part"}], CITY
    )
    (link,) = roll_up(links.table([source]), [source]).links
    assert [e.start for e in link.evidence] == [0, 1, 2]


def test_a_unit_of_the_group_itself_is_no_partner(make: Make) -> None:
    source = make([{"group": "city", "body": "desk"}, {"group": "a", "body": "desk"}], CITY)
    whole = roll_up(links.table([source]), [source])
    assert [(link.group, link.partner) for link in whole.links] == [("a", "city")]
    assert [(tie.group, tie.other) for tie in whole.direct_ties] == [("a", "city")]


def test_a_circle_of_parents_ends(make: Make) -> None:
    source = make([{"group": "a", "body": "x"}], [body("x", "y"), body("y", "x")])
    assert len(roll_up(links.table([source]), [source]).links) == 1


def test_unnamed_nodes_and_the_level_of_kinds_stay_as_they_are(make: Make) -> None:
    source = make([{"group": "a", "body": "desk"}, {"group": "b", "kind": "school", "places": ("43100",)}], CITY)
    place, kind = links.table([source], "place"), links.table([source], "kind")
    assert [p.id for p in roll_up(place, [source]).partners] == ["a-school-43100", "city"]
    assert roll_up(kind, [source]) is kind


def test_the_casebook_has_47_bodies_when_units_are_rolled_up(packaged: Statements) -> None:
    table = links.table([packaged])
    whole = roll_up(table, [packaged])
    assert (len(table.partners), len(table.links)) == (50, 51)
    assert (len(whole.partners), len(whole.links)) == (47, 48)
    assert {g.id for g in whole.groups} == {g.id for g in table.groups}
