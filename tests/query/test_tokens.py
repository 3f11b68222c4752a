from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.query.tokens import declared_prefixes, has_dataset_clause, offset_of, place_of, scan, variables


def texts(query: str) -> list[str]:
    return [token.text for token in scan(query)]


def test_strings_iris_and_comments_hide_what_is_in_them():
    query = "SELECT ?a { ?a <http://x/#?b> \"?c # }\" , '?d' , '''?e ' ?f''' } # ?g"
    assert variables(query) == {"a"}


def test_a_less_than_sign_before_a_variable_opens_no_iri():
    assert variables("FILTER(?a<?b&&?c>?d)") == {"a", "b", "c", "d"}


def test_an_escaped_quote_or_hash_in_a_prefixed_name_opens_nothing():
    assert texts(r"kg:a\'b kg:c\#d ?e") == [r"kg:a\'b", r"kg:c\#d", "?e"]


def test_a_prefixed_name_does_not_take_the_dot_behind_it():
    assert texts("?s a kg:Body.") == ["?s", "a", "kg:Body", "."]


def test_japanese_is_a_word_like_others():
    assert texts("?団体 kg:名前 孤独") == ["?団体", "kg:名前", "孤独"]


def test_an_open_string_is_seen_as_a_quote_of_its_own():
    first, *_ = scan('"abc }')
    assert (first.kind, first.text) == ("other", '"')


def test_prefixes_of_the_query_are_found():
    assert declared_prefixes("PREFIX kg: <http://x/> prefix : <http://y/> SELECT * {}") == {
        "kg": "http://x/",
        "": "http://y/",
    }


@pytest.mark.parametrize("query,expected", [("SELECT * FROM <a:b> {}", True), ('SELECT * { ?s ?p "FROM" }', False)])
def test_a_dataset_clause_is_found(query, expected):
    assert has_dataset_clause(query) is expected


@given(st.text(alphabet="ab?<>{}\"'#\\ \n:.@あ", max_size=40))
def test_tokens_are_slices_of_the_text_in_order_and_leave_no_character_but_space_and_comments(text):
    at = 0
    for token in scan(text):
        assert text[token.start : token.end] == token.text
        gap = text[at : token.start]
        assert all(not part.strip() or part.strip().startswith("#") for part in gap.split("\n"))
        at = token.end


@given(st.text(alphabet="a\nあ\u2028", max_size=30), st.integers(0, 30))
def test_a_place_leads_back_to_its_offset(text, offset):
    offset = min(offset, len(text))
    assert offset_of(text, *place_of(text, offset)) == offset
