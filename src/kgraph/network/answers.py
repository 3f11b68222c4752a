"""What the analysis says of the tables of all levels: each answer is computed when first asked for, and once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from kgraph.links import KIND, LEVELS, LinkTable

if TYPE_CHECKING:
    from kgraph.network.brokers import BrokerAnswer
    from kgraph.network.clusters import ClusterAnswer
    from kgraph.network.gaps import GapAnswer

ALL_MEASURES_TO = 5_000
"""Where every measure is asked for, a table of more links has the default ones only."""


class Answers:
    """Brokers and clusters of every level, and the gaps, for whoever needs them: the graph, the files, the site."""

    def __init__(self, tables: Mapping[str, LinkTable], *, measured: bool = False) -> None:
        """Take the tables by level; ``measured`` asks for every measure of the brokers (see ALL_MEASURES_TO)."""
        self.tables = tables
        self._measured = measured

    @cached_property
    def brokers(self) -> dict[str, BrokerAnswer]:
        """Who links whom, at each level."""
        from kgraph.network import brokers  # heavy: scipy
        from kgraph.network.scores import MEASURES

        return {
            level: brokers.rank(
                table,
                self._others(level),
                measures=tuple(MEASURES) if self._measured and len(table.links) <= ALL_MEASURES_TO else (),
            )
            for level, table in self.tables.items()
        }

    @cached_property
    def clusters(self) -> dict[str, ClusterAnswer]:
        """What belongs together, at each level."""
        from kgraph.network import clusters  # heavy: scipy

        return {level: clusters.find(table, self._others(level)) for level, table in self.tables.items()}

    @cached_property
    def gaps(self) -> GapAnswer:
        """Where it is thin: what no group ticked, and what texts speak of without a mark; needs the level of kinds."""
        from kgraph.network import gaps

        return gaps.find(self.tables[KIND])

    def _others(self, level: str) -> list[LinkTable]:
        """Return the tables of the other levels, in the order in which they are offered in place of one."""
        return [self.tables[other] for other in reversed(LEVELS) if other in self.tables and other != level]
