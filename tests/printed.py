"""A page as Chromium prints it."""

from __future__ import annotations

import io
import logging
import unicodedata

import pdfplumber
from playwright.sync_api import Page


def sheets(page: Page) -> list[tuple[tuple[int, int], str]]:
    """Return the size of each sheet and the text on it, without spaces (Chromium writes radicals for characters)."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        return [((round(p.width), round(p.height)), _joined(p.extract_text() or "")) for p in made.pages]


def _joined(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
