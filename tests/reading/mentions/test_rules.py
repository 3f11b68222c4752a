"""The rules one by one: edges, brackets, dots, layout, roles, what is vetoed and why. All bodies are made up."""

from __future__ import annotations

import pytest

from kgraph.reading.mentions import cooperation, extract, extract_vetoed

REGION = {"subject": "NPO法人はるか", "subject_region": "福井県福井市"}


def surfaces(text: str, **given: str) -> list[str]:
    return [m.surface for m in extract(text, **given) if not m.weak]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("松葉大学の学生と連携した。", ["松葉大学"]),
        ("松葉自治会長様、竹葉医院の職員のみなさん", ["松葉自治会", "竹葉医院"]),
        ("令和5年度は松葉社会福祉協議会と連携した。", ["松葉社会福祉協議会"]),
        ("松葉幼稚園児によるダンス", ["松葉幼稚園"]),
        ("地元の企業や市内の学校と協力した。", ["地元の企業", "市内の学校"]),
        ("森林保全に取り組むNPO法人と連携した。", ["森林保全に取り組むNPO法人"]),
        ("福井市の一般社団法人まつばと連携した。", ["一般社団法人まつば"]),
        ("認知症の人を支える会と協力した。", ["認知症の人を支える会"]),
    ],
)
def test_the_edges_of_a_mention(text: str, wanted: list[str]) -> None:
    assert surfaces(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("福井県・福井市と連携した。", ["福井県", "福井市"]),
        ("一般社団法人ケア・ラボまつばと連携した。", ["一般社団法人ケア・ラボまつば"]),
        ("まつばこども食堂・地域食堂ネットワークと連携した。", ["まつばこども食堂・地域食堂ネットワーク"]),
        ("松葉小学校・竹葉中学校と連携した。", ["松葉小学校", "竹葉中学校"]),
        ("株式会社まつば株式会社たけば", ["株式会社まつば", "株式会社たけば"]),
        ("まつば株式会社たけば株式会社", ["まつば株式会社", "たけば株式会社"]),
        (
            "協力：松葉小学校、竹葉公民館\n竹葉自治会／松葉商店街",
            ["松葉小学校", "竹葉公民館", "竹葉自治会", "松葉商店街"],
        ),
        ("① 松葉自治会\n② 竹葉自治会", ["松葉自治会", "竹葉自治会"]),
        ("団体名\t役割\n松葉小学校\t会場の提供\n竹葉こども食堂\t食事", ["松葉小学校", "竹葉こども食堂"]),
    ],
)
def test_what_parts_two_mentions(text: str, wanted: list[str]) -> None:
    assert surfaces(text) == wanted


def test_kinds_of_activity_that_share_a_head_are_as_many_mentions() -> None:
    found = extract("訪問介護、園芸療法及びフードバンクを行う支援団体と話し合った。")
    assert [(m.surface, m.head) for m in found] == [
        ("訪問介護", "訪問介護を行う支援団体"),
        ("園芸療法", "園芸療法を行う支援団体"),
        ("フードバンク", "フードバンクを行う支援団体"),
    ]


def test_a_bracket_with_members_takes_the_place_of_the_class_word() -> None:
    text = "行政機関（福井県・福井市）、地域のこども食堂（まつば屋、たけば亭）と連携した。"
    found = extract(text)
    assert [(m.surface, m.kind) for m in found] == [
        ("福井県", "prefecture"),
        ("福井市", "municipality"),
        ("まつば屋", "children-cafeteria"),
        ("たけば亭", "children-cafeteria"),
    ]
    assert {v.surface: v.reason for v in extract_vetoed(text)}["行政機関"] == "class word"


def test_a_bracket_with_a_role_is_the_role() -> None:
    (mention,) = extract("一般社団法人まつば（不登校の相談を担当）")
    assert (mention.surface, mention.role_text, mention.role_in_brackets) == (
        "一般社団法人まつば",
        "不登校の相談を担当",
        True,
    )


@pytest.mark.parametrize(
    "role", ["居場所の紹介", "まつばが持つ居場所を紹介", "心理相談の連携", "独居高齢者の参加勧誘", "社会的養護"]
)
def test_a_bracket_that_tells_a_deed_or_a_field_of_work_is_the_role(role: str) -> None:
    (mention,) = extract(f"NPO法人まつばの会（{role}）")
    assert (mention.surface, mention.role_text, mention.role_in_brackets) == ("NPO法人まつばの会", role, True)


def test_names_joined_by_a_middle_dot_share_the_role_in_the_bracket_behind_them() -> None:
    found = extract("福井市教育委員会・民生委員（支援が必要な家庭の紹介）、福井市社会福祉協議会")
    assert [(m.surface, m.role_text) for m in found] == [
        ("福井市教育委員会", "支援が必要な家庭の紹介"),
        ("民生委員", "支援が必要な家庭の紹介"),
        ("福井市社会福祉協議会", ""),
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("市社会福祉協議会（市社協）と連携した。", "市社会福祉協議会（市社協）"),
        ("市役所（各課）と連携した。", "市役所"),
        ("スーパーまつば（福井市）と連携した。", "スーパーまつば"),
        ("社会福祉法人 松葉会（竹の苑）", "社会福祉法人 松葉会"),
    ],
)
def test_other_brackets(text: str, surface: str) -> None:
    assert surfaces(text)[:1] == [surface]


def test_units_inherit_the_body_that_they_belong_to() -> None:
    found = extract("・福井市福祉課地域係 高齢者係\n・松葉大学教育学部\n・NPO法人はるか福井支部")
    assert [(m.name, m.parent) for m in found] == [
        ("福井市福祉課地域係", "福井市福祉課"),
        ("福井市福祉課高齢者係", "福井市福祉課"),
        ("松葉大学教育学部", "松葉大学"),
        ("NPO法人はるか福井支部", "NPO法人はるか"),
    ]


def test_a_department_alone_is_of_the_government_of_the_region() -> None:
    (mention,) = extract("こども未来課と連携した。", **REGION)
    assert (mention.name, mention.generic, mention.parent) == ("福井市こども未来課", False, "福井市")


def test_counts_are_read() -> None:
    found = extract("近隣３校区の公民館、松葉地区４自治会と連携した。")
    assert [(m.count, m.generic) for m in found] == [(3, True), (4, True)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("福井新聞社からの後援を受けた。", "endorsement"),
        ("後援：福井新聞社", "endorsement"),
        ("福井新聞社から寄附をいただいた。", "donation"),
        ("福井新聞社との共催で実施した。", "co-hosting"),
        ("福井新聞社と協定を結んだ。", "agreement"),
        ("福井新聞社の助成を受けた。", "funding"),
        ("福井新聞社と連携した。", "cooperation"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert [m.role for m in extract(text)] == [role]


def test_plans_are_no_partnerships_yet() -> None:
    assert [m.tense for m in extract("今後は松葉小学校とも連携していきたい。")] == ["planned"]


@pytest.mark.parametrize(
    "text", ["異変の際は松葉警察署に通報する。", "会場：松葉公民館", "市民や地域住民と交流した。", "44団体が協力した。"]
)
def test_notified_bodies_venues_people_and_counts_are_weak(text: str) -> None:
    found = extract(text)
    assert found
    assert all(m.weak for m in found)


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("こども食堂、観察会や体験活動を実施した。", "こども食堂", "object"),
        ("NPO法人はるかは松葉小学校と連携した。", "NPO法人はるか", "subject"),
        ("松葉市社会福祉協議会と連携した。社協は相談を受けた。", "社協", "repeat"),
        ("次の関係機関と打ち合わせた。", "次の関係機関", ""),
        ("福井市に引っ越した松葉自治会と連携した。", "福井市", "place"),
    ],
)
def test_vetoes_are_kept_with_their_reason(text: str, surface: str, reason: str) -> None:
    vetoed = {v.surface: v.reason for v in extract_vetoed(text, **REGION)}
    if reason:
        assert vetoed[surface] == reason
    else:
        assert surface not in surfaces(text, **REGION) or surface in vetoed


def test_a_person_in_a_list_is_not_given_out() -> None:
    assert surfaces("松葉自治会\n松葉 竹夫\n竹葉小学校") == ["松葉自治会", "竹葉小学校"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("松葉公民館を会場とした。", []),
        ("自治会の活動には参加しない人が多い。", []),
        ("行政からの支援が少ない。", []),
        ("松葉病院の広報を活用した。", ["松葉病院"]),
        ("PTAが主催となり実施した。", ["PTA"]),
        ("松葉協会の講師による歌", ["松葉協会"]),
        ("大学や支援団体を巻き込んだ取組", ["大学", "支援団体"]),
        ("居場所に来た人と話した。", []),
    ],
)
def test_cooperation_takes_only_what_the_text_says_took_part(text: str, wanted: list[str]) -> None:
    assert [m.surface for m in cooperation(text)] == wanted


@pytest.mark.parametrize("people", ["コーディネーター", "コーディネーターさん", "職員", "相談員の方"])
def test_people_of_a_body_stand_for_it(people: str) -> None:
    assert surfaces(f"福井市社会福祉協議会の{people}と連携した。") == ["福井市社会福祉協議会"]
    assert surfaces("地域のコーディネーターと連携した。") == ["地域のコーディネーター"]
