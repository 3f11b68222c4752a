"""Mentions in lists: items between separators, whole items first, names without a head beside known bodies."""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import FIRM, Body, generic, read_body
from kgraph.reading.mentions.brackets import BRACKET, QUOTE
from kgraph.reading.mentions.cells import behind_matter, is_class_of, without_title
from kgraph.reading.mentions.forms import form_in
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.layout import Block
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.nameless import ENDS, nameless, says
from kgraph.reading.mentions.predicates import PLANNED
from kgraph.reading.mentions.prose import POINTS
from kgraph.reading.mentions.prose import candidates as prose_candidates
from kgraph.reading.mentions.roles import role_in
from kgraph.reading.mentions.sentence import sentences
from kgraph.reading.mentions.splitting import REPRESENT, pieces, trim
from kgraph.reading.mentions.tails import PEOPLE

_COORDINATED = re.compile(r"(?:や|と)(?=[\u3400-\u9fffァ-ヺA-Z])")
_TITLES = re.compile(
    r"[ ]?(?:副?会長|副?理事長|代表理事|代表取締役(?:社長)?|代表者?|所長|校長|園長|館長|院長|施設長|事務局長|"
    r"委員長|支部長|住職|教授|課長|係長|理事|監事|委員)[ ][^ ]{1,8}(?: [^ ]{1,6})?$"
)
_REMARK = re.compile(r"[.・]{3,}|(?<=[^0-9])-{2,}|—{1,}|(?<=[^ ])=(?=[^ =])")  # what is told behind dots or a dash
# When something is open, behind its name and a space.
_WHEN = re.compile(
    r"(?<=[^0-9第毎])[ \t]?(?:第[0-9](?:[・,、][0-9])*[ ]?[月火水木金土日]|毎週|毎月|隔週|"
    r"[ \t][月火水木金土日](?:[・~〜\-][月火水木金土日])*(?:曜日?)?(?:[ (\t]|[0-9]|$)|[0-9]{1,2}時(?:半|"
    r"[0-9]{1,2}分)?[ ]?[~〜\-]|[0-9]{1,2}:[0-9]{2})"
)
_BARE_COUNT = re.compile(r"[ \t]?(?<![0-9A-Za-z第\-])[0-9]{1,4}$")  # how many came, gave or joined
_TITLED = re.compile(
    rf"[^{QUOTE}]{{0,8}}{QUOTE}{{3,}}[ \t]?(?=[^{QUOTE}]{{4}})"
)  # the title of what the body behind it gave
_WITH = re.compile(r"との|による|からの|への|と(?:共同|連携|協力|業務|合同|提携)|から(?=[\u3400-\u9fff])")
_DOES = re.compile(r"[もがは][\u3400-\u9fffァ-ヺ]{1,8}を[\u3400-\u9fff]")
# What a donor gave, behind its name and a wide space: goods and how many of them.
_GIVEN = re.compile(
    r" (?:[^ 0-9]{1,12} ?)?(?:毎月|毎週|毎年|計|約|各|のべ)?[ ]?[0-9][0-9,.]*[万千]?(?:円|kg|キロ|袋|箱|点|台|枚|個|本|冊|食|着|脚|缶|玉|ケース|セット)$"
)
_GRANT = re.compile(rf"(?<=.{{2}}){QUOTE}+$")
_HONOURED = re.compile(r"[^皆客奥](?:様|さま)$|(?<![なきば])さん$")
_VERB_BEFORE = re.compile(
    r"(?<=[\u3400-\u9fffっにをがでて])(?:する|した|している|いる|れる|くれる|ない|くださる)(?=[\u3400-\u9fffァ-ヺ])"
)
_LABEL_BRACKET = re.compile(rf"{BRACKET}{{3,12}}[ ]?(?=[^{BRACKET} ])")  # (委員)…: what the body was there


def list_candidates(text: str, masked: str, block: Block) -> list[Candidate]:
    """Return the candidates of a block that is a list (or one item of one)."""
    out: list[Candidate] = []
    planned = PLANNED.search(masked[block.start : block.end]) is not None
    told = False  # whether a body, or what may be its name, stands before
    for a, b in pieces(masked, block.start, block.end):
        a, b = _edges(masked, a, b)
        found = _item(text, masked, a, b, block)
        if masked[a - 1 : a] == "\t":
            if out and out[-1].strength == "nameless" and out[-1].end - out[-1].start <= 6 and _firm(found):
                out.pop()  # the label of a row
            if block.item and told:
                found = [c for c in found if c.strength != "nameless"]  # the next cell of a row: what the body gave
        if found and out and is_class_of(masked, out[-1], found[0]):
            out[-1].veto = "class word"
        for candidate in found if planned else ():
            candidate.tense = "planned"
        out.extend(found)
        told = told or _firm(found) or any(c.strength == "nameless" for c in found)
    return out


def _edges(masked: str, a: int, b: int) -> tuple[int, int]:
    """Cut a remark or a time from behind an item, and a bracket that labels it from before it."""
    for sign, least in ((_REMARK, 1), (_WHEN, 2)):
        found = sign.search(masked, a + least, b)
        if found is not None and sign is _REMARK and _behind_sign(masked, a, found, b):
            a, found = trim(masked, found.end(), b)[0], None
        b = found.start() if found else b
    given = _GIVEN.search(masked, a + 2, b)
    b = given.start() if given is not None and _is_firm(read_body(masked, a, given.start())) else b
    b = _before_told(masked, a, b)
    count = _BARE_COUNT.search(masked, a + 2, b)
    if count is not None:
        body = read_body(masked, a, count.start())
        b = count.start() if body is not None and body.end == count.start() and _counted(body) else b
    titled = _TITLED.match(masked, a, b)
    if titled is not None:
        body = None if read_body(masked, a, masked.find(QUOTE, a)) else read_body(masked, titled.end(), b)
        a = titled.end() if body is not None and body.strength in ("strong", "form") and not body.generic else a
    label = _LABEL_BRACKET.match(masked, a, b)
    return (label.end() if label else a), b


def _behind_sign(masked: str, a: int, sign: re.Match[str], b: int) -> bool:
    """Tell whether the body stands behind dots or =, and before them what it did (甘酒……X酒造)."""
    left, right = read_body(masked, *trim(masked, a, sign.start())), read_body(masked, *trim(masked, sign.end(), b))
    if sign.group() == "=" and left is None:
        return True
    if right is None and left is None:
        of = masked.find("の", sign.end() + 2, b)
        right = read_body(masked, *trim(masked, sign.end(), of)) if of > 0 else None
    if right is None or right.strength not in FIRM:
        return False
    return left is None or (not right.generic and (left.generic or left.strength in ("named", "weak")))


def _before_told(masked: str, a: int, b: int) -> int:
    """Return where a name ends behind which, after a space, someone or something of it is told (…課 保健師さんの…)."""
    space = masked.find(" ", a + 2, b)
    while space > 0:
        someone = PEOPLE.match(masked, space + 1, b)
        at = someone.end() if someone else 0
        told = (at and (at == b or "ぁ" <= masked[at] <= "ん")) or (
            "の" in masked[space + 2 : b - 1] and read_body(masked, space + 1, b) is None
        )
        if told:
            body = read_body(masked, a, space)
            if body is not None and body.strength in FIRM and not body.generic and body.strength != "place":
                return space
        space = masked.find(" ", space + 1, b)
    return b


def _is_firm(body: Body | None) -> bool:
    return body is not None and body.strength in FIRM and not body.generic


def _counted(body: Body) -> bool:
    return body.strength in ("strong", "form", "dept", "named") and not body.generic and not body.rule.endswith("+unit")


def _firm(found: list[Candidate]) -> bool:
    return any(candidate.strength in FIRM for candidate in found)


def _item(text: str, masked: str, a: int, b: int, block: Block) -> list[Candidate]:
    title = _GRANT.search(masked, a, b)
    if title and re.search(
        r"(?:金|事業|プログラム|基金|制度|プロジェクト|キャンペーン|運動)」?$", text[title.start() : title.end()]
    ):
        b = title.start()  # 県「…補助金」: who gives it
    name_end = b
    brackets = [(m.start(), m.end()) for m in re.finditer(f"{BRACKET}+", masked[a:b])]
    if brackets and a + brackets[0][0] > a:
        name_end = a + brackets[0][0]
        if name_end < b and masked[a + brackets[0][1] : b].strip() and a + brackets[0][1] < b:
            return _by_prose(text, masked, a, b, block)
    a, name_end = without_title(masked, *trim(masked, a, name_end))
    a = behind_matter(masked, a, name_end)
    if re.search(r"(?:(?:認める|掲げる)(?:者|もの)(?:のほか)?|各位|関係者様)$", masked[a:name_end]):
        return []
    title = _TITLES.search(masked[a:name_end])
    if title:
        name_end = a + title.start()
    name_end = _before_others(masked, a, name_end)
    represent = REPRESENT.search(masked[a:name_end])
    if represent and represent.start() > 1:
        name_end = a + represent.start()
    if name_end <= a:
        return []
    words = masked[a:name_end]
    of = words.find("の")
    simple = not _COORDINATED.search(words) or not _two_bodies(masked, a, name_end)
    simple = simple and not _clause_before_kind(words)
    if of > 0 and _modifier(words[:of]) and form_in(masked, a, a + of) is None:
        simple = False
    formed = form_in(masked, a, name_end)
    said = (
        bool(ENDS.search(words) or _WITH.search(words, 4) or _DOES.search(words, 4))
        if formed is not None and formed[0] == a
        else says(text, masked, a, name_end)
    )
    if (simple and not said) or words in lexicon_in_use().heads:
        body = _whole(masked, a, name_end)
        if body is not None:
            return [_make(masked, of_whom(masked, a, body), block)]
    if simple and not said and _HONOURED.search(words) and " " not in words:
        whole = nameless(text, masked, a, name_end, block)
        if whole and not whole[0].veto:
            whole[0].strength, whole[0].rule = "named", "honorific"
            return whole
    found = _by_prose(text, masked, a, name_end, block)
    if found:
        return found
    if form_in(masked, a, name_end) is not None:
        body = _whole(masked, a, name_end)
        if body is not None:
            return [_make(masked, body, block)]
    return nameless(text, masked, a, name_end, block)


def _before_others(masked: str, a: int, b: int) -> int:
    """Return where the kind ends behind which the class that it is of is told (販売店その他の事業者)."""
    others = masked.find("その他の", a + 1, b)
    if others < 0 or not generic(masked[others + 4 : b]):
        return b
    body = read_body(masked, a, others)
    return others if body is not None and body.strength in FIRM and body.end == others else b


def of_whom(masked: str, a: int, body: Body) -> Body:
    """Let someone of a named body stand for it (…病院の精神保健福祉士)."""
    of = masked.rfind("の", a, body.end)
    if (body.kind not in ("professional", "individual") and not body.head.endswith("ボランティア")) or of < a + 2:
        return body
    owner = read_body(masked, a, of)
    firm = owner is not None and owner.strength in FIRM and owner.strength != "place" and not owner.generic
    return replace(owner, people=True) if firm and owner is not None else body


def _clause_before_kind(words: str) -> bool:
    """Tell whether words are a clause and a kind of body behind it (隣接する保育園), and no name."""
    verb = _VERB_BEFORE.search(words)
    return verb is not None and generic(words[verb.end() :])


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


def _make(masked: str, body: Body, block: Block) -> Candidate:
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
    elif body.strength == "unit-word" or (body.generic and POINTS.match(masked, body.start, body.end)):
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
