"""Pairs that may be one body: what is proposed, why, in which order, and what never is."""

from __future__ import annotations

import csv
import gzip
from dataclasses import replace

import pytest
from bodies import KIND, body, group, numbered, statements
from hypothesis import given
from hypothesis import strategies as st

from kgraph.identity.candidates import LOWEST, REASONS, pairs
from kgraph.identity.names import normal_name
from kgraph.statements import Body, load

EHIME = "愛媛県"
A, B = "8000012010038", "7000012050002"


def found(*rows, **options):
    """Return (reason, the two names) of every pair."""
    return [(pair.reason, set(pair.evidence)) for pair in pairs([statements(*rows)], **options)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("NPO法人山川の窓", "山川の窓", "missing-form"),
        ("社団法人山川の窓", "一般社団法人山川の窓", "missing-form"),
        ("山川・窓", "山川窓の", None),
        ("NPO法人山川・窓の会", "NPO法人山川窓の会", "spelling"),
        ("NPO法人さくらの会", "NPO法人サクラの会", "spelling"),
        ("山嶋相談室", "山島相談室", "spelling"),
        ("山川子ども食堂", "山川こども食堂", "spelling"),
        ("NPO法人はすのね", "NPO法人 HASUNONE", "reading"),
        ("山川ネットワーク【YNK】", "YNK", "alias"),
        ("山川の窓（旧：里山の窓）", "里山の窓", "alias"),
        ("山川災害支援ネット", "山川災害支援ネットワーク", "contained"),
        ("愛媛県ひまわり電話", "ひまわり電話", "contained"),
        ("山川まくとぅーの会", "山川まくとーの会", "one-letter"),
        ("山川チャリティ広場", "山川チャリテイ広場", "one-letter"),
        ("第一ひまわり広場の会", "第二ひまわり広場の会", None),
        ("山川こども食堂", "山田こども食堂", None),
        ("結", "絆", None),
        ("NPO法人山川の窓", "NPO法人山川の窓（大分支部）", None),
        ("大川内小学校", "大川内小学校PTA", None),
    ],
)
def test_two_names_are_a_candidate_for_the_reason_they_give(one, other, reason):
    rows = body(one, EHIME, by="b-one"), body(other, EHIME, by="b-two")
    assert found(*rows) == ([] if reason is None else [(reason, {one, other})])


def test_equal_names_of_another_scope_are_candidates_and_least_where_both_lie_elsewhere():
    one, near, far = (body("NPO法人山川の窓", p) for p in (EHIME, "高知県", ""))
    assert {(p.reason, p.score) for p in pairs([statements(one, near, far)])} == {
        ("same-name", 0.71),
        ("same-name", 0.85),
    }
    led = group("b-led", "NPO法人山川の窓", "北海道", "札幌市")
    also = group("b-also", "NPO法人山川の窓", EHIME, "松山市")
    assert [p.score for p in pairs([led, also])] == [0.38]


def test_a_group_and_a_partner_of_its_prefecture_are_a_candidate_by_an_alias_of_the_form():
    led = group("b-led", "NPO法人山川の窓", EHIME, "松山市", "やまどの会")
    (pair,) = pairs([led, statements(body("やまどの会", EHIME, by="b-led"))])
    assert (pair.reason, pair.score, set(pair.evidence)) == ("alias", 0.8, {"やまどの会"})


def test_two_legal_forms_are_never_proposed_not_even_under_one_number():
    one, other = body("NPO法人山川の窓", EHIME), body("一般社団法人山川の窓", EHIME)
    assert found(one, other) == []
    assert found(one, other, numbers={one.id: A, other.id: A}) == []


def test_different_numbers_part_two_bodies_and_one_number_joins_them():
    one, other = body("NPO法人山川の窓", EHIME), body("NPO法人山川の窓", "高知県")
    assert found(one, other, numberless := numbered(one, A)) == [("same-name", {"NPO法人山川の窓"})]
    assert found(one, other, numberless, numbered(other, B)) == []
    assert found(one, other, numbers={one.id: A, other.id: [B]}) == []
    stranger = body("別の名前の会", EHIME)
    (pair,) = pairs([statements(one, stranger, numbered(one, A), numbered(stranger, A))])
    assert (pair.reason, pair.score) == ("same-number", 1.0)


def test_a_body_and_its_unit_and_two_units_of_one_are_never_proposed():
    whole = body("山川災害支援ネット", EHIME)
    middle = body("山川災害支援", EHIME, parent=whole.id)
    unit = body("山川災害支援ネットワーク", EHIME, parent=middle.id)
    sister = body("山川災害支援ネツトワーク", EHIME, parent=middle.id)
    assert found(whole, middle, unit, sister) == []
    assert found(replace(whole, parent=""), replace(unit, parent="")) != []


def test_names_that_tell_two_places_are_never_proposed():
    assert found(body("熊本県教育委員会", "熊本県"), body("熊本市教育委員会", "熊本県")) == []


def test_a_likeness_of_names_counts_only_where_the_groups_that_wrote_them_may_lie_in_one_area():
    namer = group("b-namer", "札幌の団体", "北海道", "札幌市")
    one, other = body("松山市ひまわり広場の会", EHIME), body("ひまわり広場の会", "北海道")
    assert pairs([namer, statements(one, other)]) == ()
    assert [p.reason for p in pairs([statements(one, other)])] == ["contained"]


def test_what_a_person_called_distinct_is_not_proposed_again_whichever_comes_first():
    one, other = body("NPO法人山川の窓", EHIME), body("山川の窓", EHIME)
    for pair in ((one.id, other.id), (other.id, one.id)):
        assert found(one, other, distinct=[pair]) == []


def test_a_name_that_is_nothing_but_a_legal_form_agrees_with_none():
    rows = [Body(id=f"b-{n}", name="特定非営利活動法人", kind=KIND, scope="38000", legal_form="npo") for n in "12"]
    assert found(*rows) == []


def test_the_best_come_first_and_the_order_is_that_of_no_source():
    rows = [
        body("NPO法人山川の窓", EHIME),
        body("山川の窓", EHIME),
        body("山川災害支援ネット", EHIME),
        body("山川災害支援ネットワーク", EHIME),
    ]
    sources = [statements(row, source_id=f"s{at}") for at, row in enumerate(rows)]
    result = pairs(sources)
    assert [p.reason for p in result] == ["missing-form", "contained"]
    assert result == pairs(reversed(sources)) == pairs([statements(*rows)])
    assert all(p.why == REASONS[p.reason][1] and p.why.ja and p.why.en for p in result)


@given(st.lists(st.text(alphabet="山川のさくらサ会ー・嶋島", min_size=1, max_size=6), max_size=8), st.booleans())
def test_no_pair_is_of_itself_or_comes_twice_or_scores_too_low(names, elsewhere):
    rows = [body(name, EHIME if elsewhere else "", by=f"b-{at}") for at, name in enumerate(names)]
    result = pairs([statements(*rows)])
    ids = {row.id for row in rows}
    assert len({frozenset((p.a, p.b)) for p in result}) == len(result)
    for pair in result:
        assert {pair.a, pair.b} <= ids
        assert pair.a != pair.b
        assert LOWEST <= pair.score <= 1


def test_registered_bodies_of_one_municipality_are_parted_by_their_numbers(shared):
    """2,000 bodies of the register, each with its number: not one pair, though many names are alike."""
    with gzip.open(shared / "data" / "orgs" / "nta_npo_shafuku_nationwide.csv.gz", "rt", encoding="utf-8") as file:
        listed = [row for _, row in zip(range(2000), csv.DictReader(file), strict=False)]
    rows = [
        Body(
            id=f"b-{row['corporate_number']}",
            name=row["name"],
            legal_form=normal_name(row["name"]).legal_form,
            kind=KIND,
            scope=row["code6"][:5],
            place=row["code6"][:5],
        )
        for row in listed
    ]
    numbers = {row.id: row.id[2:] for row in rows}
    assert pairs([statements(*rows)]) != ()
    assert pairs([statements(*rows)], numbers=numbers) == ()


def test_the_casebook_has_no_pair_that_is_the_same_by_rule(project_root):
    data = load(project_root / "data" / "casebook-r7")
    keys = {body.id: (normal_name(body.name).key, body.legal_form, body.scope) for body in data.bodies}
    assert len(set(keys.values())) == len(keys)
    for pair in pairs([data]):
        assert keys.get(pair.a) != keys.get(pair.b)
