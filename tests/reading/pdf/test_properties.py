"""Whatever stands on the pages: each character is in the text once, and taken, withheld and unread make up all."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pdf_maker import Sheet, Words, make_pdf

from kgraph.errors import InputError
from kgraph.reading.casebook import read_casebook
from kgraph.reading.pdf import PdfText, pdf_text

HEADS = (Words("団体名：会", 60, 30), Words("取組名：食卓", 60, 50), Words("取組の対象", 60, 70))


def taken(sheets: Sequence[Sheet]) -> PdfText:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.pdf"
        path.write_bytes(make_pdf(sheets))
        return pdf_text(path)


@st.composite
def sheet(draw: st.DrawFn) -> Sheet:
    """Return a page of words at any place, no character twice, and ruled lines at any place."""
    count = draw(st.integers(0, 12))
    words = []
    for i in range(count):
        length, size = draw(st.integers(1, 20)), draw(st.sampled_from([6.0, 10.0, 18.0]))
        text = "".join(chr(0x4E00 + 40 * i + n) for n in range(length))
        x, y = draw(st.integers(0, 560)), draw(st.integers(90, 820))
        words.append(Words(text, x, y, size, sideways=draw(st.integers(0, 9)) == 0))
    xs, ys = st.integers(20, 580), st.integers(90, 820)
    across = [(20.0, float(y), 580.0, float(y)) for y in draw(st.lists(ys, max_size=6))]
    down = [(float(x), 90.0, float(x), 820.0) for x in draw(st.lists(xs, max_size=6))]
    return Sheet(words, across + down)


@given(st.lists(sheet(), min_size=1, max_size=3))
@settings(max_examples=40)
def test_every_character_is_in_the_text_once(sheets: list[Sheet]) -> None:
    assume(any(page.words for page in sheets))
    printed = Counter(char for page in sheets for words in page.words for char in words.text)
    text = taken(sheets).text
    assert Counter(char for char in text if not char.isspace()) == printed
    assert text.count("\f") == len(sheets)


@given(st.lists(sheet(), min_size=1, max_size=2))
@settings(max_examples=40)
def test_taken_withheld_and_unread_make_up_all_characters_of_the_text(sheets: list[Sheet]) -> None:
    first = Sheet((*HEADS, *sheets[0].words), sheets[0].rules)
    text = taken([first, *sheets[1:]]).text
    try:
        reading = read_casebook(text, file="x.pdf")
    except InputError:  # a ruled line that parts the name from its label
        assume(False)
    written = {number: len(line) for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert {account.line: account.chars for account in reading.lines} == written
    assert {account.fate for account in reading.lines} <= {"taken", "withheld", "unread"}
