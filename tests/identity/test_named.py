"""Who is there: every group and body once, with the names, places and numbers of all sources."""

from __future__ import annotations

from bodies import body, group, numbered, statements

from kgraph.identity.named import named

NUMBER = "8000012010038"


def test_a_body_of_two_sources_is_one_with_all_that_is_told() -> None:
    one = body("NPO法人山川の窓（やまかわのまど）", "愛媛県")
    again = body("ＮＰＯ法人山川の窓", "愛媛県")
    assert one.id == again.id
    (found,) = named([statements(one), statements(again, numbered(again, NUMBER))], {one.id: [NUMBER]})
    assert set(found.names) == {"山川の窓"}
    assert set(found.aliases) == {"やまかわのまど"}
    assert (found.legal_form, found.numbers, found.scopes) == ("npo", {NUMBER}, {"38000"})


def test_a_group_has_its_names_aliases_and_places() -> None:
    (found,) = named([group("b-led", "NPO法人山川の窓【YM】", "愛媛県", "松山市", "やまどの会")])
    assert set(found.names) == {"山川の窓"}
    assert set(found.aliases) == {"ym", "やまどの会"}
    assert (found.legal_form, found.places) == ("npo", {"38201"})


def test_what_only_a_group_named_is_taken_to_lie_where_the_group_does() -> None:
    rows = [
        statements(body("山川食堂", by="b-led"), body("里山食堂", by="b-other")),
        group("b-led", "里の会", "愛媛県"),
    ]
    by_name = {next(iter(one.names)): one.scopes for one in named(rows)}
    assert by_name == {"山川食堂": {"38000"}, "里山食堂": set(), "里の会": set()}


def test_a_name_that_is_nothing_but_a_form_is_none() -> None:
    assert named([statements(body("特定非営利活動法人", "愛媛県"))])[0].names == {}
