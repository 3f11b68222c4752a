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
        "employment-service",
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
        "prefecture",
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
OCCASIONS = frozenset(
    ("記念", "別れ", "お別れ", "発足", "設立", "祝い", "お祝い", "送別", "歓迎", "激励", "新年", "卒業", "感謝")
)
VERB_STEMS = re.compile(r"連[れねな]|係わ|組み")  # ends like a body, and is the stem of a verb
NO_NAME = frozenset(
    ["ママ", "パパ", "シニア", "メンバー", "スタッフ", "ゲスト", "リーダー", "オーナー", "マスター", "プロ", "チーム", "グループ",
     "もの", "サンタ", "おまわり", "お巡り", "お客", "おつかれ", "お疲れ", "ごちそう", "お世話", "娘", "息子", "お子", "コース", "トイレ", "テーブル", "ボール"]
)  # fmt: skip
# People at large or of a body, and a number of bodies.
PEOPLE_WORDS = re.compile(
    r"(?:学生|大学生|高校生|生徒|職員|社員|従業員|会員|園児|児童|教員|教授|先生|看護師|保健師|医師|専門職|"
    r"ボランティア|スタッフ|メンバー|皆|方|方々|有志|OB|OG|選手|部員|団員|講師|住職|相談員|支援員|指導員|推進員|社会福祉士)"
)
COUNTED = re.compile(
    r"(?:計|市内|町内|村内|区内|県内|管内|全)?(?:[0-9]+|[二三四五六七八九十両])(?:つの)?(?:団体|機関|社|者|施設|校|園|企業|組織|法人|事業所|自治体|市町村?|課|館|店舗?|支店|支所|営業所)"
)
PHRASE_HEADS = frozenset(
    ["会", "集い", "つどい", "市民の会", "ネットワーク", "実行委員会", "有志の会", "協会", "家", "広場", "ひろば"]
)
# Kinds that stand before a name in apposition (専門店の…さん), where others stand before someone of theirs.
NAMED_SO = frozenset(
    ["company", "civil-society-organisation", "children-cafeteria", "food-bank", "religious-organisation"]
)
PEOPLE_KINDS = ("professional", "individual")
LED_BY = re.compile(r"(?:はじめ|始め|中心|筆頭|含む|含め|代表)")
HONOUR = ("さん", "さま")
# Words that names are made of behind の, before the word that tells the kind.
LANDSCAPE = re.compile(
    r"[里郷家森杜丘園街町星空泉湯庄樹木花風虹和輪海山川島苑宿館谷原野道橋鐘鳥友国城浜岡実種芽葉翼光](?=[\u3400-\u9fffァ-ヺA-Zぁ-ゖ])"
)
ALONE = frozenset((
    "里", "郷", "家", "森", "杜", "丘", "園", "街", "星", "空", "泉", "樹", "木", "花", "風", "虹", "和", "輪", "海", "川",
    "島", "苑", "宿", "館", "谷", "会", "村", "町", "駅", "橋", "道", "手", "足", "声", "窓", "力", "宝", "種", "芽", "翼",
    "鐘", "灯", "港", "庭", "縁", "電話", "ダイヤル", "部屋", "広場", "学校", "教室", "台所", "食堂", "食卓", "工房", "縁側", "居場所",
    "仲間", "いえ", "おうち", "もり", "にわ", "さと", "まど",
))  # fmt: skip
# What someone did, behind のご or のお.
DONE = frozenset(
    ("協力", "支援", "厚意", "好意", "理解", "尽力", "提供", "助成", "寄付", "寄附", "紹介", "助言", "指導")
)
