"""What rounds 69 to 87 taught: signs before items, what was given behind a name, names in hiragana, who is listed
below. Made-up bodies."""

from __future__ import annotations

import pytest

from kgraph.reading.mentions import extract


def surfaces(text: str, subject: str = "") -> list[str]:
    return [m.surface for m in extract(text, subject=subject) if not m.weak]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("◯ハローワーク竹葉\n◯竹葉若者サポートステーション", ["ハローワーク竹葉", "竹葉若者サポートステーション"]),
        ("A-1 竹葉赤十字奉仕団(豚汁) A-2 まつば連合会(雑貨)", ["竹葉赤十字奉仕団", "まつば連合会"]),
        ("物産コーナー JA竹葉、松葉農園", ["JA竹葉", "松葉農園"]),
        (
            "竹葉市立小学校PTA　レトルト食品 86点\n竹葉製麺株式会社　乾麺 40kg",
            ["竹葉市立小学校PTA", "竹葉製麺株式会社"],
        ),
        ("2月 JA竹葉女性部のみそ作り教室", ["JA竹葉女性部"]),
        ("お昼はすずめ婦人会手作りのお弁当をいただいた。", ["すずめ婦人会"]),
        ("運営費は3年間竹葉財団が助成した。", ["竹葉財団"]),
        ("急ぐときは迷わず竹葉消防署と連携する。", ["竹葉消防署"]),
        ("気になることがあれば竹葉市社会福祉協議会と情報を共有する。", ["竹葉市社会福祉協議会"]),
        ("食材は直売所まつかぜからも届く。", ["直売所まつかぜ"]),
        ("NPO法人まつかぜとの共催で開いた。", ["NPO法人まつかぜ"]),
        ("ケーキは菓子処とみや様よりいただいた。", ["菓子処とみや"]),
        ("お弁当配布(協力:竹葉ベーカリー本町店、NPO法人竹葉)", ["竹葉ベーカリー本町店", "NPO法人竹葉"]),
        ("薬の相談(熊本・八代薬剤師会)", ["熊本・八代薬剤師会"]),
        ("郵便局、新聞販売店その他の事業者と連携する。", ["郵便局", "新聞販売店"]),
        ("竹葉信用組合の市内3支店にお願いした。", ["竹葉信用組合"]),
        ("お茶は菓匠やまがみさんから届いた。", ["菓匠やまがみ"]),
        ("NPO法人とともに開いた。", ["NPO法人"]),
        ("竹葉木工㈱とまるまつ青果に教えていただいた。", ["竹葉木工㈱", "まるまつ青果"]),
        ("青い鳥信用金庫が米を寄贈した。", ["青い鳥信用金庫"]),
        ("食材は、みののくに信用金庫からいただいた。", ["みののくに信用金庫"]),
        ("○福祉課長　NPO法人竹葉に委託しております。", ["NPO法人竹葉"]),
        ("竹葉保健所　保健師\n竹葉市社会福祉協議会　係長", ["竹葉保健所", "竹葉市社会福祉協議会"]),
        ("5月9日 読書会(協力:竹葉図書館)", ["竹葉図書館"]),
        ("就労体験は㈲竹葉製材所で受け入れていただいた。", ["㈲竹葉製材所"]),
        ("A（竹葉自治会）　月1回、竹葉病院の看護師さんと茶話会を開いています。", ["竹葉自治会", "竹葉病院"]),
        ("公益財団法人北のすずかぜ財団の助成により増やした。", ["公益財団法人北のすずかぜ財団"]),
        ("NPO法人風のいえの理事長が来て話した。", ["NPO法人風のいえ"]),
        ("竹葉大学の学生とみずさわ青果商業協同組合が仕分けを担う。", ["竹葉大学", "みずさわ青果商業協同組合"]),
        ("(2)　竹葉地域振興局保健福祉環境部の職員", ["竹葉地域振興局保健福祉環境部"]),
        ("水やりは駅通り商店街の皆さんが引き受けた。", ["駅通り商店街"]),
    ],
)
def test_the_bodies_are_read_and_nothing_else(text: str, wanted: list[str]) -> None:
    assert surfaces(text, "たけのこの会") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("見守り協定の締結事業者（令和6年3月末現在）\n竹葉郵便局\n竹葉信用金庫", ["竹葉郵便局", "竹葉信用金庫"]),
        (
            "連携団体との役割分担\n竹葉教育支援センター…連絡\nフリースクール松葉…体験",
            ["竹葉教育支援センター", "フリースクール松葉"],
        ),
        (
            "問7 ふだん連携しているところはどこですか。\n地区社協、高校\n問8 今後つながりたいところはどこですか。",
            ["地区社協", "高校"],
        ),
        ("相談に応じる人：竹葉司法書士会\n予約・問合せ：福祉課", ["竹葉司法書士会"]),
        ("メニュー:ちらし寿司、いちご\n《食材提供》竹葉青果様", ["竹葉青果"]),
    ],
)
def test_what_is_no_item_is_no_body(text: str, wanted: list[str]) -> None:
    assert surfaces(text, "たけのこの会") == wanted


def test_one_to_a_line_is_not_joined_over_the_line_end() -> None:
    text = "株式会社竹葉ベーカリー　(有)松葉青果\n竹葉金山ライオンズクラブ　JAまつばみどり\n曹洞宗 竹葉寺"
    assert surfaces(text)[-2:] == ["JAまつばみどり", "曹洞宗 竹葉寺"]


@pytest.mark.parametrize("text", ["本学社会福祉学科の学生が立ち上げた。", "当院看護課が協力した。"])
def test_what_the_writer_calls_its_own_is_the_subject(text: str) -> None:
    assert surfaces(text, "竹葉大学") == []


def test_a_part_of_the_subjects_name_is_the_subject() -> None:
    assert surfaces("主催:食でつながる市民プロジェクト", "食でつながる市民プロジェクト") == []


@pytest.mark.parametrize("words", ["近くの保育園", "行きつけの美容室", "隣接する保育園"])
def test_a_kind_with_where_it_is_tells_a_kind(words: str) -> None:
    found = extract(f"自治会、{words}、地区社協")
    assert [m.generic for m in found if m.surface == words] == [True]


def test_single_wide_spaces_between_columns_part_them() -> None:
    text = "番号　団体名　所在地\n1　社会福祉法人竹葉苑　射水市\n2　松葉クリニック　富山市"
    assert surfaces(text) == ["社会福祉法人竹葉苑", "松葉クリニック"]


def test_a_section_alone_is_that_of_the_city_of_the_region() -> None:
    (found,) = extract("事務局　地域福祉課", subject="会議", subject_region="岩手県北上市")
    assert (found.name, found.generic) == ("北上市地域福祉課", False)


def test_an_occasion_is_no_body() -> None:
    assert surfaces("記念の会では竹葉小学校が合唱を披露してくれた。") == ["竹葉小学校"]


def test_a_run_without_end_before_an_honorific_is_no_name() -> None:
    text = "あ" * 300_000 + "さんと、竹葉図書館さんが協力した。"
    assert surfaces(text) == ["竹葉図書館"]
