"""The summary of a place on paper: one sheet of A4, with everything on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Watched, written
from playwright.sync_api import Page
from printed import sheets
from tiny_site import tiny

from kgraph import vocab

A4 = (595, 842)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_fullest_and_the_emptiest_summary_print_to_one_sheet_of_a4_with_its_end_on_it(
    web: Watched, lang: str
) -> None:
    by_size = sorted(web.home.glob("print/*.html"), key=lambda path: (path.stat().st_size, path.name))
    assert len(by_size) > 20
    for path in (one.relative_to(web.home).as_posix() for one in (by_size[0], *by_size[-5:])):
        page = web.open(f"{path}#lang={lang}")
        ((size, text),) = sheets(page)
        assert abs(size[0] - A4[0]) <= 1, path
        assert abs(size[1] - A4[1]) <= 1, path
        end = "このページを配布している担当者" if lang == "ja" else "whoevergaveyouthesepages"
        assert end in text, path


def test_the_fullest_page_is_one_sheet_too_and_its_drawing_gives_way(page: Page, tmp_path: Path) -> None:
    boxes = [concept.notation for concept in vocab.scheme("targets").leaves]
    long = "特定非営利活動法人 とても長い名前のみんなの居場所づくりとつながりの会"
    given = {
        f"{long}{n}": [
            (f"一般社団法人 とても長い名前の地域支え合い連絡協議会{(n + k) % 20}", "cooperation") for k in range(6)
        ]
        for n in range(20)
    }
    facts = {
        name: {"municipality": "43100", "initiative": "とても長い名前の取組" * 4, "main_target": boxes[n % 5]}
        for n, name in enumerate(given)
    }
    home = written([tiny(given, facts)], tmp_path / "site")
    for lang in ("ja", "en"):
        Watched(page, home).open(f"print/43000.html#lang={lang}")
        ((_, text),) = sheets(page)
        assert ("このページを配布している担当者" if lang == "ja" else "whoevergaveyouthesepages") in text
        assert "10" in text


def test_an_officer_reaches_the_summary_from_the_start_page_and_prints_it(web: Watched) -> None:
    page = web.open("index.html")
    page.select_option("#narrow-place", "43000")
    page.click("#go-print a")
    page.wait_for_url("**/print/43000.html#place=43000")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.click("#summary-print")
    assert page.evaluate("window.printed") is True
    ((_, text),) = sheets(page)
    assert "熊本市が、ここの2団体をつないでいます。" in text
    assert "300行" in text
    assert "352行" in text
    assert "しぼっています" not in text
