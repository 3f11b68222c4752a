"""What a page carries beside its words: headers, footers and page numbers, where form feeds part the pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.reading.casebook.grid import MAIN, SUB, Grid
from kgraph.reading.casebook.heads import Label
from kgraph.reading.casebook.lines import FormLine

_PAGE_NUMBER = re.compile(r"[-–—~(]*(?:p\.?|page|第)?[0-9]{1,4}(?:/[0-9]{1,4})?(?:頁|ページ)?[-–—~)]*")
_NUMBERS = re.compile(r"[0-9]+")
_MOST_LINES = 3
_LONGEST = 80
_NEIGHBOURS = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Indexes of the lines that are furniture, and of the blank lines between them and the words of their page."""

    lines: frozenset[int] = frozenset()
    blanks: frozenset[int] = frozenset()


def find_furniture(lines: Sequence[FormLine], labels: Mapping[int, Label], grid: Grid) -> Furniture:
    """Return the furniture of a document whose pages are parted by form feeds; nothing where there is none.

    At the edge of a page a page number is one, and a line that stands there again, but for its numbers, on a page
    next to it or the one after that (left and right pages differ), with a blank or a number to tell it from the words
    of the page. A line that names a field, or holds a mark or a choice of a grid, never is.
    """
    pages = _pages(lines)
    if len(pages) < 2:
        return Furniture()
    at_edge = {}
    for number, (begin, end) in enumerate(pages):
        at_edge[number, "head"] = _edge(lines, labels, grid, range(begin, end))
        at_edge[number, "foot"] = _edge(lines, labels, grid, range(end - 1, begin - 1, -1))
    shapes = {where: {_shape(lines[at]) for at in found} for where, found in at_edge.items()}
    taken: set[int] = set()
    blanks: set[int] = set()
    for (number, edge), found in at_edge.items():
        again = set().union(*(shapes.get((number + i, edge), set()) for i in _NEIGHBOURS))
        mine = _first_of(found, lines, again)
        beyond = _blanks_behind(lines, mine, pages[number], edge)
        taken.update(at for at in mine if beyond or _NUMBERS.search(lines[at].key))
        blanks.update(beyond)
    return Furniture(frozenset(taken), frozenset(blanks))


def _pages(lines: Sequence[FormLine]) -> list[tuple[int, int]]:
    """Return the pages as half-open ranges of lines; a form feed begins the first line of a page."""
    begins = [0, *(at for at, line in enumerate(lines) if at and line.text.startswith("\f"))]
    return list(zip(begins, [*begins[1:], len(lines)], strict=True))


def _edge(lines: Sequence[FormLine], labels: Mapping[int, Label], grid: Grid, order: range) -> list[int]:
    """Return the lines at one edge of a page that may be furniture: up to the first line that cannot be."""
    found: list[int] = []
    for at in order:
        line = lines[at]
        if line.blank:
            continue
        of_form = at in labels or MAIN in line.key or SUB in line.key or any(grid.labels_in(line))
        if of_form or len(line.key) > _LONGEST or len(found) == _MOST_LINES:
            break
        found.append(at)
    return found


def _first_of(found: Sequence[int], lines: Sequence[FormLine], again: set[str]) -> list[int]:
    """Return the lines from the edge on that are furniture; what stands behind any other line is not."""
    return list(itertools.takewhile(lambda at: _is_number(lines[at]) or _shape(lines[at]) in again, found))


def _is_number(line: FormLine) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.key))


def _shape(line: FormLine) -> str:
    return _NUMBERS.sub("0", line.key)


def _blanks_behind(lines: Sequence[FormLine], mine: Sequence[int], page: tuple[int, int], edge: str) -> list[int]:
    """Return the blank lines between the furniture at an edge of a page and its first or last words."""
    if not mine:
        return []
    order = range(mine[-1] + 1, page[1]) if edge == "head" else range(mine[-1] - 1, page[0] - 1, -1)
    return list(itertools.takewhile(lambda at: lines[at].blank, order))
