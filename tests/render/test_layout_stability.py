"""A drawing stays what it was when little changes: people find again what they saw."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.render.layout import GAP, GROUP_GAP, TALLEST, arrange


def example(n: int, seed: int) -> tuple[list[str], list[tuple[str, str]], dict[str, float]]:
    draw = random.Random(seed)
    groups = [f"g{at:03}" for at in range(n)]
    links = [(g, f"p{g}-{at}") for g in groups for at in range(draw.randint(0, 7))]
    links += [(g, f"s{draw.randint(0, n // 4)}") for g in groups for _ in range(2)]
    links = list(dict.fromkeys(links))
    heights = {key: 27.0 + 14 * draw.randint(0, 2) for link in links for key in link} | dict.fromkeys(groups, 59.0)
    return groups, links, heights


@pytest.mark.parametrize("where", [0, 5, 12, 24])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_group_that_is_added_moves_the_others_little(where: int, seed: int) -> None:
    groups, links, heights = example(24, seed)
    before = arrange(groups, links, heights).at
    heights = heights | {"new": 59.0, "new-a": 41.0, "new-b": 41.0}
    more = [*links, ("new", "new-a"), ("new", "new-b")]
    after = arrange([*groups[:where], "new", *groups[where:]], more, heights).at
    added = 2 * 41 + GAP + GROUP_GAP
    moved = [g for g in groups if after[g][0] != before[g][0]]
    assert len(moved) <= 2  # to the next column
    kept = [abs(after[g][1] - before[g][1]) for g in groups if g not in moved]
    # A group that changes its column takes its stack along; nothing moves farther than that and what was added.
    stacks = [sum(heights[p] + GAP for g, p in links if g == group) + heights[group] + GROUP_GAP for group in moved]
    assert max(kept) <= added + max([0, *stacks])


def test_a_long_drawing_stands_in_several_pairs_of_columns() -> None:
    groups, links, heights = example(300, 4)
    laid = arrange(groups, links, heights)
    assert laid.height < TALLEST * 1.4
    assert len({x for g, (x, _) in laid.at.items() if g.startswith("g")}) > 4


@given(st.integers(1, 120), st.integers(0, 5))
def test_no_two_boxes_overlap_however_many_columns_there_are(n: int, seed: int) -> None:
    groups, links, heights = example(n, seed)
    columns: dict[float, list[tuple[float, float]]] = {}
    for key, (x, y) in arrange(groups, links, heights).at.items():
        columns.setdefault(x, []).append((y - heights[key] / 2, y + heights[key] / 2))
    for boxes in columns.values():
        boxes.sort()
        assert all(below[0] >= above[1] - 1.01 for above, below in pairwise(boxes))
