"""MD-01: one programme at two sites with an area each; a target that the list lacks; ids of others."""

from __future__ import annotations

from table_files import csv_file, notices, read

from kgraph.places import Places
from kgraph.statements import Statements

HEADER = ["団体ID", "団体名", "取組名", "拠点", "地域", "対象"]
ROWS = [
    HEADER,
    ["P1", "やまびこの会", "見守り訪問", "拠点A", "東京都", "ケアラー"],
    ["P1", "やまびこの会", "見守り訪問", "拠点B", "大阪府", "ケアラー"],
]


def serving(statements: Statements, prefecture: str) -> list[str]:
    code = Places.load().find(prefecture).code
    return [
        value
        for group in statements.groups
        for value in statements.values_in(group, "initiative")
        if code in statements.values_in(group, "prefecture")
    ]


def test_the_area_is_that_of_the_initiative_at_its_site(tmp_path):
    statements = read(csv_file(tmp_path / "list.csv", ROWS)).statements
    assert len({group.id for group in statements.groups}) == 1
    assert len({group.initiative for group in statements.groups}) == 2
    assert serving(statements, "大阪府") == ["見守り訪問（拠点B）"]
    assert serving(statements, "東京都") == ["見守り訪問（拠点A）"]


def test_an_unknown_target_is_a_concept_of_the_source_with_a_warning(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", ROWS))
    (concept,) = result.statements.concepts
    assert (concept.scheme, concept.label, concept.notation[:2]) == ("targets", "ケアラー", "x-")
    assert notices(result, "local-concept") == [2]
    assert result.problems == ()
    targets = {f.value for f in result.statements.facts if f.field.endswith("target")}
    assert targets == {concept.notation}


def test_without_ids_a_site_or_the_same_programme_tells_that_it_is_one_group(tmp_path):
    sites = [row[1:] for row in ROWS]
    assert len({g.id for g in read(csv_file(tmp_path / "a.csv", sites)).statements.groups}) == 1
    programme = [[row[1], row[2], row[4]] for row in ROWS]
    assert len({g.id for g in read(csv_file(tmp_path / "b.csv", programme)).statements.groups}) == 1
    names_only = [[row[1], row[4]] for row in ROWS]
    assert len({g.id for g in read(csv_file(tmp_path / "c.csv", names_only)).statements.groups}) == 2


def test_any_number_of_ids_of_others_is_kept_with_their_kind(tmp_path):
    rows = [["団体ID", "登録番号", "管理番号", "団体名", "地域"], ["P1", "007", "甲-3", "やまびこの会", "東京都"]]
    told = read(csv_file(tmp_path / "list.csv", rows)).statements.identifiers
    assert [(i.scheme, i.value) for i in told] == [("団体ID", "P1"), ("登録番号", "007"), ("管理番号", "甲-3")]


def test_a_row_that_says_the_same_again_is_reported(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", [*ROWS, ROWS[1]]))
    assert [(p.code, p.line) for p in result.problems] == [("group-twice", 4)]
    assert [(line.line, line.fate) for line in result.statements.lines if line.fate == "unread"] == [(4, "unread")]
