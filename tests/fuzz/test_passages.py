"""Mutated passages: no fault but a KgraphError, mentions that are slices apart, whole passages read as before."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from mutations import BYTES, LINES

from kgraph.errors import KgraphError
from kgraph.files import decode
from kgraph.pipeline.passages import read_passages, take_passages
from kgraph.reading.mentions import read

ROUNDS = 7  # of each of the twelve mutations, and once a huge line: 78 passages; and 20 files of them


@pytest.fixture(scope="module")
def passages(project_root: Path) -> list[dict[str, str]]:
    """The passages of the blind rounds."""
    files = sorted((project_root / "tests" / "passages").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", [*BYTES, *LINES])
def test_mentions_of_a_mutated_passage_are_slices_and_apart(name: str, passages: list[dict[str, str]]) -> None:
    found = 0
    for round_ in range(1 if name == "huge_line" else ROUNDS):
        dice = random.Random(f"{name} {round_}")
        row = dice.choice(passages)
        text = row["text"]
        text = BYTES[name](text.encode(), dice).decode("utf-8", "replace") if name in BYTES else LINES[name](text, dice)
        reading = read(text, row.get("subject", ""), row.get("subject_region", ""))
        at = 0
        for mention in reading.mentions:
            assert at <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.surface
            at = mention.end
        assert all(text[v.start : v.end] == v.surface and v.reason for v in reading.vetoed)
        found += len(reading.mentions)
    assert found > 0


def test_a_character_that_folds_to_several_is_not_shared_by_two_mentions() -> None:
    found = read("株式会社¼鶴工場と連携した。").mentions
    assert [(m.start, m.end) for m in found] == [(0, 5), (5, 8)]


def test_passages_beside_spoilt_ones_are_read_as_before_and_the_spoilt_are_told(
    passages: list[dict[str, str]],
) -> None:
    some = passages[:8]
    lines = [json.dumps(row, ensure_ascii=False) for row in some]
    before: dict[str, Any] = {row["id"]: row for row in read_passages(take_passages("\n".join(lines), "x.jsonl")[0])}
    kept = told = 0
    for name in BYTES:
        for round_ in range(4):
            data = BYTES[name]("\n".join(lines).encode(), random.Random(f"{name} {round_}"))
            try:
                decoded = decode(data, "x.jsonl")
                found, problems = take_passages(decoded.text, "x.jsonl")
            except KgraphError as error:
                told += len(error.problems)
                continue
            written = Counter(decoded.text.split("\n"))
            results = list(read_passages(found))
            assert len(found) + len(problems) == sum(n for line, n in written.items() if line.strip())
            for row, line in zip(some, lines, strict=True):
                if written[line] == 1:
                    assert before[row["id"]] in results
                    kept += 1
            told += len(problems) + len(decoded.problems)
    assert kept > 40
    assert told > 8
