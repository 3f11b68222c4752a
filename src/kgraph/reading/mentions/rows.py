"""Rows of a text that have a sign between a class or a matter and the bodies behind it."""

from __future__ import annotations

from kgraph.reading.mentions.bodies import FIRM, read_body

_LONGEST_ROW = 300  # characters


def is_named(words: str) -> bool:
    """Tell whether words are a body from their beginning to their end."""
    body = read_body(words, 0, len(words))
    return body is not None and body.strength in FIRM and body.end >= len(words) - 1


def is_class(words: str, rest: str) -> bool:
    """Tell whether a label is a kind of body and one that is named stands behind it (コンビニ:株式会社…)."""
    kind = read_body(words, 0, len(words)) if len(words) <= 12 else None
    body = read_body(rest, 0, len(rest)) if kind is not None and kind.generic else None
    return body is not None and body.strength in ("strong", "form") and not body.generic


def tells_who_runs(words: str, rest: str) -> bool:
    """Tell whether a row tells what is run, by a name that is no known body, and behind the sign who runs it."""
    body = read_body(rest, 0, len(rest)) if read_body(words, 0, len(words)) is None else None
    return body is not None and body.strength in ("strong", "form", "named") and not body.generic


def is_row(text: str, start: int, end: int) -> bool:
    """Tell whether a line with one / stands beside others of that make: a class and, behind the sign, its members."""
    if end - start > _LONGEST_ROW:
        return False
    first, last = max(0, start - _LONGEST_ROW), end + _LONGEST_ROW
    near = (text[end + 1 : last].split("\n", 1)[0], text[first : max(first, start - 1)].rsplit("\n", 1)[-1])
    return text.count("/", start, end) == 1 and any(line.count("/") == 1 and "。" not in line for line in near)
