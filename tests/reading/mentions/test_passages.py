"""Passages of our own writing, labelled before the reader saw them: bounds that later changes may not fall below.

The first scores, which alone tell how the reader does on text that nobody tuned for, stand in docs/reading.md.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kgraph.reading.mentions import extract

ROUNDS = Path(__file__).resolve().parents[2] / "passages"
# The least F1 of each round: a little below what was reached when the round was last worked on.
BOUNDS = {"round01": 0.97, "round02": 0.95, "round03": 0.94, "round04": 0.97, "round05": 0.78, "round06": 0.86}


def scored(shared: Path, gold: Path, rows: list[dict[str, Any]], folder: Path) -> dict[str, float]:
    predicted = folder / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score_partners.py"), str(gold), str(predicted)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def passages(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def split(text: str) -> list[dict[str, Any]]:
    """The baseline: everything between 、, ・ and line ends is a mention."""
    pieces = [piece.strip() for piece in re.split(r"[、・\n]", text)]
    return [{"surface": piece, "kind": "other", "generic": False} for piece in pieces if piece]


def test_every_round_has_its_bound() -> None:
    assert {path.stem for path in ROUNDS.glob("*.jsonl")} == set(BOUNDS)


@pytest.mark.parametrize("name", BOUNDS)
def test_a_round_is_read_no_worse_than_before_and_better_than_by_splitting(
    shared: Path, tmp_path: Path, name: str
) -> None:
    gold = ROUNDS / f"{name}.jsonl"
    found, baseline = [], []
    for p in passages(gold):
        mentions = extract(p["text"], subject=p["subject"], subject_region=p["subject_region"])
        partners = [{"surface": m.surface, "kind": m.kind, "generic": m.generic, "weak": m.weak} for m in mentions]
        found.append({"id": p["id"], "partners": partners})
        baseline.append({"id": p["id"], "partners": split(p["text"])})
    figures, plain = scored(shared, gold, found, tmp_path), scored(shared, gold, baseline, tmp_path)
    sys.stdout.write(f"{name}: {figures} by splitting: {plain['f1']}\n")
    assert figures["f1"] >= BOUNDS[name]
    assert figures["f1"] > plain["f1"]


@pytest.mark.parametrize("name", BOUNDS)
def test_labels_stand_in_their_text(name: str) -> None:
    for passage in passages(ROUNDS / f"{name}.jsonl"):
        for partner in passage["partners"]:
            assert partner["surface"] in passage["text"], (passage["id"], partner["surface"])
