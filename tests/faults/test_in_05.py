"""IN-05: a merged cell holds for every row inside it; a blank one that is not merged stays blank."""

from __future__ import annotations

from table_files import codes, facts, notices, read, xlsx_file

ROWS = [["地域", "団体"], ["東京都", "甲会"], [None, "乙会"], [None, "丙会"]]


def test_rows_inside_the_range_have_its_value_and_the_row_below_is_told(tmp_path):
    result = read(xlsx_file(tmp_path / "list.xlsx", ROWS, "A2:A3"))
    assert facts(result.statements, "prefecture") == {"甲会": ["13000"], "乙会": ["13000"], "丙会": []}
    assert notices(result, "no-region") == [4]
    assert codes(result) == []


def test_the_quote_of_a_merged_value_stands_where_the_words_stand(tmp_path):
    statements = read(xlsx_file(tmp_path / "list.xlsx", ROWS, "A2:A3")).statements
    told = [fact for fact in statements.facts if fact.field == "prefecture"]
    assert {(fact.line, fact.words) for fact in told} == {(2, "東京都")}


def test_without_merging_nothing_is_filled_down(tmp_path):
    result = read(xlsx_file(tmp_path / "list.xlsx", ROWS))
    assert facts(result.statements, "prefecture") == {"甲会": ["13000"], "乙会": [], "丙会": []}
    assert notices(result, "no-region") == [3, 4]


def test_many_blank_regions_are_told_in_one_notice(tmp_path):
    result = read(xlsx_file(tmp_path / "list.xlsx", [ROWS[0], *([None, f"{n}番会"] for n in range(40))]))
    assert notices(result, "no-region") == [2]


def test_a_group_merged_over_rows_is_one_with_the_partners_of_all(tmp_path):
    rows = [
        ["団体名", "地域", "連携先"],
        ["甲会", "熊本県", "熊本市社会福祉協議会"],
        [None, None, "熊本市立図書館"],
        ["乙会", "熊本県", "自治会"],
    ]
    result = read(xlsx_file(tmp_path / "list.xlsx", rows, "A2:A3", "B2:B3"))
    assert codes(result) == []
    assert [group.name for group in result.statements.groups] == ["甲会", "乙会"]
    first = result.statements.groups[0].id
    assert [m.surface for m in result.statements.mentions if m.group == first] == [
        "熊本市社会福祉協議会",
        "熊本市立図書館",
    ]
