"""What ``kgraph clusters`` shows: tables with sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.cli.output import to_table
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
