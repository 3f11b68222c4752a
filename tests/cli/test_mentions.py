"""``kgraph mentions``: formats, standard input, bad input."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from kgraph.cli.main import cli

TEXT = "松葉市社会福祉協議会、NPO法人まつばと連携した。"


def test_jsonl_gives_one_passage_a_line(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    file.write_text(json.dumps({"id": "p1", "text": TEXT}, ensure_ascii=False) + "\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["mentions", str(file), "--format", "jsonl"])
    assert result.exit_code == 0
    (row,) = map(json.loads, result.output.splitlines())
    assert row["id"] == "p1"
    assert [p["surface"] for p in row["partners"]] == ["松葉市社会福祉協議会", "NPO法人まつば"]


def test_standard_input_is_read_and_json_is_written_when_piped() -> None:
    result = CliRunner().invoke(cli, ["mentions", "-"], input=TEXT.encode())
    assert result.exit_code == 0
    (passage,) = json.loads(result.output)
    assert [(p["start"], p["end"]) for p in passage["partners"]] == [(0, 10), (11, 19)]


def test_a_table_is_for_reading(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["mentions", str(file), "--format", "table"], env={"COLUMNS": "240"})
    assert result.exit_code == 0
    head, *rows = [line.split() for line in result.output.splitlines() if line.strip(" ─")]
    assert head[:3] == ["id", "surface", "name"]
    assert [row[1] for row in rows] == ["松葉市社会福祉協議会", "NPO法人まつば"]


def test_a_missing_file_is_told_with_status_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["mentions", str(tmp_path / "none.txt")])
    assert result.exit_code == 2
    assert "none.txt" in result.output + result.stderr
