"""Tables to statements: groups, registers, lists of members, and the way from a file to a graph."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_files import codes, csv_file, facts, mapping_file, notices, read, xlsx_file

from kgraph.errors import InputError
from kgraph.identity.grounding import Area, Region, ground
from kgraph.identity.names import body_id, normal_name
from kgraph.pipeline.building import build, load_all
from kgraph.pipeline.checking import check_data
from kgraph.pipeline.dispatch import read_any, text_of
from kgraph.pipeline.sources import load_statements
from kgraph.pipeline.tables import TableOptions, read_table_file, suggest_mapping
from kgraph.pipeline.writing import write_statements
from kgraph.places import Places
from kgraph.rdf import to_quads
from kgraph.resources import folder
from kgraph.statements import to_files
from kgraph.statements.summary import counts

MAPPINGS = folder("data") / "mappings"
REGISTERS = [
    ("shakyo.csv", "social-welfare-councils.yml"),
    ("universities_mext_code.csv", "universities.yml"),
    ("consultation_offices_fukushi_portal.csv.gz", "consultation-offices.yml"),
]


def records(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name, mapping", REGISTERS)
def test_the_public_registers_are_read_without_loss(shared, name, mapping):
    path = shared / "data" / "orgs" / name
    result = read(path, mapping=MAPPINGS / mapping)
    rows = records(path)
    bodies = {body.id: body for body in result.statements.bodies}
    of_row = {line.line: line.group for line in result.statements.lines if line.field == "row" and line.fate == "taken"}
    told = {problem.line for problem in result.problems}
    for number, row in enumerate(rows, 2):
        if number in told:
            continue
        assert " ".join(row["name"].split()) in bodies[of_row[number]].name or (
            normal_name(row["name"]).key == normal_name(bodies[of_row[number]].name).key
        )
    assert len(of_row) + len(told) >= len(rows)
    assert set(of_row.values()) == set(bodies)


def test_every_corporate_number_and_school_code_is_kept(shared):
    councils = read(shared / "data" / "orgs" / "shakyo.csv", mapping=MAPPINGS / "social-welfare-councils.yml")
    given = [
        row["corporate_number"] for row in records(shared / "data" / "orgs" / "shakyo.csv") if row["corporate_number"]
    ]
    assert Counter(i.value for i in councils.statements.identifiers) == Counter(given)
    assert councils.problems == ()
    schools = read(shared / "data" / "orgs" / "universities_mext_code.csv", mapping=MAPPINGS / "universities.yml")
    assert {i.scheme for i in schools.statements.identifiers} == {"学校コード"}
    assert len(schools.statements.identifiers) == len(records(shared / "data" / "orgs" / "universities_mext_code.csv"))


def test_a_council_of_the_register_is_the_body_that_a_word_is_grounded_to(shared):
    path = shared / "data" / "orgs" / "shakyo.csv"
    kept = {body.id for body in read(path, mapping=MAPPINGS / "social-welfare-councils.yml").statements.bodies}
    places, met = Places.load(), 0
    for row in records(path):
        place = places.get(row["code6"])
        region = Region(Area(place.prefecture, ""), (Area(place.code, place.name),))
        grounded = ground("社会福祉協議会", "", region) if row["level"] == "municipality" else None
        if grounded is not None:
            met += 1
            assert body_id(normal_name(grounded.name), grounded.area.code) in kept, row["name"]
    assert met > 600


def test_no_street_address_of_a_register_is_kept(shared):
    path = shared / "data" / "orgs" / "universities_mext_code.csv"
    files = "".join(to_files(read(path, mapping=MAPPINGS / "universities.yml").statements).values())
    assert not [row["address"] for row in records(path) if row["address"] in files]


ROWS = [
    ["団体名", "法人格", "都道府県", "対象", "設立", "連携先", "備考"],
    ["甲会", "任意団体", "熊本県", "高齢者", "令和元年5月", "熊本市社会福祉協議会、自治会", "x"],
    ["NPO法人 乙会", "", "大分県", "ケアラー", "2019", "", ""],
]


@settings(max_examples=25)
@given(st.lists(st.lists(st.sampled_from([c for row in ROWS[1:] for c in row]), min_size=7, max_size=7), max_size=5))
def test_equal_cells_give_equal_statements_in_csv_and_in_xlsx(tmp_path_factory, rows):
    base = tmp_path_factory.mktemp("same")
    table = [*ROWS, *rows]
    one = read(csv_file(base / "a.csv", table), id="s-1", title="t")
    other = read(xlsx_file(base / "a.xlsx", table), id="s-1", title="t")
    assert to_files(one.statements) == to_files(other.statements)
    assert one.statements.source.sha256 == other.statements.source.sha256
    assert [(p.code, p.line, p.found) for p in one.problems] == [(p.code, p.line, p.found) for p in other.problems]


def test_a_table_is_written_built_and_its_quotes_are_verified(tmp_path):
    path = csv_file(tmp_path / "list.csv", ROWS, "cp932")
    result = read(path)
    write_statements(result.statements, tmp_path / "data")
    built = build(tmp_path / "build", [tmp_path / "data"], source_texts=[path])
    assert built.written, built.report
    report = check_data(tmp_path / "data", [path])
    assert report.conforms()
    (statements,) = load_statements(tmp_path / "data")
    assert to_quads(statements) == to_quads(result.statements)


def test_the_text_of_a_workbook_is_that_of_the_sheet_that_was_read(tmp_path):
    import openpyxl

    path = xlsx_file(tmp_path / "list.xlsx", [["予備"]])
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("一覧")
    for row in ROWS:
        sheet.append(row)
    book.save(path)
    result = read(path, sheet="一覧")
    digest = result.statements.source.sha256
    assert text_of(path, {digest}).sha256 == digest
    assert text_of(path).text == "予備"
    assert notices(result, "unread-sheet") == [0]
    assert result.statements.source.id != read(path, sheet="一覧", id="s-2").statements.source.id


def test_reading_again_keeps_corrections(tmp_path):
    path = csv_file(tmp_path / "list.csv", ROWS)
    first = read(path)
    folder_ = tmp_path / "data" / "list"
    write_statements(first.statements, folder_)
    group = first.statements.groups[0].id
    row = f"facts,{group}/founded/2019-05,set,value,2019-05,2019-06,told by the group,an officer,2026-01-01\n"
    with (folder_ / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    again = read_table_file(path, data=tmp_path / "data")
    assert facts(again.statements, "founded")["甲会"] == ["2019-06"]
    assert again.folder == folder_
    unaided = read_table_file(path, data=tmp_path / "data", unaided=True)
    assert facts(unaided.statements, "founded")["甲会"] == ["2019-05"]


MEMBERS = [
    ["山川県官民連携プラットフォーム会員名簿"],
    ["令和6年4月1日現在"],
    ["会員名", "会員種別", "代表者"],
    ["株式会社ひので", "正会員", "架空　太郎"],
    ["NPO法人あおぞら", "賛助会員", "架空　花子"],
    ["架空　次郎", "個人会員", ""],
]


def test_a_list_of_members_gives_memberships_and_no_partnerships(tmp_path):
    result = read_table_file(csv_file(tmp_path / "名簿.csv", MEMBERS), options=TableOptions(publisher="山川県"))
    statements = result.statements
    names = {body.id: body.name for body in statements.bodies}
    ties = [(names[m.member], names[m.of], m.note) for m in statements.memberships]
    platform = "山川県官民連携プラットフォーム"
    assert ties == [("株式会社ひので", platform, "正会員"), ("NPO法人あおぞら", platform, "賛助会員")]
    assert statements.groups == statements.mentions == ()
    assert (statements.source.title, statements.source.issued) == (f"{platform}会員名簿", "2024-04-01")
    assert "架空" not in "".join(to_files(statements).values())
    write_statements(statements, tmp_path / "data")
    assert build(tmp_path / "build", [tmp_path / "data"]).written
    assert any("memberOf" in quad.predicate.value for quad in to_quads(statements))


def test_a_platform_keeps_its_id_when_its_list_grows(tmp_path):
    one = read(csv_file(tmp_path / "a.csv", MEMBERS)).statements
    more = read(csv_file(tmp_path / "a.csv", [*MEMBERS, ["こども食堂わ", "正会員", ""]])).statements
    assert {m.of for m in one.memberships} == {m.of for m in more.memberships}
    assert {m.member for m in one.memberships} < {m.member for m in more.memberships}


def test_bodies_of_one_name_with_two_numbers_are_told(tmp_path):
    rows = [["名称", "法人番号", "都道府県"], ["甲会", "7000012050002", "熊本県"], ["甲会", "8000012010038", "熊本県"]]
    path = csv_file(tmp_path / "a.csv", rows)
    mapping = mapping_file(
        tmp_path / "m.yml", "rows: bodies\ncolumns: {名称: name, 法人番号: corporate_number, 都道府県: prefecture}"
    )
    result = read(path, mapping=mapping)
    assert codes(result) == [("contradiction", 3)]
    assert [b.name for b in result.statements.bodies] == ["甲会"]


def test_a_body_that_only_its_row_names_stays(tmp_path):
    path = csv_file(tmp_path / "a.csv", [["名称", "都道府県"], ["ひだまり", "熊本県"]])
    mapping = mapping_file(tmp_path / "m.yml", "rows: bodies\ncolumns: {名称: name, 都道府県: prefecture}")
    statements = read(path, mapping=mapping).statements
    write_statements(statements, tmp_path / "data")
    (kept,) = load_all([tmp_path / "data"])
    (body,) = kept.bodies
    assert (body.name, body.scope, body.kind) == ("ひだまり", "43000", "other")
    assert body.id == body_id(normal_name("ひだまり"), "43000")


def test_partners_of_a_cell_and_of_columns_of_their_own(tmp_path):
    header = ["団体名", "地域", "連携先1", "連携先1の種別", "連携先1の役割", "後援", "連携先"]
    row = [
        "甲会",
        "熊本県熊本市",
        "ひだまり",
        "大学",
        "会場",
        "熊本県",
        "熊本市社会福祉協議会\n㈱ひので、ホームページで公開",
    ]
    result = read(csv_file(tmp_path / "a.csv", [header, row]))
    told = {m.surface: (m.kind, m.role, m.grounding) for m in result.statements.mentions}
    assert told == {
        "ひだまり": ("university", "venue", "named"),
        "熊本県": ("prefecture", "endorsement", "named"),
        "熊本市社会福祉協議会": ("social-welfare-council", "cooperation", "named"),
        "㈱ひので": ("company", "cooperation", "named"),
    }
    assert codes(result) == [("partners-left", 2)]
    text = text_of(tmp_path / "a.csv").text
    assert all(text[m.start : m.end] == m.surface for m in result.statements.mentions)


def test_rows_that_contradict_each_other_are_told_and_the_first_holds(tmp_path):
    rows = [
        ["団体名", "地域", "取組名", "設立"],
        ["甲会", "熊本県", "食堂", "2019"],
        ["甲会", "熊本県", "相談", "2020"],
    ]
    result = read(csv_file(tmp_path / "a.csv", rows))
    assert codes(result) == [("contradiction", 3)]
    assert len({g.id for g in result.statements.groups}) == 1
    assert facts(result.statements, "founded")["甲会"] == ["2019"]
    assert sorted(facts(result.statements, "initiative")["甲会"]) == ["相談", "食堂"]


def test_a_group_without_a_region_is_no_other_sources_group(tmp_path):
    rows = [["団体名", "会員数"], ["甲会", "3"]]
    ids = {read(csv_file(tmp_path / name, rows)).statements.groups[0].id for name in ("a.csv", "b.csv")}
    assert len(ids) == 2


def test_the_proposed_mapping_reads_the_table_and_shows_nothing_withheld(tmp_path):
    path = csv_file(tmp_path / "a.csv", [[*ROWS[0], "代表者"], *([*row, "架空　太郎"] for row in ROWS[1:])])
    text = suggest_mapping(path)
    assert "備考: unused" in text
    assert "代表者: person" in text
    assert "founded: 2019-05 < 令和元年5月" in text
    assert "架空" not in text
    result = read(path, mapping=mapping_file(tmp_path / "m.yml", text))
    assert codes(result) == []
    assert [group.name for group in result.statements.groups] == ["甲会", "NPO法人 乙会"]


def test_ten_rows_are_shown(tmp_path):
    rows = [ROWS[0], *([f"第{n}の会", *ROWS[1][1:]] for n in range(30))]
    shown = [line for line in suggest_mapping(csv_file(tmp_path / "a.csv", rows)).splitlines() if "の会 [" in line]
    assert len(shown) == 10


def test_counts_of_lines_hold_every_character(tmp_path):
    path = csv_file(tmp_path / "a.csv", ROWS)
    statements = read(path).statements
    text = text_of(path).text
    assert sum(line.chars for line in statements.lines) == sum(char not in "\t\n" for char in text)
    assert counts(statements).unread == 1


def test_a_wrong_date_of_issue_is_refused(tmp_path):
    path = csv_file(tmp_path / "a.csv", ROWS)
    assert read(path, issued="令和6年4月").statements.source.issued == "2024-04"
    with pytest.raises(InputError, match="issued"):
        read(path, issued="昨年")


def test_the_reader_is_chosen_by_the_file(tmp_path, shared):
    table = read_any(csv_file(tmp_path / "a.csv", ROWS))
    assert len(table.statements.groups) == 2
    casebook = read_any(shared / "source" / "casebook-r7-shikoku-kyushu-okinawa.txt")
    assert len(casebook.statements.groups) == 13


def test_the_same_table_gives_the_same_files(tmp_path):
    path = xlsx_file(tmp_path / "a.xlsx", ROWS)
    assert to_files(read(path).statements) == to_files(read(path).statements)
