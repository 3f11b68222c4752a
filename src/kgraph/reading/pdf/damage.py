"""What of a page is lost though the parser does not say so: objects that are gone, streams that do not unpack.

pdfminer reads on with what it can get. Here that would mean partners that silently fall away, so each stream that a
page's text depends on is unpacked once beforehand, piece by piece, and the checksum at its end looked at.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

MOST_BYTES = 200_000_000
"""More than this, unpacked, is no page of a form."""

_PIECE = 1 << 20
_FLATE = ("FlateDecode", "Fl")


class TooLarge(Exception):
    """A stream unpacks to more than MOST_BYTES."""


def damaged(page: Any, checked: dict[int, bool]) -> bool:
    """Whether any stream that the text of a pdfminer page needs is gone or does not unpack to its end.

    ``checked`` keeps what is known of streams that pages share. Raises TooLarge.
    """

    return any(not _whole(found, checked) for found in _streams(page, checked))


def _whole(found: Any, checked: dict[int, bool]) -> bool:
    from pdfminer.pdftypes import PDFStream

    known = _number(found)
    if known not in checked:
        stream = _resolve(found)
        whole = isinstance(stream, PDFStream) and _unpacks(stream)
        if known < 0:
            return whole
        checked[known] = whole
    return checked[known]


def _streams(page: Any, checked: dict[int, bool]) -> Iterator[Any]:
    """Yield the contents of a page, the character maps of its fonts, and the forms that it draws, each with theirs.

    Fonts and forms that other pages have led to are left out.
    """
    yield from page.contents
    resources = [page.resources]
    while resources:
        at = _dictionary(resources.pop())
        for font in _new(at.get("Font"), checked):
            to_unicode = _dictionary(font).get("ToUnicode")
            if to_unicode is not None and not _named(to_unicode):
                yield to_unicode
        for found in _new(at.get("XObject"), checked):
            drawn = getattr(_resolve(found), "attrs", {})
            if _is(drawn.get("Subtype"), "Form"):
                checked.pop(_number(found), None)
                yield found
                resources.append(drawn.get("Resources"))


def _new(found: Any, checked: dict[int, bool]) -> Iterator[Any]:
    """Yield the values of a dictionary of resources that no page has led to before, and note them."""
    for value in _dictionary(found).values():
        known = _number(value)
        if known < 0:
            yield value
        elif known not in checked:
            checked[known] = True
            yield value


def _number(found: Any) -> int:
    """Return the number of the object that a reference names, -1 for what is no reference."""
    number = getattr(found, "objid", None)
    return number if isinstance(number, int) else -1


def _unpacks(stream: Any) -> bool:
    """Whether the bytes of a stream unpack whole; those that pdfminer has unpacked already, or packs otherwise, do."""
    if stream.rawdata is None or stream.decipher:
        return True
    filters = stream.get_filters()
    if not filters or not any(_is(filters[0][0], name) for name in _FLATE):
        return True
    unpacker, size, left = zlib.decompressobj(), 0, stream.rawdata
    try:
        while left and not unpacker.eof:
            size += len(unpacker.decompress(left, _PIECE))
            left = unpacker.unconsumed_tail
            if size > MOST_BYTES:
                raise TooLarge
        unpacker.flush(_PIECE)
    except zlib.error:
        return False
    return unpacker.eof


def _resolve(found: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(found)


def _dictionary(found: Any) -> dict[str, Any]:
    value = _resolve(found)
    return value if isinstance(value, dict) else {}


def _named(found: Any) -> bool:
    """Whether a character map is one that the format knows by name (such as Identity-H)."""
    from pdfminer.psparser import PSLiteral

    return isinstance(_resolve(found), PSLiteral)


def _is(literal: Any, name: str) -> bool:
    return getattr(literal, "name", None) == name
