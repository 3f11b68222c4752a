"""Passages: words joined over line ends, each character with its place in the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.reading.casebook.passages import Document, clean, join, squeeze
from kgraph.text import fold


def of_lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


@pytest.mark.parametrize(
    "text, joined",
    [
        ("情報を\n共有した", "情報を共有した"),
        ("情報を\n   共有した  \n", "情報を共有した"),
        ("HAPPY\nPARK", "HAPPY PARK"),
        ("NPO\n法人", "NPO 法人"),
        ("https://example.\norg/a", "https://example.org/a"),
        ("。\n\n（追記）", "。（追記）"),
        ("", ""),
    ],
)
def test_lines_are_joined_as_the_writing_asks(text: str, joined: str) -> None:
    assert join(Document.of(text), of_lines(text)).text == joined


@given(st.text(alphabet="あ漢Ab1 \n\u3000（", max_size=40))
def test_every_character_is_at_its_place_in_the_document(text: str) -> None:
    passage = join(Document.of(text), of_lines(text))
    assert len(passage.text) == len(passage.offsets)
    assert list(passage.offsets) == sorted(set(passage.offsets))
    for char, offset in zip(passage.text, passage.offsets, strict=True):
        assert text[offset] == char or (char == " " and text[offset].isspace())
    assert "".join(passage.text.split()) == "".join(text.split())


def test_a_span_over_a_joint_holds_the_line_end_of_the_document() -> None:
    text = "連携した\n  団体と"
    passage = join(Document.of(text), of_lines(text))
    start, end = passage.span(2, 6)
    assert text[start:end] == "した\n  団体"
    assert passage.document.place(start, end).line == 1


@pytest.mark.parametrize(
    "words, value",
    [
        (" あ\u3000い\n う ", "あ い う"),
        ("か\u3099く", "がく"),
        ("⺠⽇", "民日"),
        ("ＡＢＣ", "ＡＢＣ"),
        ("ﾂﾅｶﾞﾘ", "ﾂﾅｶﾞﾘ"),
    ],
)
def test_a_value_is_composed_and_keeps_its_width(words: str, value: str) -> None:
    assert clean(words) == value


@given(st.text(max_size=40))
def test_a_key_knows_where_each_of_its_characters_stands(text: str) -> None:
    folded = fold(text)
    key, at = squeeze(folded)
    assert len(key) == len(at)
    assert not any(c.isspace() for c in key)
    for char, position in zip(key, at, strict=True):
        assert folded.text[position].casefold() == char or folded.text[position] == char
