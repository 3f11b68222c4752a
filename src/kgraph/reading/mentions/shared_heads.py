"""Kinds of activity that share one head: 訪問介護、訪問看護及びフードバンクを行う支援団体 are three kinds of bodies."""

from __future__ import annotations

import re
from bisect import bisect_right

from kgraph.reading.mentions.bodies import read_body
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.sentence import Sentence
from kgraph.reading.mentions.tokens import DOT, PARTICLE, SEPARATOR, Chunk

_HEAD = re.compile(r"(?:団体|機関|事業所|事業者|組織|法人|施設|企業|グループ|者)$")
_DOING = re.compile(r"を(?:行|おこな|する|担|実施|提供|営|手がけ|手掛け|運営|して)[^、。]{0,8}$")
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
