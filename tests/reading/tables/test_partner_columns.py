"""One partner a row, with columns for its kind and role beside it: proposed so, and read so."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, read

from kgraph.pipeline.tables import suggest_mapping

HEAD = ["団体名", "取組名", "都道府県", "主な取組の種類", "主な対象", "連携先", "役割", "連携先の種類"]
GROUP = ["ひなた食堂の会", "ひなた食堂", "熊本県", "居場所づくり", "高齢者"]
ROWS = [
    [*GROUP, "みどり館", "会場", "公民館"],
    [*GROUP, "あおば", "後援", "企業・事業者"],
    [*GROUP, "ほしの病院", "", ""],
]


def kind_label(notation):
    from kgraph import vocab

    return vocab.label("kinds", notation, "ja")


@pytest.fixture
def rows():
    from kgraph import vocab

    labels = {c.notation: c.ja for c in vocab.scheme("kinds").leaves}
    return [[*row[:7], row[7] and labels[{"公民館": "community-hall"}.get(row[7], "company")]] for row in ROWS]


def test_the_mapping_is_proposed(tmp_path, rows):
    text = suggest_mapping(csv_file(tmp_path / "list.csv", [HEAD, *rows]))
    assert "連携先: partner\n" in text
    assert "役割: partner_role\n" in text
    assert "連携先の種類: partner_kind\n" in text


def test_each_partner_has_its_role_and_kind(tmp_path, rows):
    result = read(csv_file(tmp_path / "list.csv", [HEAD, *rows]))
    assert codes(result) == []
    assert len(result.statements.groups) == 1
    told = [(m.name, m.role, m.kind) for m in result.statements.mentions]
    assert told == [
        ("みどり館", "venue", "community-hall"),
        ("あおば", "endorsement", "company"),
        ("ほしの病院", "cooperation", "medical-institution"),
    ]


def test_several_in_one_cell_are_still_parted(tmp_path, rows):
    row = [*GROUP, "みどり市民センター、ほしの病院", "後援", ""]
    result = read(csv_file(tmp_path / "list.csv", [HEAD, row]))
    assert [(m.name, m.role) for m in result.statements.mentions] == [
        ("みどり市民センター", "endorsement"),
        ("ほしの病院", "endorsement"),
    ]


def test_a_column_of_prose_called_so_is_left_and_told(tmp_path):
    rows = [[*GROUP, "みどり館", "毎月の献立を一緒に考える", ""], [*GROUP, "あおば", "野菜を届ける", ""]]
    result = read(csv_file(tmp_path / "list.csv", [HEAD, *rows]))
    assert codes(result) == [("unused-column", 1)]
    assert [problem.field for problem in result.problems] == ["役割"]


@pytest.mark.parametrize("partners", [["協力団体", "後援団体"], []])
def test_where_it_is_open_whose_they_are_they_are_left_and_told(tmp_path, partners):
    head = [*HEAD[:5], *partners, "連携先の種類"]
    result = read(csv_file(tmp_path / "list.csv", [head, [*GROUP, *["みどり館"] * len(partners), "学校"]]))
    assert [p.field for p in result.problems if p.code == "unused-column"] == ["連携先の種類"]
