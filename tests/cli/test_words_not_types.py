"""No message names a type of Python's; a sheet is written as what its name says."""

from __future__ import annotations

import gzip
import re

import pytest
from click.testing import CliRunner

from kgraph.cli.main import cli

_TYPES = re.compile(r"\b(?:dict|list|NoneType|str|int|[A-Z]\w+(?:Error|Exception)|BadZipFile|BadGzipFile)\b")


def run(*arguments):
    return CliRunner().invoke(cli, [str(a) for a in arguments])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.csv.gz", gzip.compress("団体名\nみほんの会\n".encode(), mtime=0)[:-9]),
        ("a.csv.gz", b"\x1f\x8b\x08nothing"),
        ("a.pdf", b"%PDF-1.4\nnothing"),
    ],
)
def test_a_damaged_file_is_told_in_words(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    for lang in ("ja", "en"):
        result = run("--lang", lang, "read", path)
        assert result.exit_code == 2
        assert not _TYPES.search(result.output), result.output


def test_passages_and_source_yml_are_told_in_words(tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_text('{"text": ["a"]}\n[1]\n{\n{"text": "a", "subject": {"b": 1}}\n', "utf-8")
    result = run("mentions", "--format", "jsonl", path)
    assert not _TYPES.search(result.output), result.output
    folder = tmp_path / "data"
    folder.mkdir()
    for content in (b"- a\n", b"id: \xff\n"):
        (folder / "source.yml").write_bytes(content)
        result = run("show", "--data", folder, "a")
        assert result.exit_code == 2
        assert not _TYPES.search(result.output), result.output


@pytest.mark.parametrize("command", ["review", "template"])
def test_a_sheet_is_not_written_under_the_name_of_another_kind_of_file(tmp_path, command):
    path = tmp_path / "x.pdf"
    result = run(command, "--out", path)
    assert result.exit_code == 2
    assert ".xlsx" in result.output
    assert not path.exists()
    assert run(command, "--out", path, "--format", "xlsx").exit_code == 0
    assert path.read_bytes()[:2] == b"PK"
