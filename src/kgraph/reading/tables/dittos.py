"""Cells that say "as above" (同上, 〃): read as the cell that they mean, as those of a merged range are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kgraph.reading.tables.model import Sheet

_DITTO = re.compile(r"[(（]?(?:同\s*上|上に?同じ?|上記に?同じ|同前|仝\s*上?|[〃々″〞”“\"]{1,2}|''|,,)[)）]?")

_LONGEST = 12
At = tuple[int, int]


def with_dittos(sheet: Sheet, first: int, passed_over: Callable[[int], bool]) -> tuple[Sheet, frozenset[At]]:
    """Return the sheet with every ditto below row ``first`` read as the cell above it, and the dittos that mean nothing.

    Rows without a word, and those that ``passed_over`` tells of, are looked through: headings, notes. Above a ditto
    that means nothing there is an empty cell, or no row: it is read as an empty cell.
    """
    found = {row: _dittos(sheet.rows[row]) for row in range(first, len(sheet.rows))}
    if not any(found.values()):
        return sheet, frozenset()
    meant: dict[At, At] = {}
    alone: set[At] = set()
    above = -1
    for row, dittos in found.items():
        if not any(sheet.rows[row]) or (not dittos and passed_over(row)):
            continue
        for column in dittos:
            there = (above, column) if above >= 0 else (row, sheet.width)
            origin = meant.get(there) or sheet.merged.get(there, there)
            meant[row, column] = origin
            if not sheet.own(*origin):
                alone.add((row, column))
        above = row
    return replace(sheet, merged={**sheet.merged, **meant}), frozenset(alone)


def _dittos(texts: Sequence[str]) -> list[int]:
    return [at for at, text in enumerate(texts) if 0 < len(text) <= _LONGEST and _DITTO.fullmatch(text.strip())]
