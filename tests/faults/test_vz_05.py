"""VZ-05: a tooltip is plain text: it reads as the name is written, neither escaped twice nor taken for markup."""

from __future__ import annotations

from pathlib import Path

from browsing import click_node, wait_for_tooltip
from playwright.sync_api import Page
from tiny_site import tiny, tiny_site

NAME = "相談&支援 <ひろば>"


def test_vz_05_a_tooltip_reads_exactly_as_the_name(page: Page, tmp_path: Path) -> None:
    home = tiny_site(tiny({"甲の会": [(NAME, "cooperation")]}), tmp_path / "site")
    page.goto(f"{home.as_uri()}/graph.html")
    click_node(page, "b-p0000")
    said = wait_for_tooltip(page, NAME)
    assert said.startswith(NAME)
    assert "&amp;" not in said
    assert page.locator(".vis-tooltip :not(br)").count() == 0
    # On a line of its own, with more below.
    assert page.evaluate("kgraph.nodes.get('b-p0000').title").split("\n")[0] == NAME
