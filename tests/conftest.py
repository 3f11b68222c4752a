"""What all tests share: where things are, the browser, and how hypothesis runs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from chromium import LACKING, executable, running
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

# The same examples on every machine and in every worker; no test depends on how fast it runs.
settings.register_profile(
    "kgraph",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kgraph")

_ROOT = Path(__file__).resolve().parent.parent


def _lacking(what: str) -> NoReturn:
    """Skip the test on a person's machine; fail it where everything has to be there."""
    if os.environ.get("CI"):
        pytest.fail(f"missing in CI: {what}")
    pytest.skip(f"missing: {what}")


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds pyproject.toml."""
    return _ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the casebook's text and the gold, beside the project; never written to."""
    path = _ROOT.parent / "shared"
    if not path.is_dir():
        _lacking("../shared, the folder with the casebook's text and the gold")
    return path


@pytest.fixture(scope="session")
def withheld_words(shared: Path) -> frozenset[str]:
    """The names of natural persons and the street addresses of the casebook, without spaces; read, never stored."""
    words = set()
    for line in (shared / "source" / "casebook-r7-shikoku-kyushu-okinawa.txt").read_text("utf-8").split("\n"):
        label, _, value = line.partition("\t")
        if label == "代表者":
            names = re.sub(r"（.*?）|理事長|代表理事|共同代表|代表", " ", value)
            words |= {"".join(name.split()) for name in re.split(r"[/、]", names) if name.strip()}
        elif label == "団体住所":
            words.add("".join(value.split()))
    assert len(words) >= 26
    return frozenset(words)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for each worker; KGRAPH_BROWSER names another one than the first on the path."""
    path = executable()
    if path is None:
        _lacking(LACKING)
    with running(path) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a context of its own, Japanese, 1280 x 900."""
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the figures that tests handed over (the property ``figures``), whichever worker ran them."""
    reports = [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]
    lines = {
        str(value)
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "figures" and getattr(report, "when", "") == "call"
    }
    if lines:
        terminalreporter.section("mention reading, by the scorer of the labelled texts (in brackets: by splitting)")
        for line in sorted(lines):
            terminalreporter.write_line(line)
