"""A synthetic ecosystem of groups and partners, seeded: what the benchmarks measure on.

Groups live in prefectures of very unequal size and in municipalities there; each names partners at home, in its
prefecture, and of the whole country. Within such a pool the partner at place r is chosen with a weight of r^-2/3, so
that the choice is heavy-tailed (the number of partners of n groups falls as n^-2.5): a few partners have hundreds of
groups, most have one or two.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

import numpy as np

from kgraph.links import BODY, Evidence, GroupNode, Link, LinkTable, PartnerNode

SEED = 4
PER_GROUP = 7
PREFECTURES = 47
TAIL = 2 / 3

# Share of the choices, and partners in each pool for each group that chooses from it.
_POOLS = {"municipality": (0.55, 1.1), "prefecture": (0.3, 0.8), "country": (0.15, 0.25)}


@dataclass(frozen=True)
class Ecosystem:
    """Links as two arrays (``group``, ``partner``: numbers from 0), each pair once, sorted; and where groups are."""

    groups: int
    partners: int
    group: np.ndarray
    partner: np.ndarray
    prefecture: np.ndarray


def ecosystem(groups: int, per_group: int = PER_GROUP, seed: int = SEED) -> Ecosystem:
    """Return an ecosystem of ``groups`` groups with ``groups * per_group`` links in all."""
    rng = np.random.default_rng([seed, groups])
    share = 1 / np.arange(1, PREFECTURES + 1) ** 0.6
    prefecture = rng.choice(PREFECTURES, size=groups, p=share / share.sum())
    # About 25 groups to a municipality; numbered through, prefecture by prefecture.
    towns = np.maximum(np.bincount(prefecture, minlength=PREFECTURES) // 25, 1)
    town = np.r_[0, towns.cumsum()][prefecture] + (rng.random(groups) * towns[prefecture]).astype(np.int64)
    home = {"municipality": town, "prefecture": prefecture, "country": np.zeros(groups, dtype=np.int64)}
    wanted = groups * per_group
    cells = np.zeros(0, dtype=np.int64)
    limit = 4 * wanted  # more partners than there can be
    while len(cells) < wanted:
        some = []
        first = 0
        for name, (part, partners) in _POOLS.items():
            who = rng.integers(0, groups, size=max(1, round(part * (wanted - len(cells)) * 1.1)))
            size = np.maximum((np.bincount(home[name]) * partners * 3).astype(np.int64), 2)
            pool = home[name][who]
            rank = (rng.random(len(who)) ** (1 / (1 - TAIL)) * size[pool]).astype(np.int64)
            starts = first + np.r_[0, size.cumsum()]
            some.append(who * limit + starts[pool] + rank)
            first = int(starts[-1])
        cells = np.unique(np.concatenate([cells, *some]))
    cells = np.sort(rng.permutation(cells)[:wanted])
    group, partner = np.divmod(cells, limit)
    used, partner = np.unique(partner, return_inverse=True)
    return Ecosystem(groups, len(used), group, partner, prefecture)


def link_table(made: Ecosystem) -> LinkTable:
    """Return an ecosystem as the table that ``kgraph brokers`` and its like work on, a mention behind each link."""
    codes = [f"{code + 1:02}000" for code in range(PREFECTURES)]
    groups = tuple(
        GroupNode(
            id=f"g{at:06}", label=f"団体{at}", initiatives=(), sources=("s",), line=at, prefectures=(codes[where],)
        )
        for at, where in enumerate(made.prefecture.tolist())
    )
    partners = tuple(
        PartnerNode(id=f"p{at:06}", label=f"連携先{at}", label_en=f"partner {at}", kind="company", nature=BODY)
        for at in range(made.partners)
    )
    order = np.lexsort((made.group, made.partner))
    cells = zip(made.group[order].tolist(), made.partner[order].tolist(), strict=True)
    links = tuple(Link(groups[g].id, partners[p].id, (_evidence(groups[g].id, partners[p].id),)) for g, p in cells)
    return LinkTable("body", groups, partners, links)


def _evidence(group: str, partner: str) -> Evidence:
    return Evidence(
        source="s",
        document="s.txt",
        mention=f"m-{group}-{partner}",
        group=group,
        field="partners",
        line=1,
        start=0,
        end=1,
        words=partner,
        name=partner,
        kind="company",
        body=partner,
        grounding="named",
        count=None,
        role="cooperation",
        role_text="",
        rule="synthetic",
        note="",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    made = ecosystem(options.groups, seed=options.seed)
    for group, partner in zip(made.group.tolist(), made.partner.tolist(), strict=True):
        sys.stdout.write(f"g{group},p{partner}\n")


if __name__ == "__main__":
    main()
