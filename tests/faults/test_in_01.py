"""IN-01: Japanese CSV that is no UTF-8 is CP932, never strict Shift_JIS, and nothing is guessed away."""

from __future__ import annotations

import pytest
from table_files import csv_file, read

from kgraph.errors import InputError

ROWS = [["団体名", "地域"], ["㈱つながり", "東京都"], ["髙橋こころ会", "大阪府"]]


def test_two_organisations_with_their_own_spelling_and_the_encoding_is_told(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", ROWS, "cp932"))
    assert [group.name for group in result.statements.groups] == ["㈱つながり", "髙橋こころ会"]
    assert result.problems == ()
    assert [notice.found for notice in result.notices if notice.code == "encoding"] == ["cp932"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_every_encoding_gives_the_same_statements(tmp_path, encoding):
    plain = read(csv_file(tmp_path / "list.csv", ROWS)).statements
    assert read(csv_file(tmp_path / "list.csv", ROWS, encoding)).statements == plain


@pytest.mark.parametrize("name", ["shift_jis", "Shift-JIS", "SJIS", "cp932", "windows-31j"])
def test_a_named_shift_jis_is_read_as_what_windows_writes(tmp_path, name):
    result = read(csv_file(tmp_path / "list.csv", ROWS, "cp932"), encoding=name)
    assert [group.name for group in result.statements.groups] == ["㈱つながり", "髙橋こころ会"]


def test_a_wrong_encoding_names_the_file_the_row_and_the_byte(tmp_path):
    path = csv_file(tmp_path / "list.csv", ROWS, "cp932")
    with pytest.raises(InputError) as error:
        read(path, encoding="utf-8")
    (problem,) = error.value.problems
    assert (problem.file, problem.line) == ("list.csv", 1)
    assert problem.found == "utf-8: 0x92, byte 1"
    with pytest.raises(InputError, match="klingon"):
        read(path, encoding="klingon")


def test_one_broken_byte_loses_one_cell_and_is_reported_with_its_row(tmp_path):
    path = tmp_path / "list.csv"
    rows = ROWS + [[f"つなぐ会{n}", "東京都"] for n in range(20)]
    data = csv_file(path, rows).read_bytes()
    at = data.index("つなぐ会7".encode())
    path.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    result = read(path)
    assert [(p.code, p.line) for p in result.problems] == [("undecodable-byte", 11)]
    assert len(result.statements.groups) == 22
