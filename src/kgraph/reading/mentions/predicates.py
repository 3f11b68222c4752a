"""What the words behind a mention say of it: took part, was only told, is the place, is the object of an action."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.reading.mentions.roles import role_in

ACCEPT, NEUTRAL, WEAK, VETO = "accept", "neutral", "weak", "veto"

_JOINT = (
    "連携|協力|協働|協議|共同|共催|協定|合同|提携|タッグ|一緒|いっしょ|共に|ともに|つなが|繋が|ネットワーク|"
    "情報共有|情報交換|情報を共有|意見交換|話し合|相談|調整|合意|締結|結ん|結び|結ぶ|交流|マッチング|"
    "コラボ|ミーティング|打ち?合わせ|関係|契約|つなぎ|つない|組ん|組み|手を取り|協同|三者|3者|二者|両者|"
    "チーム|顔の見える|会議を|会合を|検討会を"
)
_PART = (
    "協力|後援|共催|主催|助成|協賛|支援|援助|応援|参加|参画|出演|講師|指導|助言|広報|紹介|企画|運営|取組|"
    "取り組み|取り?組|活動|声|力|手|もと|下|場|皆|みな|方|人|職員|スタッフ|メンバー|代表|学生|生徒|児童|園児|"
    "会員|役員|担当|関係者|ボランティア|お力|サポート|監修|主導|仲介|呼びかけ|賛同|理解|(?:寄付|寄附|寄贈|"
    "提供)(?=で|に|を(?:受|いただ|頂|得)|者)|派遣|演奏|合唱|ダンス|発表|展示|出展|実演|ブース|コーナー|"
    "炊き出し|案内|推薦|受託|委託|委嘱|"
    "演技|披露|作品|先生|専門|有志|保護者|連携|後押し|尽力|働きかけ|おかげ|お陰|ご厚意|厚意|ご好意|好意|"
    "店長|園長|館長|校長|社長|会長|理事長|住職|主人|おばさん|おじさん|お姉さん|お兄さん|ママ|バックアップ|チラシ配布|見守り|相談員|中|うち|代わり"
)
_TOLD = (
    "連絡|通報|情報提供|報告|通知|伝え|伝達|つなぐ|つなげ|つない|繋|引き継|案内|周知|配布|"
    "配付|寄付|寄附|寄贈|贈|届け|渡|送|発送|配|お礼|感謝|御礼|提供|情報を提供|情報提供を|"
    "入所|通所|入院|受診|通院|同行|紹介し|紹介する|勧め"
)
_TAKES = (
    "働きかけ|確認|インタビュー|同行|教わ|教えて|取材|協力|参加|参画|講師|依頼|委託|お願い|お世話|(?<!被)支援|相談|出演|登壇|声を|"
    "呼び?かけ|加わ|入っ|入り|来て|手伝|委嘱|指導|助言|運営|選ばれ|お越し|来て|後援|担|"
    "なって|関わ|携わ|尽力|賛同|集ま|応援|サポート|も協力|ご協力|仰|仲介"
)
_PLACE = (
    "開催|実施|設置|集|訪|出かけ|移動|ある|あり|いる|い|住|通|所在|位置|設け|開設|展示|"
    "向か|行|到着|立ち寄|出向|赴|出店|掲示|置|貼|避難|宿泊|おい|於い"
)
_GIVES = "寄付|寄附|寄贈|提供|いただ|頂|食材|お米|米|野菜|譲|届|贈|余剰|物資|食料|食品|借り|持ち寄|もら|差し入れ"
# Papers about a thing: who only lets us lay them out or hang them up is told of it.
_PAPERS = (
    r"(?:に|へ)(?:は|も|て)?(?:、)?[^、。に]{0,8}(?:フライヤー|ちらし|チラシ|ポスター|パンフレット|リーフレット|案内|カード)"
    r"(?:等|など)?(?:の|を)?"
)
_BRINGS = (
    "皮切り|巻き込|招|迎え|講師|はじめ|筆頭|中心|含|通じ|通し|介し|交え|加え|まじえ|パートナー|構成|"
    "メンバー|事務局|活用|お招き|窓口[にと]|主体|代表|活かし|生かし|母体|交えて|招へい|招聘"
)
_WORKS = (
    "主催|実施|開催|協力|後援|支援|助成|委託|設置|結|締結|提供|参加|担|運営|設立|立ち上げ|"
    "取り?組|協議|構成|企画|加わ|集ま|連携|共催|出演|呼びかけ|協賛|派遣|講師|担当|作成|配布|"
    "応援|見守|披露|寄付|寄附|寄贈|補助|開設|行|指導"
)
# What did not come about.
_UNREALISED = "たかった(?:が|けれど|けど|ものの|。)|でき(?:なかった|ませんでした)|(?:至|叶|実現し|実現でき)[^、。]{0,4}(?:なかった|ませんでした)|見送|断念"
_NEXT_PLAN = re.compile(r"[、，](?:今後|将来|来年度|次年度)(?:は|も)")  # of what stands behind it
_PLAN_BEFORE = re.compile(r"(?:^|[、。\n])(?:今後|将来|来年度|次年度|来年)(?:は|も|には)[^。]{1,40}$")
_PLAN = re.compile(
    r"今後|予定|していきたい|していく(?:予定|方針)|(?:連携|協力|協働|参加|実施|依頼)(?:し|"
    r"して)?(?:い)?(?:き)?たい|目指し(?:たい|ている)|検討(?:して|中)|を?計画(?:して|中)|見込み|たいと(?:考え|"
    r"思)|(?:来|次)年度|来年(?:から|は|の)|たい(?=、|と(?:考|思|い)|です|。|」|$)|(?:計画|方針|予定)(?:です|である|。|$)"
)

# What is only to come, said at the end of a bracket or a list: (連携予定), 〜等と連携予定.
PLANNED = re.compile(
    r"(?:連携|協力|協働|参加|参画|依頼|後援|共催|支援|提携|^)を?(?:予定|検討中|計画中|調整中|依頼中|交渉中)(?:です)?[。 ]*$"
)
# Denied or wished for: no statement that a body took part. Loose words alone are none either (との交流, とのつながり).
_DENIED = re.compile(r"ない|なく|なかっ|できず|おらず|せず|少な|不足|難し|課題と")
_LOOSE = re.compile(r"交流|相談|関係|調整|会議|つなが|繋が|つなぎ|つない|話し合|ネットワーク|契約|共に|ともに|チーム")

# Thanks to those who, as the words before them say, did something.
_THANKS = re.compile(r"感謝|お礼|御礼")
_GAVE = re.compile(r"(?:[てを]くださ|[てを]下さ|いただい|頂い|てくれ)[っいたる]{0,2}[^。をには]{0,60}$")
_HONOURED = re.compile(r"(?:様|さま|さん)")
_SEATED = re.compile(r"に(?:置|設け|設置|お[きく])")
_OPEN = re.compile(
    r"(?:[0-9]+(?:か所|カ所|箇所|ヶ所|軒))?"
    r"(?:様|さま|さん|殿|氏|ら|たち|同士)*"
    r"(?:、?(?:等|など|ほか|の?ほか|他|をはじめ(?:とする|とした|として)?|を(?:中心|筆頭|主体)に?(?:とする|"
    r"とした)?|を含む|といった|のような|その他))*"
    r"(?:(?:の|、)?(?:約|計|全|合計|県内|市内|地域の|地元の|様々な|さまざまな|多様な|多くの|多数の|複数の|"
    r"災害支援)*[0-9]*(?:つの)?(?:関係|各種|支援|協力|参加|民間|専門|地域)*(?:団体|機関|企業|組織|施設|者|"
    r"事業所|学校|専門職|関係者|皆(?:様|さま|さん)|方々|方|人々|メンバー|団体等)(?:[0-9]+(?:名|人|団体|機関|"
    r"社))?(?:など|等)?)?"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a predicate says: the outcome, the role, whether it says so in words, whether it is only planned."""

    outcome: str
    role: str = "cooperation"
    explicit: bool = False
    planned: bool = False
    reason: str = ""


def _rule(
    particle: str, words: str, outcome: str, reason: str = "", reach: int = 26
) -> tuple[re.Pattern[str], str, str]:
    return re.compile(rf"{particle}[^。\n]{{0,{reach}}}?(?P<why>{words})"), outcome, reason


_RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    _rule(r"(?:による|によって|により|によります|主催|共催|後援|協力|協賛|助成|主導|運営)", "", ACCEPT, "by"),
    _rule(r"(?:と|へ|に)(?:の|も|は)?[^、。]{0,16}", _UNREALISED, VETO, "denied", 0),
    _rule(r"との(?:連携|協力|関係|協働|つながり)[^、。]{0,6}[はがも]", "課題|不十分|難し|でき(?:ていない|ず)|これから", VETO, "denied", 6),
    _rule(r"と(?![^、。]{0,10}(?:協定|契約|提携|覚書|約束|縁|連携))[^、。]{1,10}を(?:結ぶ|つなぐ|走る)", "", VETO, "place", 0),
    _rule(r"と(?:も|は|の)?", _JOINT, ACCEPT, "with", 34),
    _rule(r"で[^、。]{0,8}(?:紹介|放送|掲載|取り上げ|報道)", "", ACCEPT, "told of"),
    _rule(r"で(?:知り合|出会|つなが|関わ)", "", ACCEPT, "met"),
    _rule(r"を(?:ご)?(?:紹介|推薦)(?:いただ|頂|して(?:いただ|くれ|もら|下さ|くださ)|され)", "", ACCEPT, "introduced"),
    _rule(r"で(?:構成|組織|結成|運営|つく|作|連携|協力|分担|話し合|協議|協定)", "", ACCEPT, "made of"),
    _rule(r"を", _BRINGS, ACCEPT, "brought in", 10),
    _rule(r"を", "会場", WEAK, "venue", 4),
    _rule(r"を", "", VETO, "object"),
    _rule(r"から(?:の|は|も|、)?", "移動|出発(?!点)|徒歩|車で|近い|遠い|離れ|転居|移住|見た", VETO, "place", 8),
    _rule(r"より[、]?(?:の)?", rf"{_GIVES}|受託|委託|依頼|紹介|助成|補助|招", ACCEPT, "from", 30),
    _rule(r"から(?:の|は|も|、)?", _GIVES, ACCEPT, "from"),
    _rule(r"から(?:の|は|も|、|、も)?", "", ACCEPT, "from"),
    _rule(_PAPERS, "置かせ|[貼張]らせ|(?:配架|設置|掲示)させ", WEAK, "told", 4),
    _rule(r"に(?:は|も|て)?", "(?:て|で)(?:いただ|頂|もら|下さ|くださ|くれ)|(?:お|ご)[^、]{1,6}(?:いただ|頂|下さ|くださ)|お借り|を借り", ACCEPT, "asked", 16),
    _rule(r"で", "受け入れて|(?:職場|就労|職業)体験|実習|インターン", ACCEPT, "agent", 8),
    _rule(r"(?:において|で)", "処理|所掌", ACCEPT, "seat", 2),
    _rule(r"に(?:は|も|て|対し|対して|対する|向け|向けて)?", _TAKES, ACCEPT, "asked", 9),
    _rule(r"に(?:は|も)?", "頼[っりるみん]|駆け込|行わせ|行っていただ|行ってもら|助けら|支えら|恵まれ|励まさ", ACCEPT, "asked", 6),
    _rule(r"に(?:は|も)?(?:加え|続[きく]|限らず|よる|基づ)", "", ACCEPT, "besides"),
    _rule(r"(?:に|へ)(?:は|も|と)?", "つな[ぐいげぎが]|繋", ACCEPT, "referred", 10),
    _rule(r"に(?:は|も)?", "頂戴|賜|を(?:ご)?(?:お願い|依頼|委託|委嘱|引き受け)|お力添え|協力を|声[がか]け", ACCEPT, "asked", 34),
    _rule(r"で(?:も)?", "学[びんぶ]|を習|教わ|加工|製造|製作|印刷|修理|登録", ACCEPT, "agent", 20),
    _rule(r"に(?:は)?[^。\n]{1,26}を、[^。\n]{0,50}", "頂|いただ|賜|お願い", ACCEPT, "asked", 0),
    _rule(r"[にへ]$", "", ACCEPT, "asked"),
    _rule(r"の(?:情報(?!提供|共有|交換)|手続き?|制度)", "", VETO, "states"),
    _rule(r"の[^、。]{1,14}を(?:後押し|下支え)", "", VETO, "states"),
    _rule(r"の", "補助(?!線)|助成", ACCEPT, "their", 6),
    _rule(r"では", "取り入れられ|導入され|活用され|採用され", ACCEPT, "agent", 30),
    _rule(r"の", "実施(?:状況|結果|方法)|募集|確保|養成|育成", VETO, "object", 0),
    _rule(r"の", "を(?:無償で|無料で)?(?:お?借[りう用]|使わせ)", ACCEPT, "their", 14),
    _rule(r"の", "窓口(?:を通|に|へ|と|から)", ACCEPT, "their", 4),
    _rule(r"の", "補助金|助成金|交付金|助成が|補助が", ACCEPT, "their", 16),
    _rule(r"に(?:は|も|て|対し|対して|対する|向け|向けて)?", _TOLD, WEAK, "told", 22),
    _rule(r"に(?:は|も|て|おい)?", _PLACE, VETO, "place", 6),
    _rule(r"に(?:は|も)?", "", WEAK, "told"),
    _rule(r"へ(?:の|は|も)?", "引継|引き継|協力|依頼|委託|協力依頼|参加", ACCEPT, "asked", 8),
    _rule(r"へ(?:の|は|も)?", "", WEAK, "told"),
    _rule(r"(?:で(?!す|し[たょ]|ある|あり|ござ)|において|にて)(?:は|も|の)?", "", WEAK, "venue"),
    _rule(r"(?:が|は|も|では|とも)[、]?", "必要|不足|少な|多い|多く|ない(?!で)|なく|[0-9]+(?:か所|箇所|カ所|団体|校|園|施設|店|軒|つ)", VETO, "states", 2),
    _rule(r"は", "(?:で|から|をもって)構成(?:され|する)", VETO, "subject", 70),
    _rule(r"が", "(?:開設|設置)され|オープンし|開所し|誕生し", VETO, "object", 24),
    _rule(r"(?:が|は|も)[、]?", _WORKS, ACCEPT, "agent", 44),
    _rule(r"(?:が|は|も)", "", NEUTRAL, "agent"),
    _rule(r"の[、]?(?:ご|お)?", _PART, ACCEPT, "their", 6),
    _rule(r"のほか|の(?:他|外)", "", ACCEPT, "besides"),
    _rule(r"の", "", NEUTRAL, "of"),
    _rule(r"(?:として|という|といった)", "", VETO, "predicate"),
    _rule(r"(?:や|、|・|ごと)", "", NEUTRAL, "open"),
)  # fmt: skip


def judge(text: str, start: int, end: int) -> Verdict:
    """Return what ``text[start:end]`` (from behind a mention to the end of its sentence) says of the mention."""
    after = text[start : min(end, start + 90)].split("。", 1)[0].split("\n", 1)[0]
    opened = _OPEN.match(after)
    rest = after[opened.end() :] if opened else after
    rest = re.sub(r"^[\ue000]+", "", rest)
    planned = bool(
        _PLAN.search(_NEXT_PLAN.split(rest, maxsplit=1)[0]) or _PLAN_BEFORE.search(text, max(0, start - 40), start)
    )
    if rest.startswith("の") and _HONOURED.match(after):
        return Verdict(ACCEPT, role_in(rest[:10]), True, planned, "their")  # Aさんの…: what A brought
    if re.match(r"でも?(?![すしあ])", rest) and _HONOURED.match(after):
        return Verdict(ACCEPT, "cooperation", True, planned, "agent")  # Aさんでも回収: what A does
    if not rest.strip():
        return Verdict(NEUTRAL, planned=planned, reason="alone")
    if _SEATED.match(rest) and "事務局" in text[max(0, start - 40) : start]:
        return Verdict(ACCEPT, "cooperation", True, planned, "seat")  # 事務局はA会に置く: who does the work
    for pattern, outcome, reason in _RULES:
        match = pattern.match(rest)
        if (
            match
            and outcome == WEAK
            and reason == "told"
            and _THANKS.search(match.group(0))
            and _GAVE.search(text, max(0, start - 80), start)
        ):
            return Verdict(ACCEPT, role_in(text[max(0, start - 80) : start]), True, planned, "gave")
        if match:
            role = _role(match, rest, outcome, reason)
            said = (
                outcome == ACCEPT
                and not _DENIED.search(rest)
                and not (reason == "with" and _LOOSE.fullmatch(match.group("why")))
            )
            return Verdict(outcome, role, said, planned, reason)
    return Verdict(NEUTRAL, planned=planned, reason="other")


def _role(match: re.Match[str], rest: str, outcome: str, reason: str) -> str:
    """Return the role that the matched words speak of; another subject between them takes the role away."""
    words = match.group(0)
    if outcome == VETO:
        return "cooperation"
    if outcome == WEAK and reason in ("told", "venue"):
        return "venue" if reason == "venue" else "contact"
    if reason == "agent" and re.search(r"[がは]", words[1:]):
        return "cooperation"
    role = role_in(words + rest[match.end() : match.end() + 8])
    if reason == "with":
        return role if role in ("agreement", "co-hosting") else "cooperation"
    return "cooperation" if role in ("venue", "contact", "publicity") else role
