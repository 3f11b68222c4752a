"""The tables that pages count anew where they are narrowed, saved by keyboard: of the form that the whole ones have."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from browsing import Watched

from kgraph.links import LinkTable
from kgraph.network import clusters
from kgraph.render.data_js import places_of

PLACE, TARGET = "43000", "children-and-youth"
NARROWED = f"#place={PLACE}"
Rows = list[dict[str, str]]


def saved(web: Watched, button: str, file: str) -> Rows:
    """Return the rows that a button saves when Enter is pressed on it, by the Japanese heads."""
    page = web.page
    page.focus(button)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == file
    data = waiting.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.encode("cp932").decode("cp932") == text
    return by_head(text)


def by_head(text: str) -> Rows:
    """Return the rows of a CSV by the Japanese heads."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    return [dict(zip([name.partition(" / ")[0] for name in head], row, strict=True)) for row in rows]


def whole(web: Watched, name: str) -> list[str]:
    """Return the heads of a file of the whole."""
    return next(csv.reader(io.StringIO((web.home / "files" / f"{name}.csv").read_text("utf-8-sig"))))


def inside(table: LinkTable, place: str) -> set[str]:
    return {group.id for group in table.groups if place in places_of(group)}


@pytest.mark.parametrize("level", ["body", "kind"])
def test_the_partners_that_are_shown_can_be_saved(web: Watched, table_of: dict[str, LinkTable], level: str) -> None:
    page = web.open(f"brokers.html{NARROWED}")
    rows = saved(web, f"#narrowed-csv-{level}", f"brokers-{level}-{PLACE}.csv")
    table = f"#brokers-narrowed [aria-labelledby=narrowed-{level}] tbody"
    assert [row["連携先または種類"] for row in rows] == [
        name.strip() for name in page.locator(f"{table} th").evaluate_all("cells => cells.map(cell => cell.innerText)")
    ]
    groups = inside(table_of[level], PLACE)
    names = {group.id: group.label for group in table_of[level].groups if group.id in groups}
    for row in rows:
        assert row["しぼりこみ"] == "熊本県"
        assert set(row["挙げた団体"].split("; ")) <= set(names.values())
        assert int(row["団体数"]) == len(row["挙げた団体"].split("; "))
    head = whole(web, f"brokers-{level}")
    assert [name for name in head if name.partition(" / ")[0] in rows[0]] == head[:6]


def test_two_choices_stand_in_the_rows_and_in_the_name_of_the_file(web: Watched) -> None:
    web.open(f"gaps.html{NARROWED}&target={TARGET}")
    rows = saved(web, "#gaps-save", f"gaps-{PLACE}-{TARGET}.csv")
    assert {row["しぼりこみ"] for row in rows} == {"熊本県・こども・若者"}


def test_the_groups_of_clusters_that_are_shown_can_be_saved(web: Watched, table_of: dict[str, LinkTable]) -> None:
    web.open(f"clusters.html#target={TARGET}")
    page = web.page
    rows = saved(web, "[data-save=kind]", f"clusters-kind-{TARGET}.csv")
    answer = clusters.find(table_of["kind"])
    ids = page.evaluate("kgraphSite.groups().map(group => group.id)")
    name = {group.id: group.label for group in table_of["kind"].groups}
    certain = {g: share for one in answer.clusters for g, share in zip(one.groups, one.certainty, strict=True)}
    told = [row for row in rows if row["行の内容"] == "まとまりの団体"]
    assert {(row["名前"], int(row["まとまりの番号"])) for row in told} == {
        (name[group], one.number) for one in answer.clusters for group in one.groups if group in ids
    }
    assert {row["名前"]: float(row["確かさ（1が最も確か）"]) for row in told} == {
        name[group]: round(certain[group], 2) for group in ids if group in certain
    }
    held = {
        (one.number, answer.table.partner_by_id[h.partner].label): len(set(h.groups) & set(ids))
        for one in answer.clusters
        for h in one.held_by
        if set(h.groups) & set(ids)
    }
    found = [row for row in rows if row["行の内容"] == "まとまりの団体に共通のもの"]
    assert {(int(row["まとまりの番号"]), row["名前"]): int(row["団体数"]) for row in found} == held
    for row in told:
        shared = {label for (number, label) in held if number == int(row["まとまりの番号"])}
        assert set(filter(None, row["名前の一覧・説明"].split("; "))) <= shared
    between = [row for row in rows if row["行の内容"] == "まとまりの間にあるもの"]
    assert len(between) == page.locator("[data-between^='kind|']:not([hidden])").count() > 0


def test_what_is_not_written_inside_can_be_saved(web: Watched, table_of: dict[str, LinkTable]) -> None:
    page = web.open(f"gaps.html#target={TARGET}")
    rows = saved(web, "#gaps-save", f"gaps-{TARGET}.csv")
    groups = page.evaluate("kgraphSite.groups().map(group => group.id)")
    counts = Counter(row["行の内容"] for row in rows)
    assert min(counts[name] for name in ("しぼりこみの中の団体数", "その種類の相手を挙げた団体数")) > 0
    boxes = {
        row["項目"]: row
        for row in rows
        if row["行の内容"] == "しぼりこみの中の団体数" and row["項目の分け方"] == "対象"
    }
    cells = page.locator("table[data-scheme=targets] tbody tr").evaluate_all(
        "rows => rows.map(row => [row.cells[0].querySelector('[lang=ja]').textContent, row.cells[1].textContent])"
    )
    assert {name: row["団体数"] for name, row in boxes.items()} == {name: n.replace("・", "0") for name, n in cells}
    assert {int(row["そこの団体数（分母）"]) for row in boxes.values()} == {len(groups)}
    table = table_of["kind"]
    kinds = {p.label: sum(link.group in groups for link in table.links_of(p.id)) for p in table.partners}
    told = {row["項目"]: int(row["団体数"]) for row in rows if row["行の内容"] == "その種類の相手を挙げた団体数"}
    assert told == kinds
    named = Counter(row["項目"] for row in rows if row["行の内容"] == "その種類の相手を挙げた団体")
    assert dict(named) == {label: n for label, n in kinds.items() if n}
    spoken = [row for row in rows if row["行の内容"] == "印はないが、文章で触れている団体"]
    assert spoken
    given = by_head((web.home / "files/gaps.csv").read_text("utf-8-sig"))
    known = {(row["項目"], row["団体"]): row["根拠：行と資料の言葉"] for row in given if row["団体"]}
    for row in spoken:
        words = row["根拠：行と資料の言葉"].split("; ")
        assert set(words) <= set(known[row["項目"], row["団体"]].split("; "))


def test_a_button_for_the_rows_inside_is_there_only_where_the_page_is_narrowed(web: Watched) -> None:
    for path, button in (("clusters.html", "[data-save=kind]"), ("gaps.html", "#gaps-save")):
        page = web.open(path)
        assert page.locator(button).is_hidden()
        page.select_option("#narrow-place", PLACE)
        assert page.locator(button).is_visible()
