"""Text as it is written, and a folded copy to compare by, with the way back.

Everything kgraph keeps is a slice of the text as written; folding (NFKC, radicals, kana composition) is only done
on a parallel string, whose every character knows where it came from.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# CJK Radicals Supplement characters that PDFs give in place of the ideograph and that NFKC leaves alone
# (Unicode, Equivalent Unified Ideographs: EquivalentUnifiedIdeograph.txt; where that names a character outside the
# basic plane or one that no Japanese text has, the one that it stands for in print, ⺼ being a 月). ⺀ has none; the
# Kangxi block, ⺟ and ⻳ are folded by NFKC.
_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼"
    "⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尢巳幺彑彐忄㣺扌攵旡日月歺民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒罒冗罒羊羊羊耂肀聿月"
    "臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟",
)

# Characters that PDFs give for others, because fonts print both by one glyph. The radicals here are those that NFKC
# folds to a form that is not the Japanese one (⼾ to 戶, not 戸).
_SAME_GLYPH = str.maketrans("⼾⾭⿈⿊‧∕‵ʻ", "戸青黄黒・/`‘")

# Characters that folding leaves as they are, where no mark follows that would join the last of them.
_PLAIN = re.compile(r"[\t\n -~、-〕ぁ-ゖァ-ヺー一-鿿]+(?![\u0300-\u036f\u3099\u309a\uff9e\uff9f])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded string with the way back to the original: ``text[i]`` came from ``original[starts[i]:ends[i]]``."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that folded characters ``[start, end)`` came from (empty stays empty)."""
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else len(self.original)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> str:
        """Return the original characters behind the folded characters ``[start, end)``."""
        a, b = self.span(start, end)
        return self.original[a:b]


def fold(text: str) -> Folded:
    """Return ``text`` under NFKC and radical folding, with the way back for every character.

    Folding is done per cluster (a starter and the marks that follow it), so that NFD kana compose and no span is
    ever torn out of the middle of a character. Length may change: ㈱ becomes three characters with one origin.
    Sources: Unicode Standard Annex 15 (NFKC); Unicode equivalent unified ideographs for the radicals.
    """
    if text.isascii():
        points = tuple(range(len(text)))
        return Folded(text, text, points, tuple(range(1, len(text) + 1)))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    i, n = 0, len(text)
    while i < n:
        if plain := _PLAIN.match(text, i):
            j = plain.end()
            out.append(plain.group())
            starts.extend(range(i, j))
            ends.extend(range(i + 1, j + 1))
            i = j
            continue
        j = i + 1
        while j < n and _joins(text[j]):
            j += 1
        piece = _fold_piece(text[i:j])
        out.append(piece)
        starts.extend([i] * len(piece))
        ends.extend([j] * len(piece))
        i = j
    return Folded(text, "".join(out), tuple(starts), tuple(ends))


def _joins(char: str) -> bool:
    """Tell whether ``char`` belongs to the character before it (combining marks, half-width voicing marks)."""
    return char in "\uff9e\uff9f" or (char > "\u02ff" and unicodedata.combining(char) != 0)


@functools.lru_cache(maxsize=8192)
def _fold_piece(piece: str) -> str:
    return unicodedata.normalize("NFKC", piece.translate(_SAME_GLYPH)).translate(_RADICALS)


def fold_text(text: str) -> str:
    """Return only the folded string of ``fold``."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_SAME_GLYPH)).translate(_RADICALS)


# What is not seen and tells nothing: soft hyphens, zero-width characters and marks of direction, variation selectors.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)


def key(text: str) -> str:
    """Return the key by which words are compared: folded, without white space and unseen characters, case folded."""
    folded = "".join(fold_text(text).split()).casefold()
    return folded if folded.isascii() else _UNSEEN.sub("", folded)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its 1-based number, its offset in the text and its words without the line feed."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind the last character (the line feed is not part of the line)."""
        return self.start + len(self.text)


def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text``; a line ends at LF only (VT, FF, NEL and U+2028 are characters like others)."""
    found: list[Line] = []
    at = 0
    for number, words in enumerate(text.split("\n"), 1):
        found.append(Line(number, at, words))
        at += len(words) + 1
    return tuple(found)


class LineIndex:
    """Line numbers by offset, for one text."""

    def __init__(self, text: str) -> None:
        self._starts = [line.start for line in lines(text)]

    def number(self, offset: int) -> int:
        """Return the 1-based number of the line that holds ``offset``."""
        return bisect_right(self._starts, offset)
