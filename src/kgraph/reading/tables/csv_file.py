"""CSV as offices keep it: any of four encodings, commas, tabs or semicolons, quotes that may be broken."""

from __future__ import annotations

import codecs
import csv
import itertools
from collections.abc import Iterator

from kgraph.errors import InputError, Problem, Text, rows_counted
from kgraph.files import LOST, decode
from kgraph.reading.tables.model import Book, make_sheet
from kgraph.reading.tables.problems import problem
from kgraph.sheets import unsafe

ENCODINGS = ("utf-8", "cp932", "utf-16")
"""What --encoding may name. Shift_JIS is read as CP932, which holds it and what Windows writes beside it."""

_CP932 = frozenset(("cp932", "ms932", "windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis"))
_DELIMITERS = ",\t;"
_MOST_NUL = 0.01  # more of them: a binary file, or UTF-16 without its mark
_MOST_BROKEN = 20  # records with broken quotes, before each line is read by itself


def read_csv(data: bytes, file: str, encoding: str = "") -> Book:
    """Return the one sheet of a CSV file; its rows are numbered as a spreadsheet that opens it does.

    An apostrophe before what would run as a formula is no part of the cell.

    The encoding is found (UTF-8 with or without BOM, UTF-16, CP932) unless named. Raises InputError for an empty or
    binary file, and for one that is not in the encoding named.
    """
    text, used = _decoded(data, file, encoding)
    if not text.strip("\0 \n\t"):
        raise InputError(problem("empty-table", file, counted=rows_counted(0)))
    rows, broken = _rows(text, file)
    sheet = make_sheet(file, [list(map(unsafe, row)) for row in rows], problems=tuple(broken))
    return Book(file, (sheet,), used, tuple(_lost(rows, file)))


def _decoded(data: bytes, file: str, encoding: str) -> tuple[str, str]:
    if not encoding:
        if 0 < data.count(b"\0") <= _MOST_NUL * len(data):
            data = data.replace(b"\0", b"\xff")  # no character of any encoding: told with its row
        decoded = decode(data, file)
        return decoded.text, {"utf-8-sig": "utf-8"}.get(decoded.encoding, decoded.encoding)
    name = encoding.strip().lower().replace("_", "-")
    name = "cp932" if name in _CP932 or name == "shift-jis" else name
    try:
        known = codecs.lookup("utf-8-sig" if name in ("utf-8", "utf8") else name)
        text = known.decode(data, "strict")[0]
    except LookupError:
        raise InputError(problem("wrong-encoding", file, field="--encoding", found=encoding)) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"{name}: 0x{data[error.start]:02X}, byte {error.start + 1}"
        raise InputError(problem("wrong-encoding", file, line=line, found=found)) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), name


def _lost(rows: list[list[str]], file: str) -> Iterator[Problem]:
    for number, row in enumerate(rows, 1):
        if any(LOST in cell for cell in row):
            yield problem("undecodable-byte", file, line=number, found=LOST)


def _delimiter(text: str) -> str:
    """Return the delimiter: the one that comes most often in the first lines, a comma where none does."""
    head = "\n".join(text.split("\n", 20)[:20])
    return max(_DELIMITERS, key=lambda char: (head.count(char), -_DELIMITERS.index(char)))


def _rows(text: str, file: str) -> tuple[list[list[str]], list[Problem]]:
    """Return the records. One whose quotes are broken ends at its line end, so that it takes no other with it."""
    delimiter = _delimiter(text)
    lines = text.removesuffix("\n").split("\n")
    rows: list[list[str]] = []
    problems: list[Problem] = []
    at = 0
    while at < len(lines):
        if len(problems) >= _MOST_BROKEN:
            rows.extend(_alone(line, delimiter) for line in lines[at:])
            break
        read = (f"{line}\n" for line in itertools.islice(lines, at, None))
        reader = csv.reader(read, delimiter=delimiter, strict=True)
        done = 0
        try:
            for row in reader:
                rows.append(row)
                done = reader.line_num
        except csv.Error:
            rows.append(_alone(lines[at + done], delimiter))
            problems.append(problem("broken-quotes", file, line=len(rows), counted=_length(lines[at + done])))
            at += done + 1
            continue
        break
    return rows, problems


def _alone(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line whatever its quotes are."""
    return [cell.strip('"') if cell.count('"') % 2 == 0 else cell for cell in line.split(delimiter)]


def _length(line: str) -> Text:
    return Text(f"{len(line)}文字の行", f"a line of {len(line)} characters")
