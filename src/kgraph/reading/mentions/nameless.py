"""Items that have no head: what can be a name, and what only tells of a matter, an amount or an event."""

from __future__ import annotations

import re

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import generic
from kgraph.reading.mentions.brackets import BRACKET, QUOTE
from kgraph.reading.mentions.kana import is_hiragana
from kgraph.reading.mentions.layout import Block
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.tails import skip_prefix
from kgraph.reading.mentions.tokens import FUNCTION, NOUN, PARTICLE, Token, tokens
from kgraph.reading.mentions.units import FRONT_WORDS

# What a list of facts says of an event, and telephone numbers: no names.
_NOTICE = re.compile(
    r"[0-9][0-9,.]*[万千]?(?:円|kg|キロ|トン|グラム|g|ケース|個|食|袋|箱|本|点|台|冊|枚|セット|パック|缶|俵|升|束|玉|匹|頭|着|組|式|か所|人|名|件|回|日|日間|か月|"
    r"世帯|食分|時間)$|[ぁ-ん\u3400-\u9fff][0-9]+$|のため|の.{0,8}(?:発行|開催|実施|運営|作成|配布|提供|支援|活動|訪問|相談|清掃|参加|連携|協力|"
    r"体験|見学|練習|指導|販売|製作|制作|管理|整備|調査|研究|啓発|推進|普及|育成|確保|活用|設置|派遣|養成|交流|共有|検討|充実|強化|拡大|改善|継続|向上|促進|防止|対応|"
    r"対策|予防)$|^あと$|(?:では|には|とは|にて|でも)$|(?:です|でした|ました|ます|ません)(?:ね|よ|か)?$|(?:か|こと|には|ために|から|まで|ました|ません)$|(?:意見|結果|課題|状況|現状|"
    r"方針|目標|概要|方法|内容|経緯|背景|まとめ|ポイント|特徴|カレンダー|スケジュール|予定|日程|計画|づくり|とりくみ|取り組み|あゆみ|歩み|沿革|一覧|名簿|リスト|会則|規約|"
    r"規則|要綱|要領|だより|通信|プロフィール|ひとりごと|クイズ|レシピ|メニュー|献立|コメント|感想|メッセージ|写真|イラスト|地図|マップ)$|(?:お知らせ|ご?案内|ご?紹介|"
    r"募集|報告|開催|[0-9]階|丁目|番地|限定|おしゃべり|お休み|休み|定休日?)$|(?:費|料|代|額|数|率|税|券|[0-9]円|[万千]円)(?:[ \t][0-9]*)?$|"
    r"[0-9]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|^[0-9.,:~〜/\-]+(?:件|名|人|円|個|点|kg|本|袋|箱|食|回|か所)?$|"
    r"[0-9]{1,2}月[0-9]{1,2}日|^匿名|^の|^空き$|^問[0-9]|^(?:令和|平成|昭和)[元〇一二三四五六七八九十]+年|^[^「]*」|^「.*[るうくすむぶつぬ]」$|^(?:スライド|事例番号|整理番号|カテゴリー?|資料|図|写真)|(?:取組名|番号[0-9]*|ごあいさつ|あいさつ|挨拶|の展開|[ぁ-ん\u3400-\u9fff]化|のなかみ|のあと)$|[0-9]+回|(?:担い手|役割分担)$|[0-9](?:人|名|件|回|歳)(?:程度|前後|ほど|以上|以下|未満)$|の(?:形|声|輪|展望|姿|例|様子|ようす|時間|背景|使い道|きっかけ|柱|役割|体制|主体|場|仲間|今後)(?:たち)?$|^[0-9]+[ぁ-ん時分]|[〜~]|敬称略|順不同|(?:受付|あいうえお|五十音|50音|申込)順$|年度$|^ご|^(?:よくある質問|お知らせ|はじめに|おわりに|目次|ご?あいさつ|お礼|ご?案内)|(?:あり|有り|なし|無し|無料|有料|不要|"
    r"必要|自由|不可|先着順?|予約制)$|[0-9]{2,4}-[0-9]{2,4}-[0-9]{3,4}"
)
# A noun made of a verb, or a matter spoken about, is no name: …の取扱い, 薬の飲み残し, …について.
_DEED = re.compile(
    r"の[^の]{0,8}[\u3400-\u9fff][ぁ-ん]{0,2}[いしみりきけえめせれべげちぎにび]$|(?:について|に関する(?:こと|件)|のこと|の件)$"
)
_PERSON = re.compile(r"[\u3400-\u9fff々]{1,4}[ ]?[\u3400-\u9fff々ぁ-ゖ]{1,4}")
_SHOPS = re.compile(r"出店|物販|販売|キッチンカー|マルシェ|協賛|スポンサー|広告|企業|商店|店舗")
_BEHIND = re.compile(
    r"(?:の)?(?:(?:皆|みな|スタッフ|メンバー|学生|職員|会員|お客|方々?|有志)?(?:様方?|さん|さま|たち|一同)|方々?|有志|学生|職員|スタッフ|メンバー|御中|等|など|ほか|他)+$"
)
_NAME = re.compile(r"[ァ-ヺーA-Za-zぁ-ゖ\ue001]")
_SENTENCE = re.compile(
    r"(?:を|が|は)[\u3400-\u9fffぁ-ゖ]|(?:する|した|して|ます|です|いる|ある|れる|ない|"
    r"ました)$|、$"
)
ENDS = re.compile(r"(?:する|した|して|ます|です|いる|ある|れる|ない|ました|など|を実施|を開催)$")


def _titled(words: str) -> bool:
    """Tell whether an item is an event with its title (講演会「…」)."""
    quote = words.find(QUOTE)
    head = lexicon_in_use().head_ending(words, quote) if quote > 0 else None
    return head is not None and head.strength == "stop"


def _inside_name(masked: str, token: Token, behind: Token, end: int) -> bool:
    """Tell whether a particle is the first sound of hiragana inside a name: 奈良 + はごろも + 大学."""
    return (
        behind.kind == NOUN
        and behind.start == token.end
        and is_hiragana(masked[behind.start])
        and behind.end - behind.start > 1
        and behind.end < end
        and not is_hiragana(masked[behind.end - 1 : behind.end + 1][-1])
    )


def says(text: str, masked: str, a: int, b: int) -> bool:
    """Tell whether an item holds a case particle or ends like a sentence, so that it is read as one."""
    found = tokens(text, masked, a, b)
    for token, behind in zip(found, [*found[1:], None], strict=True):
        if behind is not None and _inside_name(masked, token, behind, b):
            continue  # a sound inside a name: 奈良 + はごろも + 大学
        if token.kind == PARTICLE and masked[token.start : token.end] in (
            "を",
            "が",
            "は",
            "に",
            "で",
            "から",
            "へ",
            "との",
            "による",
            "により",
        ):
            return True
    return bool(ENDS.search(masked[a:b]))


def nameless(text: str, masked: str, a: int, b: int, block: Block) -> list[Candidate]:
    """Offer an item that has no head as a name; whether it is taken is decided beside its neighbours."""
    a = skip_prefix(masked, a, b)
    words = masked[a:b]
    tail = _BEHIND.search(words)
    words = words[: tail.start()] if tail and tail.start() > 1 else words
    b = a + len(words)
    if says(masked, masked, a, b):
        return []
    if _NOTICE.search(words) or _titled(words) or _DEED.search(words) or "を" in words:
        return []
    ends = tokens(text, masked, a, b)
    if (
        not words.strip(BRACKET)
        or (ends[-1].kind == FUNCTION and ends[-1].end - ends[-1].start > 1)
        or ENDS.search(words)
    ):
        return []
    quote = words.find(QUOTE)
    if quote > 0 and re.search(r"[、。!?をへ]|した|する|ます|です", text[a + quote + 1 : b - 1]):
        return []
    if words[0] == QUOTE and re.search(r"[、。!?をはが]|.{12}", text[a + 1 : b - 1]):
        return []
    if len(words) < 2 or len(words) > 30 or generic(words) or (_SENTENCE.search(words) and ENDS.search(words)):
        return []
    head = lexicon_in_use().head_ending(words, len(words))
    branch = words.endswith(("本社", "本店", "支社", "支店")) and len(words) > 4
    if head is not None and head.strength in ("stop", "public", "class") and not branch:
        return []
    shop = _SHOPS.search(block.label.words) or words.startswith(tuple(FRONT_WORDS))
    kind = "company" if shop else "civil-society-organisation"
    candidate = Candidate(
        start=a, end=b, core_start=a, core_end=b, kind=kind, strength="nameless", generic=False,
        rule="list-item", role=block.label.role or "cooperation", weak=block.label.weak, explicit=bool(block.label.role),
    )  # fmt: skip
    if re.fullmatch(r"[A-Z](?:[.・][A-Z])+\.?", words) or (_PERSON.fullmatch(words) and not _NAME.search(words)):
        candidate.veto = "perhaps a person"
    elif not _NAME.search(words) and len(words) < 5:
        candidate.veto = "no head"
    return [candidate]
