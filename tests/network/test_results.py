"""Answers as plain data: the keys that others build on, strict JSON, and the language."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from kgraph.links import LEVELS, LinkTable
from kgraph.network.brokers import rank
from kgraph.network.clusters import find
from kgraph.network.results import brokers_dict, clusters_dict

MakeTable = Callable[..., LinkTable]


def strict(data: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(data, allow_nan=False, ensure_ascii=False))


@pytest.mark.parametrize("level", LEVELS)
def test_brokers_have_the_keys_that_the_design_fixes(casebook: dict[str, LinkTable], level: str) -> None:
    result = strict(brokers_dict(rank(casebook[level], casebook.values()), "ja"))
    assert result["level"] == level
    assert {"groups", "partners", "links", "tied_pairs", "ranked", "reason"} <= result["summary"].keys()
    assert len(result["brokers"]) == result["summary"]["partners"]
    for row in result["brokers"]:
        assert {"id", "label", "kind", "groups", "rank", "tied", "roles", "mentioned_by", "evidence"} <= row.keys()
        assert row["groups"] == len(row["mentioned_by"])
        assert (row["rank"] is None) is (level != "kind")
        assert row["evidence"]


def test_reason_stands_only_where_nothing_is_ranked(casebook: dict[str, LinkTable]) -> None:
    assert "熊本市" in brokers_dict(rank(casebook["body"]), "ja")["summary"]["reason"]
    assert brokers_dict(rank(casebook["kind"]), "ja")["summary"]["reason"] is None


def test_english_labels_are_those_of_concepts_and_names_stay(casebook: dict[str, LinkTable]) -> None:
    row = brokers_dict(rank(casebook["body"]), "en")["brokers"][0]
    assert (row["label"], row["kind_label"]) == ("熊本市", "municipality")
    assert {r["label"] for r in row["roles"]} == {"working together", "endorsement"}
    assert row["evidence"][0]["field_label"] == "partners"
    assert row["evidence"][0]["words"] == "熊本市"


def test_evidence_tells_document_field_line_and_words(casebook: dict[str, LinkTable]) -> None:
    first = brokers_dict(rank(casebook["body"]), "ja")["brokers"][0]["evidence"]
    assert [(e["line"], e["words"], e["role_label"]) for e in first] == [
        (300, "熊本市", "連携"),
        (352, "熊本市", "後援"),
    ]
    assert all(e["document"].endswith(".txt") and e["end"] > e["start"] for e in first)


@pytest.mark.parametrize("level", LEVELS)
def test_clusters_tell_how_they_were_found(casebook: dict[str, LinkTable], level: str) -> None:
    result = strict(clusters_dict(find(casebook[level], casebook.values()), "en"))
    summary = result["summary"]
    assert {"method", "weight", "resolution", "seed", "modularity", "clustered", "reason"} <= summary.keys()
    grouped = [g["id"] for c in result["clusters"] for g in c["groups"]] + [g["id"] for g in result["unconnected"]]
    if level == "kind":
        assert sorted(grouped) == sorted(casebook[level].group_by_id)
    else:
        assert result["clusters"] == []
        assert summary["modularity"] is None


def test_no_ties_at_all_are_strict_json(make_table: MakeTable) -> None:
    table = make_table([], groups=["a", "b"])
    assert strict(brokers_dict(rank(table), "en"))["brokers"] == []
    assert len(strict(clusters_dict(find(table), "en"))["unconnected"]) == 2
