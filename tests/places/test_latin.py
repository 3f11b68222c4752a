"""Places written in Latin letters mean a place only where the letters and the words for the level leave one."""

from __future__ import annotations

import pytest

from kgraph.places import AmbiguousPlace, Places, UnknownPlace

PLACES = Places.load()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kumamoto-shi", "43100"),
        ("KUMAMOTO CITY", "43100"),
        ("Kumamoto-ken", "43000"),
        ("Ōita Prefecture", "44000"),
        ("Tokyo", "13000"),
        ("Hokkaido", "01000"),
        ("Minato City", "13103"),
        ("Ota-ku", "13111"),
        ("Kosa town", "43444"),
        ("Fuchu City, Tokyo", "13206"),
        ("Hiroshima-ken Fuchu-shi", "34208"),
        ("Kumamoto-ken, Kosa-machi", "43444"),
        ("Chuo-ku, Sapporo", "01101"),
        ("Kumamoto City, Kumamoto, Japan", "43100"),
    ],
)
def test_romaji_with_what_tells_its_level_is_the_place(written, code):
    assert PLACES.find(written).code == code


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Kumamoto", {"43000", "43100"}),
        ("Fuchu-shi", {"13206", "34208"}),
        ("Minato-ku", {"13103", "23111", "27107"}),
    ],
)
def test_romaji_that_several_places_share_are_not_guessed(written, codes):
    with pytest.raises(AmbiguousPlace) as refused:
        PLACES.find(written)
    assert {place.code for place in refused.value.candidates} == codes


@pytest.mark.parametrize("written", ["Foo-shi", "Kumamoto City, Tokyo", "Kumamoto-machi", "shi", "Japan", ","])
def test_romaji_of_no_place_are_none(written):
    with pytest.raises(UnknownPlace):
        PLACES.find(written)


def test_a_prefecture_beside_the_romaji_leaves_the_place_in_it():
    assert PLACES.find("Fuchu-shi", "東京都").code == "13206"


def test_every_municipality_is_found_by_its_romaji_or_told_as_one_of_several():
    for place in PLACES.municipalities():
        above = PLACES.prefecture_of(place.code)
        try:
            found = {PLACES.find(f"{place.romaji}, {above.romaji}").code}
        except AmbiguousPlace as several:
            found = {other.code for other in several.candidates}
        assert place.code in found, place
