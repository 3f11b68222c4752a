"""Where groups and partners stand in the drawing: computed once, the same for the same links, in near-linear time.

Groups stand in columns, in the order of the source, each at the middle of its stretch of all; so a group that is added
moves the others by no more than its own height, and at most one or two of them to the next column. What only one group
mentions stands outside, beside that group; what several mention stands in the middle between two columns, at the mean
height of its groups (the barycentre heuristic for two-layer drawings, Sugiyama, Tagawa and Toda 1981). So nothing
overlaps, and lines do not run through names. What would be taller than TALLEST stands in several such pairs of columns.

``site/layout.js`` does the same for what is left when the page is narrowed; a test compares the two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Distances from the middle: of groups, of what stands outside them, of the edge. Where few partners are shared there
# are few lines to keep apart in the middle, and everything can be drawn larger.
WIDE = (285.0, 520.0, 625.0)
NARROW = (235.0, 455.0, 550.0)
GAP = 8.0
GROUP_GAP = 24.0
MARGIN = 30.0
TALLEST = 4000.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions (x, y) by id, and the size of the whole drawing."""

    at: Mapping[str, tuple[float, float]]
    width: float
    height: float


def arrange(groups: Sequence[str], links: Iterable[tuple[str, str]], heights: Mapping[str, float]) -> Layout:
    """Return where everything stands, given groups in the order of the source and (group, partner) links.

    ``heights`` tells how tall each box is, by id. A partner that is not linked does not stand anywhere.
    """
    linked: dict[str, dict[str, None]] = {}
    for group, partner in links:
        linked.setdefault(partner, {})[group] = None
    own: dict[str, list[str]] = {group: [] for group in groups}
    for partner, its in linked.items():
        if len(its) == 1:
            own[next(iter(its))].append(partner)
    shared = [partner for partner, its in linked.items() if len(its) > 1]
    crossing = sum(len(linked[partner]) for partner in shared)
    distances = WIDE if crossing > len(groups) else NARROW
    tall = {g: max(_stack(own[g], heights), heights[g]) + GROUP_GAP for g in groups}
    total = sum(tall[g] for g in groups)
    between = sum(heights[p] + GAP for p in shared)
    pairs = max(1, math.ceil(max(total / 2, between) / TALLEST))
    at, bottoms = _columns(groups, own, heights, tall, total, pairs, distances)
    _middle(shared, linked, groups, heights, at, bottoms, distances)
    lowest = max((y + heights[key] / 2 for key, (_, y) in at.items()), default=0.0)
    return Layout(at, 2 * distances[2] * pairs, half_up((lowest + MARGIN) * 10) / 10)


def half_up(value: float) -> float:
    """Return ``value`` as a whole number, halves up, as JavaScript's ``Math.round`` has it."""
    return float(math.floor(value + 0.5))


def _stack(partners: Sequence[str], heights: Mapping[str, float]) -> float:
    return sum(heights[p] for p in partners) + GAP * max(len(partners) - 1, 0)


def _columns(
    groups: Sequence[str],
    own: Mapping[str, Sequence[str]],
    heights: Mapping[str, float],
    tall: Mapping[str, float],
    total: float,
    pairs: int,
    distances: tuple[float, float, float],
) -> tuple[dict[str, tuple[float, float]], list[float]]:
    """Stand each group in the column where the middle of its stretch of all falls, with what is only its own."""
    group_x, outer_x, half = distances
    at: dict[str, tuple[float, float]] = {}
    feet = [MARGIN] * (2 * pairs)
    before = 0.0
    for group in groups:
        column = min(int((before + tall[group] / 2) / total * 2 * pairs), 2 * pairs - 1)
        before += tall[group]
        base = half * (2 * (column // 2) - pairs + 1)
        side = -1 if column % 2 == 0 else 1
        room = tall[group] - GROUP_GAP
        at[group] = (base + side * group_x, half_up(feet[column] + room / 2))
        y = feet[column] + (room - _stack(own[group], heights)) / 2
        for partner in own[group]:
            at[partner] = (base + side * outer_x, half_up(y + heights[partner] / 2))
            y += heights[partner] + GAP
        feet[column] += tall[group]
    return at, [max(feet[2 * n], feet[2 * n + 1]) - GROUP_GAP for n in range(pairs)]


def _middle(
    shared: Sequence[str],
    linked: Mapping[str, Mapping[str, None]],
    groups: Sequence[str],
    heights: Mapping[str, float],
    at: dict[str, tuple[float, float]],
    bottoms: Sequence[float],
    distances: tuple[float, float, float],
) -> None:
    """Stand what several groups mention between two columns: near its groups, evenly over the pairs of columns."""
    pairs, half = len(bottoms), distances[2]
    place = {group: n for n, group in enumerate(groups)}
    mean = {p: sum(place[g] for g in linked[p]) / len(linked[p]) for p in shared}
    order = sorted(shared, key=lambda p: (mean[p], p)) if pairs > 1 else list(shared)
    total = sum(heights[p] + GAP for p in order)
    blocks: list[list[str]] = [[] for _ in bottoms]
    before = 0.0
    for partner in order:
        size = heights[partner] + GAP
        blocks[min(int((before + size / 2) / total * pairs), pairs - 1)].append(partner)
        before += size
    for n, block in enumerate(blocks):
        base = half * (2 * n - pairs + 1)
        wanted: dict[str, float] = {}
        for p in block:
            near = [at[g][1] for g in linked[p] if abs(at[g][0] - base) < half]
            wanted[p] = sum(near) / len(near) if near else bottoms[n] / 2
        block.sort(key=lambda p: (wanted[p], p))
        ys = _spread([wanted[p] for p in block], [heights[p] for p in block], bottoms[n])
        at.update({p: (base, y) for p, y in zip(block, ys, strict=True)})


def _spread(wanted: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Return heights as near to ``wanted`` (ascending) as keeping apart allows, within ``bottom`` where they fit."""
    placed: list[float] = []
    edge = MARGIN
    for want, height in zip(wanted, heights, strict=True):
        y = max(want, edge + height / 2)
        placed.append(y)
        edge = y + height / 2 + GAP
    limit = max(bottom, MARGIN + sum(heights) + GAP * max(len(heights) - 1, 0))
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit - heights[index] / 2)
        limit = placed[index] - heights[index] / 2 - GAP
    return [half_up(y) for y in placed]
