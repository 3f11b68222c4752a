"""The ties of groups beside chance: whether two groups share more partners than the bipartite configuration model gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kgraph.network.chance.bicm import bicm_pairs, fit
from kgraph.network.chance.discovery import LEVEL, PairTests, adjusted

METHOD = "bicm"

LISTED = 50
"""How many ties are listed, the least likely first; those that chance does not explain are all listed."""


@dataclass(frozen=True, slots=True)
class TieBeside:
    """Two groups: how many partners they share, how many chance gives, z (None without spread), p of as many, and q.

    ``unlikely`` is whether chance is unlikely to give as many, false discoveries controlled.
    """

    a: str
    b: str
    shared: int
    expected: float
    z: float | None
    p: float
    q: float
    unlikely: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TiesBeside:
    """Of all ``pairs`` of groups (each a test) how many share a partner (``tied``), how many of them more than chance
    gives (``unlikely``, false discoveries at most ``level`` of them), and the ties that are listed."""

    pairs: int
    tied: int
    unlikely: int
    level: float
    method: str
    listed: tuple[TieBeside, ...]


def compared(matrix: Any, groups: Sequence[str], level: float = LEVEL) -> tuple[TiesBeside, PairTests]:
    """Return the ties of the rows of a matrix beside chance; and the tests of those that it does not explain."""
    model = fit(matrix)
    tests = bicm_pairs(matrix, model)
    keep = tests.believed(level)
    q = adjusted(tests.more, tests.tests)
    order = np.lexsort((tests.second, tests.first, tests.more, q, ~keep))[: max(LISTED, int(np.count_nonzero(keep)))]
    spread = model.deviation(tests.first[order], tests.second[order])
    off = tests.shared[order] - tests.expected[order]
    z = np.divide(off, spread, out=np.full(len(order), np.nan), where=spread > 0)
    some = (tests.first, tests.second, tests.shared, tests.expected, tests.more, q, keep)
    cells = zip(*(part[order].tolist() for part in some), z.tolist(), strict=True)
    listed = tuple(
        TieBeside(groups[a], groups[b], shared, expected, None if off != off else off, p, level_of, unlikely)
        for a, b, shared, expected, p, level_of, unlikely, off in cells
    )
    found = TiesBeside(
        pairs=tests.tests,
        tied=len(tests.first),
        unlikely=int(np.count_nonzero(keep)),
        level=level,
        method=METHOD,
        listed=listed,
    )
    return found, tests.where(keep)
