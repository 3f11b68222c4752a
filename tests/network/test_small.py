"""Plain counting gives what the sparse matrices give."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.links import LinkTable
from kgraph.network import brokers, clusters
from kgraph.network.projection import pairs, tied_pairs, two_mode
from kgraph.network.small import MAX_PAIRS, is_small, tally


def test_a_casebook_is_small(casebook: dict[str, LinkTable]) -> None:
    assert all(is_small(table) for table in casebook.values())


def test_a_partner_of_very_many_groups_makes_a_table_large(
    make_table: Callable[[set[tuple[str, str]]], LinkTable],
) -> None:
    groups = 2 + int((2 * MAX_PAIRS) ** 0.5)
    assert not is_small(make_table({(f"g{at:04}", "p") for at in range(groups)}))


@given(st.sets(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("pqrstu")), max_size=25))
def test_tallied_pairs_equal_the_projection(make_table: Callable[[set[tuple[str, str]]], LinkTable], cells) -> None:  # type: ignore[no-untyped-def]
    table = make_table(cells)
    expected = {(p.a, p.b): (p.count, pytest.approx(p.newman)) for p in pairs(two_mode(table))}
    assert {pair: (t.count, t.newman) for pair, t in tally(table).items()} == expected


@given(st.sets(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("pqrstu")), max_size=25))
def test_tied_pairs_are_counted_alike(make_table: Callable[[set[tuple[str, str]]], LinkTable], cells) -> None:  # type: ignore[no-untyped-def]
    table = make_table(cells)
    assert tied_pairs(two_mode(table)) == table.tied_pairs


@pytest.mark.parametrize("level", ["body", "place", "kind"])
def test_answers_are_the_same_by_counting_and_by_matrices(
    casebook: dict[str, LinkTable], level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranked, parted = brokers.rank(casebook[level]), clusters.find(casebook[level])
    monkeypatch.setattr(brokers, "is_small", lambda _: False)
    monkeypatch.setattr(clusters, "is_small", lambda _: False)
    assert brokers.rank(casebook[level]) == ranked
    # Another search over the same ties: it need not end at the same clusters, but as good ones.
    large = clusters.find(casebook[level])
    assert (large.clustered, large.unconnected) == (parted.clustered, parted.unconnected)
    if parted.clustered:
        assert large.modularity == pytest.approx(parted.modularity, abs=0.01)
