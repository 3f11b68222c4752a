"""The gaps as one CSV: a row for each box, place, word, kind and group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kgraph.network.brokers_csv import where
from kgraph.sheets import table_csv

HEADER = ("section", "filter", "scheme", "notation", "label", "place", "place_label", "groups", "of", "by", "evidence")
"""The columns of the CSV of all groups; a section leaves those empty that it has no use for."""


def csv(result: dict[str, Any], *, bom: bool) -> str:
    """Return the gaps of all groups as CSV, from what ``gaps_results.gaps_dict`` gives.

    Its sections are ``all`` (a box, of all groups), ``place`` and ``silent`` (of a place; of one with too few groups),
    ``spoken`` (words without a mark), ``not-on-form``, ``kind`` (a kind of partner: how many groups mention it) and
    ``kind-of-group`` (each group that does).
    """
    return table_csv(HEADER, [[row.get(name) for name in HEADER] for row in cells(result)], bom=bom)


def cells(result: dict[str, Any], told: Callable[[Sequence[Any]], str] = where) -> list[dict[str, Any]]:
    """Return the rows of the sections, each cell by the name of its column; ``told`` writes words of the text."""
    return [{"filter": result["filter"], **row} for row in (*_boxes(result), *_words(result, told), *_kinds(result))]


def _boxes(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for matrix in result["matrices"]:
        for row in matrix["rows"]:
            own = {"scheme": matrix["scheme"], "notation": row["notation"], "label": row["label"]}
            yield {"section": "all", **own, "groups": row["groups"], "of": result["groups"]}
            for place in matrix["places"]:
                yield {
                    "section": "silent" if place["silent"] else "place",
                    **own,
                    "place": place["code"],
                    "place_label": place["label"],
                    "groups": row["cells"][place["code"]],
                    "of": place["groups"],
                }


def _words(result: dict[str, Any], told: Callable[[Sequence[Any]], str]) -> Iterator[dict[str, Any]]:
    for gap in result["spoken"]:
        own = {"section": "spoken", "scheme": gap["scheme"], "notation": gap["notation"], "label": gap["label"]}
        for group in gap["unmarked"]:
            yield {**own, "groups": gap["ticked"], "of": result["groups"], **_told(group, told)}
    for gap in result["not_on_the_form"]:
        own = {"section": "not-on-form", "scheme": gap["scheme"], "label": gap["words"]}
        for group in gap["groups"]:
            yield {**own, "groups": len(gap["groups"]), "of": result["groups"], **_told(group, told)}


def _kinds(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    nobody = [{**kind, "groups": 0, "mentioned_by": []} for kind in result["kinds_not_mentioned"]]
    for kind in (*result["kinds"], *nobody):
        own = {"scheme": "kinds", "notation": kind["kind"], "label": kind["label"], "of": result["groups"]}
        yield {"section": "kind", **own, "groups": kind["groups"]}
        for group in kind["mentioned_by"]:
            yield {"section": "kind-of-group", **own, "groups": 1, "by": group["label"]}


def _told(group: dict[str, Any], told: Callable[[Sequence[Any]], str]) -> dict[str, str]:
    return {"by": group["label"], "evidence": told(group["evidence"])}
