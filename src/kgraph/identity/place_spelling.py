"""How a name writes the place that it begins with: in full, as a seat of government, without its level, in kana.

The full spelling and the seat are spellings of one name; a place without its level or in kana may be another's, and
only makes two names a candidate pair.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from kgraph.identity.spelling import comparable, hiragana
from kgraph.places import Place, Places
from kgraph.places.names import stem_kana

_SEAT = re.compile(
    r"(?P<place>.+(?:[市区](?=役所$)|[町村](?=役場$)|[都道府県](?=庁$)))(?:役所|役場|庁)|(?P<north>北海道)庁"
)
_LEVEL = "都府県市区町村"
_SHORTEST = 2  # characters that a place without its level needs


def plainly_placed(compared: str) -> str:
    """Return a comparable name with its municipality as usually called, and a seat of government as the government.

    山川県山川市社会福祉協議会 is 山川市社会福祉協議会, and 山川市役所 is 山川市. A prefecture or county is left out only
    where the municipality's name is the only one of its kind: 東京都府中市 is not 府中市, which is in two prefectures.
    """
    name = _short(compared)
    seat = _SEAT.fullmatch(name)
    place = (seat["place"] or seat["north"]) if seat else ""
    return place if place and _is_place(place) else name


def loosely_placed(compared: str) -> Iterator[str]:
    """Yield other keys of a name for candidates: the place that it begins with left out above, or without its level."""
    known = Places.load()
    whole, rest = _above(compared)
    if whole:
        yield rest
    if seat := _SEAT.fullmatch(rest):
        yield seat["place"] or seat["north"]
    match = known.longest_prefix(rest)
    if match is None or match.end == len(rest):
        return
    front = rest[: match.end]
    if front[-1:] in _LEVEL and len(front) > _SHORTEST:
        yield front[:-1] + rest[match.end :]


def read_aloud(compared: str) -> Iterator[str]:
    """Yield the keys of a name with a place at its beginning or end in kana: ハローワーク上田, エフエム熊本, 熊本放送."""
    stems = _stems()
    for size in range(_LONGEST, 1, -1):
        if size < len(compared):
            for kana in stems.get(compared[:size], ()):
                yield kana + hiragana(compared[size:])
            for kana in stems.get(compared[-size:], ()):
                yield hiragana(compared[:-size]) + kana


_LONGEST = 6  # characters of a place's name that is read aloud


@functools.cache
def _stems() -> dict[str, tuple[str, ...]]:
    """Return how places are read, by name and by name without its level, where that is written in kanji."""
    found: dict[str, dict[str, None]] = {}
    for place in Places.load():
        name = comparable(place.name)
        if place.northern or name == place.kana:
            continue
        found.setdefault(name, {})[place.kana] = None
        kana = stem_kana(place.name, place.kana)
        if kana != place.kana and len(name) > _SHORTEST and len(kana) > 1:
            found.setdefault(name[:-1], {})[kana] = None
    return {name: tuple(kana) for name, kana in found.items() if len(name) <= _LONGEST}


def _short(compared: str) -> str:
    """Return a name without the prefecture and county of its municipality, where that is told without them as well."""
    match = Places.load().longest_prefix(compared)
    if match is None or len(match.codes) != 1:
        return compared
    place = Places.load().get(match.codes[0])
    if place.level == "prefecture":
        return compared
    _, rest = _above(compared)
    again = Places.load().longest_prefix(rest)
    return rest if again is not None and again.codes == match.codes else compared


def _above(compared: str) -> tuple[str, str]:
    """Return the prefecture and county that a name begins with before its municipality, and the rest; else empty."""
    known = Places.load()
    match = known.longest_prefix(compared)
    places = [known.get(code) for code in match.codes] if match is not None else []
    for place in places:
        at = 0
        for part in _parts(place):
            if compared.startswith(part, at) and known.longest_prefix(compared, at + len(part)) is not None:
                at += len(part)
        if at:
            return compared[:at], compared[at:]
    return "", compared


def _parts(place: Place) -> list[str]:
    """Return what may be written before a place: its prefecture, its county."""
    if place.level == "prefecture":
        return []
    return [comparable(name) for name in (Places.load().prefecture_of(place.code).name, place.county) if name]


def _is_place(name: str) -> bool:
    match = Places.load().longest_prefix(name)
    return match is not None and match.end == len(name)
