"""``kgraph read``: tables, their options, what goes to which stream, and the exit status."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from table_files import csv_file, xlsx_file

ROWS = [
    ["団体名", "地域", "会員数", "備考"],
    ["㈱つながり", "東京都", "1,689", ""],
    ["髙橋こころ会", "大阪府", "約30", "x"],
]
GOOD = [row[:2] for row in ROWS]


def test_a_good_table_gives_status_0_and_one_group_a_line(run, tmp_path):
    result = run("read", csv_file(tmp_path / "a.csv", GOOD, "cp932"))
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["name"] for record in records] == ["㈱つながり", "髙橋こころ会"]
    assert "㈱つながり" in result.stdout


def test_a_bad_cell_gives_status_1_and_loses_nothing_else(run, tmp_path):
    result = run("read", csv_file(tmp_path / "a.csv", ROWS), "--format", "json")
    assert result.exit_code == 1
    assert [record["name"] for record in json.loads(result.stdout)] == ["㈱つながり", "髙橋こころ会"]
    told = [line for line in result.stderr.splitlines() if not line.startswith("(")]
    assert len(told) == 2
    assert "a.csv:3 | field: 会員数 | found: 約30 | expected:" in told[1]
    assert "備考" in told[0]


@pytest.mark.parametrize("rows", [[["", ""]], [["甲", "乙"], ["丙", "丁"]], [["団体名", "地域"]]])
def test_where_nothing_can_be_read_the_status_is_2(run, tmp_path, rows):
    result = run("read", csv_file(tmp_path / "a.csv", rows))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "what to do" in result.stderr
    assert "Traceback" not in result.stderr


def test_messages_are_in_the_language_asked_for(run, tmp_path):
    result = run("read", csv_file(tmp_path / "a.csv", ROWS), "--format", "summary", lang="ja")
    assert "対処" in result.stderr
    assert "団体 2" in result.stdout


def test_a_mapping_is_proposed_corrected_and_used(run, tmp_path):
    path = csv_file(tmp_path / "a.csv", ROWS)
    proposed = run("read", path, "--suggest-mapping")
    assert proposed.exit_code == 0
    data = yaml.safe_load(proposed.stdout)
    assert data["columns"] == {"団体名": "name", "地域": "region", "会員数": "member_count", "備考": "unused"}
    data["columns"]["会員数"] = "unused"
    mapping = tmp_path / "m.yml"
    mapping.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    result = run("read", path, "--mapping", mapping)
    assert result.exit_code == 0, result.stderr
    assert "備考" in result.stderr


def test_a_wrong_mapping_is_told_with_status_2(run, tmp_path):
    mapping = tmp_path / "m.yml"
    mapping.write_text("columns: {団体名: nmae}\n", encoding="utf-8")
    result = run("read", csv_file(tmp_path / "a.csv", GOOD), "--mapping", mapping)
    assert result.exit_code == 2
    assert "nmae" in result.stderr
    assert run("read", tmp_path / "a.csv", "--mapping", tmp_path / "none.yml").exit_code == 2


def test_statements_are_written_with_what_the_options_tell_and_build(run, tmp_path):
    path = xlsx_file(tmp_path / "a.xlsx", GOOD)
    told = ("--id", "members", "--title", "名簿", "--publisher", "山川市", "--issued", "令和6年4月")
    result = run("read", path, "--out", tmp_path / "data" / "members", *told)
    assert result.exit_code == 0, result.stderr
    source = yaml.safe_load((tmp_path / "data" / "members" / "source.yml").read_text("utf-8"))
    assert (source["id"], source["title"], source["publisher"], source["issued"]) == (
        "members",
        "名簿",
        "山川市",
        "2024-04",
    )
    checked = run("check", "--data", tmp_path / "data", "--source-text", path)
    assert checked.exit_code == 0, checked.output


def test_unread_lines_are_listed(run, tmp_path):
    result = run("read", csv_file(tmp_path / "a.csv", ROWS), "--unread")
    assert "unread lines: 3" in result.stdout


def test_a_sheet_is_chosen_by_its_name(run, tmp_path):
    path = xlsx_file(tmp_path / "a.xlsx", GOOD)
    assert run("read", path, "--sheet", "Sheet").exit_code == 0
    result = run("read", path, "--sheet", "名簿")
    assert result.exit_code == 2
    assert "Sheet" in result.stderr


def test_an_encoding_is_taken_as_named(run, tmp_path):
    path = csv_file(tmp_path / "a.csv", GOOD, "cp932")
    assert run("read", path, "--encoding", "cp932").exit_code == 0
    result = run("read", path, "--encoding", "utf-8")
    assert result.exit_code == 2
    assert "a.csv:1" in result.stderr


def test_messages_say_what_they_count(run, tmp_path):
    rows = [["団体名", "地域", "会員数", "備考"], ["甲会", "東京都", "3", "x"], ["乙会", "", "不明", "y"]]
    told = run("read", csv_file(tmp_path / "a.csv", rows), lang="ja").stderr
    assert "D列、2行に値" in told
    assert "不明 1件（3行目）" in told
    assert not re.search(r"\[\d|D: 2", told)
    assert "column D, 2 rows with a value" in run("read", tmp_path / "a.csv").stderr


def test_a_sheet_that_was_not_read_is_told_with_its_rows(run, tmp_path):
    empty = run("read", csv_file(tmp_path / "a.csv", [["", ""]]), lang="ja").stderr
    assert "0行" in empty or "0文字" in empty
