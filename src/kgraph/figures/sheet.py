"""A sheet of paper to draw figures on, in points from the top left; saved as SVG or PNG, the same bytes each time.

matplotlib (the extra ``figures``) is behind this module alone. In SVG text stays text, with a stack of Japanese fonts;
in PNG it is drawn by the Japanese font that the machine has, and refused where it has none.
"""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
import logging
import re
import unicodedata
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from kgraph.errors import CallError, Problem, Text

FORMATS = ("svg", "png")
DPI = 200

FONTS = (
    "BIZ UDPGothic",
    "BIZ UDGothic",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Yu Gothic",
    "Meiryo",
    "IPAexGothic",
    "IPAGothic",
    "TakaoPGothic",
    "VL PGothic",
    "MS PGothic",
)
"""Japanese fonts to draw with, the most legible first; SVG names them all."""

_FILES = re.compile(
    "BIZ-?UD|NotoSans(CJK|JP)|ipaexg|ipag|TakaoPGothic|VL-PGothic|YuGoth|meiryo|Hiragino", re.IGNORECASE
)
_FALLBACK = "DejaVu Sans"  # comes with matplotlib
_DOCTYPE = re.compile(r"<!DOCTYPE[^>]*>\s*")
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)


class Sheet:
    """A sheet ``width`` by ``height`` points; y grows downwards. Text of it can be measured before it is set."""

    def __init__(self, width: float, height: float, title: str) -> None:
        """Raises CallError when matplotlib is not installed."""
        matplotlib = _matplotlib()
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        self.width, self.height, self.title = width, height, title
        self.font = japanese_font()
        self._settings = {
            "font.family": [self.font or _FALLBACK],
            "svg.fonttype": "none",
            "svg.hashsalt": "kgraph",
            "axes.unicode_minus": False,
            "path.simplify": False,
        }
        self._context = matplotlib.rc_context
        figure: Any = matplotlib.figure.Figure(figsize=(width / 72, height / 72), facecolor="white")
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.axis("off")
        self._figure, self._axes = figure, axes
        canvas: Any = FigureCanvasAgg(figure)
        self._renderer = canvas.get_renderer()
        self._order = itertools.count(1)
        self.texts: list[Any] = []
        """What was set by ``text``, for tests that nothing overlaps."""

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 10,
        color: str = "#1b1b1b",
        align: str = "left",
        bold: bool = False,
        middle: bool = True,
    ) -> None:
        """Set words in one line at a point: ``align`` left, center or right; ``middle`` or with the top at ``y``."""
        with self._context(self._settings):
            self.texts.append(
                self._axes.text(
                    x,
                    y,
                    words,
                    fontsize=size,
                    color=color,
                    ha=align,
                    va="center_baseline" if middle else "top",
                    fontweight="bold" if bold else "normal",
                    parse_math=False,
                    zorder=next(self._order),
                )
            )

    def line(self, points: list[tuple[float, float]], *, color: str, width: float = 1.0) -> None:
        """Draw a line through points."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        self._axes.add_line(
            Line2D(xs, ys, color=color, linewidth=width, solid_capstyle="round", zorder=next(self._order))
        )

    def curve(self, start: tuple[float, float], end: tuple[float, float], *, color: str, width: float = 1.0) -> None:
        """Draw a curve that leaves ``start`` and meets ``end`` level."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path as Outline

        (x0, y0), (x1, y1) = start, end
        bend = (x1 - x0) * 0.45
        outline = Outline(
            [(x0, y0), (x0 + bend, y0), (x1 - bend, y1), (x1, y1)],
            [Outline.MOVETO, Outline.CURVE4, Outline.CURVE4, Outline.CURVE4],
        )
        self._axes.add_patch(
            PathPatch(outline, facecolor="none", edgecolor=color, linewidth=width, zorder=next(self._order))
        )

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, line: str = "none") -> None:
        """Draw a rectangle by its top left corner."""
        from matplotlib.patches import Rectangle

        self._axes.add_patch(
            Rectangle((x, y), width, height, facecolor=fill, edgecolor=line, linewidth=0.8, zorder=next(self._order))
        )

    def dot(self, x: float, y: float, radius: float, *, fill: str, line: str = "none") -> None:
        """Draw a disc."""
        from matplotlib.patches import Circle

        self._axes.add_patch(
            Circle((x, y), radius, facecolor=fill, edgecolor=line, linewidth=1.2, zorder=next(self._order))
        )

    def extents(self) -> list[tuple[str, float, float, float, float]]:
        """Return what was set with its box in points: words, left, top, right, bottom."""
        scale = 72 / self._figure.dpi
        found = []
        with self._context(self._settings):
            for text in self.texts:
                box = text.get_window_extent(self._renderer)
                left, right = box.x0 * scale, box.x1 * scale
                found.append((text.get_text(), left, self.height - box.y1 * scale, right, self.height - box.y0 * scale))
        return found

    def save(self, form: str) -> bytes:
        """Return the sheet as ``svg`` or ``png``. Raises CallError for a PNG where there is no Japanese font."""
        if form not in FORMATS:
            raise CallError(_unknown(form))
        if form == "png" and self.font is None:
            raise CallError(_no_font())
        out = io.BytesIO()
        with self._context(self._settings), _quiet():
            if form == "png":
                self._figure.savefig(out, format="png", dpi=DPI, metadata={"Software": None, "Title": self.title})
                return out.getvalue()
            metadata = {"Date": None, "Creator": None, "Title": self.title}
            self._figure.savefig(out, format="svg", metadata=metadata)
        return _tidied(out.getvalue().decode("utf-8"), self.font or _FALLBACK).encode("utf-8")


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are in points, as the font at hand has them. Raises CallError as ``Sheet`` does.

    Without a Japanese font a full-width character counts as an em.
    """
    return size * sum(_advance(char, bold) for char in words)


@functools.lru_cache(maxsize=8192)
def _advance(char: str, bold: bool) -> float:
    """Return how far a character leads, in ems."""
    if japanese_font() is None:
        return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.58
    from matplotlib import ft2font

    flags = getattr(ft2font, "LoadFlags", None)  # until matplotlib 3.10 they were numbers of the module
    unhinted: Any = flags.NO_HINTING if flags else getattr(ft2font, "LOAD_NO_HINTING")  # noqa: B009
    face = _face(bold)
    face.set_size(100, 72)  # matplotlib shares the face, and sets the sizes that it draws with
    return float(face.load_char(ord(char), flags=unhinted).linearHoriAdvance) / 65536 / 100


@functools.lru_cache(maxsize=2)
def _face(bold: bool) -> Any:
    from matplotlib import font_manager

    wanted = font_manager.FontProperties(family=[str(japanese_font())], weight="bold" if bold else "normal")
    with _quiet():
        face: Any = font_manager.get_font(font_manager.findfont(wanted))
    return face


def fitted(words: str, size: float, width: float) -> str:
    """Return words, cut and ended by … where they are wider than ``width`` points."""
    if width_of(words, size) <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(words[:middle] + "…", size) <= width:
            low = middle
        else:
            high = middle - 1
    return words[:low] + "…"


def lines_of(words: str, size: float, width: float) -> list[str]:
    """Return words as lines no wider than ``width`` points: broken at spaces, in Japanese at any character."""
    found, line = [], ""
    for piece in re.findall(r"[!-~]+ ?|.", words):
        if line and width_of((line + piece).rstrip(), size) > width and piece not in "、。，．）」』":
            found.append(line.rstrip())
            line = ""
        line += piece
    return [*found, line.rstrip()] if line.strip() else found


_found: list[str | None] = []


def japanese_font() -> str | None:
    """Return the first of FONTS that the machine has; None where it has none. Raises CallError without matplotlib."""
    if not _found:
        _matplotlib()
        from matplotlib import font_manager

        names = {font.name for font in font_manager.fontManager.ttflist}
        if not names.intersection(FONTS):  # its list of fonts may be older than the fonts
            for path in sorted(font_manager.findSystemFonts()):
                if _FILES.search(Path(path).name):
                    font_manager.fontManager.addfont(path)
            names = {font.name for font in font_manager.fontManager.ttflist}
        _found.append(next((name for name in FONTS if name in names), None))
    return _found[0]


def _matplotlib() -> ModuleType:
    try:
        import matplotlib
        import matplotlib.figure
    except ImportError as error:
        raise CallError(
            Problem(
                code="figures-extra-missing",
                file="matplotlib",
                expected=Text("図を描くための matplotlib", "matplotlib, which draws the figures"),
                todo=Text(
                    "pip install 'kgraph[figures]' で入れてください", "install it by: pip install 'kgraph[figures]'"
                ),
            )
        ) from error
    return matplotlib


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep matplotlib from writing to standard error of fonts and characters that it does not find."""
    logger = logging.getLogger("matplotlib.font_manager")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing from")
            yield
    finally:
        logger.setLevel(level)


def _tidied(svg: str, font: str) -> str:
    """Return the SVG with the whole stack of fonts, and without what points to other places."""
    stack = ", ".join(f"'{name}'" for name in dict.fromkeys((*FONTS, font))) + ", sans-serif"
    svg = _METADATA.sub("", _DOCTYPE.sub("", svg))
    return svg.replace(f"'{font}'", stack)


def _unknown(form: str) -> Problem:
    return Problem(
        code="unknown-format",
        file="FORMATS",
        field="format",
        found=form,
        expected=Text("svg または png", "svg or png"),
        todo=Text("形式を確かめてください", "check the format"),
    )


def _no_font() -> Problem:
    return Problem(
        code="no-japanese-font",
        file="png",
        found="0",
        expected=Text("日本語のフォント", "a Japanese font"),
        todo=Text(
            "Noto Sans CJK JP か BIZ UDPGothic を入れるか、SVG で書き出してください",
            "install Noto Sans CJK JP or BIZ UDPGothic, or write SVG, which needs none",
        ),
    )
