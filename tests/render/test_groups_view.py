"""Groups alone: the ties that are drawn are those of the table, counted one way or the other, and none overlap."""

from __future__ import annotations

import random

import pytest
from tiny_site import tiny, tiny_tables

from kgraph.links import LinkTable
from kgraph.network import clusters
from kgraph.render import groups_view
from kgraph.render.book import Book
from kgraph.render.groups_view import group_ties, tie_rows, view_of


def many(seed: int, groups: int, partners: int) -> LinkTable:
    draw = random.Random(seed)
    given = {
        f"団体{n:03}": [(f"連携先{p}", "cooperation") for p in draw.sample(range(partners), 3)] for n in range(groups)
    }
    return tiny_tables(tiny(given))["body"]


@pytest.mark.parametrize("level", ["body", "place", "kind"])
def test_all_tied_pairs_of_a_small_table_are_ties(table_of: dict[str, LinkTable], level: str) -> None:
    table = table_of[level]
    ties = group_ties(table, [g.id for g in table.groups])
    assert len(ties) == table.tied_pairs
    for tie in ties:
        a, b = ({link.partner for link in table.links_from(end)} for end in (tie.a, tie.b))
        assert tie.count == len(a & b)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_product_for_large_tables_gives_what_counting_gives(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    table = many(seed, 40, 25)
    some = [g.id for g in table.groups][5:30]
    counted = group_ties(table, some)
    monkeypatch.setattr(groups_view, "is_small", lambda _: False)
    made = group_ties(table, some)
    assert [(t.a, t.b, t.count) for t in made] == [(t.a, t.b, t.count) for t in counted]
    assert [t.weight for t in made] == pytest.approx([t.weight for t in counted])


def test_of_very_many_ties_each_group_keeps_its_strongest(monkeypatch: pytest.MonkeyPatch) -> None:
    table = many(3, 40, 12)
    monkeypatch.setattr(groups_view, "MOST_TIES", 50)
    ties = group_ties(table, [g.id for g in table.groups])
    everyone = {end for tie in ties for end in (tie.a, tie.b)}
    assert len(everyone) == 40
    assert len(ties) <= 40 * groups_view.TIES_OF_ONE < table.tied_pairs


def test_boxes_on_a_ring_do_not_touch() -> None:
    for members in range(1, 60):
        rx, ry = groups_view._radii(members)
        assert rx >= 0
        at, _, _ = groups_view._rings([[f"g{n}" for n in range(members)], []])
        points = list(at.values())
        for n, (x, y) in enumerate(points):
            for ox, oy in points[n + 1 :]:
                assert abs(x - ox) >= groups_view._WIDE - 2 or abs(y - oy) >= groups_view._TALL - 2, (members, ry)


def test_the_table_names_the_same_ties_from_both_ends(table_of: dict[str, LinkTable], book: Book) -> None:
    table = table_of["kind"]
    seen = view_of(table, clusters.find(table), book)
    rows = tie_rows(seen, book)
    told = {(row["group"]["id"], other["id"], other["n"]) for row in rows for other in row["others"]}
    assert told == {pair for t in seen.ties for pair in ((t.a, t.b, t.count), (t.b, t.a, t.count))}
    assert seen.svg == view_of(table, clusters.find(table), book).svg
