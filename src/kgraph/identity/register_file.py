"""A register of 法人番号 as a file: as the National Tax Agency publishes it, or a CSV with named columns.

Rows are streamed, so that the file of the whole country (some five million rows) takes no more memory than a small
one. Street addresses are never taken from a row.
"""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final, cast

from kgraph.errors import InputError, KgraphError, Problem, Text, error_in_words
from kgraph.files import LOST, decode, unreadable
from kgraph.identity.numbers import corporate_number_is_right, parse_corporate_number
from kgraph.places import Places
from kgraph.text import key

COLUMNS: Final = 30
"""How many columns the published file has; it has no header line."""

MOST_PROBLEMS: Final = 100
"""How many malformed rows are told one by one; the others are counted."""

# 国税庁 法人番号公表サイト, リソース定義書: where the columns that are used stand, from 0.
_PUBLISHED: Final[Mapping[str, int]] = {
    "number": 1,
    "process": 2,
    "updated": 4,
    "name": 6,
    "kind": 8,
    "prefecture": 9,
    "city": 10,
    "prefecture_code": 13,
    "city_code": 14,
    "closed": 18,
    "successor": 20,
    "latest": 23,
    "hidden": 29,
}
# What the same columns are called where a header names them; the first that there is counts.
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("法人番号", "corporatenumber"),
    "process": ("処理区分", "process"),
    "updated": ("更新年月日", "updatedate", "updated"),
    "name": ("商号又は名称", "商号または名称", "ntaname", "法人名", "法人名称", "名称", "name"),
    "kind": ("法人種別", "kind"),
    "prefecture": ("国内所在地(都道府県)", "都道府県", "都道府県名", "prefecturename", "prefecture", "pref"),
    "city": ("国内所在地(市区町村)", "市区町村", "市区町村名", "cityname", "municipality", "city"),
    "prefecture_code": ("都道府県コード", "prefecturecode"),
    "city_code": ("code6", "code5", "市区町村コード", "全国地方公共団体コード", "citycode"),
    "closed": ("登記記録の閉鎖等年月日", "閉鎖年月日", "closedate"),
    "successor": ("承継先法人番号", "successorcorporatenumber"),
    "latest": ("最新履歴", "latest"),
    "hidden": ("検索対象除外", "hihyoji"),
}
_DELETED = "99"  # 処理区分: 削除
_HEAD = 1 << 16
_SUMMARY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # a Web-API answer begins with its date and three counts
# What a packed file raises when it is damaged; RuntimeError is raised of one that is locked, and (as a kind of it) of one
# that is packed in a way that Python cannot unpack.
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredBody:
    """One body as the register has it: ``place`` is the 5-digit code of its seat (or of the prefecture, or empty).

    ``closed`` is the date on which the record was closed, ``latest`` whether the row is the present state.
    """

    number: str
    name: str
    place: str
    kind: str = ""
    closed: str = ""
    successor: str = ""
    latest: bool = True
    updated: str = ""
    line: int = 0


@dataclass(slots=True)
class RegisterFile:
    """A register's file. ``rows`` streams it once; ``read``, ``skipped`` and ``problems`` then tell what came of it.

    Raises InputError, when the rows are asked for, for a file that is no register or cannot be decoded.
    """

    path: Path
    places: Places
    read: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)
    _columns: Mapping[str, int] = field(default_factory=dict)
    _width: int = 0

    @property
    def name(self) -> str:
        """The name by which identifiers refer to the register: that of its file."""
        return self.path.name

    def rows(self) -> Iterator[tuple[int, str, str, list[str]]]:
        """Yield (line, number, name, cells) of every row that is whole; the others become problems."""
        try:
            for member, binary in _members(self.path):
                yield from self._rows_of(member, binary)
        except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
            raise InputError(unreadable(self.name, error)) from None
        except _BROKEN as error:
            raise InputError(_problem("register-broken", self.name, 0, "", error_in_words(error))) from None
        if not self.read:  # of the width of a register, but no row is one of a body
            raise InputError(_problem("no-register", self.name, 0, "", "0"), *self.problems[:1])

    def body(self, line: int, number: str, name: str, cells: list[str]) -> RegisteredBody:
        """Return the body of a row that ``rows`` gave."""
        closed = self._cell(cells, "closed")
        gone = self._cell(cells, "process") == _DELETED or self._cell(cells, "hidden") == "1"
        return RegisteredBody(
            number=number,
            name=name,
            place=self._place(cells),
            kind=self._cell(cells, "kind"),
            closed=closed or (self._cell(cells, "updated") or "-" if gone else ""),
            successor=self._cell(cells, "successor"),
            latest=self._cell(cells, "latest") != "0",
            updated=self._cell(cells, "updated"),
            line=line,
        )

    def _rows_of(self, member: str, binary: IO[bytes]) -> Iterator[tuple[int, str, str, list[str]]]:
        head = binary.read(_HEAD)
        encoding = decode(_whole_lines(head), member).encoding
        stream = io.BufferedReader(_Rejoined(head, binary))
        lines = _records(io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=""))
        started = False
        for line, alone, joined in lines:
            if not started:
                if not any(alone[0]) or _is_summary(alone[0]):
                    continue
                started = True
                if self._starts(joined, member, line):
                    continue
            cells_of = alone if any(len(cells) == self._width for cells in alone) else [joined]
            for offset, cells in enumerate(cells_of):
                if any(cells):
                    found = self._row(member, line + offset, cells)
                    if found is not None:
                        yield found
        if not started:
            raise InputError(_problem("no-register", member, 0, "", "0"))

    def _starts(self, cells: list[str], member: str, line: int) -> bool:
        """Take the layout from the first row; return whether it was a header line."""
        header = [key(cell).replace("_", "").replace("-", "") for cell in cells]
        columns = {
            column: header.index(found)
            for column, names in _NAMES.items()
            if (found := next((name for name in names if name in header), None))
        }
        if "number" in columns and "name" in columns:
            self._columns, self._width = columns, len(cells)
            return True
        if len(cells) == COLUMNS:
            self._columns, self._width = _PUBLISHED, COLUMNS
            return False
        code = "register-columns" if len(cells) > 1 and corporate_number_is_right(cells[1].strip()) else "no-register"
        raise InputError(_problem(code, member, line, "", str(len(cells))))

    def _row(self, member: str, line: int, cells: list[str]) -> tuple[int, str, str, list[str]] | None:
        if len(cells) != self._width:
            self._skip(_problem("register-columns", member, line, "", str(len(cells)), self._width))
            return None
        name = cells[self._columns["name"]].strip()
        if not name or LOST in name:
            self._skip(_problem("register-name", member, line, "商号又は名称", LOST if name else ""))
            return None
        number = cells[self._columns["number"]].strip()
        if not corporate_number_is_right(number):
            try:
                number = parse_corporate_number(number, file=member, line=line)
            except InputError as error:
                self._skip(*error.problems)
                return None
        self.read += 1
        return line, number, name, cells

    def _skip(self, *problems: Problem) -> None:
        self.skipped += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems += problems

    def _cell(self, cells: list[str], column: str) -> str:
        return cells[self._columns[column]].strip() if column in self._columns else ""

    def _place(self, cells: list[str]) -> str:
        """Return the code of the seat: by its code where the prefecture's name agrees, else by its names."""
        prefecture, city = self._cell(cells, "prefecture"), self._cell(cells, "city")
        code = self._cell(cells, "city_code")
        if len(code) <= 3 and code:
            code = self._cell(cells, "prefecture_code").zfill(2) + code.zfill(3)
        with contextlib.suppress(KgraphError):
            place = self.places.get(code)
            if prefecture in ("", self.places.get(place.prefecture).name):
                return place.code
        with contextlib.suppress(KgraphError):
            return self.places.find(city, prefecture).code
        with contextlib.suppress(KgraphError):
            return self.places.find(prefecture).code
        return ""


class _Rejoined(io.RawIOBase):
    """A stream whose head was read already: the head, then the rest."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def _members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield the CSV files in ``path`` (itself, its gzip's content, the .csv files of its ZIP) with their names."""
    with path.open("rb") as file:
        magic = file.read(4)
    if magic[:2] == b"\x1f\x8b":
        with gzip.open(path, "rb") as unpacked:
            yield path.name, cast(IO[bytes], unpacked)
    elif magic == b"PK\x03\x04":
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if name.lower().endswith(".csv"))
            if not names:
                raise InputError(_problem("register-zip", path.name, 0, "", ", ".join(archive.namelist()[:3])))
            for name in names:
                with archive.open(name) as member:
                    yield f"{path.name}/{name}", member
    else:
        with path.open("rb") as plain:
            yield path.name, plain


def _whole_lines(head: bytes) -> bytes:
    """Return the head without what may be cut off in the middle of a character."""
    if len(head) < _HEAD:
        return head
    return head if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head[: head.rfind(b"\n") + 1 or len(head)]


def _records(lines: io.TextIOWrapper) -> Iterator[tuple[int, list[list[str]], list[str]]]:
    """Yield (first line, the cells of each of its lines alone, its cells) for every record.

    A quote that is never closed joins the lines behind it; read alone, those are whole again.
    """
    pending: list[str] = []

    def kept() -> Iterator[str]:
        for line in lines:
            pending.append(line)
            yield line

    reader = csv.reader(kept())
    number = 1
    while True:
        try:
            joined = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell that is too long, mostly the lines behind a quote that is never closed
            joined = []
        raw = tuple(pending)
        pending.clear()
        alone = [joined] if joined and len(raw) == 1 else [_alone(line) for line in raw]
        yield number, alone, joined or alone[0]
        number += len(raw)


def _alone(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return ["-"]  # reported as a row of one column


def _is_summary(cells: list[str]) -> bool:
    return len(cells) == 4 and _SUMMARY.fullmatch(cells[0]) is not None and all(c.isdigit() for c in cells[1:])


def _problem(code: str, file: str, line: int, column: str, found: str | Text, width: int = COLUMNS) -> Problem:
    expected, todo = _WORDS[code]
    if code == "register-columns":
        expected = Text(f"{width} 列", f"{width} columns")
    words, counted = ("", found) if isinstance(found, Text) else (found, None)
    return Problem(
        code=code, file=file, line=line, field=column, found=words, counted=counted, expected=expected, todo=todo
    )


_REGISTER = Text(
    "国税庁の法人番号ファイル（30 列・見出し行なし）、または「法人番号」「商号又は名称」の列がある CSV",
    "the National Tax Agency's file (30 columns, no header line), or a CSV with columns for number and name",
)
_ROW = Text("その行は使っていません。行を直してください", "that row was not used: mend it")
_WORDS = {
    "no-register": (
        _REGISTER,
        Text("--registry に法人番号のファイルを指定してください", "name such a file by --registry"),
    ),
    "register-columns": (Text("30 列", "30 columns"), _ROW),
    "register-name": (Text("名称", "a name"), _ROW),
    "register-zip": (
        Text("ZIP の中の .csv", "a .csv in the ZIP"),
        Text("ZIP の中身を確かめてください", "check the ZIP"),
    ),
    "register-broken": (
        Text("壊れていないファイル", "a file that is whole and can be read"),
        Text("もう一度ダウンロードし、パスを確かめてください", "download it again and check the path"),
    ),
}
