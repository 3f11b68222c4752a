"""What every figure has: a title, what is shown below it, and what it is made from at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph import vocab
from kgraph.errors import Text
from kgraph.figures.sheet import Sheet, lines_of

MARGIN = 24.0
TITLE_SIZE, TEXT_SIZE, SMALL = 15.0, 10.0, 8.5
INK, SOFT, RULE, ACCENT, STRONG = "#1b1b1b", "#4a5560", "#c3cad1", "#00598c", "#b3261e"
_TITLE_STEP, _LINE_STEP, _SMALL_STEP = 21.0, 14.5, 12.0


class Frame:
    """The words around a figure, broken into lines for its width, with how much room they take."""

    def __init__(self, width: float, title: str, lead: Sequence[str], foot: Sequence[str]) -> None:
        room = width - 2 * MARGIN
        self.title = title
        self._title = lines_of(title, TITLE_SIZE * 1.04, room)
        self._lead = [line for words in lead for line in lines_of(words, TEXT_SIZE, room)]
        self._foot = [line for words in foot for line in lines_of(words, SMALL, room)]

    @property
    def above(self) -> float:
        """The height of title and lead, with the space below."""
        return MARGIN + len(self._title) * _TITLE_STEP + len(self._lead) * _LINE_STEP + 14

    @property
    def below(self) -> float:
        """The height of the foot, with the space above."""
        return 18 + len(self._foot) * _SMALL_STEP + MARGIN * 0.7

    def draw(self, sheet: Sheet) -> None:
        """Set the words on a sheet."""
        y = MARGIN
        for line in self._title:
            sheet.text(MARGIN, y, line, size=TITLE_SIZE, bold=True, middle=False)
            y += _TITLE_STEP
        for line in self._lead:
            sheet.text(MARGIN, y + 2, line, size=TEXT_SIZE, color=SOFT, middle=False)
            y += _LINE_STEP
        y = sheet.height - self.below + 18
        for line in self._foot:
            sheet.text(MARGIN, y, line, size=SMALL, color=SOFT, middle=False)
            y += _SMALL_STEP


def level_of(level: str) -> Text:
    """Return a level as a title names it."""
    return {
        "body": Text("連携先の団体", "partner bodies"),
        "place": Text("連携先（種類と地域）", "partners (kind and area)"),
        "kind": Text("連携先の種類", "kinds of partner"),
    }[level]


def family_of(kind: str) -> str:
    """Return the family that a kind belongs to (itself where it is one, or where a source adds it)."""
    scheme = vocab.scheme("kinds")
    if kind not in scheme:
        return kind
    above = scheme.ancestors(kind)
    return above[-1].notation if above else kind
