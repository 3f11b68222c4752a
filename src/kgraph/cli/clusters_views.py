"""What ``kgraph clusters`` shows: tables with sentences, and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kgraph.cli.output import to_csv, to_table
from kgraph.errors import Text

if TYPE_CHECKING:
    from kgraph.network.clusters import Cluster, ClusterAnswer

TIES_SHOWN = 10
"""How many ties of groups a table shows beside chance; JSON and CSV have all that are listed."""

SENTENCES = 10
"""Of how many clusters a sentence says how sure they are; the table has the agreement of every group."""

_BY_CHANCE = Text(
    "どの結びつきが偶然でも起こる程度かは、--weight validated で確かめられます。",
    "--weight validated tells which of the ties are no more than chance gives.",
)

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


def table(answer: ClusterAnswer, lang: str, *, narrowed: Text | None = None) -> str:
    """Return the clusters as a table, how sure each is, and what is to be said of them."""
    from kgraph.network import wording
    from kgraph.network import wording_clusters as words
    from kgraph.network.clusters import NEWMAN

    nodes = answer.table.partner_by_id
    header = (Text("番号", "no."), words.GROUPS_HEADING, wording.held_heading(answer.level))
    cells = [
        (
            cluster.number,
            _members(answer, cluster),
            ", ".join(f"{nodes[h.partner].label_in(lang)} ({len(h.groups)})" for h in cluster.held_by),
        )
        for cluster in answer.clusters
    ]
    title = wording.level_name(answer.level).in_(lang)
    text = to_table([h.in_(lang) for h in header], cells, title=title, right=(0,)) if cells else f"{title}\n"
    parts = [
        Text(f"絞り込み: {narrowed.ja}", f"Only: {narrowed.en}") if narrowed else None,
        wording.counts_sentence(answer.table, answer.counts),
        wording.cluster_reason(answer),
        *words.sentences(answer),
        wording.modularity_sentence(answer),
        *(words.certainty_sentence(answer, cluster) for cluster in answer.clusters[:SENTENCES]),
        _BY_CHANCE if answer.clusters and answer.weight == NEWMAN else None,
        wording.caveat(answer.level),
        wording.unconnected_sentence(answer),
        *(wording.direct_tie_sentence(answer.table, tie) for tie in answer.table.direct_ties),
    ]
    said = "".join(f"{part.in_(lang)}\n" for part in parts if part)
    return "\n".join(part for part in (text, _ties(answer, lang), said) if part)


def _members(answer: ClusterAnswer, cluster: Cluster) -> str:
    groups = answer.table.group_by_id
    sure = zip(cluster.groups, cluster.certainty, strict=True)
    return ", ".join(f"{groups[group].label} ({share:.0%})" for group, share in sure)


def _ties(answer: ClusterAnswer, lang: str) -> str:
    if answer.ties is None or not answer.ties.listed:
        return ""
    from kgraph.network.wording_clusters import TIE_HEADINGS, TIES_TITLE
    from kgraph.network.wording_measures import chance_word

    groups = answer.table.group_by_id
    cells = [
        (
            groups[tie.a].label,
            groups[tie.b].label,
            tie.shared,
            f"{tie.expected:.1f}",
            chance_word(tie.unlikely).in_(lang),
        )
        for tie in answer.ties.listed[:TIES_SHOWN]
    ]
    return to_table([heading.in_(lang) for heading in TIE_HEADINGS], cells, title=TIES_TITLE.in_(lang), right=(2, 3))


def csv(result: dict[str, Any], *, bom: bool) -> str:
    """Return the answer as CSV. Its sections are ``group`` (the groups of each cluster), ``held-by`` (the partners that
    hold it), ``between`` (partners of several clusters), ``unsure`` (pairs), ``tie`` (pairs beside chance),
    ``unconnected``, and ``too-little`` with the reason."""
    summary = result["summary"]
    same = {"level": result["level"], "filter": summary["filter"], "weight": summary["weight"]}
    labels = {g["id"]: g["label"] for cluster in result["clusters"] for g in cluster["groups"]}
    labels |= {group["id"]: group["label"] for group in result["unconnected"]}
    rows = [{**same, **row} for row in _rows(result, labels)]
    return to_csv(HEADER, [[row.get(name) for name in HEADER] for row in rows], bom=bom)


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
