"""What hangs at the edges of the words for a body: people of it, titles, roles, counts; one table for each edge."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.kinds import Lexicon

# People of a body and their titles: they stand for the body.
_PEOPLE = (
    "(?:ボランティア)?(?:運転手|ドライバー)|検針員|配達員|販売員|店員|司書|養護教諭|管理栄養士|栄養士|警察官|店主|オーナー|マスター|女将|若手社員|有志ご?一同|ご?一同|事務局|ちびっこたち|ちびっこ|子どもたち|こどもたち|お姉さん|お兄さん|先生方|先生|皆|みな|教職員|職員|社員|スタッフ|従業員|教員|生徒会?|児童|学生|大学生|園児|園生|寮生|会員|部員|団員|隊員|局員|"
    "署員|行員|役員|有志|メンバー|一同|各位|担当者?|関係者|利用者|入居者|入所者|"
    "副?会長|副?理事長|代表理事|代表取締役|代表者?|事務局長|専務理事|常務理事|理事|副?所長|副?校長|教頭|"
    "副?園長|館長|院長|施設長|課長|係長|室長|センター長|署長|消防長|教育長|局長|部長|次長|社長|店長|支店長|支部長|"
    "副支部長|副委員長|事務長|管理者|責任者|会計|監事|幹事|部長|総務|主任|主査|主事|委員長|部会長|住職|神父|牧師|名誉教授|准?教授|学長|学部長|講師|助教|顧問|専門員|医師|看護師|保健師|"
    "弁護士|社会福祉士|相談員|支援員|指導員|世話人|大将二人|大将|親方|棟梁|図書委員|美化委員|生徒有志|後輩|先輩|院生有志|院生|留学生|コーディネーター|ワーカー|インストラクター|[0-9一二三四五六]年生|児|生"
)
_ROLE = (
    "助成金|補助金|寄附金|寄付金|配分金|協賛金|交付金|委託料|委託金|受託料|支援金|委託事業|助成事業|補助事業|研究助成|活動助成|地域助成|主催|共催|後援|協力|協賛|助成|支援|提供|運営|監修|企画|主管|協働|連携|参加|出演|派遣|"
    "受託|委託|寄贈|寄付|寄附|実施|開催|指導|演奏|作成|製作|応援|紹介|監修|登録|認定|指定|"
    "(?:もちつき|餅つき|清掃|会場)?手伝い|エイサー|ダンス|演舞|合唱|"
    "手作り|手づくり|お?手製|所属|在籍|勤務|出身"
)
PEOPLE = re.compile(_PEOPLE)
_TAIL = re.compile(
    rf"(?:(?P<people>{_PEOPLE})|(?P<role>{_ROLE})|(?P<venue>会場|前|隣|横|内|敷地内|店内|構内)|(?P<honour>御中|"
    rf"様|さま|さん|殿|氏)|"
    rf"(?P<open>等|他|ほか|本支店|(?:[\u4e00-\u9fffケヶ]{{1,5}}[市町村区県]|管|圏)内の?各(?:店舗?|支店|営業所|郵便局|局|事業所|校|園|施設)|"
    rf"[0-9][0-9,.]*[万千]?(?:円|kg|キロ|ケース|個|食|袋|箱|本|点|台|冊|枚)|各?[0-9]+(?:名|人|社|店舗?|団体|か所|箇所|カ所|ヶ所|校|園|機関|"
    rf"施設|組)))$"
)
_PREFIX = re.compile(
    r"(?:(?:[0-9]{1,2}時(?:半|[0-9]{1,2}分)?[~〜ー\-]?|(?:令和|平成|昭和)[0-9元]{1,2}年度?|[0-9]{4}年度?|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:の(?=[\u3400-\u9fff]{3}))?|[0-9]{1,2}日|"
    r"今年度?|昨年度?|本年度?|前年度?|来年度?|年度|当日|今回|前回|先日|今後|現在|毎月|毎週|毎年|毎回|年間|"
    r"同日|翌日|後日|以前|以降|同年|同月|午前|午後|夕方|同じく|主に|特に|例えば|約|計|合計|第[0-9]+回|前述|"
    r"上記|下記)(?![会所])|[0-9]{1,2}(?:年|か月|ヶ月|カ月|週|日)間(?=[\u3400-\u9fff])|迷わず|うち(?=[\u3400-\u9fff])|本日の?|(?:下さった|くださった|頂いた|いただいた)|お住まいの(?:地区|地域|市町村)の|お近くの|最寄りの|[\-—*#＝=.+]+)+"
)


_SOMEONE = re.compile(r"お(?:兄|姉|じい|ばあ|母|父|子)$|会員$")


def someone(words: str) -> bool:
    """Tell whether words are someone, so that さん behind them makes no name."""
    return bool(PEOPLE.fullmatch(words) or _SOMEONE.search(words))


@dataclass(frozen=True, slots=True)
class Tail:
    """What was cut from the right edge: where the rest ends and what the cut words were."""

    end: int
    people: bool = False
    role: str = ""
    venue: bool = False
    open_list: bool = False


def skip_prefix(text: str, start: int, end: int) -> int:
    """Return where ``text[start:end]`` begins behind words of time and order."""
    match = _PREFIX.match(text, start, end)
    return match.end() if match and match.end() < end else start


def cut_tails(text: str, start: int, end: int, lexicon: Lexicon, reads: object) -> Tail:
    """Cut people, titles, roles, honorifics and counts from the right edge until nothing changes.

    ``reads(a, b)`` tells whether ``text[a:b]`` reads as a body; only what leaves a body standing is cut.
    """
    tail = Tail(end)
    for _ in range(6):
        window = max(start, tail.end - 12)
        match = _TAIL.search(text[window : tail.end])
        if match is None:
            return tail
        cut = window + match.start()
        if match.group() == "みな" and "ぁ" <= text[cut - 1 : cut] <= "ゖ" and text[cut - 1] != "の":
            return tail  # NPO法人えみな
        if (
            match.lastgroup == "people"
            and not (callable(reads) and reads(start, cut))
            and text[tail.end - 1] in "児生長"
            and tail.end - start > 3
            and callable(reads)
            and reads(start, tail.end - 1)
            and not lexicon.covers(text[start : tail.end])
        ):
            cut = tail.end - 1  # …幼稚園児, …大学生: …自治会長: one character is shared
        if match.lastgroup == "people" and text[cut - 1 : cut] == "の" and callable(reads) and reads(start, cut - 1):
            cut -= 1  # …社協のコーディネーター
        head = lexicon.head_ending(text, tail.end, start)
        longer = head is not None and head.strength == "strong" and len(head.word) > tail.end - cut
        longer = longer or (head is not None and head.strength == "public" and text[start : tail.end] == head.word)
        sure = match.lastgroup in ("honour", "open")
        if match.group(match.lastgroup or 0) in ("生", "児", "会計") and lexicon.head_ending(text, cut, start) is None:
            return tail
        if cut - start < 1 or longer or not (callable(reads) and (reads(start, cut) or (sure and cut - start > 1))):
            return tail
        tail = Tail(
            cut,
            tail.people or match.lastgroup == "people",
            match.group("role") or tail.role,
            tail.venue or match.lastgroup == "venue",
            tail.open_list or match.lastgroup == "open",
        )
    return tail
