"""Words of the form with the way back to where they stand in the document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from kgraph.text import Folded, LineIndex, fold, fold_text

REPLACEMENT = "\ufffd"
"""What a decoder leaves where a byte could not be read."""
_RADICAL = re.compile("[\u2e80-\u2fdf\u2027]")
"""Characters that a PDF gives for others: those of the radicals, and the point of a hyphenation for ・."""
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
"""Characters that print nothing: they are no part of a key."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: line (1-based), half-open span in the document, and the words themselves."""

    line: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded text of a source with its lines."""

    text: str
    index: LineIndex

    @classmethod
    def of(cls, text: str) -> Document:
        """Return the document of a decoded text."""
        return cls(text, LineIndex(text))

    def place(self, start: int, end: int) -> Place:
        """Return the place of the span ``[start, end)``."""
        return Place(self.index.number(start), start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one field, joined where the layout broke the line.

    ``offsets[i]`` is the offset in the document of ``text[i]``; a joint that the text does not have stands at the
    line end it replaces. ``broken`` tells whether the layout broke the line.
    """

    text: str
    offsets: tuple[int, ...]
    broken: bool
    document: Document = field(repr=False, compare=False)

    @property
    def start(self) -> int:
        """The offset of the first character (0 for an empty passage)."""
        return self.offsets[0] if self.offsets else 0

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.offsets[-1] + 1 if self.offsets else 0

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.document.index.number(self.start)

    @property
    def place(self) -> Place:
        """Where the whole passage stands."""
        return self.document.place(self.start, self.end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the document of the characters ``[start, end)`` of this passage."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def locate(self, folded: Folded, start: int, end: int) -> Place:
        """Return the place of the characters ``[start, end)`` of this passage as folded, white space around cut."""
        while start < end and folded.text[start].isspace():
            start += 1
        while end > start and folded.text[end - 1].isspace():
            end -= 1
        return self.document.place(*self.span(*folded.span(start, end)))

    def folded(self) -> Folded:
        """Return the folded text of this passage with the way back to it."""
        return fold(self.text)

    def cut(self, start: int, end: int) -> Passage:
        """Return a part of this passage."""
        return Passage(self.text[start:end], self.offsets[start:end], self.broken, self.document)

    def trimmed(self) -> Passage:
        """Return it without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))


def join(document: Document, spans: Iterable[tuple[int, int]]) -> Passage:
    """Return the passage that lies in ``spans`` of the document, one for each line.

    Between two pieces nothing is put where both sides are wide characters, as Japanese is broken anywhere, or where a
    web address goes on; else one space.
    """
    text: list[str] = []
    offsets: list[int] = []
    broken = False
    for start, end in spans:
        while start < end and document.text[start].isspace():
            start += 1
        while end > start and document.text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if text:
            broken = True
            if not runs_on("".join(text[-200:]), document.text[start:end]):
                text.append(" ")
                offsets.append(offsets[-1] + 1)
        text.extend(document.text[start:end])
        offsets.extend(range(start, end))
    return Passage("".join(text), tuple(offsets), broken, document)


def squeeze(folded: Folded) -> tuple[str, tuple[int, ...]]:
    """Return the key of a folded text (no white space, no format characters, case folded) and where each
    character of it stands in ``folded.text``."""
    at = tuple(i for i, c in enumerate(folded.text) if not (c.isspace() or c in _INVISIBLE))
    small = folded.text.casefold()
    if len(small) != len(folded.text):  # a letter that becomes two keeps its case, so that positions stand
        small = "".join(c if len(c.casefold()) != 1 else c.casefold() for c in folded.text)
    return "".join([small[i] for i in at]), at


def clean(words: str) -> str:
    """Return words as a value: canonically composed, radicals as ideographs, white space as single spaces.

    Width is kept as it is written, since names differ in it on purpose; keys fold it.
    """
    composed = _RADICAL.sub(lambda match: fold_text(match[0]), unicodedata.normalize("NFC", words))
    return " ".join(composed.split())


def runs_on(before: str, after: str) -> bool:
    """Whether nothing stands between two lines that the layout broke: both sides wide, or a web address going on."""
    if _is_wide(before[-1]) and _is_wide(after[0]):
        return True
    tail = before.split()[-1]
    return "://" in fold_text(tail) and tail.isascii() and after[0].isascii()


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA" or bool(unicodedata.combining(char))
