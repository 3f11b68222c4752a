"""What cells say: choices, marks, kinds."""

from __future__ import annotations

import pytest

from kgraph.reading.tables.model import Cell
from kgraph.reading.tables.values import Bad, Choice, kind_of_name, read_choices, read_mark, read_website


def cell(text: str) -> Cell:
    return Cell(0, 0, text, 100)


@pytest.mark.parametrize(
    "text, labels",
    [
        ("こども・若者", ["こども・若者"]),
        ("子ども・若者、高齢者", ["子ども・若者", "高齢者"]),
        ("高齢者・障害者", ["高齢者", "障害者"]),
        ("こども・若者・高齢者", ["こども・若者", "高齢者"]),
        ("高齢者\v外国人", ["高齢者", "外国人"]),
        ("高齢者／ケアラー", ["高齢者", "ケアラー"]),
        (" 高齢者 、、なし", ["高齢者"]),
    ],
)
def test_choices_of_a_cell_are_parted_where_no_label_is_torn(text, labels):
    found = list(read_choices(cell(text), "targets"))
    assert [choice.words.text for choice in found] == labels
    for choice in found:
        at = choice.words.start - 100
        assert text[at : at + len(choice.words.text)] == choice.words.text
    assert [choice.local for choice in found] == [label == "ケアラー" for label in labels]


def test_a_heading_of_the_form_is_no_choice():
    (found,) = read_choices(cell("つながりの場づくり"), "activities")
    assert isinstance(found, Bad)
    assert found.code == "family-choice"


def test_a_concept_of_ones_own_has_one_notation_for_one_spelling():
    one, other = (next(iter(read_choices(cell(text), "targets"))) for text in ("ケアラー", "ｹｱﾗｰ"))
    assert isinstance(one, Choice)
    assert isinstance(other, Choice)
    assert one.notation == other.notation


@pytest.mark.parametrize(
    "text, mark",
    [("◎", "main"), ("★", "main"), ("○", "sub"), ("〇", "sub"), ("1", "sub"), ("×", ""), ("-", ""), ("有", "sub")],
)
def test_marks(text, mark):
    assert read_mark(cell(text)) == mark


def test_other_words_in_a_column_of_marks_are_told():
    assert isinstance(read_mark(cell("検討中")), Bad)


def test_websites_need_a_scheme():
    found = read_website(cell("HP: https://example.org/a （更新停止）"))
    assert isinstance(found, Cell)
    assert found.text == "https://example.org/a"
    assert found.start == 104
    assert isinstance(read_website(cell("www.example.org")), Bad)


@pytest.mark.parametrize(
    "name, kind",
    [
        ("山川市社会福祉協議会", "social-welfare-council"), ("熊本市", "municipality"), ("熊本県", "prefecture"),
        ("株式会社ひので", "company"), ("山川大学", "university"), ("ひだまり", "other"),
    ],
)  # fmt: skip
def test_the_kind_of_a_name_is_what_its_end_or_its_form_tells(name, kind):
    assert kind_of_name(name) == kind
