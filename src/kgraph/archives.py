"""ZIP archives: the same bytes for the same files, with no clock in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

PACKED_FROM = 500_000
"""A larger file to take away is put into a ZIP archive: tables, graphs and networks shrink to a tenth."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP file can tell
_FILE_MODE = 0o100644
_UNIX = 3


def zipped(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """Return files (path and content, text as UTF-8) as one archive, in the order in which they come."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE << 16
            archive.writestr(entry, content)  # names that are not ASCII with a mark that they are UTF-8
    return out.getvalue()


def packed(name: str, data: bytes) -> tuple[str, bytes]:
    """Return a file to take away under its name: as it is, or from PACKED_FROM bytes on in an archive (``.zip``).

    A workbook, which is packed in itself, stays as it is.
    """
    if len(data) < PACKED_FROM or name.endswith(".xlsx"):
        return name, data
    return f"{name}.zip", zipped([(name.rpartition("/")[2], data)])
