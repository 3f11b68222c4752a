"""From candidates to mentions: brackets, names beside known bodies, units, the subject, repeats, order."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from kgraph.kinds import Lexicon, using
from kgraph.reading.mentions import brackets as br
from kgraph.reading.mentions.bodies import FIRM, read_body
from kgraph.reading.mentions.bracketed import read_bracket, read_loose_bracket, share_roles
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.layout import Block, blocks
from kgraph.reading.mentions.lists import list_candidates
from kgraph.reading.mentions.model import Candidate, FoundMention, Vetoed
from kgraph.reading.mentions.naming import above, government_of, parent_of, without_class
from kgraph.reading.mentions.prose import candidates as prose_candidates
from kgraph.reading.mentions.repeats import compared, repeat_of
from kgraph.reading.mentions.sentence import sentences
from kgraph.reading.mentions.shared_heads import share_heads, share_names
from kgraph.reading.mentions.siblings import decide_nameless
from kgraph.reading.mentions.subject import Subject, subject_of
from kgraph.reading.mentions.working import Working, plain, working
from kgraph.reading.mentions.wrapping import tabulated, unwrapped

_COUNT = re.compile(r"(?<![第0-9])([0-9]{1,4})(?!月|日|年|時|歳|代|回)")
# What was done about the role is no part of it: 協力を仰いだ, 紹介をいただいた.
_ASKED = re.compile(r"を(?:仰い|得|いただい|いただき|頂い|頂き|受け|お願いし|もらっ)(?:だ|た|ました|ている|ています)$")
_SECTION = re.compile(r"(?!関係|各|担当|所管|庁内|同)[^\s、・]{1,8}(?<!全)課")
_CAFETERIAS = re.compile(r"(?:こども|子ども|子供|地域|みんな)の?食堂")
_OF_THE_CITY = re.compile(r"[市町村区県](?:役場|役所|庁)?の(?!関係|各|担当)")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in a text: the mentions, and what was passed over and why."""

    mentions: tuple[FoundMention, ...]
    vetoed: tuple[Vetoed, ...]


def read(
    text: str,
    subject: str = "",
    subject_region: str = "",
    offset: int = 0,
    *,
    explicit_only: bool = False,
    lexicon: Lexicon | None = None,
) -> Reading:
    """Read a text; see ``extract`` and, for ``explicit_only``, ``cooperation``. The reading keeps what was vetoed."""
    with using(lexicon):
        return _read(text, subject_of(subject, subject_region), offset, explicit_only=explicit_only)


def _read(text: str, subject: Subject, offset: int, *, explicit_only: bool) -> Reading:
    work = unwrapped(tabulated(working(text)))
    masked, pairs = br.mask(work.text)
    found: list[Candidate] = []
    pairs = [pair for pair in pairs if not pair.quote]
    parts = blocks(work.text)
    for number, block in enumerate(parts):
        first = bisect_left(pairs, block.start, key=lambda pair: pair.start)
        inside = pairs[first : bisect_left(pairs, block.end, key=lambda pair: pair.start)]
        fresh = _block(work.text, masked, block, inside, items=not explicit_only)
        for candidate in fresh:
            candidate.line = number
            candidate.tense = "planned" if block.label.planned else candidate.tense
        found.extend(fresh)
    found.sort(key=lambda c: (c.start, -c.end))
    found = share_names(masked, found)
    decide_nameless(found, work.text, parts)
    if explicit_only:
        _only_explicit(found)
    return _finish(work, _without_overlaps(found), subject, offset)


def _block(text: str, masked: str, block: Block, pairs: list[br.Pair], *, items: bool) -> list[Candidate]:
    """Read a block; where ``items`` says so, words before a colon may be bodies and those behind it what they did."""
    colon = masked.find(":", block.start, block.end) if items else -1
    if (colon > 0 and not block.prose) or (colon > 0 and "。" not in masked[block.start : colon]):
        front = replace(block, end=colon, prose=False)
        found = _read_block(text, masked, front, [pair for pair in pairs if pair.end <= colon])
        if any(not c.veto and c.strength in FIRM for c in found):
            rest = _behind_class(text, masked, block, colon, found, pairs) or _named_behind(masked, block, colon)
            if rest:
                return found + rest
            for candidate in found:
                candidate.role_span = candidate.role_span or (colon + 1, block.end)
                candidate.explicit = True
            return found
        block = replace(block, start=colon + 1)
        pairs = [pair for pair in pairs if pair.start > colon]
    return _read_block(text, masked, block, pairs)


def _named_behind(masked: str, block: Block, colon: int) -> list[Candidate]:
    """Read one name, and nothing else, behind a colon (見守り隊:…高校生徒会)."""
    body = read_body(masked, colon + 1, block.end)
    if body is None or body.generic or body.strength not in FIRM or block.end - body.end > 1:
        return []
    return list_candidates(masked, masked, replace(block, start=colon + 1, prose=False))


def _behind_class(
    text: str, masked: str, block: Block, colon: int, found: list[Candidate], pairs: list[br.Pair]
) -> list[Candidate]:
    """Read a sentence behind a colon that names bodies of its own; the class before the colon is then their label."""
    if not all(c.generic for c in found) or "。" not in masked[colon : block.end]:
        return []
    behind = replace(block, start=colon + 1, prose=True)
    rest = _read_block(text, masked, behind, [pair for pair in pairs if pair.start > colon])
    if sum(c.strength in FIRM and not c.veto for c in rest) < 1:
        return []
    for candidate in found:
        candidate.veto = candidate.veto or "class word"
    return rest


def _read_block(text: str, masked: str, block: Block, pairs: list[br.Pair]) -> list[Candidate]:
    if block.prose:
        found = []
        for sentence in sentences(text, masked, block.start, block.end):
            found.extend(share_heads(sentence, prose_candidates(sentence)))
        if block.label.role:
            for candidate in found:
                candidate.weak = candidate.weak or (block.label.weak and not candidate.explicit)
    else:
        found = list_candidates(text, masked, block)
    extra: list[Candidate] = []
    used: set[int] = set()
    for candidate in found:
        extra.extend(read_bracket(text, masked, candidate, used))
    share_roles(text, found)
    for pair in pairs:
        if pair.start not in used:
            extra.extend(read_loose_bracket(text, pair, block))
    return found + extra


def _only_explicit(found: list[Candidate]) -> None:
    """Veto what the text does not say took part, and people."""
    for candidate in found:
        if candidate.veto:
            continue
        if not candidate.explicit or candidate.weak:
            candidate.veto = "not said to take part"
        elif candidate.strength in ("public", "class") or candidate.kind in ("individual", "professional"):
            candidate.veto = "people"


def _without_overlaps(found: list[Candidate]) -> list[Candidate]:
    out: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if out and candidate.start < out[-1].end:
            last = out[-1]
            if last.veto and not candidate.veto and last.end <= candidate.end:
                out[-1] = candidate
            elif candidate.rule.endswith("member"):
                last.veto = last.veto or ""
            continue
        out.append(candidate)
    return out


def _finish(work: Working, found: list[Candidate], subject: Subject, offset: int) -> Reading:
    mentions: list[FoundMention] = []
    vetoed: list[Vetoed] = []
    government, department = subject.region, ""
    seen: dict[str, set[str]] = {}  # names, each with the legal forms that it stood with
    cafeterias = subject.cafeteria or bool(_CAFETERIAS.search(work.text))
    admin = False
    subject_end = -9
    for candidate in found:
        core = plain(work.text[candidate.core_start : candidate.core_end])
        if candidate.strength == "class" and not candidate.veto:
            candidate.veto = "class word"
        name, parent = _name(work, candidate, core, government, department, bool(subject.region))
        if candidate.veto in ("", "place", "object"):
            government = government_of(name) or government
        if candidate.rule == "head:食堂" and not candidate.form and cafeterias:
            candidate.kind = "children-cafeteria"
        reason = candidate.veto or repeat_of(work, candidate, core, name, subject, seen, admin)
        if not reason and subject.holds(work.text, candidate.start, candidate.end):
            reason = "subject"
        if not reason and candidate.generic and candidate.start == subject_end + 1 and work.text[subject_end] == "・":
            reason = "subject"
        if reason == "subject":
            subject_end = candidate.end
        a, b = work.span(candidate.start, candidate.end)
        if mentions and a < mentions[-1].end - offset:  # a character as ¼ holds the end of one and begins the next
            a = mentions[-1].end - offset
            if a >= b:
                continue
        surface = work.original[a:b]
        if reason:
            vetoed.append(
                Vetoed(
                    surface=surface,
                    start=a + offset,
                    end=b + offset,
                    kind=candidate.kind,
                    reason=reason,
                    rule=candidate.rule,
                )
            )
            continue
        seen.setdefault(compared(work, candidate, core, name), set()).add(candidate.form)
        admin = admin or candidate.kind == "administration-unspecified"
        if candidate.kind == "municipal-department" and not candidate.generic:
            department = above(name)
        mentions.append(_mention(work, candidate, surface, a + offset, b + offset, name, parent))
    return Reading(tuple(mentions), tuple(vetoed))


def _name(
    work: Working, candidate: Candidate, core: str, government: str, department: str, known_region: bool
) -> tuple[str, str]:
    if candidate.strength == "dept" or (candidate.organs and candidate.strength in ("strong", "named")):
        core = core[1:] if re.match("同[^、]{2,}(?:課|係|担当)$", core) else core  # of the same government
        if government_of(core) or parent_of(core):
            return core, parent_of(core)
        above_it = department if department and re.fullmatch("[^課]+係", core) else government
        relative = candidate.strength == "dept" or candidate.generic or core.endswith(("部", "局", "課", "室"))
        if not relative:
            return core, parent_of(core)
        if (
            above_it
            and not re.match(r"(?:関係|各|担当|所管|庁内|同)", core)
            and candidate.start == candidate.core_start
        ):
            candidate.generic = False
            if candidate.organs and candidate.kind not in (
                "board-of-education",
                "public-health-centre",
                "municipal-department",
            ):
                candidate.kind = "municipal-department"
            return above_it + core, above_it
        candidate.generic = True
    if (
        candidate.generic
        and candidate.kind == "municipal-department"
        and _OF_THE_CITY.match(work.text, candidate.start, candidate.core_end)
    ):
        candidate.generic = False  # 町の健康福祉課
        return (government + core if government else core), government
    if (
        candidate.generic
        and candidate.kind == "municipal-department"
        and known_region
        and government
        and core[0] in "市町村区"
        and len(core) > 2
    ):
        candidate.generic = False  # 市高齢者福祉課: of the city of the region
        return government + core[1:], government
    if (
        candidate.generic
        and candidate.kind == "municipal-department"
        and known_region
        and government
        and _SECTION.fullmatch(core)
        and candidate.start == candidate.core_start
    ):
        candidate.generic = False  # 福祉課: there is one in the city of the region
        return government + core, government
    if candidate.generic:
        return plain(work.text[candidate.start : candidate.core_end]), ""
    whole = plain(candidate.head or _with_place(work.text, candidate))
    whole = without_class(whole, candidate.kind)
    return whole, parent_of(whole)


def _with_place(text: str, candidate: Candidate) -> str:
    """Return the words of a name, with the place that it is written with before the word for its kind (B町の社会福祉協議会)."""
    core = text[candidate.core_start : candidate.core_end]
    place = text[candidate.start : candidate.core_start].removesuffix("の")
    return place + core if candidate.rule.endswith("+place") and gazetteer().whole(place) else core


def _mention(
    work: Working, candidate: Candidate, surface: str, start: int, end: int, name: str, parent: str
) -> FoundMention:
    count = candidate.count
    if count is None and candidate.generic:
        match = _COUNT.search(work.text[candidate.start : candidate.core_end])
        count = int(match.group(1)) if match else None
    return FoundMention(
        surface=surface, start=start, end=end, name=surface if candidate.generic and not candidate.head else name, kind=candidate.kind,
        generic=candidate.generic, parent=parent, count=count, head=candidate.head, role=candidate.role, role_text=_words(work, candidate.role_span),
        role_in_brackets=candidate.role_in_brackets, tense=candidate.tense, weak=candidate.weak, rule=candidate.rule,
    )  # fmt: skip


def _words(work: Working, span: tuple[int, int] | None) -> str:
    """Return the original's words behind a span of the working text, without the edges that are no words."""
    if span is None or span[1] <= span[0]:
        return ""
    a, b = work.span(*span)
    return _ASKED.sub("", work.original[a:b].strip().rstrip("。")).strip()
