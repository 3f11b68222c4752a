"""What the analysis says of the tables of all levels: each answer is computed when first asked for, and once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kgraph.links import BODY, KIND, LEVELS, LinkTable

if TYPE_CHECKING:
    from kgraph.network.brokers import BrokerAnswer
    from kgraph.network.clusters import ClusterAnswer
    from kgraph.network.gaps import GapAnswer

ALL_MEASURES_TO = 5_000
"""Where every measure is asked for, a table of more links has the default ones only."""

CERTAIN = (BODY, KIND)
"""The levels of which is told how sure they are. At that of kind and area the bodies stand as at that of bodies, and
what it adds are possibilities, which have no rank."""

SHOWN_MEASURES_TO, FEWER_TABLES, PAIRS_MOST, UNTESTED_FROM = 10_000, 200, 100_000, 2_000_000
"""What is shown of certainty takes seconds, not minutes: every measure up to so many links; so many random tables above
ALL_MEASURES_TO links; no random tables, and no pairs drawn, above so many pairs of links with one partner; no
comparison with chance from so many pairs on."""


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
    def certain(self) -> dict[str, BrokerAnswer]:
        """The brokers of each level; of those of CERTAIN with every measure, and with how sure they are."""
        return {level: self._certain(answer) for level, answer in self.brokers.items()}

    def _certain(self, answer: BrokerAnswer) -> BrokerAnswer:
        from kgraph.network import brokers, certainty  # heavy: scipy
        from kgraph.network.chance.partners import DRAWS
        from kgraph.network.projection import pair_count, two_mode
        from kgraph.network.robustness import robustness
        from kgraph.network.scores import MEASURES

        table = answer.table
        if answer.level not in CERTAIN:
            return answer
        if not answer.scores.values and len(table.links) <= SHOWN_MEASURES_TO:
            answer = brokers.rank(table, self._others(answer.level), measures=tuple(MEASURES))
        if not answer.ranked:
            return answer
        if pair_count(two_mode(table).degrees) >= UNTESTED_FROM:
            return replace(answer, robustness=robustness(table, pairs_most=PAIRS_MOST))
        drawn = FEWER_TABLES if len(table.links) > ALL_MEASURES_TO else DRAWS
        return certainty.with_certainty(answer, random_tables=drawn, pairs_most=PAIRS_MOST)

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
