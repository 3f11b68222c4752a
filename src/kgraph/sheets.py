"""CSV as spreadsheets read it (RFC 4180 quoting, no text that would run as a formula), and workbooks without a clock."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.archives import zipped
from kgraph.errors import CallError, Problem, Text

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


def form_of(path: Path, form: str = "") -> str:
    """Return what a sheet is to be written as, ``xlsx`` or ``csv``: what was asked for, else what its name ends with.

    Raises CallError for a name that ends as another kind of file does.
    """
    suffix = path.suffix.lower()
    if form or suffix in ("", *_FORMS):
        return form or _FORMS.get(suffix, "xlsx")
    raise CallError(
        Problem(
            code="unknown-format",
            file=path.name,
            field="--out",
            found=path.suffix,
            expected=Text("名前の終わりが .xlsx か .csv のファイル", "a file whose name ends in .xlsx or .csv"),
            todo=Text(
                "名前を .xlsx か .csv にするか、--format で形式を選んでください",
                "call it .xlsx or .csv, or choose a format by --format",
            ),
        )
    )


_FORMS = {".xlsx": "xlsx", ".csv": "csv"}


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


def workbook_bytes(book: Workbook) -> bytes:
    """Return an openpyxl workbook as the bytes of an XLSX file: the same for the same cells, with no clock in them."""
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source:
        parts = {name: source.read(name) for name in sorted(source.namelist())}
    properties = "docProps/core.xml"
    parts[properties] = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", parts[properties])
    return zipped(parts.items())
