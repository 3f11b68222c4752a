"""Who links the most groups: partners by a chosen measure, with its ties in rank and the words behind each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kgraph.links import UNNAMED, DirectTie, Evidence, Link, LinkTable, PartnerNode
from kgraph.network.enough import Counts, count, level_that_can
from kgraph.network.scores import GROUPS, LOW_IS_FIRST, ONLY_PAIRS, Progress, Scores, Value, check_measures, scores
from kgraph.network.small import is_small, tally

if TYPE_CHECKING:
    from kgraph.network.chance.partners import PartnerChance
    from kgraph.network.robustness import Robustness, Spread

PAIRS_LISTED = 50
"""How many of the pairs that only one partner links are listed by name; all are counted."""

OnlyPairs = tuple[int, tuple[tuple[str, str], ...]]
"""How many pairs only one partner links, and the first PAIRS_LISTED of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerRow:
    """One partner node: the groups that name it, its rank, and what stands behind.

    ``rank`` is None where nothing is ranked, for an unnamed node, and where the measure has no value; ``tied`` is how
    many rows have that rank.
    ``pairs`` is how many pairs of groups meet in it, ``only_pairs`` how many of them share no other partner
    (``only`` lists the first PAIRS_LISTED). ``roles`` counts groups by role (notation), most frequent first.
    ``measures`` are the values that were asked for, by name; None where a measure has none for it (never NaN).
    """

    partner: PartnerNode
    groups: tuple[str, ...]
    rank: int | None = None
    tied: int = 0
    pairs: int = 0
    only_pairs: int = 0
    only: tuple[tuple[str, str], ...] = ()
    roles: tuple[tuple[str, int], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    measures: Mapping[str, Value] = field(default_factory=dict)

    def value(self, measure: str) -> Value:
        """Return the value of a measure; None where it has none for this node. Raises KeyError if it was not asked."""
        if measure == GROUPS:
            return len(self.groups)
        return self.only_pairs if measure == ONLY_PAIRS else self.measures[measure]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerAnswer:
    """All partner nodes of a level, best first by the measure ``by``; ``ranked`` says whether there is enough for ranks.

    ``see_level`` is the level that has enough where this one has not (empty: none). ``direct_ties`` are the groups
    that name one another; they are no shared partners and stand beside. How sure it is stands in the last three, where
    that was worked out (``certainty``): of the rank by groups and of pairs only one links; values of other measures by
    measure, share of missing mentions and partner; what chance would give.
    """

    level: str
    counts: Counts
    ranked: bool
    see_level: str
    rows: tuple[BrokerRow, ...]
    direct_ties: tuple[DirectTie, ...]
    table: LinkTable
    by: str = GROUPS
    scores: Scores = field(default_factory=lambda: Scores(values={}))
    robustness: Robustness | None = None
    intervals: Mapping[str, Mapping[float, Mapping[str, Spread]]] = field(default_factory=dict)
    chance: PartnerChance | None = None


def rank(
    table: LinkTable,
    others: Iterable[LinkTable] = (),
    *,
    by: str = GROUPS,
    measures: Sequence[str] = (),
    progress: Progress | None = None,
) -> BrokerAnswer:
    """Return the partners of ``table`` by a measure (see ``scores.MEASURES``), with competition ranks (1, 2, 2, 4).

    Ranks need ``enough.MIN_SHARED`` shared bodies; where there are fewer the rows come without ranks, and the answer
    names the first of ``others`` (tables of other levels) that can be ranked. ``measures`` are others to work out
    beside. A node for which the measure has no value comes last. Raises CallError for a name that is no measure's.
    """
    check_measures((by, *measures))
    figures = count(table)
    asked = tuple(dict.fromkeys(name for name in (by, *measures) if name not in (GROUPS, ONLY_PAIRS)))
    found = scores(table, asked, progress)
    rows = _with_pairs(table, [_row(p, table.links_of(p.id)) for p in table.partners])
    if asked:
        rows = [replace(row, measures={name: found.values[name][row.partner.id] for name in asked}) for row in rows]
    rows.sort(key=lambda row: (-_standing(row, by), -len(row.groups), _last(row), row.partner.label, row.partner.id))
    return BrokerAnswer(
        level=table.level,
        counts=figures,
        ranked=figures.can_rank,
        see_level="" if figures.can_rank else level_that_can(others, cluster=False),
        rows=tuple(_with_ranks(rows, by) if figures.can_rank else rows),
        direct_ties=table.direct_ties,
        table=table,
        by=by,
        scores=found,
    )


def competition_ranks(values: Sequence[float]) -> list[tuple[int, int]]:
    """Return for each value its rank and how many share it; the largest value is first.

    >>> competition_ranks([5, 3, 3, 1])
    [(1, 1), (2, 2), (2, 2), (4, 1)]
    """
    frequency = Counter(values)
    first: dict[float, int] = {}
    at = 1
    for value in sorted(frequency, reverse=True):
        first[value] = at
        at += frequency[value]
    return [(first[value], frequency[value]) for value in values]


def _row(partner: PartnerNode, links: Sequence[Link]) -> BrokerRow:
    groups = tuple(link.group for link in links)
    roles = Counter(role for link in links for role in link.roles)
    return BrokerRow(
        partner=partner,
        groups=groups,
        pairs=len(groups) * (len(groups) - 1) // 2,
        roles=tuple(sorted(roles.items(), key=lambda item: (-item[1], item[0]))),
        evidence=tuple(e for link in links for e in link.evidence),
    )


def _with_pairs(table: LinkTable, rows: list[BrokerRow]) -> list[BrokerRow]:
    """Return the rows with the pairs that only their partner links."""
    if not table.shared:
        return rows
    only = _only_small(table) if is_small(table) else _only_large(table)
    return [
        replace(row, only_pairs=only[row.partner.id][0], only=only[row.partner.id][1])
        if row.partner.id in only
        else row
        for row in rows
    ]


def _only_small(table: LinkTable) -> dict[str, OnlyPairs]:
    found: dict[str, list[tuple[str, str]]] = {}
    for pair, shared in tally(table).items():
        if shared.count == 1:
            found.setdefault(shared.partner, []).append(pair)
    return {partner: (len(pairs), tuple(pairs[:PAIRS_LISTED])) for partner, pairs in found.items()}


def _only_large(table: LinkTable) -> dict[str, OnlyPairs]:
    from kgraph.network.projection import exclusive, two_mode  # heavy: a small table needs no matrices

    network = two_mode(table)
    found = exclusive(network)
    # Where the pairs of each partner begin; one more for the end of the last.
    starts = found.partner.searchsorted(range(len(network.partners) + 1)).tolist()
    result: dict[str, OnlyPairs] = {}
    for at, partner in enumerate(network.partners):
        left, right = starts[at], starts[at + 1]
        if left < right:
            listed = slice(left, min(right, left + PAIRS_LISTED))
            pairs = zip(found.first[listed].tolist(), found.second[listed].tolist(), strict=True)
            result[partner] = (right - left, tuple((network.groups[a], network.groups[b]) for a, b in pairs))
    return result


def _standing(row: BrokerRow, by: str) -> float:
    """Return what to rank by: the more the better, equal where values differ by no more than how they were summed."""
    value = row.value(by)
    if value is None:
        return float("-inf")
    return round(-value if by in LOW_IS_FIRST else value, 9) + 0.0


def _last(row: BrokerRow) -> bool:
    """Of equals those come last that are but possible."""
    return row.partner.nature == UNNAMED


def _with_ranks(rows: Sequence[BrokerRow], by: str) -> list[BrokerRow]:
    """Return the rows with ranks; unnamed nodes are possibilities and have none, nor has a row without a value."""
    rankable = [row for row in rows if row.partner.nature != UNNAMED and row.value(by) is not None]
    ranks = dict(
        zip((row.partner.id for row in rankable), competition_ranks([_standing(r, by) for r in rankable]), strict=True)
    )
    return [
        replace(row, rank=ranks[row.partner.id][0], tied=ranks[row.partner.id][1]) if row.partner.id in ranks else row
        for row in rows
    ]
