"""What the tests of the PDF reader share: the fictional groups as a browser prints them, and small PDFs made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from form_printer import PRINTS, RECORDS, print_form
from pdf_maker import Sheet, make_pdf
from playwright.sync_api import Browser

from kgraph.reading.pdf import PdfText, pdf_text


@pytest.fixture(scope="session")
def printed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the path of the fictional groups as printed, by the name of the layout; each is printed once."""
    folder = tmp_path_factory.mktemp("printed")

    def path(name: str) -> Path:
        target = folder / f"{name}.pdf"
        if not target.exists():
            page = browser.new_page(locale="ja-JP")
            target.write_bytes(print_form(page, RECORDS, PRINTS[name]))
            page.close()
        return target

    return path


@pytest.fixture(scope="session")
def taken(printed: Callable[[str], Path]) -> Callable[[str], PdfText]:
    """Return the text of the printed groups, by the name of the layout; each is taken once."""
    known: dict[str, PdfText] = {}

    def text(name: str) -> PdfText:
        if name not in known:
            known[name] = pdf_text(printed(name))
        return known[name]

    return text


@pytest.fixture
def take(tmp_path: Path) -> Callable[[Sequence[Sheet]], PdfText]:
    """Return the text of pages made by hand."""

    def text(sheets: Sequence[Sheet]) -> PdfText:
        path = tmp_path / "made.pdf"
        path.write_bytes(make_pdf(sheets))
        return pdf_text(path)

    return text
