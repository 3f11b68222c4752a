"""How sure a ranking is: what becomes of it when a group, or some of the mentions, had not been there.

Two ways, after E. Costenbader and T. W. Valente, The stability of centrality measures when networks are sampled
(Social Networks 25, 2003, doi:10.1016/S0378-8733(03)00012-1): leaving out one group at a time, which is exact, and
leaving out a share of the mentions at random, drawn DRAWS times for each share. A link is lost when all its mentions
are. Everything is a sparse sum over links, or over the pairs of groups that several partners link, of many draws at
once; the same seed gives the same numbers on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from kgraph.links import UNNAMED, LinkTable
from kgraph.network.projection import TwoMode, pair_count

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

_BATCH_CELLS = 2_000_000

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
    pairs_most: int = PAIRS_MOST,
    progress: Progress | None = None,
) -> Robustness:
    """Return how sure the ranking by groups linked is, for every node of the table that two groups or more share.

    Unnamed nodes are possibilities: they have no rank, so none here. In a table of more than ``pairs_most`` pairs of
    links with one partner the pairs that only it links are not drawn.
    """
    links = _Links.of(table)
    shown = np.flatnonzero(links.degrees > 1)
    together = _pairs(links) if pair_count(links.degrees) <= pairs_most else None
    best, worst = _without_each_group(links, shown)
    missing: dict[float, list[Spread]] = {}
    only: dict[float, list[Spread]] = {}
    for number, share in enumerate(shares):
        ranks = np.empty((len(shown), draws), dtype=np.int32)
        left = np.empty((len(shown), draws), dtype=np.int32)
        most = _BATCH_CELLS // max(len(together.first), 1) if together is not None else draws
        for at, present in links.draws(share, draws, np.random.default_rng([seed, number]), most):
            degrees = links.by_partner @ present  # partners × draws of the batch
            done = at + present.shape[1]
            ranks[:, at:done] = _ranks(degrees, shown)
            if together is not None:
                left[:, at:done] = together.only(present, degrees)[shown]
            if progress is not None:
                progress(number * draws + done, draws * len(shares))
        missing[share] = _spreads(ranks, (ranks <= top).mean(axis=1))
        if together is not None:
            only[share] = _spreads(left, (left > 0).mean(axis=1))
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
        for offset, left in enumerate(present.T):
            values[at + offset] = np.asarray(measure(links.network(left)), dtype=np.float64)[wanted]
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
    """The links of a table as arrays: row and column of each, and the sums from mentions to links, and to partners."""

    groups: tuple[str, ...]
    partners: tuple[str, ...]
    row: Any
    column: Any
    by_link: Any
    by_partner: Any
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
        by_link = _sums(np.repeat(np.arange(count), sizes), count)
        return cls(groups, partners, row, column, by_link, _sums(column, len(partners)), total)

    @property
    def degrees(self) -> Any:
        """The number of groups of each partner."""
        return np.bincount(self.column, minlength=len(self.partners))

    def draws(self, share: float, draws: int, rng: np.random.Generator, most: int = DRAWS) -> Iterator[tuple[int, Any]]:
        """Yield batches of draws, ``most`` at a time: the number of the first, and which links are left in each (links
        × draws, 0 or 1).

        In each draw exactly the rounded share of the mentions is missing.
        """
        lost = round(share * self.mentions)
        batch = max(1, min(most, _BATCH_CELLS // max(self.mentions, len(self.partners), 1)))
        for at in range(0, draws, batch):
            size = min(batch, draws - at)
            kept = np.ones((size, self.mentions), dtype=np.int32)
            if lost:
                chosen = np.argpartition(rng.random((size, self.mentions)), lost - 1, axis=1)[:, :lost]
                np.put_along_axis(kept, chosen, 0, axis=1)
            yield at, (self.by_link @ np.ascontiguousarray(kept.T) > 0).astype(np.int32)

    def network(self, present: Any) -> TwoMode:
        """Return the two-mode matrix of the links that are left."""
        left = np.flatnonzero(present)
        ones = np.ones(len(left), dtype=np.int64)
        shape = (len(self.groups), len(self.partners))
        matrix = sparse.csr_array((ones, (self.row[left], self.column[left])), shape=shape)
        return TwoMode(self.groups, self.partners, matrix)


@dataclass(frozen=True)
class _Pairs:
    """Every two links of one partner whose groups another partner links as well; sorted by the pair of groups.

    A pair that one partner alone links needs no look: it is one of the partner's pairs in every draw that has it.
    """

    first: Any
    second: Any
    pair: Any
    by_pair: Any
    by_partner: Any

    def only(self, present: Any, degrees: Any) -> Any:
        """Return how many pairs only each partner links (partners × draws), where just the links in ``present`` are
        left: its pairs, less those that another one links too."""
        own = degrees * (degrees - 1) // 2
        if not len(self.first):
            return own
        both = present[self.first] & present[self.second]
        shared = (self.by_pair @ both > 1).astype(np.int32)
        return own - self.by_partner @ (both & shared[self.pair])


def _sums(to: Any, size: int) -> Any:
    """Return the matrix that sums what goes to each of ``size`` places: ``to`` is the place of each term."""
    return sparse.csr_array((np.ones(len(to), np.int32), (to, np.arange(len(to)))), shape=(size, len(to)))


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
    _, pair, sizes = np.unique(
        links.row[one] * len(links.groups) + links.row[other], return_inverse=True, return_counts=True
    )
    several = np.flatnonzero(sizes[pair] > 1)
    several = several[np.argsort(pair[several], kind="stable")]
    _, pair = np.unique(pair[several], return_inverse=True)
    one, other = one[several], other[several]
    count = int(pair.max(initial=-1)) + 1
    return _Pairs(one, other, pair, _sums(pair, count), _sums(links.column[one], len(links.partners)))


def _without_each_group(links: _Links, shown: Any) -> tuple[Any, Any]:
    """Return the best and the worst rank of each shown partner when any one group is left out.

    Without a group its partners have one group less. So a partner that the group names (of n groups) falls behind
    those of n that it does not name; any other passes those of n + 1 that it names. Both take but the number of
    partners of n groups that each group names.
    """
    degrees, size = links.degrees, len(links.groups)
    alike = np.bincount(degrees, minlength=int(degrees.max(initial=0)) + 2)
    above = np.r_[alike[::-1].cumsum()[::-1][1:], 0]  # partners of more than n groups
    ones = np.ones(len(links.row), dtype=np.int64)
    named = sparse.csr_array((ones, (links.row, degrees[links.column])), shape=(size, len(alike))).tocsc()
    named.sum_duplicates()
    of_degree = [dict(_column(named, n)) for n in range(len(alike))]
    by_column = np.argsort(links.column, kind="stable")
    bounds = np.searchsorted(links.column[by_column], np.arange(len(links.partners) + 1))
    best, worst = np.empty(len(shown), dtype=np.int64), np.empty(len(shown), dtype=np.int64)
    for at, partner in enumerate(shown.tolist()):
        n = int(degrees[partner])
        own = links.row[by_column[bounds[partner] : bounds[partner + 1]]].tolist()
        ranks = [int(above[n - 1]) - of_degree[n][group] + 1 for group in own]
        ranks += [int(above[n]) - passed + 1 for passed in _extremes(of_degree[n + 1], set(own), size)]
        best[at], worst[at] = min(ranks), max(ranks)
    return best, worst


def _column(named: Any, n: int) -> list[tuple[int, int]]:
    """Return the groups of a column with their counts, the greatest first."""
    part = slice(named.indptr[n], named.indptr[n + 1])
    cells = zip(named.indices[part].tolist(), named.data[part].tolist(), strict=True)
    return sorted(cells, key=lambda cell: (-cell[1], cell[0]))


def _extremes(counts: dict[int, int], without: set[int], size: int) -> list[int]:
    """Return the greatest and the least count of the groups that are not in ``without``, of ``size`` in all; nothing
    where there is none. ``counts`` has the greatest first, and no zeros. Looks at no more groups than ``without`` has.
    """
    if len(without) == size:
        return []
    inside = sum(group in counts for group in without)
    greatest = next((n for group, n in counts.items() if group not in without), 0)
    if size - len(without) > len(counts) - inside:  # a group that is in neither
        return [greatest, 0]
    return [greatest, next(n for group, n in reversed(counts.items()) if group not in without)]


def _ranks(values: Any, shown: Any) -> Any:
    """Return the competition ranks (1, 2, 2, 4) of some rows in each column of whole numbers: one more than how many
    rows have more."""
    if not values.size:
        return values[shown]
    wide, draws = int(values.max()) + 2, values.shape[1]
    at = values * draws + np.arange(draws)
    counts = np.bincount(at.ravel(), minlength=wide * draws).reshape(wide, draws)
    as_many = counts[::-1].cumsum(axis=0)[::-1].ravel()
    return as_many[at[shown] + draws] + 1


def _spreads(values: Any, top: Any) -> list[Spread]:
    if not values.size:
        return []
    median, low, high = np.quantile(values, [0.5, 0.05, 0.95], axis=1)
    return [Spread(*four) for four in zip(*(part.tolist() for part in (median, low, high, top)), strict=True)]
