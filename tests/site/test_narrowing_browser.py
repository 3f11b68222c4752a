"""Narrowing by place and target: chosen in the header, kept in the address, on every page."""

from __future__ import annotations

import pytest
from browsing import Watched

from kgraph.links import LinkTable

KUMAMOTO = "43000"


def names_in(web: Watched, selector: str) -> list[str]:
    return [row.inner_text() for row in web.page.locator(selector).all() if row.is_visible()]


def test_a_chosen_place_is_in_the_address_and_said(web: Watched) -> None:
    page = web.open()
    page.select_option("#narrow-place", KUMAMOTO)
    assert page.evaluate("location.hash") == "#place=43000"
    assert "「熊本県」にしぼっています：13団体中2団体" in page.inner_text("#narrow-said")


def test_the_counts_of_a_narrowed_start_page_are_those_of_the_tables(
    web: Watched, table_of: dict[str, LinkTable]
) -> None:
    page = web.open("index.html#target=children-and-youth")
    groups = {g.id for g in table_of["body"].groups if "children-and-youth" in g.targets}
    links = [link for link in table_of["body"].links if link.group in groups]
    assert f"{len(groups)}団体・つながり{len(links)}件" in page.inner_text("#narrowed-links")
    assert "共通の連携先がないので、順位は付けません" in page.inner_text("#narrowed-links")
    targets = {t for g in table_of["body"].groups if g.id in groups for t in g.targets}
    assert f"対象：17のうち{17 - len(targets)}に" in page.inner_text("#narrowed-gaps")
    page.select_option("#narrow-target", "")
    page.select_option("#narrow-place", KUMAMOTO)
    assert "団体の組み合わせ1組中1組" in page.inner_text("#narrowed-links")


def test_of_few_groups_nothing_is_said_that_is_not_ticked(web: Watched) -> None:
    page = web.open(f"index.html#place={KUMAMOTO}")
    assert "2団体だけなので" in page.inner_text("#narrowed-gaps")
    assert page.locator("#answer-gaps").is_hidden()


def test_lists_hide_what_is_outside_and_the_choice_can_be_taken_back(web: Watched) -> None:
    page = web.open(f"groups.html#place={KUMAMOTO}")
    assert len(names_in(web, "tbody tr")) == 2
    page.click("#narrow-off")
    assert len(names_in(web, "tbody tr")) == 13
    assert page.evaluate("location.hash") == ""
    assert page.locator("#narrow-said").inner_text() == ""


def test_links_carry_the_choice_and_keep_their_own_place_on_the_page(web: Watched) -> None:
    page = web.open("groups.html#place=43100&target=older-people&lang=en")
    hrefs = page.locator("nav a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert hrefs
    assert all(href.endswith("#place=43100&target=older-people") for href in hrefs)
    assert page.get_attribute(".skip", "href") == "#main"
    page.focus(".skip")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")
    assert page.evaluate("location.hash") == "#main&place=43100&target=older-people&lang=en"


def test_what_is_chosen_is_told_in_english_as_well(web: Watched) -> None:
    page = web.open(f"bodies.html#place={KUMAMOTO}&lang=en")
    assert "Narrowed to Kumamoto Prefecture: 2 of 13 groups." in page.inner_text("#narrow-said")
    assert page.locator("#narrow-place option >> nth=0").inner_text() == "All places"


def test_a_choice_that_does_not_exist_is_no_choice(web: Watched) -> None:
    page = web.open("groups.html#place=99999&target=<b>")
    assert len(names_in(web, "tbody tr")) == 13
    assert page.locator("#narrow-off").is_hidden()


def test_a_list_that_becomes_empty_says_so(web: Watched) -> None:
    page = web.open("kinds/university.html#place=46000&target=disaster-affected")
    assert "ここに示すものはありません" in page.inner_text("#main")


@pytest.mark.parametrize("path", ["index.html", "graph.html", "kinds.html", "places/43000.html", "targets.html"])
def test_every_type_of_page_says_what_it_is_narrowed_to(web: Watched, path: str) -> None:
    page = web.open(f"{path}#place={KUMAMOTO}&target=children-and-youth")
    assert "「熊本県・こども・若者」" in page.inner_text("#narrow-said")


@pytest.mark.parametrize(
    "path, selector", [("groups.html", "caption"), ("bodies.html", "caption"), ("bodies.html", "h1 + p")]
)
def test_a_list_that_is_narrowed_says_how_many_of_all_it_shows(web: Watched, path: str, selector: str) -> None:
    page = web.open(path)
    every = page.locator("main tbody tr").count()
    assert "しぼりこみの中" not in page.inner_text(f"main {selector}")
    page.select_option("#narrow-place", KUMAMOTO)
    shown = len(names_in(web, "main tbody tr"))
    assert 0 < shown < every
    assert f"（しぼりこみの中：{every}のうち{shown}）" in page.inner_text(f"main {selector}")
    page.click("#narrow-off")
    assert "しぼりこみの中" not in page.inner_text(f"main {selector}")


def test_places_narrow_to_those_inside_with_their_groups(web: Watched, table_of: dict[str, LinkTable]) -> None:
    target = "children-and-youth"
    inside = {g.id for g in table_of["kind"].groups if target in g.targets and KUMAMOTO in g.prefectures}
    page = web.open(f"places.html#place={KUMAMOTO}&target={target}")
    rows = page.locator("tbody tr:visible")
    assert "熊本県" in rows.first.inner_text()
    assert rows.count() == page.locator(f"tbody tr[data-places~='{KUMAMOTO}']").count()
    assert int(rows.first.locator("[data-own]").inner_text()) == len(inside)
    assert f"13団体のうち{len(inside)}団体で数えています" in page.inner_text("caption")
    assert "しぼりこみ前の全体" in page.inner_text("thead")


def test_targets_and_activities_count_anew_with_their_bars(web: Watched, table_of: dict[str, LinkTable]) -> None:
    inside = [group for group in table_of["kind"].groups if KUMAMOTO in group.prefectures]
    page = web.open(f"targets.html#place={KUMAMOTO}")
    for scheme in ("targets", "activities"):
        rows = page.locator(f"section[aria-labelledby='{scheme}'] tbody tr")
        for row in rows.all():
            code = (row.locator("a").get_attribute("data-href") or "").rsplit("/", 1)[1].removesuffix(".html")
            number = row.locator("span[data-own]")
            if not number.count():
                continue  # a family that has no box of its own
            n = sum(code in getattr(group, scheme) for group in inside)
            assert number.inner_text() == str(n), code
            assert float(row.locator("rect").nth(1).get_attribute("width") or "") == pytest.approx(
                100 * n / len(inside)
            )
    given = page.locator("#narrow-off")
    given.click()
    assert page.locator("section[aria-labelledby='targets'] span[data-own]").nth(1).inner_text() == "9"


@pytest.mark.parametrize("path, level", [("bodies.html", "body"), ("kinds.html", "kind")])
def test_a_row_of_a_narrowed_list_counts_its_groups_inside(
    web: Watched, table_of: dict[str, LinkTable], path: str, level: str
) -> None:
    table = table_of[level]
    inside = {group.id for group in table.groups if KUMAMOTO in group.prefectures}
    wanted = sorted(n for p in table.partners if (n := len(inside & {link.group for link in table.links_of(p.id)})))
    page = web.open(f"{path}#place={KUMAMOTO}")
    assert sorted(int(text) for text in names_in(web, "td[data-own]")) == wanted
    page.click("#narrow-off")
    whole = [len(table.links_of(p.id)) for p in table.partners]
    assert sorted(int(n) for n in names_in(web, "td[data-own]") if n != "0") == sorted(whole)


def test_the_sheet_of_a_place_is_not_narrowed_but_its_links_keep_the_choice(web: Watched) -> None:
    page = web.open(f"print/{KUMAMOTO}.html#place=38000")
    assert page.locator("#narrow").is_hidden()
    assert page.get_attribute("html", "data-narrowed") is None
    assert page.inner_text("#narrow-said") == ""
    assert page.get_attribute("header .home", "href") == "../index.html#place=38000"


def test_a_place_without_groups_in_the_address_is_told(web: Watched) -> None:
    page = web.open("brokers.html#place=43202")
    assert "全体を表示しています" in page.inner_text("#narrow-said")
    page.select_option("#narrow-place", KUMAMOTO)
    assert "全体を表示しています" not in page.inner_text("#narrow-said")
    page.click("#narrow-off")
    assert page.inner_text("#narrow-said") == ""


def test_paper_does_not_speak_of_the_address(web: Watched) -> None:
    page = web.open(f"brokers.html#place={KUMAMOTO}")
    assert "メールで送れます" in page.inner_text("#narrow-said")
    page.emulate_media(media="print")
    assert "メールで送れます" not in page.inner_text("#narrow-said")
    assert "熊本県" in page.inner_text("#narrow-said")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_of_a_narrowed_site_shows_less_or_says_that_it_does_not(web: Watched, lang: str) -> None:
    silent = []
    for path in sorted(web.home.glob("*.html")):
        page = web.open(f"{path.name}#lang={lang}{'&q=社協' if path.name == 'find.html' else ''}")
        if path.name == "find.html":
            page.wait_for_selector(".find-hit")
        whole = page.inner_text("#main")
        page.select_option("#invite-prefecture" if path.name == "invite.html" else "#narrow-place", KUMAMOTO)
        if page.inner_text("#main") == whole:
            silent.append(path.name)
    assert silent == []


def test_the_terms_say_that_they_are_not_narrowed(web: Watched) -> None:
    page = web.open("terms.html")
    assert page.locator(".if-narrowed").is_hidden()
    page.select_option("#narrow-target", "older-people")
    assert "このページはしぼりこまれません" in page.inner_text("#main")


def test_the_first_answer_keeps_its_picture_where_the_page_is_narrowed_or_says_why_not(web: Watched) -> None:
    page = web.open()
    built = page.locator("#answer-links svg text").all_text_contents()
    page.select_option("#narrow-place", KUMAMOTO)
    drawn = page.locator("#narrowed-links .picture svg")
    assert drawn.locator("text").all_text_contents() == built  # the same partner and groups: nobody else is linked
    assert drawn.locator("path").count() == len(built) - 1
    assert drawn.is_visible()
    page.select_option("#narrow-place", "46000")
    assert drawn.count() == 0
    assert "図はありません" in page.inner_text("#narrowed-links")
