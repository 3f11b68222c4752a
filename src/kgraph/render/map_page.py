"""The map of the 47 prefectures as tiles, shaded by their number of groups, with the table that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from kgraph.places import Places
from kgraph.render.book import Book, place_text
from kgraph.render.data_js import places_of
from kgraph.render.lists import place_index
from kgraph.render.markup import script_json
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS
from kgraph.render.tile_grid import tiles

SHADES = 4
_BREAK_FROM = 8
_SHORT = 6
_SYLLABLE = re.compile("[^aeiou]*[aeiou]", re.IGNORECASE)


def pages(site: Site) -> Iterable[Page]:
    """Yield the map, whose script counts it anew where it is narrowed to a target."""
    rows = prefectures(site)
    starts = breaks(row["groups"] for row in rows)
    context = {
        "rows": rows,
        "shades": legend(starts),
        "counts": script_json({"breaks": starts, "bodies": bodies_by_prefecture(site)}),
    }
    yield Page(path="map.html", title=TEXTS["map"], context=context)


def prefectures(site: Site) -> list[dict[str, Any]]:
    """Return a row for each prefecture: its tile, its page where it has one, its groups, bodies and partners."""
    table, index = site.tables["body"], place_index(site)
    groups: dict[str, list[str]] = {code: [] for code in tiles()}
    for group in table.groups:
        for code in places_of(group):
            if code in groups:
                groups[code].append(group.id)
    shades = breaks(len(own) for own in groups.values())
    romaji = [Places.load().get(code).romaji for code in tiles()]
    return [
        {
            "code": code,
            "row": row,
            "column": column,
            "name": (place := Places.load().get(code)).stem,
            "rest": place.name.removeprefix(place.stem),
            "romaji": place.romaji,
            "short": brief(place.romaji, romaji),
            "label": place_text([code]),
            "page": f"places/{code}.html" if code in index else "",
            "groups": len(groups[code]),
            "shade": shade(len(groups[code]), shades),
            "bodies": len(index[code]["bodies"]) if code in index else 0,
            "partners": len({link.partner for group in groups[code] for link in table.links_from(group)}),
        }
        for code, (row, column) in tiles().items()
    ]


def bodies_by_prefecture(site: Site) -> dict[str, list[list[int]]]:
    """Return for each body of a prefecture which groups (by number) name it or a unit of it, for the script."""
    number = {group.id: at for at, group in enumerate(site.tables["body"].groups)}
    return {
        code: [sorted(number[group] for group in named_by(site.book, body)) for body in own["bodies"]]
        for code, own in place_index(site).items()
        if code in tiles()
    }


def named_by(book: Book, body: str) -> set[str]:
    """Return the groups that name a body or one of its units, in whatever field."""
    found: set[str] = set()
    waiting, seen = [body], {body}
    while waiting:
        one = waiting.pop()
        found.update(mention.group for mention in book.mentions_by_body.get(one, ()))
        below = [unit.id for unit in book.units.get(one, ()) if unit.id not in seen]
        seen.update(below)
        waiting += below
    return found


def breaks(counts: Iterable[int]) -> list[int]:
    """Return from which number on each shade begins: 1, 2, 3, 4, or steps that grow alike where there are many.

    >>> breaks([0, 2]), breaks([3, 81])
    ([1, 2, 3, 4], [1, 3, 9, 27])
    """
    most = max(counts, default=0)
    if most < _BREAK_FROM:
        return list(range(1, SHADES + 1))
    return [max(round(most ** (at / SHADES)), at + 1) for at in range(SHADES)]


def shade(count: int, starts: Sequence[int]) -> int:
    """Return the shade of a number: 0 for none, else 1 (light) to SHADES (dark)."""
    return sum(count >= start for start in starts)


def legend(starts: Sequence[int]) -> list[dict[str, Any]]:
    """Return what each shade means: from and to how many groups (``high`` is None for the last)."""
    ends: list[int | None] = [start - 1 for start in starts[1:]]
    return [
        {"shade": at, "low": low, "high": high}
        for at, (low, high) in enumerate(zip(starts, [*ends, None], strict=True), 1)
    ]


def brief(romaji: str, others: Sequence[str]) -> str:
    """Return what a small tile has room for: the first syllables of a long name, by which no other one begins.

    >>> brief("Kagoshima", ["Kagawa", "Kagoshima"]), brief("Oita", ["Oita", "Osaka"])
    ('Kago', 'Oita')
    """
    if len(romaji) <= _SHORT:
        return romaji
    ends = [match.end() for match in _SYLLABLE.finditer(romaji) if match.end() > 3]
    first = (romaji[:end] for end in (*ends, *range(5, len(romaji))) if end <= _SHORT)
    return next((own for own in first if sum(name.startswith(own) for name in others) == 1), romaji)


def small(site: Site) -> list[dict[str, Any]]:
    """Return the rows of the small map that another page shows; none where the site has no map, or no group."""
    rows = prefectures(site) if site.has("map.html") else []
    return rows if any(row["groups"] for row in rows) else []
