"""Where groups and partners stand in the drawing: computed once, the same for the same links, in near-linear time.

Groups stand in two columns. What only one group mentions stands outside, beside that group, in the order of the
source; what several mention stands in the middle, at the mean height of its groups (the barycentre heuristic for
two-layer drawings, Sugiyama, Tagawa and Toda 1981). So nothing overlaps, and lines do not run through names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Distances from the middle: of groups, of what stands outside them, of the edge. Where few partners are shared there
# are few lines to keep apart in the middle, and everything can be drawn larger.
WIDE = (285.0, 520.0, 625.0)
NARROW = (235.0, 455.0, 550.0)
GAP = 8.0
GROUP_GAP = 24.0
MARGIN = 30.0


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
    group_x, outer_x, half = WIDE if crossing > len(groups) else NARROW
    at, bottom = _columns(groups, own, heights, group_x, outer_x)
    centres = {p: sum(at[g][1] for g in linked[p]) / len(linked[p]) for p in shared}
    order = sorted(shared, key=lambda partner: (centres[partner], partner))
    middle = _spread([centres[p] for p in order], [heights[p] for p in order], bottom)
    at.update({partner: (0.0, y) for partner, y in zip(order, middle, strict=True)})
    lowest = max((y + heights[key] / 2 for key, (_, y) in at.items()), default=0.0)
    return Layout(at, 2 * half, round(lowest + MARGIN, 1))


def _columns(
    groups: Sequence[str],
    own: Mapping[str, Sequence[str]],
    heights: Mapping[str, float],
    group_x: float,
    outer_x: float,
) -> tuple[dict[str, tuple[float, float]], float]:
    """Stand each group, with what is only its own, at the foot of the column that is shorter by then."""
    at: dict[str, tuple[float, float]] = {}
    feet = {-1: MARGIN, 1: MARGIN}
    for group in groups:
        side = -1 if feet[-1] <= feet[1] else 1
        stack = sum(heights[p] for p in own[group]) + GAP * max(len(own[group]) - 1, 0)
        tall = max(stack, heights[group])
        top = feet[side]
        at[group] = (side * group_x, float(round(top + tall / 2)))
        y = top + (tall - stack) / 2
        for partner in own[group]:
            at[partner] = (side * outer_x, float(round(y + heights[partner] / 2)))
            y += heights[partner] + GAP
        feet[side] = top + tall + GROUP_GAP
    return at, max(feet.values()) - GROUP_GAP


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
    return [float(round(y)) for y in placed]
