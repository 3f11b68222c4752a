"""Partner mentions of passages: JSON Lines in (or plain text), mentions with their grounding out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kgraph.errors import InputError, Problem, Text, error_in_words, raise_if, value_in_words
from kgraph.identity.grounding import Region, ground
from kgraph.kinds import Lexicon
from kgraph.persons import names_a_person
from kgraph.pipeline.passage_regions import region_of
from kgraph.places import Places
from kgraph.reading.mentions import FoundMention, Vetoed, read
from kgraph.reading.mentions.persons import PERHAPS_A_PERSON
from kgraph.text import Line, lines


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the body whose partners it tells of, and that body's region; both may be empty.

    ``line`` is where it stands in its file, 0 for a text by itself.
    """

    id: str
    text: str
    subject: str = ""
    subject_region: str = ""
    line: int = field(default=0, compare=False)


def parse_passages(text: str, name: str) -> list[Passage]:
    """Return the passages of a JSON Lines file; a text that is no such file is one passage by itself, called ``name``.

    Raises InputError, with the line, for a line that is no JSON object or has no ``text``.
    """
    found, problems = take_passages(text, name)
    raise_if(problems)
    return found


def take_passages(text: str, name: str) -> tuple[list[Passage], tuple[Problem, ...]]:
    """Return the passages as ``parse_passages`` does, and the lines that are none as problems.

    Raises InputError where no line is a passage.
    """
    if not text.lstrip().startswith("{"):
        return [Passage(name, text)], ()
    found: list[Passage] = []
    problems: list[Problem] = []
    for line in lines(text):
        if line.text.strip():
            taken = _passage(line, name)
            if isinstance(taken, Passage):
                found.append(taken)
            else:
                problems.append(taken)
    if not found:
        raise InputError(*problems)
    return found, tuple(problems)


def _passage(line: Line, name: str) -> Passage | Problem:
    try:
        row = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        return _bad(name, line.number, "", error_in_words(error))
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return _bad(name, line.number, "text", value_in_words(row.get("text") if isinstance(row, dict) else row))
    values = [row.get(key) or "" for key in ("subject", "subject_region")]
    if not all(isinstance(value, str) for value in values):
        return _bad(name, line.number, "subject", value_in_words(next(v for v in values if not isinstance(v, str))))
    return Passage(str(row.get("id", line.number)), row["text"], values[0], values[1], line.number)


def _bad(name: str, line: int, field: str, found: Text) -> Problem:
    return Problem(
        code="bad-passage",
        file=name,
        line=line,
        field=field,
        counted=found,
        expected=Text(
            '{"id", "text", "subject", "subject_region"} の JSON', 'JSON: {"id", "text", "subject", "subject_region"}'
        ),
        todo=Text("1 行に 1 つの文章を書いてください", "write one passage a line"),
    )


def read_passages(
    passages: Iterable[Passage], *, lexicon: Lexicon | None = None, vetoed: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield for each passage its id and partners, as ``kgraph mentions --format jsonl`` writes them.

    ``lexicon`` is the words to read by (``kgraph.kinds.lexicon_with``; None: the project's own). With ``vetoed`` each
    passage also tells what looks like a body and was passed over, with the reason; of what may be a person's name only
    where it stands.
    """
    places = Places.load()
    for passage in passages:
        region = region_of(passage.subject_region, places)
        found = read(passage.text, passage.subject, passage.subject_region, lexicon=lexicon)
        row = {"id": passage.id, "partners": [_row(mention, passage.text, region) for mention in found.mentions]}
        if vetoed:
            row["vetoed"] = [
                {
                    "surface": _shown(v, found.vetoed),
                    "start": v.start,
                    "end": v.end,
                    "kind": v.kind,
                    "reason": v.reason,
                    "rule": v.rule,
                }
                for v in found.vetoed
            ]
        yield row


def _shown(word: Vetoed, vetoed: Sequence[Vetoed]) -> str:
    """Return the words that were passed over, each character as ＊ where they are or hold what may be a person's name."""
    held = (v for v in vetoed if v.reason == PERHAPS_A_PERSON)
    if names_a_person(word.surface) or any(v.start < word.end and word.start < v.end for v in held):
        return "＊" * len(word.surface)
    return word.surface


def _row(mention: FoundMention, text: str, region: Region | None) -> dict[str, Any]:
    grounded = None
    if mention.generic and region is not None:
        grounded = ground(mention.surface, text[max(0, mention.start - 12) : mention.start], region)
    around = (region.municipalities or (region.prefecture, *region.others)) if region is not None else ()
    codes = [area.code for area in around]
    return {
        "surface": mention.surface,
        "start": mention.start,
        "end": mention.end,
        "name": mention.name,
        "kind": mention.kind,
        "generic": mention.generic,
        "grounded": grounded.name if grounded else None,
        "places": ([grounded.area.code] if grounded else codes) if mention.generic else [],
        "role": mention.role,
        "tense": mention.tense,
        "weak": mention.weak,
        "rule": mention.rule,
    }
