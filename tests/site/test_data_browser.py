"""Data, check and terms in the browser: every file is there to take, anchors hold, and pages stay narrow."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import rdflib
from browsing import Watched

PAGES = ("data.html", "check.html", "terms.html")


def test_every_file_on_the_data_page_is_there_beside_it(web: Watched) -> None:
    page = web.open("data.html")
    links = page.eval_on_selector_all("a[download]", "all => all.map(link => link.href)")
    assert len(links) > 40
    for link in links:
        path = Path(unquote(urlsplit(link).path))
        assert path.is_relative_to(web.home)
        assert path.is_file(), path
        assert path.stat().st_size > 0 or path.name == "derived.ttl"


def test_an_officer_reaches_the_data_from_the_start_and_opens_the_table(web: Watched) -> None:
    page = web.open("index.html")
    page.click("main a[href^='data.html']")
    page.wait_for_url("**/data.html*")
    link = page.locator("#tables ~ table a", has_text="partners.csv")
    data = (web.home / str(link.get_attribute("href"))).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert {"300", "352"} <= {row[rows[0].index("行 / Line")] for row in rows[1:]}


def test_a_link_to_a_term_shows_that_term(web: Watched) -> None:
    page = web.open("kinds/board-of-education.html")
    page.click("a[href^='../terms.html#']")
    page.wait_for_url("**/terms.html#kind-board-of-education*")
    assert page.evaluate("document.querySelector(':target').id") == "kind-board-of-education"
    box = page.locator("#kind-board-of-education").bounding_box()
    assert box
    assert -2 < box["y"] < 800


def test_the_three_pages_fit_a_small_screen_in_both_languages(web: Watched) -> None:
    web.page.set_viewport_size({"width": 320, "height": 700})
    for path in PAGES:
        for lang in ("ja", "en"):
            page = web.open(f"{path}#lang={lang}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (path, lang)
            said = page.inner_text("h1")
            assert bool(re.search("[ぁ-ん]", said)) == (lang == "ja")


def test_the_contents_are_reached_by_keyboard(web: Watched) -> None:
    page = web.open("terms.html")
    page.focus(".contents summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#NamedBody"
    page.keyboard.press("Enter")
    page.wait_for_url("**#NamedBody")


def test_each_page_of_a_thing_leads_to_turtle_that_reads(web: Watched) -> None:
    for folder in ("groups", "bodies", "kinds", "places", "targets", "activities"):
        path = next(iter(sorted((web.home / folder).glob("*.html"))))
        page = web.open(path.relative_to(web.home).as_posix())
        link = page.get_attribute("link[type='text/turtle']", "href")
        shown = page.locator("footer a[download]")
        assert shown.is_visible()
        assert shown.get_attribute("href") == link
        assert len(rdflib.Graph().parse((path.parent / str(link)).resolve(), format="turtle")) > 4
