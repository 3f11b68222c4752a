"""A row that tells only a kind of body is that of its own place: two towns' councils are two, in every kind of table."""

from __future__ import annotations

from table_files import codes, csv_file, read

from kgraph.identity.candidates import pairs
from kgraph.identity.names import body_id, normal_name
from kgraph.pipeline.reviewing import review_items
from kgraph.pipeline.writing import write_statements

TITLE = ["山川県見守りプラットフォーム会員名簿"]
HEAD = ["会員名", "都道府県", "市区町村"]
TOWNS = [["社会福祉協議会", "大分県", "日田市"], ["社会福祉協議会", "大分県", "中津市"]]
COMMERCE = [["商工会", "大分県", "日田市"], ["商工会", "大分県", "中津市"]]


def members(tmp_path, *rows):
    return read(csv_file(tmp_path / "list.csv", [TITLE, HEAD, *rows]))


def test_members_are_called_by_their_place_where_the_word_can_mean_one_body(tmp_path):
    result = members(tmp_path, *TOWNS)
    assert codes(result) == []
    found = {b.name: b for b in result.statements.bodies if b.kind == "social-welfare-council"}
    assert sorted(found) == ["中津市社会福祉協議会", "日田市社会福祉協議会"]
    one = found["日田市社会福祉協議会"]
    assert (one.scope, one.place, one.name_basis) == ("44204", "44204", "composed")
    assert one.id == body_id(normal_name("日田市社協"), "44204")


def test_no_two_places_councils_are_asked_about(tmp_path):
    result = members(tmp_path, *TOWNS, *COMMERCE)
    write_statements(result.statements, tmp_path / "data" / result.statements.source.id)
    assert [i.words for i in review_items(tmp_path / "data") if i.sort == "pair"] == []
    assert pairs([result.statements]) == ()


def test_an_abbreviation_in_another_row_is_the_same_member(tmp_path):
    result = members(
        tmp_path, ["日田市社会福祉協議会", "大分県", "日田市"], ["日田市社協", "大分県", "日田市"], TOWNS[0]
    )
    assert codes(result) == [("group-twice", 4), ("group-twice", 5)]


def groups(tmp_path, *rows):
    head = ["団体名", "都道府県", "市区町村", "取組名", "連携した団体"]
    result = read(csv_file(tmp_path / "groups.csv", [head, *rows]))
    assert codes(result) == []
    return result.statements


def test_groups_of_two_towns_are_two_groups(tmp_path):
    partners = ("みどり自治会", "NPO法人あおば", "ひなた株式会社", "しののめ病院")
    rows = [[*row, "ふれあいサロン", partner] for row, partner in zip((*TOWNS, *COMMERCE), partners, strict=True)]
    statements = groups(tmp_path, *rows)
    assert len({g.id for g in statements.groups}) == 4
    assert [statements.label(g) for g in statements.groups] == [
        "日田市社会福祉協議会",
        "中津市社会福祉協議会",
        "商工会",
        "商工会",
    ]
    assert pairs([statements]) == ()


def test_a_group_that_one_row_names_in_full_is_the_one_of_the_word(tmp_path):
    full = ["日田市社会福祉協議会", "大分県", "日田市", "ふれあいサロン", "みどり自治会"]
    word = ["社協", "大分県", "日田市", "見守り", "あおば自治会"]
    assert len({g.id for g in groups(tmp_path, full, word).groups}) == 1
