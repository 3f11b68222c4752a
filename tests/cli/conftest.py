"""Running commands in this process, as a pipe sees them and as a terminal does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import output
from kgraph.cli.main import cli

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run ``kgraph`` with arguments, piped, in the language ``lang``."""

    def call(*arguments: object, lang: str = "en") -> Result:
        return CliRunner().invoke(cli, ["--lang", lang, *map(str, arguments)])

    return call


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is taken for a terminal, 120 columns wide and without colour."""
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("TERM", raising=False)
