"""The Chromium of this machine, as tests, pictures and figures of pages start it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LACKING = "a Chromium (scripts/ensure-browser installs one)"
_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    """Return where it is: what KGRAPH_BROWSER names, else the first on the path; None where there is none."""
    named = os.environ.get("KGRAPH_BROWSER")
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


@contextmanager
def running(path: str) -> Iterator[Browser]:
    """Run the Chromium at ``path``, headless and without anything that it does of its own accord."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()
