"""A level that is told before a unique word is obeyed; any other body written there is never the region's own."""

from __future__ import annotations

import pytest

from kgraph.identity.grounding import Area, Region, ground
from kgraph.places import Places


def region(prefecture: str, *municipalities: str, note: str = "", others: tuple[str, ...] = ()) -> Region:
    places = Places.load()

    def area(name: str, within: str = "") -> Area:
        return Area(places.find(name, within).code, name)

    towns = tuple(area(name, prefecture) for name in municipalities)
    return Region(area(prefecture), towns, note, tuple(area(name) for name in others))


CITY = region("長野県", "上田市")


@pytest.mark.parametrize(
    ("surface", "where", "name"),
    [
        ("県社協", CITY, "長野県社会福祉協議会"),
        ("県社会福祉協議会", CITY, "長野県社会福祉協議会"),
        ("県教育委員会", CITY, "長野県教育委員会"),
        ("本県社協", CITY, "長野県社会福祉協議会"),
        ("府社協", region("大阪府", "池田市"), "大阪府社会福祉協議会"),
        ("道社協", region("北海道", "札幌市"), "北海道社会福祉協議会"),
        ("都社協", region("東京都", "日野市"), "東京都社会福祉協議会"),
        ("県労働局", CITY, "長野労働局"),
        ("市社協", CITY, "上田市社会福祉協議会"),
        ("市教育委員会", CITY, "上田市教育委員会"),
        ("当市社協", CITY, "上田市社会福祉協議会"),
        ("地元の社協", CITY, "上田市社会福祉協議会"),
        ("地元社協", CITY, "上田市社会福祉協議会"),
        ("市内の社協", CITY, "上田市社会福祉協議会"),
        ("町社協", region("長野県", "長和町"), "長和町社会福祉協議会"),
        ("村教育委員会", region("長野県", "青木村", "上田市"), "青木村教育委員会"),
        ("居場所づくりを行う社協", CITY, "上田市社会福祉協議会"),
    ],
)
def test_a_level_that_is_told_is_that_of_the_region(surface: str, where: Region, name: str) -> None:
    found = ground(surface, "", where)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "surface",
    [
        "府社協", "道社協", "都社協", "町社協", "町教育委員会", "村社協", "区社協", "区教育委員会", "町内の社協",
        "支部社協", "支部の社協", "地区社協", "校区社協", "学区社協", "地域社協", "広域社協", "全県社協",
        "都道府県社会福祉協議会", "都道府県の社協", "市町村社協", "市町村教育委員会", "市町社協", "各社協", "各市教育委員会",
        "県・市の社会福祉協議会", "県市の教育委員会", "近隣市の社会福祉協議会", "他市の社協", "隣市社協", "両市の社協",
        "3市社協", "市労働局", "県の市役所",
    ],
)  # fmt: skip
def test_another_level_and_other_bodies_are_never_grounded(surface: str) -> None:
    assert ground(surface, "", CITY) is None


@pytest.mark.parametrize("before", ["各地区", "近隣の", "他市の", "町", "都道府県", "隣接する県の"])
def test_the_words_right_before_a_bare_word_count_as_its_own(before: str) -> None:
    assert ground("社協", before, CITY) is None


@pytest.mark.parametrize("before", ["民生委員", "自治会、", "自治会\n", "上田市 ", "長野県\n", "都道府県、"])
def test_other_words_of_a_list_do_not(before: str) -> None:
    found = ground("社協", before, CITY)
    assert found is not None
    assert found.name == "上田市社会福祉協議会"


@pytest.mark.parametrize("surface", ["社協", "県社協", "労働局", "県庁", "市役所"])
def test_a_region_of_two_prefectures_grounds_nothing(surface: str) -> None:
    assert ground(surface, "", region("長野県", "上田市", others=("群馬県",))) is None


def test_a_region_that_reaches_into_other_prefectures_has_no_labour_bureau_of_its_own() -> None:
    assert ground("労働局", "", region("長野県", "上田市", note="及び近隣県")) is None
    assert ground("労働局", "", Region(Area("", ""), ())) is None
