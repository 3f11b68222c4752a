"""Pictures as SVG: the drawing of a level, and the small pictures of the start page.

Text stays text, set in a Japanese font stack; there is no style, script or address in a picture, so that it may stand in
a page or in a file. Numbers are rounded: the same drawing gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup, escape

from kgraph.render import palette
from kgraph.render.markup import is_japanese
from kgraph.render.view import FONT, columns

TEXT_SIZE = 14.0
LINE = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node: where its middle is, what it says (lines), and how it looks; ``note`` is its full name."""

    id: str
    x: float
    y: float
    lines: tuple[str, ...]
    note: str
    shape: str = "box"
    fill: str = "#ffffff"
    stroke: str = palette.EDGE
    ink: str = palette.TEXT
    border: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line between two nodes, by their ids."""

    start: str
    end: str
    width: float = 1.5
    colour: str = palette.EDGE
    dashed: bool = False
    straight: bool = False


def number(value: float) -> str:
    """Return a number with at most one digit behind the point."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def size_of(box: Box) -> tuple[float, float]:
    """Return how wide and how tall a node is drawn."""
    wide = max((columns(line) for line in box.lines), default=0.0) * TEXT_SIZE + 12
    tall = max(len(box.lines), 1) * LINE + 8
    return (wide * 1.3, tall * 1.45) if box.shape == "ellipse" else (wide, tall)


def picture(boxes: Sequence[Box], ties: Iterable[Tie], *, title: str, name: str, lang: str = "ja") -> str:
    """Return a whole drawing as SVG of its own size; ``name`` is the id of its title element, ``lang`` the language of
    its texts (in one that is English, names are marked as Japanese)."""
    sizes = {box.id: size_of(box) for box in boxes}
    at = {box.id: box for box in boxes}
    left = min((b.x - sizes[b.id][0] / 2 for b in boxes), default=0.0) - 10
    right = max((b.x + sizes[b.id][0] / 2 for b in boxes), default=0.0) + 10
    top = min((b.y - sizes[b.id][1] / 2 for b in boxes), default=0.0) - 10
    bottom = max((b.y + sizes[b.id][1] / 2 for b in boxes), default=0.0) + 10
    wide, tall = right - left, bottom - top
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{lang}" viewBox="{" ".join(map(number, (left, top, wide, tall)))}"'
        f' width="{number(wide)}" height="{number(tall)}" role="img" aria-labelledby="{name}"'
        f' font-family="{FONT}" font-size="{number(TEXT_SIZE)}" text-anchor="middle" fill="{palette.TEXT}">',
        f'<title id="{name}">{escape(title)}</title>',
        f'<g fill="none" stroke="{palette.EDGE}" stroke-width="1.5">',
        *_alike((_look_of_tie(tie), _way(tie, at)) for tie in sorted(ties, key=_look_of_tie)),
        "</g>",
        *_alike((_look_of_box(box), _outline(box, *sizes[box.id], lang)) for box in sorted(boxes, key=_look_of_box)),
        # What is below the text, the outline with its full name, is what a mouse meets.
        '<g pointer-events="none">',
        *_alike(
            (_ink(box.ink), text_lines(box.lines, box.x, box.y, palette.TEXT, lang))
            for box in sorted(boxes, key=_by_ink)
        ),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts)


def _alike(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield elements with how they look; how several one after another look stands once."""
    for look, some in groupby(parts, key=itemgetter(0)):
        own = "\n".join(element for _, element in some)
        yield f"<g{look}>\n{own}\n</g>" if look else own


def _look_of_tie(tie: Tie) -> str:
    colour = "" if tie.colour == palette.EDGE else f' stroke="{tie.colour}"'
    wide = "" if tie.width == 1.5 else f' stroke-width="{number(tie.width)}"'
    dashes = ' stroke-dasharray="5 4"' if tie.dashed else ""
    return f"{colour}{wide}{dashes}"


def _way(tie: Tie, at: Mapping[str, Box]) -> str:
    a, b = at[tie.start], at[tie.end]
    middle = number((a.x + b.x) / 2)
    way = (
        f"L{number(b.x)} {number(b.y)}"
        if tie.straight
        else f"C{middle} {number(a.y)} {middle} {number(b.y)} {number(b.x)} {number(b.y)}"
    )
    return f'<path d="M{number(a.x)} {number(a.y)}{way}"/>'


def _look_of_box(box: Box) -> str:
    dashes = ' stroke-dasharray="5 4"' if box.dashed else ""
    border = "" if box.border == 1 else f' stroke-width="{number(box.border)}"'
    return f' fill="{box.fill}" stroke="{box.stroke}"{border}{dashes}'


def _outline(box: Box, wide: float, tall: float, lang: str = "ja") -> str:
    if box.shape == "ellipse":
        own = f'ellipse cx="{number(box.x)}" cy="{number(box.y)}" rx="{number(wide / 2)}" ry="{number(tall / 2)}"'
    else:
        left, top = number(box.x - wide / 2), number(box.y - tall / 2)
        own = f'rect x="{left}" y="{top}" width="{number(wide)}" height="{number(tall)}" rx="3"'
    # The full name, where the label does not say it.
    if box.note in "".join(box.lines):
        return f"<{own}/>"
    return f"<{own}><title{_mark(box.note, lang)}>{escape(box.note)}</title></{own.partition(' ')[0]}>"


def _ink(ink: str) -> str:
    return "" if ink == palette.TEXT else f' fill="{ink}"'


def _by_ink(box: Box) -> str:
    return _ink(box.ink)


def _mark(text: str, lang: str) -> str:
    """Return what marks a Japanese text in a picture of another language."""
    return ' lang="ja"' if lang != "ja" and is_japanese(text) else ""


def text_lines(lines: Sequence[str], x: float, y: float, ink: str, lang: str = "ja") -> str:
    """Return lines of text around the height ``y``."""
    first = y - (len(lines) - 1) * LINE / 2 + TEXT_SIZE * 0.36
    colour = "" if ink == palette.TEXT else f' fill="{ink}"'
    if len(lines) == 1:
        return f'<text x="{number(x)}" y="{number(first)}"{colour}{_mark(lines[0], lang)}>{escape(lines[0])}</text>'
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(first + at * LINE)}"{_mark(line, lang)}>{escape(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f"<text{colour}>{spans}</text>"


def star(partner: str, groups: Sequence[str], sign: str, look: palette.Look) -> Markup:
    """Return the small picture of one partner that links groups: the partner left, the groups right."""
    row = 34.0
    tall = max(len(groups), 1) * row
    own = Box(id="p", x=95, y=tall / 2, lines=(f"{sign} {partner}",), note=partner, fill=look.tint, stroke=look.line)
    root = f'<svg lang="ja" viewBox="0 0 400 {number(tall)}" aria-hidden="true" font-family="{FONT}"'
    parts = [f'{root} font-size="{number(TEXT_SIZE)}" text-anchor="middle" fill="{palette.TEXT}">']
    for at, _ in enumerate(groups):
        y = row * (at + 0.5)
        parts.append(
            f'<path d="M95 {number(tall / 2)}C190 {number(tall / 2)} 150 {number(y)} 230 {number(y)}" fill="none"'
            f' stroke="{palette.SHARED_EDGE}" stroke-width="2.5"/>'
        )
    wide = min(size_of(own)[0], 185.0)
    parts.append(f"<g{_look_of_box(own)}>{_outline(own, wide, 28)}</g>{text_lines(own.lines, own.x, own.y, own.ink)}")
    for at, name in enumerate(groups):
        y = row * (at + 0.5)
        parts.append(
            f'<rect x="222" y="{number(y - 13)}" width="176" height="26" rx="13" fill="{palette.GROUP.line}"/>'
        )
        parts.append(text_lines((name,), 310, y, palette.GROUP_TEXT))
    return Markup("".join(parts) + "</svg>")


def dots(clusters: Sequence[tuple[str, int, int]]) -> Markup:
    """Return the small picture of clusters: a row of dots each, (sign, members, of which unsure); unsure ones are open."""
    row, step = 26.0, 24.0
    wide = max((members for _, members, _ in clusters), default=1) * step + 6
    parts = [f'<svg viewBox="0 0 {number(max(wide, 320))} {number(row * len(clusters))}" aria-hidden="true"'
             f' font-family="{FONT}" font-size="12">']  # fmt: skip
    for at, (sign, members, unsure) in enumerate(clusters):
        colour = palette.cluster_colour(at)
        for member in range(members):
            x, y = member * step + 14, row * (at + 0.5)
            fill = "#ffffff" if member >= members - unsure else colour
            ink = colour if fill == "#ffffff" else "#ffffff"
            parts.append(
                f'<circle cx="{number(x)}" cy="{number(y)}" r="10" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
                f'<text x="{number(x)}" y="{number(y + 4)}" text-anchor="middle" fill="{ink}">{escape(sign)}</text>'
            )
    return Markup("".join(parts) + "</svg>")


def shares(parts: Sequence[tuple[int, str, str]]) -> Markup:
    """Return a bar that is parted by (number, colour, colour of its figure)."""
    total = sum(n for n, _, _ in parts) or 1
    made = [f'<svg viewBox="0 0 400 28" aria-hidden="true" font-family="{FONT}" font-size="13">']
    x = 0.0
    for n, colour, ink in parts:
        wide = 400 * n / total
        if n:
            made.append(
                f'<rect x="{number(x)}" y="1" width="{number(wide)}" height="26" fill="{colour}" stroke="#ffffff"/>'
            )
            if wide > 24:
                made.append(f'<text x="{number(x + wide / 2)}" y="19" text-anchor="middle" fill="{ink}">{n:,}</text>')
        x += wide
    return Markup("".join(made) + "</svg>")
