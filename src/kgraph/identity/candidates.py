"""Pairs of groups and bodies that may be one: for a person to decide, best first, each with its reason.

A pair is found by what two names have in common (a key, a reading, an alias, a beginning, all but one character), so
that the work grows with the number of names and not with its square. The score orders pairs and is no probability:
that of the reason (``REASONS``), times the factor of the places (``_place_factor``), times 0.85 where both kinds are
told and differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Final

from kgraph.errors import Text
from kgraph.identity.grounding import unique_words
from kgraph.identity.letters import in_letters
from kgraph.identity.named import Named, named
from kgraph.identity.names import NATION, is_only_kind, normal_name
from kgraph.identity.place_spelling import loosely_placed, read_aloud
from kgraph.identity.romaji import latin_reading
from kgraph.identity.spelling import loose
from kgraph.kinds import Head, default_lexicon
from kgraph.places import Places, UnknownPlace
from kgraph.statements import Statements

REASONS: Final[Mapping[str, tuple[float, Text]]] = MappingProxyType(
    {
        "same-number": (1.0, Text("法人番号が同じ", "the same corporate number")),
        "same-name": (
            0.95,
            Text("名前と法人格が同じで、地域が別か不明", "the same name and form; other or unknown area"),
        ),
        "missing-form": (0.9, Text("名前が同じで、一方に法人格がない", "the same name; one has no legal form")),
        "spelling": (0.85, Text("表記だけが違う", "the names differ in spelling only")),
        "alias": (0.8, Text("一方の別名・略称が他方の名前", "an alias or short name of one is the other's name")),
        "place-spelling": (
            0.8,
            Text(
                "地名の書き方（都道府県や市町村の有無、かな）だけが違う",
                "only the place is written otherwise (with or without its level, in kana)",
            ),
        ),
        "reading": (0.75, Text("読みが同じ", "the names are read alike")),
        "contained": (0.7, Text("一方の名前が他方に含まれる", "one name is a part of the other")),
        "one-letter": (0.65, Text("一文字だけ違う", "the names differ by one character")),
    }
)
LOWEST: Final = 0.35
"""Pairs of a lower score are not proposed."""

_BLOCK = 12
"""In a block of more names than this each is compared with this many neighbours of its own area only."""

_SHORT, _LONG = 3, 5  # characters that a key needs for its spelling, or a part of it, to say something
# Words that are left out at the end of a name when it is said (〇〇ネット: 〇〇ネットワーク).
_TAIL = re.compile(
    r"ワーク|ネットワーク|の会|会|協会|グループ|プロジェクト|実行委員会|センター|事務局|団体|さん|チーム|機構|連絡会|連合会|事業"
)
# Ordinals, points of the compass, sizes, levels: one character of these makes another body.
_ORDINAL = frozenset("0123456789一二三四五六七八九十東西南北中上下左右前後新旧本大小男女市区町村県都府道高視聴身知精")
_SLIP = 4  # characters that two names need to have in common beside a slip
_LIKENESS = frozenset({"reading", "place-spelling", "contained", "one-letter"})
_UNTOLD, _OTHER_NAMER, _OTHER_PLACE = 0.9, 0.75, 0.4
_Entry = tuple[Named, str]
"""Who has a name, and the name as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePair:
    """Two ids that may be one body: how likely beside others, why, and the two names (as written) that say so."""

    a: str
    b: str
    score: float
    reason: str
    evidence: tuple[str, str]

    @property
    def why(self) -> Text:
        """The reason in words."""
        return REASONS[self.reason][1]


def pairs(
    statements: Iterable[Statements],
    distinct: Iterable[tuple[str, str]] = (),
    numbers: Mapping[str, str | Iterable[str]] | None = None,
    *,
    places: Places | None = None,
) -> tuple[CandidatePair, ...]:
    """Return the pairs of groups and bodies of all sources that a person should look at, best first.

    ``distinct`` are pairs that a person has called two; ``numbers`` are 法人番号 by id beside those of the statements.
    Never proposed are two legal forms, two different 法人番号, a body and its unit or two units of one body, two names
    that tell different places, and what a person has called distinct. A name that is nothing but its legal form, or of
    one character, agrees with no other but an equal one.
    """
    everything = named(statements, numbers)
    judge = _Judge(everything, {frozenset(pair) for pair in distinct}, places or Places.load())
    for reason, block in _blocks(everything):
        for (one, its), (other, others) in judge.neighbours(block):
            if _LOOKED_AT.get(reason, _any)(its, others):
                judge.propose(one, other, reason, (its, others))
    for one, other, evidence in _contained(everything, judge.places):
        judge.propose(one, other, "contained", evidence)
    return tuple(sorted(judge.best.values(), key=lambda p: (-p.score, p.evidence, p.a, p.b)))


class _Judge:
    """Says of two that have something in common whether they may be one, and keeps the best reason of each pair."""

    def __init__(self, everything: Iterable[Named], distinct: set[frozenset[str]], places: Places) -> None:
        self.best: dict[tuple[str, str], CandidatePair] = {}
        self._by_id = {one.id: one for one in everything}
        self._distinct = distinct
        self.places = places
        self._prefectures: dict[str, str] = {}
        self._told_by: dict[str, set[str]] = {}
        self._of_places = {word.kind for word in unique_words()}

    def propose(self, one: Named, other: Named, reason: str, evidence: tuple[str, str]) -> None:
        """Keep the pair if it may be one body, and if no better reason was found."""
        if one.id == other.id:
            return
        if one.id > other.id:
            one, other, evidence = other, one, (evidence[1], evidence[0])
        if reason == "same-name" and bool(one.legal_form) != bool(other.legal_form):
            reason = "missing-form"
        if not self._may_be_one(one, other, reason):
            return
        score = REASONS[reason][0]
        if reason != "same-number":
            score *= self._place_factor(one, other, reason, evidence)
            score *= 0.85 if one.kind and other.kind and one.kind != other.kind else 1
        pair = CandidatePair(a=one.id, b=other.id, score=round(score, 2), reason=reason, evidence=evidence)
        known = self.best.get((one.id, other.id))
        if pair.score >= LOWEST and (known is None or (pair.score, pair.evidence) > (known.score, known.evidence)):
            self.best[(one.id, other.id)] = pair

    def neighbours(self, block: Mapping[str, _Entry]) -> Iterator[tuple[_Entry, _Entry]]:
        """Yield the pairs of a block; of a large one those of the same area that stand near each other by name."""
        if len(block) <= _BLOCK:
            yield from combinations(block.values(), 2)
            return
        areas: dict[str, list[_Entry]] = {}
        for entry in sorted(block.values(), key=lambda entry: (entry[1], entry[0].id)):
            for area in sorted(self._areas(entry[0])) or [""]:
                areas.setdefault(area, []).append(entry)
        for near in areas.values():
            for at, entry in enumerate(near):
                yield from ((entry, other) for other in near[at + 1 : at + 1 + _BLOCK])

    def _may_be_one(self, one: Named, other: Named, reason: str) -> bool:
        if one.legal_form and other.legal_form and one.legal_form != other.legal_form:
            return False
        if frozenset((one.id, other.id)) in self._distinct:
            return False
        if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
            return False
        if reason == "same-number":
            return True
        above, beside = self._above(one.id), self._above(other.id)
        return one.id not in beside and other.id not in above and one.parents.isdisjoint(other.parents)

    def _above(self, identifier: str) -> set[str]:
        found: set[str] = set()
        left = [identifier]
        while left:
            one = self._by_id.get(left.pop())
            new = (one.parents if one else set()) - found
            found |= new
            left.extend(new)
        return found

    def _place_factor(self, one: Named, other: Named, reason: str, evidence: tuple[str, str]) -> float:
        """Return 1 where both lie, or are taken to lie, in one area; 0 where the names tell two places.

        0.9 where the area of one is not known, 0.75 where only those who name them are of two prefectures, 0.4 where
        they lie in two places themselves; 0 instead of the last two for a reason that rests on a likeness of names.
        A name that tells a kind only (商工会) agrees with none but of its own place; where every place has a body of the
        kind (社会福祉協議会), no two of two places are one.
        """
        told, others_told = self._told(one), self._told(other)
        if told and others_told and told.isdisjoint(others_told):
            return 0
        strong = reason not in _LIKENESS
        meet = self._meet(one.places, other.places)
        if not meet and any(is_only_kind(normal_name(name)) for name in evidence):
            return 0
        if one.places and other.places and not meet:
            if one.kind in self._of_places and other.kind in self._of_places:
                return 0
            return _OTHER_PLACE if strong else 0
        areas, others = self._areas(one), self._areas(other)
        if NATION in areas | others or not areas or not others:
            return _UNTOLD
        if areas & others:
            return 1
        return _OTHER_NAMER if strong else 0

    def _told(self, one: Named) -> set[str]:
        """Return the places that the names of a body begin with, of those that it lies in."""
        if one.id not in self._told_by:
            found: set[str] = set()
            for name in one.names if one.places else ():
                match = self.places.longest_prefix(name)
                codes = {self.places.get(c).municipality or c for c in match.codes} if match else set()
                found |= codes & (one.places | {self._prefecture(c) for c in one.places})
            self._told_by[one.id] = found
        return self._told_by[one.id]

    def _meet(self, one: set[str], other: set[str]) -> bool:
        """Tell whether two sets of codes share a place, or one holds the prefecture that a place of the other is in."""
        whole = {code for code in one | other if code.endswith("000")}
        return bool(one & other) or any(
            self._prefecture(code) in whole & (other if code in one else one) for code in (one | other) - whole
        )

    def _areas(self, one: Named) -> set[str]:
        """Return the prefectures that a body lies in, or is named in; ``JP`` for the whole country."""
        return {code if code == NATION else self._prefecture(code) for code in one.places or one.scopes} - {""}

    def _prefecture(self, code: str) -> str:
        """Return the prefecture of a code; empty for a code that no list has."""
        if code not in self._prefectures:
            try:
                self._prefectures[code] = self.places.prefecture_of(code).code
            except UnknownPlace:
                self._prefectures[code] = ""
        return self._prefectures[code]


def _blocks(everything: Iterable[Named]) -> Iterator[tuple[str, dict[str, _Entry]]]:
    """Yield, by reason, the names that have something in common: each block holds an id once."""
    tables: dict[str, dict[str, list[_Entry]]] = {reason: {} for reason in REASONS}

    def put(reason: str, key: str, one: Named, name: str) -> None:
        tables[reason].setdefault(key, []).append((one, name))

    for one in everything:
        for number in sorted(one.numbers):
            put("same-number", number, one, next(iter(one.names.values()), number))
        for key, name in one.names.items():
            put("same-name", key, one, name)
        for key, name in (one.names | one.aliases).items():
            spelt = loose(key) if len(key) >= _SHORT else key
            put("alias", spelt, one, name)
            if len(read := latin_reading(key)) >= _SHORT:
                put("reading", read, one, name)
            if key not in one.names or len(key) < _SHORT:
                continue
            put("spelling", spelt, one, name)
            for placed in dict.fromkeys((spelt, *_placed(key))):
                put("place-spelling", placed, one, name)
            put("reading", loose(normal_name(in_letters(key)).key or key), one, name)
            if len(spelt) >= _SLIP:
                for shorter in {spelt, *(spelt[:at] + spelt[at + 1 :] for at in range(len(spelt)))}:
                    put("one-letter", shorter, one, name)
    for reason, table in tables.items():
        for entries in table.values():
            block: dict[str, _Entry] = {}
            for entry in entries if len(entries) > 1 else ():
                block.setdefault(entry[0].id, entry)
            if len(block) > 1:
                yield reason, block


def _placed(key: str) -> Iterator[str]:
    """Yield the other ways to write the place of a name, as loose keys."""
    yield from map(loose, (*loosely_placed(key), *read_aloud(key)))


def _otherwise_placed(one: str, other: str) -> bool:
    """Tell whether one of two names, as written, is the other with its place written otherwise (not 甲市の会, 甲県の会)."""
    a, b = normal_name(one).key, normal_name(other).key
    return loose(a) in _placed(b) or loose(b) in _placed(a)


def _any(one: str, other: str) -> bool:
    return True


def _slip(one: str, other: str) -> bool:
    """Tell whether two names, as written, differ by a slip: one character too many, another, or two changed round.

    A kanji more or another is a slip in long names only (山川こども食堂, 山田こども食堂 are two), an ordinal never.
    """
    a, b = loose(normal_name(one).key), loose(normal_name(other).key)
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    end = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b)))
    a, b, rest = a[: len(a) - end], b[: len(b) - end], start + end
    if not _ORDINAL.isdisjoint(a + b):
        return False
    kanji = any("一" <= char <= "鿿" for char in a + b)
    if len(a) + len(b) == 1:
        return rest >= (_SLIP + 2 if kanji else _SLIP)
    if len(a) == len(b) == 1:
        return rest >= (2 * _SLIP if kanji else _SLIP)
    return len(a) == 2 and a == b[::-1] and rest >= _SLIP - 2


_LOOKED_AT: Final = {"one-letter": _slip, "place-spelling": _otherwise_placed}
"""What two names that meet in a block have to stand by reason."""


def _contained(everything: Iterable[Named], places: Places) -> Iterator[tuple[Named, Named, tuple[str, str]]]:
    """Yield the pairs of which one name begins the other, and the rest is a word that is left out when it is said.

    Also those of which one ends the other, behind the name of a place (熊本県いのちの電話: いのちの電話), of an office of the
    state (厚生労働省山川労働局: 山川労働局), or of another body.
    """
    lexicon = default_lexicon()
    generic = lexicon.heads
    by_key: dict[str, list[_Entry]] = {}
    known: set[str] = set()
    for one in everything:
        for key, name in one.names.items():
            known.add(key)
            if len(key) >= _LONG and key not in generic:
                by_key.setdefault(key, []).append((one, name))
    for key, entries in by_key.items():
        parts = [key[:at] for at in range(_LONG, len(key)) if _TAIL.fullmatch(key, at)]
        match = places.longest_prefix(key)
        parts += [key[match.end :]] if match is not None else []
        cuts = range(_SHORT, len(key) - _LONG + 1)
        parts += [key[at:] for at in cuts if key[:at] in known or _is_office(lexicon.head_ending(key, at))]
        for part in parts:
            found = by_key.get(part, [])
            yield from ((o, s, (n, m)) for o, n in entries[:_BLOCK] for s, m in found[:_BLOCK])


def _is_office(head: Head | None) -> bool:
    return head is not None and head.kind == "national-agency"
