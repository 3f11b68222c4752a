"""``kgraph clusters``: which groups belong together by the partners they share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.context import language
from kgraph.cli.output import (
    bom_option,
    chosen,
    data_option,
    emit,
    format_option,
    level_option,
    ties_option,
    to_csv,
    to_json,
    to_table,
)

if TYPE_CHECKING:
    from kgraph.network.clusters import ClusterAnswer


@click.command(
    help="Which groups share partners, as clusters, and what holds each together.\n\n"
    "同じ連携先をもつ団体のまとまりを、共通の連携先とともに示す。"
)
@data_option
@level_option
@ties_option
@format_option("table", "json", "csv")
@bom_option
def command(data: Path | None, level: str, ties: tuple[str, ...], form: str | None, bom: bool) -> None:
    """Find the clusters of a level and show them."""
    from kgraph import links
    from kgraph.network import clusters, results
    from kgraph.pipeline import load_statements

    tables = links.tables(load_statements(data), ties)
    answer = clusters.find(tables[level], [tables[other] for other in reversed(links.LEVELS) if other != level])
    lang, form = language(), chosen(form)
    if form == "table":
        emit(_table(answer, lang))
        return
    result = results.clusters_dict(answer, lang)
    emit(to_json(result) if form == "json" else _csv(result, bom))


def _csv(result: dict[str, Any], bom: bool) -> str:
    rows: list[tuple[Any, ...]] = []
    for cluster in result["clusters"]:
        for group in cluster["groups"]:
            shared = "; ".join(h["label"] for h in cluster["held_by"] if group["id"] in h["members"])
            rows.append((result["level"], cluster["number"], cluster["size"], group["id"], group["label"], shared))
    rows += [(result["level"], None, None, group["id"], group["label"], None) for group in result["unconnected"]]
    return to_csv(("level", "cluster", "size", "group", "label", "shared"), rows, bom=bom)


def _table(answer: ClusterAnswer, lang: str) -> str:
    from kgraph.errors import Text
    from kgraph.network import wording

    nodes, groups = answer.table.partner_by_id, answer.table.group_by_id
    header = (Text("番号", "no."), Text("団体", "groups"), wording.held_heading(answer.level))
    cells = [
        (
            cluster.number,
            ", ".join(groups[g].label for g in cluster.groups),
            ", ".join(f"{nodes[h.partner].label_in(lang)} ({len(h.groups)})" for h in cluster.held_by),
        )
        for cluster in answer.clusters
    ]
    title = wording.level_name(answer.level).in_(lang)
    parts = [
        wording.counts_sentence(answer.table, answer.counts),
        wording.cluster_reason(answer),
        wording.modularity_sentence(answer),
        wording.caveat(answer.level),
        wording.unconnected_sentence(answer),
        *(wording.direct_tie_sentence(answer.table, tie) for tie in answer.table.direct_ties),
    ]
    table = to_table([h.in_(lang) for h in header], cells, title=title, right=(0,)) if cells else f"{title}\n"
    return table + "\n" + "".join(f"{part.in_(lang)}\n" for part in parts if part)
