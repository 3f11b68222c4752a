"""Registers of 法人番号 for tests, as the National Tax Agency publishes them; every body in them is invented."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from kgraph.identity.numbers import check_digit

STREET = "架空町９９９番地"


def number(ordinal: int) -> str:
    """A corporate number with a right check digit."""
    twelve = f"{990005000000 + ordinal:012d}"
    return check_digit(twelve) + twelve


def row(
    ordinal: int,
    name: str,
    prefecture: str = "高知県",
    city: str = "高知市",
    code: str = "39201",
    *,
    kind: str = "399",
    closed: str = "",
    successor: str = "",
    latest: str = "1",
    updated: str = "2024-01-05",
    process: str = "01",
    hidden: str = "0",
    corporate_number: str = "",
) -> list[str]:
    """One row of the published file: 30 columns (国税庁 リソース定義書)."""
    cause = "01" if closed else ""
    own = corporate_number or number(ordinal)
    head = [str(ordinal), own, process, "0", updated, "2024-01-01", name, "", kind, prefecture, city, STREET, ""]
    middle = [code[:2], code[2:], "7800000", "", "", closed, cause, successor, "", "2015-10-05", latest]
    return [*head, *middle, "", "", "", "", "カナ", hidden]


def text(rows: Iterable[list[str]]) -> str:
    """The rows as CSV, quoted as the published files are, line ends CRLF."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def write(path: Path, rows: Iterable[list[str]], encoding: str = "utf-8", packing: str = "plain") -> Path:
    """Write a register to ``path``: plain, gzip, or a ZIP that holds a signature beside the CSV."""
    data = text(rows).encode(encoding)
    if packing == "gzip":
        path.write_bytes(gzip.compress(data, mtime=0))
    elif packing == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("39_kochi_all_20240131.csv.asc", "signature")
            archive.writestr("39_kochi_all_20240131.csv", data)
    else:
        path.write_bytes(data)
    return path
