"""Which groups belong together by the partners they share, what holds each cluster together, and how sure that is.

Communities by modularity (see ``communities``), of the Newman-weighted projection, of the ties that chance does not
explain (``validated``), or of the two-mode graph itself (``two-mode``: Barber's modularity). RUNS runs with a seed
each; the answer is the run that agrees with all of them most, and says how sure each group's place is and which pairs
are not sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kgraph.errors import CallError, Problem, Text
from kgraph.links import UNNAMED, LinkTable
from kgraph.network.enough import Counts, count, level_that_can
from kgraph.network.small import is_small, tally

if TYPE_CHECKING:
    from kgraph.network.chance.ties import TiesBeside
    from kgraph.network.communities.consensus import Consensus

SEED = 20251201
RUNS = 50
RESOLUTION = 1.0
METHOD = "louvain"
TWO_MODE_METHOD = "brim"
NEWMAN, VALIDATED, TWO_MODE = "newman", "validated", "two-mode"
WEIGHTS = (NEWMAN, VALIDATED, TWO_MODE)
"""What ties groups: all shared partners by Newman's weights; the pairs that share more than the bipartite
configuration model explains; groups and partners as one network."""

UNSURE_LISTED = 50
"""How many of the unsure pairs are listed; all are counted."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Holder:
    """A partner node that two or more groups of a cluster share; ``groups`` are those of the cluster."""

    partner: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A partner node of groups of several clusters: the number of each cluster and how many of its groups."""

    partner: str
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two groups with a partner in common that some runs put together and some apart; ``share`` of the runs together."""

    a: str
    b: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Groups that share partners, in the order of the table; ``held_by`` the most shared first.

    ``possible`` says that an unnamed node is among what holds it together: the groups may share a body there.
    ``certainty`` tells of each group how much of its cluster is the same over the runs (1: always the same groups).
    """

    number: int
    groups: tuple[str, ...]
    held_by: tuple[Holder, ...]
    possible: bool
    certainty: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterAnswer:
    """The clusters of a level, largest first; ``clustered`` says whether there is enough for them.

    ``between`` are the partners that stand between clusters, ``unsure`` the first UNSURE_LISTED of the
    ``unsure_pairs``. ``unconnected`` are the groups that are tied to no other. ``modularity`` is None where
    there is nothing to measure; ``distinct`` is how many different clusterings the ``runs`` gave. ``see_level`` is the
    level that has enough where this one has not (empty: none). ``ties`` are the ties of groups beside chance, where
    only those are kept that it does not explain.
    """

    level: str
    counts: Counts
    clustered: bool
    see_level: str
    clusters: tuple[Cluster, ...]
    unconnected: tuple[str, ...]
    modularity: float | None
    table: LinkTable
    between: tuple[Between, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    unsure_pairs: int = 0
    method: str = METHOD
    weight: str = NEWMAN
    resolution: float = RESOLUTION
    seed: int = SEED
    runs: int = RUNS
    distinct: int = 0
    ties: TiesBeside | None = None


@dataclass(frozen=True)
class _Found:
    """What the runs gave: their labels (runs × groups), what they agree on, and the tied pairs as two arrays."""

    labels: Any
    consensus: Consensus
    pairs: tuple[Any, Any] = field(repr=False)
    ties: TiesBeside | None = None


def find(
    table: LinkTable,
    others: Iterable[LinkTable] = (),
    *,
    weight: str = NEWMAN,
    resolution: float = RESOLUTION,
    seed: int = SEED,
    runs: int = RUNS,
    progress: Progress | None = None,
) -> ClusterAnswer:
    """Return the clusters of groups in ``table``.

    They need ``enough.MIN_SHARED`` shared bodies and ``enough.MIN_GROUPS_IN_TIES`` groups that share one; with less
    the answer has no clusters and names the first of ``others`` (tables of other levels) that can be parted.
    Raises CallError for a weight that is not among WEIGHTS, or fewer than one run.
    """
    _check(weight, runs)
    figures = count(table)
    tied = {link.group for p in table.shared for link in table.links_of(p.id)}
    answer = ClusterAnswer(
        level=table.level,
        counts=figures,
        clustered=figures.can_cluster,
        see_level="" if figures.can_cluster else level_that_can(others, cluster=True),
        clusters=(),
        unconnected=tuple(g.id for g in table.groups if g.id not in tied),
        modularity=None,
        table=table,
        method=TWO_MODE_METHOD if weight == TWO_MODE else METHOD,
        weight=weight,
        resolution=resolution,
        seed=seed,
        runs=runs,
    )
    if not figures.can_cluster:
        return answer
    groups = sorted(table.group_by_id)
    found = _runs(table, groups, weight, resolution, seed, runs, progress)
    labels = found.consensus.labels.tolist()
    certainty = dict(zip(groups, found.consensus.certainty.tolist(), strict=True))
    if weight == VALIDATED:
        tied = {groups[at] for ends in found.pairs for at in ends.tolist()}
    parts: dict[int, list[str]] = {}
    for group, label in zip(groups, labels, strict=True):
        if group in tied:
            parts.setdefault(label, []).append(group)
    clusters = tuple(_cluster(table, n, parts[label], certainty) for n, label in enumerate(sorted(parts), 1))
    unsure_pairs, unsure = _unsure(found, groups)
    return replace(
        answer,
        clusters=clusters,
        unconnected=tuple(g.id for g in table.groups if g.id not in tied),
        modularity=found.consensus.quality if parts else None,
        between=_between(table, clusters),
        unsure=unsure,
        unsure_pairs=unsure_pairs,
        distinct=found.consensus.distinct,
        ties=found.ties,
    )


def _runs(
    table: LinkTable,
    groups: Sequence[str],
    weight: str,
    resolution: float,
    seed: int,
    runs: int,
    progress: Progress | None,
) -> _Found:
    import numpy as np  # heavy: an answer that says "too little" needs none of it

    from kgraph.network.communities import dense
    from kgraph.network.communities.consensus import consensus

    if weight == NEWMAN and len(groups) <= dense.MOST and is_small(table):
        number = {group: at for at, group in enumerate(groups)}
        matrix, ties = np.zeros((len(groups), len(groups))), tally(table)
        for (a, b), shared in ties.items():
            matrix[number[a], number[b]] = matrix[number[b], number[a]] = shared.newman
        pairs = tuple(np.array([number[pair[end]] for pair in ties], dtype=np.int64) for end in (0, 1))
        labels, qualities = dense.communities(matrix, runs, seed, resolution)
        return _Found(labels, consensus(labels, qualities), (pairs[0], pairs[1]))
    from kgraph.network import large  # heavy: the sparse matrices

    labels, qualities, ends, chance = large.runs(table, weight, resolution, seed, runs, progress)
    return _Found(labels, consensus(labels, qualities), ends, chance)


def _unsure(found: _Found, groups: Sequence[str]) -> tuple[int, tuple[Unsure, ...]]:
    """Return how many tied pairs are unsure, and the first of them: the least sure, then by their ids."""
    import numpy as np

    from kgraph.network.communities.consensus import UNSURE, together

    first, second = found.pairs
    shares = together(found.labels, first, second)
    open_ = np.flatnonzero((shares > UNSURE[0]) & (shares < UNSURE[1]))
    order = open_[np.lexsort((second[open_], first[open_], np.abs(shares[open_] - 0.5).round(9)))][:UNSURE_LISTED]
    listed = zip(first[order].tolist(), second[order].tolist(), shares[order].tolist(), strict=True)
    return len(open_), tuple(Unsure(groups[a], groups[b], share) for a, b, share in listed)


def _cluster(table: LinkTable, number: int, members: Sequence[str], certainty: Mapping[str, float]) -> Cluster:
    inside = set(members)
    partners = sorted({link.partner for group in members for link in table.links_from(group)})
    holders = []
    for partner in partners:
        groups = tuple(link.group for link in table.links_of(partner) if link.group in inside)
        if len(groups) > 1:
            holders.append(Holder(partner, groups))
    holders.sort(key=lambda h: (-len(h.groups), table.partner_by_id[h.partner].label, h.partner))
    ordered = tuple(g.id for g in table.groups if g.id in inside)
    return Cluster(
        number=number,
        groups=ordered,
        held_by=tuple(holders),
        possible=any(table.partner_by_id[h.partner].nature == UNNAMED for h in holders),
        certainty=tuple(certainty[group] for group in ordered),
    )


def _between(table: LinkTable, clusters: Sequence[Cluster]) -> tuple[Between, ...]:
    """Return the partners of groups of several clusters: of most clusters first, then of most groups."""
    number = {group: cluster.number for cluster in clusters for group in cluster.groups}
    found = []
    for partner in table.shared:
        sizes: dict[int, int] = {}
        for link in table.links_of(partner.id):
            if link.group in number:
                sizes[number[link.group]] = sizes.get(number[link.group], 0) + 1
        if len(sizes) > 1:
            found.append(Between(partner.id, tuple(sorted(sizes.items()))))
    label = {p.id: p.label for p in table.partners}
    return tuple(sorted(found, key=lambda b: (-len(b.parts), -sum(n for _, n in b.parts), label[b.partner], b.partner)))


def _check(weight: str, runs: int) -> None:
    if weight not in WEIGHTS:
        known = ", ".join(WEIGHTS)
        raise CallError(_wrong("weight", weight, Text(f"次のいずれか: {known}", f"one of: {known}")))
    if runs < 1:
        raise CallError(_wrong("runs", str(runs), Text("1 以上", "1 or more")))


def _wrong(name: str, found: str, expected: Text) -> Problem:
    todo = Text("選び直してください", "choose another")
    return Problem(code=f"clusters-{name}", file="network", field=name, found=found, expected=expected, todo=todo)
