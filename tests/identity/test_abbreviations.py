"""Usual abbreviations of kinds are written out when names are compared, and nothing that only looks like one."""

import pytest
from bodies import body, statements

from kgraph.identity.candidates import pairs
from kgraph.identity.names import body_id, normal_name


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("山川市社協", "山川市社会福祉協議会"),
        ("（福）山川市社協", "社会福祉法人山川市社会福祉協議会"),
        ("山川市社協ボランティアセンター", "山川市社会福祉協議会ボランティアセンター"),
        ("山川市教委", "山川市教育委員会"),
        ("山川児相", "山川児童相談所"),
        ("山川市民児協", "山川市民生委員・児童委員協議会"),
        ("山川市民児協議会", "山川市民生委員児童委員協議会"),
        ("山川市民生児童委員協議会", "山川市民生委員児童委員協議会"),
        ("やまなみ生協", "やまなみ生活協同組合"),
        ("やまなみ生協病院", "やまなみ生活協同組合病院"),
        ("やまなみ農協青年部", "やまなみ農業協同組合青年部"),
        ("やまなみ漁協", "やまなみ漁業協同組合"),
        ("やまなみ信金", "やまなみ信用金庫"),
        ("やまなみ信組", "やまなみ信用組合"),
        ("やまなみ労金", "やまなみ労働金庫"),
        ("山川商議所", "山川商工会議所"),
        ("山川労基署", "山川労働基準監督署"),
        ("山川高校", "山川高等学校"),
        ("特養やまなみ荘", "特別養護老人ホームやまなみ荘"),
    ],
)
def test_an_abbreviation_of_a_kind_is_the_kind_and_so_one_body(short, long):
    assert normal_name(short) == normal_name(long)
    assert body_id(normal_name(short), "40000") == body_id(normal_name(long), "40000")


@pytest.mark.parametrize(
    "name",
    [
        "山川市神社協会",
        "山川株式会社協力会",
        "山川育児相談室",
        "山川宗教委員会",
        "山川学生協議会",
        "山川通信金融研究会",
        "山川慰労金の会",
        "やまなみ独特支援の会",
        "山川長老健康の会",
    ],
)
def test_kanji_of_two_other_words_are_no_abbreviation(name):
    assert normal_name(name).key == name.replace("株式会社", "") or normal_name(name).key == name


@pytest.mark.parametrize("brand", ["JAやまなみ", "ＪＡやまなみ", "コープやまなみ"])
def test_a_brand_is_no_abbreviation(brand):
    assert normal_name(brand).legal_form == ""
    assert normal_name(brand) != normal_name("やまなみ農協")


def test_names_that_an_older_reading_kept_apart_are_a_candidate():
    one, other = body("山川市社会福祉協議会", "愛媛県"), body("山川市社協", "愛媛県", by="b-other")
    (pair,) = pairs([statements(one, other)])
    assert set(pair.evidence) == {one.name, other.name}
