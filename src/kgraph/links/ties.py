"""Pairs of groups by what they share, written down only where that stays in proportion to the links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from kgraph.links.model import LinkTable, PartnerNode

HUB_FROM = 200
"""A partner of more groups than this is a hub: its pairs (some 20,000 and more) are not written one by one."""


@dataclass(frozen=True, slots=True)
class SharedTies:
    """The pairs of groups (ids in order, sorted) with the ids of the partners they share, hubs apart, and the hubs.

    What two groups have in common through a hub is told by the hub's own links: both name it.
    """

    pairs: Mapping[tuple[str, str], tuple[str, ...]]
    hubs: tuple[PartnerNode, ...]


def shared_ties(table: LinkTable, hub_from: int = HUB_FROM) -> SharedTies:
    """Return the tied pairs of a table: at most ``hub_from`` / 2 for each link, whatever partners there are."""
    pairs: dict[tuple[str, str], list[str]] = {}
    hubs = []
    for partner in table.shared:
        groups = sorted({link.group for link in table.links_of(partner.id)})
        if len(groups) > hub_from:
            hubs.append(partner)
            continue
        for pair in combinations(groups, 2):
            pairs.setdefault(pair, []).append(partner.id)
    return SharedTies({pair: tuple(sorted(pairs[pair])) for pair in sorted(pairs)}, tuple(hubs))
