"""VZ-06: a text that speaks of href changes nothing: lines keep their tooltips, texts stay texts."""

from __future__ import annotations

from pathlib import Path

from browsing import Watched
from playwright.sync_api import Page
from tiny_site import tiny, tiny_site

HREF = "see the href list"
IMAGE = "<img src=x onerror=alert(1)>"


def test_vz_06_lines_keep_their_tooltips_and_texts_stay_texts(page: Page, tmp_path: Path) -> None:
    home = tiny_site(tiny({HREF: [(IMAGE, "funding")]}), tmp_path / "site")
    web = Watched(page, home)
    web.open("graph.html")
    title = page.evaluate("kgraph.edges.get()[0].title")
    assert title.split("\n") == [f"{HREF} ― {IMAGE}", f"「{IMAGE}」 助成 連携した団体・協力いただいた団体・101行"]
    # The mouse over the middle of the line.
    at = page.evaluate(
        "() => { const p = kgraph.network.getPositions(['b-g0001', 'b-p0000']);"
        "const at = kgraph.network.canvasToDOM({x: (p['b-g0001'].x + p['b-p0000'].x) / 2,"
        " y: (p['b-g0001'].y + p['b-p0000'].y) / 2});"
        "document.getElementById('graph-canvas').scrollIntoView();"
        "const box = document.getElementById('graph-canvas').getBoundingClientRect();"
        "return [box.left + at.x, box.top + at.y]; }"
    )
    page.mouse.move(at[0], at[1] - 120)
    page.mouse.move(*at, steps=5)
    page.wait_for_function("() => { const t = document.querySelector('.vis-tooltip');"
                           " return t && t.style.visibility === 'visible'; }")  # fmt: skip
    assert IMAGE in page.inner_text(".vis-tooltip")
    page.evaluate("kgraph.choose('b-p0000')")
    assert page.inner_text("#panel-title") == IMAGE
    assert page.locator("img").count() == 0
    assert web.bad == []
