"""What the place of a partner owes to chance: its table beside random ones in which each has as many links as it has.

How many groups a partner links is the same in all of them, so that it cannot be tested; what can is which groups those
are: how many pairs only it links, and its betweenness (``curveball``, some hundred random tables). Which partners are
named together, and which groups share partners, more often than chance gives is tested pair by pair in closed form
(``bicm``), since so many tests need chances smaller than some hundred tables can tell; the ``hypergeometric`` test,
which takes every partner for equally popular, stands beside. All are controlled for false discoveries (``discovery``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from kgraph.links import UNNAMED, LinkTable
from kgraph.network.chance.bicm import bicm_pairs
from kgraph.network.chance.curveball import Comparison, cells_of_tables
from kgraph.network.chance.discovery import LEVEL, adjusted
from kgraph.network.chance.hypergeometric import hypergeometric
from kgraph.network.measures import betweenness, betweenness_dense
from kgraph.network.projection import TwoMode, exclusive, pair_count, two_mode
from kgraph.network.scores import BETWEENNESS, ONLY_PAIRS

CURVEBALL, BICM = "curveball", "bicm"

DRAWS = 500
"""Random tables; the least p that they can tell is 1/(DRAWS + 1)."""

SEED = 20251226

MOST_LINKS = 20_000
"""Tables of more links are not compared with random ones unless asked: only their pairs are tested."""

TESTED = 50
"""Tested are the partners of the most groups, so many and those tied with the last; more tests would tell less."""

FEW_GROUPS = 30
"""With fewer groups than this only a very strong pattern can be told from chance: the answer says so."""

PAIRS_LISTED = 50
"""Believed pairs that are listed, the least likely first; all are counted."""

_DENSE = 200_000
"""Nodes × cells up to which betweenness is counted densely, and by default; for larger tables where it is asked for."""

_BATCH_CELLS = 4_000_000

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tested:
    """A value beside those of the random tables: their mean, z (None without spread), p of as much or more, and q."""

    observed: float
    expected: float
    z: float | None
    p: float
    q: float

    @property
    def unlikely(self) -> bool:
        """Whether chance is unlikely to give as much, false discoveries controlled at LEVEL."""
        return self.q <= LEVEL


@dataclass(frozen=True, slots=True)
class TestedPair:
    """Two partners (or groups) that share more groups (partners) than chance gives; ``plain`` is the hypergeometric p."""

    a: str
    b: str
    shared: int
    expected: float
    p: float
    q: float
    plain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Tests of pairs: how many there are, how many of them are unlikely by chance, how many are so by the plain test,
    and the first PAIRS_LISTED of the former, the least likely first."""

    tests: int
    unlikely: int
    plain: int
    listed: tuple[TestedPair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerChance:
    """What was compared with chance: ``values`` by measure and partner (empty: the table is too large for it).

    ``together`` is for each tested partner how many partners its groups name beside it, and with how many of them it
    is named more often than chance gives; ``partners`` and ``groups`` are the tests of pairs.
    """

    values: Mapping[str, Mapping[str, Tested]]
    together: Mapping[str, tuple[int, int]]
    partners: Pairs
    groups: Pairs
    draws: int
    seed: int


def against_chance(
    table: LinkTable,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    everything: bool = False,
    pairs_most: int | None = None,
    progress: Progress | None = None,
) -> PartnerChance:
    """Return the partners of a table beside chance; ``everything`` also what takes long in a large table.

    A table of more than ``pairs_most`` pairs of links with one partner is not compared with random ones.
    """
    network = two_mode(table)
    tested = _tested(table, network)
    values: dict[str, dict[str, Tested]] = {}
    quick = len(table.links) <= MOST_LINKS and (pairs_most is None or pair_count(network.degrees) <= pairs_most)
    if len(tested) and (everything or quick):
        small = _size(network) <= _DENSE
        found = _compared(network, tested, draws, seed, small or everything, small, progress)
        names = [network.partners[at] for at in tested]
        values = {measure: dict(zip(names, some, strict=True)) for measure, some in found.items()}
    partners, beside, unlikely = _pairs(network.turned())
    groups, _, _ = _pairs(network)
    together = {network.partners[at]: (int(beside[at]), int(unlikely[at])) for at in tested}
    return PartnerChance(
        values=values,
        together=together,
        partners=partners,
        groups=groups,
        draws=draws if values else 0,
        seed=seed,
    )


def _size(network: TwoMode) -> int:
    n, m = network.matrix.shape
    return int((n + m) * n * m)


def _tested(table: LinkTable, network: TwoMode) -> list[int]:
    """Return the numbers of the partners that are tested: shared, and no mere possibility."""
    nodes, degrees = table.partner_by_id, network.degrees.tolist()
    shared = [at for at, p in enumerate(network.partners) if degrees[at] > 1 and nodes[p].nature != UNNAMED]
    least = sorted((degrees[at] for at in shared), reverse=True)[:TESTED][-1:]
    return [at for at in shared if degrees[at] >= least[0]]


def _compared(
    network: TwoMode, tested: list[int], draws: int, seed: int, ways: bool, dense: bool, progress: Progress | None
) -> dict[str, list[Tested]]:
    values = _dense if dense else _sparse
    first = {name: some[0] for name, some in values(network, *_own(network), ways).items()}
    beside = {name: Comparison(some[tested]) for name, some in first.items()}
    done = 0
    for rows, columns in _batches(network, draws, seed):
        for name, some in values(network, rows, columns, ways).items():
            beside[name].add(some[:, tested])
        done += len(rows)
        if progress is not None:
            progress(done, draws)
    found = {}
    for name, comparison in beside.items():
        null = comparison.null()
        q = adjusted(null.p_more)
        parts = (part.tolist() for part in (null.observed, null.mean, null.z, null.p_more, q))
        found[name] = [Tested(o, e, None if z != z else z, p, level) for o, e, z, p, level in zip(*parts, strict=True)]
    return found


def _own(network: TwoMode) -> tuple[Any, Any]:
    cells = network.matrix.tocoo()
    return cells.row[None], cells.col[None]


def _batches(network: TwoMode, draws: int, seed: int) -> Iterator[tuple[Any, Any]]:
    """Yield the random tables as rows and columns, so few at a time that dense ones stay within memory."""
    n, m = network.matrix.shape
    most = max(1, _BATCH_CELLS // max((n + m) ** 2, 1))
    for rows, columns in cells_of_tables(network.matrix, draws, seed=seed):
        for at in range(0, len(rows), most):
            yield rows[at : at + most], columns[at : at + most]


def _dense(network: TwoMode, rows: Any, columns: Any, ways: bool) -> dict[str, Any]:
    """Return the measures of every partner in each table (tables × partners), by products of dense arrays."""
    n, m = network.matrix.shape
    cells = np.zeros((len(rows), n, m))
    cells[np.arange(len(rows))[:, None], rows, columns] = 1
    single = (cells @ cells.transpose(0, 2, 1) == 1).astype(np.float64)
    single[:, np.arange(n), np.arange(n)] = 0
    found = {ONLY_PAIRS: (cells * (single @ cells)).sum(axis=1) / 2}
    if ways:
        found[BETWEENNESS] = betweenness_dense.partners_of(cells) / max(betweenness.most(m, n), 1)
    return found


def _sparse(network: TwoMode, rows: Any, columns: Any, ways: bool) -> dict[str, Any]:
    """Return the same, one table after another."""
    n, m = network.matrix.shape
    only, between = np.zeros((len(rows), m)), np.zeros((len(rows), m))
    for at, (row, column) in enumerate(zip(rows, columns, strict=True)):
        matrix = sparse.csr_array((np.ones(len(row), dtype=np.int64), (row, column)), shape=(n, m))
        drawn = TwoMode(network.groups, network.partners, matrix)
        only[at] = np.bincount(exclusive(drawn).partner, minlength=m)
        if ways:
            between[at] = betweenness.two_mode(matrix).normalised().partners
    return {ONLY_PAIRS: only, BETWEENNESS: between} if ways else {ONLY_PAIRS: only}


def _pairs(network: TwoMode) -> tuple[Pairs, Any, Any]:
    """Return the tests of the pairs of rows; for each row how many others it shares a column with, and how many of
    them more often than chance gives."""
    size = len(network.groups)
    if not network.matrix.nnz:
        return Pairs(tests=0, unlikely=0, plain=0, listed=()), np.zeros(size), np.zeros(size)
    tests, plain = bicm_pairs(network.matrix), hypergeometric(network.matrix)
    q = adjusted(tests.more, tests.tests)
    keep = np.flatnonzero(q <= LEVEL)
    order = keep[np.lexsort((tests.second[keep], tests.first[keep], q[keep]))][:PAIRS_LISTED]
    listed = tuple(
        TestedPair(
            network.groups[int(tests.first[at])],
            network.groups[int(tests.second[at])],
            int(tests.shared[at]),
            float(tests.expected[at]),
            float(tests.more[at]),
            float(q[at]),
            float(plain.more[at]),
        )
        for at in order.tolist()
    )
    found = Pairs(tests=tests.tests, unlikely=len(keep), plain=int(np.count_nonzero(plain.believed())), listed=listed)
    beside = np.bincount(np.r_[tests.first, tests.second], minlength=size)
    unlikely = np.bincount(np.r_[tests.first[keep], tests.second[keep]], minlength=size)
    return found, beside, unlikely
