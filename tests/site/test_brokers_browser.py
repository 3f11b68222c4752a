"""The page of partners that link groups in the browser: sorted, narrowed, by keyboard, on narrow screens and paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browsing import Watched
from playwright.sync_api import Page
from tiny_site import tiny, tiny_site

from kgraph.links import LinkTable

TARGET = "children-and-youth"
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
KINDS = "section[aria-labelledby='kind'] .brokers-rows"


def column(web: Watched, table: str, cell: str) -> list[str]:
    return [text.strip() for text in web.page.locator(f"{table} tbody {cell}").all_inner_texts()]


def shared(table: LinkTable, groups: set[str]) -> dict[str, int]:
    """Return the partners that two of some groups have or more, by label, with how many."""
    counts = {p.label: sum(link.group in groups for link in table.links_of(p.id)) for p in table.partners}
    return {label: n for label, n in counts.items() if n > 1}


def test_the_answer_leads_to_the_words_behind_it(web: Watched) -> None:
    page = web.open("index.html")
    page.click("text=つないでいる相手を全部見る")
    page.wait_for_url("**/brokers.html")
    page.click("section[aria-labelledby='body'] p.big >> text=熊本市")
    page.wait_for_url("**/bodies/*.html")
    assert "300行" in page.inner_text("#main")
    assert "352行" in page.inner_text("#main")


def test_a_heading_sorts_by_keyboard_and_the_order_of_ranks_comes_back(web: Watched) -> None:
    page = web.open("brokers.html")
    before = column(web, KINDS, "th")
    ranks = column(web, KINDS, "td.b-rank")
    assert ranks[0] == "1位"
    head = page.locator(f"{KINDS} thead th").filter(has_text="上位に残る割合").locator("button")
    head.focus()
    page.keyboard.press("Enter")
    shares = [int(text.rstrip("%")) for text in column(web, KINDS, "td.b-stay")]
    assert shares == sorted(shares, reverse=True)
    page.keyboard.press("Enter")
    assert column(web, KINDS, "td.b-stay")[0] == f"{min(shares)}%"
    page.keyboard.press("Enter")
    assert column(web, KINDS, "th") == before


def test_ranges_sort_by_their_middle(web: Watched) -> None:
    page = web.open("brokers.html#lang=en")
    page.click(f"{KINDS} thead button:has-text('Range of the rank')")
    page.click(f"{KINDS} thead button:has-text('Range of the rank')")
    middles = [float(re.findall(r"middle ([\d.]+)", text)[0]) for text in column(web, KINDS, "td.b-range")]
    assert middles == sorted(middles)
    assert len(middles) > 10


@pytest.mark.parametrize("place, target", [("43000", ""), ("", TARGET)])
def test_narrowed_it_counts_anew_and_hides_what_was_worked_out_for_all(
    web: Watched, table_of: dict[str, LinkTable], place: str, target: str
) -> None:
    page = web.open(f"brokers.html#place={place}&target={target}")
    assert page.locator("#brokers-whole").is_hidden()
    assert "順位の幅・偶然との比較・くわしい値は全体で計算したもの" in page.inner_text("#brokers-narrowed")
    assert page.locator("#brokers-narrowed svg").count() == 0
    for level in ("body", "kind"):
        table = table_of[level]
        groups = {
            g.id for g in table.groups if (not place or place in g.prefectures) and (not target or target in g.targets)
        }
        own = f"table[aria-labelledby='narrowed-{level}']"
        names, numbers = column(web, own, "th"), column(web, own, "td.num")
        assert dict(zip(names, map(int, numbers), strict=True)) == shared(table, groups)
        assert [int(n) for n in numbers] == sorted(map(int, numbers), reverse=True)
        ranks = column(web, own, "td.b-rank")
        if len(names) < 2:
            assert set(ranks) <= {"—"}
        else:
            assert ranks == [f"{1 + sum(int(other) > int(n) for other in numbers)}位" for n in numbers]
        links = page.locator(f"{own} a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert all(f"place={place}" in href if place else f"target={target}" in href for href in links)


def test_taking_the_choice_back_shows_the_ranges_again(web: Watched) -> None:
    page = web.open(f"brokers.html#target={TARGET}")
    page.click("#narrow-off")
    assert page.locator("#brokers-whole").is_visible()
    assert page.locator("#brokers-narrowed").is_hidden()
    assert page.locator(f"{KINDS} svg.range").first.is_visible()


def test_the_table_fits_a_sheet_of_a4(web: Watched) -> None:
    """180 mm between the margins are 680 CSS pixels."""
    page = web.open("brokers.html")
    page.set_viewport_size({"width": 794, "height": 1123})  # what media queries see of a sheet
    page.emulate_media(media="print")
    page.evaluate("document.body.style.width = '680px'")
    assert page.evaluate("document.querySelector('main').scrollWidth") <= 680
    assert page.locator(f"{KINDS} svg.range").first.is_visible()
    assert page.locator("#narrow-form").is_hidden()
    tall = page.locator(f"{KINDS} tbody tr").evaluate_all("all => all.map(row => row.offsetHeight)")
    assert max(tall) < 60  # no column so narrow that words stand letter below letter


def test_names_that_hold_markup_show_as_text_when_narrowed(page: Page, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)>"
    given = {f"{n}</td>": [(evil, "endorsement"), ("友の会", "funding")] for n in "甲乙丙"}
    facts = {name: {"prefecture": "43000"} for name in given}
    watched = Watched(page, tiny_site(tiny(given, facts), tmp_path / "site"))
    watched.open("brokers.html#place=43000")
    assert column(watched, "table[aria-labelledby='narrowed-body']", "th") == [evil, "友の会"]
    assert "甲</td>" in page.inner_text("#brokers-narrowed")
    assert page.locator("#brokers-narrowed img").count() == 0
    assert watched.bad == []
