"""Headers of columns of partners: the many ways to say 連携先, and which of them say that it is only to come."""

from __future__ import annotations

import re

from kgraph.kinds import default_lexicon, folded

_ACT = r"(?:連携|協働|協力|提携|共同|関係)"
_DONE = r"(?:して(?:い|おり|いただいて)?る?|した|する|いただいた|いただいている|中の)"
_WHO = r"(?:先|相手先?|相手方|団体|機関|組織|企業|事業者|法人|施設|関係者|パートナー)"
_HEAD = re.compile(
    rf"(?:主な|主たる|主要な|おもな|その他の|他の)?{_ACT}(?:{_DONE}|の)?(?:[・、/]{_ACT}{_DONE}?)*{_WHO}+(?:[・、/](?:{_ACT}{_DONE}?)?{_WHO}+)*"
    r"(?:等|など)?の?(?:名称|名|団体名|機関名|一覧)?"
)
_TO_COME = r"(?:今後|将来|次年度|来年度|予定|計画|候補|見込み?|検討)"
_IN_BRACKETS = re.compile(rf"[(（【\[](?:{_TO_COME}|の|に|連携|協力|中|先|以降)+[)）】\]]")
_BEFORE = re.compile(rf"^(?:{_TO_COME}の?(?:、)?)+")
_WISHED = re.compile(r"(?:し|を)?(?:たい|(?:予定|検討|計画|希望)(?:して(?:い)?る|する|中の?|の)?)(?=.)")
_BEHIND = re.compile(rf"の?(?:{_TO_COME}先?)$")
_PARTS = frozenset(
    [
        "行政",
        "民間",
        "官",
        "民",
        "公的",
        "公的機関",
        "企業",
        "その他",
        "市内",
        "市外",
        "県内",
        "県外",
        "町内",
        "町外",
        "村内",
        "村外",
        "区内",
        "区外",
        "地域",
        "地元",
        "NPO",
        "NPO等",
        "民間等",
        "現在",
        "現行",
    ]
)


def is_partner_head(words: str) -> bool:
    """Tell whether a header, as a key, is one of partners: 主な連携先, 連携先団体名, 協力機関・団体等.

    >>> is_partner_head("主な連携先"), is_partner_head("連携先の電話番号")
    (True, False)
    """
    return _HEAD.fullmatch(words) is not None


def without_plan(words: str) -> str:
    """Return a header without what says that it is only to come; empty where nothing says so.

    >>> without_plan("連携先(予定)"), without_plan("今後連携したい団体"), without_plan("連携先")
    ('連携先', '連携団体', '')
    """
    rest = _IN_BRACKETS.sub("", words)
    rest = _BEFORE.sub("", rest)
    rest = _WISHED.sub("", rest)
    rest = _BEHIND.sub("", rest)
    return rest if rest != words else ""


def is_part(words: str) -> bool:
    """Tell whether a header below one of partners parts them: by kind or place (連携機関｜行政, 民間), or by time.

    >>> is_part("行政"), is_part("備考")
    (True, False)
    """
    return words.upper() in _PARTS or default_lexicon().covers(folded(words))
