"""Positions: nothing overlaps, the same links give the same picture, new ones move little."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kgraph.render.layout import arrange

LINKS = st.lists(
    st.tuples(st.integers(0, 8).map(lambda n: f"g{n}"), st.integers(0, 30).map(lambda n: f"p{n}")),
    max_size=60,
    unique=True,
)
GROUPS = [f"g{n}" for n in range(9)]
HEIGHTS = {
    **{g: 30.0 + 14 * (n % 3) for n, g in enumerate(GROUPS)},
    **{f"p{n}": 27.0 + 14 * (n % 3) for n in range(31)},
}


@given(LINKS)
def test_no_two_boxes_of_a_column_overlap(links: list[tuple[str, str]]) -> None:
    laid = arrange(GROUPS, links, HEIGHTS)
    columns: dict[float, list[tuple[float, float]]] = {}
    for key, (x, y) in laid.at.items():
        columns.setdefault(x, []).append((y - HEIGHTS[key] / 2, y + HEIGHTS[key] / 2))
    for boxes in columns.values():
        boxes.sort()
        assert all(below[0] >= above[1] - 0.2 for above, below in pairwise(boxes))


@given(LINKS)
def test_every_group_and_every_linked_partner_has_its_place_inside(links: list[tuple[str, str]]) -> None:
    laid = arrange(GROUPS, links, HEIGHTS)
    assert set(laid.at) == {*GROUPS, *(partner for _, partner in links)}
    assert all(abs(x) < laid.width / 2 and 0 < y < laid.height for x, y in laid.at.values())


def test_what_only_one_group_has_stands_beside_it_and_what_two_have_in_the_middle() -> None:
    at = arrange(["g0", "g1"], [("g0", "p0"), ("g0", "p1"), ("g1", "p1")], HEIGHTS).at
    assert at["p1"][0] == 0
    assert abs(at["p0"][0]) > abs(at["g0"][0])
    assert at["p0"][0] * at["g0"][0] > 0
    assert at["p0"][1] == at["g0"][1]


def test_the_order_of_partners_with_the_same_groups_does_not_depend_on_the_order_of_links() -> None:
    links = [(g, p) for g in ("g0", "g1", "g2") for p in ("p0", "p1", "p2", "p3")]
    mixed = list(links)
    random.Random(3).shuffle(mixed)
    assert arrange(GROUPS[:3], links, HEIGHTS).at == arrange(GROUPS[:3], mixed, HEIGHTS).at
