import csv
import gzip
import io

import pytest
import registers
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.identity.register_file import COLUMNS, MOST_PROBLEMS, RegisterFile
from kgraph.places import Places

ROWS = [
    registers.row(1, "特定非営利活動法人山川のあかり"),
    registers.row(2, "一般社団法人ＡＢＣ山川①", "福岡県", "福岡市中央区", "40133"),
    registers.row(3, "株式会社山川", closed="2023-04-01", successor=registers.number(2)),
]


def read(path):
    register = RegisterFile(path, Places.load())
    return register, [register.body(*found) for found in register.rows()]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "register.csv"


@pytest.mark.parametrize("packing", ["plain", "gzip", "zip"])
@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_the_published_file_is_read_in_each_encoding_and_packing(file, encoding, packing):
    register, bodies = read(registers.write(file, ROWS, encoding, packing))
    assert [body.number for body in bodies] == [registers.number(n) for n in (1, 2, 3)]
    assert [body.name for body in bodies] == [row[6] for row in ROWS]
    assert [body.place for body in bodies] == ["39201", "40133", "39201"]
    assert [body.closed for body in bodies] == ["", "", "2023-04-01"]
    assert bodies[2].successor == registers.number(2)
    assert (register.read, register.skipped, register.problems) == (3, 0, [])


def test_no_street_address_is_taken_from_a_row(file):
    _, bodies = read(registers.write(file, ROWS))
    assert registers.STREET not in repr(bodies)


@pytest.mark.parametrize(
    "header",
    [
        "法人番号,商号又は名称,国内所在地（都道府県）,国内所在地（市区町村）,登記記録の閉鎖等年月日",
        "corporate_number,name,pref,city,close_date",
        "CorporateNumber,Name,PrefectureName,CityName,closeDate",
    ],
)
def test_named_columns_are_found_by_their_header_wherever_they_stand(file, header):
    cells = [registers.number(1), "NPO法人山川", "高知県", "高知市", "2020-01-01"]
    names = header.split(",")
    for order in (range(5), reversed(range(5))):
        at = list(order)
        lines = [",".join(values[i] for i in at) for values in (names, cells)]
        file.write_text("\n".join(lines) + "\n", "utf-8")
        (body,) = read(file)[1]
        assert (body.number, body.name, body.place, body.closed) == (cells[0], cells[1], "39201", "2020-01-01")


@pytest.mark.parametrize(
    ("columns", "cells", "place"),
    [
        ("code6", "401331", "40133"),
        ("code5,都道府県", "11011,北海道", "01000"),  # a lost zero: the code of no place of 北海道
        ("都道府県,市区町村", "福岡県,福岡市中央区", "40133"),
        ("都道府県,市区町村", "愛媛県,西宇和郡伊方町", "38442"),
        ("都道府県,市区町村", "愛媛県,なくなった町", "38000"),
        ("都道府県コード,市区町村コード", "1,101", "01101"),
        ("都道府県,市区町村", ",", ""),
    ],
)
def test_the_seat_is_told_by_code_or_by_name(file, columns, cells, place):
    file.write_text(f"法人番号,名称,{columns}\n{registers.number(1)},NPO法人山川,{cells}\n", "utf-8")
    (body,) = read(file)[1]
    assert body.place == place


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (registers.row(4, "甲")[:-1], "register-columns"),
        ([*registers.row(4, "甲"), ""], "register-columns"),
        (registers.row(4, ""), "register-name"),
        (registers.row(4, "甲", corporate_number="1234567890123"), "corporate-number-check-digit"),
        (registers.row(4, "甲", corporate_number="7.00001E+12"), "corporate-number-damaged"),
    ],
)
def test_a_malformed_row_is_reported_with_its_line_and_the_others_are_read(file, wrong, code):
    register, bodies = read(registers.write(file, [ROWS[0], wrong, *ROWS[1:]]))
    assert len(bodies) == register.read == 3
    assert register.skipped == 1
    (problem,) = register.problems
    assert (problem.code, problem.file, problem.line) == (code, file.name, 2)


def test_a_quote_that_is_never_closed_loses_its_own_row_only(file):
    lines = registers.text([*ROWS, registers.row(5, "甲"), registers.row(6, "乙")]).split("\r\n")
    lines[1] = lines[1].replace('法人ＡＢＣ山川①"', "法人ＡＢＣ山川①")
    file.write_text("\r\n".join(lines), "utf-8", newline="")
    register, bodies = read(file)
    assert [body.number for body in bodies] == [registers.number(n) for n in (1, 3, 5, 6)]
    assert [(p.code, p.line) for p in register.problems] == [("register-columns", 2)]


def test_a_line_of_a_megabyte_and_broken_bytes_lose_their_own_row_only(file):
    long = registers.row(7, "長" * 400_000)
    data = registers.text([ROWS[0], long, *ROWS[1:]]).encode()
    data = data.replace("株式会社山川".encode(), b"\xe6\xa0" + "式会社山川".encode())
    file.write_bytes(data)
    register, bodies = read(file)
    assert [body.number for body in bodies] == [registers.number(1), registers.number(2)]
    assert [(p.code, p.line) for p in register.problems] == [("register-columns", 2), ("register-name", 4)]


def test_many_malformed_rows_are_counted_and_the_first_are_told(file):
    short = [row[:-1] for row in (registers.row(n, "甲") for n in range(10, 10 + 2 * MOST_PROBLEMS))]
    register, _ = read(registers.write(file, [ROWS[0], *short]))
    assert register.skipped == 2 * MOST_PROBLEMS
    assert len(register.problems) == MOST_PROBLEMS


def test_a_row_that_was_deleted_or_is_left_out_of_searches_counts_as_closed(file):
    gone = [registers.row(1, "甲", process="99"), registers.row(2, "乙", hidden="1")]
    _, bodies = read(registers.write(file, gone))
    assert all(body.closed for body in bodies)


def test_the_summary_line_of_an_answer_of_the_web_api_is_passed_over(file):
    file.write_text("2024-04-05,2,1,1\r\n" + registers.text(ROWS), "utf-8", newline="")
    assert len(read(file)[1]) == len(ROWS)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\0\1\2\3" * 20, "binary-file"),
        ("団体名,所在地\nあかり,山川市\n".encode(), "no-register"),
        ("\n".join([",".join(["x"] * COLUMNS)] * 3).encode(), "no-register"),
        (registers.text([ROWS[0][:-1]]).encode(), "register-columns"),
        (b"\x81\x20\xfd" * 40, "undecodable-byte"),
        (gzip.compress(registers.text(ROWS).encode())[:-20], "register-broken"),
        (b"PK\x03\x04 no zip at all", "register-broken"),
    ],
)
def test_a_file_that_is_no_register_is_told_with_what_is_expected(file, content, code):
    file.write_bytes(content)
    with pytest.raises(InputError) as error:
        read(file)
    problem = error.value.problems[0]
    assert (problem.code, problem.file) == (code, file.name)
    assert problem.expected.ja
    assert problem.todo.ja


def test_a_missing_file_is_told(file):
    with pytest.raises(InputError) as error:
        read(file)
    assert error.value.problems[0].code == "unreadable-file"


def test_a_zip_without_a_csv_is_told(tmp_path):
    import zipfile

    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(InputError) as error:
        read(path)
    assert (error.value.problems[0].code, error.value.problems[0].found) == ("register-zip", "readme.txt")


@given(st.lists(st.lists(st.text('ab"\r\n,1漢', max_size=6), min_size=1, max_size=4), max_size=8))
def test_every_row_behind_the_header_is_read_or_skipped(tmp_path_factory, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["法人番号", "名称"], *rows, [registers.number(1), "山川"]])
    path = tmp_path_factory.mktemp("register") / "r.csv"
    path.write_text(out.getvalue(), "utf-8", newline="")
    register, bodies = read(path)
    whole = [row for row in csv.reader(io.StringIO(out.getvalue(), newline="")) if any(row)][1:]
    assert bodies[-1].name == "山川"
    assert register.read + register.skipped >= len(whole)
