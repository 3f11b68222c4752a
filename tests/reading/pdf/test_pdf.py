"""The form as PDF gives the records that its text gives, however it is laid out and wherever its pages break."""

from __future__ import annotations

import hashlib
import logging
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from form_printer import PRINTS, RECORDS, without_line_breaks
from form_renderer import Encoding, Layout, render

from kgraph.files import Decoded, decode
from kgraph.pipeline.reading import to_statements
from kgraph.reading.casebook import CasebookReading, read_casebook
from kgraph.reading.pdf import PdfText
from kgraph.statements import Source
from kgraph.text import fold_text, key

SOURCE = Source(
    id="s-sample",
    publisher="内閣府見本推進室",
    title="見本",
    issued="2025-12",
    document="x",
    sha256="",
    form="casebook",
)


@pytest.fixture(scope="module")
def by_text() -> tuple[str, CasebookReading]:
    """The groups as a text shows them, read."""
    pairs = [(without_line_breaks(record), Layout()) for record in RECORDS]
    text = decode(render(pairs, Encoding()), "x.txt").text
    return text, read_casebook(text, file="x.txt")


def records(text: str, reading: CasebookReading) -> dict[str, Any]:
    """Return all that was read, less where it stands; words by their key, since a line end may have been a space."""
    made, problems = to_statements(text, reading, SOURCE)
    assert problems == ()
    return {
        "groups": [(g.id, g.initiative, g.name) for g in made.groups],
        "facts": sorted((f.group, f.field, key(f.value), key(f.note)) for f in made.facts),
        "mentions": sorted(
            (
                m.group,
                m.field,
                key(m.surface),
                m.name,
                m.kind,
                m.generic,
                m.grounding,
                m.body,
                m.role,
                m.tense,
                m.places,
            )
            for m in made.mentions
        ),
        "bodies": sorted((b.id, b.name, b.legal_form, b.kind, b.scope) for b in made.bodies),
        "cells": [{name: key(cell.text) for name, cell in group.cells.items()} for group in reading.groups],
        "colophon": (reading.publisher, reading.issued),
    }


@pytest.mark.parametrize("layout", PRINTS)
def test_a_printed_form_gives_the_records_of_its_text(
    layout: str, taken: Callable[[str], PdfText], by_text: tuple[str, CasebookReading]
) -> None:
    text = taken(layout).text
    reading = read_casebook(text, file="x.pdf")
    assert taken(layout).problems == ()
    assert reading.problems == ()
    assert records(text, reading) == records(*by_text)


@pytest.mark.parametrize("layout", ["boxes-running", "rows"])
def test_every_character_that_is_printed_stands_in_the_text_once_and_in_the_accounts(
    layout: str, printed: Callable[[str], Path], taken: Callable[[str], PdfText], caplog: pytest.LogCaptureFixture
) -> None:

    caplog.set_level(logging.CRITICAL)
    with pdfplumber.open(printed(layout)) as document:
        glyphs = Counter(c for page in document.pages for char in page.chars for c in char["text"] if not c.isspace())
    text = taken(layout).text
    assert Counter(c for c in text if not c.isspace()) == glyphs
    reading = read_casebook(text, file="x.pdf")
    written = {number: len(line) for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert {account.line: account.chars for account in reading.lines} == written


@pytest.mark.parametrize("layout", ["boxes-running", "boxes-middle", "rows-running"])
def test_headers_footers_and_page_numbers_are_unread_and_in_no_cell(
    layout: str, taken: Callable[[str], PdfText]
) -> None:
    text = taken(layout).text
    reading = read_casebook(text, file="x.pdf")
    lines = text.split("\n")
    unread = [lines[a.line - 1].strip() for a in reading.lines if a.fate == "unread" and a.field == ""]
    pages = text.count("\f")
    how = PRINTS[layout]
    assert len(unread) == pages * (bool(how.header) + bool(how.footer))
    assert all(str(number) in " ".join(unread) for number in range(1, pages + 1))
    assert "事例集" not in "".join(cell.text for group in reading.groups for cell in group.cells.values())


def test_radicals_are_folded_for_reading_and_kept_in_quotes(taken: Callable[[str], PdfText]) -> None:
    text = taken("boxes").text
    made, _ = to_statements(text, read_casebook(text, file="x.pdf"), SOURCE)
    odd = [m for m in made.mentions if any("\u2e80" <= c <= "\u2fdf" for c in m.surface)]
    assert {"民生委員・児童委員"} <= {fold_text(m.surface) for m in odd}
    assert all(text[m.start : m.end] == m.surface for m in made.mentions)
    kept = [m.name for m in made.mentions] + [b.name for b in made.bodies] + [g.name for g in made.groups]
    assert [name for name in kept if any("\u2e80" <= c <= "\u2fdf" or c == "\u2027" for c in name)] == []
    assert all(name == unicodedata.normalize("NFC", name) for name in kept)


def test_the_digest_is_that_of_the_file(printed: Callable[[str], Path], taken: Callable[[str], PdfText]) -> None:
    text = taken("boxes")
    assert isinstance(text, Decoded)
    assert text.encoding == "pdf"
    assert text.sha256 == hashlib.sha256(printed("boxes").read_bytes()).hexdigest()
