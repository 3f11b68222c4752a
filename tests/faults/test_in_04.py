"""IN-04: only an empty cell is missing; NA, None and null are words."""

from __future__ import annotations

import pytest
from table_files import csv_file, facts, literals, notices, read, xlsx_file


@pytest.mark.parametrize("write, name", [(csv_file, "list.csv"), (xlsx_file, "list.xlsx")])
def test_na_is_an_alias_and_an_empty_cell_is_none(tmp_path, write, name):
    result = read(write(tmp_path / name, [["団体ID", "略称"], ["O1", "NA"], ["O2", ""]]))
    assert facts(result.statements, "alias") == {"O1": ["NA"], "O2": []}
    assert notices(result, "name-by-id") == [1]
    found = {value for value, _ in literals(result.statements)}
    assert "NA" in found
    assert not found & {"nan", "None", ""}


@pytest.mark.parametrize("word", ["N/A", "None", "null", "NULL", "nan", "NaN", "TRUE", "#5", "1E5"])
def test_words_that_programs_take_for_nothing_are_text(tmp_path, word):
    result = read(csv_file(tmp_path / "list.csv", [["団体ID", "略称"], ["O1", word]]))
    assert facts(result.statements, "alias") == {"O1": [word]}


@pytest.mark.parametrize("blank", [" ", "　", "\t", "\n", "\u00a0"])
def test_white_space_alone_is_missing(tmp_path, blank):
    result = read(csv_file(tmp_path / "list.csv", [["団体ID", "略称"], ["O1", blank]]))
    assert facts(result.statements, "alias") == {"O1": []}
