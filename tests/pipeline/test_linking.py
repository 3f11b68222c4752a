"""Linking the packaged statements and small ones to registers: what matches, what is written, what a person said."""

from __future__ import annotations

import csv
import gzip
import io
import shutil
from dataclasses import replace

import pytest
import registers

from kgraph.errors import CallError, InputError
from kgraph.pipeline import load_statements
from kgraph.pipeline.linking import _refuse_package, link_register, links_list
from kgraph.pipeline.sources import load_kept
from kgraph.pipeline.writing import write_statements
from kgraph.statements import Identifier
from kgraph.statements.tables import read_rows

# Bodies of the same name as a group that are another one: 豊川市, 山口県, and another legal form in the same city.
OTHERS = ("1180005019752", "7250005008593", "6290805009672")


@pytest.fixture
def data(tmp_path, project_root):
    shutil.copytree(project_root / "data" / "casebook-r7", tmp_path / "data" / "casebook-r7")
    folder = tmp_path / "data" / "casebook-r7"
    (folder / "identifiers.csv").unlink(missing_ok=True)
    return folder


@pytest.fixture(scope="session")
def answers(shared):
    with (shared / "data" / "casebook_nta_matches.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def nine_prefectures(shared):
    return shared / "data" / "orgs" / "nta_nonprofits_casebook9pref.csv.gz"


def expected(answers):
    agreeing = (row for row in answers if row["match"] == "region-agrees" and row["role"] in ("group", "partner"))
    return {row["corporate_number"]: row["nta_name"] for row in agreeing}


def matched(result):
    return {found.number: found for found in result.links if found.status == "matched"}


def correct(folder, row, action):
    with (folder / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(f"identifiers,{row},{action},,,,別の団体だった,担当者,2026-02-01\n")


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_15_groups_and_partners_get_their_numbers_and_nothing_else(nine_prefectures, answers):
    result = link_register(nine_prefectures, dry_run=True)
    assert (result.read, result.skipped) == (14603, 0)
    found = matched(result)
    assert {number: found[number].candidates[0].body.name for number in found} == expected(answers)
    assert len(found) == 15
    groups = {row["corporate_number"] for row in answers if row["role"] == "group"}
    assert all(found[number].subject.group == (number in groups) for number in found)


def test_the_doubtful_partner_is_the_only_candidate(nine_prefectures, answers):
    result = link_register(nine_prefectures, dry_run=True)
    (doubtful,) = (row["corporate_number"] for row in answers if row["role"] == "partner?")
    assert [found.number for found in result.links if found.status == "candidate"] == [doubtful]


def test_rows_that_must_not_match_do_not(nine_prefectures, answers, tmp_path):
    with gzip.open(nine_prefectures, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    header = rows[0]
    for number, name, prefecture, city, code in (
        (OTHERS[0], "一般社団法人ハンズオン", "愛知県", "豊川市", "232076"),
        (OTHERS[1], "特定非営利活動法人ｆｅｌｉｃｅ", "山口県", "", ""),
    ):
        known = {"corporate_number": number, "name": name, "pref": prefecture, "city": city, "code6": code}
        rows.insert(1, [known.get(column, "") for column in header])
    assert OTHERS[2] in {row[header.index("corporate_number")] for row in rows}
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path = tmp_path / "register.csv"
    path.write_text(out.getvalue(), "utf-8")
    result = link_register(path, dry_run=True)
    assert result.read == 14605
    assert set(matched(result)) == set(expected(answers))
    listed = {c.body.number for found in result.links for c in found.candidates}
    assert listed.isdisjoint(OTHERS)


def test_a_body_of_the_whole_country_that_is_registered_elsewhere_is_a_candidate(shared, answers):
    result = link_register(shared / "data" / "orgs" / "nta_npo_shafuku_nationwide.csv.gz", dry_run=True)
    (mentioned,) = (row["corporate_number"] for row in answers if row["role"] == "mentioned")
    assert matched(result).keys() <= expected(answers).keys()
    (found,) = (found for found in result.links if found.number == mentioned)
    assert (found.status, found.rule) == ("candidate", "other-prefecture")
    own = found.subject.names[0]
    branches = [other for other in result.links if other.subject.names[0].startswith(own) and other is not found]
    assert [(other.status, other.rule, other.number) for other in branches] == [("none", "unit", "")]


def test_local_governments_get_the_numbers_of_their_register(shared):
    result = link_register(shared / "data" / "orgs" / "localgov_corporate_numbers.csv", dry_run=True)
    found = matched(result)
    assert {link.subject.kind for link in found.values()} == {"municipality", "prefecture"}
    assert all(link.subject.name == link.candidates[0].body.name for link in found.values())
    assert len(found) == sum(link.subject.kind in ("municipality", "prefecture") for link in result.links)


def test_each_number_is_written_as_a_statement_with_its_evidence(nine_prefectures, answers, data):
    before = bytes_of(data)
    result = link_register(nine_prefectures, data)
    assert result.written == (data / "identifiers.csv",)
    rows = read_rows(data / "identifiers.csv", Identifier)
    assert {row.value: row.name for row in rows} == expected(answers)
    assert [row.body for row in rows] == sorted(row.body for row in rows)
    assert {row.scheme for row in rows} == {"corporate-number"}
    assert {row.register for row in rows} == {nine_prefectures.name}
    assert {row.rule for row in rows} == {"register:municipality", "register:prefecture"}
    assert all(len(row.place) == 5 for row in rows)
    after = bytes_of(data)
    after.pop("identifiers.csv")
    assert after == before
    (loaded,) = load_statements(data)
    assert loaded.identifiers == rows


def test_linking_twice_gives_the_same_bytes(nine_prefectures, data):
    link_register(nine_prefectures, data)
    first = bytes_of(data)
    assert link_register(nine_prefectures, data).written == ()
    assert bytes_of(data) == first


def test_a_dry_run_writes_nothing(nine_prefectures, data):
    before = bytes_of(data)
    assert link_register(nine_prefectures, data, dry_run=True).written == ()
    assert bytes_of(data) == before


def test_no_street_address_of_the_register_is_written(nine_prefectures, data):
    with gzip.open(nine_prefectures, "rt", encoding="utf-8", newline="") as file:
        streets = {row["corporate_number"]: row["street"] for row in csv.DictReader(file)}
    result = link_register(nine_prefectures, data)
    written = (data / "identifiers.csv").read_text("utf-8")
    shown = repr(links_list(result, "ja"))
    numbers = [*matched(result)]
    assert numbers
    assert not [number for number in numbers if streets[number] in written or streets[number] in shown]


def test_a_number_that_a_person_dropped_stays_away_until_it_is_kept(nine_prefectures, data):
    link_register(nine_prefectures, data)
    row, *others = read_rows(data / "identifiers.csv", Identifier)
    name = f"{row.body}/{row.scheme}/{row.value}"
    correct(data, name, "drop")
    assert row not in load_statements(data)[0].identifiers
    result = link_register(nine_prefectures, data)
    assert read_rows(data / "identifiers.csv", Identifier) == tuple(others)
    assert next(found for found in result.links if found.subject.id == row.body).rule == "refused"
    correct(data, name, "keep")
    link_register(nine_prefectures, data)
    assert row in read_rows(data / "identifiers.csv", Identifier)


def test_rows_that_others_wrote_are_kept_and_those_of_the_same_register_replaced(data, tmp_path):
    (before,) = load_statements(data)
    group = before.groups[0].id
    path = data / "identifiers.csv"
    header = "body,scheme,value,name,place,register,line,start,end,words,rule,by,on\n"
    theirs = (
        f"{group},団体ID,A-01,,,,3,,,A-01,cell,,\n"
        f"{group},corporate-number,{registers.number(8)},,,register.csv,,,,,decided,担当者,2026-02-01\n"
    )
    ours = f"{group},corporate-number,{registers.number(9)},昔の名前,39201,register.csv,,,,,register:municipality,,\n"
    path.write_text(header + ours + theirs, "utf-8")
    register = registers.write(tmp_path / "register.csv", [registers.row(1, "NPO法人どこにもない山川")])
    link_register(register, data)
    assert path.read_text("utf-8") == header + theirs
    path.write_text(header + ours, "utf-8")
    link_register(register, data)
    assert not path.exists()


def test_a_number_that_another_register_told_is_not_told_twice(nine_prefectures, data, tmp_path):
    link_register(nine_prefectures, data)
    first = bytes_of(data)
    again = shutil.copy(nine_prefectures, tmp_path / "next-month.csv.gz")
    result = link_register(again, data)
    assert len(matched(result)) == 15
    assert bytes_of(data) == first


def test_another_number_than_the_one_that_is_stated_is_a_candidate(nine_prefectures, data):
    link_register(nine_prefectures, data)
    path = data / "identifiers.csv"
    row = read_rows(path, Identifier)[0]
    text = path.read_text("utf-8").replace(nine_prefectures.name, "other.csv")
    path.write_text(text.replace(row.value, registers.number(1)), "utf-8")
    result = link_register(nine_prefectures, data, dry_run=True)
    found = next(found for found in result.links if found.subject.id == row.body)
    assert (found.status, found.rule) == ("candidate", "other-number-told")


def test_reading_a_source_again_keeps_what_registers_and_persons_told(data):
    (before,) = load_statements(data)
    own = Identifier(body=before.groups[0].id, scheme="団体ID", value="A-01", line=3, words="A-01", rule="cell")
    given = Identifier(body=own.body, scheme="corporate-number", value=registers.number(1), register="r", rule="x")
    stale = Identifier(body=own.body, scheme="団体ID", value="A-00", line=3, words="A-00", rule="cell")
    folder = load_kept(data)
    for rows in ((stale, given), (own,), (own, given)):
        write_statements(replace(folder.statements, identifiers=rows), data)
    assert read_rows(data / "identifiers.csv", Identifier) == (own, given)


def test_the_data_of_an_installed_package_is_never_written_to(tmp_path):
    package = tmp_path / "site-packages" / "kgraph"
    with pytest.raises(CallError) as error:
        _refuse_package([package / "_data" / "data" / "casebook-r7"], package)
    (problem,) = error.value.problems
    assert problem.code == "packaged-data"
    assert "--data" in problem.todo.en
    _refuse_package([tmp_path / "data"], package)


def test_a_file_that_is_no_register_changes_nothing(data, tmp_path):
    before = bytes_of(data)
    path = tmp_path / "register.csv"
    path.write_text("団体名,所在地\nあかり,山川市\n", "utf-8")
    with pytest.raises(InputError):
        link_register(path, data)
    assert bytes_of(data) == before


@pytest.mark.parametrize(("encoding", "packing"), [("cp932", "zip"), ("utf-8", "gzip")])
def test_the_published_file_gives_the_same_as_named_columns(nine_prefectures, answers, tmp_path, encoding, packing):
    columns = ("name", "pref", "city", "code6", "kind", "close_date", "corporate_number")
    with gzip.open(nine_prefectures, "rt", encoding="utf-8", newline="") as file:
        cells = [[row[column] for column in columns] for row in csv.DictReader(file)]
    rows = [
        registers.row(ordinal, name, prefecture, city, code[:5], kind=kind, closed=closed, corporate_number=number)
        for ordinal, (name, prefecture, city, code, kind, closed, number) in enumerate(cells)
    ]
    result = link_register(registers.write(tmp_path / "register", rows, encoding, packing), dry_run=True)
    assert (result.read, result.skipped) == (14603, 0)
    assert matched(result).keys() == expected(answers).keys()
