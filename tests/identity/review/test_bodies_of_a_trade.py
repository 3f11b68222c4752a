"""A body of people of one trade is no person: 長野県弁護士会 is shown; one of the trade with a name is asked about."""

from __future__ import annotations

import pytest
from two_sources import mention

from kgraph.identity.review.persons import may_be_person
from kgraph.reading.mentions import extract


@pytest.mark.parametrize(
    "words",
    [
        "長野県弁護士会",
        "長野県社会福祉士会",
        "大阪司法書士会",
        "弁護士法人みらい",
        "竹葉法律事務所",
        "竹葉市ボランティアの会",
    ],
)
def test_a_body_of_a_trade_is_not_withheld(words: str) -> None:
    (found,) = extract(f"協力：{words}")
    assert found.surface == words
    row = mention("m-1", "b-1", words, 0, kind=found.kind, rule=found.rule, generic=found.generic)
    assert not may_be_person(row)


@pytest.mark.parametrize("words", ["見本花子弁護士", "見本花子保健師", "見本花子さん"])
def test_one_of_a_trade_with_a_name_is_withheld(words: str) -> None:
    assert may_be_person(mention("m-1", "b-1", words, 0, kind="professional", rule="head:弁護士"))
