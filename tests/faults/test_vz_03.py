"""VZ-03: the graph page is one file that asks for nothing, and nothing else appears in the working directory."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tiny_site import tiny, tiny_files


def test_vz_03_the_graph_is_one_self_contained_file(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    html = tiny_files(tiny({"甲の会": [("乙の会", "cooperation")]}))["graph.html"]
    assert list(tmp_path.iterdir()) == []
    Path("alone.html").write_bytes(html.encode())
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", re.sub(r"(?s)<script>.*?</script>", "", html))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto((tmp_path / "alone.html").as_uri())
    assert page.evaluate("kgraph.nodes.length") == 2
    assert asked == [(tmp_path / "alone.html").as_uri()]
