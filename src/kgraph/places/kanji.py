"""Old, simplified and other forms of one character, as names of places and of bodies are written with.

The pairs are data/lexicon/kanji-variants.csv, each with its source. ``same`` is one character in two forms (學: 学);
``candidate`` are forms that also tell two names apart (嶋, 島): they make a candidate for a person, never one name.
"""

from __future__ import annotations

import csv
import functools

from kgraph.errors import CallError, Problem, Text
from kgraph.resources import folder

USES = ("same", "candidate")


@functools.cache
def kanji_variants(use: str = "same") -> dict[int, int]:
    """Return the table for ``str.translate``: every variant of that use to its standard form, one character each.

    ``candidate`` holds the pairs of ``same`` as well. Raises CallError for a use that is neither.
    """
    if use not in USES:
        raise CallError(
            Problem(
                code="unknown-use",
                file="kanji-variants.csv",
                field="use",
                found=use,
                expected=Text("same または candidate", "same or candidate"),
                todo=Text("どちらかを指定してください", "name one of them"),
            )
        )
    with (folder("data") / "lexicon" / "kanji-variants.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["use"] in ("same", use)]
    table = {ord(row["variant"]): ord(row["standard"]) for row in rows}
    return {variant: table.get(standard, standard) for variant, standard in table.items()}
