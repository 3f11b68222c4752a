"""Words of prose that speak of a target or an activity."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import vocab
from kgraph.pipeline import load_statements
from kgraph.reading.concepts import find_concepts


def found(text: str, **options) -> list[tuple[str, str]]:
    return [(c.words, c.notation) for c in find_concepts(text, **options)]


def test_the_longest_word_wins_and_may_speak_of_two_concepts():
    assert found("地域の独居高齢者") == [("独居高齢者", "single-person-households"), ("独居高齢者", "older-people")]


@pytest.mark.parametrize("written", ["子ども食堂", "こども食堂", "子供食堂"])
def test_a_word_is_found_in_each_of_its_spellings(written):
    assert (written, "food-ties") in found(f"{written}を開く")


def test_a_space_between_letters_and_kanji_is_no_hindrance_and_width_neither():
    assert found("ＳＮＳ 相談窓口") == [("ＳＮＳ 相談", "sns-counselling")]


def test_what_stands_within_a_name_is_left_out():
    text = "みほん高齢者支援の会と高齢者"
    assert found(text, names=[(0, 10)]) == [("高齢者", "older-people")]


def test_words_the_form_has_no_box_for_are_kept_without_a_concept():
    assert ("女性", "") in found("女性の相談")


def test_every_word_speaks_of_a_leaf_of_its_scheme(project_root):
    with (project_root / "data" / "lexicon" / "concept-words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["source"]
            assert not row["notation"] or vocab.concept(row["scheme"], row["notation"]).leaf


@given(st.text(alphabet="高齢者不登校 こども食堂ＳＮＳ相談、。", max_size=40))
def test_words_are_slices_of_the_text_in_order(text):
    hits = find_concepts(text)
    assert all(text[c.start : c.end] == c.words for c in hits)
    assert [c.start for c in hits] == sorted(c.start for c in hits)


def test_question_7_of_the_gold_unticked_but_in_the_text():
    (statements,) = load_statements()
    ticked = {(f.group, f.value) for f in statements.facts if f.field.endswith(("_target", "_activity"))}
    lines = {}
    for word in statements.concept_words:
        if word.notation and (word.group, word.notation) not in ticked:
            lines.setdefault(word.notation, set()).add(word.line)
    assert lines["foreign-residents"] == {657}
    assert {552, 553, 656} <= lines["older-people"]
    assert {243, 244, 348} <= lines["school-non-attendance"]
    assert 243 in lines["hardship"]
    assert 301 in lines["sns-counselling"]
    outside = {(w.words, w.line) for w in statements.concept_words if not w.notation}
    assert {("女性", 347), ("ヤングケアラー", 348)} <= outside


def test_no_word_comes_from_the_partner_cell_or_the_message():
    (statements,) = load_statements()
    assert {w.field for w in statements.concept_words} <= {"purpose", "people", "content", "approach", "outcomes"}
