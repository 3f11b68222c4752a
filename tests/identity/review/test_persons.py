from dataclasses import replace

import pytest
from two_sources import first, mention, second

from kgraph.identity.review.persons import may_be_person, undecided_persons, without_persons
from kgraph.statements import Correction, load


def words(surface, **changes):
    return mention("m-1", "b-g", surface, 0, **{"rule": "list-item", **changes})


@pytest.mark.parametrize("surface", ["見本さん", "見本 花子 氏", "みほん先生", "見本花子様（保護者）", "みほんちゃん"])
def test_words_that_speak_of_a_person_may_be_one(surface):
    assert may_be_person(words(surface))


@pytest.mark.parametrize(
    ("surface", "changes"),
    [
        ("みほん食堂さん", {"rule": "head:食堂"}),
        ("株式会社みほん様", {"rule": "legal-form:株式会社"}),
        ("民生委員さん", {"generic": True}),
        ("青空ひろば", {}),
        ("さんさんの会", {}),
    ],
)
def test_words_that_are_known_for_a_body_or_mean_no_one_are_none(surface, changes):
    assert not may_be_person(words(surface, **changes))


def test_a_name_of_the_kind_of_a_person_may_be_one():
    assert may_be_person(words("みほん", kind="individual"))
    assert may_be_person(words("みほん", kind="professional", rule="head:ワーカー"))
    assert not may_be_person(words("クリエイター", kind="individual", generic=True))


def said(action, column="no-person", **cells):
    return Correction(table="mentions", row="m-b4", action=action, column=column, reason="", by="", on="", **cells)


def test_the_last_word_decides():
    statements = second()
    assert undecided_persons(statements) == {"m-b4"}
    assert undecided_persons(statements, [said("confirm")]) == frozenset()
    assert undecided_persons(statements, [said("confirm"), said("reopen")]) == {"m-b4"}
    assert undecided_persons(statements, [said("confirm", column="reading")]) == {"m-b4"}


def test_a_body_goes_with_the_mention_that_may_be_a_person_unless_others_mean_it():
    statements = second()
    left = without_persons(statements, {"m-b4"})
    assert "b-person" not in {b.id for b in left.bodies}
    assert without_persons(statements, ()) is statements
    again = replace(
        statements, mentions=(*statements.mentions, mention("m-x", "b-rose", "みほん会", 950, body="b-person"))
    )
    assert "b-person" in {b.id for b in without_persons(again, {"m-b4"}).bodies}


def test_the_casebook_has_none(project_root):
    assert undecided_persons(load(project_root / "data" / "casebook-r7")) == frozenset()
    assert undecided_persons(first()) == frozenset()
