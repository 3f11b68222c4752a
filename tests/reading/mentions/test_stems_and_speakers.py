"""What rounds 41 to 52 taught: stems of verbs, who speaks, whose rooms, what goes on a name. Made-up bodies."""

from __future__ import annotations

import pytest

from kgraph.reading.mentions import extract


def surfaces(text: str, subject: str = "") -> list[str]:
    return [m.surface for m in extract(text, subject=subject) if not m.weak]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("親子連れや犬を2匹連れた人が集まり、まつば小学校と協力した。", ["まつば小学校"]),
        ("雨の中106組が来て、松葉図書館が協力した。", ["松葉図書館"]),
        ("お米はNPO法人フードバンク竹葉に頼っています。", ["NPO法人フードバンク竹葉"]),
        ("福井市より事業を受託した。", ["福井市"]),
        ("報告のあと話し合った。\n委員B　シルバー人材センターとも連携したい。", ["シルバー人材センター"]),
        ("道の駅まつばのご協力により販売した。", ["道の駅まつば"]),
        ("市内の有限会社竹葉ねぎ農園及び梅葉書店と協力した。", ["有限会社竹葉ねぎ農園", "梅葉書店"]),
        ("認定NPO法人まつの里ほっとハウスと連携した。", ["認定NPO法人まつの里ほっとハウス"]),
        ("入浴は竹葉ホームの浴室を借りて行った。", ["竹葉ホーム"]),
        ("竹葉児童相談所、訪問看護ステーションなどとケース会議を11回開いた。", ["竹葉児童相談所", "訪問看護ステーション"]),
        ("午後は竹葉大学のサークルの学生さんが来てくれた。", ["竹葉大学"]),
        ("竹葉図書館の読み聞かせボランティアが参加した。", ["竹葉図書館"]),
        ("竹葉病院の地域連携室から連絡が入る。", ["竹葉病院"]),
        ("助成：竹葉市社会福祉協議会助成金50,000円（容器代）", ["竹葉市社会福祉協議会"]),
        ("その他　→　竹葉高校の茶道部、交番", ["竹葉高校", "交番"]),
        ("協力　竹葉自治会　ボランティアグループ花かご", ["竹葉自治会", "ボランティアグループ花かご"]),
        ("3月は竹葉ケーブルテレビで活動が紹介された。", ["竹葉ケーブルテレビ"]),
        ("送り迎えはNPO法人竹葉移動ネットのボランティア運転手さん。", ["NPO法人竹葉移動ネット"]),
        ("コンビニ：株式会社竹葉", ["株式会社竹葉"]),
        ("学習の見守り：竹葉市退職教職員の会", ["竹葉市退職教職員の会"]),
        ("カフェ名／運営\nすずらん／社会福祉法人竹葉会\nひとやすみ／松葉町内会", ["社会福祉法人竹葉会", "松葉町内会"]),
        ("区分\t機関等\n医療\t竹葉病院\n\t松葉クリニック\n家族会\t家族の会「つばさ」", ["竹葉病院", "松葉クリニック", "家族の会「つばさ」"]),
        ("受入先の開拓に当たっては竹葉商工会議所の協力を得た。", ["竹葉商工会議所"]),
        ("そのうち、うち竹葉中学校とは会議を持った。", ["竹葉中学校"]),
        ("場所は竹葉自治会の事務所2階を無償で使わせてもらった。", ["竹葉自治会"]),
        ("お金は、竹葉町社会福祉協議会のサロン助成と、漬物で何とか。", ["竹葉町社会福祉協議会"]),
    ],
)  # fmt: skip
def test_bodies_are_found_whole(text: str, wanted: list[str]) -> None:
    assert surfaces(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "3月　卒業を祝う会",
        "苦労した点　運転ボランティアの確保",
        "学生ボランティアの募集を始めた。",
        "学校や仕事に行きづらいと感じる方もどうぞ。",
        "登録世帯数　47",
        "始まりは家族3人の井戸端会議だった。",
        "元喫茶店の空き店舗を借りて始まった。",
        "閉園した保育園の椅子を借りた。",
        "ホーム ＞ 福祉 ＞ 高齢者 ＞ 見守りネットワーク",
        "取組：主な担い手",
    ],
)
def test_what_is_no_body_is_left(text: str) -> None:
    assert surfaces(text) == []


def test_what_a_professional_did_is_no_member() -> None:
    assert surfaces("協力者\n　保護司（遊び相手）") == ["保護司"]


def test_where_something_stood_is_a_venue() -> None:
    (mention,) = extract("移動販売車が第3区の集会所前に来ている。")
    assert mention.weak
    assert mention.role == "venue"


def test_the_subject_without_its_place_is_no_partner() -> None:
    assert surfaces("つながる会は竹葉商店街と協力した。", subject="鳥羽市つながる会") == ["竹葉商店街"]
