"""Brackets and quotation marks: pairs, masks, and the five things that a bracket behind a mention can be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.kinds import LegalForm, kept_by_lexicon, lexicon_in_use
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.kana import is_hiragana

BRACKET, QUOTE = "\ue000", "\ue001"
FORM_FIRST, FORM_LAST = "\ue100", "\ue1ff"  # one sign for each legal form in brackets: (株), (社福)
_PAIRS = {"(": ")", "「": "」", "【": "】"}
_CLOSING = frozenset(_PAIRS.values())
_MOST = 1200  # a bracket that is not closed within so many characters is a slip of the pen

# What a bracket can be.
MEMBERS, ALIAS, ROLE, PLACE, FACILITY, NOTE = "members", "alias", "role", "place", "facility", "note"

_SPLIT = re.compile(
    r"[、・/;\n\t]|,(?![0-9]{3})|(?<=[ぁ-んァ-ー\u3400-\u9fff])×(?=[ぁ-んァ-ー\u3400-\u9fff])|(?<=[会校所館園店])や(?=[\u3400-\u9fffァ-ヺA-Z])|及び|および|並びに|ほか"
)
_SENTENCE = re.compile(
    r"(?:を|に関|として|について|による|により|の(?:提供|紹介|支援|協力|実施|運営|連携|派遣|相談|参加)|した|"
    r"する|して|です|ます|担当|役割|など$)"
)
_NUMBER = re.compile(
    r"[0-9年月日時分名人社店校園箇カヶか所件回代円令和平成約計他等、.~〜\-: /第号]+|.*(?:締結|順不同|敬称略|"
    r"当時|予定|現在|以下|(?:五十音|あいうえお)順|別紙|参照|写真|撮影|後述).*"
)
_UNITS = re.compile(
    r"(?:各|関係|担当)?(?:各?課|部署|支部|窓口|支所|本所|支店|本社|事務局|本部|各店|"
    r"全店)(?:等|など)?$"
)
_BRANCH = re.compile(r"^.{0,6}(?:本店|支店|本社|支社|本所|支所|営業所|出張所|各店|工場)$")
_FUNCTION = re.compile(
    r"^(?:調整|事務|構成|主催|共催|協力|後援|代表|幹事|実施|運営|受託|指定|オブザーバー|事務局|担当|連携)[^、]{0,6}$"
)
# What someone did, told as a noun with what it was done to before it: …の紹介, …を紹介, …のこども参加勧誘.
_DEED = re.compile(
    r".*[のをがもへに].*(?:紹介|勧誘|提供|派遣|連携|調整|協力|実施|運営|支援|相談|参加|対応|周知|広報|案内|指導|助言|共有|斡旋|手配|話|講話|講座|教室)"
)
_FIELDS_OF_WORK = (
    "支援", "活動", "連携", "事業", "相談", "提供", "協力", "養護", "保護", "養育", "更生", "介護", "看護", "医療", "教育",
    "福祉", "就労", "対策", "防止", "予防", "啓発",
)  # fmt: skip
_EDGES = frozenset(" 、・/,:;\n\t。」)]")
_LONGEST_FORM = 8
_LATIN = re.compile(r"[A-Za-z0-9&.\-' \ue010]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """One outermost bracket or quotation: ``start`` and ``end`` include the signs."""

    start: int
    end: int
    quote: bool


# What is said at length, in a sentence or more: read as text, not as a name.
_SPEECH = re.compile(r"[^」]{8,}。|(?=[^」]{25,})[^」]*[^、」][をがはと][^」]{1,12}、[^」]*[をがはで]")


def mask(text: str) -> tuple[str, list[Pair]]:
    """Return ``text`` with legal forms in brackets, brackets and quotations masked to equal length, and the pairs.

    Legal forms come first, so that (株) is no bracket. A sign without its partner stays as it is.
    """
    chars = list(text)
    partner = _partners(text)
    pairs: list[Pair] = []
    i = 0
    while i < len(text):
        char = text[i]
        form = lexicon_in_use().form_at(text, i) if char == "(" else None
        word = form.word if form is not None else _half_form(text, i)
        if word:
            size = len(word) - (form is None)
            chars[i : i + size] = _form_signs()[word] * size
            i += size
            continue
        end = partner.get(i, 0)
        if not end or (char == "「" and _SPEECH.search(text, i + 1, end - 1)):
            i += 1
            continue
        chars[i:end] = (QUOTE if char == "「" else BRACKET) * (end - i)
        pairs.append(Pair(i, end, char == "「"))
        i = end
    return "".join(chars), pairs


def _half_form(text: str, i: int) -> str:
    """Return the legal form in brackets of which the first is left out at the beginning of an item: 一社)…"""
    if i and text[i - 1] not in _EDGES:
        return ""
    close = text.find(")", i + 1, i + _LONGEST_FORM)
    word = "(" + text[i : close + 1]
    return word if close > 0 and word in _form_signs() else ""


def _partners(text: str) -> dict[int, int]:
    """Return for each opening sign that is closed where its closing sign ends; one pass with a stack."""
    found: dict[int, int] = {}
    stack: list[tuple[str, int, int]] = []
    line = 0
    for i, char in enumerate(text):
        if char == "\n":
            line += 1
        elif char in _PAIRS:
            stack.append((_PAIRS[char], i, line))
        elif char in _CLOSING:
            depth = next((d for d in range(len(stack) - 1, max(-1, len(stack) - 4), -1) if stack[d][0] == char), -1)
            if depth < 0:
                continue
            _, start, first = stack[depth]
            del stack[depth:]
            if i - start < _MOST and line - first <= (0 if char == "」" else 2):
                found[start] = i + 1
    return found


@kept_by_lexicon(8)
def _form_signs() -> dict[str, str]:
    words = sorted(word for word in lexicon_in_use().forms if word.startswith("("))
    return {word: chr(ord(FORM_FIRST) + i) for i, word in enumerate(words)}


@kept_by_lexicon(8)
def _forms_by_sign() -> dict[str, LegalForm]:
    return {sign: lexicon_in_use().forms[word] for word, sign in _form_signs().items()}


def masked_form(sign: str) -> LegalForm | None:
    """Return the legal form that ``mask`` put ``sign`` for; None where the character is no such sign."""
    return _forms_by_sign().get(sign) if FORM_FIRST <= sign <= FORM_LAST else None


def members_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the items between the signs of the bracket ``text[start:end]``."""
    spans: list[tuple[int, int]] = []
    a, b = start + 1, end - 1
    masked, _ = mask(text[a:b])
    at = 0
    for sign in _SPLIT.finditer(masked):
        at_dot = sign.start()
        if sign.group() == "・" and (_in_head(masked, at_dot) or gazetteer().joins(masked, at_dot)):
            continue
        spans.append((a + at, a + sign.start()))
        at = sign.end()
    spans.append((a + at, b))
    return [
        (x + len(text[x:y]) - len(text[x:y].lstrip()), x + len(text[x:y].rstrip()))
        for x, y in spans
        if text[x:y].strip()
    ]


def _in_head(text: str, dot: int) -> bool:
    """Tell whether the dot at ``dot`` lies inside a word of the lexicon (民生委員・児童委員協議会)."""
    lexicon = lexicon_in_use()
    for end in range(dot + 2, min(len(text), dot + 12) + 1):
        head = lexicon.head_ending(text, end)
        if head is not None and head.strength != "stop" and end - len(head.word) < dot:
            return True
    return False


def bracket_is(content: str, before: str, *, before_generic: bool, before_form: bool, bodies: int, items: int) -> str:
    """Tell what a bracket behind a mention is.

    ``content`` stands in it, ``before`` is the mention; ``bodies`` of its ``items`` read as bodies, and
    ``before_generic`` / ``before_form`` say that the mention tells a kind only / has a legal form.
    """
    plain = content.strip()
    if not plain or _NUMBER.fullmatch(plain):
        return NOTE
    places = gazetteer()
    if items == 1 and places.whole(plain) and not before_generic:
        return PLACE
    if all(_BRANCH.search(part) for part in _SPLIT.split(plain)) and not before_generic:
        return PLACE
    if _UNITS.fullmatch(plain) or (_UNITS.search(plain) and len(plain) <= 4):
        return PLACE
    if items == 1 and _FUNCTION.search(plain):
        return ROLE
    if _DEED.fullmatch(plain) or (_SENTENCE.search(plain) and bodies < max(1, items)):
        return ROLE
    if bodies and (bodies * 2 >= items):
        if items > 1:
            return MEMBERS
        return _single(plain, before, before_generic, before_form)
    if (
        before_generic
        and items == 1
        and len(plain) > 2
        and _nameable(plain)
        and not lexicon_in_use().covers(plain)
        and not _SENTENCE.search(plain)
    ):
        return MEMBERS
    if before_generic and items > 1 and all(_nameable(part) for part in _SPLIT.split(plain) if part):
        return MEMBERS
    if _LATIN.fullmatch(plain) or all(map(is_hiragana, plain)) or _abbreviates(plain, before):
        return ALIAS
    if before_form and items == 1:
        return FACILITY if _nameable(plain) and not plain.endswith(_FIELDS_OF_WORK) else ROLE
    return ROLE


def _single(plain: str, before: str, before_generic: bool, before_form: bool) -> str:
    if before_form:
        return FACILITY
    if _abbreviates(plain, before):
        return ALIAS
    return MEMBERS if before_generic else ALIAS


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether every character of ``short`` stands in ``long`` in that order (市社協: 市社会福祉協議会)."""
    if len(short) >= len(long) or len(short) < 2:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _nameable(part: str) -> bool:
    """Tell whether ``part`` can be a name without a head: short, and no word of what people do."""
    head = lexicon_in_use().head_ending(part, len(part))
    return 1 < len(part) <= 16 and not (head is not None and head.strength == "stop") and not _SENTENCE.search(part)
