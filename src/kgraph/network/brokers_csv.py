"""The brokers of a level as CSV: a row for each partner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kgraph.sheets import table_csv

_ROW = ("rank", "tied", "id", "label", "kind", "kind_label", "nature", "groups", "pairs", "only_pairs")
_LAST = ("roles", "mentioned_by", "evidence", "sentence")
_MEASURES = ("betweenness", "constraint", "effective-size", "fragmentation", "prefectures", "sectors")
_ROLES = ("coordinator", "gateway", "itinerant", "liaison")
_SHARES = {"10": "0.1", "20": "0.2", "30": "0.3"}
_NONE = "none"


def csv(result: dict[str, Any], *, bom: bool) -> str:
    """Return the rows as CSV, with every column in any case: empty is not worked out, ``none`` has no value."""
    header = columns(result)
    return table_csv(header, [[row[name] for name in header] for row in cells(result)], bom=bom)


def columns(result: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of the columns."""
    return ("level", "filter", *_ROW, *_measured({}), *_sure({}, result["summary"]), *_LAST)


def where(evidence: Sequence[Any]) -> str:
    """Return words as programs take them apart: document, line, words."""
    return "; ".join(f"{one['document']}:{one['line']} {one['words']}" for one in evidence)


def cells(result: dict[str, Any], told: Callable[[Sequence[Any]], str] = where) -> list[dict[str, Any]]:
    """Return the rows, each cell by the name of its column; ``told`` writes the words behind a row."""
    return [
        {
            "level": result["level"],
            "filter": result["summary"]["filter"],
            **{name: row[name] for name in _ROW},
            **_measured(row),
            **_sure(row, result["summary"]),
            "roles": "; ".join(f"{r['label']} {r['groups']}" for r in row["roles"]),
            "mentioned_by": "; ".join(g["label"] for g in row["mentioned_by"]),
            "evidence": told(row["evidence"]),
            "sentence": row["sentence"],
        }
        for row in result["brokers"]
    ]


def _measured(row: dict[str, Any]) -> dict[str, Any]:
    measures = row.get("measures", {})
    cells: dict[str, Any] = {
        name.replace("-", "_"): _value(measures[name]) if name in measures else None for name in _MEASURES
    }
    cells["articulation_point"] = {True: "yes", False: "no", None: None}[row.get("articulation_point")]
    cells["falls_apart_into"] = "; ".join(map(str, row.get("falls_apart_into", ())))
    for between in ("prefectures", "sectors"):
        roles = row.get("brokerage", {}).get(between, {})
        cells.update({f"{between}_{role}": roles.get(role) for role in _ROLES})
    return cells


def _sure(row: dict[str, Any], summary: dict[str, Any]) -> dict[str, Any]:
    """Return how sure a row is as cells, one for each share of missing mentions and figure."""
    sure, chance = row.get("robustness") or {}, row.get("chance") or {}
    without = sure.get("leave_one_group_out", {})
    cells = {f"rank_one_group_out_{end}": without.get(end) for end in ("best", "worst")}
    top = f"top_{summary.get('robustness', {}).get('top', 5)}"
    drawn = {"rank": sure.get("rank", {}), "only_pairs": sure.get("only_pairs", {}), **sure.get("intervals", {})}
    for name in ("rank", "only_pairs", "betweenness", "constraint", "fragmentation"):
        for percent, share in _SHARES.items():
            spread = drawn.get(name, {}).get(share, {})
            for end in ("median", "low", "high"):
                cells[f"{name}_missing_{percent}_{end}"] = spread.get(end)
            if name == "rank":
                cells[f"{top}_missing_{percent}"] = spread.get(top)
    cells["chance"] = chance.get("word")
    cells["chance_method"] = summary.get("chance", {}).get("method") if chance else None
    for name in ("only-pairs", "betweenness"):
        for figure in ("expected", "z", "p", "q"):
            value = chance[name][figure] if name in chance else None
            cells[f"{name.replace('-', '_')}_{figure}"] = _value(value) if name in chance else None
    beside = chance.get("named_beside", {})
    cells["named_beside"], cells["named_beside_unlikely"] = beside.get("partners"), beside.get("unlikely")
    return cells


def _value(value: float | None) -> float | str:
    return _NONE if value is None else value
