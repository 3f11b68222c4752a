"""What must hold of a page once something is chosen on it and all is unfolded: no barrier, nothing beyond a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import violations
from browsing import Watched
from page_kinds import LANGUAGES
from playwright.sync_api import Page
from serving import served

CHOSEN = [
    "brokers.html#",
    "brokers.html#target=older-people",
    "clusters.html#",
    "clusters.html#target=older-people",
    "gaps.html#place=43000&group=*",
    "gaps.html#target=older-people",
    "map.html#place=43000",
    "invite.html#place=47000&councils=1",
    "print/47000.html#",
]
"""Pages with a choice in the address; ``*`` stands for a group."""
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true; })"


def opened(watched: Watched, address: str, lang: str, group: str) -> Page:
    """Open a page with its choice, in a language, and unfold all of it."""
    page = watched.open(f"{address.replace('*', group)}&lang={lang}".replace("#&", "#"))
    if address.startswith("invite"):
        page.wait_for_selector("#invite-rows tbody tr")
    page.evaluate(UNFOLD)
    return page


@pytest.fixture(scope="session")
def group(home: Path) -> str:
    return sorted(path.stem for path in (home / "groups").glob("*.html"))[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_on_a_page_with_a_choice_and_all_unfolded(
    page: Page, home: Path, group: str, lang: str
) -> None:
    """From a server, where axe can read the style sheet."""
    found = {}
    with served(home) as server:
        watched = Watched(page, home, server, own=("blob:",))
        for address in CHOSEN:
            found[address] = violations(opened(watched, address, lang, group))
        page.goto("about:blank")
    assert watched.bad == []
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_with_a_choice_and_all_unfolded_is_no_wider_than_a_small_screen(
    web: Watched, group: str, lang: str
) -> None:
    web.page.set_viewport_size({"width": 320, "height": 700})
    wide = {}
    for address in CHOSEN:
        at = opened(web, address, lang, group).evaluate("document.documentElement.scrollWidth")
        if at > 320:
            wide[address] = at
    assert wide == {}
