"""VZ-15: the options are ours: the font stack keeps its spaces and physics is off, in the page as well."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from tiny_site import tiny, tiny_site

from kgraph.render import view


def test_vz_15_options_keep_the_font_stack_and_switch_physics_off() -> None:
    options = view.drawing([{"id": "a", "label": "x", "x": 0, "y": 0}], [])["options"]
    assert options["physics"] == {"enabled": False}
    assert "'Noto Sans JP'" in options["nodes"]["font"]["face"]


def test_vz_15_the_page_draws_with_these_options(page: Page, tmp_path: Path) -> None:
    home = tiny_site(tiny({"甲の会": [("乙の会", "cooperation")]}), tmp_path / "site")
    page.goto(f"{home.as_uri()}/graph.html")
    assert page.evaluate("kgraph.network.physics.physicsEnabled") is False
    font = "kgraph.network.body.nodes['b-p0000'].options.font.face"
    assert page.evaluate(font).startswith("'Noto Sans JP', 'Noto Sans CJK JP'")
