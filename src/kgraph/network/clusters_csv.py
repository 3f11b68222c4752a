"""The clusters of a level as CSV: groups, what holds them, what lies between, what is unsure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kgraph.sheets import table_csv

HEADER = (
    "section",
    "level",
    "filter",
    "weight",
    "cluster",
    "size",
    "id",
    "label",
    "other",
    "other_label",
    "groups",
    "certainty",
    "shared",
    "expected",
    "z",
    "p",
    "q",
    "chance",
    "names",
)
"""The columns of the CSV; a section leaves those empty that it has no use for."""


def csv(result: dict[str, Any], *, bom: bool) -> str:
    """Return the answer as CSV. Its sections are ``group`` (the groups of each cluster), ``held-by`` (the partners that
    hold it), ``between`` (partners of several clusters), ``unsure`` (pairs), ``tie`` (pairs beside chance),
    ``unconnected``, and ``too-little`` with the reason."""
    return table_csv(HEADER, [[row.get(name) for name in HEADER] for row in cells(result)], bom=bom)


def cells(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of the sections, each cell by the name of its column."""
    summary = result["summary"]
    same = {"level": result["level"], "filter": summary["filter"], "weight": summary["weight"]}
    labels = {g["id"]: g["label"] for cluster in result["clusters"] for g in cluster["groups"]}
    labels |= {group["id"]: group["label"] for group in result["unconnected"]}
    return [{**same, **row} for row in _rows(result, labels)]


def _rows(result: dict[str, Any], labels: dict[str, str]) -> Iterator[dict[str, Any]]:
    if result["summary"]["reason"]:
        yield {"section": "too-little", "groups": result["summary"]["groups"], "names": result["summary"]["reason"]}
    for cluster in result["clusters"]:
        own = {"cluster": cluster["number"], "size": cluster["size"]}
        for group in cluster["groups"]:
            names = "; ".join(h["label"] for h in cluster["held_by"] if group["id"] in h["members"])
            yield {"section": "group", **own, **group, "names": names}
        for held in cluster["held_by"]:
            names = "; ".join(labels[group] for group in held["members"])
            yield {"section": "held-by", **own, **_some(held, "id", "label", "groups"), "names": names}
    for between in result["between"]:
        parts = between["clusters"]
        yield {
            "section": "between",
            **_some(between, "id", "label"),
            "groups": sum(part["groups"] for part in parts),
            "names": "; ".join(f"{part['number']}: {part['groups']}" for part in parts),
        }
    for pair in result["unsure"]:
        yield {"section": "unsure", **_pair(pair["groups"], labels), "certainty": pair["together"]}
    for tie in result.get("chance", {}).get("ties", ()):
        figures = _some(tie, "shared", "expected", "z", "p", "q")
        ends = [group["id"] for group in tie["groups"]]
        yield {"section": "tie", **_pair(ends, labels), **figures, "chance": tie["word"]}
    for group in result["unconnected"]:
        yield {"section": "unconnected", **group}


def _pair(ends: list[str], labels: dict[str, str]) -> dict[str, str]:
    a, b = ends
    return {"id": a, "label": labels[a], "other": b, "other_label": labels[b]}


def _some(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}
