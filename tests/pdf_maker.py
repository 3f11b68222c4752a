"""Writes small PDFs by hand: pages of words at places, ruled lines, images; for tests of what no browser prints."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Words:
    """Characters at a place (points from the left and the top); ``mapped`` False: the font tells no characters."""

    text: str
    x: float = 60
    y: float = 80
    size: float = 10
    mapped: bool = True
    sideways: bool = False


@dataclass(frozen=True)
class Sheet:
    """One page: words, ruled lines (x0, y0, x1, y1 from the top), and an image on the whole of it, or on a box."""

    words: Sequence[Words] = ()
    rules: Sequence[tuple[float, float, float, float]] = ()
    image: bool | tuple[float, float, float, float] = False
    colour: bool = False


@dataclass
class Document:
    """The objects of a PDF by number; ``objects[0]`` is the catalog."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        self.objects.append(body)
        return len(self.objects)

    def stream(self, data: bytes, attributes: bytes = b"", *, packed: bool = True) -> int:
        """Add a stream and return its number."""
        raw = zlib.compress(data) if packed else data
        head = attributes + (b" /Filter /FlateDecode" if packed else b"")
        return self.add(b"<<%s /Length %d>>\nstream\n%s\nendstream" % (head, len(raw), raw))

    def data(self, trailer: bytes = b"") -> bytes:
        """Return the file."""
        out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        at = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = b"/Size %d /Root 1 0 R %s" % (len(offsets) + 1, trailer)
        return bytes(out + b"trailer\n<<%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, at))


def make_pdf(
    sheets: Sequence[Sheet], *, count: int | None = None, trailer: bytes = b"", extra: Sequence[bytes] = ()
) -> bytes:
    """Return a PDF; ``count`` is the number of pages that it claims to have, ``extra`` more objects (from number 3)."""
    made = Document()
    made.add(b"<</Type /Catalog /Pages 2 0 R>>")
    made.add(b"")
    for body in extra:
        made.add(body)
    chars = frozenset(char for sheet in sheets for words in sheet.words if words.mapped for char in words.text)
    fonts = b"<</F1 %d 0 R /F2 %d 0 R>>" % (_font(made, chars), _font(made, None))
    dot = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /Device%s"
    grey, colour = made.stream(b"\x80", dot % b"Gray"), made.stream(b"\x80\x60\x40", dot % b"RGB")
    kids = []
    for sheet in sheets:
        content = made.stream(_content(sheet))
        drawn = b"/XObject <</I %d 0 R>>" % (colour if sheet.colour else grey) if sheet.image else b""
        kids.append(
            made.add(
                b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources <</Font %s %s>>>>"
                % (WIDTH, HEIGHT, content, fonts, drawn)
            )
        )
    kid_list = b" ".join(b"%d 0 R" % kid for kid in kids)
    made.objects[1] = b"<</Type /Pages /Kids [%s] /Count %d>>" % (kid_list, len(kids) if count is None else count)
    return made.data(trailer)


def _content(sheet: Sheet) -> bytes:
    x0, y0, x1, y1 = sheet.image if isinstance(sheet.image, tuple) else (0, 0, WIDTH, HEIGHT)
    out = [b"q %.2f 0 0 %.2f %.2f %.2f cm /I Do Q" % (x1 - x0, y1 - y0, x0, HEIGHT - y1)] if sheet.image else []
    for x0, y0, x1, y1 in sheet.rules:
        out.append(b"%.2f %.2f m %.2f %.2f l S" % (x0, HEIGHT - y0, x1, HEIGHT - y1))
    for words in sheet.words:
        codes = words.text.encode("utf-16-be").hex().encode()
        turn = b"0 1 -1 0" if words.sideways else b"1 0 0 1"
        at = (words.x, HEIGHT - words.y - words.size)
        out.append(
            b"BT /F%d %.2f Tf %s %.2f %.2f Tm <%s> Tj ET" % (1 if words.mapped else 2, words.size, turn, *at, codes)
        )
    return b"\n".join(out)


def _font(made: Document, chars: frozenset[str] | None) -> int:
    """Add a font whose codes are UTF-16; it says so of ``chars`` only."""
    descriptor = made.add(
        b"<</Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80>>"
    )
    child = made.add(
        b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /DW 1000 /W [32 126 500]"
        b" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R>>"
        % descriptor
    )
    to_unicode = b""
    if chars is not None:
        mapped = [b"<%04X> <%04X>" % (ord(char), ord(char)) for char in sorted(chars)]
        blocks = [mapped[i : i + 100] for i in range(0, len(mapped), 100)]
        body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
        cmap = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sample def /CMapType 2 def\n"
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + body + b"endcmap end end"
        )
        to_unicode = b"/ToUnicode %d 0 R" % made.stream(cmap)
    return made.add(
        b"<</Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [%d 0 R] %s>>"
        % (child, to_unicode)
    )
