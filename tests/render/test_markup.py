"""Texts and data in pages: names stay names."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import Text
from kgraph.render.markup import Count, both, csp_hash, name, script_json


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_script_reads_back_and_holds_nothing_that_ends_the_script(data: object) -> None:
    text = str(script_json(data))
    assert json.loads(text) == data
    assert not set(text) & set("<>&\u2028\u2029")


def test_what_is_filled_into_a_text_is_escaped_in_both_languages() -> None:
    made = str(both(Text("{x}です", "it is {x}"), x="<b>&"))
    assert made == '<span lang="ja">&lt;b&gt;&amp;です</span><span lang="en">it is &lt;b&gt;&amp;</span>'


def test_a_name_in_an_english_sentence_is_marked_as_japanese() -> None:
    assert '<bdi lang="ja">熊本市</bdi> links' in str(both(Text("{x}が", "{x} links"), x=name("熊本市")))


@pytest.mark.parametrize("n, words", [(0, "0 groups"), (1, "1 group"), (1234, "1,234 groups")])
def test_a_number_takes_the_noun_that_fits_it(n: int, words: str) -> None:
    assert format(Count(n), "group|groups") == words


def test_hash_is_the_one_that_browsers_make() -> None:
    digest = base64.b64encode(hashlib.sha256("あ".encode()).digest()).decode()
    assert csp_hash("あ") == f"'sha256-{digest}'"
