"""What the form is filled in with, `read` takes again: dates, places, and nothing is lost on the way."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, facts, read

from kgraph.pipeline.comparing import compare
from kgraph.pipeline.forms import write_form

HEAD = [
    "団体名",
    "取組名",
    "都道府県",
    "市区町村",
    "主な取組の種類",
    "主な対象",
    "設立年月日",
    "取組開始年月",
    "連携先",
]
ROW = [
    "やまかわ見守りの会",
    "ふれあい食堂",
    "徳島県",
    "三好市",
    "居場所づくり",
    "高齢者",
    "令和元年5月",
    "令和４年度",
    "",
]


def again(tmp_path, form, *rows):
    first = read(csv_file(tmp_path / "first.csv", [HEAD, *rows])).statements
    path = tmp_path / f"form.{form}"
    path.write_bytes(write_form(form, statements=first))
    return first, path, read(path)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_fiscal_year_comes_back(tmp_path, form):
    first, path, result = again(tmp_path, form, ROW)
    assert codes(result) == []
    assert facts(result.statements, "started") == facts(first, "started") == {ROW[0]: ["2022-04-01/2023-03-31"]}
    assert [c for c in compare([first], [result.statements]).changes if c.field == "started"] == []
    if form == "csv":
        assert "2022年度" in path.read_text("utf-8-sig")


def test_a_stored_fiscal_year_is_read_as_well(tmp_path):
    row = [cell.replace("令和４年度", "2022-04-01/2023-03-31") for cell in ROW]
    result = read(csv_file(tmp_path / "list.csv", [HEAD, row]))
    assert codes(result) == []
    assert facts(result.statements, "started") == {ROW[0]: ["2022-04-01/2023-03-31"]}


@pytest.mark.parametrize(
    ("prefecture", "place", "code"),
    [
        ("徳島県", "三好市", "36208"),
        ("東京都", "府中市", "13206"),
        ("広島県", "府中市", "34208"),
        ("熊本県", "熊本市中央区", "43101"),
        ("愛知県", "名古屋市", "23100"),
    ],
)
def test_a_place_is_shown_by_its_name(tmp_path, prefecture, place, code):
    row = [*ROW[:2], prefecture, place, *ROW[4:]]
    _, path, result = again(tmp_path, "csv", row)
    assert f",{place}," in path.read_text("utf-8-sig")
    assert codes(result) == []
    assert facts(result.statements, "municipality") == {ROW[0]: [code]}


def test_places_of_several_prefectures_come_back(tmp_path):
    row = [*ROW[:2], "広島県、東京都", "福山市、調布市、府中市", *ROW[4:]]
    first, _, result = again(tmp_path, "csv", row)
    assert codes(result) == []
    for field in ("prefecture", "municipality"):
        assert facts(result.statements, field) == facts(first, field)
    assert facts(first, "municipality") == {ROW[0]: ["34207", "13208", "34208"]}
