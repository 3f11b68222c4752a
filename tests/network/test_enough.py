"""When there is enough to rank, and to part groups into clusters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.links import UNNAMED, LinkTable
from kgraph.network.enough import count, level_that_can

MakeTable = Callable[..., LinkTable]


@pytest.mark.parametrize(
    "cells, rank, cluster",
    [
        ("", False, False),
        ("a1 b1", False, False),
        ("a1 b1 c1 d1 e1 f1", False, False),  # one shared body, however many groups
        ("a1 b1 c2 d2", True, False),  # two shared bodies, four groups
        ("a1 b1 c2 d2 e3", True, False),  # the fifth shares nothing
        ("a1 b1 c2 d2 e2", True, True),
    ],
)
def test_least_numbers(make_table: MakeTable, cells: str, rank: bool, cluster: bool) -> None:
    figures = count(make_table([(cell[0], cell[1]) for cell in cells.split()]))
    assert (figures.can_rank, figures.can_cluster) == (rank, cluster)


def test_unnamed_nodes_are_possible_and_not_shared(make_table: MakeTable) -> None:
    cells = list(zip("abcde", "11222", strict=True))
    figures = count(make_table(cells, level="place", natures={"2": UNNAMED}))
    assert [p.id for p in figures.shared] == ["1"]
    assert [p.id for p in figures.possible] == ["2"]
    assert figures.groups_in_ties == 2
    assert not figures.can_rank


def test_first_level_that_has_enough_is_pointed_to(make_table: MakeTable) -> None:
    little = make_table([("a", "1")], level="place")
    four = make_table(list(zip("abcd", "1122", strict=True)), level="kind")
    assert level_that_can([little, four], cluster=False) == "kind"
    assert level_that_can([little, four], cluster=True) == ""


def test_casebook_has_one_shared_body_two_groups_in_ties_and_enough_kinds(casebook: dict[str, LinkTable]) -> None:
    for level in ("body", "place"):
        figures = count(casebook[level])
        assert [p.label for p in figures.shared] == ["熊本市"]
        assert (figures.groups_in_ties, figures.possible) == (2, ())
    kinds = count(casebook["kind"])
    assert kinds.can_cluster
    assert kinds.groups_in_ties == 13
