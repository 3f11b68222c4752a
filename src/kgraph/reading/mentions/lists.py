"""Mentions in lists: items between separators, whole items first, names without a head beside known bodies."""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.kinds import default_lexicon
from kgraph.reading.mentions.bodies import FIRM, Body, generic, read_body
from kgraph.reading.mentions.brackets import BRACKET
from kgraph.reading.mentions.dots import settle_dots
from kgraph.reading.mentions.forms import form_in
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.layout import Block
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.prose import candidates as prose_candidates
from kgraph.reading.mentions.roles import role_in
from kgraph.reading.mentions.sentence import sentences
from kgraph.reading.mentions.tails import skip_prefix
from kgraph.reading.mentions.tokens import DOT, PARTICLE, Chunk, Token, joined, tokens

_SPLIT = re.compile(r"[、,;\t\n。:|→⇒]|/|及び|および|並びに|ならびに|又は|または|若しくは|もしくは|、?そして")
_COORDINATED = re.compile(r"(?:や|と)(?=[\u3400-\u9fffァ-ヺA-Z])")
# What a list of facts says of an event, and telephone numbers: no names.
_NOTICE = re.compile(
    r"(?:あり|有り|なし|無し|無料|有料|不要|必要|自由|不可|先着順?|予約制)$|[0-9]{2,4}-[0-9]{2,4}-[0-9]{3,4}"
)
_PERSON = re.compile(r"[\u3400-\u9fff々]{1,4}[ ]?[\u3400-\u9fff々ぁ-ゖ]{1,4}")
_TITLES = re.compile(
    r"[ ]?(?:副?会長|副?理事長|代表理事|代表取締役(?:社長)?|代表者?|所長|校長|園長|館長|院長|施設長|事務局長|"
    r"委員長|支部長|住職|教授|課長|係長|理事|監事|委員)[ ][^ ]{1,8}(?: [^ ]{1,6})?$"
)
_REPRESENT = re.compile(
    r"(?:を代表する|の代表|から推薦された|が推薦する|の推薦する|に所属する|に属する|に勤務する|の職にある|"
    r"を代表した|の代表する|から選出された|が指名する|が選出する|が推薦した)[^、。]{0,6}$"
)
_NAME = re.compile(r"[ァ-ヺーA-Za-zぁ-ゖ\ue001]")
_SENTENCE = re.compile(
    r"(?:を|が|は)[\u3400-\u9fffぁ-ゖ]|(?:する|した|して|ます|です|いる|ある|れる|ない|"
    r"ました)$|、$"
)
_ENDS = re.compile(r"(?:する|した|して|ます|です|いる|ある|れる|ない|ました|など|を実施|を開催)$")
_FACILITY = re.compile(r"(?:園|店|所|院|館|校|苑|荘|センター|ホーム|事業所|クラブ|食堂|部)$")


def list_candidates(text: str, masked: str, block: Block) -> list[Candidate]:
    """Return the candidates of a block that is a list (or one item of one)."""
    out: list[Candidate] = []
    for a, b in _pieces(masked, block.start, block.end):
        out.extend(_item(text, masked, a, b, block))
    return out


def _pieces(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for sign in _SPLIT.finditer(masked, start, end):
        spans.append((at, sign.start()))
        at = sign.end()
    spans.append((at, end))
    out: list[tuple[int, int]] = []
    for a, b in spans:
        out.extend(_split_further(masked, *_trim(masked, a, b)))
    return [(a, b) for a, b in out if b > a]


def _trim(masked: str, a: int, b: int) -> tuple[int, int]:
    while a < b and masked[a] in " ・•\t\n—-~=.*":
        a += 1
    while b > a and masked[b - 1] in " ・•\t\n—~=*!?":
        b -= 1
    return a, b


def _split_further(masked: str, a: int, b: int) -> list[tuple[int, int]]:
    """Split one item at dots that part, at spaces between bodies, and between two legal forms; from left to right."""
    out: list[tuple[int, int]] = []
    at = a
    for cut in _parting_dots(masked, a, b):
        out.append((at, cut))
        at = cut + 1
    out.append((at, b))
    out = [piece for span in out for piece in _at_spaces(masked, *_trim(masked, *span))]
    return [piece for span in out for piece in _at_forms(masked, *_trim(masked, *span))]


def _parting_dots(masked: str, a: int, b: int) -> list[int]:
    if masked.find("・", a, b) < 0:
        return []
    items = settle_dots(joined(tokens(masked, masked, a, b), masked), masked)
    return [
        item.start
        for before, item, behind in zip(items, items[1:], items[2:], strict=False)
        if isinstance(item, Token) and item.kind == DOT and isinstance(before, Chunk) and isinstance(behind, Chunk)
    ]


def _at_spaces(masked: str, a: int, b: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = a
    i = masked.find(" ", a, b)
    while i >= 0:
        if _space_parts(masked, at, i, b):
            out.append((at, i))
            at = i + 1
        i = masked.find(" ", i + 1, b)
    out.append((at, b))
    return out


def _at_forms(masked: str, a: int, b: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    cut = _between_forms(masked, a, b)
    while cut:
        out.append((a, cut))
        a = cut
        cut = _between_forms(masked, a, b)
    out.append((a, b))
    return out


def _space_parts(masked: str, a: int, i: int, b: int) -> bool:
    left, right = read_body(masked, a, i), read_body(masked, i + 1, b)
    if masked[i - 1] == BRACKET:
        return right is not None
    lexicon = default_lexicon()
    if left is None or left.strength not in (*FIRM, "class") or masked[a:i] in lexicon.forms:
        return False
    bracket = masked.find(BRACKET, i + 1, b)
    b = bracket if bracket > 0 else b
    next_space = masked.find(" ", i + 1, b)
    right = read_body(masked, i + 1, next_space if next_space > 0 else b)
    if right is None or right.strength not in FIRM:
        return False
    if left.strength == "dept" and right.strength == "dept":
        return True
    if left.generic and not right.generic and not left.form:
        return True
    if right.kind == "municipal-department" and left.kind != right.kind and not left.generic:
        return False
    if right.form and (form_in(masked, i + 1, b) or (b, None))[0] == i + 1:
        return True
    if (
        left.strength == "place"
        or right.rule.endswith("+unit")
        or (not left.generic and _FACILITY.search(masked[i + 1 : b]) and next_space < 0)
    ):
        return False
    return right.strength in ("strong", "place", "form")


def _between_forms(masked: str, a: int, b: int) -> int:
    """Return where an item with two companies' legal forms is to be cut (株式会社Ａ株式会社Ｂ), 0 where it is not."""
    first = form_in(masked, a, b)
    if first is None:
        return 0
    at, form = first
    second = form_in(masked, at + len(form.word), b)
    if second is None or (
        second[1].position == "front" and form.position == "front" and second[0] - at <= len(form.word)
    ):
        return 0
    if at > a and form.position in ("both", "back"):
        behind = at + len(form.word)
        return behind if behind < b else 0
    if second[0] > at + len(form.word) and second[0] + len(second[1].word) < b:
        return second[0]
    return 0


def _item(text: str, masked: str, a: int, b: int, block: Block) -> list[Candidate]:
    name_end = b
    brackets = [(m.start(), m.end()) for m in re.finditer(f"{BRACKET}+", masked[a:b])]
    if brackets and a + brackets[0][0] > a:
        name_end = a + brackets[0][0]
        if name_end < b and masked[a + brackets[0][1] : b].strip() and a + brackets[0][1] < b:
            return _by_prose(text, masked, a, b, block)
    a, name_end = _trim(masked, a, name_end)
    if re.search(r"(?:認める|掲げる)(?:者|もの)(?:のほか)?$", masked[a:name_end]):
        return []
    title = _TITLES.search(masked[a:name_end])
    if title:
        name_end = a + title.start()
    represent = _REPRESENT.search(masked[a:name_end])
    if represent and represent.start() > 1:
        name_end = a + represent.start()
    if name_end <= a:
        return []
    words = masked[a:name_end]
    of = words.find("の")
    simple = not _COORDINATED.search(words) or not _two_bodies(masked, a, name_end)
    if of > 0 and _modifier(words[:of]) and form_in(masked, a, a + of) is None:
        simple = False
    formed = form_in(masked, a, name_end)
    said = bool(_ENDS.search(words)) if formed is not None and formed[0] == a else _says(text, masked, a, name_end)
    if (simple and not said) or words in default_lexicon().heads:
        body = _whole(masked, a, name_end)
        if body is not None:
            return [_make(body, block)]
    found = _by_prose(text, masked, a, name_end, block)
    if found:
        return found
    if form_in(masked, a, name_end) is not None:
        body = _whole(masked, a, name_end)
        if body is not None:
            return [_make(body, block)]
    return _nameless(masked, a, name_end, block)


def _says(text: str, masked: str, a: int, b: int) -> bool:
    """Tell whether an item holds a case particle or ends like a sentence, so that it is read as one."""
    for token in tokens(text, masked, a, b):
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
    return bool(_ENDS.search(masked[a:b]))


def _two_bodies(masked: str, a: int, b: int) -> bool:
    for match in _COORDINATED.finditer(masked, a, b):
        left, right = read_body(masked, a, match.start()), read_body(masked, match.end(), b)
        if (
            left is not None
            and right is not None
            and left.strength in (*FIRM, "public")
            and right.strength in (*FIRM, "public")
        ):
            return True
    return False


def _modifier(words: str) -> bool:
    return bool(
        generic(words) or gazetteer().whole(words) or re.search(r"(?:内|地区|地域|周辺|近隣|[市町村県区])$", words)
    )


def _whole(masked: str, a: int, b: int) -> Body | None:
    """Read an item as one body, spaces inside taken out for the reading only."""
    if " " not in masked[a:b]:
        return read_body(masked, a, b)
    keep = [i for i in range(a, b) if masked[i] != " "]
    body = read_body("".join(masked[i] for i in keep), 0, len(keep))
    if body is None:
        return None
    return replace(body, start=keep[body.start], end=keep[body.end - 1] + 1)


def _make(body: Body, block: Block) -> Candidate:
    role = block.label.role or "cooperation"
    if body.role:
        role = role_in(body.role)
    candidate = Candidate(
        start=body.start, end=body.end, core_start=body.start, core_end=body.end, kind=body.kind, strength=body.strength,
        generic=body.generic, rule=body.rule, form=body.form, count=body.count, role=role, weak=block.label.weak or body.venue,
        explicit=bool(block.label.role), organs=block.label.organs, people=body.people,
    )  # fmt: skip
    if body.strength == "public":
        candidate.weak = True
    elif body.strength == "unit-word":
        candidate.veto = "class word"
    return candidate


def _by_prose(text: str, masked: str, a: int, b: int, block: Block) -> list[Candidate]:
    out: list[Candidate] = []
    for sentence in sentences(text, masked, a, b):
        for candidate in prose_candidates(sentence):
            if candidate.veto == "place" and candidate.end >= b - 1 and candidate.start == a:
                candidate.veto = ""
            if block.label.role:
                candidate.role = block.label.role if candidate.role == "cooperation" else candidate.role
                candidate.explicit = True
            candidate.weak = candidate.weak or block.label.weak
            candidate.organs = block.label.organs
            out.append(candidate)
    return out


def _nameless(masked: str, a: int, b: int, block: Block) -> list[Candidate]:
    """Offer an item that has no head as a name; whether it is taken is decided beside its neighbours."""
    a = skip_prefix(masked, a, b)
    words = masked[a:b]
    for tail in ("様", "さん", "さま", "御中", "等", "など", "ほか", "他"):
        if words.endswith(tail) and len(words) > len(tail) + 1:
            words = words[: -len(tail)]
    b = a + len(words)
    if _says(masked, masked, a, b):
        return []
    if _NOTICE.search(words):
        return []
    if len(words) < 2 or len(words) > 30 or generic(words) or (_SENTENCE.search(words) and _ENDS.search(words)):
        return []
    head = default_lexicon().head_ending(words, len(words))
    if head is not None and head.strength in ("stop", "public", "class"):
        return []
    candidate = Candidate(
        start=a, end=b, core_start=a, core_end=b, kind="civil-society-organisation", strength="nameless", generic=False,
        rule="list-item", role=block.label.role or "cooperation", weak=block.label.weak, explicit=bool(block.label.role),
    )  # fmt: skip
    if _PERSON.fullmatch(words) and not _NAME.search(words):
        candidate.veto = "perhaps a person"
    elif not _NAME.search(words) and len(words) < 5:
        candidate.veto = "no head"
    return [candidate]
