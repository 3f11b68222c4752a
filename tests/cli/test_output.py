"""How results leave: formats, encodings, and names that would be a formula, markup or a control sequence."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.cli import output
from kgraph.cli.output import chosen, plain, to_csv, to_json, to_table


@pytest.mark.parametrize("terminal, expected", [(True, "table"), (False, "json")])
def test_default_is_a_table_on_a_terminal_and_json_when_piped(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, expected: str
) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: terminal)
    assert chosen(None) == expected
    assert chosen("csv") == "csv"


def test_json_keeps_japanese_and_refuses_what_json_has_not() -> None:
    assert "熊本市" in to_json({"名": "熊本市"})
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"x": float("nan")})


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_no_cell_of_csv_starts_as_a_formula_and_none_loses_a_letter(name: str) -> None:
    _, row = csv.reader(io.StringIO(to_csv(["h", "n"], [[name, 1]]), newline=""))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert row[0] in (name, f"'{name}")
    assert row[1] == "1"


def test_numbers_and_empty_cells_of_csv_stay_what_they_are() -> None:
    assert to_csv(["a", "b"], [[-1, None]]) == "a,b\n-1,\n"


def test_csv_has_a_byte_order_mark_only_when_asked() -> None:
    assert to_csv(["団体"], [], bom=True).encode("utf-8").startswith(b"\xef\xbb\xbf")
    assert to_csv(["団体"], []) == "団体\n"


@pytest.mark.parametrize("name", ["[bold]x[/bold]", "[/]", "[link=javascript:x]y[/link]", ":smile:"])
def test_markup_in_a_name_stays_text_in_a_table(name: str) -> None:
    assert name in to_table(["name"], [[name]], title=name)


def test_control_characters_of_a_name_do_not_reach_the_terminal() -> None:
    table = to_table(["n"], [["a\x1b[31mb\r\nc\u202e"]])
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "a\\x1b[31mb\\r\\nc\\u202e" in table


def test_plain_text_keeps_japanese_and_spaces() -> None:
    assert plain("NPO 法人 抱樸、“髙”") == "NPO 法人 抱樸、“髙”"
    assert plain("一　二") == "一　二"


def test_rows_of_a_table_fold_and_lose_nothing() -> None:
    long = "社会福祉協議会" * 20
    table = to_table(["a", "b"], [[long, 1]])
    assert table.count("社") == 20
    assert all(len(line) <= output.PIPED_WIDTH for line in table.split("\n"))


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "latin-1"])
def test_output_is_utf8_with_lf_whatever_the_code_page(project_root: Path, encoding: str) -> None:
    program = "from kgraph.cli.output import emit; emit('髙崎—熊本市\\n')"
    env = {**os.environ, "PYTHONPATH": str(project_root / "src"), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    run = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=True)
    assert run.stdout == "髙崎—熊本市\n".encode()
