from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.query import Result, plain


def typed(value: str, name: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(vocab.XSD + name))


@pytest.mark.parametrize(
    "term,expected",
    [
        (None, None),
        (ox.Literal("01101"), "01101"),
        (ox.Literal("語", language="ja"), "語"),
        (typed("38", "integer"), 38),
        (typed("1.5", "decimal"), 1.5),
        (typed("多数", "integer"), "多数"),
        (typed("true", "boolean"), True),
        (typed("2025-12", "gYearMonth"), "2025-12"),
        (ox.NamedNode("http://x/"), "http://x/"),
        (ox.BlankNode("b"), "_:b"),
    ],
)
def test_terms_become_plain_values(term, expected):
    assert plain(term) == expected
    assert type(plain(term)) is type(expected)


def test_a_column_is_found_by_its_name():
    result = Result(kind="select", variables=("a", "b"), rows=((ox.Literal(1), None), (ox.Literal(2), None)))
    assert result.column("a") == [1, 2]
    assert result.records() == [{"a": 1, "b": None}, {"a": 2, "b": None}]
    with pytest.raises(ValueError):
        result.column("c")
