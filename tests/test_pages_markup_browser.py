"""Names, words and notes that are markup stay text, in a real browser: page, graph, tooltip, panel."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from browsing import Watched, click_node, some_pages, wait_for_tooltip, written
from playwright.sync_api import Page

from kgraph.pipeline import load_statements
from kgraph.statements import Withheld

NASTY = (
    "講座「</script><b>入門</b>」",
    "<img src=x onerror=alert(1)>",
    "<!-- 相談&支援 <ひろば>",
    "see the href list",
    "\"'><svg onload=alert(2)>",
    "{{ 7*7 }} &lt;i&gt; \u2028 ' \\",
)


@pytest.fixture(scope="module")
def nasty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every name, word and note is markup or tries to break out of where it stands."""

    (statements,) = load_statements()

    def hurt(text: str, at: int) -> str:
        return NASTY[at % len(NASTY)] if text else text

    facts = tuple(
        dataclasses.replace(f, words=hurt(f.words, n), note=hurt(f.note, n), value=changed(f.field, f.value, n))
        for n, f in enumerate(statements.facts)
    )
    bad = dataclasses.replace(
        statements,
        source=dataclasses.replace(statements.source, title=NASTY[0], publisher=NASTY[1], document=NASTY[4]),
        groups=tuple(dataclasses.replace(g, name=hurt(g.name, n)) for n, g in enumerate(statements.groups)),
        facts=facts,
        mentions=tuple(
            dataclasses.replace(m, surface=hurt(m.surface, n), name=hurt(m.name, n), note=NASTY[2], role_text=NASTY[1])
            for n, m in enumerate(statements.mentions)
        ),
        bodies=tuple(dataclasses.replace(b, name=hurt(b.name, n)) for n, b in enumerate(statements.bodies)),
        withheld=(Withheld(id="b-nobody", reason=NASTY[3] + NASTY[0], on="2026-01-15"),),
    )
    return written([bad], tmp_path_factory.mktemp("nasty") / "site")


def changed(field: str, value: str, at: int) -> str:
    if field == "website":
        return "javascript:alert(3)"
    return NASTY[at % len(NASTY)] if field in ("label", "alias", "initiative", "region_note") else value


def test_markup_in_names_and_words_stays_text_everywhere(page: Page, nasty_home: Path) -> None:
    web = Watched(page, nasty_home)
    for path in some_pages(nasty_home):
        opened = web.open(path)
        assert opened.locator("img, i, iframe, object, svg[onload], [onerror], a[href^=javascript]").count() == 0, path
        assert opened.locator("b:not([lang=ja])").count() == 0, path
        assert web.bad == [], path


def test_markup_in_names_stays_text_in_graph_tooltip_and_panel(page: Page, nasty_home: Path) -> None:
    web = Watched(page, nasty_home)
    opened = web.open("graph.html")
    data = json.loads(opened.text_content("#graph-data") or "")
    names = {thing["name"] for thing in data["things"].values()}
    assert set(NASTY) <= names
    seen = set()
    for node in data["levels"]["body"]["nodes"]:
        node["name"] = data["things"][node["id"]]["name"]
        if node["side"] == "partner" and node["name"] not in seen:
            seen.add(node["name"])
            opened.evaluate("id => kgraph.choose(id)", node["id"])
            assert opened.text_content("#panel-title") == node["name"]
            assert opened.locator("#panel img, #panel i, #panel svg").count() == 0
            click_node(opened, node["id"])
            told = wait_for_tooltip(opened, node["name"])
            assert told.startswith(node["name"])
            assert opened.locator(".vis-tooltip :not(br)").count() == 0
    assert seen == set(NASTY)
    assert web.bad == []
