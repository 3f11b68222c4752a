"""Words are compared alike on every page that looks for some."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import Watched
from playwright.sync_api import Page

PAGES = {"find.html": "kgraphFind", "graph.html": "kgraphDrawing.data.folding"}

ALIKE = [
    ("髙崎ふれあい会", "高崎ふれあい会"),
    ("嶋", "島"),
    ("霞ヶ浦", "霞ケ浦"),
    ("カフェ　ひだまり", "かふぇひだまり"),
    ("ﾌｰﾄﾞﾊﾞﾝｸ", "フードバンク"),
    ("か\u3099っこう", "がっこう"),
    ("ＮＰＯ法人", "npo 法人"),
    ("Ōita", "oita"),
    ("Kōchi-shi", "kochishi"),
    ("山川市社協", "山川市社会福祉協議会"),
    ("山川市教委", "山川市教育委員会"),
    ("民生・児童委員", "民生委員・児童委員"),
    ("民児協議会", "民生委員児童委員協議会"),
    ("生協連合会", "生活協同組合連合会"),
]
APART = [("神社協会", "神社会福祉協議会会"), ("宗教委員会", "宗教育委員会員会"), ("東京都", "京都"), ("は", "ば")]


def folded(page: Page, path: str, text: str) -> Any:
    return page.evaluate(f"text => kgraphFold({PAGES[path]}).fold(text)", text)


@pytest.mark.parametrize("path", PAGES)
def test_spellings_of_one_word_are_folded_alike_and_others_are_not(web: Watched, path: str) -> None:
    page = web.open(path)
    assert [pair for pair in ALIKE if folded(page, path, pair[0]) != folded(page, path, pair[1])] == []
    assert [pair for pair in APART if folded(page, path, pair[0]) == folded(page, path, pair[1])] == []


def test_both_pages_fold_by_the_same_tables(web: Watched) -> None:
    texts = [text for pair in (*ALIKE, *APART) for text in pair]
    found = []
    for path in PAGES:
        page = web.open(path)
        found.append([folded(page, path, text) for text in texts])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "typed, least",
    [
        ("社協", "北九州市社会福祉協議会"),
        ("しゃきょう", "北九州市社会福祉協議会"),
        ("北九 社協", "北九州市社会福祉協議会"),
        ("council of social welfare", "北九州市社会福祉協議会"),
        ("教委", "熊本市教育委員会"),
        ("Kumamoto City", "熊本市"),
        ("kumamoto-shi", "熊本市"),
        ("Ōita", "大分市教育委員会"),
        ("北九", "北九州市立大学"),
        ("髙齢者", "恩納村福祉課高齢者福祉係"),
    ],
)
def test_the_box_of_the_graph_finds_by_the_same_spellings(web: Watched, typed: str, least: str) -> None:
    page = web.open("graph.html#lang=ja")
    page.fill("#search", typed)
    assert least in page.locator("button.hit").all_inner_texts()
