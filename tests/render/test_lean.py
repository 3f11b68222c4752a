"""Pages in fewer bytes have the same elements, attributes and texts; what a script or a picture says is not touched."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from browsing import Watched
from playwright.sync_api import Page
from tiny_site import tiny, tiny_files, tiny_tables

from kgraph.render import Settings, render_site
from kgraph.render.lean import lean
from kgraph.trees import write_tree

GIVEN = {f"団体{n}": [('乙 & 丙 "市" a="b"', "endorsement"), (f"連携先{n}", "funding")] for n in range(3)}
LARGE = Settings(share_texts=2)


class _Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = tag in ("bdi", "b", "q")
        self.found.append((tag, [one for one in attrs if not (names and one == ("lang", "ja"))]))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(data.strip())


@pytest.mark.parametrize(
    "page, kept",
    [
        ('<p class="big" data-count>甲</p>', "<p class=big data-count>甲</p>"),
        ('<p class="a b" title="">甲</p>', '<p class="a b" title="">甲</p>'),
        ('<a href="../x.html#a=b">甲</a>', '<a href="../x.html#a=b">甲</a>'),
        ('<a href="../x.html">a="b"</a>', '<a href=../x.html>a="b"</a>'),
        ('<body data-root="../">甲', '<body data-root="../">甲'),
        ('<bdi class="small" lang="ja">甲</bdi>', "<bdi class=small>甲</bdi>"),
        ('<span lang="ja">甲</span><span lang="en">A</span>', "<span lang=ja>甲</span><span lang=en>A</span>"),
        ('<path d="M0"/><link rel="icon">', '<path d="M0"/><link rel="icon">'),
        ('<script type="a/b">{"u":"https://a/?x=","v":1}</script>', '<script type="a/b">{"u":"https://a/?x=","v":1}</script>'),
        ("<ul>\n<li><b>甲</b>\n<small>乙</small></li>\n</ul>\n\n<p>丙</p>", "<ul><li><b>甲</b>\n<small>乙</small></li></ul><p>丙</p>"),
    ],
)  # fmt: skip
def test_markup_without_what_may_be_left_out(page: str, kept: str) -> None:
    assert lean(page) == kept + "\n"
    assert _Elements(lean(page)).found == _Elements(page).found


def test_a_page_with_text_as_it_was_typed_stays_as_it_is() -> None:
    page = '<pre class="plain">\n<p>\n</pre>'
    assert lean(page) == page


def test_names_are_marked_as_japanese_when_the_page_around_them_is_english(page: Page, tmp_path: Path) -> None:
    statements = tiny(GIVEN)
    write_tree(tmp_path / "site", render_site([statements], tiny_tables(statements), settings=LARGE))
    watched = Watched(page, tmp_path / "site")
    watched.open("groups/b-g0002.html#lang=ja")
    assert page.evaluate("document.documentElement.lang") == "ja"
    assert page.title() == "団体1｜団体と連携先の地図"
    page.click("[data-switch]")
    assert page.title() == "団体1 | Groups and their partners"
    spoken = "name => Array.from(document.querySelectorAll(name), e => e.closest('[lang]').lang)"
    assert {*page.evaluate(spoken, "main bdi, main b")} == {"ja"}
    assert page.inner_text("[data-switch]") == "日本語"
    assert page.get_attribute("#menu", "aria-label") == "Site"
    assert page.locator("#menu a").count() > 5
    assert watched.bad == []


def test_pages_of_a_large_site_leave_to_their_script_what_only_works_with_it() -> None:
    files = tiny_files(tiny(GIVEN), LARGE)
    page = files["groups/b-g0001.html"]
    assert "<nav" not in page
    assert "<button" not in page
    assert "<nav" in files["index.html"]
    assert "<button" in files["index.html"]
