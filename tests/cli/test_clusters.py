"""``kgraph clusters``: formats, levels, and too little for clusters."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_bodies_are_too_few_and_it_says_so_with_the_counts(run: Run) -> None:
    result = run("clusters")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["clusters"] == []
    assert found["summary"]["clustered"] is False
    assert "1 body (熊本市) is named by several groups. 2 groups share one." in found["summary"]["reason"]
    assert "--level kind" in found["summary"]["reason"]
    assert len(found["unconnected"]) == 11


def test_kinds_give_clusters_that_hold_every_group_once(run: Run) -> None:
    found = json.loads(run("clusters", "--level", "kind").stdout)
    groups = [g["id"] for c in found["clusters"] for g in c["groups"]]
    assert len(groups) == len(set(groups)) == 13
    assert found["summary"]["method"] == "louvain"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("lang, words", [("ja", "種別の水準"), ("en", "level of kinds")])
def test_table_names_the_level_and_what_is_shared(run: Run, lang: str, words: str) -> None:
    text = run("clusters", "--level", "kind", lang=lang).stdout
    assert words in text
    assert ("社会福祉協議会 (3)" if lang == "ja" else "social welfare") in text
    assert "つな" not in text
    assert "link" not in text


@pytest.mark.usefixtures("terminal")
def test_table_without_clusters_lists_groups_that_share_nothing(run: Run) -> None:
    text = run("clusters").stdout
    assert "For 11 groups this document tells no partner in common with another" in text


def test_csv_has_a_row_a_group(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("clusters", "--level", "kind", "--format", "csv").stdout)))
    assert len({row["group"] for row in rows}) == len(rows) == 13
    alone = list(csv.DictReader(io.StringIO(run("clusters", "--format", "csv").stdout)))
    assert [row["cluster"] for row in alone] == [""] * 11
