"""What the start page says first: who links whom, what belongs together, what nobody ticked, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import LinkTable
from kgraph.render import palette
from kgraph.render.book import Book, family, label, place_text
from kgraph.render.names import short

if TYPE_CHECKING:
    from kgraph.network.brokers import BrokerAnswer
    from kgraph.network.clusters import Cluster, ClusterAnswer

SHOWN_LINKS = 5
SHOWN_KINDS = 6
SHOWN_HOLDERS = 4


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
            {"partner": row.partner.label, "groups": [group_item(book, g) for g in row.groups]}
            for row in rows[:SHOWN_LINKS]
        ],
        "direct": [
            {"group": group_item(book, tie.group), "other": group_item(book, tie.other)}
            for tie in brokers["body"].direct_ties
        ],
        "more": max(len(rows) - SHOWN_LINKS, 0),
        "ranked": brokers["body"].ranked,
        "body": body,
        "place": {"tied": place["tied"], "sure": body["tied"]},
        "kinds": [
            {
                **kind_look(row.partner.kind),
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
        "body": [_cluster(c, clusters["body"].table, book) for c in clusters["body"].clusters],
        "kind": [_cluster(c, clusters["kind"].table, book) for c in clusters["kind"].clusters],
        "unclear": modularity is not None and modularity < CLEAR_MODULARITY,
        "alone": [group_item(book, g) for g in clusters["kind"].unconnected],
    }


def _cluster(cluster: Cluster, table: LinkTable, book: Book) -> dict[str, Any]:
    return {
        "number": cluster.number,
        "groups": [{**group_item(book, g), "name": short(book.name(g))} for g in cluster.groups],
        "held_by": [
            {"label": _label(table, holder.partner), "n": len(holder.groups)}
            for holder in cluster.held_by[:SHOWN_HOLDERS]
        ],
    }


def _label(table: LinkTable, partner: str) -> Text:
    node = table.partner_by_id[partner]
    return Text(node.label, node.label_en)


def gaps(book: Book) -> list[dict[str, Any]]:
    """Return the third answer: the targets and the activities that no group ticked, in the order of the form."""
    found = []
    for scheme, fields in (("targets", "target"), ("activities", "activity")):
        ticked = {
            fact.value
            for each in book.sources
            for fact in each.facts
            if fact.field in (f"main_{fields}", f"sub_{fields}")
        }
        boxes = vocab.scheme(scheme).leaves
        missing = [Text(concept.ja, concept.en) for concept in boxes if concept.notation not in ticked]
        found.append({"text": f"gaps-{scheme}", "all": len(boxes), "missing": missing})
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


def group_list(book: Book) -> list[dict[str, Any]]:
    """Return the list of groups: area, main target and activity, and how many partners it names or only describes."""
    listed = []
    for identifier in book.records:
        own: Sequence[Any] = [m for m in book.mentions_of.get(identifier, ()) if m.counts]
        codes = book.values(identifier, "municipality") or book.values(identifier, "prefecture")
        listed.append(
            {
                **group_item(book, identifier),
                "place": place_text(codes),
                "place_note": "、".join(book.values(identifier, "region_note")),
                "targets": book.concepts(identifier, "targets", "main_target"),
                "activities": book.concepts(identifier, "activities", "main_activity"),
                "named": sum(1 for m in own if m.body),
                "unnamed": sum(1 for m in own if not m.body),
            }
        )
    return listed
