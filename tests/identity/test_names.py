import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.identity.grounding import Area, Region
from kgraph.identity.names import body_id, is_only_form, normal_name, other_names, require_name, scope_of
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
        ("NPO法人某会", "civil-society-organisation", "40000", "legal-form"),
        ("一般社団法人結", "civil-society-organisation", "b-group", "group"),
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


# Spellings of ../shared/data/legal_forms.csv that are no spelling of the form to us, and why.
DELIBERATE = {
    # a word of many names, or of none: only in brackets, or beside a space, is it the form
    *("NPO", "公社", "株", "合同"),
    # 社団法人 and 財団法人 became 一般 or 公益: which is not told, so that the form is missing
    *("㈳", "㈶"),
    # every company's English name
    "Co.",
    # a brand or nickname, which a table of names would have to tell: candidates at most
    *("JA", "ＪＡ", "JA○○", "コープ", "CO・OP", "COOP", "県民せいきょう", "JF"),
    # the pattern of a name, no spelling
    *("国立大学法人○○大学 -> ○○大学", "公立大学法人○○大学", "○○農業協同組合", "○○生活協同組合"),
}


def test_every_spelling_of_a_legal_form_is_that_form_but_the_deliberate_exceptions(shared: Path) -> None:
    with (shared / "data" / "legal_forms.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["canonical"]: row["variants (| separated)"].split("|") for row in csv.DictReader(file)}
    spellings, other, no_form = 0, set(), []
    for canonical, variants in listed.items():
        form = canonical.partition(" ")[0]
        wanted = {normal_name(f"{form}山川の会"), normal_name(f"山川の会{form}")}
        wanted = {(name.key, name.legal_form) for name in wanted if name.legal_form}
        if not wanted or form == "任意団体":  # its variants are ends of names (会, 協議会), no forms
            no_form.append(form)
            continue
        for variant in variants:
            written = (f"{variant}山川の会", f"{variant} 山川の会", f"山川の会{variant}", f"山川の会 {variant}")
            if wanted & {(normal_name(name).key, normal_name(name).legal_form) for name in written}:
                spellings += 1
            else:
                other.add(variant)
    assert other == DELIBERATE
    assert spellings >= 70
    assert no_form == [
        *(
            "相互会社",
            "信用金庫",
            "信用組合",
            "労働金庫",
            "森林組合",
            "商工会議所",
        ),  # not of our scheme: part of the name
        *("地方公共団体", "国の機関", "任意団体", "外国会社等"),
    ]


def test_spellings_of_broadcasters_that_the_list_of_variants_has_meet(shared: Path) -> None:
    with (shared / "data" / "name_variants.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["family"] == "放送局"]
    assert len(rows) == 6
    missed = []
    for row in rows:
        first = row["variant"].split(" / ")[0]
        if normal_name(first).key != normal_name(row["canonical"]).key:
            missed.append(first)
    assert missed == ["FMK エフエム・クマモト"]  # the company writes 熊本 in kanji: another name


@pytest.mark.parametrize(
    ("written", "key", "form"),
    [
        ("【NPO法人】山川", "山川", "npo"),
        ("山川（ＮＰＯ法人）", "山川", "npo"),
        ("山川会（社福）", "山川会", "social-welfare-corporation"),
        ("一社 山川", "山川", "general-incorporated-association"),
        ("一社こども食堂", "一社こども食堂", ""),
        ("社団法人山川会", "山川会", ""),
        ("山川農協", "山川", "agricultural-cooperative"),
        ("農協婦人部", "農業協同組合婦人部", ""),
        ("Yamakawa K.K.", "yamakawa", "stock-company"),
        ("抱き山（だきやま）福岡支部", "抱き山福岡支部", ""),
        ("NPO法人山川（大分支部）", "山川(大分支部)", "npo"),
        ("市役所（各課）", "市役所(各課)", ""),
        ("山川の会（旧：里山の会）", "山川の会", ""),
        ("KAB 山川朝日放送", "山川朝日放送", ""),
        ("山川朝日放送株式会社", "山川朝日放送", "stock-company"),
    ],
)
def test_forms_readings_and_call_signs_are_taken_off_and_parts_kept(written: str, key: str, form: str) -> None:
    name = normal_name(written)
    assert (name.key, name.legal_form) == (key, form)


def test_the_names_in_brackets_are_other_names() -> None:
    assert other_names("山川の会（やまかわのかい）【YK】（旧：里山の会）（大分支部）") == (
        "やまかわのかい",
        "yk",
        "里山の会",
    )


@pytest.mark.parametrize("name", ["特定非営利活動法人", "（株）", "認定NPO法人", " ", "", "（）", "社団法人"])
def test_a_name_empty_after_its_legal_form_is_an_error(name: str) -> None:
    assert is_only_form(normal_name(name))
    with pytest.raises(InputError) as caught:
        require_name(name, file="list.csv", line=3, field="名称")
    (problem,) = caught.value.problems
    assert (problem.code, problem.file, problem.line) == ("name-empty-after-legal-form", "list.csv", 3)
    assert "name empty after legal form" in problem.message("en")
    assert require_name("NPO法人結", file="list.csv") == normal_name("NPO法人結")


def test_a_name_whose_group_tells_no_place_is_the_groups_own() -> None:
    nowhere = Region(Area("", ""), ())
    for name, kind in (("NPO法人山川の窓", "civil-society-organisation"), ("山川放送", "media")):
        assert scope_of(normal_name(name), kind, nowhere, "b-group", Places.load()).value == "b-group"
