"""Words that share one head: 訪問介護、訪問看護及びフードバンクを行う支援団体 are three kinds of bodies, 品川・大井警察署 two."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from kgraph.reading.mentions.bodies import read_body
from kgraph.reading.mentions.dots import shares_head
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.sentence import Sentence
from kgraph.reading.mentions.tokens import DOT, PARTICLE, SEPARATOR, Chunk

_HEAD = re.compile(r"(?:団体|機関|事業所|事業者|組織|法人|施設|企業|グループ|者)$")
_DOING = re.compile(r"を(?:行|おこな|する|担|実施|提供|営|手がけ|手掛け|運営|して)[^、。]{0,8}$")
_OF_PLACES = frozenset(
    ["police", "fire-department", "public-health-centre", "employment-service", "child-guidance-centre", "school", "nursery",
     "social-welfare-council", "board-of-education", "medical-association", "merchants-association", "post-office"]
)  # fmt: skip
_BEFORE = re.compile(r"[\u3400-\u9fffケヶァ-ヺー]{1,8}$")
_LONGEST = 12
_ACTIVITY_KINDS = frozenset(
    [
        "long-term-care-provider",
        "medical-institution",
        "food-bank",
        "children-cafeteria",
        "disability-service-provider",
        "child-and-family-centre",
        "community-salon",
    ]
)


def share_heads(sentence: Sentence, found: list[Candidate]) -> list[Candidate]:
    """Return ``found`` with a last member 〜を行う団体 and the activities before it as one candidate each."""
    out: list[Candidate] = []
    for candidate in found:
        parts = _activities(sentence, candidate)
        if not parts:
            out.append(candidate)
            continue
        out = [other for other in out if other.end <= parts[0].start]
        clause = sentence.masked[parts[-1].end : candidate.core_end]
        for part in parts:
            out.append(_one(sentence, candidate, part, clause))
    return out


def _activities(sentence: Sentence, candidate: Candidate) -> list[Chunk]:
    words = sentence.masked[candidate.start : candidate.core_end]
    before = sentence.masked[candidate.start : candidate.core_start]
    if not candidate.generic or not _HEAD.search(words) or not _DOING.search(before):
        return []
    index = bisect_right(sentence.items, candidate.start, key=lambda item: item.start) - 1
    parts: list[Chunk] = []
    while index >= 0 and isinstance(item := sentence.items[index], Chunk):
        body = read_body(sentence.masked, item.start, item.end)
        if parts and body is not None and body.kind not in _ACTIVITY_KINDS:
            return []
        parts.insert(0, item)
        joint = sentence.at(index - 1)
        if isinstance(joint, Chunk) or joint is None:
            break
        if joint.kind not in (SEPARATOR, DOT) and not (
            joint.kind == PARTICLE and sentence.words(joint) in ("や", "と")
        ):
            break
        index -= 2
    return parts if len(parts) > 1 else []


def _one(sentence: Sentence, whole: Candidate, part: Chunk, clause: str) -> Candidate:
    body = read_body(sentence.masked, part.start, part.end)
    kind = body.kind if body is not None and body.kind in _ACTIVITY_KINDS else whole.kind
    return Candidate(
        start=part.start, end=part.end, core_start=part.start, core_end=part.end, kind=kind, strength="strong", generic=True,
        rule="shared-head", head=sentence.masked[part.start : part.end] + clause, role=whole.role, tense=whole.tense,
        weak=whole.weak, explicit=whole.explicit, veto=whole.veto,
    )  # fmt: skip


def share_names(masked: str, found: list[Candidate]) -> list[Candidate]:
    """Return ``found`` (in order) with what stands before a dot as a body of its own, where the body behind lends its kind.

    A市・B町の社会福祉協議会 and 品川・大井警察署 are two bodies each; the first is written by its place only.
    """
    shared = [one for candidate in found if (one := _lent(masked, candidate)) is not None]
    if not shared:
        return found
    starts = {one.start for one in shared}
    kept = [candidate for candidate in found if candidate.start not in starts]
    return sorted([*kept, *shared], key=lambda candidate: (candidate.start, -candidate.end))


def _lent(masked: str, candidate: Candidate) -> Candidate | None:
    """Return the body before the dot in front of ``candidate``, None where what stands there is none of its kind."""
    start = candidate.start
    if candidate.generic or candidate.veto or start < 2 or masked[start - 1] != "・":
        return None
    before = _BEFORE.search(masked[max(0, start - _LONGEST) : start - 1])
    body = read_body(masked, candidate.core_start, candidate.core_end)
    if before is None or body is None:
        return None
    words, of = before.group(), masked.find("の", start, candidate.core_end)
    a, b = start - 1 - len(words), start - 1
    place = gazetteer().whole(words)
    if place and of > 0 and gazetteer().whole(masked[start:of]):
        head = masked[of + 1 : candidate.core_end]  # A市・B町の社会福祉協議会
    elif body.kind in _OF_PLACES and shares_head(masked, Chunk(a, b), Chunk(start, candidate.core_end), body):
        head = body.head
    else:
        return None
    return replace(
        candidate, start=a, end=b, core_start=a, core_end=b, head=words + head, rule="shared-head",
        role_span=None, role_in_brackets=False,
    )  # fmt: skip
