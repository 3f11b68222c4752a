import csv

import pytest

from kgraph.identity.grounding import (
    Area,
    Region,
    cities_with_ward_councils,
    council_names,
    ground,
    unique_words,
)
from kgraph.places import Places


def region(prefecture, *municipalities, note=""):
    places = Places.load()
    return Region(
        Area(places.find(prefecture).code, prefecture),
        tuple(Area(places.find(name, prefecture).code, name) for name in municipalities),
        note,
    )


HIUGA = region("宮崎県", "日向市")
TWO = region("佐賀県", "唐津市", "玄海町")
OPEN = region("熊本県", "熊本市", note="及び近隣市町村")


@pytest.mark.parametrize(
    ("surface", "where", "name"),
    [
        ("社会福祉協議会", HIUGA, "日向市社会福祉協議会"),
        ("社協", HIUGA, "日向市社会福祉協議会"),
        ("居場所づくりを行う社協", HIUGA, "日向市社会福祉協議会"),
        ("市の社会福祉協議会", TWO, "唐津市社会福祉協議会"),
        ("町の社会福祉協議会", TWO, "玄海町社会福祉協議会"),
        ("県の社会福祉協議会", TWO, "佐賀県社会福祉協議会"),
        ("市役所", TWO, "唐津市"),
        ("町役場", TWO, "玄海町"),
        ("県庁", TWO, "佐賀県"),
        ("教育委員会", HIUGA, "日向市教育委員会"),
        ("労働局", OPEN, "熊本労働局"),
        ("労働局", region("京都府", "京都市"), "京都労働局"),
        ("労働局", region("北海道", "札幌市"), "北海道労働局"),
    ],
)
def test_a_unique_word_means_the_one_body_of_the_region(surface, where, name):
    found = ground(surface, "", where)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("surface", "before", "where"),
    [
        ("社会福祉協議会", "", TWO),
        ("社会福祉協議会", "", OPEN),
        ("市の社会福祉協議会", "", OPEN),
        ("市役所", "", OPEN),
        ("区の社会福祉協議会", "", HIUGA),
        ("校区社会福祉協議会", "", HIUGA),
        ("地区社協", "", HIUGA),
        ("社会福祉協議会", "各地区", HIUGA),
        ("近隣の社会福祉協議会", "", HIUGA),
        ("各社会福祉協議会", "", HIUGA),
        ("社会福祉協議会", "", region("大阪府", "大阪市")),
        ("町役場", "", HIUGA),
        ("行政", "", HIUGA),
        ("行政機関", "", HIUGA),
        ("警察", "", HIUGA),
        ("児童相談所", "", HIUGA),
        ("ハローワーク", "", HIUGA),
        ("保健所", "", HIUGA),
        ("消防", "", HIUGA),
        ("地域包括支援センター", "", HIUGA),
    ],
)
def test_a_word_that_can_mean_several_bodies_is_never_grounded(surface, before, where):
    assert ground(surface, before, where) is None


def test_a_council_named_beside_school_districts_is_grounded_with_a_note():
    found = ground("社会福祉協議会", "近隣４校区の市民センターや自治会、", region("福岡県", "北九州市"))
    assert found is not None
    assert found.note == "sub-municipal-council-possible"
    assert ground("社会福祉協議会", "中部地区医師会、", HIUGA).note == ""


def test_the_words_agree_with_the_list_read_by_hand(shared):
    import yaml

    listed = yaml.safe_load((shared / "gold" / "unique-words.yaml").read_text("utf-8"))
    ours = {w.word: w for w in unique_words()}
    assert set(listed) <= set(ours)
    for word, entry in listed.items():
        if "kind" in entry:
            assert (ours[word].kind, ours[word].scope) == (entry["kind"], entry["scope"])
    assert {w for w in ours if w not in listed} == {"都庁", "道庁", "府庁"}


def test_cities_whose_wards_have_councils_of_their_own_hold_those_of_the_register(shared):
    with (shared / "data" / "orgs" / "shakyo.csv").open(encoding="utf-8") as file:
        wards = {row["code6"][:5] for row in csv.DictReader(file) if row["level"] == "ward"}
    assert len(wards) == 22
    assert {Places.load().get(code).parent for code in wards} == {"26100", "27100"}
    assert cities_with_ward_councils() == {"14100", "23100", "26100", "27100"}


@pytest.mark.parametrize("code", ["14100", "23100", "26100", "27100"])
def test_a_city_whose_wards_have_councils_of_their_own_is_never_told_by_the_word(code):
    city = Places.load().get(code)
    where = Region(Area(city.prefecture, ""), (Area(code, city.name),))
    assert ground("社会福祉協議会", "", where) is None
    assert ground("市の社会福祉協議会", "", where) is None
    assert ground("教育委員会", "", where).name == f"{city.name}教育委員会"


def test_every_municipal_council_of_the_register_is_what_the_word_means_in_its_municipality(shared):
    places = Places.load()
    with (shared / "data" / "orgs" / "shakyo.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "municipality"]
    exceptional = []
    for row in rows:
        place = places.get(row["code6"])
        where = Region(
            Area(place.prefecture, places.get(place.prefecture).name),
            (Area(place.code, place.name),),
        )
        found = ground("社会福祉協議会", "", where)
        assert found is not None, row
        assert found.name == row["name"], row
        assert found.area.code == place.code
        if found.name != f"{place.name}社会福祉協議会":
            exceptional.append(place.code)
    assert len(rows) == 636
    assert set(exceptional) == set(council_names())
    assert len(exceptional) == 3
