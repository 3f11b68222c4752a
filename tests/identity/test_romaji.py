"""Kana and romaji that spell one word have one Latin reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.identity.romaji import latin_reading


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("はす", "hasu"),
        ("ツナガリ", "tsunagari"),
        ("ふじ", "fuji"),
        ("ちゃっぷ", "chappu"),
        ("とうきょう", "tokyo"),
        ("おおぞら", "ohzora"),
        ("しゃろーむ", "sharoomu"),
        ("てんぷら", "tempura"),
        ("らいふ", "laifu"),
    ],
)
def test_kana_and_their_romaji_meet(kana, latin):
    assert latin_reading(kana) == latin_reading(latin) != ""


@pytest.mark.parametrize("words", ["山川", "山川の会", "はすhasu", "a1", "", "・"])
def test_other_words_have_none(words):
    assert latin_reading(words) == ""


@given(st.text(alphabet="あいうえおかがきぎさしちつなにぬはひふまみむらりゃゅょっんー"))
def test_hiragana_and_katakana_read_alike(kana):
    assert latin_reading(kana) == latin_reading("".join(chr(ord(c) + 0x60) if c != "ー" else c for c in kana))
