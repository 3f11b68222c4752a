"""Prefectures, municipalities and wards of Japan: by code, by name, and at a position of a text.

The table is data/places.csv (made by scripts/make_places.py). A name that several municipalities share is never
guessed: it is found with its prefecture or county, or resolved by a context, or it stays open. The six villages of
the northern territories (01695 to 01700) are kept and marked; they are found by code, by a name written with their
county, and otherwise only where ``northern`` asks for them. Places that are no more (data/former-places.csv) are never
found, but the place of today is the first that is suggested.
"""

from kgraph.places.former import FORMER_HEADER, FormerPlace, read_former
from kgraph.places.kanji import kanji_variants
from kgraph.places.names import fold_name
from kgraph.places.rows import AmbiguousPlace, Place, UnknownPlace, check_digit
from kgraph.places.table import PlaceMatch, Places

__all__ = [
    "FORMER_HEADER",
    "AmbiguousPlace",
    "FormerPlace",
    "Place",
    "PlaceMatch",
    "Places",
    "UnknownPlace",
    "check_digit",
    "fold_name",
    "kanji_variants",
    "read_former",
]
