"""What the scripts of the pages compare words by (``site/fold.js``): forms of characters, abbreviations, readings."""

from __future__ import annotations

import csv
from typing import Any

from kgraph.places import kanji_variants
from kgraph.places.names import VARIANTS
from kgraph.resources import folder

SCRIPT = "fold.js"
"""The script that takes these tables; it stands before those that look for words."""


def tables(within: str | None = None) -> dict[str, Any]:
    """Return the tables, as the script takes them; of the readings those of words ``within`` a text, where one is given,
    and those of abbreviations."""
    short = _short()
    kept = {row[0] for row in short}
    return {
        "variants": _variants(),
        "short": short,
        "readings": [
            [row["word"], row["reading"]]
            for row in rows("readings.csv")
            if within is None or row["word"] in within or row["word"] in kept
        ],
    }


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the lexicon."""
    with (folder("data") / "lexicon" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _variants() -> str:
    """Return the forms of characters that are searched for as one, in pairs: also those that tell names apart (嶋, 島)."""
    table = kanji_variants("candidate") | VARIANTS
    return "".join(f"{chr(variant)}{chr(table.get(to, to))}" for variant, to in sorted(table.items()))


def _short() -> list[list[str]]:
    """Return the abbreviations, the longest first: short, long, what may not stand before it, what not behind it."""
    found = sorted(rows("abbreviations.csv"), key=lambda row: (-len(row["short"]), row["short"]))
    return [[row["short"], row["long"], row["not_after"], row["not_before"]] for row in found]
