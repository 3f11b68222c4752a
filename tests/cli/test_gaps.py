"""``kgraph gaps``."""

import csv
import io
import json


def test_json_has_matrices_words_and_kinds_with_their_numbers(run):
    result = json.loads(run("gaps", "--format", "json").stdout)
    assert (result["groups"], result["least"], result["enough"]) == (13, 5, True)
    assert [m["scheme"] for m in result["matrices"]] == ["targets", "activities"]
    spoken = {gap["notation"]: gap for gap in result["spoken"]}
    assert spoken["foreign-residents"]["unmarked"][0]["evidence"][0]["line"] == 657
    assert "police" in {kind["kind"] for kind in result["kinds_not_mentioned"]}


def test_a_table_marks_places_with_too_few_groups(run, terminal):
    shown = run("gaps", lang="ja").output
    assert "13 団体の資料に書かれていないこと" in shown
    assert "外国人" in shown
    assert "657 外国人" in shown


def test_csv_has_a_row_for_each_box_and_place(run):
    rows = list(csv.DictReader(io.StringIO(run("gaps", "--format", "csv").stdout)))
    assert sum(row["section"] == "all" for row in rows) == 17 + 14
    assert {row["of"] for row in rows if row["section"] == "all"} == {"13"}


def test_one_group_is_compared_with_those_alike(run):
    result = json.loads(run("gaps", "--group", "まくとぅー", "--format", "json").stdout)
    assert result["alike"] == 7
    assert all(kind["of"] == 7 for kind in result["kinds"])


def test_a_partner_is_no_group_to_compare(run):
    result = run("gaps", "--group", "高知大学")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
