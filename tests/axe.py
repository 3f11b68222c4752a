"""axe-core, all its rules, on an open page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parent.parent / "site" / "node_modules" / "axe-core" / "axe.min.js"


@cache
def _script() -> str:
    return _AXE.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, one line each: impact, rule, and where it stands."""
    page.evaluate(_script())
    found = page.evaluate("axe.run()")["violations"]
    return [f"{v['impact']} {v['id']}: {node['html'][:100]}" for v in found for node in v["nodes"]]
