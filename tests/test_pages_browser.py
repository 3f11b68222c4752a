"""The site as people use it: in a headless Chromium, from file://, with nothing else to be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Watched, click_node, named, some_pages, written
from playwright.sync_api import Browser, Page

from kgraph.links import LEVELS, LinkTable, tables
from kgraph.pipeline import load_statements
from kgraph.render.book import Book
from kgraph.statements import Statements


@pytest.fixture(scope="module")
def statements() -> Statements:
    """The packaged statements, of one source."""
    (one,) = load_statements()
    return one


@pytest.fixture(scope="module")
def table_of(statements: Statements) -> dict[str, LinkTable]:
    return tables([statements])


@pytest.fixture(scope="module")
def book(statements: Statements) -> Book:
    return Book([statements])


@pytest.fixture(scope="module")
def home(statements: Statements, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, in a path with spaces and Japanese as users have them."""
    return written([statements], tmp_path_factory.mktemp("つながり の図") / "site")


@pytest.fixture
def web(page: Page, home: Path) -> Iterator[Watched]:
    """The site in a page; the test fails if anything happened that should not."""
    watched = Watched(page, home)
    yield watched
    assert watched.bad == []


def test_the_start_page_answers_before_it_draws(web: Watched) -> None:
    page = web.open()
    first = page.get_by_text("熊本市が、次の2団体をつないでいます。")
    assert first.is_visible()
    assert first.bounding_box()["y"] < 900  # type: ignore[index]
    assert page.locator("canvas").count() == 0


def test_nothing_moves_and_every_node_stands_where_the_build_put_it(web: Watched) -> None:
    page = web.open("graph.html")
    assert page.evaluate("kgraph.network.physics.physicsEnabled") is False
    positions = page.evaluate("kgraph.network.getPositions()")
    given = page.evaluate("kgraph.nodes.get().map(n => [n.id, n.x, n.y])")
    assert {identifier: {"x": x, "y": y} for identifier, x, y in given} == positions


def test_labels_do_not_overlap_at_the_start_in_either_language(web: Watched) -> None:
    page = web.open("graph.html")
    boxes = "kgraph.nodes.getIds().map(id => kgraph.network.getBoundingBox(id))"
    for _ in ("ja", "en"):
        for level in LEVELS:
            page.check(f"input[value={level}]")
            found = sorted(page.evaluate(boxes), key=lambda box: box["top"])
            for index, one in enumerate(found):
                for other in found[index + 1 :]:
                    if other["top"] >= one["bottom"]:
                        break
                    assert other["left"] >= one["right"] or one["left"] >= other["right"], (level, one, other)
        page.click("[data-switch]")


@pytest.mark.parametrize("level", LEVELS)
def test_the_table_says_the_same_as_the_graph(web: Watched, table_of: dict[str, LinkTable], level: str) -> None:
    page = web.open("graph.html")
    page.check(f"input[value={level}]")
    drawn = {
        tuple(pair)
        for pair in page.evaluate("kgraph.edges.get().map(e => [e.from, kgraph.nodes.get(e.to).partner || e.to])")
    }
    shown = ["body", "place"] if level == "place" else [level]
    rows = page.evaluate(
        "levels => levels.flatMap(level => [...document.querySelectorAll(`#table-${level} tr[data-partner]`)])"
        ".map(row => [row.dataset.groups, row.dataset.partner])",
        shown,
    )
    assert len(rows) == len(drawn)
    assert drawn == {tuple(row) for row in rows} == {(link.group, link.partner) for link in table_of[level].links}
    groups = page.evaluate("kgraph.nodes.get().filter(n => n.side === 'group').map(n => n.id)")
    assert set(groups) == {group.id for group in table_of[level].groups}
    assert [other for other in LEVELS if page.locator(f"#table-{other}").is_visible()] == shown


def test_a_click_on_a_partner_shows_words_line_role_field_grounding_and_source(
    web: Watched, table_of: dict[str, LinkTable], statements: Statements
) -> None:
    page = web.open("graph.html")
    click_node(page, named(table_of["body"], "熊本市"))
    said = page.inner_text("#panel")
    for words in (
        "「熊本市」",
        "300行",
        "352行",
        "後援",
        "連携",
        "連携した団体・協力いただいた団体",
        "名前が書かれている",
    ):
        assert words in said
    assert statements.source.title in said
    assert page.locator("#panel .card").count() == 2


def test_a_click_on_a_group_shows_each_of_its_partners(
    web: Watched, table_of: dict[str, LinkTable], book: Book
) -> None:
    page = web.open("graph.html")
    group = max(table_of["body"].groups, key=lambda g: len(table_of["body"].links_from(g.id))).id
    click_node(page, group)
    assert page.locator("#panel .card").count() == len(table_of["body"].links_from(group)) == 12
    assert page.inner_text("#panel-title") == book.name(group)
    page.click("#panel p a")
    assert page.inner_text("h1") == book.name(group)


@pytest.mark.parametrize("side", [-1, 1])
def test_the_panel_does_not_cover_what_was_chosen(web: Watched, side: int) -> None:
    page = web.open("graph.html")
    node = page.evaluate("side => kgraph.nodes.get().find(n => n.x * side > 400).id", side)
    click_node(page, node)
    panel = page.locator("#panel").bounding_box()
    at = page.evaluate("id => kgraph.network.canvasToDOM(kgraph.network.getPosition(id)).x", node)
    assert panel
    assert not panel["x"] <= at + 20 <= panel["x"] + panel["width"]


def test_a_group_without_a_link_says_so(web: Watched, table_of: dict[str, LinkTable]) -> None:
    page = web.open("graph.html")
    click_node(page, next(g.id for g in table_of["body"].groups if not table_of["body"].links_from(g.id)))
    assert "つながりはありません" in page.inner_text("#panel")


def test_the_panel_closes_by_its_button_and_by_escape(web: Watched, table_of: dict[str, LinkTable]) -> None:
    page = web.open("graph.html")
    for close in (lambda: page.click("#panel-close"), lambda: page.keyboard.press("Escape")):
        click_node(page, named(table_of["body"], "熊本市"))
        close()
        assert page.locator("#panel").is_hidden()


@pytest.mark.parametrize(
    "typed, found",
    [
        ("熊本市", "熊本市"),
        ("くまもとし", "熊本市"),
        ("kumamoto", "熊本市"),
        ("ＨＡＳＵ", "NPO 法人 HASU"),
        ("社協", None),
    ],
)
def test_search_finds_any_spelling_and_lists_names(web: Watched, typed: str, found: str | None) -> None:
    page = web.open("graph.html")
    page.fill("#search", typed)
    listed = page.locator("#search-found button").all_inner_texts()
    assert listed
    assert not any(text.startswith(("b-", "k-", "a-")) for text in listed)
    assert found in listed if found else any("社会福祉協議会" in text for text in listed)


def test_a_found_name_is_chosen_by_enter_and_its_evidence_has_the_focus(web: Watched) -> None:
    page = web.open("graph.html")
    page.fill("#search", "KVOAD")
    page.press("#search", "Enter")
    assert "くまもと災害ボランティア団体ネットワーク" in page.inner_text("#panel-title")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.fill("#search", "そんな名前はない")
    assert page.locator("#search-none").is_visible()


def test_the_choice_is_in_the_address_and_comes_back_from_it(web: Watched, table_of: dict[str, LinkTable]) -> None:
    page = web.open("graph.html")
    page.check("input[value=kind]")
    click_node(page, named(table_of["kind"], "大学"))
    address = page.evaluate("location.hash")
    again = web.open(f"graph.html{address}")
    assert again.is_checked("input[value=kind]")
    assert again.inner_text("#panel-title") == "大学"


def test_the_kind_level_never_says_that_a_kind_links(web: Watched) -> None:
    page = web.open("graph.html")
    page.check("input[value=kind]")
    note = page.inner_text("[data-of-level=kind] .note >> nth=0")
    assert "同じ相手とは限りません" in note
    assert "つない" not in note


def test_english_is_one_click_away_and_kept_while_names_stay_japanese(web: Watched) -> None:
    page = web.open()
    assert page.evaluate("document.documentElement.lang") == "ja"
    page.click("[data-switch]")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Who works with whom against loneliness and isolation"
    assert page.get_by_text("熊本市 links these 2 groups.").is_visible()
    assert page.get_by_text("はじめに：4つの答え").first.is_hidden()
    page.click("#answer-links li a >> nth=0")
    page.wait_for_url("**/groups/*.html")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.get_by_text("What the source says").first.is_visible()
    assert page.locator("h1 [lang=ja]").count() == 1
    page.click("[data-switch]")
    assert page.get_by_text("資料に書かれていること").first.is_visible()


def test_labels_of_kinds_follow_the_language(web: Watched, table_of: dict[str, LinkTable]) -> None:
    page = web.open("graph.html")
    page.check("input[value=kind]")
    university = named(table_of["kind"], "大学")
    assert page.evaluate("id => kgraph.nodes.get(id).label", university) == "▲ 大学"
    page.click("[data-switch]")
    assert page.evaluate("id => kgraph.nodes.get(id).label", university) == "▲ university"


def test_the_graph_is_reached_and_zoomed_by_keyboard(web: Watched) -> None:
    page = web.open("graph.html")
    page.focus("#zoom-in")
    before = page.evaluate("kgraph.network.getScale()")
    page.keyboard.press("Enter")
    assert page.evaluate("kgraph.network.getScale()") > before
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('vis-network')"):
            break
    else:
        pytest.fail("the drawing takes no focus")
    for key, axis in (("ArrowRight", "x"), ("ArrowDown", "y")):
        here = page.evaluate("kgraph.network.getViewPosition()")[axis]
        page.keyboard.press(key)
        assert page.evaluate("kgraph.network.getViewPosition()")[axis] > here


def test_the_mouse_over_the_graph_neither_scrolls_the_page_nor_takes_the_focus(web: Watched) -> None:
    page = web.open("graph.html")
    page.focus("#search")
    box = page.locator("#graph-canvas").bounding_box()
    assert box
    page.evaluate("y => window.scrollTo(0, y - 600)", box["y"])
    before = page.evaluate("window.scrollY")
    page.mouse.move(640, 700)
    page.mouse.move(660, 720)
    assert page.evaluate("[window.scrollY, document.activeElement.id]") == [before, "search"]


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(web: Watched, book: Book, width: int) -> None:
    web.page.set_viewport_size({"width": width, "height": 740})
    for path in (
        *("index.html", "graph.html", "groups.html", "bodies.html", "kinds.html", "places.html", "targets.html"),
        *("kinds/school.html", "targets/older-people.html", "activities/outreach.html", "places/43000.html"),
        *(book.page(i) for i in list(book.records)[:3]),
        *(book.page(i) for i in list(book.bodies)[:3]),
    ):
        page = web.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_pages_open_without_an_error_or_a_request(web: Watched) -> None:
    for path in some_pages(web.home):
        assert web.open(path).locator("h1").count() == 1
        assert web.bad == [], path


def test_without_javascript_the_answers_and_all_tables_are_there(browser: Browser, home: Path) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{home.as_uri()}/index.html")
    assert page.get_by_text("熊本市が、次の2団体をつないでいます。").is_visible()
    assert page.locator("[data-switch]").is_hidden()
    assert page.locator("#narrow").is_hidden()
    page.goto(f"{home.as_uri()}/graph.html")
    assert all(page.locator(f"#table-{level}").is_visible() for level in LEVELS)
    assert page.get_by_text("図の表示には JavaScript が要ります").is_visible()
    assert page.locator("#graph-print svg >> nth=0").is_visible()  # the drawing of the build
    context.close()


def test_paper_gets_the_drawing_and_no_controls(web: Watched) -> None:
    page = web.open("graph.html")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#graph-print svg >> nth=0").is_visible()
    hidden = ("#graph-canvas", ".tools", "#zoom-in", "[data-switch]", "#narrow-form")
    assert not [selector for selector in hidden if page.locator(selector).is_visible()]


def test_paper_gets_a_picture_of_what_is_narrowed(web: Watched) -> None:
    page = web.open("graph.html#place=43000")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.wait_for_function("() => document.querySelector('#print-image img').naturalWidth > 600")
    assert page.locator("#print-image img").is_visible()
    assert page.locator("#graph-print svg >> nth=0").is_hidden()


def test_the_graph_page_alone_still_draws(web: Watched, tmp_path: Path) -> None:
    alone = tmp_path / "graph.html"
    alone.write_bytes((web.home / "graph.html").read_bytes())
    web.home = tmp_path
    page = web.open("graph.html")
    assert page.evaluate("kgraph.nodes.length") == 63
    assert page.evaluate("getComputedStyle(document.querySelector('.tools')).display") == "flex"
