"""A page as Chromium prints it."""

from __future__ import annotations

import io
import logging
import unicodedata

import pdfplumber
from playwright.sync_api import Page


def filled(page: Page) -> list[float]:
    """Return how far down each sheet something is printed, from 0 to 1."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        drawn = ([*p.chars, *p.curves, *p.images, *p.lines] for p in made.pages)
        return [
            max((float(one["bottom"]) for one in own), default=0.0) / float(p.height)
            for p, own in zip(made.pages, drawn, strict=True)
        ]


def sheets(page: Page) -> list[tuple[tuple[int, int], str]]:
    """Return the size of each sheet and the text on it, without spaces (Chromium writes radicals for characters)."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        return [((round(p.width), round(p.height)), _joined(p.extract_text() or "")) for p in made.pages]


def _joined(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
