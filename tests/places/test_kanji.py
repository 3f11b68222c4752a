"""The pairs of characters: one character each, each with its source, and none that joins two."""

import csv

import pytest

from kgraph.errors import CallError
from kgraph.places import kanji_variants


@pytest.fixture(scope="module")
def rows(project_root):
    with (project_root / "data" / "lexicon" / "kanji-variants.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_a_pair_of_two_characters_with_its_use_and_source(rows):
    assert len({row["variant"] for row in rows}) == len(rows) > 400
    for row in rows:
        assert len(row["variant"]) == len(row["standard"]) == 1
        assert row["variant"] != row["standard"]
        assert row["use"] in ("same", "candidate")
        assert row["source"]


@pytest.mark.parametrize("use", ["same", "candidate"])
def test_a_standard_form_is_no_variant(use):
    table = kanji_variants(use)
    assert not set(table) & set(table.values())


def test_forms_that_tell_two_names_apart_are_for_candidates_only():
    assert "嶋".translate(kanji_variants()) == "嶋"
    assert "嶋".translate(kanji_variants("candidate")) == "島"
    assert "齊齋".translate(kanji_variants()) == "斉斎"
    assert "髙﨑國學會廣邊邉澤濱濵櫻德眞".translate(kanji_variants()) == "高崎国学会広辺辺沢浜浜桜徳真"


def test_the_characters_that_the_list_of_variants_names_meet(shared):
    with (shared / "data" / "name_variants.csv").open(encoding="utf-8", newline="") as file:
        listed = next(row["variant"] for row in csv.DictReader(file) if row["canonical"] == "人名・法人名")
    table = kanji_variants()
    pairs = [part.split("/") for part in listed.split() if part.count("/") == 1]
    assert len(pairs) >= 9
    for old, new in pairs:
        assert {char.translate(table) for char in old.replace("・", "")} == set(new.replace("・", "")), (old, new)


def test_an_unknown_use_is_refused():
    with pytest.raises(CallError):
        kanji_variants("some")
