"""VZ-16: search finds names and their readings and lists names, never ids; the words of filters are Japanese."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from tiny_site import tiny, tiny_site


def test_vz_16_a_name_typed_in_another_spelling_is_found_listed_and_brought(page: Page, tmp_path: Path) -> None:
    facts = {"つながり支援会": {"alias": "Tsunagari Network", "municipality": "43100"}}
    home = tiny_site(tiny({"つながり支援会": [("ひろば", "cooperation")]}, facts), tmp_path / "site")
    page.goto(f"{home.as_uri()}/graph.html")
    for typed in ("つながり", "ツナガリ", "ｔｓｕｎａｇａｒｉ", "くまもとし"):
        page.fill("#search", typed)
        assert page.locator("#search-found button").all_inner_texts() == ["つながり支援会"], typed
    page.press("#search", "Enter")
    assert page.inner_text("#panel-title") == "つながり支援会"
    assert page.evaluate("kgraph.network.getSelectedNodes()") == ["b-g0001"]
    options = page.locator("#kind-body option").all_inner_texts()
    assert options[0] == "すべて"
    assert not any(text.strip().isascii() for text in options)
    shapes = page.evaluate("kgraph.nodes.get().map(n => n.shape)")
    assert sorted(shapes) == ["box", "ellipse"]
