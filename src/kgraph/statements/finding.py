"""Where words stand in what a source says of a group: found by the words alone, whatever the line breaks between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from kgraph.statements.rows import PARTNER_FIELD, Statements
from kgraph.text import LineIndex, fold, key

MENTION_FIELDS = (PARTNER_FIELD, "purpose", "people", "content", "approach", "outcomes")
"""The fields of a form that may say who took part; a row of a table has none, and counts as partners."""

_FORM_ROW = "row"  # what the account of a row of a table holds for a field
_LONGEST_LINE = 20_000  # no longer one is searched for what is near to words that stand nowhere


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand: the field, the line that they begin on, and the offsets in the text."""

    field: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines of one field that follow each other, with nothing but blank lines between."""

    field: str
    start: int
    end: int
    first: int
    last: int


class GroupText:
    """The text of one source, by group: only the lines that were taken for a field that may say who took part."""

    def __init__(self, statements: Statements, text: str) -> None:
        self._text = text
        self._index = LineIndex(text)
        self._runs: dict[str, list[_Run]] = {}
        held = {line.line for line in statements.lines if line.fate == "withheld"}
        self._held = held
        starts = _starts(text)
        for line in statements.lines:
            name = PARTNER_FIELD if line.field == _FORM_ROW else line.field
            if line.fate != "taken" or name not in MENTION_FIELDS or not 0 < line.line < len(starts):
                continue
            runs = self._runs.setdefault(line.group, [])
            start, end = starts[line.line - 1], starts[line.line] - 1
            last = runs[-1] if runs else None
            if last and last.field == name and line.field != _FORM_ROW and not text[last.end : start].strip():
                runs[-1] = _Run(name, last.start, end, last.first, line.line)
            else:
                runs.append(_Run(name, start, end, line.line, line.line))

    def spots(self, group: str, words: str, field: str = "", line: int = 0) -> list[Spot]:
        """Return where the words stand in what is said of a group, in the order of the text.

        White space and the width of characters do not matter. ``field`` and ``line`` narrow where they may stand.
        """
        wanted = key(words)
        found: list[Spot] = []
        for run in self._of(group, field, line) if wanted else ():
            for start, end in _within(self._text, run.start, run.end, wanted):
                number = self._index.number(start)
                if not line or number <= line <= self._index.number(end - 1):
                    found.append(Spot(run.field, number, start, end))
        return found

    def words(self, spot: Spot) -> str:
        """Return the words at a spot as they are written."""
        return self._text[spot.start : spot.end]

    def nearest(self, group: str, words: str, field: str = "", line: int = 0) -> tuple[int, str]:
        """Return the line and the written words that are nearest to words that stand nowhere; 0 and "" where none are.

        Of a row in which something is withheld only the line is told.
        """
        wanted = key(words)
        best = (1, 0, "")  # one character alone is not near
        for run in self._of(group, field, line):
            written = self._text[run.start : min(run.end, run.start + _LONGEST_LINE)]
            plain, places = _plain(written)
            match = SequenceMatcher(None, plain, wanted, autojunk=False).find_longest_match()
            if match.size > best[0]:
                start = max(0, match.a - match.b)
                end = min(len(places), start + max(len(wanted), match.size)) - 1
                near = written[places[start][0] : places[end][1]]
                number = self._index.number(run.start + places[match.a][0])
                best = match.size, number, "" if number in self._held else " ".join(near.split())
        return best[1], best[2]

    def _of(self, group: str, field: str, line: int) -> Iterable[_Run]:
        return (
            run
            for run in self._runs.get(group, ())
            if (not field or run.field == field) and (not line or run.first <= line <= run.last)
        )


def _starts(text: str) -> list[int]:
    """Return where each line begins, and where one after the last would."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return [*starts, len(text) + 1]


def _plain(written: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the characters by which words are compared, each with its span in what is written."""
    folded = fold(written)
    kept = [(c, a, b) for c, a, b in zip(folded.text, folded.starts, folded.ends, strict=True) if key(c)]
    pieces = [(piece, a, b) for c, a, b in kept for piece in key(c)]
    return "".join(piece for piece, _, _ in pieces), [(a, b) for _, a, b in pieces]


def _within(text: str, start: int, end: int, wanted: str) -> Iterator[tuple[int, int]]:
    plain, places = _plain(text[start:end])
    at = plain.find(wanted)
    while at >= 0:
        yield start + places[at][0], start + places[at + len(wanted) - 1][1]
        at = plain.find(wanted, at + 1)
