"""What must hold of every page of the site: no barrier, no request beyond its own files, no error, a strict policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe import violations
from browsing import Watched
from page_kinds import LANGUAGES, in_language, one_of_each
from playwright.sync_api import Page
from serving import served

_MEGABYTE = 1_000_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_on_any_page(page: Page, home: Path, lang: str) -> None:
    """From a server, where axe can read the style sheet: of a file's it would ask anew, and the policy refuse."""
    found = {}
    with served(home) as address:
        watched = Watched(page, home, address, own=("blob:",))
        for path in one_of_each(home):
            found[path] = violations(watched.open(in_language(path, lang)))
        page.goto("about:blank")
    assert watched.bad == []
    assert {where: what for where, what in found.items() if what} == {}


def test_no_page_asks_for_anything_but_the_files_of_the_site_from_a_sub_folder_of_a_server(
    page: Page, home: Path
) -> None:
    with served(home) as address:
        watched = Watched(page, home, address, own=("blob:",))
        for path in one_of_each(home):
            watched.open(path)
            page.wait_for_load_state("networkidle")
        page.goto("about:blank")
    assert watched.bad == []


def test_every_page_but_ask_is_below_a_megabyte(home: Path) -> None:
    sizes = {path.relative_to(home).as_posix(): path.stat().st_size for path in home.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size >= _MEGABYTE and path != "ask.html"} == {}


def test_every_page_has_a_policy_that_allows_scripts_and_styles_only_by_file_or_hash(home: Path) -> None:
    for path in home.rglob("*.html"):
        name = path.relative_to(home).as_posix()
        (policy,) = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', path.read_text("utf-8")
        )
        rules = dict(rule.split(" ", 1) for rule in policy.replace("&#39;", "'").split("; "))
        assert rules["default-src"] == "'none'", name
        assert "unsafe-inline" not in policy, name
        assert ("unsafe-eval" in policy.replace("wasm-unsafe-eval", "")) is False, name
        assert ("wasm-unsafe-eval" in policy) is (name == "ask.html"), name
        assert "http" not in policy, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_is_wider_than_a_small_screen(web: Watched, lang: str) -> None:
    """320 CSS pixels are also what a window of 1280 shows at 400 % (WCAG 1.4.10), 640 at 200 %."""
    wide = {}
    for path in one_of_each(web.home):
        page = web.open(in_language(path, lang))
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            at = page.evaluate("document.documentElement.scrollWidth")
            if at > width:
                wide[path, width] = at
    assert wide == {}
