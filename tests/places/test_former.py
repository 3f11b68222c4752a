"""Places that are no more: their table, and what is suggested for them."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.places import FORMER_HEADER, FormerPlace, Places, UnknownPlace, fold_name, read_former

PLACES = Places.load()


@pytest.fixture(scope="module")
def former(project_root: Path) -> tuple[FormerPlace, ...]:
    return read_former(project_root / "data" / "former-places.csv", {place.code for place in PLACES})


def suggested(name: str, prefecture: str = "") -> tuple[str, list[str]]:
    """Return the problem's code, and the full names that are suggested."""
    with pytest.raises(UnknownPlace) as caught:
        PLACES.find(name, prefecture)
    return caught.value.problems[0].code, [place.full_name for place in caught.value.candidates]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("具志川市", "沖縄県うるま市"),
        ("沖縄県具志川市", "沖縄県うるま市"),
        ("具志川村", "沖縄県島尻郡久米島町"),
        ("浦和市", "埼玉県さいたま市"),
        ("篠山市", "兵庫県丹波篠山市"),
        ("愛知県愛知郡長久手町", "愛知県長久手市"),
        ("耶馬溪町", "大分県中津市"),
        ("浜松市浜北区", "静岡県浜松市浜名区"),
        ("滝沢村", "岩手県滝沢市"),
    ],
)
def test_a_merged_place_is_not_found_and_the_place_of_today_is_suggested_first(written: str, first: str) -> None:
    code, names = suggested(written)
    assert code == "former-place"
    assert names[0] == first


def test_a_former_name_that_several_had_suggests_each_and_a_prefecture_chooses() -> None:
    code, names = suggested("福富町")
    assert code == "former-place"
    assert {"広島県東広島市", "佐賀県杵島郡白石町"} <= set(names)
    assert suggested("福富町", "広島県")[1][0] == "広島県東広島市"


def test_a_name_that_no_place_ever_had_is_unknown() -> None:
    assert suggested("山川野市")[0] == "unknown-place"
    assert PLACES.former("山川野市") == ()


def test_the_table_agrees_with_the_post_offices_list_of_changes(shared: Path, former: tuple[FormerPlace, ...]) -> None:
    """1,784 of the list's changes are ours with today's municipality; the others are no single former name."""
    ours = {(PLACES.get(f.prefecture).name, fold_name(f.name)): f for f in former}
    present = {fold_name(place.full_name) for place in PLACES}
    agreeing, other, missing = 0, [], []
    with (shared / "data" / "municipality_changes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["new_code6"] or fold_name(row["pref"] + row["old_name"]) in present:
                continue
            found = ours.get((row["pref"], fold_name(row["old_name"])))
            wanted = PLACES.get(row["new_code6"]).municipality
            if found is None:
                missing.append(row["old_name"])
            elif PLACES.get(found.code).municipality == wanted:
                agreeing += 1
            else:
                other.append(row["old_name"])
    assert other == []
    assert agreeing >= 1784
    assert len(missing) <= 14


def test_the_table_is_sorted_lies_in_todays_codes_and_names_no_place_of_today(
    project_root: Path, former: tuple[FormerPlace, ...]
) -> None:
    data = (project_root / "data" / "former-places.csv").read_bytes()
    assert b"\r" not in data
    assert [(f.prefecture, f.name, f.code, f.until) for f in former] == sorted(
        (f.prefecture, f.name, f.code, f.until) for f in former
    )
    present = {fold_name(place.full_name) for place in PLACES}
    assert not present & {fold_name(PLACES.get(f.prefecture).name + f.name) for f in former}


def test_a_table_of_ones_own_takes_the_place_of_ours(tmp_path: Path, shared: Path) -> None:
    path = tmp_path / "former.csv"
    with (shared / "data" / "municipality_changes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["new_code6"]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FORMER_HEADER)
        for row in rows:
            prefecture = PLACES.find(row["pref"]).code
            writer.writerow((prefecture, row["old_name"], row["new_code6"][:5], row["date"]))
    own = Places.load(former=path)
    assert own.former("具志川市")[0].code == PLACES.find("うるま市").code
    assert own.former("具志川村") == PLACES.former("具志川村")[:0]
    assert len({f for row in rows for f in own.former(row["pref"] + row["old_name"])}) > 1700


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (1, "name,code"),
        (2, "prefecture,name,code,until\n47000,具志川市,47213"),
        (2, "prefecture,name,code,until\n47000,具志川市,99999,2005-04-01"),
        (2, "prefecture,name,code,until\n47000,,47213,2005-04-01"),
        (2, "prefecture,name,code,until\n47000,具志川市,47213,平成17年"),
    ],
)
def test_a_table_that_is_not_as_it_should_be_is_refused_with_its_line(tmp_path: Path, line: int, text: str) -> None:
    path = tmp_path / "former.csv"
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Places.load(former=path)
    assert (caught.value.problems[0].code, caught.value.problems[0].line) == ("bad-former-place", line)


def test_the_script_finds_todays_place_by_address_building_neighbours_and_name(project_root: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_former", project_root / "scripts" / "make_former_places.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    def record(prefecture: str, county: str, name: str, until: str, source: str) -> dict[str, str]:
        address = f"{prefecture}{county}{name}"
        return {
            "prefname": prefecture,
            "countyname": county,
            "address": address,
            "valid_to": until,
            "source": source,
        }

    records = [
        record("沖縄県", "", "某々市", "2005-04-01", "1/うるま市役所/うるま市みどり町/x"),
        record("沖縄県", "", "某町", "2005-04-01", "1/うるま市支所/みどり町/x"),
        record("佐賀県", "某郡", "甲町", "2005-01-01", "1/支所/唐津市某/x"),
        record("佐賀県", "某郡", "乙町", "2005-01-01", "9/重心/x"),
        record("岩手県", "某郡", "滝沢村", "2014-01-01", "1/滝沢村役場/某/x"),
        record("岩手県", "某郡", "丙村", "2014-01-01", "9/重心/x"),
        record("岩手県", "某郡", "丁村", "1950-01-01", "1/支所/盛岡市某/x"),
        record("岩手県", "", "盛岡市", "2014-01-01", "1/支所/盛岡市某/x"),
    ]
    rows, left = script.make(records, PLACES)
    later = {(PLACES.find(p).code, name) for p, name, *_ in script.LATER}
    assert [row for row in rows if (row[0], row[1]) not in later] == [
        ("03000", "某郡滝沢村", "03216", "2014-01-01"),
        ("41000", "某郡乙町", "41202", "2005-01-01"),
        ("41000", "某郡甲町", "41202", "2005-01-01"),
        ("47000", "某々市", "47213", "2005-04-01"),
        ("47000", "某町", "47213", "2005-04-01"),
    ]
    assert left == ["岩手県某郡丙村"]
