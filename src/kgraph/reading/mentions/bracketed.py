"""Brackets behind a candidate: its members, another name of it, its role, or nothing to keep."""

from __future__ import annotations

import re

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions import brackets as br
from kgraph.reading.mentions.bodies import FIRM, LONGEST, read_body
from kgraph.reading.mentions.layout import Block
from kgraph.reading.mentions.lists import of_whom
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.predicates import PLANNED
from kgraph.reading.mentions.prose import candidates as prose_candidates
from kgraph.reading.mentions.roles import label_of, role_in
from kgraph.reading.mentions.sentence import sentences

_BEHIND = re.compile(r"(?:様|さん|さま|等|など| )*(?P<open>\ue000+)")
# What someone was for in a bracket, before the name: (施工は…), (講師:…), (協力…).
_LED = re.compile(
    r"(?:施工|協力|提供|講師|主催|共催|運営|指導|後援|事務局|演奏|調理|出演|企画|制作|監修|受託|委託先|担当|実施|具体的に|設計|撮影|司会)(?:は|が|:|/|・|=|"
    r"者は)[ ]?(?:(?:地元|近所|市内|町内)の)?"
)
_PERSON_BEFORE = re.compile(r"(?:さん|氏|様|先生|教授|講師|委員|会員|参加者|登壇者|発表者|報告者)$")
_SPEAKER = re.compile(r"(?<![A-Za-z])[A-Z]委員$")  # in minutes: whom the bracket tells
_ROLE_BEFORE = re.compile(
    r"(?:(?:委託|受託|協力|共催|後援|指導|講師|提供|助成|補助|運営|実施|担当)(?:先|者|金)?|寄[附付]金?|その他)[ \t]*$"
)
_OF_EACH_PLACE = frozenset(
    ("social-welfare-council", "board-of-education", "municipal-department", "fire-department", "library", "community-general-support-centre")
)  # fmt: skip
_KANJI = re.compile(r"[\u3400-\u9fff]")
_PLACED = re.compile(r"(?:に|へ|が|から)(?:配置|設置|委託|派遣|運営)(?:して(?:いる|います)|された?|した)?$")
_GIVEN = re.compile(r"[会署局市町村県区団省庁](?:の)?(?:委託|助成|補助|指定)事業$")
_BY = re.compile(
    r"(?:より|から)[^、]{0,6}$|(?:の|と|が|との|による|から)?(?:ご)?(?:協力|提供|主催|共催|後援|協賛|運営|(?:助成|委託|補助|受託|指定)(?:事業)?|派遣|指導|連携|寄贈|寄付|寄附|支援|合同(?:開催|実施)?|共同(?:開催|実施)?)$"
)
_JOINTLY = re.compile(r"(?<=.{3})(?:さん)?と(?:合同|共同|共催|連携|協働|一緒)(?:に|で)?$")
_AMOUNT = re.compile(r"(?<=.{3})[ \t]*[0-9][0-9,]*[万千]?円$")
_CLAUSE = re.compile(r"[をがに](?:[^、]{1,20})(?:する|した|行う|取り組む|う|く|む|る)[^、]{1,20}$")


def read_bracket(text: str, masked: str, candidate: Candidate, used: set[int]) -> list[Candidate]:
    """Read the bracket behind a candidate: its members, another name of it, its role, or nothing to keep."""
    match = _BEHIND.match(masked, candidate.end, candidate.end + _most(masked, candidate.end))
    if match is None:
        return []
    start, end = match.span("open")
    if led := _LED.match(text, start + 1, end):
        if ":" in led.group() and candidate.strength in ("named", "nameless") and not candidate.form:
            candidate.veto = candidate.veto or "matter"  # what was done: 読書会(協力:…)
        return []  # speaks of another body: read by itself
    used.add(start)
    content = text[start + 1 : end - 1]
    if PLANNED.search(content):
        candidate.tense = "planned"
    spans = br.members_of(text, start, end)
    inner = [_member(text, a, b, candidate) for a, b in spans]
    bodies = sum(c.strength in FIRM for c in inner)
    outcome = br.bracket_is(
        content, masked[candidate.core_start : candidate.core_end], before_generic=candidate.generic or candidate.strength == "class",
        before_form=bool(candidate.form), bodies=bodies, items=len(spans),
    )  # fmt: skip
    if outcome == br.MEMBERS and not bodies and candidate.kind in ("professional", "individual"):
        outcome = br.ROLE  # what someone of a trade did; members of it would be persons
    if (
        outcome == br.ALIAS
        and candidate.strength == "nameless"
        and bodies == 1
        and _KANJI.search(masked, candidate.start, candidate.end)
    ):
        candidate.veto = candidate.veto or "matter"  # what was done; who did it stands in the bracket
        return inner
    if candidate.generic and candidate.kind in _OF_EACH_PLACE and inner and all(m.strength == "place" for m in inner):
        return _one_of_each(text, candidate, inner)
    if outcome == br.MEMBERS:
        if candidate.generic or candidate.strength in ("class", "public"):
            candidate.veto = candidate.veto or "class word"
        for member in inner:
            if candidate.kind in ("municipality", "prefecture") and member.kind == "municipal-department":
                member.generic, member.strength = False, "dept"  # of that government
            member.veto = "object" if candidate.veto == "object" else ""
        return [m for m in inner if m.strength in FIRM or (candidate.generic and _may_be_name(text, m))]
    if outcome == br.ALIAS and end - 1 > start + 1:
        candidate.end = end
        if candidate.strength == "nameless" and inner and inner[0].strength in FIRM:
            candidate.kind, candidate.strength, candidate.rule = inner[0].kind, "named", "alias"
    elif outcome == br.ROLE:
        candidate.role_span, candidate.role_in_brackets = (start + 1, end - 1), True
        label = label_of(content)
        candidate.role = label.role if label.exact else candidate.role
        if _PLACED.search(content) or _GIVEN.search(content):
            return [
                found
                for found in _said_inside(text, br.Pair(start, end, quote=False), _PLACED)
                if not found.generic and found.strength in FIRM
            ]
    return []


def _one_of_each(text: str, candidate: Candidate, places: list[Candidate]) -> list[Candidate]:
    """Return the body of each place in a bracket behind a kind that each place has one of: 社会福祉協議会（甲市、乙市）.

    Where one place stands there, the words before it are that body's.
    """
    core = text[candidate.core_start : candidate.core_end]
    if len(places) == 1:
        candidate.head = text[places[0].start : places[0].end] + core
        candidate.generic, candidate.strength, candidate.rule = False, "strong", f"{candidate.rule}+place"
        return []
    for place in places:
        place.head, place.kind, place.strength = text[place.start : place.end] + core, candidate.kind, "strong"
        place.veto, place.rule = candidate.veto, "shared-head"
    candidate.veto = candidate.veto or "class word"
    return places


def _may_be_name(text: str, member: Candidate) -> bool:
    return member.strength == "nameless" and not text[member.start].isdigit() and member.end - member.start <= LONGEST


def share_roles(text: str, found: list[Candidate]) -> None:
    """Give the role in a bracket to all that ・ joins before it: 甲・乙（紹介）."""
    by_end = {c.end: c for c in found}
    for candidate in found:
        before: Candidate | None = candidate if candidate.role_in_brackets else None
        while before is not None and text[before.start - 1 : before.start] == "・":
            before = by_end.get(before.start - 1)
            if before is not None and not before.role_in_brackets:
                before.role_span, before.role_in_brackets = candidate.role_span, True


def _most(masked: str, start: int) -> int:
    """Return how far a bracket behind ``start`` may reach."""
    return min(len(masked) - start, 1300)


def _member(text: str, a: int, b: int, outer: Candidate) -> Candidate:
    b -= len(text[a:b]) - len(_JOINTLY.sub("", text[a:b]))
    b -= len(text[a:b]) - len(_AMOUNT.sub("", text[a:b]))
    masked, _ = br.mask(text[a:b])
    if _CLAUSE.search(masked):
        for sentence in sentences(text[a:b], masked, 0, len(masked)):
            for found in prose_candidates(sentence)[-1:]:
                start = (
                    a
                    + (0 if found.generic else found.start)
                    + (len(masked) - len(masked.lstrip()) if found.generic else 0)
                )
                strength = "strong" if found.generic and found.strength == "class" else found.strength
                return _inside(outer, start, a + found.end, found.kind, strength, found.rule, is_generic=found.generic)
    body = read_body(masked, 0, len(masked.rstrip("等ほか他")))
    body = of_whom(masked, 0, body) if body is not None else None
    if body is not None and body.strength in ("public", "class", "unit-word"):
        return _inside(outer, a + body.start, a + body.end, body.kind, body.strength, body.rule, is_generic=True)
    if body is None:
        words = text[a:b].strip()
        a += len(text[a:b]) - len(text[a:b].lstrip())
        for tail in ("など", "ほか", "等", "他", "様"):
            words = words.removesuffix(tail)
        return _inside(outer, a, a + len(words), outer.kind, "nameless", "bracket-member", is_generic=False)
    lent = (
        outer.generic
        and outer.strength == "strong"
        and not body.form
        and body.kind in ("civil-society-organisation", "company")
    )
    kind = outer.kind if lent and outer.kind != "administration-unspecified" else body.kind
    return _inside(
        outer, a + body.start, a + body.end, kind, body.strength, body.rule, is_generic=body.generic, form=body.form
    )


def _inside(
    outer: Candidate, start: int, end: int, kind: str, strength: str, rule: str, *, is_generic: bool, form: str = ""
) -> Candidate:
    """Return a candidate that shares what is said of ``outer``."""
    return Candidate(
        start=start, end=end, core_start=start, core_end=end, kind=kind, strength=strength, generic=is_generic, rule=rule, form=form,
        role=outer.role, role_span=outer.role_span, tense=outer.tense, weak=outer.weak and outer.strength != "public", explicit=outer.explicit,
    )  # fmt: skip


def read_loose_bracket(text: str, pair: br.Pair, block: Block) -> list[Candidate]:
    """Read a bracket that stands behind no mention, where it lists bodies (9市4町(…))."""
    outer = _outer(pair, block.label.role or "cooperation")
    outer.weak = block.label.weak
    if _LED.match(text, pair.start + 1, pair.end - 1):
        return _said_inside(text, pair)
    inner = [_member(text, a, b, outer) for a, b in br.members_of(text, pair.start, pair.end)]
    bodies = [c for c in inner if c.strength in FIRM]
    if len(bodies) >= 2 and len(bodies) * 2 >= len(inner):
        return bodies
    if (
        len(bodies) == 1
        and len(inner) == 2
        and not bodies[0].generic
        and all(_plain_name(text[c.start : c.end]) for c in inner)
    ):
        return inner  # one that is known vouches for the other
    whole = (
        bodies
        and len(inner) == 1
        and not (_BY.search(text, pair.start, pair.end - 1) or _PLACED.search(text, pair.start, pair.end - 1))
    )
    if whole and _ends_item(text, pair, block) and _known(bodies[0]):
        return bodies  # a matter and, in the bracket, who does it
    if (
        len(inner) == 1
        and len(bodies) == 1
        and (not bodies[0].generic or _SPEAKER.search(text, max(0, pair.start - 4), pair.start))
        and _PERSON_BEFORE.search(text[max(0, pair.start - 4) : pair.start])
    ):
        return bodies  # where someone is from: …さん(NPO法人…)
    return _said_inside(text, pair)


def _ends_item(text: str, pair: br.Pair, block: Block) -> bool:
    """Tell whether a bracket stands at the end of an item that is no sentence, behind words that are no body."""
    before = text[block.start : pair.start].strip()
    if not block.prose and (_ROLE_BEFORE.search(before) or (block.label.kind and not before)):
        return True
    behind = text[pair.end : block.end].strip(" \t。♪★☆•")
    return not block.prose and (not behind or behind[:1] in "、/・") and len(before) > 1


def _known(body: Candidate) -> bool:
    return body.strength in ("strong", "form", "dept") and body.kind not in (
        "professional",
        "individual",
        "community-salon",
    )


def _plain_name(words: str) -> bool:
    """Tell whether words can be a name: no numbers, no particle of a sentence."""
    head = lexicon_in_use().head_ending(words, len(words))
    plain = head is None or head.strength != "stop"
    return plain and 3 < len(words) < 20 and re.search(r"[0-9をがは]|など|ほか", words) is None


def _outer(pair: br.Pair, role: str) -> Candidate:
    return Candidate(
        start=pair.start, end=pair.end, core_start=pair.start, core_end=pair.end, kind="civil-society-organisation", strength="class",
        generic=True, rule="bracket", role=role, explicit=True,
    )  # fmt: skip


def _said_inside(text: str, pair: br.Pair, said: re.Pattern[str] | None = None) -> list[Candidate]:
    """Read what a bracket says of who did it: (…の協力), (主催:…), (…と共催)."""
    a, b = pair.start + 1, pair.end - 1
    led = _LED.match(text, a, b)
    if led and led.end() < b:
        outer = _outer(pair, role_in(led.group()))
        named = [_member(text, *span, outer) for span in br.members_of(text, led.end() - 1, pair.end)]
        return [found for found in named if found.strength in FIRM]
    if said is None and _PLACED.search(text[a:b]):
        said = _PLACED
    if not (said or _BY).search(text[a:b]):
        return []
    masked, _ = br.mask(text[a:b])
    out: list[Candidate] = []
    for sentence in sentences(text[a:b], masked, 0, b - a):
        for found in prose_candidates(sentence):
            if (found.explicit or said) and found.veto in ("", "place"):
                found.veto, found.weak = "", False
                found.start, found.end = found.start + a, found.end + a
                found.core_start, found.core_end = found.core_start + a, found.core_end + a
                out.append(found)
    return out
