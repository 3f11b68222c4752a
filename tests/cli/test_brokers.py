"""``kgraph brokers``: formats, levels, languages, other data, and what is withheld."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kgraph.resources import folder

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the casebook's statements that a test may change."""
    shutil.copytree(folder("data") / "casebook-r7", tmp_path / "data" / "casebook-r7")
    return tmp_path / "data"


@pytest.mark.parametrize("level, figures", [("body", (50, 51, 1)), ("place", (93, 94, 1)), ("kind", (33, 75, 62))])
def test_piped_it_is_json_with_the_figures_of_the_level(run: Run, level: str, figures: tuple[int, ...]) -> None:
    result = run("brokers", "--level", level)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    summary = found["summary"]
    assert (summary["partners"], summary["links"], summary["tied_pairs"]) == figures
    assert summary["ranked"] is (level == "kind")
    assert len(found["brokers"]) == figures[0]


def test_default_level_is_body_and_its_reason_points_to_kinds(run: Run) -> None:
    summary = json.loads(run("brokers", lang="ja").stdout)["summary"]
    assert "熊本市" in summary["reason"]
    assert summary["see_level"] == "kind"


def test_language_may_stand_behind_the_command(run: Run) -> None:
    ja, en = (json.loads(run("brokers", "--lang", lang).stdout)["brokers"][0] for lang in ("ja", "en"))
    assert (ja["label"], ja["kind_label"]) == ("熊本市", "市区町村")
    assert (en["label"], en["kind_label"]) == ("熊本市", "municipality")


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_it_is_a_table_with_words_and_lines(run: Run) -> None:
    text = run("brokers").stdout
    assert "300 熊本市, 352 熊本市" in text
    assert "working together 1, endorsement 1" in text
    assert "Another 49 are mentioned by one group only" in text
    assert "大川内小学校" not in text


@pytest.mark.usefixtures("terminal")
def test_all_rows_of_the_table_are_shown_when_asked(run: Run) -> None:
    text = run("brokers", "--all").stdout
    assert "大川内小学校" in text
    assert "Another" not in text


@pytest.mark.usefixtures("terminal")
def test_table_of_kinds_shows_ties_in_rank_and_says_mentioned(run: Run) -> None:
    text = run("brokers", "--level", "kind").stdout
    assert text.count("4 (tie of 2)") == 2
    assert "10 of 13 groups mention a partner of this kind" in text
    assert "links" not in text


def test_csv_has_a_row_a_partner(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("brokers", "--format", "csv", "--level", "kind").stdout)))
    assert len(rows) == 33
    assert [rows[0][name] for name in ("rank", "tied", "kind", "groups")] == [
        "1",
        "1",
        "civil-society-organisation",
        "10",
    ]


def test_csv_with_a_byte_order_mark_for_excel(run: Run) -> None:
    assert run("brokers", "--format", "csv", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbflevel,")


def test_one_source_or_a_folder_of_them_may_be_named(run: Run, data: Path) -> None:
    packaged = run("brokers").stdout
    assert run("brokers", "--data", data).stdout == packaged
    assert run("brokers", "--data", data / "casebook-r7").stdout == packaged


def test_a_withheld_body_is_gone(run: Run, data: Path) -> None:
    city = json.loads(run("brokers").stdout)["brokers"][0]["id"]
    (data / "casebook-r7" / "withheld.csv").write_text(f"id,reason,on\n{city},test,2026-01-01\n", encoding="utf-8")
    result = run("brokers", "--data", data)
    summary = json.loads(result.stdout)["summary"]
    assert (summary["partners"], summary["links"], summary["tied_pairs"]) == (49, 49, 0)
    assert city not in result.stdout


def test_wrong_level_and_missing_data_are_errors_of_the_call(run: Run, tmp_path: Path) -> None:
    assert run("brokers", "--level", "group").exit_code == 2
    missing = run("brokers", "--data", tmp_path / "nowhere")
    assert missing.exit_code == 2
    assert "source.yml" in missing.stderr
    assert "Traceback" not in missing.stderr
