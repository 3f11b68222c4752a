"""The map of prefectures: a grid on which neighbours are near, and a table that says the same as the tiles."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tiny_site import tiny, tiny_files

from kgraph.links import LinkTable
from kgraph.places import Places
from kgraph.render.book import Book
from kgraph.render.lists import place_index
from kgraph.render.map_page import SHADES, bodies_by_prefecture, breaks, brief, legend, named_by, prefectures, shade
from kgraph.render.site import Site
from kgraph.render.tile_grid import tiles

# Which prefectures border on land (by the first two digits of their codes), read from a map.
BORDERS = """
02-03 02-05 03-04 03-05 04-05 04-06 04-07 05-06 06-07 06-15 07-08 07-09 07-10 07-15 08-09 08-11 08-12 09-10 09-11 10-11
10-15 10-20 11-12 11-13 11-19 11-20 12-13 13-14 13-19 14-19 14-22 15-16 15-20 16-17 16-20 16-21 17-18 17-21 18-21 18-25
18-26 19-20 19-22 20-21 20-22 20-23 21-23 21-24 21-25 22-23 23-24 24-25 24-26 24-29 24-30 25-26 26-27 26-28 26-29 27-28
27-29 27-30 28-31 28-33 29-30 31-32 31-33 31-34 32-34 32-35 33-34 34-35 36-37 36-38 36-39 37-38 38-39 40-41 40-43 40-44
41-42 43-44 43-45 43-46 44-45 45-46
"""


def site_of(book: Book, table_of: dict[str, LinkTable]) -> Site:
    return Site(book, table_of, paths=("map.html",))


def cells(page: str, row: str) -> list[str]:
    """Return the figures of a row of the table; those that the page hides are left out."""
    (found,) = re.findall(rf'(?s)<tr data-code="{row}"[^>]*>(.*?)</tr>', page)
    shown = re.sub(r'<span class="[^"]*" hidden>(?:[^<]|<span[^>]*>[^<]*</span>)*</span>', "", found)
    return [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"(?s)<td[^>]*>(.*?)</td>", shown)]


def test_each_prefecture_has_a_tile_of_its_own() -> None:
    assert list(tiles()) == [place.code for place in Places.load().prefectures()]
    assert len(set(tiles().values())) == 47


def test_what_borders_on_land_lies_side_by_side_or_corner_to_corner() -> None:
    far = []
    for border in BORDERS.split():
        (row, column), (other_row, other_column) = (tiles()[f"{code}000"] for code in border.split("-"))
        if max(abs(row - other_row), abs(column - other_column)) > 1:
            far.append(border)
        assert max(abs(row - other_row), abs(column - other_column)) <= 2, border
    assert len(far) <= len(BORDERS.split()) // 10, far


def test_north_stands_above_south_and_east_right_of_west() -> None:
    at = tiles()
    assert at["01000"][0] == min(row for row, _ in at.values())
    assert at["47000"][0] == max(row for row, _ in at.values())
    assert at["42000"][1] < at["34000"][1] < at["27000"][1] < at["23000"][1] < at["13000"][1]


@pytest.mark.parametrize(
    ("most", "starts"), [(0, [1, 2, 3, 4]), (7, [1, 2, 3, 4]), (8, [1, 2, 3, 5]), (81, [1, 3, 9, 27])]
)
def test_shades_begin_at_one_and_rise(most: int, starts: list[int]) -> None:
    assert breaks([most, 0]) == starts
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("most", [1, 4, 9, 50, 1000])
def test_each_number_has_the_shade_that_the_legend_tells(most: int) -> None:
    starts = breaks([most])
    told = legend(starts)
    assert shade(0, starts) == 0
    for count in range(1, most + 1):
        (row,) = [one for one in told if one["low"] <= count <= (one["high"] or count)]
        assert row["shade"] == shade(count, starts)
    assert [one["shade"] for one in told] == list(range(1, SHADES + 1))


def test_shades_differ_in_lightness_so_that_grey_print_tells_them_apart(project_root) -> None:
    style = (project_root / "site" / "style.css").read_text("utf-8")
    found = re.findall(r"^\.shade-(\d) \{ background: #(\w{6});", style, re.MULTILINE)
    light = {
        int(at): sum(
            part * ((value / 12.92) if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
            for part, value in zip(
                (0.2126, 0.7152, 0.0722), (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)), strict=True
            )
        )
        for at, colour in found
    }
    assert sorted(light) == list(range(SHADES + 1))
    steps = [(light[at] + 0.05) / (light[at + 1] + 0.05) for at in range(SHADES)]
    assert min(steps) > 1.15
    assert min((light[at] + 0.05) / (0.011 + 0.05) for at in range(4)) > 4.5  # the ink on the light ones
    assert 1.05 / (light[4] + 0.05) > 4.5  # white on the dark one


def test_a_prefecture_counts_its_groups_bodies_and_partners(book: Book, table_of: dict[str, LinkTable]) -> None:
    site = site_of(book, table_of)
    rows = {row["code"]: row for row in prefectures(site)}
    told = Counter(code for group in book.records for code in book.values(group, "prefecture"))
    assert {code: row["groups"] for code, row in rows.items() if row["groups"]} == dict(told)
    index = place_index(site)
    assert rows["43000"]["bodies"] == len(index["43000"]["bodies"]) > 0
    partners = {
        link.partner
        for group in book.records
        if "43000" in book.values(group, "prefecture")
        for link in table_of["body"].links_from(group)
    }
    assert rows["43000"]["partners"] == len(partners)
    assert rows["13000"]["page"] == ""
    assert rows["43000"]["page"] == "places/43000.html"


def test_the_page_has_a_tile_and_a_row_for_each_and_never_says_none_exist(site: dict[str, str]) -> None:
    page = site["map.html"]
    assert len(re.findall(r'<li class="tile r\d+ c\d+ shade-\d"', page)) == 47
    assert re.findall(r'<li class="tile [^"]*" data-code="43000"><a href="([^"]+)"', page) == ["places/43000.html"]
    assert re.search(r'<li class="tile [^"]*shade-0" data-code="13000"><span class="tile-in">', page)
    assert cells(page, "43000")[0] == "2"
    assert "この資料には書かれていない" in cells(page, "13000")[0]
    assert "いないという意味ではありません" in page
    silent = re.findall(r'<li data-code="(\d+)">', page)
    assert len(silent) == 38
    assert "43000" not in silent


def test_a_prefecture_that_only_a_body_tells_is_not_said_to_have_groups() -> None:
    page = tiny_files(tiny({"甲の会": []}, {"甲の会": {"municipality": "43100"}}))["map.html"]
    assert cells(page, "43000")[0].startswith("1")
    assert 'data-code="43000"><a href="places/43000.html"' in page


def test_a_body_counts_for_the_groups_that_name_it_or_its_units(book: Book, table_of: dict[str, LinkTable]) -> None:
    parents = [body for body in book.units if not book.mentions_by_body.get(body)]
    assert parents
    for body in parents:
        assert named_by(book, body) == {g for unit in book.units[body] for g in named_by(book, unit.id)} != set()
    found = bodies_by_prefecture(site_of(book, table_of))
    index = place_index(site_of(book, table_of))
    assert {code: len(rows) for code, rows in found.items()} == {
        code: len(own["bodies"]) for code, own in index.items() if code.endswith("000")
    }


def test_names_in_latin_letters_are_short_on_tiles_and_no_two_alike() -> None:
    names = [place.romaji for place in Places.load().prefectures()]
    short = {name: brief(name, names) for name in names}
    assert all(name.startswith(own) and 3 <= len(own) <= 6 for name, own in short.items())
    assert len(set(short.values())) == len(names)
    assert all(sum(name.startswith(own) for name in names) == 1 for name, own in short.items() if name != own)
    assert (short["Kumamoto"], short["Tokyo"], short["Yamagata"]) == ("Kuma", "Tokyo", "Yamaga")


def test_the_start_page_shows_the_map_small_with_a_sentence(site: dict[str, str]) -> None:
    page = site["index.html"]
    assert page.count('<li class="tile r') == 47
    assert re.search(r"47都道府県のうち、取り組む団体がこの資料に書かれているのは9都道府県です。", page)
    assert 'href="map.html"' in page


def test_a_site_without_groups_has_no_map_on_its_start_page() -> None:
    assert '<li class="tile r' not in tiny_files(tiny({}))["index.html"]
