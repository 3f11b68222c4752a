"""Archives hold what was put in, in its order, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile

import pytest

from kgraph import archives
from kgraph.archives import packed, zipped


def test_files_come_back_in_their_order_with_their_names_and_text_as_utf_8() -> None:
    data = zipped([("b/日本.txt", "熊本"), ("a.bin", b"\x00\xff")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["b/日本.txt", "a.bin"]
        assert archive.read("b/日本.txt").decode("utf-8") == "熊本"
        assert archive.read("a.bin") == b"\x00\xff"
    assert data == zipped([("b/日本.txt", "熊本"), ("a.bin", b"\x00\xff")])


def test_a_large_file_is_packed_under_its_own_name_but_for_a_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "PACKED_FROM", 3)
    name, data = packed("files/a.csv", b"1,2,3")
    assert name == "files/a.csv.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["a.csv"]
        assert archive.read("a.csv") == b"1,2,3"
    assert packed("a.csv", b"1") == ("a.csv", b"1")
    assert packed("a.xlsx", b"12345") == ("a.xlsx", b"12345")
