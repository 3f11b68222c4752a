"""``kgraph check``: exit statuses, formats, languages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from click.testing import Result

from kgraph.resources import folder

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the packaged sources, to be spoilt."""
    for source in folder("data").glob("*/source.yml"):
        shutil.copytree(source.parent, tmp_path / source.parent.name)
    return tmp_path


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def _spoil_staff(data: Path) -> str:
    """Raise the staff of a group that tells its parts; return the row's line as messages show it."""
    file = next(data.glob("*/facts.csv"))
    rows = file.read_text("utf-8").split("\n")
    group = next(row.split(",")[0] for row in rows if ",staff_part," in row)
    field, value = (rows[0].split(",").index(name) for name in ("field", "value"))
    at, cells = next(
        (n, cells)
        for n, cells in enumerate(row.split(",") for row in rows)
        if cells[0] == group and cells[field] == "staff"
    )
    rows[at] = ",".join([*cells[:value], str(int(cells[value]) + 1), *cells[value + 1 :]])
    file.write_text("\n".join(rows), "utf-8")
    return f"{file.parent.name}/facts.csv:{at + 1}"


def test_the_packaged_data_conform(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert report["conforms"] is True
    assert report["counts"]["violation"] == 0


def test_a_warning_alone_exits_0_and_1_when_asked_to_fail_on_it(run: Run, data: Path) -> None:
    where = _spoil_staff(data)
    good = run("check", "--data", data, "--format", "text")
    assert (good.exit_code, "conforms (0 violations, 1 warning" in good.stdout) == (0, True)
    assert where in good.stdout
    assert run("check", "--data", data, "--fail-on", "warning").exit_code == 1


def test_a_violation_exits_1_and_names_the_row(run: Run, data: Path) -> None:
    file = next(data.glob("*/mentions.csv"))
    rows = file.read_text("utf-8").split("\n")
    header, cells = rows[0].split(","), rows[2].split(",")
    cells[header.index("end")] = cells[header.index("start")]
    rows[2] = ",".join(cells)
    file.write_text("\n".join(rows), "utf-8")
    result = run("check", "--data", data, "--format", "text", lang="ja")
    assert result.exit_code == 1
    assert f"{file.parent.name}/mentions.csv:3 | 項目: start [{cells[0]}]" in result.stdout
    assert "始めは終わりより前" in result.stdout


def test_bad_statements_exit_2_without_a_stack_trace(run: Run, data: Path) -> None:
    file = next(data.glob("*/mentions.csv"))
    _edit(file, "surface", "surfaces")
    result = run("check", "--data", data)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "surfaces" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_source_exits_2(run: Run, tmp_path: Path) -> None:
    assert run("check", "--data", tmp_path).exit_code == 2


@pytest.mark.parametrize("lang, words", [("ja", ["検査: 適合", "直す行"]), ("en", ["Check: conforms", "row to mend"])])
@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_it_is_a_table_in_the_language(run: Run, lang: str, words: list[str]) -> None:
    result = run("check", lang=lang)
    assert result.exit_code == 0
    assert all(word in result.stdout for word in words)


def test_turtle_is_a_validation_report(run: Run) -> None:
    graph = rdflib.Graph().parse(data=run("check", "--format", "ttl").stdout, format="turtle")
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.SH.ValidationReport))) == 1


def test_with_the_text_at_hand_every_quote_is_compared(run: Run, shared: Path) -> None:
    (text,) = (shared / "source").glob("*.txt")
    result = run("check", "--source-text", text)
    report = json.loads(result.stdout)
    assert report["checked"]["quotes"] > 0
    assert not [r for r in report["results"] if r["rule"].startswith("quote")]


def test_a_text_of_no_source_exits_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("別の本文です。\n", "utf-8")
    result = run("check", "--source-text", tmp_path / "other.txt")
    assert result.exit_code == 2
    assert "sha256" in result.stderr
