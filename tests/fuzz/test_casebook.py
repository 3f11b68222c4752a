"""Mutated casebooks: no fault but a KgraphError, groups that nothing touched as before, and every line accounted for."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from mutations import BYTES, LINES

from kgraph.errors import KgraphError
from kgraph.files import Decoded, decode
from kgraph.reading.casebook import CasebookReading, FormGroup, read_casebook

ROUNDS = 14  # of each of the twelve mutations, but of a huge line: 157 casebooks


@pytest.fixture(scope="module")
def whole(casebooks: Sequence[bytes]) -> list[tuple[str, CasebookReading]]:
    """The casebooks before any mutation."""
    texts = [decode(data, "x.txt").text for data in casebooks]
    return [(text, read_casebook(text, file="x.txt")) for text in texts]


def as_rows(group: FormGroup) -> tuple[Any, ...]:
    """Return what a group says, wherever it stands."""
    facts = [(f.field, f.value, f.note, f.words, f.rule) for f in group.facts]
    return group.name, facts, {name: cell.text for name, cell in group.cells.items()}


def intact(text: str, reading: CasebookReading, mutated: str) -> list[FormGroup]:
    """Return the groups whose lines, those of the group before, and the next heading stand unchanged in ``mutated``."""
    lines = text.split("\n")
    begins = [group.line - 1 for group in reading.groups]
    if not mutated.startswith("\n".join(lines[: begins[0]])):
        return []
    found = []
    for i, group in enumerate(reading.groups[:-1]):
        before = begins[i - 1] if i else 0
        block = "\n".join(lines[before : begins[i + 1] + 1]) + "\n"
        if mutated.count(block) == 1 and mutated.count("\n" + lines[begins[i]] + "\n") == 1:
            found.append(group)
    return found


def check(decoded: Decoded, text: str, before: CasebookReading) -> int:
    """Check one reading; return how many of its groups nothing had touched."""
    after = read_casebook(decoded.text, file="x.txt")
    written = {n: len(line) for n, line in enumerate(decoded.text.split("\n"), 1) if line.strip()}
    assert {a.line: a.chars for a in after.lines} == written
    assert {a.fate for a in after.lines} <= {"taken", "withheld", "unread"}
    rows = [as_rows(group) for group in after.groups]
    kept = intact(text, before, decoded.text)
    for group in kept:
        assert as_rows(group) in rows, group.name
    for fact in (fact for group in after.groups for fact in group.facts):
        assert decoded.text[fact.start : fact.end] == fact.words
    for group in after.groups:
        for cell in group.cells.values():
            assert all(decoded.text[at] == c for at, c in zip(cell.offsets, cell.text, strict=True) if c != " ")
    return len(kept)


@pytest.mark.parametrize("name", [*BYTES, *LINES])
def test_a_mutated_casebook_keeps_its_good_parts(
    name: str, casebooks: Sequence[bytes], whole: Sequence[tuple[str, CasebookReading]]
) -> None:
    kept = 0
    for round_ in range(3 if name == "huge_line" else ROUNDS):
        dice = random.Random(f"{name} {round_}")
        which = round_ % len(casebooks)
        text, before = whole[which]
        make = BYTES.get(name)
        data = make(casebooks[which], dice) if make else LINES[name](text, dice).encode("utf-8", "surrogatepass")
        try:
            kept += check(decode(data, "x.txt"), text, before)
        except KgraphError as error:
            told = [(p.file, bool(p.expected.ja and p.todo.en)) for p in error.problems]
            assert set(told) == {("x.txt", True)}, "a refusal names the file and says what to do"
    if name != "zero_bytes":  # that is always refused
        assert kept > 0


@pytest.mark.parametrize("which", range(3))
def test_every_line_that_a_cut_takes_away_is_missed_by_nobody_else(
    which: int, whole: Sequence[tuple[str, CasebookReading]]
) -> None:
    """Without one line of a group, the other groups are read as before."""
    text, before = whole[which]
    lines = text.split("\n")
    dice = random.Random(which)
    written = [at for at, line in enumerate(lines) if line.strip()]
    for at in dice.sample(written, 12):
        after = read_casebook("\n".join(lines[:at] + lines[at + 1 :]), file="x.txt")
        touched = max((i for i, group in enumerate(before.groups) if group.line <= at + 1), default=-1)
        rows = [as_rows(group) for group in after.groups]
        assert [i for i, g in enumerate(before.groups) if i != touched and as_rows(g) not in rows] == [], at + 1
