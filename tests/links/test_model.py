"""What a table of links tells of itself, against counting by hand."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.links import BODY, GroupNode, Link, LinkTable, PartnerNode


def table_of(cells: set[tuple[int, int]], groups: int, partners: int) -> LinkTable:
    return LinkTable(
        level="body",
        groups=tuple(
            GroupNode(id=f"g{n:04}", label=f"g{n}", initiatives=(), sources=("s",), line=n) for n in range(groups)
        ),
        partners=tuple(
            PartnerNode(id=f"p{n:04}", label=f"p{n}", label_en=f"p{n}", kind="company", nature=BODY)
            for n in range(partners)
            if any(p == n for _, p in cells)
        ),
        links=tuple(Link(f"g{g:04}", f"p{p:04}", ()) for p, g in sorted((p, g) for g, p in cells)),
    )


def pairs_by_hand(cells: set[tuple[int, int]]) -> int:
    members: dict[int, list[int]] = {}
    for group, partner in cells:
        members.setdefault(partner, []).append(group)
    return len({pair for some in members.values() for pair in combinations(sorted(some), 2)})


@given(st.sets(st.tuples(st.integers(0, 11), st.integers(0, 8))))
def test_tied_pairs_are_those_counted_by_hand(cells: set[tuple[int, int]]) -> None:
    assert table_of(cells, 12, 9).tied_pairs == pairs_by_hand(cells)


@settings(max_examples=25)
@given(st.sets(st.tuples(st.integers(0, 149), st.integers(0, 2)), min_size=100), st.integers(65, 150))
def test_tied_pairs_of_big_partners_are_those_counted_by_hand(cells: set[tuple[int, int]], size: int) -> None:
    # More than 64 groups in one partner: they are counted as a bit mask.
    cells |= {(group, 3) for group in range(size)}
    assert table_of(cells, 150, 4).tied_pairs == pairs_by_hand(cells)


@given(st.sets(st.tuples(st.integers(0, 11), st.integers(0, 8))))
def test_links_are_the_sum_over_partners_and_over_groups(cells: set[tuple[int, int]]) -> None:
    table = table_of(cells, 12, 9)
    assert len(table.links) == sum(len(table.links_of(p.id)) for p in table.partners)
    assert len(table.links) == sum(len(table.links_from(g.id)) for g in table.groups)
    assert [p.id for p in table.shared] == [p.id for p in table.partners if len(table.links_of(p.id)) > 1]


def test_groups_without_links_and_unknown_ids_have_none() -> None:
    table = table_of({(0, 0)}, 2, 1)
    assert table.links_from("g0001") == ()
    assert table.links_of("nobody") == ()
    assert table.tied_pairs == 0
