"""IN-10: corporate numbers arrive full-width, with separators, in scientific notation, or mistyped."""

from __future__ import annotations

import json

import pytest

from kgraph.errors import InputError
from kgraph.identity.numbers import check_digit, parse_corporate_number
from kgraph.identity.register_file import RegisterFile
from kgraph.identity.registry import link
from kgraph.places import Places


def inputs(shared):
    cases = map(json.loads, (shared / "faults" / "cases.jsonl").read_text("utf-8").splitlines())
    case = next(case for case in cases if case["id"] == "IN-10")
    return [words.strip() for words in case["input"].split(";")]


def test_the_first_two_are_accepted_as_13_ascii_digits(shared):
    first, second, *_ = inputs(shared)
    assert parse_corporate_number(first) == "7000012050002"
    assert parse_corporate_number(second) == "8000012010038"


def test_the_third_is_rejected_for_its_check_digit(shared):
    third = inputs(shared)[2]
    with pytest.raises(InputError) as error:
        parse_corporate_number(third)
    (problem,) = error.value.problems
    assert problem.code == "corporate-number-check-digit"
    assert f"is {check_digit(third[1:])} " in problem.expected.en


def test_the_fourth_is_rejected_as_damaged_by_a_spreadsheet(shared):
    fourth = inputs(shared)[3]
    with pytest.raises(InputError) as error:
        parse_corporate_number(fourth)
    (problem,) = error.value.problems
    assert problem.code == "corporate-number-damaged"
    assert "spreadsheet" in problem.todo.en
    assert "表計算" in problem.todo.ja


def test_a_register_with_these_numbers_uses_the_right_ones_and_reports_the_others(shared, tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("法人番号,名称\n" + "".join(f"{n},試し{i}\n" for i, n in enumerate(inputs(shared))), "utf-8")
    register = RegisterFile(path, Places.load())
    assert link((), register, Places.load()) == ()
    assert (register.read, register.skipped) == (2, 2)
    assert [(p.line, p.code) for p in register.problems] == [
        (4, "corporate-number-check-digit"),
        (5, "corporate-number-damaged"),
    ]
