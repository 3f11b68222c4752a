"""IN-12: legal forms before and behind a name, spelt out or short, keep the spellings of one name apart."""

from bodies import body, case, statements

from kgraph.identity.candidates import pairs
from kgraph.identity.names import normal_name


def test_all_four_share_one_key_and_the_form_is_kept_apart(shared):
    names = [normal_name(words) for words in case(shared, "IN-12")]
    assert {name.key for name in names} == {"みらいの窓"}
    assert [name.legal_form for name in names] == ["npo", "npo", "npo", ""]


def test_they_are_one_body_or_proposed_as_the_same(shared):
    rows = [body(words, "愛媛県", by="b-one") for words in case(shared, "IN-12")]
    first, *others, last = rows
    assert {row.id for row in others} == {first.id} != {last.id}
    (pair,) = pairs([statements(*rows)])
    assert {pair.a, pair.b} == {first.id, last.id}
    assert pair.reason == "missing-form"


def test_where_no_place_is_told_all_four_are_proposed_with_each_other(shared):
    rows = [body(words, by=f"b-{at}") for at, words in enumerate(case(shared, "IN-12"))]
    assert len({row.id for row in rows}) == 4
    assert len(pairs([statements(*rows)])) == 6
