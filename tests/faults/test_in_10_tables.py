"""IN-10 in a table: wrong numbers are told with their row, and cost the row nothing else."""

from __future__ import annotations

from table_files import csv_file, literals, read


def test_two_numbers_are_kept_and_two_reported(tmp_path):
    numbers = ["７０００012050002", "8000012010038", "8000012010039", "7.00001E+12"]
    rows = [["団体名", "法人番号", "地域"], *([f"{n}番会", number, "東京都"] for n, number in enumerate(numbers, 1))]
    result = read(csv_file(tmp_path / "list.csv", rows))
    kept = [(i.scheme, i.value) for i in result.statements.identifiers]
    assert kept == [("corporate-number", "7000012050002"), ("corporate-number", "8000012010038")]
    told = [(p.code, p.file, p.line, p.field) for p in result.problems]
    assert told == [
        ("corporate-number-check-digit", "list.csv", 4, "法人番号"),
        ("corporate-number-damaged", "list.csv", 5, "法人番号"),
    ]
    assert len(result.statements.groups) == 4
    assert ("7000012050002", "corporateNumber") in literals(result.statements)


def test_the_kinds_of_numbers_are_kept_apart(tmp_path):
    rows = [
        ["団体名", "法人番号", "認証番号", "事業所番号", "地域"],
        ["甲会", "7000012050002", "0012", "4370000001", "東京都"],
    ]
    result = read(csv_file(tmp_path / "list.csv", rows))
    assert [(i.scheme, i.value) for i in result.statements.identifiers] == [
        ("corporate-number", "7000012050002"),
        ("認証番号", "0012"),
        ("事業所番号", "4370000001"),
    ]


def test_one_body_may_own_several_offices(tmp_path):
    rows = [
        ["団体名", "法人番号", "地域"],
        ["甲会 東の家", "7000012050002", "東京都"],
        ["甲会 西の家", "7000012050002", "東京都"],
    ]
    result = read(csv_file(tmp_path / "list.csv", rows))
    assert result.problems == ()
    assert len({group.id for group in result.statements.groups}) == 2
