"""Words read as a body: what kind it is, whether the words tell one body or only a kind, and which rule says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kgraph.kinds import Head, kept_by_lexicon, lexicon_in_use
from kgraph.reading.mentions.brackets import FORM_FIRST, FORM_LAST, QUOTE
from kgraph.reading.mentions.forms import form_in, kind_of_formed, leads_to
from kgraph.reading.mentions.fronts import is_proper
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.special import special_kind
from kgraph.reading.mentions.tails import cut_tails, skip_prefix
from kgraph.reading.mentions.units import (
    CLUB,
    CLUBS,
    OF_A_BODY,
    UNIT,
    UNITED,
    WITH_CENTRES,
    WITH_CLUBS,
)

# Strengths beyond those of the lexicon.
PLACE, FORMED, FRONT = "place", "form", "front"
FIRM = frozenset(("strong", "named", "weak", "dept", PLACE, FORMED, FRONT))

_FARMERS = re.compile(r"J[AF](?=[ぁ-ゖァ-ヺ\u3400-\u9fff]{2})(?!.*(?:病院|厚生連|共済連|中央会|バンク|新聞)$)[^A-Z]+$")
_FARMERS_UNIT = re.compile(r"J[AF][^の]{2,16}(?:部|支店|支所|青年会|女性会)(?=の)")
_WHOEVER = frozenset(("農家", "生産者", "漁業者"))  # whatever it is that they grow
_BRANCHES = ("支部", "支所", "支店", "営業所")  # of a body that its kind stands before
LONGEST = 80  # no name is longer; what is longer is no mention


@dataclass(frozen=True, slots=True)
class Body:
    """What ``text[start:end]`` was read as. ``start`` and ``end`` are inside the given stretch: edges cut off."""

    start: int
    end: int
    kind: str
    strength: str
    generic: bool
    head: str
    rule: str
    form: str = ""
    count: int | None = None
    people: bool = False
    role: str = ""
    venue: bool = False
    open_list: bool = False


def read_body(text: str, start: int, end: int) -> Body | None:
    """Return the body that ``text[start:end]`` names or tells by its kind; None where it is none.

    ``text`` is working text with brackets masked; legal forms in brackets are masked too (as letters).
    """
    if end - start > LONGEST or end <= start:
        return None
    return _shift(_read(text[start:end]), start)


def _shift(body: Body | None, by: int) -> Body | None:
    if body is None or not by:
        return body
    return Body(
        body.start + by, body.end + by, body.kind, body.strength, body.generic, body.head, body.rule, body.form, body.count,
        body.people, body.role, body.venue, body.open_list,
    )  # fmt: skip


@kept_by_lexicon(65536)
def _read(words: str) -> Body | None:
    lexicon = lexicon_in_use()
    start = skip_prefix(words, 0, len(words))
    tail = cut_tails(words, start, len(words), lexicon, lambda a, b: _sure(words, a, b))
    body = _bare(words, start, tail.end)
    if body is None:
        return None
    return replace(body, people=tail.people, role=tail.role, venue=tail.venue, open_list=tail.open_list)


def _sure(words: str, start: int, end: int) -> bool:
    body = _bare(words, start, end)
    return body is not None and (body.strength in FIRM or body.strength == "public")


def _bare(words: str, start: int, end: int) -> Body | None:
    text = words[start:end]
    if not text:
        return None
    level = gazetteer().whole(text)
    if level:
        kind = "prefecture" if level == "prefecture" else "municipality"
        return Body(start, end, kind, PLACE, False, text, f"place:{level}")
    formed = _formed(words, start, end)
    if formed is not None:
        return formed
    if _FARMERS.match(words, start, end):
        unit = _FARMERS_UNIT.match(words, start, end)
        end = unit.end() if unit else end  # …女性部の教室: what a section of it does
        return Body(
            start, end, "cooperative", FORMED, False, words[start : start + 2], "front:" + words[start : start + 2]
        )
    head = lexicon_in_use().head_ending(words, end, start)
    if head is not None and head.strength == "stop":
        return _unit(words, start, end) or _division(words, start, end)
    return (
        _unit(words, start, end)
        or _headed(words, start, end)
        or _fronted(words, start, end)
        or _division(words, start, end)
    )


def _formed(words: str, start: int, end: int) -> Body | None:
    """Read words with a legal form at their front, their back or (a branch behind it) inside."""
    lexicon = lexicon_in_use()
    found = form_in(words, start, end)
    if found is None:
        return None
    at, form = found
    rest = words[start:at] + words[at + len(form.word) : end]
    bracketed = FORM_FIRST <= words[at] <= FORM_LAST
    if not bracketed and (not rest or generic(rest)):
        head = lexicon.heads.get(words[start:end]) or lexicon.head_ending(words, end, start)
        if not rest or (head is not None and head.word.startswith(form.word)):
            kind = head.kind if head is not None and head.kind else form.kind
            return Body(start, end, kind, "strong", True, form.word, f"legal-form:{form.word}")
        if form.word in rest or (at > start and all(generic(part) for part in (words[start:at],) if part)):
            return Body(start, end, form.kind, "strong", True, form.word, f"legal-form:{form.word}")
    if at > start and words.startswith("の", at + len(form.word)):
        end = at + len(form.word)  # A株式会社の検針: what A does
    if at > start and (generic(words[start:at]) or leads_to(words, start, at, at + len(form.word) < end)):
        start = at
    kind, rule = form.kind, f"legal-form:{form.word}"
    head = lexicon.head_ending(words, end, start)
    if head is None or head.strength == "stop" or not head.kind:
        front = _fronted(words, at + len(form.word), end)
        keep = front is not None and form.kind != "civil-society-organisation"
        head = Head(front.head, front.kind, "strong") if front is not None and keep else None
    kind, rule = kind_of_formed(form, head, words[start:end], kind, rule)
    return Body(start, end, kind, FORMED, False, form.word, rule, form.form or form.word)


def _headed(words: str, start: int, end: int) -> Body | None:
    lexicon = lexicon_in_use()
    for head in lexicon.heads_ending(words, end, start):
        before = end - len(head.word) - start
        if head.strength == "stop":
            return None
        if head.strength == "name":
            return Body(start, end, head.kind, "strong", False, head.word, f"head:{head.word}")
        if head.strength == "unit-word":
            if before == 0:
                return Body(start, end, head.kind, "unit-word", True, head.word, f"head:{head.word}")
            continue
        if head.strength == "class" and before and len(head.word) <= 2:
            head = Head(head.word, head.kind, "named")
        if head.strength in ("named", "weak", "dept") and not before:
            return None
        if head.strength in ("named", "weak", "dept") and not _enough(words[start : end - len(head.word)], head):
            continue
        text = words[start:end]
        is_generic, count = generic(text), _count(words, start, end - len(head.word))
        if head.strength in ("public", "class") and before and not is_generic:
            continue
        if head.strength == "named" and head.kind == "company" and generic(text):
            return None  # the end of a name, and no name
        if head.word in "中組" and (generic(words[start : end - 1]) or words[end - 2].isdigit()):
            return None  # 企画中, 106組
        if (
            head.strength == "weak"
            and head.kind == "professional"
            and head.word != "士会"
            and not gazetteer().stem_prefix(text, 0, len(text))
        ):
            is_generic = True  # what someone is by trade, whatever the trade
        is_generic = is_generic or head.word in _WHOEVER
        is_generic = is_generic or (count is not None and head.strength in ("strong", "weak"))
        joint = lexicon.heads.get(words[start : end - len(head.word)]) if head.word == "グループ" else None
        if joint is not None and joint.kind in ("cooperative", "financial-institution"):
            return Body(start, end, joint.kind, "named", False, head.word, f"head:{head.word}")
        if (
            head.strength == "named"
            and (head.word in ("実行委員会", "プロジェクト", "学園大学") or head.word[0] in "のをと")
            and before
        ):
            is_generic = False
        kind = special_kind(text, head.word) or _kind_of_unit(words, start, end, head)
        front = (
            lexicon.head_starting(words, start, end)
            if (len(head.word) == 1 or head.word[0] == "の") and head.strength == "named"
            else None
        )
        if front is not None and front.strength == "strong" and len(front.word) > 3:
            kind = front.kind  # 特別養護老人ホーム…園: the front tells more than one character at the back
        return Body(start, end, kind, head.strength, is_generic, head.word, f"head:{head.word}", count=count)
    return None


def _enough(before: str, head: Head) -> bool:
    """Tell whether what stands before a weak head can make it a name or a kind."""
    if not before or before in (
        "同",
        "当",
        "本",
        "各",
        "全",
        "両",
        "一",
        "二",
        "三",
        "大",
        "小",
        "新",
        "旧",
        "お",
        "御",
        "その",
        "この",
    ):
        return False
    if head.word == "委員" and len(before) == 1 and before.isascii():
        return False  # B委員: someone in minutes
    if len(head.word) == 1:
        return len(before) >= 2 or before < "\u3400" or before > "\u9fff"
    return True


def _kind_of_unit(words: str, start: int, end: int, head: Head) -> str:
    """Return the kind of a head, for a department the kind that the body before it gives."""
    text = words[start:end]
    if head.word in CLUBS:
        whole = _headed(words, start, end - len(head.word))
        if whole is not None and not whole.generic and whole.strength == "strong":
            return whole.kind
    if head.word.endswith(OF_A_BODY):
        inner = lexicon_in_use().head_ending(words, end - len(head.word), start)
        named = inner is not None and not generic(words[start : end - len(head.word)])
        if inner is not None and named and inner.strength == "strong" and inner.kind in WITH_CENTRES:
            return inner.kind
    if head.word in UNITED:
        inner = lexicon_in_use().head_ending(words, end - len(head.word), start)
        if inner is not None and inner.strength == "strong":
            return inner.kind
    if (
        head.strength != "dept"
        and head.kind != "municipal-department"
        and head.word not in ("委員会", "部会", "本部", "事務局", "センター")
    ):
        return head.kind
    for sign, kind in (("教育委員会", "board-of-education"), ("教育", "board-of-education"), ("警察", "police"), ("消防", "fire-department"),
                       ("大学", "university"), ("社会福祉協議会", "social-welfare-council"), ("社協", "social-welfare-council"), ("議会", "municipality"),
                       ("病院", "medical-institution"), ("会社", "company"), ("まちづくり協議会", "neighbourhood-association"),
                       ("生活協同組合", "cooperative")):  # fmt: skip
        if sign in text[: -len(head.word)] and (
            sign != "教育" or (head.word == "課" and "学校教育" in text) or text.endswith("教育課")
        ):
            return kind
    return head.kind


def _unit(words: str, start: int, end: int) -> Body | None:
    """Read a branch or section behind a body: its kind is that of the body."""
    text = words[start:end]
    sizes = [size for size in range(1, min(len(text) - 1, 14)) if UNIT.fullmatch(text[-size:])]
    for least in (("strong", FORMED, FRONT), ("named",), ("dept",)):
        for size in sizes:
            base = _formed(words, start, end - size) or _headed(words, start, end - size)
            base = base or (
                _fronted(words, start, end - size) if text.endswith(_BRANCHES) and " " not in text else None
            )
            if base is None or base.strength not in least or (base.generic and generic(text)):
                continue
            if base.strength == "named" and len(base.head) < 2 and not text.endswith(("支部", "支部会")):
                continue
            if base.strength == "dept" and not text.endswith(("事務所", "出張所", "支所")):
                continue
            if not CLUB.search(text) or base.kind in WITH_CLUBS:
                return replace(base, end=end, rule=f"{base.rule}+unit", generic=False)
    return None


def _division(words: str, start: int, end: int) -> Body | None:
    """Read a division of a government (…市福祉部), whose last word alone ends too many other things."""
    behind = gazetteer().prefix(words, start, end)
    if behind == start or words[end - 1] not in "部局室" or end - behind < 3:
        return None
    return Body(start, end, "municipal-department", "dept", False, words[end - 1], "division")


def _fronted(words: str, start: int, end: int) -> Body | None:
    """Read a name behind its kind: フードバンク + name, デイサービス + name."""
    lexicon = lexicon_in_use()
    for at in range(end - 1, start + 1, -1):
        head = lexicon.head_ending(words, at, start)
        rest = words[at:end]
        if (
            head is None
            or len(head.word) < 2
            or not (
                head.strength == "strong" or (head.strength == "named" and (head.kind == "media" or rest[0] == QUOTE))
            )
        ):
            continue
        if rest[0] == QUOTE and head.kind in ("professional", "individual"):
            return Body(start, at, head.kind, "strong", generic(words[start:at]), head.word, f"head:{head.word}")
        if is_proper(rest, head):
            kind = special_kind(words[start:end], "") or head.kind
            return Body(start, end, kind, FRONT, False, head.word, f"front:{head.word}")
        return None
    return None


def generic(text: str) -> bool:
    """Tell whether ``text`` can be cut wholly into words of kinds, modifiers and numbers (``Lexicon.covers``)."""
    return lexicon_in_use().covers(text)


def _count(words: str, start: int, head_start: int) -> int | None:
    """Return the number that a generic mention gives (５自治会, ４校区の…), read directly before its head."""
    match = re.search(r"(?<![第0-9])([0-9]{1,4})$", words[start:head_start])
    return int(match.group(1)) if match else None
