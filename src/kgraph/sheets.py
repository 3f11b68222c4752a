"""CSV as spreadsheets read it (RFC 4180 quoting, no text that would run as a formula), and workbooks without a clock."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook

BOM = "\ufeff"

# A cell that begins so is run by Excel and its like (OWASP, CSV Injection); full-width forms are taken for ASCII there.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """Return ``text`` with an apostrophe before it where a spreadsheet would run it.

    >>> safe("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_RUNS) else text


def unsafe(text: str) -> str:
    """Return ``text`` without the apostrophe that ``safe`` put before it.

    >>> unsafe("'=1+1"), unsafe("'90s")
    ('=1+1', "'90s")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUNS) else text


def csv_text(rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV, line ends LF; None is an empty cell. Cells are written as they are (see ``safe``)."""
    return "".join(",".join("" if cell is None else _quoted(str(cell)) for cell in row) + "\n" for row in rows)


def table_csv(header: Sequence[str], rows: Iterable[Sequence[Any]], *, bom: bool = False) -> str:
    """Return rows as CSV (line ends LF); no cell runs as a formula in a spreadsheet, None is an empty cell.

    >>> table_csv(["name"], [["=1+1"]])
    "name\\n'=1+1\\n"
    """
    cells = ([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return (BOM if bom else "") + csv_text([header, *cells])


def _quoted(cell: str) -> str:
    """Quote by RFC 4180 (the csv module leaves a lone CR unquoted where lines end at LF)."""
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\r\n') else cell


_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP file can tell


def workbook_bytes(book: Workbook) -> bytes:
    """Return an openpyxl workbook as the bytes of an XLSX file: the same for the same cells, with no clock in them."""
    written = io.BytesIO()
    book.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
            target.writestr(entry, data)
    return out.getvalue()
