"""What the Data page offers: that it is there, opens, holds what it says, and is the same each time."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest
from tiny_site import tiny, tiny_tables

from kgraph import archives
from kgraph.pipeline import downloads as module
from kgraph.pipeline.downloads import downloads
from kgraph.pipeline.exporting import NETWORK, network
from kgraph.render.data_page import PARTS, Download
from kgraph.render.texts import TEXTS

STATEMENTS = tiny(
    {"甲の会": [("乙の会", "endorsement"), ("=cmd()", "cooperation")], "丙の会": [("乙の会", "funding")]},
    {"甲の会": {"prefecture": "43000", "initiative": "居場所", "main_target": "older-people"}},
)
MADE = {"kgraph.ttl": b"t", "kgraph.nt": b"n", "kgraph.jsonld": b"{}", "kgraph.trig": b"g", "derived.ttl": b"d"} | {
    "check.json": "{}"
}


@pytest.fixture(scope="module")
def some() -> dict[str, Download]:
    return {one.name: one for one in downloads([STATEMENTS], tiny_tables(STATEMENTS), MADE)}


def rows(one: Download) -> list[list[str]]:
    assert one.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(one.data.decode("utf-8-sig"))))


def test_every_format_is_there_at_every_level_with_its_words(some: dict[str, Download]) -> None:
    for level in ("body", "place", "kind"):
        for suffix in (".gexf", ".graphml", "-kumu.xlsx", ".cyjs", ".net", "-two-mode.net", ".json", "-nodes.csv"):
            assert some[f"network-{level}{suffix}"].level == level
    for one in some.values():
        assert one.part in PARTS
        assert f"d-{one.what}" in TEXTS
        assert one.part == "form" or f"d-{one.what}-for" in TEXTS
    assert {"kgraph.ttl", "kgraph.nt", "kgraph.jsonld", "kgraph.xlsx", "partners.csv", "terms.ttl"} <= set(some)


def test_the_table_of_partners_has_a_row_for_each_mention_and_runs_no_formula(some: dict[str, Download]) -> None:
    head, *body = rows(some["partners.csv"])
    assert head[0] == "団体 / Group"
    assert len(body) == 3
    first = dict(zip(head, body[0], strict=True))
    assert first["団体 / Group"] == "甲の会"
    assert first["都道府県 / Prefecture"] == "熊本県"
    assert first["資料の言葉 / Words"] == "乙の会"
    assert first["役割 / Role"] == "後援"
    assert first["行 / Line"] == "101"
    assert body[1][head.index("資料の言葉 / Words")] == "'=cmd()"


def test_the_workbook_says_the_same_as_the_tables(some: dict[str, Download]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(some["kgraph.xlsx"].data))
    about, *sheets = book.worksheets
    assert "公式の刊行物ではありません" in about["A1"].value
    for sheet, name in zip(sheets, ("partners", "groups", "bodies"), strict=True):
        told = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        plain = [[cell.removeprefix("'") for cell in row] for row in rows(some[f"{name}.csv"])]
        assert told == plain
        assert sheet.freeze_panes == "B2"
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_bodies_are_told_with_how_many_groups_mention_them(some: dict[str, Download]) -> None:
    head, *body = rows(some["bodies.csv"])
    at = head.index("挙げた団体の数 / Groups")
    assert {row[0]: row[at] for row in body} == {"乙の会": "2", "'=cmd()": "1"}


def test_a_network_is_the_one_that_export_writes(some: dict[str, Download]) -> None:
    levels = tiny_tables(STATEMENTS)
    for form in NETWORK:
        one = network([STATEMENTS], levels["kind"], form, bom=True)
        assert some[one.name].data == one.data


def test_the_files_are_the_same_bytes_each_time(some: dict[str, Download]) -> None:
    again = {one.name: one.data for one in downloads([STATEMENTS], tiny_tables(STATEMENTS), MADE)}
    assert again == {name: one.data for name, one in some.items()}


def test_large_files_are_packed_and_many_links_leave_the_main_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "PACKED_FROM", 10)
    monkeypatch.setattr(module, "ALL_NETWORKS_TO", 2)
    large = {**MADE, "kgraph.nt": b"x" * 100}
    found = {one.name: one for one in downloads([STATEMENTS], tiny_tables(STATEMENTS), large)}
    with zipfile.ZipFile(io.BytesIO(found["kgraph.nt.zip"].data)) as archive:
        assert archive.read("kgraph.nt") == b"x" * 100
    assert {one.what for one in found.values() if one.part == "networks"} == set(module.FEWER)
    assert {one.level for one in found.values() if one.part == "networks"} == {"body", "kind"}
    assert "partners.csv.zip" in found


def test_too_many_rows_for_a_workbook_leave_the_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.sheets_out, "MOST_SHEET_ROWS", 2)
    names = {one.name for one in downloads([STATEMENTS], tiny_tables(STATEMENTS), MADE)}
    assert "kgraph.xlsx" not in names
    assert "partners.csv" in names
