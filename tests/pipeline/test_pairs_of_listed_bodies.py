"""Rows of a register, members of a platform and groups: the same pairs are asked about, wherever two names stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from table_files import csv_file, mapping_file, read

from kgraph.identity.review import model
from kgraph.pipeline.reviewing import review_items
from kgraph.pipeline.writing import write_statements

NAMES = ("青い空", "特定非営利活動法人青い空")
MAPPING = """rows: {rows}
{platform}columns:
  名前: name
  都道府県: prefecture
  市区町村: municipality
"""


@pytest.mark.parametrize("rows", ["bodies", "members", "groups"])
def test_a_name_with_and_one_without_its_form_are_a_pair(rows: str, tmp_path: Path) -> None:
    table = [["名前", "都道府県", "市区町村"], *([name, "長野県", "上田市"] for name in NAMES)]
    platform = "platform: みほん連絡会\n" if rows == "members" else ""
    mapping = mapping_file(tmp_path / "m.yml", MAPPING.format(rows=rows, platform=platform))
    result = read(csv_file(tmp_path / "a.csv", table), mapping=mapping)
    write_statements(result.statements, tmp_path / "data" / "s")
    (item,) = (item for item in review_items(tmp_path / "data") if item.sort == model.PAIR)
    assert set(item.words.split("\n")) == set(NAMES)
    assert "法人格" in item.reason
    beside = {"bodies": "（名簿・一覧に載る団体）", "members": "みほん連絡会", "groups": "（取組を行う団体）"}[rows]
    assert item.group.split("\n") == [beside, beside]
    assert item.line in (2, 3)
