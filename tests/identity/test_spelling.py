"""One spelling for what is written in several, and what a bracket says of the name before it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.identity.spelling import brackets, comparable, is_reading, loose, other_name, without_call_sign


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("茅ケ崎市", "茅ヶ崎市"),
        ("茅が崎市", "茅ヶ崎市"),
        ("八ガ岳の会", "八ヶ岳の会"),
        ("髙橋相談室", "高橋相談室"),
        ("渡邉会", "渡辺会"),
        ("渡邊会", "渡辺会"),
        ("國學院", "国学院"),
        ("廣澤會", "広沢会"),
        ("﨑山", "崎山"),
        ("⺠生委員", "民生委員"),
        ("セ\u2212ル", "セール"),
        ("セ―ル", "セール"),
        ("ｾｰﾙ", "セール"),
        ("Ｔ‐ｃｏｌｏｒ", "T-color"),
        ("A\u2013B", "a-b"),
        ("エフエム·山川", "エフエム・山川"),
        ("Let\u2019s", "LET'S"),
        ("葛\U000e0100城", "葛城"),
        ("山\u200b川", "山川"),
        ("山 川　会", "山川会"),
        (unicodedata.normalize("NFD", "ガーデン"), "ガーデン"),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("齊藤", "斎藤"), ("鹿嶋", "鹿島"), ("さくら", "サクラ"), ("A-B", "AB"), ("山川・会", "山川会"), ("ケア", "カア")],
)
def test_what_may_tell_two_names_apart_is_kept(one, other):
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("齊藤", "斎藤"), ("鹿嶋", "鹿島"), ("さくら", "サクラ"), ("山川・会", "山川会"), ("子ども食堂", "こども食堂")],
)
def test_the_looser_key_joins_them_for_candidates(one, other):
    assert loose(comparable(one)) == loose(comparable(other))


@given(st.text())
def test_a_key_is_its_own_key(text):
    once = comparable(text)
    assert comparable(once) == once


@pytest.mark.parametrize(
    ("kana", "name", "reads"),
    [
        ("やまかわ", "山川", True),
        ("ヤマカワノカイ", "山川の会", True),
        ("はす", "hasu", True),
        ("ひまわり", "さくら", False),
        ("ひまわり", "山川のさくら会", False),
        ("や", "山川", False),
        ("やまかわ", "山", True),
        ("大分支部", "山川", False),
    ],
)
def test_a_reading_has_the_kana_of_the_name_and_the_length_that_its_kanji_allow(kana, name, reads):
    assert is_reading(kana, name) is reads


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("やまかわ", "やまかわ"),
        ("kvo", "kvo"),
        ("旧:里山の会", "里山の会"),
        ("略称「山会」", "山会"),
        ("大分支部", ""),
        ("各課", ""),
        ("pta", ""),
    ],
)
def test_a_bracket_holds_another_name_or_a_part(inside, name):
    assert other_name(inside, "山川") == name


def test_brackets_of_every_style_are_found_from_left_to_right():
    text = comparable("（一社）甲【KVO】［乙］〔丙〕〈丁〉《戊》")
    found = brackets(text)
    assert [inside for *_, inside in found] == ["一社", "kvo", "乙", "丙", "丁", "戊"]
    assert all(inside in text[start:end] for start, end, inside in found)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("kab山川朝日放送", "山川朝日放送"),
        ("山川放送rkk", "山川放送"),
        ("tkuテレビ山川", "テレビ山川"),
        ("fmkエフエム・ヤマカワ", "エフエム・ヤマカワ"),
        ("fm791山川シティエフエム", "山川シティエフエム"),
        ("rkbテレビ", "rkbテレビ"),
        ("abc放送部", "abc放送部"),
        ("bsテレビ山川", "bsテレビ山川"),
        ("bs11山川放送", "bs11山川放送"),
        ("nhk山川放送局", "nhk山川放送局"),
        ("pta放送委員会", "pta放送委員会"),
        ("kids山川", "kids山川"),
        ("rkk", "rkk"),
    ],
)
def test_a_call_sign_is_no_part_of_a_broadcasters_name_and_of_no_other(name, left):
    assert without_call_sign(name) == left
