"""Lists and pages of concepts: they sort, they read on narrow screens and large letters, and lead on."""

from __future__ import annotations

import pytest
from browsing import Watched

TYPES = (
    "index.html", "graph.html", "groups.html", "bodies.html", "kinds.html", "places.html", "targets.html",
    "kinds/civil-society-organisation.html", "targets/children-and-youth.html", "activities/connecting-places.html",
    "places/43000.html",
)  # fmt: skip


def column(web: Watched, at: int) -> list[str]:
    return web.page.locator(f"tbody tr > :nth-child({at})").all_inner_texts()


def test_a_heading_sorts_the_table_and_says_so(web: Watched) -> None:
    page = web.open("kinds.html")
    given = column(web, 2)
    head = page.locator("thead th").nth(1)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert [int(n) for n in column(web, 2)] == sorted(map(int, given), reverse=True)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert [int(n) for n in column(web, 2)] == sorted(map(int, given))
    head.locator("button").click()
    assert head.get_attribute("aria-sort") is None
    assert column(web, 2) == given


@pytest.mark.parametrize("path", TYPES)
@pytest.mark.parametrize("width", [360, 640])
def test_no_page_is_wider_than_a_narrow_screen_or_one_at_200_percent(web: Watched, path: str, width: int) -> None:
    web.page.set_viewport_size({"width": width, "height": 640})
    for lang in ("ja", "en"):
        page = web.open(f"{path}#lang={lang}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_opens_by_its_button_on_a_narrow_screen(web: Watched) -> None:
    web.page.set_viewport_size({"width": 360, "height": 640})
    page = web.open("kinds.html")
    assert page.locator("#menu").is_hidden()
    page.click("#menu-button")
    assert page.get_attribute("#menu-button", "aria-expanded") == "true"
    page.click("#menu >> text=地域")
    page.wait_for_url("**/places.html")


def test_the_menu_shuts_with_escape_on_a_narrow_screen(web: Watched) -> None:
    web.page.set_viewport_size({"width": 360, "height": 640})
    page = web.open("kinds.html")
    for inside in ("#menu > ul a", ".menu-more a", "#menu-button"):
        page.click("#menu-button")
        page.locator(inside).first.focus()
        page.keyboard.press("Escape")
        assert page.locator("#menu").is_hidden()
        assert page.get_attribute("#menu-button", "aria-expanded") == "false"
        assert page.evaluate("document.activeElement.id") == "menu-button"


def test_a_target_nobody_ticked_says_whose_text_speaks_of_it(web: Watched) -> None:
    page = web.open("targets/foreign-residents.html")
    assert "13団体中0団体が印を付けています" in page.inner_text("#main")
    assert page.locator("section[aria-labelledby=spoken] tbody tr").count() == 1


def test_the_menu_keeps_lists_and_data_folded_and_opens_by_keyboard(web: Watched) -> None:
    page = web.open("kinds.html")
    first = page.locator("#menu > ul a").all_inner_texts()
    assert first[:3] == ["はじめに", "声をかける相手", "つながりの図"]
    assert "探す" not in first  # the box beside it
    assert len(first) <= 7
    folded = page.locator(".menu-more a", has_text="連携先の種類")
    assert folded.is_hidden()
    page.focus(".menu-more summary")
    page.keyboard.press("Enter")
    assert folded.is_visible()
    assert folded.get_attribute("aria-current") == "page"
    assert len({*first, *page.locator(".menu-more a").all_inner_texts()}) == page.locator("#menu a").count()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert folded.is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_one_page_has_one_name(web: Watched) -> None:
    page = web.open("invite.html")
    name = page.inner_text("h1")
    assert page.title().startswith(f"{name}｜")
    assert page.inner_text("#menu a[aria-current]") == name
    for path in ("index.html", "places/43000.html", "print/43000.html"):
        page = web.open(path)
        links = page.locator("a[href*='invite.html']").all()
        assert len(links) > 1
        assert {(link.text_content() or "").removesuffix("Whom to invite") for link in links} == {name}
