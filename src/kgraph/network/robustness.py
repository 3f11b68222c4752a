"""How sure a ranking is: what becomes of it when a group, or some of the mentions, had not been there.

Two ways, after E. Costenbader and T. W. Valente, The stability of centrality measures when networks are sampled
(Social Networks 25, 2003, doi:10.1016/S0378-8733(03)00012-1): leaving out one group at a time, which is exact, and
leaving out a share of the mentions at random, drawn DRAWS times for each share. A link is lost when all its mentions
are. Everything is a sum over links or over pairs of links, so that a draw costs one pass over them; the same seed
gives the same numbers on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from kgraph.links import UNNAMED, LinkTable
from kgraph.network.projection import TwoMode

DRAWS = 500
"""How many times mentions are left out at random, for each share."""

SHARES = (0.1, 0.2, 0.3)
"""The shares of the mentions that are left out."""

TOP = 5
"""A row is at the top when its rank is at most this."""

SEED = 20251225
"""The seed of the draws; any other gives other draws of the same kind."""

PAIRS_MOST = 4_000_000
"""Pairs of links with one partner, at most, for which the pairs that only it links are drawn as well."""

_BATCH_CELLS = 4_000_000

Progress = Callable[[int, int], None]
"""Called with how many draws are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a row stands over the draws of one share: median rank, 5 % and 95 % quantiles, chance of the top TOP."""

    median: float
    low: float
    high: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Robust:
    """How sure the place of one partner node is.

    ``best`` and ``worst`` are its ranks when any one group is left out. ``missing`` tells by share (0.1) where it
    stands when that share of the mentions is missing. ``only`` tells the same of the pairs that only it links (their
    number, not a rank; ``top`` is the chance that one is left); empty where that was not drawn.
    """

    best: int
    worst: int
    missing: Mapping[float, Spread]
    only: Mapping[float, Spread]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """The robustness of a table's ranking by the id of the partner node, with how it was drawn."""

    rows: Mapping[str, Robust]
    draws: int
    shares: tuple[float, ...]
    seed: int
    top: int
    mentions: int
    pairs_drawn: bool


def robustness(
    table: LinkTable,
    *,
    draws: int = DRAWS,
    shares: Sequence[float] = SHARES,
    seed: int = SEED,
    top: int = TOP,
    progress: Progress | None = None,
) -> Robustness:
    """Return how sure the ranking by groups linked is, for every node of the table that two groups or more share.

    Unnamed nodes are possibilities: they have no rank, so none here.
    """
    links = _Links.of(table)
    shown = np.flatnonzero(links.degrees > 1)
    together = _pairs(links) if _pair_count(links.degrees) <= PAIRS_MOST else None
    best, worst = _without_each_group(links, shown)
    missing: dict[float, list[Spread]] = {}
    only: dict[float, list[Spread]] = {}
    for number, share in enumerate(shares):
        ranks = np.empty((draws, len(shown)), dtype=np.int32)
        left = np.empty((draws, len(shown)), dtype=np.int64)
        for at, present in links.draws(share, draws, np.random.default_rng([seed, number])):
            # ``present``: draws of the batch × links
            ranks[at : at + len(present)] = _ranks(present @ links.to_partner)[:, shown]
            if together is not None:
                for offset, row in enumerate(present):
                    left[at + offset] = together.only(row)[shown]
            if progress is not None:
                progress(number * draws + at + len(present), draws * len(shares))
        missing[share] = _spreads(ranks, (ranks <= top).mean(axis=0))
        if together is not None:
            only[share] = _spreads(left, (left > 0).mean(axis=0))
    rows = {
        links.partners[partner]: Robust(
            best=int(best[at]),
            worst=int(worst[at]),
            missing={share: spreads[at] for share, spreads in missing.items()},
            only={share: spreads[at] for share, spreads in only.items()},
        )
        for at, partner in enumerate(shown.tolist())
    }
    return Robustness(
        rows=rows,
        draws=draws,
        shares=tuple(shares),
        seed=seed,
        top=top,
        mentions=links.mentions,
        pairs_drawn=together is not None,
    )


def spread_of(
    table: LinkTable,
    measure: Callable[[TwoMode], Any],
    partners: Sequence[str],
    *,
    draws: int = DRAWS,
    share: float = SHARES[0],
    seed: int = SEED,
    progress: Progress | None = None,
) -> dict[str, Spread]:
    """Return the values of any measure over draws in which ``share`` of the mentions is missing, by partner node.

    ``measure`` takes the two-mode matrix and returns a value for each of its partners (NaN where it has none, which
    is left out of the quantiles). ``top`` of the result is the share of the draws in which there is a value.
    """
    links = _Links.of(table)
    column = {partner: at for at, partner in enumerate(links.partners)}
    wanted = [column[partner] for partner in partners]
    values = np.empty((draws, len(wanted)))
    for at, present in links.draws(share, draws, np.random.default_rng([seed, len(partners)])):
        for offset, row in enumerate(present):
            values[at + offset] = np.asarray(measure(links.network(row)), dtype=np.float64)[wanted]
            if progress is not None:
                progress(at + offset + 1, draws)
    there = ~np.isnan(values)
    found = {}
    for number, partner in enumerate(partners):
        own = values[there[:, number], number]
        chance = float(there[:, number].mean()) if draws else 0.0
        median, low, high = np.quantile(own, [0.5, 0.05, 0.95]).tolist() if len(own) else (float("nan"),) * 3
        found[partner] = Spread(median, low, high, chance)
    return found


@dataclass(frozen=True)
class _Links:
    """The links of a table as arrays: row and column of each, and the sums that lead from mentions to links."""

    groups: tuple[str, ...]
    partners: tuple[str, ...]
    row: Any
    column: Any
    to_link: Any
    to_partner: Any
    mentions: int

    @classmethod
    def of(cls, table: LinkTable) -> _Links:
        """Return the links to nodes that have a rank, in the order of the table."""
        groups = tuple(sorted(g.id for g in table.groups))
        partners = tuple(sorted(p.id for p in table.partners if p.nature != UNNAMED))
        row_of, column_of = ({name: at for at, name in enumerate(names)} for names in (groups, partners))
        links = [link for link in table.links if link.partner in column_of]
        row = np.array([row_of[link.group] for link in links], dtype=np.int64)
        column = np.array([column_of[link.partner] for link in links], dtype=np.int64)
        sizes = np.array([len(link.evidence) for link in links], dtype=np.int64)
        total, count = int(sizes.sum()), len(links)
        at = (np.arange(total), np.repeat(np.arange(count), sizes))
        to_link = sparse.csr_array((np.ones(total, np.int32), at), shape=(total, count))
        ones = np.ones(count, np.int32)
        to_partner = sparse.csr_array((ones, (np.arange(count), column)), shape=(count, len(partners)))
        return cls(groups, partners, row, column, to_link, to_partner, total)

    @property
    def degrees(self) -> Any:
        """The number of groups of each partner."""
        return np.bincount(self.column, minlength=len(self.partners))

    def draws(self, share: float, draws: int, rng: np.random.Generator) -> Iterator[tuple[int, Any]]:
        """Yield batches of draws: the number of the first, and which links are left in each (draws × links, 0 or 1).

        In each draw exactly the rounded share of the mentions is missing.
        """
        lost = round(share * self.mentions)
        batch = max(1, _BATCH_CELLS // max(self.mentions, len(self.partners), 1))
        for at in range(0, draws, batch):
            size = min(batch, draws - at)
            kept = np.ones((size, self.mentions), dtype=np.int32)
            if lost:
                chosen = np.argpartition(rng.random((size, self.mentions)), lost - 1, axis=1)[:, :lost]
                np.put_along_axis(kept, chosen, 0, axis=1)
            yield at, (kept @ self.to_link > 0).astype(np.int32)

    def network(self, present: Any) -> TwoMode:
        """Return the two-mode matrix of the links that are left."""
        left = np.flatnonzero(present)
        ones = np.ones(len(left), dtype=np.int64)
        shape = (len(self.groups), len(self.partners))
        matrix = sparse.csr_array((ones, (self.row[left], self.column[left])), shape=shape)
        return TwoMode(self.groups, self.partners, matrix)


@dataclass(frozen=True)
class _Pairs:
    """Every two links of one partner, by the pair of groups that they tie: sorted by that pair."""

    first: Any
    second: Any
    partner: Any
    starts: Any
    sizes: Any
    partners: int

    def only(self, present: Any) -> Any:
        """Return how many pairs only each partner links, where just the links in ``present`` are left."""
        if not len(self.first):
            return np.zeros(self.partners, dtype=np.int64)
        both = present[self.first] * present[self.second]
        shared = np.repeat(np.add.reduceat(both, self.starts), self.sizes)
        return np.bincount(self.partner[(both == 1) & (shared == 1)], minlength=self.partners)


def _pair_count(degrees: Any) -> int:
    return int((degrees * (degrees - 1) // 2).sum())


def _pairs(links: _Links) -> _Pairs:
    order = np.lexsort((links.row, links.column))
    bounds = np.searchsorted(links.column[order], np.arange(len(links.partners) + 1))
    first, second = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for left, right in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if right - left > 1:
            a, b = np.triu_indices(right - left, k=1)
            first.append(order[left + a])
            second.append(order[left + b])
    one, other = np.concatenate(first), np.concatenate(second)
    pair = links.row[one] * len(links.groups) + links.row[other]
    by_pair = np.argsort(pair, kind="stable")
    one, other, pair = one[by_pair], other[by_pair], pair[by_pair]
    starts = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]]) if len(pair) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(pair)])
    return _Pairs(one, other, links.column[one], starts, sizes, len(links.partners))


def _without_each_group(links: _Links, shown: Any) -> tuple[Any, Any]:
    """Return the best and the worst rank of each shown partner when any one group is left out.

    Only the partners of that group lose, one each: a batch of groups is the row of degrees less the groups' own rows.
    """
    best = np.full(len(shown), len(links.partners) + 1, dtype=np.int64)
    worst = np.zeros(len(shown), dtype=np.int64)
    ones = np.ones(len(links.row), dtype=np.int64)
    own = sparse.csr_array((ones, (links.row, links.column)), shape=(len(links.groups), len(links.partners)))
    batch = max(1, _BATCH_CELLS // max(len(links.partners), 1))
    for at in range(0, len(links.groups), batch):
        ranks = _ranks(links.degrees - own[at : at + batch].toarray())[:, shown]
        best, worst = np.minimum(best, ranks.min(axis=0)), np.maximum(worst, ranks.max(axis=0))
    return best, worst


def _ranks(values: Any) -> Any:
    """Return competition ranks (1, 2, 2, 4) along each row of whole numbers: one more than how many are greater."""
    if values.shape[1] == 0:
        return values
    most = int(values.max()) + 1
    counts = np.zeros((len(values), most + 1), dtype=np.int64)
    np.add.at(counts, (np.arange(len(values))[:, None], values), 1)
    greater = counts[:, ::-1].cumsum(axis=1)[:, ::-1]  # how many are as great or greater
    return np.take_along_axis(greater, values + 1, axis=1) + 1


def _spreads(values: Any, top: Any) -> list[Spread]:
    if not values.shape[1]:
        return []
    median, low, high = np.quantile(values, [0.5, 0.05, 0.95], axis=0)
    return [Spread(*four) for four in zip(*(part.tolist() for part in (median, low, high, top)), strict=True)]
