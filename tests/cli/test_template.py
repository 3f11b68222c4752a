"""``kgraph template``: the files it writes."""

from __future__ import annotations

import openpyxl

from kgraph.reading.tables.form import COLUMNS, SHEET


def test_the_format_is_that_of_the_file(run, tmp_path):
    assert run("template", "--out", tmp_path / "a.csv").exit_code == 0
    assert run("template", "--out", tmp_path / "a.xlsx").exit_code == 0
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert all(column.header in text for column in COLUMNS)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")[SHEET]
    assert [cell.value for cell in sheet[5]] == [column.header for column in COLUMNS]


def test_without_a_name_it_is_written_here(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("template", lang="ja")
    assert result.exit_code == 0
    assert result.output == "書きました: kgraph-form.xlsx\n"
    assert (tmp_path / "kgraph-form.xlsx").exists()


def test_the_packaged_data_fills_the_form(run, tmp_path, project_root):
    out = tmp_path / "a.csv"
    result = run("template", "--data", project_root / "data" / "casebook-r7", "--out", out)
    assert result.exit_code == 0, result.output
    assert len(out.read_text("utf-8-sig").splitlines()) == 5 + 13


def test_a_folder_without_statements_is_told_with_status_2(run, tmp_path):
    result = run("template", "--data", tmp_path, "--out", tmp_path / "a.csv")
    assert result.exit_code == 2
    assert not (tmp_path / "a.csv").exists()
