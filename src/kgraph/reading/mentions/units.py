"""Words of names that the rules know by their part in a name: branches, clubs, unions, shops in front of their name."""

from __future__ import annotations

import re

from kgraph.reading.mentions.brackets import QUOTE
from kgraph.reading.mentions.working import INNER

UNIT = re.compile(
    r"(?:[一-龠ァ-ヶーA-Z]{0,6}?)(?:支部会?|総局|通信部|教区|総合支所|支店|支社|支局|支所|支庁|営業所|出張所|事務所|本部|本店|本社|本所|"
    r"分室|分館|分校|別館|科|専攻|コース|青年部会?|女性部会?|婦人部|部会|分会|事業部|工場|店|地区会|青年会|支援課|班|学科|児童会|生徒会|学生会|部)$"
)
ON = re.compile(
    r"(?:に|で|を|が|は|へ|も|と|から|まで)[\u3400-\u9fffァ-ヺ]|事業|活動|運営|発行|編集|作成|について|に関する"
)
NAMEABLE = re.compile(rf"[ァ-ヺA-Za-zぁ-ゖ{INNER}{QUOTE}]")
FRONT_KINDS = frozenset(
    [
        "food-bank",
        "children-cafeteria",
        "cooperative",
        "nursery",
        "long-term-care-provider",
        "disability-service-provider",
        "professional",
        "community-salon",
        "civic-activity-centre",
        "community-general-support-centre",
        "pharmacy",
    ]
)
# Shops that call themselves by what they are, in front of their name.
FRONT_WORDS = frozenset(
    [
        "ベーカリー",
        "カフェ",
        "レストラン",
        "キッチン",
        "ホテル",
        "旅館",
        "割烹",
        "喫茶",
        "珈琲",
        "珈琲館",
        "居酒屋",
        "パン工房",
        "菓子工房",
        "パティスリー",
        "美容室",
        "理容室",
        "ヘアサロン",
        "農園",
        "牧場",
        "スタジオ",
        "ギャラリー",
    ]
)
# Clubs, departments and pupils' councils are units of these kinds only.
CLUB = re.compile(r"(?:(?<!支)(?<!本)(?<!業)部|科|専攻|コース|児童会|生徒会|学生会)$")
WITH_CLUBS = frozenset(
    [
        "school",
        "university",
        "pta",
        "merchants-association",
        "cooperative",
        "neighbourhood-association",
        "company",
        "medical-institution",
    ]
)
# Centres and offices that a university or a hospital has of its own.
OF_A_BODY = (
    "福祉委員会",
    "図書委員会",
    "クラブ",
    "センター",
    "研究所",
    "機構",
    "室",
    "課",
    "サークル",
    "ボランティア部",
    "同好会",
    "実行委員会",
    "同窓会",
    "校友会",
)
WITH_CENTRES = frozenset(["university", "medical-institution", "school"])
UNITED = frozenset(["連絡協議会", "協議会", "連合会", "連絡会", "会", "部会", "連盟", "協会", "委員会", "会議", "連合"])
# Clubs and sections of a body: of the kind of that body.
CLUBS = frozenset(
    [
        "ボランティア部",
        "部",
        "会",
        "ボランティア会",
        "クラブ",
        "サークル",
        "本部",
        "ゼミ",
        "研究室",
        "有志の会",
        "チーム",
        "事務局",
        "生徒会",
        "学生会",
        "学生団体",
        "青年部",
        "女性部",
        "ボランティアサークル",
    ]
)
# Inside sentences: clubs of a school, offices and people that stand for a body, names that are a clause, stems of verbs.
CLUB_WORDS = re.compile(r".{1,8}(?:科|部|クラブ)")
OFFICE_WORDS = re.compile(
    r"(?:サークル|クラブ|ゼミ|研究室|部活動?|同好会|有志|.{0,6}(?:ボランティア|連携室|直売所|売店)$)"
)
PHRASE_HEADS_OF = frozenset(("会", "集い", "つどい", "家", "広場", "ひろば"))
HELD_VERBS = ("祝う", "偲ぶ", "囲む", "送る")  # 卒業を祝う会: what was held
VERB_STEMS = re.compile(r"連[れねな]|係わ|組み")  # ends like a body, and is the stem of a verb
NO_NAME = frozenset(
    ["ママ", "パパ", "シニア", "メンバー", "スタッフ", "ゲスト", "リーダー", "オーナー", "マスター", "プロ", "チーム", "グループ",
     "お客", "おつかれ", "お疲れ", "ごちそう", "お世話", "娘", "息子", "お子", "コース", "トイレ", "テーブル", "ボール"]
)  # fmt: skip
