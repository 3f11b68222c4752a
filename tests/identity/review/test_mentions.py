import pytest
from two_sources import body, first, mention, second

from kgraph.identity.review.mentions import Proposer, doubts, is_open, kind_label, reading


def words(surface="みほん", **changes):
    return mention("m-1", "b-tulip", surface, 0, **changes)


@pytest.mark.parametrize(
    "rule", ["head:会", "legal-form:NPO法人+unit", "place:municipality", "front:テレビ", "table:partners"]
)
def test_a_name_known_by_a_word_of_it_is_not_doubted(rule):
    assert doubts(words(rule=rule)) == ()


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"rule": "bracket-member"}, "前後の書き方"),
        ({"rule": "honorific"}, "前後の書き方"),
        ({"kind": "other"}, "種類が決まっていません"),
        ({"weak": True}, "連携したとまでは"),
        ({"note": "sub-municipal-council-possible"}, "校区"),
        ({"note": "みほんの注記"}, "みほんの注記"),
    ],
)
def test_a_weak_rule_an_open_kind_and_a_note_are_reasons(changes, part):
    (said,) = doubts(words(**changes))
    assert part in said


def test_words_for_several_bodies_are_not_open_for_one_name():
    assert is_open(words(grounding="none", generic=True))
    assert not is_open(words(grounding="none", generic=True, count=5))
    assert not is_open(words())


class TestProposals:
    def propose(self, kind, *sources, places=("43100",)):
        sources = sources or (first(),)
        asked = words("相手", kind=kind, generic=True, grounding="none", places=places)
        return Proposer(sources).propose(sources[0], asked)

    def test_a_word_of_the_kind_makes_a_name_with_the_area(self):
        assert self.propose("social-welfare-council") == (("熊本市社会福祉協議会", "social-welfare-council"),)
        assert self.propose("national-agency") == (("熊本労働局", "national-agency"),)
        assert self.propose("national-agency", places=("01100",)) == (("北海道労働局", "national-agency"),)

    def test_the_administration_is_one_of_the_municipalities_or_the_prefecture(self):
        found = self.propose("administration-unspecified", places=("43100", "43202"))
        assert found == (("熊本市", "municipality"), ("八代市", "municipality"), ("熊本県", "prefecture"))

    def test_bodies_known_in_the_area_come_first_from_whatever_source(self):
        from dataclasses import replace

        council = body("b-c", "熊本市南区社会福祉協議会", kind="social-welfare-council", scope="43100", place="43100")
        other = replace(second(), bodies=(*second().bodies, council))
        found = self.propose("social-welfare-council", first(), other)
        assert [name for name, _ in found] == ["熊本市南区社会福祉協議会", "熊本市社会福祉協議会"]

    def test_where_nothing_is_known_nothing_is_proposed(self):
        assert self.propose("pharmacy") == ()
        assert self.propose("social-welfare-council", places=()) == (
            ("熊本市社会福祉協議会", "social-welfare-council"),
        )


def test_the_reading_says_name_kind_body_and_plan():
    said = reading(
        first(), words("会", name="みどりの会", tense="planned", body="b-midori"), {"b-midori": "みどりの会"}
    )
    assert said.startswith("名前: みどりの会、種類: ")
    assert said.endswith("団体: みどりの会（名前）、これからの予定")
    assert kind_label(first(), "food-bank")
