"""Mentions in sentences: which chunks count, what the sentence says of them, and what is vetoed for it."""

from __future__ import annotations

import re

from kgraph.reading.mentions import predicates
from kgraph.reading.mentions.bodies import FIRM, Body
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.roles import role_in
from kgraph.reading.mentions.sentence import Sentence, Spot
from kgraph.reading.mentions.tokens import DOT, FUNCTION, PARTICLE, SEPARATOR, Chunk, Token
from kgraph.reading.mentions.units import COUNTED, HONOUR, PEOPLE_WORDS

_CONJUNCTIONS = frozenset(("や", "と", "とか", "とも", "やら"))
_OPENING = frozenset(("など", "ほか", "さん", "さま", "たち", "ら"))
_EXISTS = re.compile(r"(?:が|も)(?:ある|あり|あっ|存在|多数|点在|並ぶ|増え)")
_REFERENCE = re.compile(
    r"(?:した|いた|った|んだ|けた|された|ただける|頂ける)(?:協力|参加)?(?:事業所|事業者|企業|団体|店舗|自治体|機関|施設|皆|方)$"
)
_OFFICIAL = re.compile(r"の(?:後援|補助|助成|委託|協力|職員|担当|支援|広報|取り?組|施策|事業)")
# Words that point to what is named elsewhere in the text: the following, the above, other ones.
POINTS = re.compile(
    r"(?:次|以下|下記|上記|左記|右記|前記|別記|別表|下表|これら|それら|あれら|ほか|他|その他|いずれ|どのよう|どんな|どちら|こうした|そうした|このよう)"
    r"(?:の|な|に(?:掲げる|示す|記載の?))?(?=.)"
)
# Xでは、…: what X does, not where it is done, unless X is a house.
_TOPIC = re.compile("では")
_ACTORS = frozenset(
    ["civil-society-organisation", "network", "neighbourhood-association", "social-welfare-council", "cooperative", "company",
     "food-bank", "merchants-association", "medical-association", "welfare-commissioner", "municipal-department", "police"]
)  # fmt: skip
_WITH = re.compile(r"(?:など|等|ら)?(?:さん|さま|様)?と")
_HOLD = re.compile(
    r"を(?:開|行|実施|開催|持|設け|もう?け|立ち上げ|つく|作|結|交わ|企画|運営|組織|締結|進め|続け|始め|重ね)"
)
# Kinds whose words tell as often what is done as who does it (デイサービスの送迎車, 協議体の場).
_MATTERS = frozenset(("community-salon", "network", "long-term-care-provider", "children-cafeteria", "company"))
_PARTS = frozenset(("講師", "司会", "事務局", "主催者", "指導者", "世話人", "ゲスト", "スタッフ"))
_FORMER = re.compile(r"(?:元|旧|閉(?:園|店|校|館|院|鎖)した|廃(?:業|校|園)した)(?=.)")  # what a body was: rooms, things
_AMONG = re.compile(r"の(?:うち|中で|中から|なかで|なかから)")
_VENUE = frozenset(("会場", "場所", "開催場所", "開催地"))
_VENUE_BEFORE = re.compile(r"(?:会場|場所|舞台)(?:となる|となった|である|の)")
_QUESTION = re.compile(r"(?<![と確])か(?:[。?\n]|\Z)")
_ATTRIBUTE = re.compile(r"を[^、]{1,20}[るたうくすつぬぶむい]")
_BARE_COUNT = re.compile(r"[0-9]+(?:の)?(?:団体|店舗|社|機関|企業|自治体|校|園|施設|事業所|か所|組織)")


def candidates(sentence: Sentence) -> list[Candidate]:
    """Return the candidates of one sentence, judged, in order."""
    chosen = _chosen(sentence)
    cover = {i: spot for spot in reversed(chosen) for i in range(spot.first, spot.index + 1)}
    verdicts: dict[int, predicates.Verdict] = {}
    for spot in reversed(chosen):
        verdicts[spot.index] = _verdict(sentence, spot, cover, verdicts)
    _share_company(sentence, chosen, cover, verdicts)
    return [_candidate(sentence, spot, verdicts[spot.index]) for spot in chosen]


def _chosen(sentence: Sentence) -> list[Spot]:
    """Return the spots that hold a body and are not swallowed by a clause name or by the modifier of another."""
    swallowed: set[int] = set()
    spots = [spot for spot in sentence.spots if spot.body is not None]
    for spot in spots:
        body = spot.body
        assert body is not None
        previous = sentence.by_index.get(spot.index - 2) if sentence.particle(spot.index - 1, "の") else None
        owner = previous.body if previous is not None else None
        near = (sentence.by_index.get(i) for i in range(spot.first, spot.index))
        inside = {other.index for other in near if other is not None and other.body is not None}
        if spot.phrase_name:
            swallowed |= inside
        if _of_another(sentence, spot, body, owner):
            swallowed.add(spot.index)
            continue
        if body.generic:
            swallowed |= inside
        if _of_what_was_named(sentence, spot, body):
            swallowed.add(spot.index)
            continue
        if (
            owner is not None
            and not owner.role
            and not (spot.chunk.quoted and not spot.name_only)
            and (
                spot.name_only
                or owner.strength in ("place", "unit-word", "class", "public")
                or (owner.generic and not body.generic)
            )
        ):
            swallowed.add(spot.index - 2)
    return [spot for spot in spots if spot.index not in swallowed]


def _of_another(sentence: Sentence, spot: Spot, body: Body, owner: Body | None) -> bool:
    """Tell whether a spot is of people at large, or of the body before it (``owner``): its people, a count of it, what it gave."""
    if body.strength == "public" and sentence.particle(spot.index + 1, "の"):
        return True
    if owner is None:
        return False
    words = sentence.words(spot.chunk)
    if not spot.phrase_name and body.generic and owner.strength in FIRM and owner.strength != "place":
        people = bool(PEOPLE_WORDS.search(words)) or body.strength in ("public", "class")
        if people and (not owner.generic or body.strength == "public"):
            return True
    if body.generic and body.role and not owner.generic:
        return True  # …社協のサロン助成: who gives it
    return (body.strength == "class" or COUNTED.fullmatch(words) is not None) and owner.strength in FIRM  # A、B等の団体


def _of_what_was_named(sentence: Sentence, spot: Spot, body: Body) -> bool:
    """Tell whether a spot counts or sums up those before it, or is what someone before it did."""
    if COUNTED.fullmatch(sentence.words(spot.chunk)) and _honoured(sentence, spot.index - 1):
        return True  # 新聞店さん5店
    if sentence.particle(spot.first - 1, "の") and _honoured(sentence, spot.first - 2):
        return True  # Aさんの体操: what A did
    behind = sentence.at(spot.index - 2) if sentence.particle(spot.index - 1, "の") else None
    said = sentence.words(behind) if isinstance(behind, Token) else ""
    if said == "その他" and body.generic:
        return True  # 販売店その他の事業者
    summed = sentence.particle(spot.index - 1, "など") or said == "など"
    return summed and (body.strength in ("class", "public") or body.count is not None)


def _honoured(sentence: Sentence, index: int) -> bool:
    item = sentence.at(index)
    return isinstance(item, Token) and item.kind == FUNCTION and sentence.words(item) in HONOUR


def _links_to(sentence: Sentence, index: int) -> int:
    """Return the index of the phrase that is coordinated with the chunk at ``index``, -1 where there is none."""
    i = index + 1
    joined_by = False
    while (item := sentence.at(i)) is not None:
        words = sentence.words(item)
        if isinstance(item, Chunk):
            if not joined_by and words in ("等", "他"):
                i += 1
                continue
            return i if joined_by else -1
        if item.kind == SEPARATOR and words in ("そして", "または", "あるいは") and words == "そして":
            ahead = sentence.by_index.get(i + 1)
            if ahead is None or ahead.body is None:
                return -1  # a new clause
        if item.kind in (SEPARATOR, DOT) or (item.kind == PARTICLE and words in _CONJUNCTIONS):
            joined_by = True
        elif words not in _OPENING and not (item.kind == FUNCTION and len(words) == 1 and not joined_by):
            return -1
        i += 1
    return -1


def _verdict(
    sentence: Sentence, spot: Spot, cover: dict[int, Spot], verdicts: dict[int, predicates.Verdict]
) -> predicates.Verdict:
    body = spot.body
    assert body is not None
    if body.role:
        outcome = predicates.WEAK if body.venue else predicates.ACCEPT
        return predicates.Verdict(outcome, role_in(body.role), True, reason="role word")
    nxt = _links_to(sentence, spot.index) if body.end >= spot.chunk.end - 2 else -1
    if nxt > 0:
        other = cover.get(nxt)
        direct = _WITH.match(sentence.masked, spot.chunk.outer) is not None
        if other is not None and direct and _held(sentence, spot, other, verdicts[other.index]):
            return predicates.Verdict(predicates.ACCEPT, "cooperation", True, reason="with")
        if other is not None:
            return verdicts[other.index]
        if not direct:
            verdict = _through(sentence, nxt, cover, verdicts)
            if verdict is not None and (body.generic or verdict.reason == "object"):
                return verdict
            return predicates.Verdict(predicates.NEUTRAL, reason="open")
    return predicates.judge(sentence.masked, max(body.end, spot.chunk.end if spot.chunk.quoted else 0), sentence.end)


def _held(sentence: Sentence, spot: Spot, other: Spot, verdict: predicates.Verdict) -> bool:
    """Tell whether what stands behind と is what both did, and no body (X社と情報連絡会を開く)."""
    assert spot.body is not None
    assert other.body is not None
    return (
        verdict.reason == "object"
        and (other.body.generic or other.chunk.quoted)
        and (not spot.body.generic or other.body.head.endswith(("協議会", "連絡会", "ネットワーク")))
        and _HOLD.match(sentence.masked, max(other.body.end, other.chunk.outer if other.chunk.quoted else 0))
        is not None
    )


def _through(
    sentence: Sentence, index: int, cover: dict[int, Spot], verdicts: dict[int, predicates.Verdict]
) -> predicates.Verdict | None:
    """Look through words that are no bodies to what is said of all (X、体験会や活動を実施)."""
    for _ in range(8):
        index = _phrase_end(sentence, index)
        nxt = _links_to(sentence, index)
        if nxt < 0:
            break
        index = nxt
        other = cover.get(nxt)
        if other is not None:
            return verdicts[other.index]
    index = _phrase_end(sentence, index)
    item = sentence.items[index]
    ahead = min((spot.start for i, spot in cover.items() if i > index), default=-1)
    if ahead > item.end and _ATTRIBUTE.fullmatch(sentence.masked, item.end, ahead):
        return None  # the object of a clause that tells of the next body
    verdict = predicates.judge(sentence.masked, item.end, sentence.end)
    return verdict if verdict.outcome == predicates.VETO and verdict.reason in ("object", "place") else None


def _phrase_end(sentence: Sentence, index: int) -> int:
    end = index
    while end < index + 8 and sentence.particle(end + 1, "の") and isinstance(sentence.at(end + 2), Chunk):
        end += 2
    return end


def _share_company(
    sentence: Sentence, chosen: list[Spot], cover: dict[int, Spot], verdicts: dict[int, predicates.Verdict]
) -> None:
    """Mark bare places that stand beside bodies in one coordination, so that they are taken with them."""
    group: list[Spot] = []
    for spot in chosen:
        group.append(spot)
        nxt = _links_to(sentence, spot.index)
        if nxt > 0 and nxt in cover:
            continue
        if any(s.body is not None and s.body.strength in FIRM and s.body.strength != "place" for s in group):
            for one in group:
                v = verdicts[one.index]
                if one.body is not None and one.body.strength == "place" and v.outcome == predicates.NEUTRAL:
                    verdicts[one.index] = predicates.Verdict(predicates.ACCEPT, v.role, False, v.planned, "company")
        group = []


def _candidate(sentence: Sentence, spot: Spot, verdict: predicates.Verdict) -> Candidate:
    body = spot.body
    assert body is not None
    start = _start(spot)
    candidate = Candidate(
        start=start, end=body.end, core_start=body.start, core_end=body.end, kind=body.kind, strength=body.strength,
        generic=body.generic, rule=body.rule, form=body.form, count=body.count, people=body.people,
        role=verdict.role, weak=verdict.outcome == predicates.WEAK, explicit=verdict.explicit,
        tense="planned" if verdict.planned else "current",
    )  # fmt: skip
    _place_of(sentence, spot, candidate)
    candidate.veto = _veto(sentence, spot, verdict, start)
    _weigh(sentence, spot, verdict, candidate)
    return candidate


def _start(spot: Spot) -> int:
    """Return where a mention begins: with its modifiers where it is generic or a clause is its name."""
    body = spot.body
    assert body is not None
    if spot.chunk.quoted or not (body.generic or spot.start < spot.chunk.start):
        return body.start
    return min(spot.start, body.start)


def _veto(sentence: Sentence, spot: Spot, verdict: predicates.Verdict, start: int) -> str:
    """Return why a body is no partner here; nothing where it may be one."""
    body, text = spot.body, sentence.masked
    assert body is not None
    said = verdict.explicit
    if verdict.outcome == predicates.VETO and (body.generic or verdict.reason != "states"):
        return verdict.reason
    if sentence.words(spot.chunk) in _PARTS and sentence.particle(spot.index + 1, "は"):
        return "role word"
    if body.strength == "place" and verdict.outcome != predicates.ACCEPT:
        return "place"
    if body.strength == "unit-word" and not (said and (verdict.reason != "their" or _OFFICIAL.match(text, body.end))):
        return "class word"
    neutral = verdict.outcome == predicates.NEUTRAL
    if spot.chunk.quoted and not spot.name_only and neutral and body.strength not in ("strong", "form"):
        return "title"
    if body.generic:
        if _FORMER.match(text, start, body.end):
            return "class word"
        if _QUESTION.match(text, max(0, sentence.end - 1)):
            return "question"
        if _AMONG.match(text, body.end) or POINTS.match(text, start, body.end):
            return "class word"
        if verdict.reason == "of" and neutral and body.kind in _MATTERS:
            return "of it"
        if verdict.reason == "agent" and _EXISTS.match(text, body.end):
            return "states"
    if (body.strength == "class" and neutral) or (body.head == "地域" and not said):
        return "class word"
    return ""


def _weigh(sentence: Sentence, spot: Spot, verdict: predicates.Verdict, candidate: Candidate) -> None:
    """Say whether a mention is weak: a place where something was, people at large, what is only referred to."""
    body, text = spot.body, sentence.masked
    assert body is not None
    if body.generic and spot.start < body.start and _REFERENCE.search(text[spot.start : body.end]):
        candidate.weak = True
    if candidate.weak and verdict.reason == "venue" and body.kind in _ACTORS and _TOPIC.match(text, body.end):
        candidate.weak, candidate.role = False, "cooperation"
    label = sentence.at(spot.first - 2) if sentence.particle(spot.first - 1, "は", "も") else None
    if isinstance(label, Chunk) and sentence.words(label) in _VENUE and verdict.reason != "their":
        candidate.weak, candidate.role = True, "venue"  # 会場は…です
    if body.generic and _VENUE_BEFORE.match(text, spot.start, body.start):
        candidate.weak, candidate.role = True, "venue"  # 会場となる…
    if body.venue and not body.role:
        candidate.weak, candidate.role = True, "venue"  # …の前に
    if body.strength == "public" or _BARE_COUNT.fullmatch(text, body.start, body.end):
        candidate.weak = True


def _place_of(sentence: Sentence, spot: Spot, candidate: Candidate) -> None:
    """Make a mention named that is written with its place (熊本市の社会福祉協議会)."""
    body = spot.body
    assert body is not None
    if not body.generic or not sentence.particle(spot.index - 1, "の"):
        return
    previous = sentence.at(spot.index - 2)
    owner = sentence.by_index.get(spot.index - 2)
    if (
        owner is not None
        and owner.body is not None
        and spot.start <= owner.body.start
        and not owner.body.generic
        and owner.body.strength in ("strong", "form")
        and body.kind == "civil-society-organisation"
    ):
        candidate.generic, candidate.rule = False, f"{body.rule}+owner"  # 高校の家庭クラブ: written with a name
        return
    if (
        isinstance(previous, Chunk)
        and gazetteer().whole(sentence.words(previous))
        and body.kind
        in (
            "social-welfare-council",
            "board-of-education",
            "library",
            "municipality",
            "public-health-centre",
            "child-guidance-centre",
            "self-reliance-consultation",
            "consumer-affairs-centre",
            "fire-department",
            "civic-activity-centre",
        )
    ):
        candidate.generic, candidate.rule = False, f"{body.rule}+place"
