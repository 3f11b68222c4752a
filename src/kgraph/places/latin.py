"""Places written in Latin letters: Kumamoto-shi, Ōita Prefecture, Minato City, Tokyo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kgraph.places.names import LATIN_LEVELS, latin_key
from kgraph.places.rows import Place

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0300-\u036f][A-Za-z\u00c0-\u024f\u0300-\u036f\s,.'’-]*")
_PART = re.compile(r"[\s-]+(?=(?:" + "|".join(LATIN_LEVELS) + r")\b)", re.IGNORECASE)


def index_latin(places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    """Return the places of today by their romaji without the word for their level."""
    found: dict[str, list[Place]] = {}
    for place in places:
        if not place.northern:
            found.setdefault(latin_key(place.romaji), []).append(place)
    return {name: tuple(alike) for name, alike in found.items()}


def latin_places(name: str, index: Mapping[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    """Return the places that ``name`` means as romaji, by code; none for any other words.

    A word for the level holds (-shi, City, Prefecture); without one every level does, so that Kumamoto is two places.
    A prefecture or city may stand before the place or, with a comma, on either side of it.
    """
    plain = name.strip()
    if not _LATIN.fullmatch(plain):
        return ()
    parts = [part for part in plain.split(",") if latin_key(part) != "japan"]
    if not parts:
        return ()
    if len(parts) == 1:
        whole = _of_part(plain, index)
        return whole or _before(plain, index)
    named = [_of_part(part, index) for part in parts]
    return _within(named[0], named[1:]) or _within(named[-1], named[:-1])


def _before(plain: str, index: Mapping[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    """Return the places of ``Kumamoto-ken Kumamoto-shi``: what stands behind a place and lies in it."""
    words = _PART.sub("-", plain).split()
    for at in range(1, len(words)):
        above, below = (_of_part(" ".join(half), index) for half in (words[:at], words[at:]))
        found = _within(below, [above])
        if found:
            return found
    return ()


def _of_part(part: str, index: Mapping[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    last = re.split(r"[\s-]+", part.strip().casefold())[-1]
    levels = LATIN_LEVELS.get(last, ())
    return tuple(place for place in index.get(latin_key(part), ()) if not levels or place.level in levels)


def _within(places: Iterable[Place], around: Iterable[tuple[Place, ...]]) -> tuple[Place, ...]:
    wanted = list(around)
    return tuple(place for place in places if all(any(_lies_in(place, a) for a in above) for above in wanted))


def _lies_in(place: Place, above: Place) -> bool:
    return place != above and above.code in (place.prefecture, place.municipality)
