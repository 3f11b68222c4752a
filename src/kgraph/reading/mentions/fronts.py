"""Names that stand behind the word for their kind: フードバンク + name, デイサービス + name."""

from __future__ import annotations

import re

from kgraph.kinds import Head, lexicon_in_use
from kgraph.reading.mentions import kana
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.units import FRONT_KINDS, FRONT_WORDS, NAMEABLE, ON

_HONOURED = re.compile(r"(?:さん|さま)(?:$|[はがをにのもとで来])")


def _unknown_in(rest: str) -> bool:
    """Tell whether a stretch of hiragana holds more than particles and verbs (…とともに), so that it can be a name."""
    if not all(map(kana.is_hiragana, rest)) or rest in gazetteer().kana:
        return True
    first, *others = kana.cut(rest, after_kanji=True, at_start=False)
    return first.kind != kana.PARTICLE or any(piece.kind in (kana.UNKNOWN, kana.NOUN) for piece in others)


def is_proper(rest: str, head: Head) -> bool:
    """Tell whether ``rest``, behind a word for a kind of body (``head``), is the name of one (フードバンク + 竹葉)."""
    rest = rest.lstrip("・ ")
    if (
        not rest
        or (rest[0] == "の" and rest not in gazetteer().kana)
        or ON.match(rest)
        or _HONOURED.match(rest)
        or not _unknown_in(rest)
    ):
        return False
    if gazetteer().whole(rest):
        return True
    last = lexicon_in_use().head_ending(rest, len(rest))
    if lexicon_in_use().covers(rest) or (last is not None and last.strength != "unit-word"):
        return False
    places = gazetteer()
    if places.stem_prefix(rest, 0, len(rest)) == len(rest) or rest in places.kana:
        return True
    if head.word in FRONT_WORDS and 2 <= len(rest) <= 8:
        return True
    if "の" in rest and head.kind not in FRONT_KINDS and not all("ぁ" <= char <= "ゖ" for char in rest):
        return False
    if NAMEABLE.search(rest):
        return len(rest) > 1 or bool(re.fullmatch(r"[A-Z]", rest))
    return head.kind in FRONT_KINDS and 2 <= len(rest) <= 6
