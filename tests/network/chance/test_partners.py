"""Partners against chance: which values, beside which tables, and how they are controlled."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from kgraph.links import UNNAMED, LinkTable
from kgraph.network import brokers
from kgraph.network.chance import partners
from kgraph.network.chance.discovery import adjusted, false_discovery
from kgraph.network.chance.partners import against_chance
from kgraph.network.scores import BETWEENNESS, ONLY_PAIRS

MakeTable = Callable[..., LinkTable]
# Eight groups of two circles: partners 1 to 4 of one, 5 to 8 of the other; "x" alone is named in both.
CIRCLES = [*product("abcd", "1234"), *product("efgh", "5678"), ("a", "x"), ("b", "x"), ("e", "x"), ("f", "x")]


def test_what_is_observed_are_the_values_of_the_ranking(casebook: dict[str, LinkTable]) -> None:
    found = against_chance(casebook["kind"], draws=20)
    answer = brokers.rank(casebook["kind"], measures=[BETWEENNESS])
    rows = {row.partner.id: row for row in answer.rows if len(row.groups) > 1}
    assert found.values.keys() == {ONLY_PAIRS, BETWEENNESS}
    for measure, values in found.values.items():
        assert {p: one.observed for p, one in values.items()} == pytest.approx(
            {p: row.value(measure) for p, row in rows.items()}
        )
    first = found.values[ONLY_PAIRS]["k-civil-society-organisation"]
    assert (first.observed, first.unlikely) == (21, False)


def test_the_one_bridge_between_two_circles_is_unlikely_by_chance_and_nothing_else_is(make_table: MakeTable) -> None:
    found = against_chance(make_table(CIRCLES))
    between = {p: one for p, one in found.values[BETWEENNESS].items() if one.unlikely}
    assert between.keys() == {"x"}
    assert between["x"].z is not None
    assert between["x"].z > 2
    only = found.values[ONLY_PAIRS]
    assert only["x"].observed == 4
    assert only["x"].p == min(one.p for one in only.values())
    assert 1 / 501 <= only["x"].p < 0.02
    assert only["1"].observed == 0
    assert only["1"].p == 1


def test_the_exact_chance_where_all_tables_can_be_written_down(make_table: MakeTable) -> None:
    # Margins (2,1,1) and (2,1,1): five tables. "1" ties the two groups that name it; only it does unless both also
    # name the same other, which cannot be: so it is 1 in every table, and chance leaves no spread.
    found = against_chance(make_table([("a", "1"), ("b", "1"), ("a", "2"), ("c", "3")]), draws=200)
    one = found.values[ONLY_PAIRS]["1"]
    assert (one.observed, one.expected, one.z, one.p) == (1, 1, None, 1)


def test_the_same_seed_gives_the_same_and_the_order_of_rows_does_not_matter(make_table: MakeTable) -> None:
    one, other = (against_chance(make_table(cells), draws=30) for cells in (CIRCLES, CIRCLES[::-1]))
    assert one == other
    assert against_chance(make_table(CIRCLES), draws=30, seed=1) != one


def test_sparse_and_dense_counting_agree(make_table: MakeTable, monkeypatch: pytest.MonkeyPatch) -> None:
    dense = against_chance(make_table(CIRCLES), draws=25)
    monkeypatch.setattr(partners, "_DENSE", 0)
    sparse = against_chance(make_table(CIRCLES), draws=25, everything=True)
    for measure in (ONLY_PAIRS, BETWEENNESS):
        for partner, one in dense.values[measure].items():
            other = sparse.values[measure][partner]
            assert (one.expected, one.p, one.q) == pytest.approx((other.expected, other.p, other.q))
    assert against_chance(make_table(CIRCLES), draws=5).values.keys() == {ONLY_PAIRS}  # betweenness only where asked


def test_a_large_table_has_its_pairs_tested_only_unless_asked(
    make_table: MakeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partners, "MOST_LINKS", 10)
    found = against_chance(make_table(CIRCLES), draws=5)
    assert (found.values, found.draws, found.partners.tests) == ({}, 0, 36)
    assert against_chance(make_table(CIRCLES), draws=5, everything=True).values


def test_only_the_partners_of_most_groups_are_tested_with_those_tied_and_no_possibility(
    make_table: MakeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = [*product("abc", "1"), *product("ab", "2"), *product("bc", "3"), *product("abcd", "u"), ("a", "9")]
    table = make_table(cells, natures={"u": UNNAMED})
    monkeypatch.setattr(partners, "TESTED", 2)
    assert against_chance(table, draws=5).values[ONLY_PAIRS].keys() == {"1", "2", "3"}
    monkeypatch.setattr(partners, "TESTED", 1)
    assert against_chance(table, draws=5).values[ONLY_PAIRS].keys() == {"1"}


def test_pairs_that_go_together_are_found_and_the_plain_test_stands_beside(make_table: MakeTable) -> None:
    groups = [f"g{n:02}" for n in range(80)]
    cells = [(g, p) for at, g in enumerate(groups) for p in (f"p{at}", f"p{(at + 1) % 80}", f"s{at % 5}")]
    cells += [(g, p) for g in groups[:16] for p in ("t1", "t2")]
    found = against_chance(make_table(cells), draws=5).partners
    (first, *_) = found.listed
    assert (first.a, first.b, first.shared) == ("t1", "t2", 16)
    assert first.expected < 4
    assert first.q <= 0.05
    assert first.plain <= first.p
    assert 1 <= found.unlikely <= found.plain
    assert len(found.listed) == found.unlikely


@pytest.mark.parametrize("cells", [[], [("a", "1")], [("a", "1"), ("b", "1")]])
def test_too_small_a_table_is_no_error(make_table: MakeTable, cells: list[tuple[str, str]]) -> None:
    found = against_chance(make_table(cells, groups=["z"]), draws=5)
    assert found.partners.unlikely == found.groups.unlikely == 0
    assert all(one.p == 1 for values in found.values.values() for one in values.values())


def test_q_is_the_least_level_at_which_a_test_is_believed() -> None:
    p = np.array([0.03, 0.001, 0.2, 0.04, 0.9])
    q = adjusted(p, tests=8)
    for at, level in enumerate(q.tolist()):
        if level < 1:
            assert false_discovery(p, level + 1e-9, 8)[at]
            assert not false_discovery(p, level - 1e-9, 8)[at]
    assert adjusted(np.zeros(0)).tolist() == []
