import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.identity.grounding import Area, Region
from kgraph.identity.names import body_id, normal_name, scope_of
from kgraph.places import Places

KITAKYUSHU = Region(Area("40000", "福岡県"), (Area("40100", "北九州市"),))


@pytest.mark.parametrize(
    "spelling",
    [
        "NPO 法人 抱樸",
        "認定 NPO 法人 抱樸（ほうぼく）",
        "ＮＰＯ法人抱樸",
        "特定非営利活動法人　抱樸",
        "抱樸 特定非営利活動法人",
    ],
)
def test_spellings_of_one_name_have_one_key_and_legal_form(spelling):
    name = normal_name(spelling)
    assert (name.key, name.legal_form) == ("抱樸", normal_name("特定非営利活動法人抱樸").legal_form)


@pytest.mark.parametrize(
    ("spelling", "form"),
    [("㈱甲", "株式会社"), ("甲㈱", "株式会社"), ("（一社）甲", "一般社団法人"), ("（特非）甲", "特定非営利活動法人")],
)
def test_abbreviations_of_a_legal_form_are_that_form(spelling, form):
    assert normal_name(spelling) == normal_name(form + "甲")


def test_a_status_is_no_part_of_the_name():
    assert normal_name("認定NPO法人甲").status == "certified"
    assert normal_name("特例認定NPO法人甲").status == "provisionally-certified"
    assert normal_name("認定こども園甲").key == "認定こども園甲"


def test_two_legal_forms_are_two_bodies():
    npo, company = normal_name("NPO法人甲"), normal_name("株式会社甲")
    assert npo.key == company.key
    assert body_id(npo, "40000") != body_id(company, "40000")


def test_a_name_that_is_nothing_but_a_form_is_kept():
    assert normal_name("社会福祉法人").key == "社会福祉法人"


@pytest.mark.parametrize(
    ("name", "kind", "scope", "rule"),
    [
        ("北九州市立大学", "university", "40100", "place-in-name"),
        ("うるま市母子寡婦会", "civil-society-organisation", "47213", "place-in-name"),
        ("熊本県教育委員会", "board-of-education", "43000", "place-in-name"),
        ("某大学", "university", "JP", "kind"),
        ("某放送", "media", "40000", "kind"),
        ("NPO法人某", "civil-society-organisation", "40000", "legal-form"),
        ("某こども食堂", "children-cafeteria", "b-group", "group"),
    ],
)
def test_the_scope_is_told_by_the_name_then_the_kind_then_the_form_then_the_group(name, kind, scope, rule):
    found = scope_of(normal_name(name), kind, KITAKYUSHU, "b-group", Places.load())
    assert (found.value, found.rule) == (scope, rule)


@given(st.text(min_size=1))
def test_every_text_has_a_normal_name_and_an_ascii_id(text):
    name = normal_name(text.replace("\0", ""))
    assert body_id(name, "JP").isascii()
