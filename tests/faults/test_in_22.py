"""IN-22: a page whose font cannot be decoded is rejected with that reason, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pdf_maker import Sheet, Words, make_pdf

from kgraph.cli.main import cli
from kgraph.errors import InputError
from kgraph.reading.casebook import read_casebook
from kgraph.reading.pdf import glyphs, pdf_text

FORM = (Words("団体名：神⼾の会", y=60), Words("取組地域：兵庫県 神⼾市", y=90), Words("取組名：⽇々の見守り", y=120))
UNDECODABLE = (Words("成果", 60, 150, mapped=False), Words("見守り", 84, 150))


@pytest.fixture(scope="module")
def case(shared: Path) -> dict[str, Any]:
    """The fault as it was reported."""
    rows = map(json.loads, (shared / "faults" / "cases.jsonl").read_text("utf-8").splitlines())
    return next(row for row in rows if row["id"] == "IN-22")


def written(folder: Path, sheets: Sequence[Sheet]) -> Path:
    path = folder / "form.pdf"
    path.write_bytes(make_pdf(sheets))
    return path


def test_the_glyphs_of_the_case_are_seen_as_undecodable(case: dict[str, Any]) -> None:
    assert "(cid:5561)(cid:6210) 見守り" in case["input"]
    shown = ["(cid:5561)", "(cid:6210)", " ", "見", "守", "り"]
    chars = [{"text": t, "x0": i * 9.0, "x1": i * 9 + 9.0, "top": 0.0, "bottom": 9.0} for i, t in enumerate(shown)]
    upright, _ = glyphs.glyphs_of(chars)
    assert glyphs.undecodable(upright) == 2
    assert [g.text for g in upright] == ["\ufffd", "\ufffd", " ", "見", "守", "り"]


def test_the_page_is_rejected_with_the_reason(tmp_path: Path, case: dict[str, Any]) -> None:
    assert "font not decodable" in case["expected"]
    path = written(tmp_path, [Sheet(FORM), Sheet(UNDECODABLE)])
    with pytest.raises(InputError) as caught:
        pdf_text(path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.file, problem.field, problem.found) == (
        "font-not-decodable",
        "form.pdf",
        "p. 2",
        "2 / 5",
    )
    assert "font not decodable" in problem.message("en")
    assert "フォントを解読できません" in problem.message("ja")


def test_every_page_that_is_rejected_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        pdf_text(written(tmp_path, [Sheet(UNDECODABLE), Sheet(FORM), Sheet(UNDECODABLE)]))
    assert [p.field for p in caught.value.problems] == ["p. 1", "p. 3"]


def test_nothing_is_written(tmp_path: Path) -> None:
    path, out = written(tmp_path, [Sheet(FORM), Sheet(UNDECODABLE)]), tmp_path / "out"
    result = CliRunner().invoke(cli, ["--lang", "en", "read", str(path), "--out", str(out)])
    assert result.exit_code == 2
    assert "font not decodable" in result.output
    assert "Traceback" not in result.output
    assert not out.exists()


def test_radicals_are_read_as_the_ideographs_that_they_stand_for(tmp_path: Path) -> None:
    taken = pdf_text(written(tmp_path, [Sheet(FORM)]))
    group = read_casebook(taken.text, file="form.pdf").groups[0]
    assert "⼾" in taken.text
    assert group.name == "神戸の会"
    assert group.values("municipality") == ("28100",)
    assert group.values("initiative") == ("日々の見守り",)
