"""What is not written, in the browser: narrowed, a group beside those alike, by keyboard, narrow, on paper."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from browsing import Watched
from playwright.sync_api import Page

from kgraph import vocab
from kgraph.links import Filter, LinkTable, narrowed
from kgraph.network import gaps

TARGET = "older-people"
PLACE = "43000"


def cells(page: Page, table: str) -> dict[str, list[str]]:
    """Return the figures that a table shows, by the code of the row."""
    return page.eval_on_selector_all(
        f"{table} tbody tr",
        "rows => Object.fromEntries(rows.map(row => [row.dataset.code,"
        " Array.from(row.cells).slice(1).filter(cell => !cell.hidden).map(cell => cell.textContent)]))",
    )


def columns(page: Page, table: str) -> list[str]:
    return page.eval_on_selector_all(
        f"{table} thead th[data-code]", "heads => heads.filter(head => !head.hidden).map(head => head.dataset.code)"
    )


def shown(page: Page, scheme: str) -> list[str]:
    items = page.locator(f'.gaps-none[data-scheme="{scheme}"] li')
    return [item.get_attribute("data-code") or "" for item in items.all() if item.is_visible()]


def figures(n: Iterable[int], *, silent: bool) -> list[str]:
    return [str(one) if one else "・" if silent else "0" for one in n]


@pytest.fixture(scope="session")
def whole(table_of: dict[str, LinkTable]) -> gaps.GapAnswer:
    return gaps.find(table_of["kind"])


def test_a_target_counts_tables_and_sentences_anew(
    web: Watched, table_of: dict[str, LinkTable], whole: gaps.GapAnswer
) -> None:
    target = "children-and-youth"
    answer = gaps.find(narrowed(table_of["kind"], Filter(targets=(target,))))
    assert answer.enough
    page = web.open(f"gaps.html#target={target}")
    for matrix, every in zip(answer.matrices, whole.matrices, strict=True):
        table = f'table[data-scheme="{matrix.scheme}"]'
        found = cells(page, table)
        assert columns(page, table) == [place.place for place in matrix.places]
        for concept in every.concepts:
            total = figures([len(matrix.ticked.get(concept, ()))], silent=False)
            all_of = figures([len(every.ticked.get(concept, ()))], silent=False)
            here = figures((len(matrix.cells.get((concept, p.place), ())) for p in matrix.places), silent=True)
            assert found[concept] == [*total, *all_of, *here], concept
        assert shown(page, matrix.scheme) == list(matrix.unticked)
    assert shown(page, "kinds") == list(answer.kinds_not_mentioned)
    kinds = dict(answer.kinds)
    assert {code: row[0] for code, row in cells(page, "#gaps-kinds").items()} == {
        code: figures([len(kinds.get(code, ()))], silent=True)[0] for code, _ in whole.kinds
    }
    unmarked = {(gap.scheme, gap.notation): len(gap.unmarked) for gap in answer.spoken}
    rows = page.locator("#gaps-spoken tbody tr")
    assert {
        (row.get_attribute("data-scheme"), row.get_attribute("data-code")): int(
            row.locator(".th-unmarked").inner_text()
        )
        for row in rows.all()
        if row.is_visible()
    } == unmarked


def test_of_a_place_with_too_few_groups_nothing_is_told(web: Watched, table_of: dict[str, LinkTable]) -> None:
    table = table_of["kind"]
    inside = [group for group in table.groups if PLACE in group.prefectures]
    assert 0 < len(inside) < gaps.MIN_GROUPS
    page = web.open(f"gaps.html#place={PLACE}")
    assert page.locator("#gaps-few").is_visible()
    assert page.locator(".gaps-none").all() != []
    assert not any(box.is_visible() for box in page.locator(".gaps-none").all())
    assert columns(page, 'table[data-scheme="targets"]') == []
    ticked = {
        code: sum(code in group.targets for group in inside) for code in cells(page, 'table[data-scheme="targets"]')
    }
    assert {code: row[0] for code, row in cells(page, 'table[data-scheme="targets"]').items()} == {
        code: figures([n], silent=True)[0] for code, n in ticked.items()
    }
    heads = page.locator("#gaps-kinds thead th.up")
    assert heads.count() == len(inside)


def test_taking_back_gives_what_the_page_was_built_with(web: Watched) -> None:
    page = web.open("gaps.html")
    tables = ('table[data-scheme="targets"]', 'table[data-scheme="activities"]', "#gaps-kinds")
    before = [cells(page, table) for table in tables], [columns(page, table) for table in tables[:2]]
    looks = page.eval_on_selector_all(".matrix td", "all => all.filter(c => !c.hidden).map(c => c.className.trim())")
    links = page.eval_on_selector_all(".matrix td:not([hidden]) a", "all => all.map(a => a.getAttribute('href'))")
    words = page.inner_text("section[aria-labelledby=first]")
    page.select_option("#narrow-target", TARGET)
    assert cells(page, tables[0]) != before[0][0]
    page.click("#narrow-off")
    assert ([cells(page, table) for table in tables], [columns(page, table) for table in tables[:2]]) == before
    assert (
        page.eval_on_selector_all(".matrix td", "all => all.filter(c => !c.hidden).map(c => c.className.trim())")
        == looks
    )
    assert (
        page.eval_on_selector_all(".matrix td:not([hidden]) a", "all => all.map(a => a.getAttribute('href'))") == links
    )
    assert page.inner_text("section[aria-labelledby=first]") == words


@pytest.mark.parametrize(
    ("scheme", "code", "place"), [("targets", "hardship", "45000"), ("activities", "ibasho", "45000")]
)
def test_a_figure_leads_to_just_the_groups_behind_it(
    web: Watched, table_of: dict[str, LinkTable], whole: gaps.GapAnswer, scheme: str, code: str, place: str
) -> None:
    (matrix,) = [one for one in whole.matrices if one.scheme == scheme]
    code = code if code in matrix.concepts else max(matrix.cells, key=lambda at: (len(matrix.cells[at]), at))[0]
    place = max((at for at in matrix.cells if at[0] == code), key=lambda at: (len(matrix.cells[at]), at))[1]
    page = web.open("gaps.html")
    page.click(f'table[data-scheme="{scheme}"] a[href="{scheme}/{code}.html#place={place}"]')
    page.wait_for_url(f"**/{scheme}/{code}.html#place={place}")
    rows = page.locator("section[aria-labelledby=who] tbody tr")
    listed = {row.get_attribute("data-groups") for row in rows.all() if row.is_visible()}
    assert listed == set(matrix.cells[code, place])


def test_a_group_is_shown_beside_those_alike_as_the_analysis_says(web: Watched, table_of: dict[str, LinkTable]) -> None:
    table = table_of["kind"]
    page = web.open("gaps.html")
    for at, group in enumerate(table.groups):
        answer = gaps.alike(table, group.id)
        page.select_option("#gaps-group", str(at))
        assert f"group={group.id}" in page.evaluate("location.hash")
        rows = page.eval_on_selector_all(
            "#gaps-alike tbody tr",
            "rows => rows.map(row => [row.querySelector('a').getAttribute('href'),"
            " row.querySelector('span[lang=ja]:not(th span)').textContent])",
        )
        n = len(answer.alike)
        assert rows == [
            [f"kinds/{kind.kind}.html", f"{n}団体中{len(kind.mentioned_by)}団体"] for kind in answer.kinds
        ], group.label
        for target in group.targets:
            assert vocab.label("targets", target, "ja") in page.inner_text("#gaps-alike")


def test_the_address_carries_the_chosen_group(web: Watched, table_of: dict[str, LinkTable]) -> None:
    group = table_of["kind"].groups[2]
    page = web.open(f"gaps.html#alike&group={group.id}")
    assert page.inner_text("#gaps-alike h3") == group.label
    page.reload()
    assert page.inner_text("#gaps-alike h3") == group.label
    page.select_option("#gaps-group", "")
    assert page.inner_text("#gaps-alike") == ""


def test_heads_stay_while_a_table_is_moved_by_keyboard(web: Watched) -> None:
    web.page.set_viewport_size({"width": 320, "height": 480})
    page = web.open("gaps.html")
    region = page.locator(".matrix-scroll").first
    assert region.get_attribute("aria-label")
    region.focus()
    region.evaluate("box => box.scrollIntoView()")
    for key in ("ArrowRight", "ArrowDown"):
        for _ in range(6):
            page.keyboard.press(key)
    page.wait_for_function(
        "() => { const box = document.querySelector('.matrix-scroll'); return box.scrollLeft > 60 && box.scrollTop > 60; }"
    )
    at = region.evaluate(
        "box => { const frame = box.getBoundingClientRect();"
        " const head = box.querySelector('thead th').getBoundingClientRect();"
        " const first = box.querySelector('tbody tr:last-child th').getBoundingClientRect();"
        " return [head.left - frame.left, head.top - frame.top, first.left - frame.left]; }"
    )
    assert max(at) <= 2


def test_on_paper_tables_stand_whole_with_their_shades(web: Watched) -> None:
    page = web.open("gaps.html")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # A4 less its margins
    for box in page.locator(".matrix-scroll").all():
        assert box.evaluate("box => [getComputedStyle(box).overflowX, box.scrollHeight - box.clientHeight]") == [
            "visible",
            0,
        ]
        assert box.evaluate("box => box.firstElementChild.offsetWidth") <= 680
    assert page.locator("td.shade-2").first.evaluate("cell => getComputedStyle(cell).printColorAdjust") == "exact"
    assert page.locator("#gaps-beside").is_hidden()
