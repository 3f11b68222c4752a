"""Places are found by code, by name and in a text, and no name is guessed."""

from __future__ import annotations

import contextlib
import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.places import AmbiguousPlace, Place, Places, UnknownPlace, check_digit

PLACES = Places.load()
ALL = list(PLACES)
NORTHERN = ["01695", "01696", "01697", "01698", "01699", "01700"]
places = st.sampled_from(ALL)


def asked(name: str, prefecture: str = "") -> tuple[str, tuple[Place, ...]]:
    """Return what ``find`` said (found, or the problem's code), and the place, or those that it offered."""
    try:
        return "found", (PLACES.find(name, prefecture),)
    except (UnknownPlace, AmbiguousPlace) as error:
        return error.problems[0].code, error.candidates


def test_codes_of_five_and_six_digits_meet_and_others_are_refused(shared: Path) -> None:
    cases = map(json.loads, (shared / "faults" / "cases.jsonl").read_text(encoding="utf-8").splitlines())
    case = next(case for case in cases if case["id"] == "IN-08")
    first, second, third, fourth = [code.strip() for code in case["input"].partition(":")[2].split(";")]
    assert PLACES.get(first).full_name == PLACES.get(second).full_name == "北海道札幌市中央区"
    assert PLACES.get(fourth).code == "13101"
    with pytest.raises(UnknownPlace) as caught:
        PLACES.get(third)
    assert caught.value.problems[0].code == "lost-leading-zero"
    assert [place.code for place in caught.value.candidates] == [first]


@given(places)
def test_both_forms_of_a_code_give_the_place_and_a_wrong_check_digit_none(place: Place) -> None:
    right = check_digit(place.code)
    assert PLACES.get(place.code) is PLACES.get(place.code + right) is place
    for digit in set("0123456789") - {right}:
        with pytest.raises(UnknownPlace) as caught:
            PLACES.get(place.code + digit)
        assert caught.value.problems[0].code == "wrong-check-digit"
        assert caught.value.candidates == (place,)


@given(st.text(max_size=8))
def test_any_text_is_a_code_or_an_unknown_place(code: str) -> None:
    with contextlib.suppress(UnknownPlace):
        assert PLACES.get(code).code in code


def test_a_valid_code_may_also_be_one_without_its_zero() -> None:
    assert PLACES.get("11100").name == "さいたま市"
    assert PLACES.lost_zero("11100") == PLACES.get("01110")
    assert PLACES.lost_zero("1101") == PLACES.get("01101")
    assert PLACES.lost_zero("13101") is None


def test_a_ward_belongs_to_its_city_and_all_to_their_prefecture() -> None:
    ward = PLACES.get("43101")
    city = PLACES.municipality_of(ward.code)
    assert city is not None
    assert (city.code, PLACES.prefecture_of(ward.code).name) == ("43100", "熊本県")
    assert ward in PLACES.wards(city.code)
    assert PLACES.municipality_of("43000") is None
    assert PLACES.wards("43201") == ()
    assert {place.prefecture for place in PLACES.municipalities("熊本県")} == {"43000"}


def test_twenty_five_names_are_shared_by_fifty_seven_municipalities() -> None:
    shared_names = PLACES.shared_names()
    with_villages = PLACES.shared_names(northern=True)
    assert (len(shared_names), sum(map(len, shared_names.values()))) == (25, 57)
    assert (len(with_villages), sum(map(len, with_villages.values()))) == (26, 59)
    assert set(with_villages) - set(shared_names) == {"泊村"}


def test_a_shared_name_is_never_guessed() -> None:
    for name, codes in PLACES.shared_names().items():
        with pytest.raises(AmbiguousPlace) as caught:
            PLACES.find(name)
        assert {place.code for place in caught.value.candidates} >= set(codes)
        assert {PLACES.find(name, PLACES.prefecture_of(code).name).code for code in codes} == set(codes)
        match = PLACES.longest_prefix(f"{name}の団体")
        assert match is not None
        assert match.codes == codes
        assert PLACES.resolve(codes, []) is None


@given(places)
def test_every_full_name_gives_its_code(place: Place) -> None:
    assert PLACES.find(place.full_name) is place
    match = PLACES.longest_prefix(f"あ{place.full_name}あ", 1)
    assert match is not None
    assert (match.start, match.end, match.codes) == (1, 1 + len(place.full_name), (place.code,))


@given(places)
def test_every_name_gives_its_code_or_all_that_bear_it(place: Place) -> None:
    bearers = {other.code for other in ALL if other.name == place.name and not other.northern}
    outcome = ("unknown-place", "found", "ambiguous-place")[min(len(bearers), 2)]
    said, found = asked(place.name)
    assert said == outcome
    assert outcome == "unknown-place" or {other.code for other in found} == bearers


@given(places)
def test_the_reading_and_the_prefecture_give_the_place_or_all_that_are_read_so(place: Place) -> None:
    said, found = asked(place.kana, "" if place.level == "prefecture" else place.prefecture)
    assert place.northern or (place in found and {other.kana for other in found} == {place.kana})
    assert said == ("found" if len(found) == 1 else "ambiguous-place") or place.northern


def test_the_northern_villages_are_never_offered_unless_asked() -> None:
    names = [PLACES.get(code).name for code in NORTHERN]
    offered = {place.code for name in names for place in PLACES.candidates(name)}
    assert not offered & set(NORTHERN)
    assert not {place.code for place in PLACES.municipalities()} & set(NORTHERN)
    assert PLACES.find("泊村").county == "古宇郡"
    assert PLACES.find("国後郡泊村").code == "01696"
    assert PLACES.find("色丹村", northern=True).code == "01695"
    with pytest.raises(UnknownPlace):
        PLACES.find("色丹村")
    with pytest.raises(AmbiguousPlace):
        PLACES.find("泊村", northern=True)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("龍ヶ崎市", "08208"),
        ("竜ケ崎市", "08208"),
        ("四条畷市", "27229"),
        ("四條畷市", "27229"),
        ("梼原町", "39405"),
        ("熊本県 熊本市 中央区", "43101"),
        ("葛\U000e0100城市", "29211"),
        ("くまもとけん", "43000"),
        ("ﾐﾔｻﾞｷｼ", "45201"),
        ("廣島市", "34100"),
    ],
)
def test_variant_spellings_find_the_place(written: str, code: str) -> None:
    assert PLACES.find(written).code == code


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("鹿児鳥市", "46201"),  # a slip
        ("愛知県愛知郡長久手町", "23238"),  # a town that became a city
        ("篠山市", "28221"),  # renamed: 丹波篠山市
        ("関が原町", "21362"),
        ("熊本", "43000"),
        ("Kumamoto-machi", "43000"),
        ("熊本県八代", "43202"),
    ],
)
def test_an_unknown_name_gets_suggestions_best_first(written: str, first: str) -> None:
    with pytest.raises(UnknownPlace) as caught:
        PLACES.find(written)
    assert caught.value.candidates[0].code == first
    assert first in caught.value.message("ja")


def test_an_unknown_prefecture_gets_suggestions() -> None:
    with pytest.raises(UnknownPlace) as caught:
        PLACES.find("森町", "静丘県")
    assert [place.name for place in caught.value.candidates] == ["静岡県"]


def test_old_names_of_the_register_never_find_another_place(shared: Path) -> None:
    with (shared / "data" / "municipality_changes.csv").open(encoding="utf-8", newline="") as file:
        changes = [row for row in csv.DictReader(file) if row["new_code6"]]
    wrong = []
    for row in changes:
        try:
            found = PLACES.find(row["old_name"], row["pref"])
        except (UnknownPlace, AmbiguousPlace):
            continue
        if found.municipality != PLACES.get(row["new_code6"]).municipality:
            wrong.append(row["old_name"])
    assert len(changes) > 1700
    assert wrong == []


@given(st.text(alphabet="熊本県市町村区郡東京都泊 ヶくまA", max_size=12))
def test_find_gives_a_place_or_offers_places_of_today(name: str) -> None:
    said, found = asked(name)
    assert said != "found" or found[0] in PLACES.candidates(name)
    assert "国後郡" in name or not any(place.northern for place in found)


def test_the_longest_name_at_a_position_wins() -> None:
    text = "東京都中央区と札幌市中央区、美里町・大津市、国後郡泊村、津市"
    found = [(text[match.start : match.end], match.codes[0]) for match in PLACES.scan(text)]
    assert found == [
        ("東京都中央区", "13102"),
        ("札幌市中央区", "01101"),
        ("美里町", "04505"),
        ("大津市", "25201"),
        ("国後郡泊村", "01696"),
        ("津市", "24201"),
    ]
    assert PLACES.longest_prefix("熊本の団体") is None
    assert PLACES.longest_prefix("", 0) is None
    assert PLACES.longest_prefix("熊本市", 9) is None


@given(st.lists(st.one_of(places.map(lambda place: place.full_name), st.text(max_size=3)), max_size=6))
def test_a_scan_finds_disjoint_slices_in_order_that_agree_with_the_prefix(pieces: list[str]) -> None:
    text = "、".join(pieces)
    at = 0
    for match in PLACES.scan(text):
        assert at <= match.start < match.end <= len(text)
        assert PLACES.longest_prefix(text, match.start) == match
        at = match.end


def test_a_context_leaves_one_of_several_places_or_none() -> None:
    misato = PLACES.shared_names()["美里町"]
    assert PLACES.resolve(misato, ["43100"]) == PLACES.get("43348")
    assert PLACES.resolve(misato, ["43100", "11201"]) is None
    assert PLACES.resolve(misato, ["43348", "11201"]) == PLACES.get("43348")
    assert PLACES.resolve(misato, ["13101"]) is None
    assert PLACES.resolve(["43100"], []) == PLACES.get("43100")
    match = PLACES.longest_prefix("中央区役所")
    assert match is not None
    assert PLACES.resolve(match.codes, ["43100"]) == PLACES.get("43101")
    assert PLACES.resolve(match.codes, ["13101"]) == PLACES.get("13102")
