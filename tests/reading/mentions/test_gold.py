"""The scores that the rules reach on the two golds, as bounds, by the scorer that comes with them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kgraph.reading.mentions import FoundMention, cooperation, extract


def score(shared: Path, gold: str, rows: list[dict[str, Any]], tmp_path: Path) -> dict[str, float]:
    """Return the scorer's figures."""
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score_partners.py"), str(shared / "gold" / gold), str(predicted)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def partners(mentions: list[FoundMention]) -> list[dict[str, Any]]:
    return [{"surface": m.surface, "kind": m.kind, "generic": m.generic, "weak": m.weak} for m in mentions]


@pytest.fixture(scope="module")
def groups(shared: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((shared / "gold" / "casebook.yaml").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def source_lines(shared: Path) -> list[str]:
    return (shared / "source" / "casebook-r7-shikoku-kyushu-okinawa.txt").read_text("utf-8").split("\n")


def region(group: dict[str, Any]) -> str:
    return str(group["prefecture"]) + (group["municipalities"][0] if len(group["municipalities"]) == 1 else "")


def cell(group: dict[str, Any], source_lines: list[str]) -> list[FoundMention]:
    text = source_lines[group["partners_line"] - 1].split("\t", 1)[1]
    return extract(text, subject=group["name"], subject_region=region(group))


Record = Callable[[str, dict[str, float], dict[str, float]], None]


def split(text: str) -> list[dict[str, Any]]:
    """The baseline: everything between 、, ・ and line ends is a mention."""
    pieces = [piece.strip() for piece in re.split(r"[、・\n]", text)]
    return [{"surface": piece, "kind": "other", "generic": False} for piece in pieces if piece]


def test_casebook_cells_are_read_unaided(
    shared: Path, groups: list[dict[str, Any]], source_lines: list[str], tmp_path: Path, record_figures: Record
) -> None:
    rows = [{"id": group["id"], "partners": partners(cell(group, source_lines))} for group in groups]
    figures = score(shared, "casebook.yaml", rows, tmp_path)
    cells = {group["id"]: source_lines[group["partners_line"] - 1].split("\t", 1)[1] for group in groups}
    plain = [{"id": id_, "partners": split(text)} for id_, text in cells.items()]
    record_figures("casebook", figures, score(shared, "casebook.yaml", plain, tmp_path))
    assert figures["mentions"] == 101
    assert figures["f1"] >= 0.97
    assert figures["named_recall"] >= 0.97
    assert figures["kind_accuracy"] >= 0.95
    assert figures["generic_accuracy"] >= 0.97


def test_passages_of_other_authors_are_read(shared: Path, tmp_path: Path, record_figures: Record) -> None:
    rows, plain = [], []
    for line in (shared / "gold" / "passages-dev.jsonl").read_text("utf-8").splitlines():
        passage = json.loads(line)
        found = extract(passage["text"], subject=passage["subject"], subject_region=passage["subject_region"])
        rows.append({"id": passage["id"], "partners": partners(found)})
        plain.append({"id": passage["id"], "partners": split(passage["text"])})
    figures = score(shared, "passages-dev.jsonl", rows, tmp_path)
    record_figures("passages-dev", figures, score(shared, "passages-dev.jsonl", plain, tmp_path))
    assert figures["mentions"] == 229
    assert figures["f1"] >= 0.95
    assert figures["named_recall"] >= 0.93
    assert figures["kind_accuracy"] >= 0.90
    assert figures["generic_accuracy"] >= 0.95


def test_kinds_units_heads_counts_and_plans_of_the_casebook_are_those_of_the_gold(
    shared: Path, groups: list[dict[str, Any]], source_lines: list[str]
) -> None:
    kinds = yaml.safe_load((shared / "gold" / "kinds.yaml").read_text("utf-8"))
    families = {notation: kind.get("broader", notation) for notation, kind in kinds.items()}
    for group in groups:
        found = {"".join(m.surface.split()): m for m in cell(group, source_lines)}
        for row in group["partners"]:
            mention = found["".join(row["surface"].split())]
            assert families[mention.kind] == families[row["kind"]], row
            assert mention.count == row.get("count"), row
            assert mention.head == row.get("head", ""), row
            assert mention.tense == row.get("tense", "current"), row
            assert mention.parent == row.get("parent", ""), row
            if "canonical" in row:
                assert mention.name == row["canonical"]


def other_fields(groups: list[dict[str, Any]], source_lines: list[str]) -> Iterator[tuple[int, FoundMention]]:
    """Yield the mentions of the prose fields of every group with their line."""
    starts = [group["heading_line"] for group in groups] + [len(source_lines) + 1]
    for group, first, last in zip(groups, starts, starts[1:], strict=False):
        for number in range(first, last):
            label, _, text = source_lines[number - 1].partition("\t")
            if number != group["partners_line"] and any(word in label for word in ("目的", "内容", "工夫", "成果")):
                for mention in cooperation(text, subject=group["name"], subject_region=region(group)):
                    yield number, mention


def test_other_fields_give_the_bodies_that_the_text_says_took_part(
    groups: list[dict[str, Any]], source_lines: list[str]
) -> None:
    found = {(line, "".join(m.surface.split())): m for line, m in other_fields(groups, source_lines)}
    for group in groups:
        for row in group.get("elsewhere", ()):
            mention = found[row["line"], "".join(row["surface"].split())]
            assert (mention.kind, mention.generic) == (row["kind"], row["generic"])
            assert mention.parent == row.get("parent", "")
            assert mention.name == row.get("canonical", mention.name)
    places = {place for group in groups for place in (group["prefecture"], *group["municipalities"])}
    named = {(line, surface) for (line, surface), m in found.items() if not m.generic and m.name not in places}
    wanted = {
        (row["line"], "".join(row["surface"].split()))
        for group in groups
        for row in group.get("elsewhere", ())
        if not row["generic"]
    }
    assert named == wanted


def test_other_fields_give_no_people(groups: list[dict[str, Any]], source_lines: list[str]) -> None:
    assert {m.kind for _, m in other_fields(groups, source_lines)} & {"individual", "professional"} == set()
