"""CSV as spreadsheets read it: RFC 4180 quoting, and no text that would run as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

BOM = "\ufeff"

# A cell that begins so is run by Excel and its like (OWASP, CSV Injection); full-width forms are taken for ASCII there.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """Return ``text`` with an apostrophe before it where a spreadsheet would run it.

    >>> safe("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_RUNS) else text


def csv_text(rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV, line ends LF; None is an empty cell. Cells are written as they are (see ``safe``)."""
    return "".join(",".join("" if cell is None else _quoted(str(cell)) for cell in row) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    """Quote by RFC 4180 (the csv module leaves a lone CR unquoted where lines end at LF)."""
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\r\n') else cell
