"""What the analysis says of all levels: worked out once, with how sure it is where that is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.links import LinkTable
from kgraph.network import answers
from kgraph.network.answers import Answers
from kgraph.network.brokers import BrokerAnswer
from kgraph.network.certainty import with_certainty

MakeTable = Callable[..., LinkTable]
CELLS = [(group, partner) for group, partner in ("a1", "b1", "c1", "a2", "b2", "c3", "d3", "d4")]


def test_certain_rows_are_those_of_the_command(casebook: dict[str, LinkTable]) -> None:
    found = Answers({"kind": casebook["kind"]}, measured=True)
    sure = found.certain["kind"]
    assert sure == with_certainty(found.brokers["kind"])
    assert found.certain["kind"] is sure


def test_levels_that_are_not_ranked_or_only_possible_are_as_they_were(casebook: dict[str, LinkTable]) -> None:
    found = Answers(casebook, measured=True)
    found.__dict__["brokers"] = {level: found.brokers[level] for level in ("body", "place")}
    assert found.certain == found.brokers


def test_measures_that_were_not_worked_out_for_all_are_where_they_are_shown(
    make_table: MakeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "ALL_MEASURES_TO", 1)
    monkeypatch.setattr(answers, "FEWER_TABLES", 7)
    found = Answers({"body": make_table(CELLS)}, measured=True)
    assert not found.brokers["body"].rows[0].measures
    sure = found.certain["body"]
    assert sure.rows[0].measures["betweenness"] > 0
    assert sure.chance is not None
    assert sure.chance.draws == 7


def test_of_many_pairs_nothing_is_drawn_and_of_very_many_nothing_is_tested(
    make_table: MakeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer() -> BrokerAnswer:
        return Answers({"body": make_table(CELLS)}).certain["body"]

    monkeypatch.setattr(answers, "PAIRS_MOST", 1)
    some = answer()
    assert some.robustness is not None
    assert not some.robustness.pairs_drawn
    assert some.chance is not None
    assert (some.chance.values, some.chance.draws, some.chance.groups.tests) == ({}, 0, 6)
    monkeypatch.setattr(answers, "UNTESTED_FROM", 2)
    none = answer()
    assert none.chance is None
    assert none.robustness == some.robustness
