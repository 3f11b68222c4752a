"""The blank form: what it offers, that it is the same each time, and the way from filled in to built."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from table_files import codes, facts, notices, read

from kgraph import vocab
from kgraph.errors import CallError
from kgraph.pipeline.building import build
from kgraph.pipeline.forms import write_form
from kgraph.pipeline.writing import write_statements
from kgraph.places import Places
from kgraph.rdf import to_quads
from kgraph.reading.tables.form import COLUMNS, EXAMPLE, HELP_SHEET, LISTS_SHEET, SHEET, TENSES
from kgraph.reading.tables.partner_cells import TENSE_CHOICES

HEADER_ROW = 5


@pytest.fixture
def blank(tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(write_form("xlsx", publisher="山川市地域福祉課", contact="fukushi@example.org"))
    return path


def fill(path, *rows, date="令和8年11月20日"):
    """Fill the form as a person does in Excel: below the example, by the names of the columns."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    columns = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    sheet["B3"] = date
    for number, row in enumerate(rows, HEADER_ROW + 2):
        for name, value in row.items():
            sheet.cell(number, columns[name], value)
    book.save(path)
    return path


FOOD = {
    "団体名": "NPO法人 ほしぞら", "法人格": "特定非営利活動法人", "法人番号": "7000012050002", "取組名": "星空食堂",
    "都道府県": "熊本県", "市区町村": "熊本市、八代市", "主な取組の種類": "居場所づくり",
    "その他の取組の種類": "食を通じたつながり、アウトリーチ型支援の推進", "主な対象": "こども・若者", "その他の対象": "高齢者、ケアラー",
    "設立年月日": "令和元年5月1日", "職員数": "３", "会員数": "不明", "電話番号（代表）": "096-000-0000",
    "連携先1": "熊本市社会福祉協議会", "連携先1の種類": "社会福祉協議会", "連携先1の役割": "後援", "連携先2": "コーヒー堂",
    "連携先2の種類": "企業・事業者", "連携先2の役割": "会場", "その他の連携先": "熊本市立図書館、自治会",
}  # fmt: skip
ADVICE = {
    "団体名": "NPO法人 ほしぞら", "法人格": "特定非営利活動法人", "取組名": "星空相談", "都道府県": "熊本県", "市区町村": "43202",
    "主な取組の種類": "ワンストップ相談窓口の設置", "主な対象": "高齢者", "連携先1": "社会福祉協議会",
}  # fmt: skip


def test_two_forms_are_the_same_bytes_and_hold_no_clock():
    one = write_form("xlsx")
    assert one == write_form("xlsx")
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2
    assert write_form("csv") == write_form("csv")


def test_the_drop_downs_offer_what_the_vocabulary_and_the_places_hold(blank):
    book = openpyxl.load_workbook(blank)
    assert book[LISTS_SHEET].sheet_state == "hidden"
    lists = {column[0].value: [c.value for c in column[1:] if c.value] for column in book[LISTS_SHEET].columns}
    assert lists["tenses"] == list(TENSE_CHOICES)
    assert set(lists) == {"prefectures", "kinds", "roles", "activities", "targets", "legal-forms", "tenses"}
    assert lists["prefectures"] == [place.name for place in Places.load().prefectures()]
    for scheme in set(lists) - {"prefectures", "tenses"}:
        assert lists[scheme] == [concept.ja for concept in vocab.scheme(scheme).leaves]
    rules = book[SHEET].data_validations.dataValidation
    covered = {area.min_col for rule in rules for area in rule.sqref.ranges}
    assert covered == {at for at, column in enumerate(COLUMNS, 1) if column.choices}
    assert {rule.formula1.split("!")[0] for rule in rules} == {f"={LISTS_SHEET}"}


def test_the_help_tells_every_column_where_to_send_it_and_that_it_is_not_official(blank):
    sheet = openpyxl.load_workbook(blank)[HELP_SHEET]
    told = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert all(told[column.header] for column in COLUMNS)
    assert told["送り先"] == "fukushi@example.org"
    assert "公的な様式ではありません" in told["この表について"]


def test_the_choices_of_the_example_are_offered():
    for column in COLUMNS:
        if column.choices and column.choices != "prefectures" and column.example:
            if column.choices == TENSES:
                assert column.example in TENSE_CHOICES
                continue
            assert column.example in {concept.ja for concept in vocab.scheme(column.choices).leaves}, column.header


def test_filled_in_it_is_read_without_a_mapping_built_and_conforms(blank, tmp_path):
    path = fill(blank, FOOD, ADVICE)
    result = read(path, issued="", publisher="")
    assert codes(result) == []
    statements = result.statements
    assert (statements.source.publisher, statements.source.issued) == ("山川市地域福祉課", "2026-11-20")
    assert [group.name for group in statements.groups] == ["NPO法人 ほしぞら"] * 2
    assert len({group.id for group in statements.groups}) == 1
    assert sorted(facts(statements, "initiative")["NPO法人 ほしぞら"]) == ["星空相談", "星空食堂"]
    assert [i.value for i in statements.identifiers] == ["7000012050002"]
    told = {(m.surface, m.kind, m.role) for m in statements.mentions}
    assert ("熊本市社会福祉協議会", "social-welfare-council", "endorsement") in told
    assert ("コーヒー堂", "company", "venue") in told
    assert {m.initiative for m in statements.mentions} == {group.initiative for group in statements.groups}
    assert notices(result, "local-concept") == [HEADER_ROW + 2]
    write_statements(statements, tmp_path / "data")
    built = build(tmp_path / "build", [tmp_path / "data"], source_texts=[path])
    assert built.written, built.report
    assert built.report.conforms()


def test_the_example_row_is_not_read(blank):
    result = read(fill(blank, ADVICE), issued="", publisher="")
    assert [group.name for group in result.statements.groups] == ["NPO法人 ほしぞら"]
    assert [line.field for line in result.statements.lines if line.line == HEADER_ROW + 1] == ["example"]
    assert openpyxl.load_workbook(blank)[SHEET].cell(HEADER_ROW + 1, 1).value == EXAMPLE


def test_the_form_filled_in_from_statements_gives_them_again(blank, tmp_path):
    first = read(fill(blank, FOOD, ADVICE), id="s-1").statements
    path = tmp_path / "again.xlsx"
    path.write_bytes(write_form("xlsx", statements=first))
    again = read(path, id="s-1").statements
    assert [(f.field, f.value) for f in again.facts] == [(f.field, f.value) for f in first.facts]
    assert {(m.name, m.kind, m.role, m.body) for m in again.mentions} == {
        (m.name, m.kind, m.role, m.body) for m in first.mentions
    }
    assert len(to_quads(again)) == len(to_quads(first))


def test_an_unknown_format_is_refused():
    with pytest.raises(CallError):
        write_form("ods")
