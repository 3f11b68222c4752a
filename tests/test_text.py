import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.text import LineIndex, fold, fold_text, key, lines


@given(st.text())
def test_folding_keeps_the_way_back_for_every_character(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for i in range(len(folded.text)):
        assert 0 <= folded.starts[i] < folded.ends[i] <= len(text)
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text(alphabet="あいがぱ社協㈱ＡＢ⺠⻑ｶﾞ　 (（1１か\u3099ハ\u309ae\u0301"))
def test_folding_piecewise_equals_folding_the_whole(text):
    assert fold(text).text == fold_text(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("㈱", "(株)"),
        ("ＮＰＯ", "NPO"),
        ("⺠生委員", "民生委員"),
        ("社⻑", "社長"),
        ("⼩学校", "小学校"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("神⼾市", "神戸市"),
        ("⻘⾭⿊⿈", "青青黒黄"),
        ("こども‧若者", "こども・若者"),
    ],
)
def test_compatibility_and_radical_characters_fold(written, folded):
    assert fold(written).text == folded


def test_a_span_of_the_folded_text_is_the_words_as_written():
    text = unicodedata.normalize("NFD", "㈱がんばる会")
    folded = fold(text)
    at = folded.text.index("がんばる会")
    assert folded.slice(at, at + 5) == unicodedata.normalize("NFD", "がんばる会")
    assert folded.slice(0, 3) == "㈱"


def test_a_line_ends_at_lf_only():
    text = "a\x0bb\x0c\x85c\u2028d\ne"
    assert [line.text for line in lines(text)] == ["a\x0bb\x0c\x85c\u2028d", "e"]


@given(st.text(alphabet="a\n"))
def test_the_line_index_agrees_with_the_lines(text):
    index = LineIndex(text)
    for line in lines(text):
        assert index.number(line.start) == line.number
        assert text[line.start : line.end] == line.text


def test_a_key_ignores_width_spaces_and_case():
    assert key("ＮＰＯ 法人　HASU") == key("npo法人 hasu")


def test_every_character_folds_alike_alone_and_in_a_run():
    for code in range(0x20, 0x3000 * 4):
        char = chr(code)
        if not 0xD800 <= code <= 0xDFFF and not unicodedata.combining(char) and char not in "\uff9e\uff9f":
            assert fold(f"社{char}").text == "社" + fold_text(char), hex(code)
