"""Damaged files of tables, seeded: no stack trace, good parts kept, what is lost is listed."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from table_files import csv_file, read, xlsx_file

from kgraph.errors import KgraphError, Problem
from kgraph.pipeline.forms import write_form
from kgraph.reading.tables import choose_sheet, read_book

ROWS = [
    ["団体名", "都道府県", "市区町村", "対象", "設立", "会員数", "連携先", "代表者", "電話"],
    *(
        [
            f"第{n}の会",
            "熊本県",
            "熊本市",
            "高齢者、ケアラー",
            f"令和{n % 6 + 1}年5月",
            f"1,{n:03}",
            "熊本市社会福祉協議会（後援）、自治会",
            "架空　太郎",
            "0960000000",
        ]
        for n in range(40)
    ),
]


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Flip bytes, cut lines, double pieces, put in what does not belong."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(out))
        match rng.randrange(6):
            case 0:
                out[at] ^= 1 << rng.randrange(8)
            case 1:
                del out[at : at + rng.randrange(40)]
            case 2:
                out[at:at] = out[at : at + rng.randrange(60)]
            case 3:
                out[at:at] = rng.choice(
                    [b'"', b'""', b",", b"\r", b"\n\n", b"\t", "（".encode() * 300, b"\xff", b"\x00"]
                )
            case 4:
                out[at:at] = b"x" * rng.choice([1, 1_000, 200_000])
            case _:
                out[at : at + 1] = "㈱".encode("cp932")
    return bytes(out)


def unaccounted(path) -> int:
    """Read a file and return how many characters of its sheet no account tells of; a file that is refused has none.

    A refusal says what to do, and no message holds a person's name.
    """
    told: tuple[Problem, ...]
    try:
        result = read(path)
    except KgraphError as error:
        told, characters, accounted = error.problems, 0, 0
    else:
        told = (*result.problems, *result.notices)
        sheet = choose_sheet(read_book(path))
        characters = sum(len(cell) for row in sheet.rows for cell in row)
        accounted = sum(line.chars for line in result.statements.lines)
    assert all(problem.todo.ja and problem.todo.en for problem in told if problem.code)
    assert all("架空　太郎" not in problem.message(lang) for problem in told for lang in ("ja", "en"))
    return characters - accounted


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_a_damaged_csv_is_read_as_far_as_it_goes(tmp_path, seed, encoding):
    path = csv_file(tmp_path / "a.csv", ROWS, encoding)
    path.write_bytes(mutated(path.read_bytes(), random.Random(f"{encoding}-{seed}")))
    assert unaccounted(path) == 0


@pytest.mark.parametrize("seed", range(15))
def test_a_damaged_workbook_is_refused_or_read(tmp_path, seed):
    rng = random.Random(seed)
    path = xlsx_file(tmp_path / "a.xlsx", ROWS)
    path.write_bytes(mutated(path.read_bytes(), rng))
    assert unaccounted(path) == 0


@pytest.mark.parametrize("seed", range(15))
def test_a_workbook_with_damaged_parts_is_refused_or_read(tmp_path, seed):
    rng = random.Random(seed)
    path = xlsx_file(tmp_path / "a.xlsx", ROWS, "A2:A3", "B5:B9")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(parts))
    parts[name] = mutated(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    path.write_bytes(out.getvalue())
    assert unaccounted(path) == 0


def test_one_broken_row_of_forty_loses_no_other(tmp_path):
    path = csv_file(tmp_path / "a.csv", ROWS)
    lines = path.read_bytes().split(b"\r\n")
    lines[20] = b'"' + lines[20]
    path.write_bytes(b"\r\n".join(lines))
    result = read(path)
    assert [(p.code, p.line) for p in result.problems if p.code == "broken-quotes"] == [("broken-quotes", 21)]
    assert len(result.statements.groups) >= 39


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_form_is_refused_or_read(tmp_path, seed):
    path = tmp_path / "form.csv"
    path.write_bytes(mutated(write_form("csv"), random.Random(seed)))
    assert unaccounted(path) == 0
