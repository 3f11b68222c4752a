"""What is passed on opens from where it was unpacked: the whole site from its archive, the graph page alone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from browsing import Watched
from playwright.sync_api import Page

from kgraph.links import filter_of, narrowed, narrowing, tables
from kgraph.pipeline import packing
from kgraph.statements import Statements


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the packaged statements, made, packed, and unpacked as a user does."""
    made = packing.site_zip(*packing.site_files())
    place = tmp_path_factory.mktemp("受け取った もの")
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert all(name.isascii() and name.startswith("kgraph-site/") for name in archive.namelist())
        archive.extractall(place)
    return place / "kgraph-site"


def test_the_unpacked_site_opens_and_its_links_lead_to_pages(page: Page, unpacked: Path) -> None:
    web = Watched(page, unpacked, own=("blob:null/",))  # the worker of Ask
    web.open()
    menu = page.eval_on_selector_all("#menu a", "links => links.map(link => link.getAttribute('href'))")
    assert len(menu) > 4
    for path in menu:
        web.open(path.partition("#")[0])
        assert page.inner_text("h1")
    web.open("graph.html")
    assert page.evaluate("kgraph.nodes.length") > 13
    assert web.bad == []


def test_the_graph_page_of_a_part_calls_everything_by_its_filter(
    page: Page, tmp_path: Path, packaged: Statements
) -> None:
    wanted = filter_of(prefectures=["熊本県"])
    levels = {level: narrowed(table, wanted) for level, table in tables([packaged]).items()}
    (tmp_path / "graph.html").write_bytes(packing.graph_page([packaged], levels, narrowing(wanted)).data)
    web = Watched(page, tmp_path)
    web.open("graph.html")
    first = page.locator("#narrow-place option, #narrow-target option")
    said = [text for text in first.all_inner_texts() if "すべて" in text or "全国" in text]
    assert said == ["この範囲すべて（都道府県: 熊本県）", "この範囲のすべての対象"]
    page.click("[data-switch]")
    assert page.locator("#narrow-place option").first.inner_text().startswith("All of this part (prefecture")
    assert web.bad == []


def test_the_graph_page_alone_draws_and_opens_the_evidence(page: Page, tmp_path: Path, packaged: Statements) -> None:
    levels = tables([packaged])
    (tmp_path / "graph.html").write_bytes(packing.graph_page([packaged], levels).data)
    web = Watched(page, tmp_path)
    web.open("graph.html")
    assert page.evaluate("kgraph.nodes.length") > 13
    group = levels["body"].groups[0].id
    page.evaluate("id => kgraph.choose(id)", group)
    page.wait_for_selector("#panel:not([hidden]) .ev, #panel:not([hidden]) .hit")
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    assert not [link for link in links if not link.startswith("#")]
    page.select_option("#narrow-place", "43000")
    assert page.evaluate("kgraph.nodes.get().filter(n => n.side === 'group').length") == 2
    page.click("[data-switch]")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert web.bad == []
