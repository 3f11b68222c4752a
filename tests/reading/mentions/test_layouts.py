"""Layouts that texts of other makes taught: what is a title, a label, a remark, a time, and what is a body. Made-up bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.kinds import lexicon_with
from kgraph.reading.mentions import extract


def surfaces(text: str, subject: str = "", region: str = "") -> list[str]:
    return [m.surface for m in extract(text, subject=subject, subject_region=region) if not m.weak]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Q1 見守りをしている事業者はどこですか。\nA1 松葉新聞店、竹葉信用金庫の2者です。", ["松葉新聞店", "竹葉信用金庫"]),
        ("▼現状について\n9:00 松葉市社協、竹葉自治会と訪問した。", ["松葉市社協", "竹葉自治会"]),
        ("🥕野菜→松葉農園さん\n🍚お米→竹葉農協さん", ["松葉農園", "竹葉農協"]),
        ("・松葉製麺所さん……毎週のうどん\n・竹葉薬局さん……絆創膏", ["松葉製麺所", "竹葉薬局"]),
        ("松葉自治会…3 竹葉公民館…6", ["松葉自治会", "竹葉公民館"]),
        ("松葉自治会 様\t50,000円\n竹葉営農組合 様\t玄米 60キロ", ["松葉自治会", "竹葉営農組合"]),
        ("しごと　松葉ハローワーク　0000-00-0001\nこころ　竹葉保健所　0000-00-0002", ["松葉ハローワーク", "竹葉保健所"]),
        ("手話通訳　松葉手話サークル　　司会　竹葉放送局 アナウンサー", ["松葉手話サークル", "竹葉放送局"]),
        ("番号,団体名,内容\n1,松葉自治会,広報\n2,竹葉商店会,会場", ["松葉自治会", "竹葉商店会"]),
        ("| 回 | 場所 | 出席（予定） |\n|---|---|---|\n| 1 | 本庁 | 松葉自治会、竹葉薬剤師会 |", ["松葉自治会", "竹葉薬剤師会"]),
        ("⑴　松葉自治会連合会副会長\n⑵　竹葉社会福祉協議会事務局長", ["松葉自治会連合会", "竹葉社会福祉協議会"]),
        ("委員：（学識）松葉大学 教授、竹葉医師会 理事", ["松葉大学", "竹葉医師会"]),
        ("居住支援団体　NPO法人まつば\n地方公共団体　福井市　福祉総務課", ["NPO法人まつば", "福井市　福祉総務課"]),
        ("町内に住む人の声を聞くために、月に二度の茶話会を竹葉社会福祉\n協議会と開いている。", ["竹葉社会福祉\n協議会"]),
        ("検針時の気づき（松葉電力、竹葉ガス協会）", ["松葉電力", "竹葉ガス協会"]),
        ("行政：福祉課が中心となり、松葉保健所、竹葉警察署と情報共有の場を設けます。", ["松葉保健所", "竹葉警察署"]),
        ("野菜を出してくださった松葉農園、米を貸してくださる竹葉自治会に感謝します。", ["松葉農園", "竹葉自治会"]),
        ("訪問看護ステーションさざんか、放課後等デイサービスこだま", ["訪問看護ステーションさざんか", "放課後等デイサービスこだま"]),
        ("松葉公民館、竹葉薬局（平日のみ）、次の事業者と協力した。", ["松葉公民館", "竹葉薬局"]),
    ],
)  # fmt: skip
def test_a_layout_gives_its_bodies_and_nothing_else(text: str, wanted: list[str]) -> None:
    found = surfaces(text)
    assert [surface for surface in found if surface not in ("福祉課",)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "第12回　見守りネットワーク推進会議",
        "講演会「ひとりにしない」",
        "よくある質問\n個人情報の取扱い",
        "備蓄食品の活用",
        "#こども食堂 #居場所",
        "〒000-0000 福井県福井市",
    ],
)
def test_titles_matters_and_addresses_are_no_bodies(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "region", "name"),
    [
        ("市高齢福祉課と連携した。", "福井県福井市", "福井市高齢福祉課"),
        ("町の健康福祉課と連携した。", "", "町の健康福祉課"),
    ],
)
def test_a_department_of_the_city_is_named(text: str, region: str, name: str) -> None:
    (mention,) = extract(text, subject_region=region)
    assert not mention.generic
    assert mention.name.replace("の", "").endswith(name.replace("町の", ""))


def test_a_county_is_no_partner_of_itself_but_its_prefecture_is() -> None:
    assert surfaces("県と合同で相談会を開いた。", "福井市", "福井県福井市") == ["県"]
    assert surfaces("市と合同で相談会を開いた。", "福井市", "福井県福井市") == []


def test_the_name_of_the_place_where_something_is_held_is_weak() -> None:
    (mention,) = extract("会場は松葉公民館です。")
    assert (mention.weak, mention.role) == (True, "venue")


def test_a_lexicon_holds_for_its_own_reading_only(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("word,kind,strength\nほほえみ相談所,community-general-support-centre,name\n", encoding="utf-8")
    text = "ほほえみ相談所と連携した。"
    (mention,) = extract(text, lexicon=lexicon_with([own]))
    assert (mention.kind, mention.generic) == ("community-general-support-centre", False)
    assert [m.kind for m in extract(text)] != ["community-general-support-centre"]
