"""Spellings of one name as one: the parts of normalisation that look at characters, not at legal forms.

Everything here makes a key to compare by; the name as written is kept by whoever calls.
"""

from __future__ import annotations

import re
import unicodedata

from kgraph.places import kanji_variants
from kgraph.text import key

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63-"
_SPELLING = str.maketrans(
    {"ヶ": "ケ", "ヵ": "カ", "ゕ": "か", "ゖ": "け"}
    | dict.fromkeys("\u00b7\u2022\u2027\u2219\u22c5\u30fb", "・")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201f", '"')
)
_LONG_VOWEL = re.compile(f"(?<=[ぁ-ゖァ-ヺー])[{_HYPHENS}]")
_HYPHEN = re.compile(f"[{_HYPHENS}]|(?<![ぁ-ゖァ-ヺ一-鿿])ー")
# 茅ケ崎, 茅ヶ崎, 茅が崎, 八ガ岳: the particle between two kanji.
_PARTICLE = re.compile(r"(?<=[一-鿿々〆])[ケカがガ](?=[一-鿿])")
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヷ"))}
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・]+")
_LATIN = re.compile(r"[a-z0-9][a-z0-9.&'!+\- ]*[a-z0-9!+.]")
_KANJI = re.compile(r"[一-鿿々〆]")
_NAMED_SO = re.compile(
    r"^(?:旧名?称?|元|通称|略称|愛称|呼称|以下|別名|英語名|英名|読み)[:、・「『\"は]?(.+?)[」』\"]?$"
)
_BRACKET = re.compile(r"\(([^()]*)\)|【([^【】]*)】|\[([^\[\]]*)\]|〔([^〔〕]*)〕|〈([^〈〉]*)〉|《([^《》]*)》")
# Words in brackets that make another body of the one before them, though they are Latin letters.
_NO_ALIAS = frozenset({"pta", "ob", "og", "ob会"})

# A call sign or a frequency, with what stands beside it: ABC みほん放送, FM000 …. BS and CS are parts of names.
_CALL = r"(?!nhk|catv|npo|bs\d|cs\d)(?:[a-z]{3,5}\d{0,3}|[a-z]{2}\d{2,4})"
_MEDIUM = r"(?:テレビ(?:ジョン)?|エフエム|ラジオ|放送)"
_BEGINS = re.compile(rf"{_CALL}[-・/]?(?=[^a-z0-9])(?P<name>.+)")
_ENDS = re.compile(rf"(?P<name>.*[^a-z0-9])[-・/]?{_CALL}")
_BROADCASTER = re.compile(rf"(?:テレビ|エフエム|ラジオ)(?P<behind>.+)|(?P<before>.+?){_MEDIUM}(?:局)?")


def comparable(name: str) -> str:
    """Return the key of a name with the spellings of one character, of hyphens, dots, long vowels and ヶ as one.

    >>> comparable("髙﨑市　茅ヶ崎センタ−") == comparable("高崎市茅が崎センター")
    True
    """
    found = unicodedata.normalize("NFC", key(name)).translate(kanji_variants()).translate(_SPELLING)
    found = _HYPHEN.sub("-", _LONG_VOWEL.sub("ー", found))
    return _PARTICLE.sub("ケ", found)


def loose(compared: str) -> str:
    """Return a looser key of a comparable name, for candidates: no punctuation, kana as hiragana, near kanji as one.

    子ども, 子供 and こども are one, and so are 障害, 障がい and 障碍.
    """
    found = hiragana(compared.translate(kanji_variants("candidate")))
    found = re.sub("子供|子ども", "こども", found)
    found = re.sub("障害|障碍|しょうがい", "障がい", found)
    return re.sub(r"[^\w]|_", "", found)


def hiragana(text: str) -> str:
    """Return the text with its katakana as hiragana."""
    return text.translate(_KATAKANA)


def brackets(compared: str) -> tuple[tuple[int, int, str], ...]:
    """Return the brackets of a key, from left to right: start, end, and the words inside."""
    return tuple(
        (m.start(), m.end(), next(g for g in m.groups() if g is not None)) for m in _BRACKET.finditer(compared)
    )


def other_name(inside: str, before: str) -> str:
    """Return what words in brackets behind a name call it: its reading, its Latin letters, a former or short name.

    Empty where they are no name of the same body (大分支部, 各課, PTA).
    """
    if found := _NAMED_SO.match(inside):
        return found.group(1)
    if _LATIN.fullmatch(inside):
        return "" if inside in _NO_ALIAS else inside
    return inside if is_reading(inside, before) else ""


def is_reading(kana: str, name: str) -> bool:
    """Tell whether ``kana`` can be how ``name`` is read: as long as its kanji allow, with the kana that it has.

    The kana of the name stand in the reading in their order; every kanji gives one to five kana, every Latin letter
    up to four.
    """
    if not _KANA.fullmatch(kana):
        return False
    read, own = hiragana(kana).replace("・", ""), hiragana("".join(_KANA.findall(name))).replace("・", "")
    kanji, latin = len(_KANJI.findall(name)), len(re.findall("[a-z0-9]", name))
    if kanji + latin == 0 and read != own:
        return False
    at = 0
    for char in own:
        at = read.find(char, at) + 1
        if not at:
            return False
    return len(own) + kanji <= len(read) <= len(own) + 5 * kanji + 4 * latin


def without_call_sign(compared: str) -> str:
    """Return a broadcaster's name without the call sign or frequency before or behind it; any other name as it is."""
    for pattern in (_BEGINS, _ENDS):
        found = pattern.fullmatch(compared)
        name = found.group("name") if found else ""
        medium = _BROADCASTER.fullmatch(name)
        if medium is not None and len((medium["behind"] or medium["before"]).strip("・-")) > 1:
            return name
    return compared


def call_sign(compared: str) -> str:
    """Return the call sign that stands before or behind a broadcaster's name; empty where there is none."""
    name = without_call_sign(compared)
    sign = compared.removesuffix(name) if compared.endswith(name) else compared.removeprefix(name)
    return sign.strip("-・/")
