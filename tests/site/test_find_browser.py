"""The Find page in a browser: what people type finds what they mean, and shows by which words."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import violations
from browsing import Watched, written
from playwright.sync_api import Browser, Page
from serving import served

from kgraph.statements import Body, Fact, Group, Mention, Statements

NASTY = "甲の会</script><!--<b>'\"&"
Site = Callable[..., Watched]


def fact(group: str, field: str, value: str) -> Fact:
    return Fact(group=group, field=field, value=value, line=1, start=0, end=1, words=value, rule="test")


def mention(number: int, group: str, surface: str, kind: str, **more: str) -> Mention:
    place = {"line": 10 + number, "start": number, "end": number + 1}
    grounding = "named" if more.get("body") else "none"
    return Mention(
        id=f"m-{number}",
        group=group,
        field="partners",
        surface=surface,
        name=surface,
        kind=kind,
        generic=not more.get("body"),
        grounding=grounding,
        rule="test",
        **more,
        **place,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def made(packaged: Statements) -> Statements:
    """Four groups and what they name, of our own making; places are real."""
    groups = {
        "b-a": ("みどりの会", "26100", "居場所づくりと引きこもり相談"),
        "b-b": ("髙崎ふれあい会", "10202", "子供食堂"),
        "b-c": ("あおぞら", "13101", "見守り"),
        "b-d": ("HAPPY うみの会", "43100", "交流"),
    }
    facts = []
    for identifier, (_, code, initiative) in groups.items():
        facts += [
            fact(identifier, "prefecture", f"{code[:2]}000"),
            fact(identifier, "municipality", code),
            fact(identifier, "initiative", initiative),
        ]
    facts += [fact("b-a", "main_target", "hikikomori"), fact("b-c", "main_target", "single-person-households")]
    bodies = (
        Body(id="b-e", name="熊本市社会福祉協議会", kind="social-welfare-council", scope="43100", place="43100"),
        Body(id="b-f", name="東久留米の会", kind="civil-society-organisation", scope="b-a"),
        Body(id="b-g", name="東京都庁", kind="prefecture", scope="13000", place="13000"),
        Body(id="b-h", name="札幌市民ホール", kind="community-hall", scope="01100", place="01100"),
    )
    mentions = (
        mention(1, "b-d", "市社協", "social-welfare-council", body="b-e"),
        mention(2, "b-a", "東久留米の会", "civil-society-organisation", body="b-f"),
        mention(3, "b-c", "東京都", "prefecture", body="b-g"),
        mention(4, "b-a", "札幌市民ホール", "community-hall", body="b-h"),
        mention(5, "b-b", "地域の学校", "school", role="endorsement"),
        mention(6, "b-c", "区教委", "board-of-education", role="sponsorship"),
    )
    return Statements(
        source=packaged.source,
        groups=tuple(
            Group(id=i, initiative=f"i-{i}", name=name, line=n) for n, (i, (name, _, _)) in enumerate(groups.items(), 1)
        ),
        facts=tuple(facts),
        mentions=mentions,
        bodies=bodies,
    )


@pytest.fixture(scope="module")
def small(made: Statements, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written([made], tmp_path_factory.mktemp("探す") / "site")


@pytest.fixture
def find(page: Page, small: Path) -> Iterator[Watched]:
    """The small site in a page; the test fails if anything happened that should not."""
    watched = Watched(page, small)
    yield watched
    assert watched.bad == []


def names(page: Page, query: str) -> set[str]:
    return set(page.evaluate("query => kgraphFound.search(query)", query))


@pytest.mark.parametrize(
    "query, found",
    [
        ("ひきこもり", {"みどりの会", "ひきこもりの状態にある人"}),
        ("引きこもり", {"みどりの会", "ひきこもりの状態にある人"}),
        ("ヒキコモリ", {"みどりの会", "ひきこもりの状態にある人"}),
        ("いばしょ", {"みどりの会", "居場所づくり"}),
        ("いばしょづくり", {"みどりの会", "居場所づくり"}),
        ("居場所", {"みどりの会", "居場所づくり"}),
        ("高崎", {"髙崎ふれあい会", "群馬県高崎市"}),
        ("髙崎", {"髙崎ふれあい会", "群馬県高崎市"}),
        ("たかさき", {"髙崎ふれあい会", "群馬県高崎市"}),
        ("社協", {"熊本市社会福祉協議会", "HAPPY うみの会", "社会福祉協議会"}),
        ("社会福祉協議会", {"熊本市社会福祉協議会", "HAPPY うみの会", "社会福祉協議会"}),
        ("しゃきょう", {"熊本市社会福祉協議会", "HAPPY うみの会", "社会福祉協議会"}),
        ("熊本市社協", {"熊本市社会福祉協議会", "HAPPY うみの会"}),
        ("熊本社協", {"熊本市社会福祉協議会", "HAPPY うみの会"}),
        ("くまもとし社協", {"熊本市社会福祉協議会", "HAPPY うみの会"}),
        ("熊本　社協", {"熊本市社会福祉協議会", "HAPPY うみの会"}),
        ("京都", {"みどりの会", "京都府", "京都府京都市"}),
        ("京都府", {"みどりの会", "京都府", "京都府京都市"}),
        ("きょうと", {"みどりの会", "京都府", "京都府京都市"}),
        ("Kyoto", {"みどりの会", "京都府", "京都府京都市"}),
        ("東京", {"あおぞら", "東京都庁", "東京都", "東京都千代田区", "東久留米の会", "みどりの会"}),
        ("久留米", set()),
        ("東久留米", {"東久留米の会", "みどりの会"}),
        ("市民ホール", {"札幌市民ホール", "みどりの会"}),
        ("札幌市民ホール", {"札幌市民ホール", "みどりの会"}),
        ("みどり　ホール", {"みどりの会"}),
        ("ホール　札幌", {"札幌市民ホール", "みどりの会"}),
        ("こども食堂", {"髙崎ふれあい会", "食を通じたつながり"}),
        ("happy", {"HAPPY うみの会"}),
        ("ＨＡＰＰＹ", {"HAPPY うみの会"}),
        ("happyうみ", {"HAPPY うみの会"}),
        ("一人暮らし", {"あおぞら", "単身世帯"}),
        ("地域の学校", {"髙崎ふれあい会"}),
        ("教委", {"あおぞら", "教育委員会"}),
        ("教育委員会", {"あおぞら", "教育委員会"}),
        ("後援", {"髙崎ふれあい会"}),
        ("協賛", {"あおぞら"}),
        ("endorsement", {"髙崎ふれあい会"}),
        ("札幌市民ホー", {"札幌市民ホール", "みどりの会"}),
        ("高崎市", {"髙崎ふれあい会", "群馬県高崎市"}),
        ("たかさ", {"髙崎ふれあい会", "群馬県高崎市"}),
        ("takas", {"髙崎ふれあい会", "群馬県高崎市"}),
        ("千代", {"あおぞら", "東京都千代田区"}),
        ("千", set()),
        ("Kumamoto City", {"HAPPY うみの会", "熊本県熊本市", "熊本市社会福祉協議会"}),
        ("kumamoto-shi", {"HAPPY うみの会", "熊本県熊本市", "熊本市社会福祉協議会"}),
        ("city of kumamoto", {"HAPPY うみの会", "熊本県熊本市", "熊本市社会福祉協議会"}),
        ("kumamoto", {"HAPPY うみの会", "熊本県", "熊本県熊本市", "熊本市社会福祉協議会"}),
        ("Kumamoto Prefecture", {"HAPPY うみの会", "熊本県", "熊本県熊本市", "熊本市社会福祉協議会"}),
        ("Tōkyō", {"あおぞら", "東京都庁", "東京都", "東京都千代田区", "東久留米の会", "みどりの会"}),
        ("council of social welfare", {"熊本市社会福祉協議会", "HAPPY うみの会", "社会福祉協議会"}),
        ("prefectures", {"あおぞら", "東京都庁", "都道府県"}),
        ("海", set()),
        ("・", set()),
    ],
)
def test_what_is_typed_finds_what_is_meant(find: Watched, query: str, found: set[str]) -> None:
    page = find.open("find.html#lang=ja")
    assert names(page, query) == found


def test_every_abbreviation_finds_what_its_long_form_finds(find: Watched, project_root: Path) -> None:
    with (project_root / "data" / "lexicon" / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    page = find.open("find.html#lang=ja")
    for row in rows:
        senses = [page.evaluate("word => kgraphFound.words.senses(word)", row[key]) for key in ("short", "long")]
        assert senses[0] == senses[1] != [], row["short"]
        assert names(page, row["short"]) == names(page, row["long"])


def test_the_role_that_was_met_is_told_with_the_words_and_their_line(find: Watched) -> None:
    page = find.open("find.html#lang=ja&q=後援")
    assert "「地域の学校」 (後援) 15行" in page.inner_text(".find-hit")


def test_what_was_met_is_marked_however_it_was_typed(find: Watched) -> None:
    for query, marked in (("高崎", "髙崎"), ("ｈａｐｐｙ　", "HAPPY"), ("社会福祉協議会", "社会福祉協議会")):
        page = find.open(f"find.html#lang=ja&q={query}")
        assert marked in page.locator("#find-results mark").all_inner_texts()


def test_finds_are_shown_by_type_with_the_words_that_were_met(find: Watched) -> None:
    page = find.open("find.html#lang=ja&q=社協")
    assert page.input_value("#find-q") == "社協"
    assert page.inner_text("#find-status") == "「社協」に 3 件"
    assert page.locator("#find-results h2").all_inner_texts() == ["団体 1", "連携先 1", "相手の種類 1"]
    group = page.locator("[aria-labelledby=find-group] .find-hit")
    assert group.locator("a").get_attribute("href") == "groups/b-d.html"
    assert "連携先を指す言葉 「市社協」 11行" in group.inner_text()
    assert group.locator("mark").inner_text() == "社協"
    body = page.locator("[aria-labelledby=find-body] .find-hit")
    assert "1団体" in body.inner_text()
    assert "種類 社会福祉協議会 (社協)" in body.inner_text()
    kind = page.locator("[aria-labelledby=find-kind] .find-hit")
    assert "別の言い方 社協" in kind.inner_text()


def test_every_find_leads_to_a_page_that_is_there(find: Watched, small: Path) -> None:
    page = find.open("find.html#lang=ja")
    linked = page.evaluate("kgraphFind.entries.map(entry => entry[1])")
    assert linked
    assert [path for path in linked if not (small / path).is_file()] == []


def test_an_exact_name_comes_first(find: Watched) -> None:
    page = find.open("find.html#lang=ja&q=東京都庁")
    assert page.locator(".find-hit a").first.inner_text() == "東京都庁"


def test_typing_searches_and_the_address_follows(find: Watched) -> None:
    page = find.open("find.html#lang=ja")
    assert page.locator("#find-empty").is_visible()
    page.locator("#find-q").press_sequentially("京都")
    page.wait_for_selector(".find-hit")
    page.wait_for_function("decodeURIComponent(location.hash).includes('q=京都')")
    assert page.locator("#find-empty").is_hidden()
    again = find.open(f"find.html{page.evaluate('location.hash')}")
    assert again.locator(".find-hit").count() == 3


def test_examples_and_suggestions_search_at_a_click(find: Watched) -> None:
    page = find.open("find.html#lang=ja")
    page.locator("#find-empty [data-try]").first.click()
    assert page.locator(".find-hit").count() > 0
    page.fill("#find-q", "うみのいえ")
    page.press("#find-q", "Enter")
    assert "当たるものはありません" in page.inner_text("#find-status")
    assert page.locator("#find-none").is_visible()
    page.click("#find-near >> text=HAPPY うみの会")
    assert page.locator(".find-hit a").inner_text() == "HAPPY うみの会"


def test_arrows_lead_to_the_finds_and_escape_back_to_the_box(find: Watched) -> None:
    page = find.open("find.html#lang=ja&q=京都")
    page.focus("#find-q")
    seen = []
    for press in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(press)
        seen.append(page.evaluate("document.activeElement.textContent"))
    assert seen == ["みどりの会", "京都府", "みどりの会"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "find-q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/groups/b-a.html*")


def test_the_box_on_every_page_leads_to_the_finds(find: Watched) -> None:
    for path in ("index.html", "groups/b-a.html"):
        page = find.open(f"{path}#lang=ja")
        page.fill(".find-top input", "社協 & 熊本")
        page.press(".find-top input", "Enter")
        page.wait_for_selector(".find-hit")
        assert page.input_value("#find-q") == "社協 & 熊本"


def test_narrowed_to_a_place_only_what_is_there_is_found_and_links_keep_it(find: Watched) -> None:
    page = find.open("find.html#lang=ja&place=26000")
    assert names(page, "会") == {"みどりの会", "東久留米の会"}
    page.fill("#find-q", "みどり")
    page.press("#find-q", "Enter")
    assert page.locator(".find-hit a").first.get_attribute("href") == "groups/b-a.html#place=26000"


def test_english_shows_its_own_labels_and_finds_by_them(find: Watched) -> None:
    page = find.open("find.html#lang=en&q=Kyoto")
    assert page.inner_text("#find-status") == "3 for “Kyoto”"
    assert page.locator("#find-results h2").all_inner_texts() == ["Groups 1", "Places 2"]
    page.fill("#find-q", "welfare council")
    page.press("#find-q", "Enter")
    assert page.locator(".find-hit").count() == 3
    assert "social welfare council" in page.inner_text("#find-results")


def test_long_lists_show_their_beginning_and_the_rest_at_a_click(page: Page, made: Statements, tmp_path: Path) -> None:
    more = tuple(Body(id=f"b-z{n}", name=f"山川クラブ{n}", kind="other", scope="b-a") for n in range(25))
    web = Watched(page, written([dataclasses.replace(made, bodies=(*made.bodies, *more))], tmp_path / "site"))
    opened = web.open("find.html#lang=ja&q=山川クラブ")
    assert opened.locator(".find-hit").count() == 10
    opened.click("text=ほかの 15 件も見る")
    assert opened.locator(".find-hit").count() == 25
    assert opened.evaluate("document.activeElement.tagName") == "A"
    assert web.bad == []


def test_markup_in_names_and_words_stays_text(page: Page, made: Statements, tmp_path: Path) -> None:
    bad = dataclasses.replace(
        made,
        groups=tuple(dataclasses.replace(g, name=NASTY) for g in made.groups),
        mentions=tuple(dataclasses.replace(m, surface=NASTY) for m in made.mentions),
        bodies=tuple(dataclasses.replace(b, name=NASTY) for b in made.bodies),
    )
    web = Watched(page, written([bad], tmp_path / "site"))
    opened = web.open("find.html#lang=ja&q=甲の会")
    assert opened.locator(".find-hit").count() == 8
    assert opened.locator(".find-hit a").first.inner_text() == NASTY
    assert opened.locator("#find-results b").count() == 0
    opened.fill("#find-q", "<b>無い</b>")
    opened.press("#find-q", "Enter")
    assert "「<b>無い</b>」" in opened.inner_text("#find-status")
    assert web.bad == []


def test_it_works_from_a_sub_folder_of_a_static_server(page: Page, small: Path) -> None:
    with served(small) as address:
        web = Watched(page, small, address)
        assert web.open("find.html#q=京都").locator(".find-hit").count() == 3
        assert web.bad == []


def test_without_javascript_the_page_says_that_it_needs_it(browser: Browser, small: Path) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{small.as_uri()}/find.html")
    assert page.get_by_text("この検索には JavaScript が要ります").is_visible()
    assert page.locator("#find-form").is_hidden()
    lists = page.locator("#find-without a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {"groups.html", "bodies.html", "places.html"} <= set(lists)
    assert all((small / path).is_file() for path in lists)
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", "q=社協&lang=en", "q=うみのいえ"])
def test_nothing_is_wider_than_the_screen_and_axe_finds_nothing(find: Watched, width: int, address: str) -> None:
    find.page.set_viewport_size({"width": width, "height": 740})
    page = find.open(f"find.html#{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert find.bad == []
    assert violations(page) == []
    find.bad.clear()  # axe-core reads the stylesheet anew, which the policy forbids


def test_narrowed_what_stands_outside_is_told_and_shown_at_a_click(find: Watched) -> None:
    page = find.open("find.html#place=26000&q=HAPPY")
    assert page.locator(".find-hit").count() == 0
    assert "しぼりこみの外には1件あります" in page.inner_text("#find-none")
    page.click("#find-none-try button")
    page.wait_for_selector(".find-hit")
    assert page.locator("#find-none").is_hidden()
