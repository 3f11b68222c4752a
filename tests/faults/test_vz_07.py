"""VZ-07: a label with a literal end of a script does not end the script: the page loads and shows it."""

from __future__ import annotations

from pathlib import Path

from browsing import Watched
from playwright.sync_api import Page
from tiny_site import tiny, tiny_site

NAME = "講座「</script><b>入門</b>」\u2028<!--"


def test_vz_07_a_script_end_in_a_name_is_text_in_every_script_of_every_page(page: Page, tmp_path: Path) -> None:
    home = tiny_site(tiny({NAME: [(NAME + "2", "cooperation")]}), tmp_path / "site")
    web = Watched(page, home)
    for path in ("index.html", "graph.html", "groups/b-g0001.html", "bodies/b-p0000.html", "groups.html"):
        web.open(path)
        assert page.evaluate("kgraphData.groups[0].name") == NAME, path
        assert page.locator("b:not([lang])").count() == 0, path
    web.open("graph.html")
    page.evaluate("kgraph.choose('b-g0001')")
    assert page.text_content("#panel-title") == NAME
    linked = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    web.open("groups/b-g0001.html")
    assert page.evaluate(linked)["schema:name"]["@value"] == NAME
    assert web.bad == []
