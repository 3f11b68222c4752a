"""The answers as tables to take away: brokers and clusters of each level, the gaps; as CSV that Excel takes for UTF-8.

Rows are those of the command line (``--format csv``), for people: heads and words of an officer, what is read first in
front. A table that has no row says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kgraph.archives import packed
from kgraph.links import BODY, KIND, LEVELS, UNNAMED
from kgraph.render.texts import TEXTS
from kgraph.render.texts_tables import CELLS, NOBODY, SCHEMES, SECTIONS, head
from kgraph.sheets import table_csv

if TYPE_CHECKING:
    from kgraph.network.answers import Answers
    from kgraph.network.brokers import BrokerAnswer, BrokerRow
    from kgraph.network.clusters import ClusterAnswer

BROKERS = ("level", "rank", "label", "kind_label", "groups", "mentioned_by", "roles", "sentence", "evidence")
"""The first columns of the brokers; those of the command line that are left follow, but for LEFT_OUT."""
CLUSTERS = (
    *(
        "section",
        "level",
        "cluster",
        "size",
        "label",
        "other_label",
        "groups",
        "certainty",
        "names",
        "shared",
        "expected",
    ),
    *("z", "p", "q", "chance", "weight", "id", "other"),
)
GAPS = ("section", "scheme", "label", "place_label", "groups", "of", "by", "evidence", "notation", "place")
NARROWED = {
    "brokers": ("level", "rank", "label", "kind_label", "groups", "mentioned_by", "filter"),
    "clusters": ("section", "level", "cluster", "size", "label", "groups", "certainty", "names", "filter"),
    "gaps": ("section", "scheme", "label", "place_label", "groups", "of", "by", "evidence", "filter"),
}
"""The columns of what a page counts anew where it is narrowed; the last says to what."""
LEFT_OUT = ("filter", "kind", "nature", "id")
_CALLED = {"brokers": {"label": "partner"}, "gaps": {"label": "item"}}


def tables(answers: Answers) -> dict[str, tuple[str, str | bytes]]:
    """Return the path below the site and the content of each table, by its name (``brokers-kind``); large ones packed."""
    found: dict[str, tuple[str, str | bytes]] = {}
    for name, text in (*_brokers(answers), *_clusters(answers), *_gaps(answers)):
        path, data = packed(f"files/{name}.csv", text.encode("utf-8"))
        found[name] = path, data if path.endswith(".zip") else text
    return found


def shared_rows(answer: BrokerAnswer) -> list[BrokerRow]:
    """Return the rows that two groups or more have. At the level of kind and area those that it adds to the bodies: the
    unnamed ones."""
    shared = [row for row in answer.rows if len(row.groups) > 1]
    return shared if answer.level in (BODY, KIND) else [row for row in shared if row.partner.nature == UNNAMED]


def heads(table: str, columns: Iterable[str]) -> list[str]:
    """Return the heads of columns of a table (brokers, clusters, gaps), as the file has them."""
    called = _CALLED.get(table, {})
    return [head(called.get(name, name)) for name in columns]


def narrowed(table: str) -> dict[str, Any]:
    """Return what the script of a page makes the table from that it counts anew."""
    return {
        "columns": NARROWED[table],
        "heads": heads(table, NARROWED[table]),
        "levels": {level: TEXTS[f"level-{level}"].ja for level in LEVELS},
        "sections": SECTIONS,
        "schemes": SCHEMES,
        "cells": CELLS,
    }


def _text(table: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    return table_csv(heads(table, columns), [[row.get(name) for name in columns] for row in rows], bom=True)


def _brokers(answers: Answers) -> Iterator[tuple[str, str]]:
    from kgraph.network import brokers_csv
    from kgraph.network.results import brokers_dict

    for level, answer in answers.certain.items():
        result = brokers_dict(replace(answer, rows=tuple(shared_rows(answer))), "ja")
        columns = (*BROKERS, *(c for c in brokers_csv.columns(result) if c not in (*BROKERS, *LEFT_OUT)), "id")
        called = {"level": TEXTS[f"level-{level}"].ja}
        unranked = CELLS["unranked" if answer.ranked or level not in (BODY, KIND) else "unranked-few"]
        rows = [
            {
                **{name: value if name in BROKERS else CELLS.get(str(value), value) for name, value in cells.items()},
                **called,
                "rank": cells["rank"] or unranked,
            }
            for cells in brokers_csv.cells(result, _evidence)
        ]
        nobody = {**called, "label": CELLS["nobody"], "groups": 0, "sentence": NOBODY[level]}
        yield f"brokers-{level}", _text("brokers", columns, rows or [nobody])


def _clusters(answers: Answers) -> Iterator[tuple[str, str]]:
    from kgraph.network import clusters_csv
    from kgraph.network.results import clusters_dict

    for level, answer in answers.clusters.items():
        result = clusters_dict(answer, "ja")
        called = {"level": TEXTS[f"level-{level}"].ja, "weight": result["summary"]["weight_label"]}
        between = {one["id"]: _parts(one["clusters"]) for one in result["between"]}
        rows = []
        for cells in clusters_csv.cells(result):
            own = {**cells, **called, "section": SECTIONS[cells["section"]]}
            if cells["section"] == "between":
                own["names"] = between[cells["id"]]
            elif cells["section"] == "too-little":
                own["names"] = too_little(answer)
            rows.append(own)
        yield f"clusters-{level}", _text("clusters", CLUSTERS, rows)


def too_little_key(level: str) -> str:
    """Return the name of the text that says why a level has no clusters."""
    return {BODY: "c-too-little", KIND: "c-too-little-alike"}.get(level, "c-too-little-possible")


def too_little(answer: ClusterAnswer) -> str:
    """Return why there are no clusters, as the page says it."""
    from kgraph.network.enough import MIN_GROUPS_IN_TIES, MIN_SHARED

    counts = answer.counts
    return TEXTS[too_little_key(answer.level)].ja.format(
        least=MIN_SHARED, least_groups=MIN_GROUPS_IN_TIES, shared=len(counts.shared), groups=counts.groups_in_ties
    )


def _parts(clusters: Iterable[Mapping[str, Any]]) -> str:
    return "、".join(CELLS["in-cluster"].format_map(part) for part in clusters)


def _gaps(answers: Answers) -> Iterator[tuple[str, str]]:
    from kgraph.network import gaps_csv
    from kgraph.network.gaps_results import gaps_dict

    result = gaps_dict(answers.gaps, "ja")
    rows = [
        {**cells, "section": SECTIONS[cells["section"]], "scheme": SCHEMES[cells["scheme"]]}
        for cells in gaps_csv.cells(result, _evidence)
    ]
    yield "gaps", _text("gaps", GAPS, rows)


def _evidence(mentions: Sequence[Mapping[str, Any]]) -> str:
    """Return words with their lines; with the document where there are several."""
    several = len({one["document"] for one in mentions}) > 1
    return "; ".join((f"{one['document']} " if several else "") + CELLS["line"].format_map(one) for one in mentions)
