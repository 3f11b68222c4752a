"""Evidence as pages show it: the words, the role, the field, the line, and how the partner is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgraph.errors import Text
from kgraph.links import BODY, Evidence, Link, LinkTable, PartnerNode
from kgraph.render.answers import group_item, kind_look
from kgraph.render.book import Book, label, place_text
from kgraph.render.texts import TEXTS
from kgraph.statements import Mention
from kgraph.statements.added import is_added


def words_of(evidence: Evidence, book: Book) -> dict[str, Any]:
    """Return one mention in few words: what is said, the role, the line."""
    return {
        "words": evidence.words,
        "role": label("roles", evidence.role),
        "line": evidence.line,
        "source": book.source_title(evidence.source),
    }


def from_mention(mention: Mention, book: Book) -> dict[str, Any]:
    """Return a mention as evidence, with the area in which an unnamed partner is to be looked for."""
    source = book.source_of_mention[mention.id]
    return {
        "words": mention.surface,
        "role": label("roles", mention.role),
        "role_text": mention.role_text,
        "field": label("fields", mention.field),
        "line": mention.line,
        "source": book.source_title(source),
        "sentence": book.sentence(source, mention.field, mention.start, mention.end),
        "known": TEXTS[f"known-{mention.grounding}"],
        "stands_for": mention.count,
        "candidate": place_text(mention.places) if mention.places and not mention.body else None,
        "note": mention.note,
        "added": is_added(mention),
    }


def mention_rows(mentions: Iterable[Mention], book: Book) -> list[dict[str, Any]]:
    """Return mentions as rows: who says it, of whom, of which kind, with which words, and whether it counts.

    ``sources`` is the number of sources that tell of the tie, 0 where there is one source only or no known body.
    """
    mentions = list(mentions)
    behind: dict[tuple[str, str], set[str]] = {}
    for mention in mentions:
        behind.setdefault((mention.group, mention.body), set()).add(book.source_of_mention[mention.id])
    several = len(book.sources) > 1
    return [
        {
            "group": group_item(book, mention.group),
            "partner": _partner(mention, book),
            "kind": kind_look(mention.kind),
            "evidence": [from_mention(mention, book)],
            "sources": len(behind[mention.group, mention.body]) if several and mention.body else 0,
            "uncounted": None if mention.counts else TEXTS[uncounted(mention)],
        }
        for mention in mentions
    ]


def _partner(mention: Mention, book: Book) -> dict[str, Any]:
    if mention.body:
        name = book.name(mention.body)
        return {"label": Text(name, name), "page": book.page(mention.body), "nature": BODY}
    return {"label": Text(mention.name, mention.name), "page": "", "nature": BODY}


def uncounted(mention: Mention) -> str:
    """Return the name of the text that says why a mention is not counted as a link."""
    if mention.tense == "planned":
        return "counted-planned"
    return "counted-weak" if mention.weak else "counted-field"


def partner_item(partner: PartnerNode, book: Book, groups: int) -> dict[str, Any]:
    """Return a partner node of a level as a cell of a table."""
    return {
        "id": partner.id,
        "label": Text(partner.label, partner.label_en),
        "nature": partner.nature,
        "page": book.page(partner.id) if partner.nature == BODY else "",
        "kind": kind_look(partner.kind),
        "groups": groups,
    }


def link_rows(table: LinkTable, book: Book, links: Iterable[Link], *, empty: bool) -> list[dict[str, Any]]:
    """Return links of a level as rows, group by group; with ``empty`` a group without any link has a row too."""
    rows: list[dict[str, Any]] = []
    by_group: dict[str, list[Link]] = {}
    for link in links:
        by_group.setdefault(link.group, []).append(link)
    for group in table.groups:
        item = group_item(book, group.id)
        for link in by_group.get(group.id, ()):
            partner = table.partner_by_id[link.partner]
            rows.append(
                {
                    "group": item,
                    "partner": partner_item(partner, book, len(table.links_of(partner.id))),
                    "evidence": [words_of(e, book) for e in link.evidence],
                }
            )
        if empty and not table.links_from(group.id):
            rows.append({"group": item, "partner": None})
    return rows
