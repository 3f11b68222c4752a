"""IN-08: codes of 5 digits, of 6 with a check digit, and those that lost their leading zero."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, facts, read

from kgraph.places import Places


def listed(*values):
    return [["団体名", "地域コード"], *([f"{n}番会", value] for n, value in enumerate(values, 1))]


def test_two_spellings_of_one_region_a_refusal_and_a_code_of_six(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", listed("01101", "011011", "11011", "131016")))
    assert list(facts(result.statements, "municipality").values()) == [["01101"], ["01101"], [], ["13101"]]
    assert Places.load().get("01101").full_name == "北海道札幌市中央区"
    ((_, line),) = codes(result)
    assert line == 4
    assert "zero" in result.problems[0].todo.en
    assert "0" in result.problems[0].todo.ja


@pytest.mark.parametrize("code", ["1101", "131015", "99999", "13101.0", "1310"])
def test_a_code_that_fits_neither_rule_is_refused_not_guessed(tmp_path, code):
    result = read(csv_file(tmp_path / "list.csv", listed(code, "13101")))
    assert [line for _, line in codes(result)] == [2]
    assert list(facts(result.statements, "municipality").values()) == [[], ["13101"]]


def test_a_valid_code_among_codes_of_six_may_have_lost_its_zero(tmp_path):
    assert Places.load().get("11100").name == "さいたま市"
    alone = read(csv_file(tmp_path / "a.csv", listed("11100", "13101")))
    assert list(facts(alone.statements, "municipality").values()) == [["11100"], ["13101"]]
    among = read(csv_file(tmp_path / "b.csv", listed("11100", "131016")))
    assert codes(among) == [("ambiguous-code", 2)]
    assert list(facts(among.statements, "municipality").values()) == [[], ["13101"]]


def test_full_width_codes_and_codes_of_prefectures_are_read(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", listed("１３１０１", "43000", "430005", "43")))
    assert codes(result) == []
    assert list(facts(result.statements, "prefecture").values()) == [["13000"], ["43000"], ["43000"], ["43000"]]
