"""IN-11: half-width kana, ヶ and ケ, old and new kanji make one body look like several."""

from bodies import body, case, statements

from kgraph.identity.candidates import pairs
from kgraph.identity.names import normal_name


def test_each_pair_has_one_normal_name_and_legal_form(shared):
    words = case(shared, "IN-11")
    assert len(words) == 6
    for one, other in zip(words[::2], words[1::2], strict=True):
        assert one != other
        assert normal_name(one) == normal_name(other)


def test_the_council_whose_place_is_told_is_one_body_and_the_other_two_are_candidates(shared):
    words = case(shared, "IN-11")
    rows = [body(name, by=f"b-row-{at}") for at, name in enumerate(words)]
    by_name = dict(zip(words, (row.id for row in rows), strict=True))
    council = [name for name in words if "社会福祉協議会" in name]
    assert len({by_name[name] for name in council}) == 1
    assert len(set(by_name.values())) == 5
    found = pairs([statements(*rows)])
    assert {frozenset((p.a, p.b)) for p in found} == {
        frozenset(by_name[name] for name in pair)
        for pair in zip(words[::2], words[1::2], strict=True)
        if pair[0] not in council
    }
    assert {p.reason for p in found} == {"same-name"}


def test_both_spellings_are_kept(shared):
    words = case(shared, "IN-11")
    assert [body(name).name for name in words] == words
    evidence = {name for p in pairs([statements(*(body(n, by=f"b-{n}") for n in words))]) for name in p.evidence}
    assert evidence == {name for name in words if "社会福祉協議会" not in name}
