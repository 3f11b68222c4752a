"""How sure an answer about brokers is: its robustness against what may be missing, and what chance alone would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import perf_counter
from typing import Any

import numpy as np

from kgraph.links import UNNAMED
from kgraph.network.brokers import BrokerAnswer
from kgraph.network.chance import partners as chance
from kgraph.network.measures import betweenness, holes
from kgraph.network.measures.fragmentation import without_each
from kgraph.network.projection import TwoMode, newman, two_mode
from kgraph.network.robustness import DRAWS, PAIRS_MOST, SHARES, robustness, spread_of
from kgraph.network.scores import BETWEENNESS, CONSTRAINT, FRAGMENTATION

NONE, DEFAULT, FULL = "none", "default", "full"
ROBUSTNESS = (NONE, DEFAULT, FULL)
"""What can be asked for: nothing; what is quick; intervals of the other measures as well, for the first ROWS rows."""

ROWS = 20
"""How many of the first rows get intervals of betweenness, constraint and fragmentation."""

ONE_SHARE_FROM = 2_000
"""In a table of more links these intervals are drawn for the first share of missing mentions only."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""


def with_certainty(
    answer: BrokerAnswer,
    asked: str = DEFAULT,
    *,
    draws: int = DRAWS,
    random_tables: int = chance.DRAWS,
    pairs_most: int | None = None,
    progress: Progress | None = None,
) -> BrokerAnswer:
    """Return the answer with how sure it is; as it was where nothing is ranked, or nothing is asked for.

    ``draws`` is how often mentions are left out for each share. The same seeds give the same figures in every run.
    In a table of more than ``pairs_most`` pairs of links with one partner what goes through these pairs is left out.
    """
    if asked == NONE or not answer.ranked:
        return answer
    full = asked == FULL
    return replace(
        answer,
        robustness=robustness(
            answer.table, draws=draws, pairs_most=pairs_most or PAIRS_MOST, progress=_of(progress, "robustness")
        ),
        chance=chance.against_chance(
            answer.table,
            draws=random_tables,
            everything=full,
            pairs_most=pairs_most,
            progress=_of(progress, "chance"),
        ),
        intervals=_intervals(answer, draws, progress) if full else {},
    )


def seconds(answer: BrokerAnswer, *, draws: int = DRAWS) -> float:
    """Return about how long the intervals of ``full`` take on this machine: each measure is taken once to know."""
    if not answer.ranked:
        return 0.0
    network, total = two_mode(answer.table), 0.0
    for name, measure in _MEASURES.items():
        start = perf_counter()
        measure(network)
        once = perf_counter() - start
        again = chance.DRAWS if name == BETWEENNESS else 0  # in random tables as well
        total += once * (draws * len(_shares(answer)) + again)
    return total


def _intervals(
    answer: BrokerAnswer, draws: int, progress: Progress | None
) -> Mapping[str, Mapping[float, Mapping[str, Any]]]:
    first = [row.partner.id for row in answer.rows if row.partner.nature != UNNAMED and len(row.groups) > 1][:ROWS]
    return {
        name: {
            share: spread_of(
                answer.table, measure, first, draws=draws, share=share, progress=_of(progress, f"{name} {share:.0%}")
            )
            for share in _shares(answer)
        }
        for name, measure in _MEASURES.items()
    }


def _shares(answer: BrokerAnswer) -> tuple[float, ...]:
    return SHARES if len(answer.table.links) <= ONE_SHARE_FROM else SHARES[:1]


def _of(progress: Progress | None, stage: str) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda done, total: progress(stage, done, total)


def _betweenness(network: TwoMode) -> Any:
    return betweenness.two_mode(network.matrix).normalised().partners


def _constraint(network: TwoMode) -> Any:
    return holes.constraint_of(newman(network.turned()))


def _fragmentation(network: TwoMode) -> Any:
    n, m = network.matrix.shape
    rows, columns = network.matrix.tocsr(), network.matrix.tocsc()
    neighbours = [(rows.indices[a:b] + n).tolist() for a, b in zip(rows.indptr[:-1], rows.indptr[1:], strict=True)]
    neighbours += [columns.indices[a:b].tolist() for a, b in zip(columns.indptr[:-1], columns.indptr[1:], strict=True)]
    return np.array([removal.f for removal in without_each(neighbours, [1] * n + [0] * m)[n:]])


_MEASURES: Mapping[str, Callable[[TwoMode], Any]] = {
    BETWEENNESS: _betweenness,
    CONSTRAINT: _constraint,
    FRAGMENTATION: _fragmentation,
}
