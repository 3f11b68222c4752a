"""Usual abbreviations of kinds of bodies (社協, 教委, 児相, 信金 …) written out in the key that names are compared by.

Only kinds are written out, never a brand (JA, コープ): that a brand means a body is for a person to say. The kanji of
an abbreviation may belong to two other words (神社協会, 育児相談, 宗教委員会); the neighbours that show it are data too.
"""

from __future__ import annotations

import csv
import functools
import re

from kgraph.identity.spelling import comparable
from kgraph.resources import folder


def written_out(compared: str) -> str:
    """Return a comparable name with its abbreviations of kinds written out.

    >>> written_out("山川市社協ボランティアセンター")
    '山川市社会福祉協議会ボランティアセンター'
    >>> written_out("山川市神社協会")
    '山川市神社協会'
    """
    pattern, words = _abbreviations()
    return pattern.sub(lambda found: words[found.group()], compared)


@functools.cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds an abbreviation, the longest first, and what each is written out as."""
    with (folder("data") / "lexicon" / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words, parts = {}, []
    for row in sorted(rows, key=lambda row: (-len(row["short"]), row["short"])):
        short = comparable(row["short"])
        words[short] = comparable(row["long"])
        before = f"(?<![{row['not_after']}])" if row["not_after"] else ""
        behind = f"(?![{row['not_before']}])" if row["not_before"] else ""
        parts.append(before + re.escape(short) + behind)
    return re.compile("|".join(parts)), words
