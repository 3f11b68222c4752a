"""取組地域 in prefectures and municipalities by code."""

from __future__ import annotations

import pytest

from kgraph.places import Places
from kgraph.reading.casebook.passages import Document, join
from kgraph.reading.casebook.problems import Problems
from kgraph.reading.casebook.region import read_region


@pytest.mark.parametrize(
    "words, prefectures, municipalities, notes",
    [
        ("愛媛県 八幡浜市", "38000", "38204", []),
        ("愛媛県八幡浜市", "38000", "38204", []),
        ("熊本県 熊本市及び近隣市町村", "43000", "43100", ["及び近隣市町村"]),
        ("熊本県 熊本市、その他周辺地域", "43000", "43100", ["その他周辺地域"]),
        ("沖縄県 うるま市、恩納村", "47000", "47213 47311", []),
        ("沖縄県全域", "47000", "", ["全域"]),
        ("福岡県 北九州市小倉北区", "40000", "40100", []),
        ("東京都府中市、広島県府中市", "13000 34000", "13206 34208", []),
        ("八幡浜市", "38000", "38204", []),
        ("愛媛県 松山市と八幡浜市", "38000", "38201 38204", []),
        ("茨城県 いばらき市", "08000", "", []),
        ("全国", "", "", ["全国"]),
        ("愛媛県 八幡浜市など", "38000", "38204", ["など"]),
        ("千葉県 鎌ヶ谷市", "12000", "12224", []),
        ("愛媛県\u3000八幡浜市・\n松山市", "38000", "38204 38201", []),
    ],
)
def test_a_region_is_told_by_codes_and_what_is_beside_them_by_a_note(
    words: str, prefectures: str, municipalities: str, notes: list[str], places: Places
) -> None:
    document, problems = Document.of(words), Problems("x.txt")
    spans = [(0, len(words))] if "\n" not in words else [(0, words.index("\n")), (words.index("\n") + 1, len(words))]
    facts = read_region(join(document, spans), places, problems)
    found = {
        field: [f.value for f in facts if f.field == field] for field in ("prefecture", "municipality", "region_note")
    }
    assert found == {
        "prefecture": prefectures.split(),
        "municipality": municipalities.split(),
        "region_note": notes,
    }
    assert all(words[f.start : f.end] == f.words for f in facts)
    assert [p.code for p in problems.found] == (["unknown-place"] if "いばらき" in words else [])


def test_a_ward_is_told_as_its_city_with_the_ward_as_note(places: Places) -> None:
    words = "福岡県 福岡市中央区"
    facts = read_region(join(Document.of(words), [(0, len(words))]), places, Problems("x.txt"))
    assert [(f.value, f.note) for f in facts if f.field == "municipality"] == [("40130", "40133")]


def test_a_name_that_several_places_bear_is_not_guessed(places: Places) -> None:
    problems = Problems("x.txt")
    facts = read_region(join(Document.of("府中市"), [(0, 3)]), places, problems)
    assert facts == ()
    assert [(p.code, p.found) for p in problems.found] == [("unknown-place", "府中市")]
