"""The language of every text is told: Japanese names in English sentences, and what scripts write once asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Watched, click_node, named, wait_for_tooltip
from languages import unmarked_english, unmarked_japanese
from playwright.sync_api import Page

from kgraph.links import LinkTable

_NARROWED = "place=43000&target=older-people"
_CITY = "熊本市"


def test_the_language_of_every_text_of_every_page_is_told(web: Watched) -> None:
    japanese, english = {}, {}
    for path in sorted(web.home.rglob("*.html")):
        name = path.relative_to(web.home).as_posix()
        page = web.open(f"{name}#lang=ja")
        english[name] = unmarked_english(page)
        page.locator("[data-switch]").click()
        assert page.get_attribute("html", "lang") == "en"
        japanese[name] = unmarked_japanese(page)
    assert {name: texts for name, texts in english.items() if texts} == {}
    assert {name: texts for name, texts in japanese.items() if texts} == {}


def _rows(page: Page) -> None:
    page.wait_for_selector("#invite-rows tbody tr")


def _hits(page: Page) -> None:
    page.wait_for_selector("#find-results .find-hit")


def _none(page: Page) -> None:
    page.wait_for_selector("#find-none:not([hidden])")


def _searched(page: Page) -> None:
    page.fill("#search", _CITY)
    page.wait_for_selector("#search-found button")


def _nothing(page: Page) -> None:
    """Opening the page is all."""


@pytest.mark.parametrize(
    ("address", "work"),
    [
        (f"index.html#{_NARROWED}", _nothing),
        ("index.html#place=43000", _nothing),
        (f"brokers.html#{_NARROWED}", _nothing),
        ("clusters.html#target=older-people", _nothing),
        ("gaps.html#place=43000&group=*", _nothing),
        (f"map.html#{_NARROWED}", _nothing),
        (f"groups.html#{_NARROWED}", _nothing),
        ("invite.html#place=43000&near=1&councils=1", _rows),
        ("find.html#q=社会福祉協議会", _hits),
        ("find.html#q=ソシャル", _none),
        ("graph.html#level=place&place=43000", _searched),
    ],
)  # fmt: skip
def test_what_a_script_writes_is_told_too(web: Watched, address: str, work: Callable[[Page], None]) -> None:
    group = sorted(path.stem for path in (web.home / "groups").glob("*.html"))[0]
    page = web.open(f"{address.replace('*', group)}&lang=en".replace("#&", "#"))
    work(page)
    assert unmarked_japanese(page) == []


def test_what_a_click_on_the_drawing_opens_is_told_too(web: Watched, table_of: dict[str, LinkTable]) -> None:
    city = named(table_of["body"], _CITY)
    page = web.open("graph.html#lang=en")
    click_node(page, city)
    wait_for_tooltip(page, _CITY)
    assert unmarked_japanese(page) == []
    page.locator("#panel .panel-tools button").click()
    page.wait_for_selector("#ego-bar:not([hidden])")
    assert unmarked_japanese(page) == []
    page.goto("about:blank")
    page.goto(f"{web.address}/graph.html#view=groups&level=kind&lang=en")
    group = page.evaluate("kgraph.nodes.getIds()[0]")
    click_node(page, group)
    assert unmarked_japanese(page) == []
    page.locator("#panel .cards button").first.click()
    assert unmarked_japanese(page) == []


def test_a_title_that_is_a_name_is_japanese(web: Watched, home: Path) -> None:
    group = sorted(path.name for path in (home / "groups").glob("*.html"))[0]
    assert web.open(f"groups/{group}#lang=en").locator("head title").get_attribute("lang") == "ja"
    assert web.open("groups.html#lang=en").locator("head title").get_attribute("lang") == "en"
