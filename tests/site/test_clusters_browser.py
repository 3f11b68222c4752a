"""The page of clusters in the browser: narrowed, on narrow screens, on paper, for everyone."""

from __future__ import annotations

import re

import pytest
from browsing import Watched

from kgraph.links import LinkTable
from kgraph.network import clusters
from kgraph.network.clusters import ClusterAnswer

TARGET = "children-and-youth"
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
CLUSTER = "[data-cluster^='kind|']"


@pytest.fixture(scope="module")
def answer(table_of: dict[str, LinkTable]) -> ClusterAnswer:
    return clusters.find(table_of["kind"])


def shown(web: Watched, selector: str) -> list[str]:
    return [" ".join(one.inner_text().split()) for one in web.page.locator(selector).all() if one.is_visible()]


def test_the_script_counts_what_the_page_was_built_with(web: Watched) -> None:
    built = (web.home / "clusters.html").read_text("utf-8")
    numbers = re.findall(r'class="(?:num c-groups )?n"[^>]*>([\d,]+)<', built)
    page = web.open("clusters.html")
    assert page.locator(".n").all_text_contents() == numbers
    assert len(numbers) > 40
    assert shown(web, "[data-elsewhere]") == []


def test_narrowed_each_cluster_counts_its_groups_inside_and_what_they_share(
    web: Watched, answer: ClusterAnswer
) -> None:
    table = answer.table
    inside = {group.id for group in table.groups if TARGET in group.targets}
    assert 2 < len(inside) < len(table.groups)
    page = web.open(f"clusters.html#target={TARGET}")
    assert page.locator("#clusters-narrowed").is_visible()
    for cluster in answer.clusters:
        own = page.locator(f"[data-cluster='kind|{cluster.number}']")
        groups = inside & set(cluster.groups)
        assert own.is_visible() == bool(groups)
        if groups:
            assert own.locator(".n").first.inner_text() == str(len(groups))
            assert own.locator("tbody tr:visible").count() == len(groups)
        for held in cluster.held_by[:8]:
            n = len(groups & set(held.groups))
            part = page.locator(f".held [data-held='kind|{cluster.number}|{held.partner}']")
            assert part.is_visible() == bool(n)
            assert part.locator(".n").text_content() == str(n)
    for between in answer.between:
        n = len(inside & {link.group for link in table.links_of(between.partner)})
        row = page.locator(f"[data-between='kind|{between.partner}']")
        assert row.is_visible() == bool(n)
        if n:
            assert row.locator(".c-groups").inner_text() == str(n)
    assert "（しぼりこみ前の全体）" in page.inner_text("section[aria-labelledby='kind'] p.big")


def test_a_cluster_without_a_group_inside_is_hidden_and_comes_back(web: Watched, answer: ClusterAnswer) -> None:
    page = web.open("clusters.html#place=43000")
    inside = {group.id for group in answer.table.groups if "43000" in group.prefectures}
    some = [cluster for cluster in answer.clusters if inside & set(cluster.groups)]
    assert len(some) < len(answer.clusters)
    assert len(shown(web, CLUSTER)) == len(some)
    page.click("#narrow-off")
    assert len(shown(web, CLUSTER)) == len(answer.clusters)


def test_too_little_leads_to_the_kinds_by_keyboard(web: Watched) -> None:
    page = web.open("clusters.html")
    page.focus("section[aria-labelledby='body'] a[href='#kind']")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#kind'")
    assert page.locator("#kind").is_visible()


def test_each_language_has_its_picture_and_a_narrow_screen_the_tables(web: Watched) -> None:
    for lang, title in (("ja", "まとまり1（5団体）"), ("en", "Cluster 1 (5 groups)")):
        page = web.open(f"clusters.html#lang={lang}")
        page.set_viewport_size({"width": 1280, "height": 900})
        drawn = page.locator("section[aria-labelledby='kind'] .drawn svg:visible")
        assert drawn.count() == 1
        assert title in (drawn.text_content() or "")
        page.set_viewport_size({"width": 320, "height": 700})
        assert drawn.count() == 0
        assert len(shown(web, CLUSTER)) == 3


def test_it_prints_within_a_sheet_of_a4_with_its_picture(web: Watched) -> None:
    page = web.open("clusters.html")
    page.set_viewport_size({"width": 794, "height": 1123})  # what media queries see of a sheet
    page.emulate_media(media="print")
    page.evaluate("document.body.style.width = '680px'")
    assert page.evaluate("document.querySelector('main').scrollWidth") <= 680
    wide = page.locator("td:visible").evaluate_all("all => all.filter(cell => cell.scrollWidth > cell.clientWidth + 1)")
    assert wide == []  # no cell runs into the next
    drawn = page.locator("section[aria-labelledby='kind'] .drawn svg:visible")
    box = drawn.bounding_box()
    assert box is not None
    assert 0 < box["width"] <= 680
    assert box["height"] <= 380
