"""A PDF as text: opened, refused with a clear word where it cannot be read, and taken page by page."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from kgraph.errors import CallError, InputError, Problem, error_in_words
from kgraph.files import Decoded, unreadable
from kgraph.reading.pdf.cells import page_cells
from kgraph.reading.pdf.damage import TooLarge, damaged
from kgraph.reading.pdf.glyphs import glyphs_of, undecodable
from kgraph.reading.pdf.pages import PageLine, join_pages, page_lines
from kgraph.reading.pdf.problems import problem
from kgraph.reading.pdf.scans import is_scan, scanned_parts

MOST_LOST = 0.05
"""The share of glyphs without a character above which the font of a page counts as not decodable."""

_HEAD, _TAIL, _PIECE = 1024, 2048, 1 << 20


@dataclass(frozen=True, slots=True)
class PdfText(Decoded):
    """The text of a PDF; ``digest`` is that of the file's bytes, since the text depends on how it is taken."""

    digest: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the file's bytes."""
        return self.digest


@dataclass(slots=True)
class _Taken:
    """What was taken of a document so far."""

    file: str
    pages: list[list[PageLine]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    with_text: int = 0


def pdf_text(path: Path) -> PdfText:
    """Return the text of a PDF in lines as ``read_casebook`` takes them.

    A row of a table is one line, its cells parted by tabs, the words of a cell joined where its edge broke them; a
    form feed begins the line behind each page. Radicals stay as the font gives them: whoever compares folds them.
    Glyphs and lines are held for one page at a time. Raises CallError when pdfplumber is not installed, InputError
    for what cannot be read whole: a scan, an encrypted, broken or truncated file, a page whose font cannot be decoded.
    """
    taken = _Taken(path.name)
    try:
        with path.open("rb") as stream:
            digest = _check_frame(stream, path.name)
            with _quiet():
                _take(stream, taken)
    except OSError as error:
        raise InputError(unreadable(path.name, error)) from error
    if taken.rejected:
        raise InputError(*taken.rejected)
    if not taken.with_text:
        raise InputError(problem("scanned-pdf", path.name, found=f"{len(taken.pages)} p."))
    return PdfText(join_pages(taken.pages), "pdf", tuple(taken.problems), digest)


def _check_frame(stream: BinaryIO, file: str) -> str:
    """Return the digest of a file that begins and ends as a PDF does. Raises InputError for any other."""
    head = stream.read(_HEAD)
    if not head.strip(b"\0\t\n\f\r "):
        raise InputError(problem("not-a-pdf", file, found=f"{len(head)} B"))
    if b"%PDF-" not in head:
        raise InputError(problem("not-a-pdf", file, found=head[:8].decode("ascii", "replace")))
    digest, tail = hashlib.sha256(head), head
    while piece := stream.read(_PIECE):
        digest.update(piece)
        tail = (tail + piece)[-_TAIL:]
    if b"%%EOF" not in tail:
        raise InputError(problem("truncated-pdf", file, found=f"{stream.tell()} B"))
    stream.seek(0)
    return digest.hexdigest()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser's warnings off the terminal: what matters of them is told as problems."""
    loggers = [logging.getLogger(name) for name in ("pdfminer", "pdfplumber")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _take(stream: BinaryIO, taken: _Taken) -> None:
    """Take all pages; whatever the parser raises for a damaged file becomes an InputError."""
    pdfplumber = _pdfplumber(taken.file)
    number = 0
    try:
        document = pdfplumber.open(stream)
        _check_pages(document, taken.file)
        checked: dict[int, bool] = {}
        for number, page in enumerate(document.pages, 1):
            if damaged(page.page_obj, checked):
                raise InputError(problem("broken-pdf", taken.file, page=number))
            _take_page(page, number, taken)
            page.close()
            _forget_streams(document)
    except InputError:
        raise
    except TooLarge as error:
        raise InputError(problem("pdf-too-large", taken.file, page=number)) from error
    except Exception as error:  # pdfminer raises KeyError, TypeError, AssertionError and others for damaged files
        raise InputError(_refusal(error, taken.file, number)) from error


def _pdfplumber(file: str) -> ModuleType:
    try:
        import pdfplumber
    except ImportError as error:
        raise CallError(problem("pdf-extra-missing", file)) from error
    return pdfplumber


def _check_pages(document: Any, file: str) -> None:
    """Raise InputError where the table of objects had to be guessed, or the tree of pages does not hold all pages."""
    from pdfminer.pdfdocument import PDFXRefFallback
    from pdfminer.pdftypes import resolve1

    if any(isinstance(xref, PDFXRefFallback) for xref in document.doc.xrefs):
        raise InputError(problem("broken-pdf", file, found="xref"))
    tree = resolve1(document.doc.catalog.get("Pages"))
    counted = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    if not document.pages or counted != len(document.pages):
        raise InputError(problem("broken-pdf", file, found=f"{len(document.pages)} p."))


def _forget_streams(document: Any) -> None:
    """Drop the streams that the parser keeps: else those of all pages stay in memory."""
    from pdfminer.pdftypes import PDFStream

    kept = document.doc._cached_objs
    for number in [number for number, (found, _) in kept.items() if isinstance(found, PDFStream)]:
        del kept[number]


def _refusal(error: BaseException, file: str, page: int) -> Problem:
    """Return what an exception of the parser means; pdfplumber wraps those of pdfminer."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    seen: list[object] = [error, *error.args, error.__cause__, error.__context__]
    if any(isinstance(one, (PDFPasswordIncorrect, PDFEncryptionError)) for one in seen):
        return problem("encrypted-pdf", file)
    return problem("broken-pdf", file, page=page, counted=error_in_words(error))


def _take_page(page: Any, number: int, taken: _Taken) -> None:
    upright, sideways = glyphs_of(page.chars)
    everything = upright + sideways
    if is_scan(page, everything):
        taken.problems.append(problem("page-without-text", taken.file, page=number))
    elif everything:
        taken.with_text += 1
        if pasted := scanned_parts(page, everything):
            taken.problems.append(problem("part-without-text", taken.file, page=number, found=str(pasted)))
    lost = undecodable(everything)
    if lost > MOST_LOST * len(everything):
        found = f"{lost} / {len(everything)}"
        taken.rejected.append(problem("font-not-decodable", taken.file, page=number, found=found))
        return
    if lost:
        taken.problems.append(problem("undecodable-glyph", taken.file, page=number, found=str(lost)))
    cells = page_cells(page)
    if cells is None:
        taken.problems.append(problem("tangled-page", taken.file, page=number))
    taken.pages.append(page_lines(cells or [], upright, sideways))
