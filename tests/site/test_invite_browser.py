"""Whom to invite, in the browser: choose a place, read the evidence, take the table away."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Watched, written
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from playwright.sync_api import Page
from tiny_site import tiny

KUMAMOTO, CITY = "43000", "43100"


def names(web: Watched) -> list[str]:
    return web.page.locator("#invite-rows tbody th > a, #invite-rows tbody th > bdi").all_inner_texts()


def row(web: Watched, name: str) -> str:
    head = web.page.locator("th").filter(has=web.page.get_by_text(name, exact=True))
    return web.page.locator("#invite-rows tbody tr").filter(has=head).inner_text()


def saved(web: Watched, button: str) -> bytes:
    with web.page.expect_download() as waiting:
        web.page.click(button)
    return Path(waiting.value.path()).read_bytes()


@pytest.fixture
def web(page: Page, home: Path) -> Iterator[Watched]:
    """The site in a page that may also ask for what it made itself (the files to save)."""
    watched = Watched(page, home, own=("blob:",))
    yield watched
    assert watched.bad == []


def test_an_officer_chooses_a_prefecture_and_sees_whom_to_invite_with_the_evidence(web: Watched) -> None:
    page = web.open("index.html")
    page.click("a.button.first")
    page.wait_for_url("**/invite.html")
    assert page.locator("#invite-list").is_hidden()
    page.select_option("#invite-prefecture", KUMAMOTO)
    page.wait_for_selector("#invite-rows tbody tr")
    assert page.evaluate("location.hash") == f"#place={KUMAMOTO}"
    assert page.inner_text("#invite-heading") == "熊本県：声をかける相手"
    found = names(web)
    assert {"HAPPY PARKプロジェクト", "熊本市", "熊本県教育委員会", "熊本県社会福祉協議会"} <= set(found)
    assert len(found) == len(set(found))
    assert "300行" in row(web, "熊本市")
    assert "後援" in row(web, "熊本市")
    assert "352行" in row(web, "熊本市")
    page.click("#invite-rows >> text=熊本市教育委員会")
    page.wait_for_url("**/bodies/*.html#place=43000")


def test_a_council_of_which_the_source_is_silent_is_composed_and_marked(web: Watched) -> None:
    web.open("invite.html#place=43215")
    web.page.wait_for_selector("#invite-rows tbody tr")
    assert names(web) == ["天草市社会福祉協議会"]
    assert "名称は推定（資料にはない）" in row(web, "天草市社会福祉協議会")
    assert "この資料には書かれていません（いないという意味ではありません）" in web.page.inner_text("#invite-notes")


def test_the_council_that_the_graph_knows_comes_with_its_words(web: Watched) -> None:
    web.open("invite.html#place=38204")
    web.page.wait_for_selector("#invite-rows tbody tr")
    said = row(web, "八幡浜市社会福祉協議会")
    assert "資料の言葉は「社会福祉協議会」" in said
    assert "行" in said
    assert names(web).count("八幡浜市社会福祉協議会") == 1


@pytest.mark.parametrize("code", ["27100", "27128"])
def test_where_wards_have_councils_of_their_own_no_name_is_composed(web: Watched, code: str) -> None:
    page = web.open(f"invite.html#place={code}")
    page.wait_for_selector("#invite-notes .note")
    assert page.input_value("#invite-town") == "27100"
    assert names(web) == []
    assert "大阪市では区ごとに" in page.inner_text("#invite-notes")


def test_all_municipalities_are_offered_after_their_prefecture(web: Watched) -> None:
    page = web.open("invite.html")
    counts = []
    for code in page.locator("#invite-prefecture option").evaluate_all("all => all.map(o => o.value).filter(Boolean)"):
        page.select_option("#invite-prefecture", code)
        counts.append(page.locator("#invite-town option").count() - 1)
    assert len(counts) == 47
    assert sum(counts) == 1741


def test_a_municipality_shows_what_is_there_and_its_neighbours_only_if_asked(web: Watched) -> None:
    page = web.open("invite.html#place=47311")
    page.wait_for_selector("#invite-rows tbody tr")
    alone = set(names(web))
    assert "恩納村社会福祉協議会" in alone
    assert not {"社会福祉法人 おきなわ長寿会", "沖縄市"} & alone
    page.check("#invite-near")
    assert alone < set(names(web))
    assert {"社会福祉法人 おきなわ長寿会", "沖縄市", "沖縄県社会福祉協議会"} <= set(names(web))
    assert "near=1" in page.evaluate("location.hash")
    page.goto(page.url)
    page.reload()
    page.wait_for_selector("#invite-rows tbody tr")
    assert "沖縄市" in names(web)


def test_the_councils_of_all_municipalities_come_if_asked(web: Watched) -> None:
    page = web.open(f"invite.html#place={KUMAMOTO}")
    page.wait_for_selector("#invite-rows tbody tr")
    before = len(names(web))
    page.check("#invite-councils")
    towns = page.locator("#invite-town option").count() - 1
    assert len(names(web)) == before + towns
    assert len(set(names(web))) == len(names(web))


def test_a_target_leaves_groups_of_that_target_what_they_name_and_the_council(web: Watched) -> None:
    page = web.open("invite.html#place=43000&target=children-and-youth")
    page.wait_for_selector("#invite-rows tbody tr")
    narrowed = names(web)
    page.click("#narrow-off")
    page.wait_for_selector("#invite-list", state="hidden")
    page.select_option("#invite-prefecture", KUMAMOTO)
    page.wait_for_selector("#invite-rows tbody tr")
    assert set(narrowed) < set(names(web))
    assert "熊本県社会福祉協議会" in narrowed


def test_a_place_without_groups_stays_chosen_when_a_target_is(web: Watched) -> None:
    page = web.open("invite.html#place=43215")
    page.select_option("#narrow-target", "children-and-youth")
    assert "place=43215" in page.evaluate("location.hash")
    assert page.inner_text("#invite-heading") == "熊本県天草市：声をかける相手"


def test_the_list_of_kinds_narrows_the_rows_and_says_how_many(web: Watched) -> None:
    page = web.open(f"invite.html#place={KUMAMOTO}")
    page.wait_for_selector("#invite-rows tbody tr")
    every = len(names(web))
    page.select_option("#invite-kind", "group")
    assert len(names(web)) == 2 < every
    assert "うち 2件を表示" in page.inner_text("#invite-count")
    page.select_option("#invite-kind", "")
    assert len(names(web)) == every


def test_the_csv_is_utf_8_with_a_mark_and_says_what_the_page_says(web: Watched) -> None:
    page = web.open(f"invite.html#place={KUMAMOTO}")
    page.wait_for_selector("#invite-rows tbody tr")
    data = saved(web, "#invite-csv")
    assert data.startswith(b"\xef\xbb\xbf")
    data.decode("utf-8-sig").encode("cp932")  # Excel on a Japanese Windows can hold every character
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [r["名前"] for r in rows] == names(web)
    city = next(r for r in rows if r["名前"] == "熊本市")
    assert "300行" in city["資料の言葉（欄・行・挙げた団体）"]
    assert "後援" in city["役割"]
    assert city["地域"] == "熊本県熊本市"
    composed = next(r for r in rows if r["名前"] == "熊本県社会福祉協議会")
    assert composed["名前の根拠"] == "名称は推定（資料にはない）"
    assert all("公的な公表物ではありません" in r["この表について"] for r in rows)


def test_the_workbook_opens_and_says_the_same(web: Watched) -> None:
    page = web.open(f"invite.html#place={KUMAMOTO}")
    page.wait_for_selector("#invite-rows tbody tr")
    data = saved(web, "#invite-xlsx")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    book = load_workbook(io.BytesIO(data))
    sheet, about = book.worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert [r[0] for r in rows[1:]] == names(web)
    assert sheet.freeze_panes == "A2"
    assert "公的な公表物ではありません" in "".join(str(r[0]) for r in about.iter_rows(values_only=True))
    text = saved(web, "#invite-csv").decode("utf-8-sig")
    own = list(csv.reader(io.StringIO(text, newline="")))
    assert [[cell or "" for cell in r] for r in rows[1:]] == [r[:-1] for r in own[1:]]
    assert saved(web, "#invite-xlsx") == data  # no clock in it


def test_what_is_saved_follows_the_kind_and_the_language(web: Watched) -> None:
    page = web.open(f"invite.html#place={KUMAMOTO}&lang=en")
    page.wait_for_selector("#invite-rows tbody tr")
    page.select_option("#invite-kind", "group")
    rows = list(load_workbook(io.BytesIO(saved(web, "#invite-xlsx"))).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:3] == ("Name", "Basis of the name", "Kind")
    assert len(rows) == 3
    assert "was saved" in page.inner_text("#invite-saved")


def test_a_list_fits_a_narrow_screen_and_is_chosen_by_keyboard(web: Watched) -> None:
    web.page.set_viewport_size({"width": 320, "height": 640})
    page = web.open("invite.html")
    page.focus("#invite-prefecture")
    page.keyboard.press("End")
    page.wait_for_selector("#invite-rows tbody tr")
    assert page.inner_text("#invite-heading").startswith("沖縄県")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.click("[data-switch]")
    assert page.inner_text("#invite-heading") == "Okinawa Prefecture: whom to invite"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


NASTY = ("=1+1", "+81", "-x", "@sum", "＝１", "<img src=x onerror=alert(1)>", '"quoted", and', "a&b_x0041_", "\tタブ")


def test_names_that_would_run_or_end_a_tag_stay_text_everywhere(page: Page, tmp_path: Path) -> None:
    given = {"甲<b>の会": [(name, "cooperation") for name in NASTY]}
    home = written([tiny(given, {"甲<b>の会": {"municipality": CITY}})], tmp_path / "site")
    web = Watched(page, home, own=("blob:",))
    web.open(f"invite.html#place={CITY}")
    page.wait_for_selector("#invite-rows tbody tr")
    assert page.locator("#invite-rows img, #invite-rows tbody b:not([lang])").count() == 0
    book = load_workbook(io.BytesIO(saved(web, "#invite-xlsx")))
    cells = {unescape(str(cell.value)).strip(): cell for (cell, *_) in book.worksheets[0].iter_rows(min_row=2)}
    for name in NASTY:
        assert cells[name.strip()].data_type in ("s", "inlineStr"), name
    assert cells["=1+1"].quotePrefix
    rows = list(csv.reader(io.StringIO(saved(web, "#invite-csv").decode("utf-8-sig"), newline="")))
    found = {r[0] for r in rows[1:]}
    assert {"'=1+1", "'+81", "'-x", "'@sum", "'＝１", "<img src=x onerror=alert(1)>", '"quoted", and'} <= found
    assert web.bad == []


def test_a_target_that_hides_the_groups_of_a_place_is_told(web: Watched) -> None:
    page = web.open("invite.html#place=38204&target=children-and-youth")
    page.wait_for_selector("#invite-rows")
    said = page.inner_text("#invite-notes")
    assert "対象をはずすと1団体あります" in said
    assert "印を付けると、ここに入ります" not in said


def test_the_place_is_chosen_in_one_list_which_the_address_and_the_other_pages_keep(web: Watched) -> None:
    page = web.open("invite.html#target=children-and-youth")
    assert page.locator("#narrow-place").is_hidden()
    assert page.locator("label[for=narrow-place]").is_hidden()
    assert page.locator("#narrow-target").is_visible()
    page.select_option("#invite-prefecture", KUMAMOTO)
    page.wait_for_selector("#invite-rows tbody tr")
    assert "place=43000" in page.evaluate("location.hash")
    assert "「熊本県・" in page.inner_text("#narrow-said")
    assert page.evaluate("kgraphSite.chosen().place") == KUMAMOTO
    page.click("#menu >> text=つながりの図")
    page.wait_for_url("**/graph.html#*place=43000*")
    assert page.input_value("#narrow-place") == KUMAMOTO
    page.go_back()
    assert page.input_value("#invite-prefecture") == KUMAMOTO
    page.click("#narrow-off")
    assert page.evaluate("document.activeElement.id") == "invite-prefecture"
    assert page.input_value("#invite-prefecture") == ""


def test_a_place_without_a_group_is_not_called_unknown_where_its_list_stands(web: Watched) -> None:
    page = web.open("invite.html#place=01000")
    page.wait_for_selector("#invite-rows tbody tr")
    assert page.inner_text("#narrow-said") == ""
    assert page.input_value("#invite-prefecture") == "01000"
    assert "全体を表示しています" in web.open("index.html#place=01000").inner_text("#narrow-said")
