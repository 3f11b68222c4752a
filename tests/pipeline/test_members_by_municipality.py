"""Members of one name in two municipalities are two members; the same one twice is told as before."""

from __future__ import annotations

from table_files import codes, csv_file, read

TITLE = ["山川県見守りプラットフォーム会員名簿"]
HEAD = ["会員名", "都道府県", "市区町村", "法人番号"]
ONE = ["NPO法人えがお", "大分県", "大分市", ""]
OTHER = ["NPO法人えがお", "大分県", "別府市", ""]
MORE = ["社会福祉法人あおば会", "大分県", "別府市", ""]


def members(tmp_path, *rows):
    result = read(csv_file(tmp_path / "list.csv", [TITLE, HEAD, *rows]))
    statements = result.statements
    ids = [m.member for m in statements.memberships]
    return result, ids, {b.id: b for b in statements.bodies}


def test_two_municipalities_are_two_members(tmp_path):
    result, ids, bodies = members(tmp_path, ONE, OTHER, MORE)
    assert codes(result) == []
    assert len(set(ids)) == len(ids) == 3
    assert [bodies[i].scope for i in ids] == ["44201", "44202", "44000"]
    assert [bodies[i].place for i in ids] == ["44201", "44202", "44202"]
    assert {x.fate for x in result.statements.lines} == {"taken"}


def test_their_order_does_not_matter(tmp_path):
    assert set(members(tmp_path, ONE, OTHER)[1]) == set(members(tmp_path, OTHER, ONE)[1])


def test_the_same_member_twice_is_told(tmp_path):
    result, ids, _ = members(tmp_path, ONE, MORE, ONE)
    assert codes(result) == [("group-twice", 5)]
    assert len(ids) == 2


def test_one_corporate_number_is_one_member(tmp_path):
    number = "7000012050002"
    result, ids, _ = members(tmp_path, [*ONE[:3], number], [*OTHER[:3], number])
    assert codes(result) == [("group-twice", 4)]
    assert len(ids) == 1
