"""Progress on standard error: quiet at first, then on a terminal only."""

from __future__ import annotations

import sys

import pytest

from kgraph.cli import progress
from kgraph.cli.progress import Progress
from kgraph.errors import Text


def test_quick_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    shown = Progress("en")
    shown("work", 1, 2)
    shown.close()
    assert capsys.readouterr() == ("", "")


def test_a_file_gets_none_of_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "QUIET", 0)
    shown = Progress("ja", {"work": Text("作業", "work")})
    for done in range(101):
        shown("work", done, 100)
    shown.close()
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_one_line_that_is_cleared(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "QUIET", 0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    shown = Progress("en")
    for done in (1, 1, 2):
        shown("work", done, 2)
    shown.close()
    err = capsys.readouterr().err
    assert "\n" not in err
    assert [line.strip() for line in err.split("\r")] == ["", "work: 50 %", "work: 100 %", "", ""]
