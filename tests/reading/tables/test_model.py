"""The canonical text of a sheet, and cells with their offsets in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.reading.tables.model import canonical_cell, make_sheet
from kgraph.text import LineIndex

CELLS = st.text(st.sampled_from("あ漢ａA1 \t\n\r\v　,\"'=髙"), max_size=6)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=6)


def test_a_row_is_a_line_cells_are_joined_by_tab_and_blank_ones_at_the_end_are_cut():
    sheet = make_sheet("s", [["甲", "", "乙", "", " "], [], ["丙"], ["", "　"]])
    assert sheet.text == "甲\t\t乙\n\n丙"


def test_line_ends_and_tabs_inside_a_cell_do_not_break_lines_and_columns():
    sheet = make_sheet("s", [["一\r\n二\r三\n四", "五\t六"]])
    assert sheet.text == "一\v二\v三\v四\t五 六"


def test_a_merged_cell_is_the_first_of_its_range_and_the_text_holds_it_once():
    sheet = make_sheet("s", [["東京都", "甲"], ["", "乙"]], merged={(1, 0): (0, 0)})
    assert sheet.text == "東京都\t甲\n\t乙"
    assert (sheet.cell(1, 0).text, sheet.cell(1, 0).line) == ("東京都", 1)
    assert sheet.own(1, 0) == ""


@given(ROWS)
def test_every_cell_is_the_slice_of_the_text_at_its_place(rows):
    sheet = make_sheet("s", rows)
    index = LineIndex(sheet.text)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            cell = sheet.cell(row, column)
            assert cell.text == canonical_cell(text) or not cell.text
            assert sheet.text[cell.start : cell.end] == cell.text
            if cell.text:
                assert index.number(cell.start) == cell.line == row + 1
                trimmed = cell.trimmed()
                assert sheet.text[trimmed.start : trimmed.end] == trimmed.text == cell.words


@given(ROWS)
def test_the_text_holds_every_character_of_every_cell_once(rows):
    sheet = make_sheet("s", rows)
    assert sum(len(c) for c in sheet.text if c not in "\t\n") == sum(len(cell) for row in sheet.rows for cell in row)
