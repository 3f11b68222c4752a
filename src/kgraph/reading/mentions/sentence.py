"""A sentence in items: the chunks that read as bodies, with their left edge; names without a head."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import FIRM, LONGEST, Body, generic, read_body
from kgraph.reading.mentions.dots import settle_dots
from kgraph.reading.mentions.forms import form_in
from kgraph.reading.mentions.tails import PEOPLE, skip_prefix, someone
from kgraph.reading.mentions.tokens import (
    FUNCTION,
    PARTICLE,
    SEPARATOR,
    STOP,
    Chunk,
    Token,
    joined,
    names_go_on,
    tokens,
)
from kgraph.reading.mentions.units import (
    CLUB_WORDS,
    COUNTED,
    HELD_VERBS,
    HONOUR,
    LED_BY,
    NAMED_SO,
    NO_NAME,
    OCCASIONS,
    OFFICE_WORDS,
    PEOPLE_KINDS,
    PEOPLE_WORDS,
    PHRASE_HEADS,
    PHRASE_HEADS_OF,
    VERB_STEMS,
)

_ATTRIBUTIVE = re.compile(r"(?:[うくぐすつぬぶむるたい]|んだ|いだ|な)$")
_PERSONLIKE = re.compile(r"[\u3400-\u9fff々]{1,6}")
_NAME = re.compile(r"[ァ-ヺーA-Za-zぁ-ゖ・\ue010\ue001]")
_CIVIL = re.compile(r"会|クラブ|サークル|ネット|団|隊|ボランティア|プロジェクト|サロン")
_REACH = 14  # items: a longer clause modifies nothing


@dataclass(slots=True)
class Spot:
    """A chunk of a sentence with what it was read as."""

    index: int
    chunk: Chunk
    body: Body | None
    start: int  # with the modifiers that belong to it
    first: int  # index of the first item of its phrase
    name_only: bool = False
    phrase_name: bool = False


class Sentence:
    """One sentence of the working text, in items, with the spots where bodies are."""

    def __init__(self, text: str, masked: str, items: list[Token | Chunk], end: int) -> None:
        self.text, self.masked, self.items, self.end = text, masked, items, end
        self.spots = [self._spot(i, item) for i, item in enumerate(items) if isinstance(item, Chunk)]
        self.by_index = {spot.index: spot for spot in self.spots}

    def words(self, item: Token | Chunk) -> str:
        """Return the masked words of an item."""
        return self.masked[item.start : item.end]

    def at(self, index: int) -> Token | Chunk | None:
        """Return the item at ``index``, None outside."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def particle(self, index: int, *words: str) -> bool:
        """Tell whether the item at ``index`` is one of the particles ``words`` (any particle without words)."""
        item = self.at(index)
        return isinstance(item, Token) and item.kind == PARTICLE and (not words or self.words(item) in words)

    def _spot(self, index: int, chunk: Chunk) -> Spot:
        body = self._read(chunk)
        spot = Spot(index, chunk, body, chunk.start, index)
        words = self.words(chunk)
        if words in PHRASE_HEADS and self._phrase_name(spot):
            return spot
        if body is None:
            self._headless(spot)
        elif chunk.quoted or (
            self.particle(index - 1, "の")
            and (body.kind in PEOPLE_KINDS or (CLUB_WORDS.fullmatch(words) and self._of_a_school(index)))
            and self._person_of(spot)
        ):
            pass
        elif body.head.startswith("人と") and self.particle(index - 1, "の") and index > 1:
            a, b = self.items[index - 2].start, self.items[index - 2].end  # …の人と家族の会
            if form_in(self.masked, a, b) is None:
                spot.start, spot.first, spot.body = a, index - 2, replace(body, start=a)
        elif body.generic:
            self._extend(spot)
        elif body.strength in ("named", "weak") and body.start == chunk.start:
            self._attached_verb(spot)
        return spot

    def _read(self, chunk: Chunk) -> Body | None:
        if chunk.quoted:
            a, b = chunk.start + 1, chunk.end - 1
            spoken = re.search("[。!?]", self.text[a:b])
            return read_body(self.text, a, b) if b > a and not spoken else None
        if VERB_STEMS.match(self.masked, chunk.end - 1):
            return None  # 親子連れ, 2匹連れて
        return read_body(self.masked, chunk.start, chunk.end)

    def _phrase_name(self, spot: Spot) -> bool:
        """Read 〜を支える会, 〜の会: a name that is a clause."""
        before = self.at(spot.index - 1)
        verb = isinstance(before, Token) and before.kind == FUNCTION and bool(_ATTRIBUTIVE.search(self.words(before)))
        of = self.particle(spot.index - 1, "の") and self.words(spot.chunk) in PHRASE_HEADS_OF
        if not verb and not of:
            return False
        first = self._clause_start(spot.index)
        at = spot.chunk.start
        occasion = of and self.words(self.items[spot.index - 2]) in OCCASIONS  # 記念の会: what was held
        if first == spot.index or occasion or self.masked[at - 2 : at] in HELD_VERBS:
            return False
        start = self.items[first].start
        start = skip_prefix(self.masked, start, spot.chunk.end)
        if spot.chunk.end - start < 4 or (
            self.words(spot.chunk) != "会" and not self._form_before(start, spot.chunk.end)
        ):
            return False
        spot.body = Body(start, spot.chunk.end, "civil-society-organisation", "named", False, "会", "phrase-name")
        spot.start, spot.first, spot.phrase_name = start, first, True
        return True

    def _form_before(self, start: int, end: int) -> bool:
        body = read_body(self.masked, start, end)
        return body is not None and bool(body.form)

    def _clause_start(self, index: int) -> int:
        """Return the index of the first item of the clause that modifies the chunk at ``index``."""
        i = index
        while i > max(0, index - _REACH):
            item = self.items[i - 1]
            if isinstance(item, Chunk):
                if item.brackets:
                    break
            elif item.kind == FUNCTION:
                words = self.words(item)
                if words in HONOUR or (
                    words.endswith(("て", "し", "り", "ました", "です")) and not isinstance(self.items[i], Chunk)
                ):
                    break
                if words in ("し", "して", "です", "ました"):
                    break
            elif item.kind == PARTICLE:
                if self.words(item) not in ("を", "に", "の", "と", "で", "へ", "への", "での", "から") or i - 1 == 0:
                    break
            else:
                break
            i -= 1
        while i < index and not isinstance(self.items[i], Chunk):
            i += 1
        return i

    def _extend(self, spot: Spot) -> None:
        """Put the modifiers of a generic mention to it: の, a relative clause."""
        i = spot.index
        while (
            i > spot.index - 6
            and self.particle(i - 1, "の", "での", "への", "からの")
            and isinstance(self.at(i - 2), Chunk)
        ):
            previous = self.items[i - 2]
            if isinstance(previous, Chunk) and previous.brackets:
                break
            if i == spot.index and (self._stands_for(spot, previous) or self._counts(spot, previous)):
                return
            i -= 2
        before = self.at(i - 1)
        if (
            isinstance(before, Token)
            and before.kind == FUNCTION
            and _ATTRIBUTIVE.search(self.words(before))
            and not LED_BY.search(self.masked, self.items[max(0, i - 3)].start, before.end)
        ):
            first = self._clause_start(i)
            if self._bodies_between(first, i) == 0:
                i = first
        spot.first = i
        spot.start = (
            skip_prefix(self.masked, self.items[i].start, spot.chunk.end) if i != spot.index else spot.chunk.start
        )
        if spot.body is not None and i == spot.index:
            spot.start = spot.body.start

    def _of_a_named_body(self, spot: Spot) -> bool:
        previous = self.at(spot.index - 2)
        body = self._read(previous) if isinstance(previous, Chunk) else None
        firm = body is not None and not body.generic and body.strength in FIRM and body.strength != "place"
        return firm and body is not None and body.kind not in NAMED_SO

    def _of_a_school(self, index: int) -> bool:
        previous = self.at(index - 2)
        body = self._read(previous) if isinstance(previous, Chunk) else None
        return body is not None and body.kind in ("school", "university")

    def _person_of(self, spot: Spot) -> bool:
        """Let someone with an office stand for the body (…店の店長さん)."""
        previous = self.at(spot.index - 2)
        body = self._read(previous) if isinstance(previous, Chunk) else None
        if body is None or body.strength not in FIRM or body.kind in PEOPLE_KINDS:
            return False
        spot.body, spot.start, spot.first = replace(body, people=True), body.start, spot.index - 2
        return True

    def _counts(self, spot: Spot, previous: Chunk | Token) -> bool:
        """Tell whether the spot counts the bodies before it (A・B・Cの3団体)."""
        if spot.body is None or not isinstance(previous, Chunk) or not COUNTED.fullmatch(self.words(spot.chunk)):
            return False
        body = self._read(previous)
        return body is not None and body.strength in FIRM

    def _stands_for(self, spot: Spot, previous: Chunk | Token) -> bool:
        """Let people of a body stand for it (…社協のコーディネーター); False where what stands before is no body."""
        words = self.words(spot.chunk)
        office = PEOPLE.fullmatch(words) is not None or OFFICE_WORDS.match(words) is not None
        if spot.body is None or not (office or spot.body.kind in PEOPLE_KINDS) or not isinstance(previous, Chunk):
            return False
        body = self._read(previous)
        if body is None or body.strength not in FIRM or body.kind in PEOPLE_KINDS:
            return False
        spot.body, spot.start, spot.first = replace(body, people=True), body.start, spot.index - 2
        return True

    def _bodies_between(self, first: int, last: int) -> int:
        found = 0
        for i in range(first, last):
            item = self.items[i]
            if isinstance(item, Chunk):
                body = self._read(item)
                found += body is not None and body.strength in FIRM and not body.generic
        return found

    def _attached_verb(self, spot: Spot) -> None:
        """Put a bare attributive verb at the beginning of a list item to the name (残したい〜会)."""
        k = spot.index - 1
        verbs = ""
        while isinstance(item := self.at(k), Token) and item.kind == FUNCTION:
            verbs = self.words(item) + verbs
            k -= 1
        stem, edge = self.at(k), self.at(k - 1)
        if (
            not verbs.endswith(("たい", "う", "る", "む", "ぐ", "く", "ぶ"))
            or not isinstance(stem, Chunk)
            or stem.brackets
        ):
            return
        if edge is None or (isinstance(edge, Token) and edge.kind in (SEPARATOR, STOP)):
            spot.start, spot.first = stem.start, k
            if spot.body is not None:
                spot.body = replace(spot.body, start=stem.start)

    def _headless(self, spot: Spot) -> None:
        """Take a name without a head where さん follows, or a kind stands before it (専門店の〜)."""
        words, after = self.words(spot.chunk), self.at(spot.index + 1)
        if PEOPLE.fullmatch(words) and self.particle(spot.index - 1, "の") and self._person_of(spot):
            return
        if generic(words) or words in NO_NAME or PEOPLE_WORDS.fullmatch(words) or someone(words):
            return
        if spot.chunk.brackets and self._alias(spot):
            return
        honoured = isinstance(after, Token) and after.kind == FUNCTION and self.words(after) in HONOUR
        honoured = honoured or (words.endswith("様") and len(words) > 2)
        honoured = honoured or (isinstance(after, Chunk) and self.words(after) in ("様", "殿"))
        end = spot.chunk.end - (1 if words.endswith("様") else 0)
        if honoured and self.particle(spot.index - 1, "の") and self._of_a_named_body(spot) and self._person_of(spot):
            return
        kind, rule = self._apposed(spot)
        if kind and (honoured or spot.chunk.quoted or _NAME.search(words[:1])):
            self._name(spot, end, kind, rule)
        elif honoured and _NAME.search(words) and not _PERSONLIKE.fullmatch(words.rstrip("様")):
            self._name(spot, end, "civil-society-organisation" if _CIVIL.search(words) else "company", "honorific")

    def _alias(self, spot: Spot) -> bool:
        """Take a name without a head where the bracket behind it tells the body by another name."""
        a, b = spot.chunk.brackets[0]
        body = None if re.search("[はがを]", self.text[a:b]) else read_body(self.text, a + 1, b - 1)
        if body is None or body.strength == "place" or body.end < b - 1 or body.start > a + 1:
            return False
        words = self.words(spot.chunk)
        if body.generic and not (len(words) == 1 and words.isascii()):
            return False
        head = lexicon_in_use().head_ending(words, len(words))
        matter = (
            self.particle(spot.index - 1, "の")
            or (head is not None and head.strength == "stop")
            or words[-1] in "料費代金"
        )
        speaker = len(words) == 1 and words.isascii()  # A(…自治会): who speaks
        if speaker or (matter and not all("ァ" <= char <= "ー" for char in words)):
            spot.body, spot.start, spot.name_only = body, body.start, True  # …のおそうじ(NPO法人…): who does it
            return True
        self._name(spot, spot.chunk.end, body.kind, "alias")
        return True

    def _apposed(self, spot: Spot) -> tuple[str, str]:
        previous = self.at(spot.index - 2)
        if not (self.particle(spot.index - 1, "の") and isinstance(previous, Chunk)):
            return "", ""
        body = self._read(previous)
        if body is None or body.strength not in ("strong", "named") or body.kind not in (
            "company", "civil-society-organisation", "children-cafeteria", "food-bank", "religious-organisation", "media", "financial-institution",
        ):  # fmt: skip
            return "", ""
        if not body.generic or body.head in ("農家", "生産者", "企業", "事業者", "NPO", "団体", "ボランティア"):
            return "", ""
        return body.kind, f"apposition:{body.head}"

    def _name(self, spot: Spot, end: int, kind: str, rule: str) -> None:
        a, b = (spot.chunk.start + 1, spot.chunk.end - 1) if spot.chunk.quoted else (spot.chunk.start, end)
        if a < b <= a + LONGEST:
            spot.body = Body(a, b, kind, "named", False, "", rule)
            spot.name_only = True


def sentences(text: str, masked: str, start: int, end: int) -> list[Sentence]:
    """Return the sentences of a stretch of working text."""
    items = names_go_on(settle_dots(joined(tokens(text, masked, start, end), masked), masked), masked)
    out: list[Sentence] = []
    current: list[Token | Chunk] = []
    for item in items:
        if isinstance(item, Token) and (masked[item.start] in "。!?" or _gap(item, current, masked)):
            if current:
                out.append(Sentence(text, masked, current, item.start))
            current = []
        elif not (isinstance(item, Token) and item.kind == STOP and masked[item.start] == "\n"):
            current.append(item)
    if current:
        out.append(Sentence(text, masked, current, end))
    return out


def _gap(item: Token, current: list[Token | Chunk], masked: str) -> bool:
    """Tell whether a space behind a body ends a list that stands before a sentence."""
    if item.kind != SEPARATOR or masked[item.start] not in " \t" or not current:
        return False
    last = current[-1]
    return isinstance(last, Chunk) and read_body(masked, last.start, last.end) is not None
