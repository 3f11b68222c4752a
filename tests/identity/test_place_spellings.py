"""Spellings of one place in a name: one normal name where they can mean nothing else, else a pair for a person."""

from __future__ import annotations

import pytest
from bodies import body, statements

from kgraph.identity.candidates import pairs
from kgraph.identity.names import normal_name
from kgraph.statements import Body

NAGANO = "長野県"


def found(*rows: Body) -> list[tuple[str, set[str]]]:
    return [(pair.reason, set(pair.evidence)) for pair in pairs([statements(*rows)])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上田市役所", "上田市"),
        ("小鹿野町役場", "小鹿野町"),
        ("秩父郡小鹿野町", "埼玉県小鹿野町役場"),
        ("長野県庁", "長野県"),
        ("北海道庁", "北海道"),
        ("長野県上田市", "上田市"),
        ("長野県上田市社会福祉協議会", "上田市社協"),
        ("福岡県福岡市中央区役所", "福岡市中央区"),
        ("一社）沢の会", "一般社団法人沢の会"),
        ("沢の会（一社", "（一社）沢の会"),
        ("（学法）千曲学園", "学校法人千曲学園"),
        ("ABC千曲放送", "千曲放送（ABC）"),
    ],
)
def test_spellings_of_one_name_are_one_body(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)
    assert body(one, NAGANO).id == body(other, NAGANO).id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("東京都府中市", "府中市"),
        ("上田市役所前商店会", "上田市前商店会"),
        ("京都大学", "東京都大学"),
        ("長野県上田高等学校", "上田高等学校"),
        ("1）沢の会", "沢の会"),
        ("市役所", "市"),
    ],
)
def test_what_may_mean_another_is_another_normal_name(one: str, other: str) -> None:
    assert normal_name(one).key != normal_name(other).key


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("厚生労働省長野労働局", "長野労働局", "contained"),
        ("長野労働局ハローワーク上田", "ハローワーク上田", "contained"),
        ("ハローワークうえだ", "ハローワーク上田", "place-spelling"),
        ("ちくま警察署", "千曲警察署", "place-spelling"),
        ("上田社協", "上田市社会福祉協議会", "place-spelling"),
        ("上田地域包括支援センター", "上田市地域包括支援センター", "place-spelling"),
        ("ABC ちくま放送", "千曲放送", "place-spelling"),
        ("エフエム・ナガノ", "エフエム長野", "place-spelling"),
        ("FM千曲", "エフエム千曲", "reading"),
        ("ABC千曲放送", "ABC", "alias"),
        ("青い空", "特定非営利活動法人青い空", "missing-form"),
    ],
)
def test_what_may_be_one_is_a_pair_with_its_reason(one: str, other: str, reason: str) -> None:
    rows = body(one, NAGANO, by="b-one"), body(other, NAGANO, by="b-two")
    assert rows[0].id != rows[1].id
    assert found(*rows) == [(reason, {one, other})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("長野市社会福祉協議会", "長野県社会福祉協議会"),
        ("上田市社会福祉協議会", "東御市社会福祉協議会"),
        ("ハローワーク上田", "ハローワーク篠ノ井"),
        ("長野市交通遺児の会", "長野県交通遺児の会"),
        ("美里町商工会", "美郷町商工会"),
        ("ケーブルテレビ上田", "Kブルテレビ上田"),
    ],
)
def test_two_places_are_no_pair(one: str, other: str) -> None:
    assert found(body(one, NAGANO, by="b-one"), body(other, NAGANO, by="b-two")) == []
