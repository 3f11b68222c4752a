"""What an answer stands on, and whether that is enough to rank or to part groups into clusters.

With one shared body every other partner is equal, and a ranking would say only that; with fewer than five groups in
shared ties a cluster is no more than a pair or two that the table of pairs already shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.links import UNNAMED, LinkTable, PartnerNode
from kgraph.network.small import is_small

MIN_SHARED = 2
"""A ranking, and clusters, need this many shared bodies (at the kind level: shared kinds)."""

MIN_GROUPS_IN_TIES = 5
"""Clusters need this many groups that share a body (a kind) with another group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The figures behind an answer.

    ``shared`` are the partner nodes that two or more groups have in common and that are more than a possibility:
    bodies, at the kind level kinds. ``possible`` are the shared unnamed nodes of the place level. ``groups_in_ties``
    is how many groups hold at least one of ``shared``.
    """

    groups: int
    partners: int
    links: int
    tied_pairs: int
    shared: tuple[PartnerNode, ...]
    possible: tuple[PartnerNode, ...]
    groups_in_ties: int

    @property
    def can_rank(self) -> bool:
        """Whether there is enough for a ranking."""
        return len(self.shared) >= MIN_SHARED

    @property
    def can_cluster(self) -> bool:
        """Whether there is enough for clusters."""
        return self.can_rank and self.groups_in_ties >= MIN_GROUPS_IN_TIES


def count(table: LinkTable) -> Counts:
    """Return the figures of a table."""
    shared = tuple(p for p in table.shared if p.nature != UNNAMED)
    return Counts(
        groups=len(table.groups),
        partners=len(table.partners),
        links=len(table.links),
        tied_pairs=_tied_pairs(table),
        shared=shared,
        possible=tuple(p for p in table.shared if p.nature == UNNAMED),
        groups_in_ties=len({link.group for p in shared for link in table.links_of(p.id)}),
    )


def _tied_pairs(table: LinkTable) -> int:
    if is_small(table):
        return table.tied_pairs
    from kgraph.network.projection import tied_pairs, two_mode  # heavy: a small table needs no matrices

    return tied_pairs(two_mode(table))


def level_that_can(others: Iterable[LinkTable], *, cluster: bool) -> str:
    """Return the first of the other levels that has enough; empty where none has."""
    for table in others:
        figures = count(table)
        if figures.can_cluster if cluster else figures.can_rank:
            return table.level
    return ""
