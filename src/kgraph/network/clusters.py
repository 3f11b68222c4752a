"""Which groups belong together by the partners they share: communities of the Newman-weighted projection.

Louvain (V. D. Blondel et al., J. Stat. Mech. 2008, P10008) as networkx has it. A seed alone does not make it repeat:
nodes are numbers in the order of the ids, edges are inserted sorted, and so no string is ever hashed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.links import UNNAMED, LinkTable
from kgraph.network.enough import Counts, count, level_that_can
from kgraph.network.small import is_small, tally

SEED = 20251201
RESOLUTION = 1.0
METHOD = "louvain"
WEIGHT = "newman"


@dataclass(frozen=True, slots=True)
class Holder:
    """A partner node that two or more groups of a cluster share; ``groups`` are those of the cluster."""

    partner: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Groups that share partners, in the order of the table; ``held_by`` the most shared first.

    ``possible`` says that an unnamed node is among what holds it together: the groups may share a body there.
    """

    number: int
    groups: tuple[str, ...]
    held_by: tuple[Holder, ...]
    possible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterAnswer:
    """The clusters of a level, largest first; ``clustered`` says whether there is enough for them.

    ``unconnected`` are the groups that share no partner with any other. ``modularity`` is None where there is nothing
    to measure. ``see_level`` is the level that has enough where this one has not (empty: none).
    """

    level: str
    counts: Counts
    clustered: bool
    see_level: str
    clusters: tuple[Cluster, ...]
    unconnected: tuple[str, ...]
    modularity: float | None
    table: LinkTable
    method: str = METHOD
    weight: str = WEIGHT
    resolution: float = RESOLUTION
    seed: int = SEED


def find(table: LinkTable, others: Iterable[LinkTable] = ()) -> ClusterAnswer:
    """Return the clusters of groups in ``table``.

    They need ``enough.MIN_SHARED`` shared bodies and ``enough.MIN_GROUPS_IN_TIES`` groups that share one; with less
    the answer has no clusters and names the first of ``others`` (tables of other levels) that can be parted.
    """
    figures = count(table)
    tied = {link.group for p in table.shared for link in table.links_of(p.id)}
    clusters: tuple[Cluster, ...] = ()
    modularity = None
    if figures.can_cluster:
        groups = sorted(table.group_by_id)
        parts, modularity = communities(len(groups), _edges(table, groups))
        names = [tuple(groups[at] for at in part) for part in parts]
        clusters = tuple(_cluster(table, n, part) for n, part in enumerate((p for p in names if p[0] in tied), 1))
    return ClusterAnswer(
        level=table.level,
        counts=figures,
        clustered=figures.can_cluster,
        see_level="" if figures.can_cluster else level_that_can(others, cluster=True),
        clusters=clusters,
        unconnected=tuple(g.id for g in table.groups if g.id not in tied),
        modularity=modularity,
        table=table,
    )


def communities(
    size: int, edges: Sequence[tuple[int, int, float]], *, seed: int = SEED, resolution: float = RESOLUTION
) -> tuple[tuple[tuple[int, ...], ...], float | None]:
    """Return the communities of ``size`` numbered nodes, largest and then smallest node first; and modularity.

    ``edges`` are (lower, higher, weight). A node without a tie is a community of one. Without any tie the modularity
    is not defined: None.
    """
    if not edges:
        return tuple((at,) for at in range(size)), None
    import networkx as nx  # heavy: an answer that says "too little" needs no graph library

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from(sorted(edges))
    found = nx.community.louvain_communities(graph, weight="weight", resolution=resolution, seed=seed)
    parts = sorted((tuple(sorted(part)) for part in found), key=lambda part: (-len(part), part))
    return tuple(parts), float(nx.community.modularity(graph, parts, weight="weight", resolution=resolution))


def _edges(table: LinkTable, groups: Sequence[str]) -> list[tuple[int, int, float]]:
    """Return the ties of the Newman-weighted projection, groups as their numbers in ``groups`` (sorted ids)."""
    if is_small(table):
        number = {group: at for at, group in enumerate(groups)}
        return [(number[a], number[b], shared.newman) for (a, b), shared in tally(table).items()]
    from kgraph.network.projection import newman, ties, two_mode  # heavy: a small table needs no matrices

    return ties(newman(two_mode(table)))


def _cluster(table: LinkTable, number: int, members: tuple[str, ...]) -> Cluster:
    inside = set(members)
    partners = sorted({link.partner for group in members for link in table.links_from(group)})
    holders = []
    for partner in partners:
        groups = tuple(link.group for link in table.links_of(partner) if link.group in inside)
        if len(groups) > 1:
            holders.append(Holder(partner, groups))
    holders.sort(key=lambda h: (-len(h.groups), table.partner_by_id[h.partner].label, h.partner))
    return Cluster(
        number=number,
        groups=tuple(g.id for g in table.groups if g.id in inside),
        held_by=tuple(holders),
        possible=any(table.partner_by_id[h.partner].nature == UNNAMED for h in holders),
    )
