"""What a reviewer tried: plans under a label, what did not come about, levels of one kind, lists written close. Made-up."""

from __future__ import annotations

import pytest

from kgraph.reading.mentions import extract


def read(text: str) -> list[tuple[str, str]]:
    return [(m.surface, m.tense) for m in extract(text, subject="会", subject_region="長野県上田市") if not m.weak]


@pytest.mark.parametrize(
    "text",
    [
        "連携予定：竹葉商工会議所、松葉大学",
        "【今後の連携先（予定）】\n竹葉商工会議所\n松葉大学",
        "検討中：竹葉商工会議所、松葉大学",
        "今後は竹葉商工会議所、松葉大学とも連携する。",
        "竹葉商工会議所、松葉大学と協定を結ぶ予定です。",
    ],
)
def test_what_is_only_to_come_is_planned(text: str) -> None:
    assert read(text) == [("竹葉商工会議所", "planned"), ("松葉大学", "planned")]


def test_a_plan_behind_what_holds_now_is_told_apart() -> None:
    found = read("現在は竹葉大学と、今後は松葉大学とも連携する。")
    assert found == [("竹葉大学", "current"), ("松葉大学", "planned")]


@pytest.mark.parametrize(
    "text",
    ["竹葉大学と連携したかったが、実現しなかった。", "行政との連携は課題である。", "竹葉大学への依頼は見送りました。"],
)
def test_what_did_not_come_about_is_no_partner(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("kind", ["社協", "教育委員会", "社会福祉協議会"])
def test_a_kind_of_the_city_and_of_the_prefecture_are_two(kind: str) -> None:
    assert [words for words, _ in read(f"市の{kind}、県の{kind}と連携した。")] == [f"市の{kind}", f"県の{kind}"]


def test_a_section_of_the_same_government_has_its_name() -> None:
    found = extract("竹葉市福祉課、同高齢者介護課", subject_region="長野県上田市")
    assert found[1].surface == "同高齢者介護課"
    assert found[1].name.endswith("市高齢者介護課")


def test_places_in_a_bracket_are_a_body_each() -> None:
    found = extract("社会福祉協議会（上田市、東御市）")
    assert [(m.surface, m.name, m.generic) for m in found] == [
        ("上田市", "上田市社会福祉協議会", False),
        ("東御市", "東御市社会福祉協議会", False),
    ]


def test_one_place_in_a_bracket_is_where_the_section_is() -> None:
    (found,) = extract("高齢者支援課（上田市）")
    assert (found.name, found.kind, found.generic) == ("上田市高齢者支援課", "municipal-department", False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("つばさ・上田市社会福祉協議会", ["つばさ", "上田市社会福祉協議会"]),
        ("特非)青い空・一社)沢の会・社福)みどり会", ["特非)青い空", "一社)沢の会", "社福)みどり会"]),
        ("1)民生委員2)保護司3)更生保護女性会", ["民生委員", "保護司", "更生保護女性会"]),
        ("フードバンク竹葉・上田支部と連携した。", ["フードバンク竹葉・上田支部"]),
        ("株式会社まつや社長に協力いただいた。", ["株式会社まつや"]),
        ("上田市の後援、共催：長野県共同募金会、会場：上田市立中央公民館", ["上田市", "長野県共同募金会"]),
    ],
)
def test_lists_written_close_are_parted_at_the_right_places(text: str, wanted: list[str]) -> None:
    assert [words for words, _ in read(text)] == wanted


def test_who_gave_the_grant_funds() -> None:
    (found,) = extract("助成元：竹葉財団")
    assert found.role == "funding"
