"""The tied pairs of a small table, by plain counting.

The same values as ``projection`` gives (a test compares them). For a casebook the sparse-matrix libraries take ten
times longer to load than the counting takes; for a table whose partners tie more pairs than MAX_PAIRS they win.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from kgraph.links import LinkTable

MAX_PAIRS = 20_000


@dataclass(slots=True)
class Tally:
    """What two groups share: how many partners, Newman's weight in all, and one of the partners (the only one of 1)."""

    count: int
    newman: float
    partner: str


def is_small(table: LinkTable) -> bool:
    """Tell whether the pairs that each partner ties are few enough in all to be counted one by one."""
    sizes = (len(table.links_of(p.id)) for p in table.shared)
    return sum(n * (n - 1) // 2 for n in sizes) <= MAX_PAIRS


def tally(table: LinkTable) -> dict[tuple[str, str], Tally]:
    """Return what every tied pair of groups shares, by the pair in the order of its ids; the pairs are sorted."""
    pairs: dict[tuple[str, str], Tally] = {}
    for partner in sorted(table.shared, key=lambda p: p.id):
        groups = sorted({link.group for link in table.links_of(partner.id)})
        weight = 1.0 / (len(groups) - 1)
        for pair in combinations(groups, 2):
            found = pairs.setdefault(pair, Tally(0, 0.0, partner.id))
            found.count += 1
            found.newman += weight
    return dict(sorted(pairs.items()))
