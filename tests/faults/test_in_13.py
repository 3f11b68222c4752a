"""IN-13: two bodies whose names are mostly their legal form score as the same; an empty name matches all."""

import pytest
from bodies import body, case, numbered, statements

from kgraph.errors import InputError
from kgraph.identity.candidates import pairs
from kgraph.identity.names import require_name


def names(shared):
    first, second, third = case(shared, "IN-13")
    return first, second, third.partition("(")[0].strip()


def test_no_merge_is_proposed_between_the_first_two_nor_with_the_third(shared):
    rows = [body(name, "愛媛県", by=f"b-{at}") for at, name in enumerate(names(shared))]
    assert len({row.id for row in rows}) == 3
    assert pairs([statements(*rows)]) == ()


def test_the_third_is_an_error_that_says_why(shared):
    with pytest.raises(InputError) as caught:
        require_name(names(shared)[2], file="list.csv", line=3, field="名称")
    (problem,) = caught.value.problems
    assert problem.code == "name-empty-after-legal-form"
    assert "name empty after legal form" in problem.message("en")


def test_a_short_name_is_never_one_body_because_the_form_agrees(shared):
    first = names(shared)[0]
    one, other = body(first, "愛媛県", by="b-one"), body(first, "愛媛県", by="b-two")
    assert one.id != other.id
    assert [p.reason for p in pairs([statements(one, other)])] == ["same-name"]


def test_bodies_whose_official_numbers_differ_are_never_proposed(shared):
    first = names(shared)[0]
    one, other = body(first, "愛媛県", by="b-one"), body(first, "愛媛県", by="b-two")
    told = numbered(one, "8000012010038"), numbered(other, "7000012050002")
    assert pairs([statements(one, other, *told)]) == ()
