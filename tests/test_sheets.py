import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.sheets import csv_text, safe


@given(st.lists(st.lists(st.text(st.characters(blacklist_characters="\0")), min_size=2, max_size=3)))
def test_cells_come_back_as_they_were_written(rows):
    assert list(csv.reader(io.StringIO(csv_text(rows), newline=""))) == rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert safe(f"{start}1+1") == f"'{start}1+1"
    assert safe(f"会{start}") == f"会{start}"
