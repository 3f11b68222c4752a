"""Mappings in YAML: what they may say, and what is told of wrong ones."""

from __future__ import annotations

import pytest

from kgraph.errors import InputError
from kgraph.reading.tables.mapping import column_number, letter, parse_mapping, to_yaml

WHOLE = """
rows: members
sheet: 会員一覧
header: 3-4
platform: 山川市官民連携プラットフォーム
title: 名簿
publisher: 山川市
issued: 令和6年4月1日
skip: [9]
constants: {prefecture: 熊本県}
columns:
  会員名: name
  B: {field: kind, values: {大学: university}}
  会員番号: {field: identifier, scheme: 会員番号}
  備考: unused
"""


def test_a_mapping_is_read_and_written_again():
    mapping = parse_mapping(WHOLE, "m.yml")
    assert (mapping.rows, mapping.header, mapping.skip) == ("members", (3, 4), (9,))
    assert [name for name, _ in mapping.columns] == ["会員名", "B", "会員番号", "備考"]
    again = parse_mapping(to_yaml(mapping), "m.yml")
    assert again.columns == mapping.columns
    assert (again.platform, again.header, again.constants) == (mapping.platform, mapping.header, mapping.constants)


@pytest.mark.parametrize(
    "text, entry",
    [
        ("rows: people\ncolumns: {団体名: name}", "rows"),
        ("columns: {団体名: nmae}", "columns.団体名"),
        ("columns: {団体名: {feld: name}}", "columns.団体名"),
        ("rows: bodies\ncolumns: {団体名: name, 対象: targets}", "columns.対象"),
        ("columns: {団体名: name}\nheadr: 3", "headr"),
        ("columns: {団体名: name}\nheader: 0", "header"),
        ("columns: {団体名: name}\nheader: 5-2", "header"),
        ("columns: {団体名: name}\nconstants: {会員数: 3}", "constants"),
        ("columns: {団体名: null}", "columns.団体名"),
        ("columns: []", "columns"),
        ("rows: groups", "columns"),
        ("- a\n- b", ""),
        ("columns: {団体名: name", ""),
        ("columns: {団体名: name}\nissued: 2024-13-45", ""),
    ],
)
def test_a_wrong_entry_is_named(text, entry):
    with pytest.raises(InputError) as error:
        parse_mapping(text, "m.yml")
    assert [(p.code, p.file, p.field) for p in error.value.problems] == [("mapping", "m.yml", entry)]


@pytest.mark.parametrize("column, name", [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column, name):
    assert letter(column) == name
    assert column_number(name) == column
