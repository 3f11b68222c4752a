"""A group that two rows spell otherwise has one initiative made from its name: the rows do not contradict each other."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kgraph.cli.main import cli

_TABLE = "団体名,所在地,電話番号の種別\n山川のＮＰＯ,熊本県熊本市,本部\n山川のNPO,熊本県熊本市,支所\n"
_MAPPING = """rows: groups
header: 1
columns:
  団体名: name
  所在地: address
  電話番号の種別: { field: identifier, scheme: 種別 }
title: 一覧
publisher: みほん
issued: 2025-01
"""


def test_two_spellings_of_one_group_are_no_contradiction(tmp_path: Path) -> None:
    table, mapping = tmp_path / "t.csv", tmp_path / "m.yml"
    table.write_text(_TABLE, "utf-8")
    mapping.write_text(_MAPPING, "utf-8")
    told = CliRunner().invoke(cli, ["read", str(table), "--mapping", str(mapping), "--out", str(tmp_path / "o")])
    assert told.exit_code == 0, told.output
    rows = (tmp_path / "o" / "groups.csv").read_text("utf-8").splitlines()
    assert len(rows) == 2
    facts = (tmp_path / "o" / "facts.csv").read_text("utf-8")
    assert facts.count("の取組") == 1
