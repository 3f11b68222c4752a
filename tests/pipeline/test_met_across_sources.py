"""Two sources that make one body by name, legal form and prefecture alone: told in the evidence, and asked about."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from table_files import csv_file, mapping_file, read

from kgraph.identity.meeting import NOTE, meetings
from kgraph.identity.review import model, workbook
from kgraph.pipeline.building import graph_quads
from kgraph.pipeline.checking import check_data
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.pipeline.sources import load_statements
from kgraph.pipeline.writing import write_statements

NAME = "NPO法人みちくさ"
HEAD = ["団体名", "都道府県", "市区町村", "連携先", "法人番号"]
NUMBER = "8000012010038"


def source(folder: Path, number: int, *rows: list[str], mapping: str = "") -> None:
    options = {"mapping": mapping_file(folder / "m.yml", mapping)} if mapping else {}
    result = read(csv_file(folder / f"{number}.csv", [HEAD, *rows]), id=f"s-{number}", **options)
    write_statements(result.statements, folder / "data" / f"s-{number}")


def two(folder: Path, *, town: str = "松本市", number: str = "") -> Path:
    source(folder, 1, [NAME, "長野県", "上田市", "上田市社会福祉協議会", number])
    source(folder, 2, [NAME, "長野県", town, "松本市社会福祉協議会", number])
    return folder / "data"


def asked(data: Path) -> list[model.Item]:
    return [item for item in review_items(data) if item.sort == model.DOUBTFUL and NAME in item.words]


def notes(data: Path) -> list[str]:
    return [q.object.value for q in graph_quads(load_statements(data)) if q.predicate.value.endswith("core#note")]


def test_a_group_of_two_towns_is_told_in_the_graph_and_on_the_sheet(tmp_path: Path) -> None:
    data = two(tmp_path)
    assert notes(data) == [NOTE]
    (item,) = asked(data)
    assert "都道府県が同じことだけ" in item.reason
    assert (item.words, item.document, item.line) == (NAME, "2", 2)
    assert check_data(data).conforms()


@pytest.mark.parametrize("told", [{"town": "上田市"}, {"number": NUMBER}])
def test_a_group_of_one_town_or_of_one_number_is_not(tmp_path: Path, told: dict[str, str]) -> None:
    data = two(tmp_path, **told)
    assert len({g.id for one in load_statements(data) for g in one.groups}) == 1
    assert notes(data) == []
    assert asked(data) == []


def test_a_partner_that_leads_or_is_named_in_an_earlier_source_has_the_note(tmp_path: Path) -> None:
    source(tmp_path, 1, [NAME, "長野県", "上田市", "NPO法人よりみち、長野市社会福祉協議会", ""])
    source(tmp_path, 2, ["NPO法人さんぽみち", "長野県", "松本市", f"{NAME}、NPO法人よりみち、長野市社会福祉協議会", ""])
    data = tmp_path / "data"
    first, second = load_statements(data)
    assert not any(m.note for m in first.mentions)
    assert {m.name: m.note for m in second.mentions} == {
        NAME: NOTE,
        "NPO法人よりみち": NOTE,
        "長野市社会福祉協議会": "",
    }
    assert sorted(notes(data)) == [NOTE, NOTE]
    reasons = {item.words: item.reason for item in review_items(data) if item.sort == model.DOUBTFUL}
    assert set(reasons) == {NAME, "NPO法人よりみち"}
    assert all("都道府県が同じことだけ" in reason for reason in reasons.values())


def test_the_same_group_naming_its_partner_again_has_no_note(tmp_path: Path) -> None:
    for number in (1, 2):
        source(tmp_path, number, [NAME, "長野県", "上田市", "NPO法人よりみち", ""])
    assert not any(m.note for one in load_statements(tmp_path / "data") for m in one.mentions)


def test_rows_of_two_registers_are_asked_about_too(tmp_path: Path) -> None:
    mapping = "rows: bodies\ncolumns:\n  団体名: name\n  都道府県: prefecture\n  市区町村: municipality\n"
    mapping += "  連携先: unused\n  法人番号: unused\n"
    for number, town in enumerate(("上田市", "松本市"), 1):
        source(tmp_path, number, [NAME, "長野県", town, "", ""], mapping=mapping)
    data = tmp_path / "data"
    assert [(m.source, m.first) for m in meetings(load_statements(data))] == [("s-2", "s-1")]
    (item,) = asked(data)
    assert item.line == 2


@pytest.mark.parametrize(("decision", "left", "problems"), [("正しい", 0, 0), ("名前を直す", 1, 1)])
def test_that_it_is_right_can_be_said_once(tmp_path: Path, decision: str, left: int, problems: int) -> None:
    data = two(tmp_path)
    path = tmp_path / "sheet.xlsx"
    write_review(path, data)
    book = openpyxl.load_workbook(path)
    table = book[workbook.SHEET]
    head = {cell.value: cell.column for cell in table[1]}
    for row in range(2, table.max_row + 1):
        if table.cell(row, head["言葉"]).value == NAME:
            table.cell(row, head["判断"]).value = decision
    book.save(path)
    applied = apply_review(path, data, by="担当課", on="2025-06-01")
    assert (applied.taken, len(applied.problems)) == (1 - left, problems)
    again = apply_review(path, data, by="担当課", on="2025-06-01")
    assert again.taken == 0
    assert len(asked(data)) == left
    past = [item for item in review_items(data) if item.sort == model.PAST]
    assert len(past) == 1 - left
