"""A file of tables as sheets, whatever it is: CSV or XLSX, plain or packed by gzip."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Collection
from pathlib import Path

from kgraph.errors import InputError, Text, error_in_words, rows_counted
from kgraph.files import unreadable
from kgraph.reading.tables.csv_file import read_csv
from kgraph.reading.tables.model import Book, Sheet
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.xlsx_file import MAGIC, OLD_MAGIC, read_xlsx

CSV_SUFFIXES = (".csv", ".tsv")
XLSX_SUFFIXES = (".xlsx", ".xlsm", ".xls")
_GZIP = b"\x1f\x8b"
_LARGEST = 1 << 30


def is_table(path: Path) -> bool:
    """Tell by its name whether a file is a table (.csv, .tsv, .xlsx, .xlsm, .xls; also with .gz behind it)."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    last = suffixes[-2:-1] if suffixes[-1:] == [".gz"] else suffixes[-1:]
    return bool(last) and last[0] in (*CSV_SUFFIXES, *XLSX_SUFFIXES)


def read_book(path: Path, encoding: str = "") -> Book:
    """Return the sheets of a file. Raises InputError where it is missing, empty, damaged or no table."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(unreadable(path.name, error)) from error
    if data.startswith(_GZIP):
        data = _unpacked(data, path.name)
    if data.startswith((MAGIC, OLD_MAGIC)):
        return read_xlsx(data, path.name)
    if path.suffix.lower() in XLSX_SUFFIXES and data:
        raise InputError(problem("not-a-workbook", path.name, found=path.suffix))
    return read_csv(data, path.name, encoding)


def _unpacked(data: bytes, file: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            unpacked = packed.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(problem("not-gzip", file, counted=error_in_words(error))) from None
    if len(unpacked) > _LARGEST:
        raise InputError(problem("too-large", file, found=f"> {_LARGEST:,} bytes"))
    return unpacked


def choose_sheet(book: Book, name: str = "", digests: Collection[str] = ()) -> Sheet:
    """Return the sheet called ``name``; else the one with one of ``digests``; else the first shown that holds anything.

    Raises InputError for a name that no sheet has, and for a book without a word.
    """
    if name:
        sheet = book.sheet(name)
        if sheet is None:
            names = "、".join(s.name for s in book.sheets)
            expected = Text(f"次のシート: {names}", f"one of the sheets {names}")
            raise InputError(problem("unknown-sheet", book.file, field="--sheet", found=name, expected=expected))
        return sheet
    for sheet in book.sheets:
        if digests and sheet.sha256 in digests:
            return sheet
    filled = [sheet for sheet in book.sheets if not sheet.empty]
    if not filled:
        raise InputError(problem("empty-table", book.file, counted=rows_counted(0)))
    return next((sheet for sheet in filled if not sheet.hidden), filled[0])
