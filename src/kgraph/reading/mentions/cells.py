"""What stands beside a name in its item: a time or matter before it, an office, amount or telephone number behind it."""

from __future__ import annotations

import re

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import FIRM, generic, read_body
from kgraph.reading.mentions.brackets import FORM_FIRST, FORM_LAST
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.roles import label_of

_OFFICE = re.compile(
    r"(?:(?!民生|児童|人権)[\u3400-\u9fffァ-ヺー・]{0,12})(?:会長|理事長?|代表|所長|校長|園長|館長|院長|施設長|事務局長|委員長|支部長|課長|係長|室長|部長|署長|センター長|局長|"
    r"次長|主査|主事|主幹|主任|参事|技師|書記|会計|監事|幹事|顧問|教授|准教授|副?[市町村区]長|副?知事|アナウンサー|スタッフ|記者|牧師|神父|僧侶|議員|講師|助教|教頭|"
    r"教諭|官|住職|社長|店長|職員|助役|所員|書記|次席|担当者?|相談員|支援員|指導員|専門員|"
    r"カウンセラー|コーディネーター|ワーカー|ケアマネジャー|マネージャー|マネジャー|リーダー|世話人|教員|連携室長|消防長|保健師|看護師|社会福祉士|精神保健福祉士|弁護士|司法書士|医師|部門|窓口)"
)
_TIME = re.compile(
    r"第[0-9一二三四五]週|(?:[0-9]{1,4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:上旬|中旬|下旬)?(?:\([月火水木金土日]\))?|(?:毎月|"
    r"毎週)?第?[0-9一二三四](?:[・,][0-9])*[月火水木金土日](?:曜日?)?|通年|随時|毎月|毎週|[月火水木金土日]曜日?|春|夏|秋|冬|午前|午後"
)
_EXTRA = re.compile(
    r"(?:TEL|Tel|電話|FAX)?:?\(?0[0-9]{1,4}[)-]?[0-9]{1,4}-?[0-9]{3,4}|(?:24|２４)時間(?:対応)?|要?予約制?|要予約|"
    r"年中無休|無料|有料|新規|継続|再掲|代表|内線[0-9]+"
)
_AMOUNT = re.compile(
    r"(?:計|約|合計)?[0-9][0-9,.万千百億]*(?:円|名|人|kg|キロ|個|点|本|箱|袋|食|セット|ケース|台|冊|枚|口|件|か所|箇所)?"
)
_AMOUNT_ENDS = re.compile(r"[0-9](?:食|人|名|個|本|枚|袋|箱|台|点|冊|回|組|世帯|円|km|kg)分?$")
_CLASSES = (
    "団体",
    "機関",
    "法人",
    "事業者",
    "企業",
    "関係者",
    "施設",
    "行政",
    "組織",
    "職能団体",
    "会社",
    "ボランティア",
    "スタッフ",
    "講師",
    "会員",
    "メンバー",
)


def is_class_of(masked: str, before: Candidate, behind: Candidate) -> bool:
    """Tell whether one is the class that stands, before a space, in front of a name (居住支援団体 + NPO法人…)."""
    if (
        not before.generic
        or behind.generic
        or behind.strength not in FIRM
        or masked[before.end : behind.start].strip(" \t") != ""
    ):
        return False
    return before.end < behind.start and masked[before.start : before.end].endswith(_CLASSES)


def behind_matter(masked: str, a: int, b: int) -> int:
    """Return where an item begins behind a time or a matter and a space (5月 …, 田植え体験 …, お米 …)."""
    for _ in range(3):
        space = masked.find(" ", a + 1, b)
        if space < 0:
            return a
        words = masked[a:space]
        matter = _TIME.fullmatch(words) or label_of(words).exact or all(map(_common, words.split("・")))
        if not matter and not (read_body(masked, a, space) is None and (generic(words) or _told(masked, a, space, b))):
            return a
        behind = masked.find(" ", space + 1, b)
        body = read_body(masked, space + 1, b) or read_body(masked, space + 1, behind if behind > 0 else b)
        sure = _TIME.fullmatch(words) or _AMOUNT_ENDS.search(words) or _common(words)
        if body is None or body.strength not in FIRM or (body.generic and not (sure and body.strength == "strong")):
            return a
        a = space + 1
    return a


def _told(masked: str, a: int, space: int, b: int) -> bool:
    """Tell whether words before a space are a matter: they hold の, or what follows begins with a place or a form."""
    if lexicon_in_use().form_at(masked, a) is not None or FORM_FIRST <= masked[a] <= FORM_LAST:
        return False
    form = lexicon_in_use().form_at(masked, space + 1)
    behind = masked.find(" ", space + 1, b)
    right = read_body(masked, space + 1, b) if behind < 0 else read_body(masked, space + 1, behind)
    kana_name = all("ァ" <= char <= "ー" or char.isascii() for char in masked[a:space])
    if right is not None and right.strength in ("strong", "form", "dept", "front") and not (kana_name or right.generic):
        return True
    if _AMOUNT_ENDS.search(masked, a, space):
        return True
    opens = gazetteer().prefix(masked, space + 1, b) > space + 1 or (form is not None and form.position != "back")
    return opens or "の" in masked[a + 1 : space - 1] or _common(masked[a:space].rsplit("・", 1)[-1])


def _common(words: str) -> bool:
    """Tell whether words are everyday nouns of the lexicon and no body."""
    lexicon = lexicon_in_use()
    head = lexicon.head_ending(words, len(words))
    return (head is not None and head.strength == "stop") or words in lexicon.kana or words in lexicon.topics


def without_title(masked: str, a: int, b: int) -> tuple[int, int]:
    """Cut the office that someone holds from behind a body and a space: …医師会 理事, …福祉課 主査."""
    space = masked.rfind(" ", a + 2, b)
    while space > 0 and _EXTRA.fullmatch(masked, space + 1, b):
        b = space
        space = masked.rfind(" ", a + 2, b)
    while space > 0 and (_OFFICE.fullmatch(masked, space + 1, b) or _AMOUNT.fullmatch(masked, space + 1, b)):
        body = read_body(masked, a, space)
        if body is None or body.strength not in FIRM:
            break
        b = space
        space = masked.rfind(" ", a + 2, b)
    return a, b
