"""The glyphs of a page, as they are printed: characters with their boxes, and lines of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

LOST = "\ufffd"
"""What stands for a glyph that maps to no character."""

_CID = re.compile(r"\(cid:[0-9]+\)")
_SAME_LINE = 0.45
_SPACE_WIDE, _SPACE_NARROW, _TAB = 0.6, 0.22, 1.5
_OVER = 0.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """What one glyph stands for (a ligature several characters), and its box; ``top`` grows downwards, in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the box, about the size of the font."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The middle between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Glyphs that stand beside each other, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(g.x1 for g in self.glyphs)

    @property
    def top(self) -> float:
        """The upper end of its highest glyph."""
        return min(g.top for g in self.glyphs)

    @property
    def bottom(self) -> float:
        """The lower end of its lowest glyph."""
        return max(g.bottom for g in self.glyphs)

    @property
    def size(self) -> float:
        """The height of its highest glyph."""
        return max(g.height for g in self.glyphs)

    @property
    def text(self) -> str:
        """Its characters, with the white space that shows on the page."""
        out = [self.glyphs[0].text]
        for before, after in pairwise(self.glyphs):
            out += [_between(before, after), after.text]
        return "".join(out).strip()

    def columns(self) -> list[PrintedLine]:
        """Return the parts of the line that wide gaps part."""
        begin, found = 0, []
        for i, (before, after) in enumerate(pairwise(self.glyphs), 1):
            if _gap(before, after) > _TAB:
                found.append(PrintedLine(self.glyphs[begin:i]))
                begin = i
        return [part for part in (*found, PrintedLine(self.glyphs[begin:])) if part.text]


def glyphs_of(chars: Iterable[Mapping[str, Any]]) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs of a page, upright ones and sideways ones, each once where one is printed over its copy.

    A glyph that maps to no character (pdfminer writes those as ``(cid:123)``) becomes U+FFFD.
    """
    upright: list[Glyph] = []
    sideways: list[Glyph] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for char in chars:
        glyph = Glyph(_character(char["text"]), char["x0"], char["x1"], char["top"], char["bottom"])
        if glyph.height <= 0 or _printed_again(glyph, seen):
            continue
        (upright if char.get("upright", True) else sideways).append(glyph)
    return upright, sideways


def undecodable(glyphs: Sequence[Glyph]) -> int:
    """Return how many glyphs map to no character."""
    return sum(1 for glyph in glyphs if LOST in glyph.text)


def printed_lines(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Return the lines that glyphs make, from top to bottom; a line of nothing but white space is none."""
    rows: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g.middle, g.x0)):
        if not rows or glyph.middle - middle > _SAME_LINE * max(height, glyph.height):
            rows.append([])
            middle, height = glyph.middle, glyph.height
        rows[-1].append(glyph)
        height = max(height, glyph.height)
    lines = [PrintedLine(tuple(sorted(row, key=lambda g: (g.x0, g.x1)))) for row in rows]
    return [line for line in lines if line.text]


def is_wide(char: str) -> bool:
    """Whether a character takes a whole square."""
    return unicodedata.east_asian_width(char) in "WFA" or bool(unicodedata.combining(char))


def _character(text: str) -> str:
    """Return what a glyph stands for; private and control characters map to nothing that can be read."""
    if _CID.fullmatch(text) or not text:
        return LOST
    return "".join(LOST if unicodedata.category(c) in ("Co", "Cs", "Cn", "Cc") and c != "\t" else c for c in text)


def _printed_again(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    """Whether the same glyph was printed at nearly the same place already (bold type is made so)."""
    reach = _OVER * glyph.height
    column, row = round(glyph.x0 / 8), round(glyph.top / 8)
    for near in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
        for other in seen.get((glyph.text, *near), ()):
            if abs(other.x0 - glyph.x0) < reach and abs(other.top - glyph.top) < reach:
                return True
    seen.setdefault((glyph.text, column, row), []).append(glyph)
    return False


def _gap(before: Glyph, after: Glyph) -> float:
    """Return the room between two glyphs, in squares of their size."""
    return (after.x0 - before.x1) / max(before.height, after.height)


def _between(before: Glyph, after: Glyph) -> str:
    if before.text.isspace() or after.text.isspace():
        return ""
    wide = is_wide(before.text[-1]) and is_wide(after.text[0])
    return " " if _gap(before, after) > (_SPACE_WIDE if wide else _SPACE_NARROW) else ""
