"""What the start page says first: who links whom, what belongs together, what nobody ticked, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import LinkTable
from kgraph.render import palette
from kgraph.render.book import Book, family, label
from kgraph.render.names import short

if TYPE_CHECKING:
    from kgraph.network.brokers import BrokerAnswer
    from kgraph.network.clusters import Cluster, ClusterAnswer
    from kgraph.network.gaps import GapAnswer

SHOWN_LINKS = 5
SHOWN_GROUPS = 8
SHOWN_CLUSTERS = 12
SHOWN_KINDS = 6
SHOWN_HOLDERS = 4

SURE = 0.75
"""A group of whose cluster less than this is the same over the runs is marked as unsure."""

SHOWN_MEMBERS = 15


def kind_look(kind: str) -> dict[str, Any]:
    """Return how a kind of partner is shown: its sign, its style and its label in both languages."""
    look = palette.look(family(kind))
    return {
        "sign": look.sign,
        "line": look.line,
        "style": palette.style_name(family(kind)),
        "label": label("kinds", kind),
    }


def group_item(book: Book, identifier: str) -> dict[str, str]:
    """Return a group or body as a link: id, name and page."""
    return {"id": identifier, "name": book.name(identifier), "page": book.page(identifier)}


def level_counts(table: LinkTable) -> dict[str, int]:
    """Return the figures of a level that its sentences need."""
    groups = len(table.groups)
    return {
        "groups": groups,
        "partners": len(table.partners),
        "links": len(table.links),
        "shared": len(table.shared),
        "tied": table.tied_pairs,
        "pairs": groups * (groups - 1) // 2,
    }


def who_links(tables: Mapping[str, LinkTable], brokers: Mapping[str, BrokerAnswer], book: Book) -> dict[str, Any]:
    """Return the first answer: the bodies that link groups, whether they can be ranked, and what the kinds show."""
    rows = [row for row in brokers["body"].rows if len(row.groups) > 1]
    total = max(len(tables["kind"].groups), 1)
    kinds = [row for row in brokers["kind"].rows if len(row.groups) > 1][:SHOWN_KINDS]
    body, place = level_counts(tables["body"]), level_counts(tables["place"])
    return {
        "shown": [
            {
                "partner": row.partner.label,
                "page": book.page(row.partner.id),
                "groups": [group_item(book, g) for g in row.groups[:SHOWN_GROUPS]],
                "n": len(row.groups),
                "more": max(len(row.groups) - SHOWN_GROUPS, 0),
                "ids": row.groups,
            }
            for row in rows[:SHOWN_LINKS]
        ],
        "direct": [
            {"group": group_item(book, tie.group), "other": group_item(book, tie.other)}
            for tie in brokers["body"].direct_ties[:SHOWN_LINKS]
        ],
        "direct_all": len(brokers["body"].direct_ties),
        "more": max(len(rows) - SHOWN_LINKS, 0),
        "ranked": brokers["body"].ranked,
        "body": body,
        "place": {"tied": place["tied"], "sure": body["tied"]},
        "kinds": [
            {
                **kind_look(row.partner.kind),
                "page": f"kinds/{row.partner.kind}.html",
                "n": len(row.groups),
                "share": round(100 * len(row.groups) / total, 1),
            }
            for row in kinds
        ],
    }


def belonging(clusters: Mapping[str, ClusterAnswer], book: Book) -> dict[str, Any]:
    """Return the second answer: clusters by shared bodies, or why there are none, and sets that mention like kinds."""
    from kgraph.network.wording import CLEAR_MODULARITY

    counts = clusters["body"].counts
    modularity = clusters["kind"].modularity
    return {
        "counts": {"shared": len(counts.shared), "tied_groups": counts.groups_in_ties},
        "body": [_cluster(c, clusters["body"].table, book) for c in clusters["body"].clusters[:SHOWN_CLUSTERS]],
        "body_all": len(clusters["body"].clusters),
        "kind": [_cluster(c, clusters["kind"].table, book) for c in clusters["kind"].clusters[:SHOWN_CLUSTERS]],
        "kind_all": len(clusters["kind"].clusters),
        "unclear": modularity is not None and modularity < CLEAR_MODULARITY,
        "alone": [group_item(book, g) for g in clusters["kind"].unconnected],
    }


def _cluster(cluster: Cluster, table: LinkTable, book: Book) -> dict[str, Any]:
    return {
        "number": cluster.number,
        "groups": [{**group_item(book, g), "name": short(book.name(g))} for g in cluster.groups[:SHOWN_MEMBERS]],
        "n": len(cluster.groups),
        "unsure": sum(certainty < SURE for certainty in cluster.certainty),
        "more": max(len(cluster.groups) - SHOWN_MEMBERS, 0),
        "held_by": [
            {"label": _label(table, holder.partner), "n": len(holder.groups)}
            for holder in cluster.held_by[:SHOWN_HOLDERS]
        ],
    }


def _label(table: LinkTable, partner: str) -> Text:
    node = table.partner_by_id[partner]
    return Text(node.label, node.label_en)


def gaps(answer: GapAnswer, book: Book) -> list[dict[str, Any]]:
    """Return the third answer: the targets and the activities that no group ticked, in the order of the form.

    With each stands how many groups' texts speak of it all the same. ``few`` says that there are too few groups to
    speak of gaps.
    """
    spoken = {(gap.scheme, gap.notation): len(gap.unmarked) for gap in answer.spoken}
    found = []
    for matrix in answer.matrices:
        boxes = vocab.scheme(matrix.scheme).leaves
        ticked = Counter(n for g in answer.table.groups for n in getattr(g, matrix.scheme))
        found.append(
            {
                "scheme": matrix.scheme,
                "text": f"gaps-{matrix.scheme}",
                "all": len(boxes),
                "few": not answer.enough,
                "missing": [
                    {
                        "label": book.concept_text(matrix.scheme, notation),
                        "page": f"{matrix.scheme}/{notation}.html",
                        "spoken": spoken.get((matrix.scheme, notation), 0),
                    }
                    for notation in matrix.unticked
                ],
                "bars": [
                    {
                        "label": Text(box.ja, box.en),
                        "page": f"{matrix.scheme}/{box.notation}.html",
                        "n": ticked[box.notation],
                        "share": round(100 * ticked[box.notation] / max(answer.groups, 1), 1),
                    }
                    for box in boxes
                ],
            }
        )
    return found


def basis(book: Book) -> dict[str, int]:
    """Return the fourth answer: how many groups, places and mentions all this rests on."""
    mentions = book.counted()
    generic = [m for m in mentions if m.grounding != "named"]
    return {
        "groups": len(book.records),
        "prefectures": len(_values(book, "prefecture")),
        "municipalities": len(_values(book, "municipality")),
        "mentions": len(mentions),
        "named": len(mentions) - len(generic),
        "generic": len(generic),
        "grounded": sum(1 for m in generic if m.body),
        "planned": sum(1 for m in mentions if m.tense == "planned"),
        "elsewhere": sum(len(s.mentions) for s in book.sources) - len(mentions),
    }


def _values(book: Book, field: str) -> set[str]:
    return {fact.value for each in book.sources for fact in each.facts if fact.field == field}
