"""The map of prefectures in the browser: by keyboard, narrowed, on narrow screens and on paper."""

from __future__ import annotations

import re

from browsing import Watched

from kgraph.links import LinkTable
from kgraph.render.data_js import places_of

TARGET = "children-and-youth"


def figures(web: Watched, code: str) -> list[str]:
    row = web.page.locator(f'#map-rows tr[data-code="{code}"]')
    return [cell.inner_text().strip() for cell in row.locator("td").all()] if row.is_visible() else []


def test_a_tile_leads_to_the_page_of_its_prefecture_by_keyboard(web: Watched) -> None:
    page = web.open("map.html")
    page.focus('.tile[data-code="42000"] + .tile a')  # 熊本 follows 長崎 in the order of codes
    assert page.evaluate("document.activeElement.textContent").startswith("熊本")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/43000.html")


def test_every_prefecture_with_a_page_is_reached_by_tab(web: Watched) -> None:
    page = web.open("map.html")
    links = page.locator(".tile a")
    links.first.focus()
    reached = []
    for _ in range(links.count()):
        reached.append(page.evaluate("document.activeElement.parentElement.dataset.code"))
        page.keyboard.press("Tab")
    assert reached == sorted(reached)
    assert reached == page.locator(".tile:has(a)").evaluate_all("all => all.map(tile => tile.dataset.code)")


def test_a_target_counts_the_map_anew(web: Watched, table_of: dict[str, LinkTable]) -> None:
    table = table_of["body"]
    inside = [group for group in table.groups if TARGET in group.targets]
    assert 0 < len(inside) < len(table.groups)
    page = web.open(f"map.html#target={TARGET}")
    for code in page.locator(".tile").evaluate_all("all => all.map(tile => tile.dataset.code)"):
        own = [group for group in inside if code in places_of(group)]
        tile = page.locator(f'.tile[data-code="{code}"]')
        assert tile.locator(".tile-n").is_visible() == bool(own)
        assert ("shade-0" in (tile.get_attribute("class") or "")) == (not own)
        if own:
            partners = {link.partner for group in own for link in table.links_from(group.id)}
            shown = figures(web, code)
            assert (shown[0], shown[2]) == (str(len(own)), str(len(partners)))
        assert page.locator(f'#map-silent [data-code="{code}"]').is_visible() == (not own)


def test_taking_the_target_back_gives_what_the_page_was_built_with(web: Watched) -> None:
    page = web.open("map.html")
    codes = page.locator("#map-rows tbody tr").evaluate_all("all => all.map(row => row.dataset.code)")
    before = [figures(web, code) for code in codes]
    page.select_option("#narrow-target", TARGET)
    assert [figures(web, code) for code in codes] != before
    page.click("#narrow-off")
    assert [figures(web, code) for code in codes] == before


def test_bodies_of_a_target_are_those_that_a_group_inside_names(web: Watched) -> None:
    page = web.open("map.html")
    whole = {code: int(figures(web, code)[1]) for code in ("38000", "43000", "47000")}
    page.select_option("#narrow-target", TARGET)
    for code, bodies in whole.items():
        shown = figures(web, code)
        assert int(shown[1]) <= bodies if shown else True
    assert int(figures(web, "47000")[1]) < whole["47000"]


def test_a_chosen_place_is_marked_and_changes_no_figure(web: Watched) -> None:
    page = web.open("map.html")
    before = figures(web, "40000")
    page.select_option("#narrow-place", "43100")
    assert figures(web, "40000") == before
    assert page.locator(".tile.chosen").evaluate_all("all => all.map(tile => tile.dataset.code)") == ["43000"]
    assert page.get_attribute('.tile[data-code="43000"] a', "aria-current") == "true"
    assert page.locator("#map-whole").is_visible()


def test_the_table_stands_in_for_the_tiles_on_a_narrow_screen(web: Watched) -> None:
    web.page.set_viewport_size({"width": 320, "height": 640})
    for lang in ("ja", "en"):
        page = web.open(f"map.html#lang={lang}")
        assert page.locator(".tiles").is_hidden()
        assert page.locator('#map-rows tr[data-code="43000"]').is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_tile_has_its_name_on_one_line_and_inside_it(web: Watched) -> None:
    """640 pixels are what a window of 1280 shows at 200 %."""
    for path, width in [(path, width) for path in ("map.html", "index.html") for width in (1280, 1000, 700, 640)]:
        web.page.set_viewport_size({"width": width, "height": 900})
        for lang in ("ja", "en"):
            page = web.open(f"{path}#lang={lang}")
            tiles = page.locator(".tile").evaluate_all(
                "all => all.map(tile => {"
                "  const name = tile.querySelector('.tile-name');"
                "  return { said: name.innerText.trim(), wide: tile.scrollWidth - tile.clientWidth,"
                "    size: parseFloat(getComputedStyle(name).fontSize),"
                "    lines: name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight) }; })"
            )
            assert len(tiles) == 47
            bad = [t for t in tiles if not t["said"] or t["wide"] > 1 or t["size"] < 10 or t["lines"] > 1.5]
            assert bad == [], (path, width, lang)


def test_a_tile_with_a_short_name_says_all_of_it(web: Watched) -> None:
    page = web.open("index.html#lang=en")
    tile = page.locator('.tile[data-code="43000"]')
    assert tile.locator(".tile-short").is_visible()
    assert tile.locator('[lang="en"][title]').get_attribute("title") == "Kumamoto"
    assert page.get_by_role("link", name=re.compile("^Kumamoto 2 ?groups$")).count() == 1
    whole = web.open("map.html#lang=en").locator('.tile[data-code="43000"] .tile-full').bounding_box()
    assert whole
    assert whole["width"] > 20
