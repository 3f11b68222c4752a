"""Words of prose that speak of a concept of the form: a target or an activity that the group may have left unticked.

The words are data (``data/lexicon/concept-words.csv``); the longest one wins, and a word may speak of two concepts
(独居高齢者). What stands inside a name is no such word: the caller says where names are.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.kinds import spellings
from kgraph.resources import folder
from kgraph.text import fold, fold_text


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """A word with its span in the text; ``notation`` is empty for a concept that the form has no box for."""

    start: int
    end: int
    scheme: str
    notation: str
    words: str
    rule: str


@functools.cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, str], ...]]]:
    """Return the pattern of all words, longest first, and what each speaks of: (scheme, notation) pairs."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    with (folder("data") / "lexicon" / "concept-words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in spellings(fold_text(row["word"])):
                found.setdefault(word, {})[row["scheme"], row["notation"]] = None
    ordered = sorted(found, key=lambda word: (-len(word), word))
    return re.compile("|".join(_spaced(word) for word in ordered)), {w: tuple(of) for w, of in found.items()}


def _spaced(word: str) -> str:
    """Return the pattern of a word, with the space that forms set between letters and kanji (SNS 相談)."""
    return re.sub(r"(?<=[A-Za-z0-9])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[A-Za-z0-9])", " ?", re.escape(word))


def find_concepts(text: str, names: Iterable[tuple[int, int]] = ()) -> tuple[FoundConcept, ...]:
    """Return the words of ``text`` that speak of a concept, by place; those within ``names`` (spans) are left out."""
    pattern, concepts = _words()
    folded = fold(text)
    blocked = sorted(names)
    found = []
    for match in pattern.finditer(folded.text):
        start, end = folded.span(*match.span())
        if any(left < end and start < right for left, right in blocked):
            continue
        word = match.group().replace(" ", "")
        for scheme, notation in concepts[word]:
            found.append(FoundConcept(start, end, scheme, notation, text[start:end], f"concept-word:{word}"))
    return tuple(found)
