from __future__ import annotations

import pytest

from kgraph.errors import CallError
from kgraph.query import named_queries, named_query


def test_names_are_plain_words_with_hyphens_and_sorted():
    names = [query.name for query in named_queries()]
    assert names == sorted(names)
    assert all(word.isalpha() and word.islower() for name in names for word in name.split("-"))


def test_a_query_is_found_by_its_name():
    assert "skos:prefLabel" in named_query("shared-bodies").text


@pytest.mark.parametrize(
    "slip,meant", [("shared-body", "shared-bodies"), ("endorser", "endorsers"), ("targets", "unticked-targets")]
)
def test_a_slip_in_a_name_is_answered_with_the_names_that_come_close(slip, meant):
    with pytest.raises(CallError) as caught:
        named_query(slip)
    assert meant in caught.value.problems[0].expected.en


def test_a_name_that_is_like_none_is_answered_with_all_names():
    with pytest.raises(CallError) as caught:
        named_query("\u96f6")
    assert all(query.name in caught.value.problems[0].expected.ja for query in named_queries())
