"""The end of the document: who published it, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.dates import DateError, find_dates
from kgraph.reading.casebook.heads import Label
from kgraph.reading.casebook.lines import FormLine
from kgraph.reading.casebook.passages import clean
from kgraph.text import key

_LABEL = re.compile(r"(?:発行年月日|発行日|発行者?)?[:：\s]*$|^\s*発行者?[:：]")
_ISSUED = re.compile(r"発行|発刊")
_LONGEST_NAME = 60
_BODY = re.compile(
    r"[^0-9〒]+(?:[府省庁部課室局会社団所市町村県区]|法人|機構|センター|大学|連合|ネットワーク|プラットフォーム|npo)"
)
"""Names that bodies have: so that a stray line of the last group is never taken for the publisher."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """Publisher and date of issue, the indexes of the lines that tell them, and where the colophon begins."""

    publisher: str = ""
    issued: str = ""
    taken: frozenset[int] = frozenset()
    begin: int = 0


def find_colophon(lines: Sequence[FormLine], labels: Mapping[int, Label]) -> Colophon:
    """Return the colophon: a line after the last field that is a date of issue, and the line by itself before it.

    Without such a line the colophon is empty and begins behind the last line.
    """
    last = max(labels, default=-1)
    for at in range(len(lines) - 1, last, -1):
        line = lines[at]
        if lines[at].blank or not _ISSUED.search(line.key) or len(line.key) > _LONGEST_NAME:
            continue
        try:
            dates = find_dates(line.text)
        except DateError:
            continue
        if len(dates) != 1:
            continue
        before = clean(_LABEL.sub("", line.text[: dates[0].start]))
        if before and _BODY.fullmatch(key(before)):
            return Colophon(before, dates[0].date.value, frozenset({at}), at)
        name = _line_by_itself(lines, at, last)
        if name is None:
            return Colophon("", dates[0].date.value, frozenset({at}), at)
        return Colophon(clean(lines[name].text), dates[0].date.value, frozenset({name, at}), name)
    return Colophon(begin=len(lines))


def _line_by_itself(lines: Sequence[FormLine], at: int, last: int) -> int | None:
    """Return the line before ``at`` when it is no part of the last field's words: short, and a blank or a page's end before it."""
    above = at - 1
    while above > last and lines[above].blank:
        above -= 1
    if above <= last or len(lines[above].key) > _LONGEST_NAME or not _BODY.fullmatch(lines[above].key):
        return None
    return above if lines[above - 1].blank or lines[above].text.startswith("\f") else None
