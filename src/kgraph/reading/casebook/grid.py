"""The two grids of choices with their marks, read by what the cells say and not by where they stand.

Columns drift, marks stand in a cell of their own or stick to their label, labels are parted over two cells or broken
over two lines. So a grid is read as a row of marks and labels: a mark belongs to the label that follows it, unless it
closes the cell of a label that has none. A label is put together from pieces while the pieces are the beginning of
one. What fits nowhere is reported, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kgraph.reading.casebook.labels import ACTIVITIES, TARGETS, FormLabels
from kgraph.reading.casebook.lines import FormLine
from kgraph.reading.casebook.problems import Problems

MAIN, SUB = "★", "☆"
_MARKS = re.compile(f"[{MAIN}{SUB}]")
_NUMBER = r"(?:\(?[0-9]{1,2}[).、,]?)?"
FAMILY = "family"
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Choice:
    """A label of a grid with its mark (empty where it has none), and where it stands."""

    grid: str
    notation: str
    mark: str
    line: int
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class _Piece:
    """The beginning of a label whose rest is still to come."""

    text: str
    mark: _Mark | None
    line: FormLine
    start: int
    end: int
    section: str


@dataclass(slots=True)
class _Mark:
    sign: str
    line: FormLine
    at: int


@dataclass(slots=True)
class _Row:
    """The last label read in a cell, to which a mark at the cell's end may belong."""

    choice: int | None = None
    marked: bool = False


class Grid:
    """The labels of both grids as one pattern; made once for a document."""

    def __init__(self, labels: FormLabels) -> None:
        self._known: dict[str, tuple[str, str]] = {
            **dict.fromkeys(labels.families, (FAMILY, "")),
            **{text: (ACTIVITIES, notation) for text, notation in labels.activities.items()},
            **{text: (TARGETS, notation) for text, notation in labels.targets.items()},
        }
        longest = sorted(self._known, key=lambda text: (-len(text), text))
        one = "|".join(map(re.escape, longest)) or "(?!)"
        self._one = re.compile(f"{_NUMBER}({one})")
        self._several = re.compile(f"(?:{_NUMBER}(?:{one}))+")
        self._beginnings = frozenset(text[:n] for text in self._known for n in range(1, len(text)))

    def grid_of(self, line: FormLine) -> str:
        """Return the grid that the first whole label on a line belongs to, or nothing."""
        for cell in line.cells():
            for text in re.split(_MARKS, line.key[cell.start : cell.end]):
                if self._several.fullmatch(text) and (match := self._one.match(text)):
                    grid = self._known[match[1]][0]
                    return ACTIVITIES if grid == FAMILY else grid
        return ""

    def read(self, lines: Sequence[tuple[str, FormLine]], problems: Problems) -> tuple[Choice, ...]:
        """Return the marked choices of a group; ``lines`` are the lines of its grids, each with its section."""
        reading = _Reading(self, problems)
        one_a_line = max((sum(1 for _ in self.labels_in(line)) for _, line in lines), default=0) <= 1
        for section, line in lines:
            reading.line(section, line, one_a_line)
        return reading.finish({section for section, _ in lines})

    def labels_in(self, line: FormLine) -> Iterator[str]:
        """Yield the whole labels on a line (families left out)."""
        for text in re.split(_MARKS, line.key):
            for match in self._one.finditer(text):
                if self._known[match[1]][0] != FAMILY:
                    yield match[1]

    def whole(self, text: str) -> Iterable[re.Match[str]]:
        """Return the labels that ``text`` consists of; none when anything is left over."""
        return self._one.finditer(text) if self._several.fullmatch(text) else ()

    def known(self, text: str) -> tuple[str, str] | None:
        """Return grid and notation of a label, or None."""
        return self._known.get(text)

    def label(self, grid: str, notation: str) -> str:
        """Return the first label of a notation, for messages."""
        return next((text for text, known in self._known.items() if known == (grid, notation)), notation)

    def begins(self, text: str) -> bool:
        """Whether ``text`` is the beginning of a label and not the whole of one."""
        return text in self._beginnings


@dataclass(slots=True)
class _Reading:
    """The state while the grids of one group are read."""

    grid: Grid
    problems: Problems
    section: str = ""
    choices: list[Choice] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    pieces: list[_Piece] = field(default_factory=list)
    waiting: _Mark | None = None

    def line(self, section: str, line: FormLine, one_a_line: bool) -> None:
        """Read one line; where every label has a line of its own, so may every mark."""
        if self.waiting is not None and (not one_a_line or section != self.section):
            self._homeless()
        self.section = section
        for cell in line.cells():
            row = _Row()
            for match in re.finditer(f"[{MAIN}{SUB}]|[^{MAIN}{SUB}]+", line.key[cell.start : cell.end]):
                start, end = cell.start + match.start(), cell.start + match.end()
                if _MARKS.fullmatch(match[0]):
                    self._mark(_Mark(match[0], line, start), row, closes=end == cell.end)
                else:
                    self._words(line, start, end, row)

    def finish(self, sections: set[str]) -> tuple[Choice, ...]:
        """Return the marked choices, those of activities first; report what is left over."""
        if self.waiting is not None:
            self._homeless()
        for piece in self.pieces:
            self._unknown(piece.mark, piece.line, piece.start, piece.end, piece.section)
        marked = [choice for choice in self.choices if choice.mark]
        return tuple(c for grid in (ACTIVITIES, TARGETS) for c in self._checked(grid, marked, sections))

    def _checked(self, grid: str, marked: list[Choice], sections: set[str]) -> Iterator[Choice]:
        mine = [choice for choice in marked if choice.grid == grid]
        main = [choice for choice in mine if choice.mark == MAIN]
        twice = {c.notation for c in mine if any(d.notation == c.notation and d.mark != c.mark for d in mine)}
        for choice in mine:
            if choice.notation in twice:
                self.problems.add("two-marks-one-choice", line=choice.line, field=grid, found=self._shown(choice))
        if len({choice.notation for choice in main}) > 1:
            found = "、".join(self._shown(choice) for choice in main)
            self.problems.add("two-main-marks", line=main[-1].line, field=grid, found=found)
            main = []
        elif not main and (grid in self.seen or grid in sections):
            line = next((c.line for c in self.choices if c.grid == grid), 0)
            self.problems.add("no-main-mark", line=line, field=grid, found=SUB * len(mine))
        taken: set[str] = set()
        for choice in (*main, *(c for c in mine if c.mark == SUB)):
            if choice.notation not in twice and choice.notation not in taken:
                taken.add(choice.notation)
                yield choice

    def _mark(self, mark: _Mark, row: _Row, *, closes: bool) -> None:
        if closes and row.choice is not None and not row.marked and self.waiting is None:
            before = self.choices[row.choice]
            self.choices[row.choice] = Choice(
                before.grid, before.notation, mark.sign, before.line, before.start, before.end, "mark-behind"
            )
            row.marked = True
            return
        if self.waiting is not None:
            self._homeless()
        self.waiting = mark

    def _homeless(self) -> None:
        if self.waiting is not None:
            self.problems.add(
                "mark-without-label", line=self.waiting.line.number, field=self.section, found=self.waiting.sign
            )
        self.waiting = None

    def _words(self, line: FormLine, start: int, end: int, row: _Row) -> None:
        """Take a run of words without a mark: whole labels, or pieces of labels, or something unknown."""
        text = line.key[start:end]
        found = list(self.grid.whole(text))
        if found:
            for match in found:
                self._label(match[1], line, (start + match.start(1), start + match.end(1)), row)
            return
        parts = list(_words_between_spaces(line, start, end))
        if len(parts) > 1 and not self._fits(text) and self._holds_labels(line, parts):
            for first, last in parts:
                self._words(line, first, last, row)
            return
        self._piece(text, line, start, end)

    def _fits(self, text: str) -> bool:
        wholes = [piece.text + text for piece in self.pieces] + [text]
        return any(self.grid.known(whole) or self.grid.begins(whole) for whole in wholes)

    def _holds_labels(self, line: FormLine, parts: list[tuple[int, int]]) -> bool:
        """Whether words parted by single spaces are several labels or ends of labels, and not one unknown one."""
        ends = [line.key[first:last] for first, last in parts]
        runs = ("".join(ends[i:j]) for i in range(len(ends)) for j in range(i + 1, len(ends) + 1))
        closing = (self.grid.known(piece.text + end) for piece in self.pieces for end in ends)
        return any(self.grid.known(run) for run in runs) or any(closing)

    def _piece(self, text: str, line: FormLine, start: int, end: int) -> None:
        for piece in self.pieces:
            whole = piece.text + text
            if self.grid.known(whole):
                self.pieces.remove(piece)
                first, last = piece.line.span(piece.start, piece.end)
                if piece.line is line:
                    last = line.span(start, end)[1]
                self._choose(whole, piece.mark, piece.line.number, first, last, "parted-label")
                return
            if self.grid.begins(whole):
                piece.text = whole
                if piece.line is line:
                    piece.end = end
                return
        mark, self.waiting = self.waiting, None
        if self.grid.begins(text):
            self.pieces.append(_Piece(text, mark, line, start, end, self.section))
            return
        self._unknown(mark, line, start, end, self.section)

    def _unknown(self, mark: _Mark | None, line: FormLine, start: int, end: int, section: str) -> None:
        first, last = line.span(start, end)
        words = (mark.sign + " " if mark else "") + " ".join(line.text[first - line.start : last - line.start].split())
        self.problems.add("unknown-choice", line=line.number, field=section, found=words[:_SHOWN])

    def _label(self, text: str, line: FormLine, key_span: tuple[int, int], row: _Row) -> None:
        known = self.grid.known(text)
        if known is None or known[0] == FAMILY:
            if self.waiting is not None:
                self._homeless()
            return
        mark, self.waiting = self.waiting, None
        rule = "mark-before"
        if mark is not None and mark.line is line and mark.at + 1 == key_span[0] and _same_cell(line, mark.at):
            rule = "mark-glued"
        start, end = line.span(*key_span)
        row.choice, row.marked = len(self.choices), mark is not None
        self._choose(text, mark, line.number, start, end, rule)

    def _choose(self, text: str, mark: _Mark | None, line: int, start: int, end: int, rule: str) -> None:
        grid, notation = self.grid.known(text) or ("", "")
        self.seen.add(grid)
        self.choices.append(Choice(grid, notation, mark.sign if mark else "", line, start, end, rule))

    def _shown(self, choice: Choice) -> str:
        return f"{choice.mark} {self.grid.label(choice.grid, choice.notation)}"


def _words_between_spaces(line: FormLine, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for i in range(start + 1, end + 1):
        if i == end or line.at[i] != line.at[i - 1] + 1:
            yield begin, i
            begin = i


def _same_cell(line: FormLine, at: int) -> bool:
    return any(cell.start <= at and at + 1 < cell.end for cell in line.cells())
