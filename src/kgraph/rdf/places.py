"""Places as triples: each one that is spoken of, and those it lies in."""

from __future__ import annotations

import pyoxigraph as ox

from kgraph.errors import KgraphError, Text
from kgraph.places import Place, Places
from kgraph.rdf import terms as t
from kgraph.rdf.builder import Builder
from kgraph.vocab import place_iri

E_STAT = "http://data.e-stat.go.jp/lod/sac/C"
"""The statistical area codes of Japan's official statistics as linked data; a 5-digit code follows."""

_LEVELS_IN_ENGLISH = {
    "prefecture": "Prefecture",
    "designated-city": "City",
    "city": "City",
    "special-ward": "City",  # as the special wards call themselves
    "town": "Town",
    "village": "Village",
    "ward": "Ward",
}


class PlaceWriter:
    """Gives the node of a place, and writes the place and what it lies in the first time."""

    def __init__(self, build: Builder, places: Places) -> None:
        self._build = build
        self._places = places
        self._written: dict[str, ox.NamedNode] = {}

    def node(self, code: str, table: str, column: str) -> ox.NamedNode | None:
        """Return the node of the place with a 5-digit code; a code that is in no table is a problem of that cell."""
        if code in self._written:
            return self._written[code]
        try:
            place = self._places.get(code)
        except KgraphError as error:
            self._build.refuse(table, column, code, error.problems[0].expected)
            return None
        if place.code != code:
            self._build.refuse(table, column, code, Text("5 桁のコード", "a code of 5 digits"))
            return None
        return self._write(place)

    def _write(self, place: Place) -> ox.NamedNode:
        build = self._build
        node = self._written[place.code] = ox.NamedNode(place_iri(place.code))
        build.add(node, t.TYPE, t.PLACE)
        build.add(node, t.IDENTIFIER, build.plain(place.code))
        build.add(node, t.PREF_LABEL, ox.Literal(place.name, language="ja"))
        build.add(node, t.PREF_LABEL, ox.Literal(english_name(place), language="en"))
        build.add(node, t.SEE_ALSO, ox.NamedNode(E_STAT + place.code))
        if place.parent:
            above = self._written.get(place.parent) or self._write(self._places.get(place.parent))
            build.add(node, t.IS_PART_OF, above)
        return node


def english_name(place: Place) -> str:
    """Return the name in Latin letters with the level in English (Kumamoto City); 北海道 and 東京都 have none."""
    if place.code in ("01000", "13000"):
        return place.romaji
    return f"{place.romaji} {_LEVELS_IN_ENGLISH[place.level]}"
