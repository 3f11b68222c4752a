"""``kgraph link``: formats, the fixed keys, exit statuses, what is said."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
import registers

from kgraph.statements import load

NAME = "特定非営利活動法人山川のあかり"


@pytest.fixture
def data(tmp_path, project_root):
    """The packaged source, whose first group has the name of a registered body in its municipality."""
    folder = tmp_path / "casebook-r7"
    shutil.copytree(project_root / "data" / "casebook-r7", folder)
    (folder / "identifiers.csv").unlink(missing_ok=True)
    first = load(folder).groups[0]
    groups = folder / "groups.csv"
    groups.write_text(groups.read_text("utf-8").replace(first.name, NAME), "utf-8")
    facts = folder / "facts.csv"
    lines = facts.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith((f"{first.id},label,", f"{first.id},,label,"))]
    facts.write_text("".join(kept), "utf-8")
    return folder


@pytest.fixture
def register(tmp_path, data):
    code = load(data).values(load(data).groups[0].id, "municipality")[0]
    rows = [registers.row(1, NAME, "愛媛県", "八幡浜市", code)]
    return registers.write(tmp_path / "register.zip", rows, "cp932", "zip")


def test_json_has_the_fixed_keys_for_every_group_and_body(run, register, data):
    result = run("link", "--registry", register, "--data", data, "--dry-run", "--format", "json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert {row["status"] for row in rows} == {"matched", "none"}
    assert all({"id", "name", "corporate_number", "status", "reason"} <= row.keys() for row in rows)
    first = rows[0]
    assert (first["name"], first["status"], first["corporate_number"]) == (NAME, "matched", registers.number(1))
    assert first["reason"] == "name, legal form and municipality agree"
    assert all(row["corporate_number"] is None for row in rows[1:])
    statements = load(data)
    assert {row["id"] for row in rows} == {x.id for x in (*statements.groups, *statements.bodies)}
    assert registers.STREET not in result.stdout


def test_piped_output_is_json_and_the_summary_stands_beside_it(run, register, data):
    result = run("link", "--registry", register, "--data", data, "--dry-run")
    assert json.loads(result.stdout)
    assert "1 rows looked at, 0 not usable; 1 matched, 0 candidates" in result.stderr
    assert "nothing written (--dry-run)" in result.stderr
    assert not (data / "identifiers.csv").exists()


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_a_table_without_those_that_the_register_does_not_have(run, register, data):
    result = run("link", "--registry", register, "--data", data, "--dry-run", lang="ja")
    assert result.stdout.count("一致") == 2  # the status and its reason
    assert registers.number(1) in result.stdout
    assert "なし" not in result.stdout


def test_csv_has_one_row_for_each(run, register, data):
    result = run("link", "--registry", register, "--data", data, "--dry-run", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert (rows[0]["corporate_number"], rows[0]["registered_name"]) == (registers.number(1), NAME)
    statements = load(data)
    assert len(rows) == len({x.id for x in (*statements.groups, *statements.bodies)})


def test_without_dry_run_the_numbers_are_written_once(run, register, data):
    result = run("link", "--registry", register, "--data", data)
    assert "written: casebook-r7/identifiers.csv" in result.stderr
    (row,) = load(data).identifiers
    assert (row.value, row.name, row.register) == (registers.number(1), NAME, "register.zip")
    assert "nothing changed" in run("link", "--registry", register, "--data", data).stderr


def test_lost_rows_are_told_with_their_line_and_the_exit_status_is_1(run, tmp_path, data):
    rows = [registers.row(1, NAME), registers.row(2, "NPO法人山川")[:-2]]
    register = registers.write(tmp_path / "register.csv", rows)
    result = run("link", "--registry", register, "--data", data, "--dry-run", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)
    assert "register.csv:2" in result.stderr
    assert "1 not usable" in result.stderr


@pytest.mark.parametrize(("lang", "words"), [("en", "National Tax Agency"), ("ja", "国税庁の法人番号ファイル")])
def test_a_file_that_is_no_register_ends_with_status_2_in_the_language_asked_for(run, tmp_path, data, lang, words):
    path = tmp_path / "register.csv"
    path.write_text("団体名,所在地\nあかり,山川市\n", "utf-8")
    result = run("link", "--registry", path, "--data", data, "--dry-run", lang=lang)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_a_register_must_be_named(run):
    assert run("link").exit_code == 2
