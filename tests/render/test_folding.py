"""The tables that words are compared by in the pages, and that no script compares words by a way of its own."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from kgraph.render import folding
from kgraph.statements import Statements

OTHER_USES = {"fold.js", "ask-slips.js"}
"""Scripts that bring text into a compatible form: that which compares words, and that which mends a query's signs."""


def test_old_and_new_forms_of_a_character_are_one() -> None:
    chars = folding.tables()["variants"]
    pairs = dict(zip(chars[::2], chars[1::2], strict=True))
    assert {pairs[char] for char in "髙嶋"} == {"高", "島"}
    assert not set(pairs) & set(pairs.values())


def test_every_abbreviation_of_the_lexicon_is_written_out_the_longest_first(project_root: Path) -> None:
    with (project_root / "data" / "lexicon" / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["short"]: row["long"] for row in csv.DictReader(file)}
    short = folding.tables()["short"]
    assert {row[0]: row[1] for row in short} == rows
    assert [len(row[0]) for row in short] == sorted((len(row[0]) for row in short), reverse=True)


def test_no_script_folds_words_on_its_own(project_root: Path) -> None:
    scripts = [*(project_root / "site").glob("*.js"), *(project_root / "site/src").glob("*.js")]
    folds = {path.name for path in scripts if re.search(r"normalize\('NFK?[CD]'\)", path.read_text("utf-8"))}
    assert folds == OTHER_USES


def test_the_pages_that_find_have_the_script_and_the_tables(
    site: dict[str, str], statements: tuple[Statements, ...]
) -> None:
    tables = folding.tables()
    assert '<script src="fold.js"></script>' in site["find.html"]
    given = json.loads(site["find-index.js"].removeprefix("window.kgraphFind=").removesuffix(";\n"))
    assert {key: given[key] for key in tables} == tables
    drawn = re.search(r'id="graph-data">(.*?)</script>', site["graph.html"], re.DOTALL)
    assert drawn
    folds = json.loads(drawn.group(1))["folding"]
    assert {**folds, "readings": tables["readings"]} == tables
    kept = [word for word, _ in folds["readings"]]
    assert {"社協", "社会福祉協議会"} < set(kept)
    assert [row for row in tables["readings"] if row[0] in kept] == folds["readings"]
    assert all(word in drawn.group(1) for word in kept)
