"""Mutated sheets: no fault but a KgraphError, rows that nothing touched as before, every character accounted for."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from mutations import BYTES, LINES, cut_bytes, flip_bytes, shift_cells

from kgraph.errors import KgraphError
from kgraph.pipeline.reading import ReadResult
from kgraph.pipeline.tables import read_table_file
from kgraph.reading.tables import choose_sheet, read_book

ROUNDS = 4  # of each of the thirteen mutations of a CSV file, and of the four of a workbook: 66 sheets
HEAD = ("No.", "団体名", "法人格", "都道府県", "市区町村", "取組名", "連携先", "設立年月", "会員数", "電話番号")
ROWS = [
    (
        str(i + 1),
        f"{'山川海風空'[i % 5]}の会{i}",
        ("特定非営利活動法人", "一般社団法人", "任意団体")[i % 3],
        "熊本県",
        ("熊本市", "八代市", "宇城市")[i % 3],
        f"見守り{i}",
        "社会福祉協議会、自治会、NPO法人みどりの風" + (",「青空」商店" if i % 7 == 0 else ""),
        f"令和{i % 5 + 2}年4月",
        f"１，{i:03d}",
        f"096-000-{i:04d}",
    )
    for i in range(30)
]


@pytest.fixture(scope="module")
def text() -> str:
    """The sheet as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(ROWS)
    return out.getvalue()


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """The sheet as a workbook, with a title above and a merged column."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("見本団体一覧",), (), HEAD, *ROWS):
        sheet.append(row)
    sheet.merge_cells("D4:D33")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_name(result: ReadResult) -> dict[str, Any]:
    """Return what is told of each group, by its name."""
    told: dict[str, list[Any]] = {group.id: [] for group in result.statements.groups}
    for fact in result.statements.facts:
        told[fact.group].append((fact.field, fact.value, fact.note))
    for mention in result.statements.mentions:
        told[mention.group].append((mention.field, mention.name, mention.kind))
    return {group.name: Counter(told[group.id]) for group in result.statements.groups}


@pytest.fixture(scope="module")
def before(text: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the sheet tells before any mutation."""
    path = tmp_path_factory.mktemp("sheet") / "x.csv"
    path.write_text(text, encoding="utf-8")
    found = by_name(read_table_file(path))
    assert len(found) == len(ROWS)
    return found


def read(path: Path) -> ReadResult | None:
    """Return the reading of a file with all its characters accounted for; None where it is refused in good order."""
    try:
        result = read_table_file(path)
    except KgraphError as error:
        told = {(p.file, bool(p.expected.ja and p.todo.en)) for p in error.problems}
        assert told == {(path.name, True)}, "a refusal names the file and says what to do"
        return None
    sheet = choose_sheet(read_book(path))
    chars = {n: sum(map(len, row)) for n, row in enumerate(sheet.rows, 1) if any(row)}
    accounted: Counter[int] = Counter()
    for account in result.statements.lines:
        accounted[account.line] += account.chars
    assert accounted == chars
    for fact in result.statements.facts:
        assert sheet.text[fact.start : fact.end] == fact.words
    for mention in result.statements.mentions:
        assert sheet.text[mention.start : mention.end] == mention.surface
    return result


def unbalance(text: str, dice: random.Random) -> str:
    """Put quotes in that nothing closes."""
    out = list(text)
    for _ in range(dice.randrange(1, 6)):
        out.insert(dice.randrange(len(out)), '"')
    return "".join(out)


def intact(text: str, mutated: str) -> Iterator[str]:
    """Yield the names of the rows that stand unchanged below unchanged headers, before any quote that was put in."""
    lines = mutated.split("\n")
    until = next((at for at, line in enumerate(lines) if line.count('"') % 2), len(lines))
    if lines[:1] == text.split("\n")[:1]:
        whole = Counter(lines[:until])
        for line, row in zip(text.split("\n")[1:], ROWS, strict=False):
            if whole[line] == 1 and mutated.count(row[1]) == 1:
                yield row[1]


CSV = {**LINES, "unbalance": unbalance}


@pytest.mark.parametrize("name", [*BYTES, *CSV])
def test_a_mutated_csv_file_keeps_its_good_rows(name: str, text: str, before: dict[str, Any], tmp_path: Path) -> None:
    kept = 0
    for round_ in range(2 if name == "huge_line" else ROUNDS):
        dice = random.Random(f"{name} {round_}")
        encoding = ("utf-8", "cp932", "utf-8-sig")[round_ % 3]
        if name in BYTES:
            data = BYTES[name](text.encode(encoding), dice)
        elif name == "shift_cells":
            data = shift_cells(text.replace(",", "\t"), dice).replace("\t", ",").encode(encoding)
        else:
            data = CSV[name](text, dice).encode("utf-8", "surrogatepass")
        path = tmp_path / "x.csv"
        path.write_bytes(data)
        result = read(path)
        if result is not None:
            told = by_name(result)
            mutated = data.decode(encoding if name in (*BYTES, "shift_cells") else "utf-8", "replace")
            for group in intact(text, mutated.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")):
                assert told.get(group) == before[group], (round_, group)
                kept += 1
    if name != "zero_bytes":  # that is always refused
        assert kept > 20


def spoil_inside(data: bytes, dice: random.Random) -> bytes:
    """Spoil one of the files that a workbook is packed of, so that its checksum is right."""
    source = zipfile.ZipFile(io.BytesIO(data))
    names = source.namelist()
    hit = dice.choice([name for name in names if name.endswith(".xml")])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            content = source.read(name)
            packed.writestr(name, dice.choice((flip_bytes, cut_bytes))(content, dice) if name == hit else content)
    return out.getvalue()


def move_cells(data: bytes, dice: random.Random) -> bytes:
    """Insert and delete cells, rows and columns, and merge some."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    for _ in range(dice.randrange(1, 5)):
        at = dice.randrange(1, 12)
        dice.choice((sheet.insert_rows, sheet.delete_rows, sheet.insert_cols, sheet.delete_cols))(at)
    first = dice.randrange(1, 20)
    sheet.merge_cells(start_row=first, end_row=first + 3, start_column=2, end_column=3)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("spoil", [flip_bytes, cut_bytes, spoil_inside, move_cells])
def test_a_mutated_workbook_is_read_with_all_its_characters_or_refused(
    spoil: Any, workbook: bytes, tmp_path: Path
) -> None:
    refused = 0
    for round_ in range(ROUNDS):
        path = tmp_path / "x.xlsx"
        path.write_bytes(spoil(workbook, random.Random(f"{spoil.__name__} {round_}")))
        refused += read(path) is None
    if spoil in (flip_bytes, cut_bytes):
        assert refused == ROUNDS, "a packed file tells that it was spoilt"
    else:
        assert refused < ROUNDS
