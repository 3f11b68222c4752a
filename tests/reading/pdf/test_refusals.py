"""A PDF that cannot be read whole is refused with a clear word; what is odd about a readable one is told."""

from __future__ import annotations

import logging
import random
import re
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pdf_maker import Document, Sheet, Words, make_pdf

from kgraph.errors import CallError, InputError, KgraphError, Problem
from kgraph.reading.casebook import read_casebook
from kgraph.reading.pdf import PdfText, damage, pdf_text

FORM = (
    Words("団体名：山川の会", y=60),
    Words("取組地域：熊本県 熊本市", y=90),
    Words("取組名：見守り", y=120),
    Words("目的", y=150),
    Words("町の食卓をつくる", x=160, y=150),
)
LOCKED = b"<</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>>" % (b"3c" * 32, b"5a" * 32)


def refusal(tmp_path: Path, data: bytes) -> tuple[Problem, ...]:
    """Return the problems of a file that is refused."""
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        pdf_text(path)
    assert caught.value.problems[0].file == "x.pdf"
    return caught.value.problems


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_form_made_by_hand_is_read(take: Callable[[Sequence[Sheet]], PdfText]) -> None:
    taken = take([Sheet(FORM)])
    assert taken.problems == ()
    group = read_casebook(taken.text, file="x.pdf").groups[0]
    assert group.name == "山川の会"
    assert group.cells["purpose"].text == "町の食卓をつくる"


def test_reading_twice_gives_the_same(take: Callable[[Sequence[Sheet]], PdfText]) -> None:
    assert take([Sheet(FORM)]) == take([Sheet(FORM)])


@pytest.mark.parametrize("sheet", [Sheet(image=True), Sheet((Words("12", y=800),), image=True), Sheet()])
def test_a_scan_without_text_is_refused(sheet: Sheet, tmp_path: Path) -> None:
    problems = refusal(tmp_path, make_pdf([sheet, sheet]))
    assert codes(problems) == ["scanned-pdf"]
    assert "OCR it first" in problems[0].message("en")
    assert "OCR" in problems[0].message("ja")


def test_a_page_that_is_an_image_is_told_and_the_others_are_read(take: Callable[[Sequence[Sheet]], PdfText]) -> None:
    taken = take([Sheet(FORM), Sheet(image=True)])
    assert [(p.code, p.field) for p in taken.problems] == [("page-without-text", "p. 2")]
    assert "山川の会" in taken.text


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    trailer = b"/Encrypt 3 0 R /ID [<0123456789abcdef> <0123456789abcdef>]"
    assert codes(refusal(tmp_path, make_pdf([Sheet(FORM)], trailer=trailer, extra=[LOCKED]))) == ["encrypted-pdf"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
def test_a_pdf_that_is_cut_off_is_refused(share: float, tmp_path: Path) -> None:
    data = make_pdf([Sheet(FORM)] * 3)
    assert codes(refusal(tmp_path, data[: int(len(data) * share)])) == ["truncated-pdf"]


def test_a_pdf_whose_table_of_objects_is_wrong_is_refused(tmp_path: Path) -> None:
    data = re.sub(rb"startxref\n[0-9]+", b"startxref\n7", make_pdf([Sheet(FORM)]))
    assert codes(refusal(tmp_path, data)) == ["broken-pdf"]


def test_a_pdf_that_lost_a_page_is_refused(tmp_path: Path) -> None:
    problems = refusal(tmp_path, make_pdf([Sheet(FORM)], count=2))
    assert codes(problems) == ["broken-pdf"]


def test_a_page_whose_words_do_not_unpack_is_refused_and_named(tmp_path: Path) -> None:
    data = make_pdf([Sheet(FORM), Sheet(FORM)])
    packed = list(re.finditer(rb"stream\n(.*?)\nendstream", data, re.DOTALL))
    last = packed[-1]
    assert b"BT" in zlib.decompress(last[1])
    spoilt = bytearray(data)
    spoilt[last.start(1) + len(last[1]) // 2] ^= 0xFF
    problems = refusal(tmp_path, bytes(spoilt))
    assert [(p.code, p.field) for p in problems] == [("broken-pdf", "p. 2")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-pdf"),
        (b"\n \n", "not-a-pdf"),
        ("団体名：会".encode(), "not-a-pdf"),
        (b"%PDF-1.7\n", "truncated-pdf"),
    ],
)
def test_what_is_no_pdf_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    assert codes(refusal(tmp_path, data)) == [code]


def test_a_pdf_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        pdf_text(tmp_path / "none.pdf")
    assert codes(caught.value.problems) == ["unreadable-file"]


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "MOST_BYTES", 3_000_000)
    made = Document()
    made.add(b"<</Type /Catalog /Pages 2 0 R>>")
    made.add(b"<</Type /Pages /Kids [4 0 R] /Count 1>>")
    made.stream(b" " * 4_000_000)
    made.add(b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R /Resources <<>>>>")
    assert codes(refusal(tmp_path, made.data())) == ["pdf-too-large"]


def test_single_glyphs_without_a_character_stay_visible_and_are_told(
    take: Callable[[Sequence[Sheet]], PdfText],
) -> None:
    taken = take([Sheet((*FORM, Words("●", y=180, mapped=False)))])
    assert [(p.code, p.field, p.found) for p in taken.problems] == [("undecodable-glyph", "p. 1", "1")]
    assert taken.text.count("\ufffd") == 1


def test_without_pdfplumber_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    path = tmp_path / "x.pdf"
    path.write_bytes(make_pdf([Sheet(FORM)]))
    with pytest.raises(CallError) as caught:
        pdf_text(path)
    assert "kgraph[pdf]" in caught.value.message("en")


def test_the_parsers_warnings_stay_off_the_terminal_and_its_logger_as_it_was(
    take: Callable[[Sequence[Sheet]], PdfText], caplog: pytest.LogCaptureFixture
) -> None:
    before = logging.getLogger("pdfminer").level
    take([Sheet(FORM)])
    assert caplog.records == []
    assert logging.getLogger("pdfminer").level == before


def test_a_spoilt_pdf_is_read_the_same_or_refused(tmp_path: Path) -> None:
    """Whatever bytes are spoilt: nothing but a KgraphError, and no word that the page does not show."""
    dice, data = random.Random(22), make_pdf([Sheet(FORM)] * 2)
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    whole = pdf_text(path).text
    refused = 0
    for _ in range(40):
        spoilt = bytearray(data)
        for _ in range(dice.randrange(1, 6)):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        path.write_bytes(spoilt)
        try:
            taken = pdf_text(path)
        except KgraphError:
            refused += 1
        else:
            assert taken.problems or "".join(taken.text.split()) == "".join(whole.split())
    assert refused > 0
