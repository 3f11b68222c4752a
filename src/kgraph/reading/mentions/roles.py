"""What partners did, as labels, headings and predicates say it: the words and the notation of the role."""

from __future__ import annotations

import re
from dataclasses import dataclass

COOPERATION = "cooperation"
ROLES: dict[str, str] = {
    COOPERATION: "連携・協力",
    "co-hosting": "主催・共催",
    "endorsement": "後援",
    "support": "協力・支援",
    "funding": "助成・補助",
    "sponsorship": "協賛",
    "commissioning": "委託",
    "referral": "紹介",
    "publicity": "広報・周知",
    "donation": "寄附・提供",
    "venue": "会場",
    "agreement": "協定締結",
    "membership": "構成・会員",
    "contact": "連絡・通報・提供先",
}

# Words of labels and of phrases behind a mention, longest first by the order of the alternatives.
_WORDS: tuple[tuple[str, str], ...] = (
    ("特別後援|後援", "endorsement"),
    (
        "共同主催|共催|主催|主管|共同開催|共同企画|企画運営|企画・運営|企画・編集|企画|編集|発行|制作|デザイン|イラスト|印刷|主唱",
        "co-hosting",
    ),
    ("特別協賛|協賛金?|スポンサー", "sponsorship"),
    ("助成金?|補助金?|出資|資金", "funding"),
    ("委託|受託|委嘱", "commissioning"),
    ("広報|周知", "publicity"),
    ("寄付|寄附|寄贈|ご?提供|贈呈|食材提供|物資提供|献品", "donation"),
    ("どこ|置き場所?|会場|場所|開催地|受付場所|会場提供|ところ|開催場所|実施場所", "venue"),
    ("協定締結|協定|締結", "agreement"),
    ("構成団体|構成員|構成機関|構成|会員|加盟|参画団体|委員|メンバー|幹事", "membership"),
    (
        "届け先|お届け先|送り先|送付先|配達先|通報先|連絡先|提供先|支援先|配布先|寄付先|寄附先|贈呈先|採択団体|交付先|助成先|紹介先|問い?合わ?せ先?|申込先?",
        "contact",
    ),
    ("特別協力|技術協力|運営協力|協力|応援|サポート|支援|運営|後方支援", "support"),
    ("紹介(?!先)|推薦", "referral"),
    (
        "連携|協働|パートナー|参加|参画|出席|欠席|列席|同席|出演|出展|出店|ステージ|ブース|演奏|司会|進行|講師|講演|手話通訳|通訳|要約筆記|託児|パネリスト|登壇者?|コメンテーター|コーディネーター|撮影|音響|受付|あいさつ|挨拶|調理|ゲスト|指導|監修|実演|審査|伴奏|指揮|関係|賛同|連携先",
        COOPERATION,
    ),
)
_ROLE_WORD = re.compile("|".join(f"(?P<r{i}>{words})" for i, (words, _) in enumerate(_WORDS)))
# What a label may hold besides its role: 団体, ご〜いただいた企業様, 一覧.
_AROUND = (
    r"してくれて|てくれて|くれる|くれた|くださって|くださる|支えて|皆さん|みなさん|みなさま|いる|おります|いただいて|いただいた|いただきました|頂いた|頂きました|くださった|"
    r"下さった|された|ありがとう|ございました|"
    r"ございます|申し上げます|いたし|ます|した|する|"
    r"団体|機関|企業|事業所|事業者|施設|個人|学校|組織|法人|店舗?|皆様|皆さま|様|さま|方々|方|たち|とも|及び|"
    r"および|イベント|開催|実施|募集|感謝|心より|地域|主要|主な|"
    r"令和|平成|年度|名簿|一覧|リスト|順不同|特に|事業|先|者|名|表|各|本|年|金|社|元|ご|御|お|の|な|・|/|、|や|"
    r"と|に|は|も|等|など|[0-9]|[()（） \t]"
)
# Every character belongs to a word of either list: read from left to right without going back (possessive).
_LABEL = re.compile(rf"(?:{'|'.join(words for words, _ in _WORDS)}|{_AROUND})*+")
_EXACT = re.compile(
    r"(?:特別)?(?:主催|共催|後援|協力|協賛|助成|会場|場所|ところ|運営|寄付|寄附|提供|委託|主管|連携|協働|企画|支援|"
    r"応援|編集|発行|制作|デザイン|イラスト|印刷|企画・編集|ステージ|ブース|出店|演奏|司会|進行|司会進行|講師|講演|手話通訳|通訳|要約筆記|託児|パネリスト|登壇者?|"
    r"コメンテーター|コーディネーター|撮影|音響|調理|ゲスト|指導|監修|実演|審査|伴奏|指揮|参加|参画|出席|欠席|列席|同席|出展|出演|事務局|受付場所)(?:団体|者|機関|企業|先)?"
)
# A label put together with a role: 広報協力, 車両提供, 置き場所.
_COMPOUND = re.compile(
    r"[\u3400-\u9fffァ-ヺー・]{1,10}(?:協力|提供|協賛|後援|共催|助成|出演|監修)|救護|警備|会場整理|置き場所?"
)
_FACT = (
    r"(?:日時|日程|開催日|期間|対象|対象者|参加費|費用|定員|内容|目的|(?:お|ご)?申し?込み?(?:方法|先)?|問い?合わ?せ先?|"
    r"お問い?合わ?せ先?|連絡先|電話|TEL|FAX|住所|所在地|時間|備考|注意事項|持ち物|担当者?|"
    r"作成|更新日?|掲載日|発行(?:日|者)?|編集|日付|代表者?|氏名|役職|URL|E-?mail|メール|ホームページ|HP|定義|"
    r"趣旨|事業名|事業の名称|件名|案件|会議名|行事名|催し|題名|とき|ねらい|主旨|概要|経過|現状|目標|効果|経費|.{0,4}(?:内容|方法|期間|頻度|理由|きっかけ|経緯|実績|"
    r"沿革|特徴|ひとこと|メッセージ|曜日)|いつ|いくら|だれ|もちもの|おかね|活動日|活動場所|定休日|"
    r"テーマ|年齢|人数|参加者数|参加人数|料金|締切|予算|成果|課題|行き先.{0,10}|苦労(?:した点|していること)?|困ったこと|困っていること|その他|ページ|番号|給与|賃金|勤務地|勤務時間|休日|待遇|資格|応募資格|応募条件|歓迎|職種|特典|演題番号|脚注|倫理的配慮|(?:お)?品書き|取組名|取り?組の?(?:概要|内容)|活動の?(?:概要|内容)|工夫(?:した|している)?(?:点|こと)?|今後の(?:展望|課題|予定)|メニュー|献立|ご?来場者?数?|(?:ご)?予約(?:方法|先)?)"
)
_GAVE = re.compile(
    r"^[^。、]{2,12}を(?:ご)?(寄贈|寄付|寄附|提供|協力|支援)(?:して)?(?:くださった|下さった|いただいた|頂いた)(?:企業|団体|方々?|皆様|みなさま|お店|機関|・)+$"
)
_SKIP = re.compile(rf"{_FACT}(?:[・/と及び]{{1,2}}{_FACT})*")
_GROUP_ENDS = re.compile(
    r"(?:機関|団体|法人|施設|関係者?|企業|事業者|組織|行政|教育|福祉|医療|保健|地域|介護|分野|部門|者|等|名簿|"
    r"委員|市民|商業|経済|警察|司法|民間|メディア|報道|学校|その他|名称?|市|県|町|村|区|国|会員|専門職|ボランティア)$"
)
_PLANNED = re.compile(r"予定(?!日)|(?:検討|調整|計画|交渉|依頼)中|^今後|将来")
_ORGANS = re.compile(
    r"(?:市|町|村|区|県|庁内|行政|本市|本町|当市|役所|役場)(?:の)?(?:機関|関係(?:機関|課|各課|部署|部局)?|"
    r"内部|部局|部署|内|担当課)?$|^庁内"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label or heading: its kind (role, venue, skip, group, heading, or nothing), role and words."""

    kind: str = ""
    role: str = ""
    words: str = ""
    rest: str = ""
    body: bool = False
    exact: bool = False

    @property
    def carries(self) -> bool:
        """Whether the label holds for the lines that follow as well."""
        return self.kind == "role"

    @property
    def organs(self) -> bool:
        """Whether what stands below are parts of the government of the region (市機関, 庁内)."""
        return self.kind == "group" and bool(_ORGANS.search(self.words))

    @property
    def planned(self) -> bool:
        """Whether what stands below is only to come (連携予定, 今後の連携先)."""
        return bool(_PLANNED.search(self.words))

    @property
    def weak(self) -> bool:
        """Whether bodies under the label are only told, given to, or the place."""
        return self.role in ("contact", "venue")


def label_of(words: str) -> Label:
    """Return what ``words`` mean as a label (at most 40 characters); an empty kind where they are none."""
    plain = re.sub(r"[ \t]", "", words).strip("-—~〜=*・")
    if not plain or len(plain) > 40:
        return Label(words=plain)
    if _SKIP.fullmatch(plain):
        return Label("skip", "", plain)
    gave = _GAVE.search(plain)
    if gave is not None:
        return Label("role", role_in(gave.group(1)), plain)
    if _ROLE_WORD.search(plain) and _LABEL.fullmatch(plain):
        role = role_in(plain)
        return Label("venue" if role == "venue" else "role", role, plain, exact=bool(_EXACT.fullmatch(plain)))
    if _COMPOUND.fullmatch(plain):
        role = role_in(plain)
        return Label("venue" if role == "venue" else "role", role, plain, exact=True)
    if _GROUP_ENDS.search(plain) and len(plain) <= 16:
        return Label("group", "", plain)
    return Label(words=plain)


def role_in(words: str, default: str = COOPERATION) -> str:
    """Return the notation of the role that ``words`` speak of, ``default`` where they speak of none."""
    found = _ROLE_WORD.search(words)
    if found is None or found.lastgroup is None:
        return default
    return _WORDS[int(found.lastgroup[1:])][1]
