"""Evidence as pages show it: the words, the role, the field, the line, and how the partner is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgraph.errors import Text
from kgraph.links import BODY, Evidence, LinkTable, PartnerNode
from kgraph.render.answers import group_item, kind_look
from kgraph.render.book import Book, label, place_text
from kgraph.render.texts import TEXTS
from kgraph.statements import Mention


def from_evidence(evidence: Evidence, book: Book) -> dict[str, Any]:
    """Return the evidence of a link for a table or the panel of the graph."""
    return {
        "words": evidence.words,
        "role": label("roles", evidence.role),
        "role_text": evidence.role_text,
        "field": label("fields", evidence.field),
        "line": evidence.line,
        "source": book.source_title(evidence.source),
        "sentence": book.sentence(evidence.source, evidence.field, evidence.start, evidence.end),
        "known": TEXTS[f"known-{evidence.grounding}"],
        "stands_for": evidence.count,
        "candidate": None,
        "note": evidence.note,
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
    }


def mention_rows(mentions: Iterable[Mention], book: Book) -> list[dict[str, Any]]:
    """Return mentions as rows: who says it, of whom, of which kind, with which words, and whether it counts."""
    return [
        {
            "group": group_item(book, mention.group),
            "partner": _partner(mention, book),
            "kind": kind_look(mention.kind),
            "evidence": [from_mention(mention, book)],
            "counted": TEXTS[counted(mention)],
        }
        for mention in mentions
    ]


def _partner(mention: Mention, book: Book) -> dict[str, Any]:
    if mention.body:
        name = book.name(mention.body)
        return {"label": Text(name, name), "page": book.page(mention.body), "nature": BODY}
    return {"label": Text(mention.name, mention.name), "page": "", "nature": BODY}


def counted(mention: Mention) -> str:
    """Return the name of the text that says whether a mention counts as a link, and why not."""
    if mention.counts:
        return "counted-yes"
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


def link_rows(table: LinkTable, book: Book) -> list[dict[str, Any]]:
    """Return every link of a level as a row, groups in the order of the source; a group without one has a row too."""
    rows: list[dict[str, Any]] = []
    for group in table.groups:
        links = sorted(table.links_from(group.id), key=lambda link: (link.evidence[0].start, link.partner))
        item = group_item(book, group.id)
        for link in links:
            partner = table.partner_by_id[link.partner]
            rows.append(
                {
                    "group": item,
                    "partner": partner_item(partner, book, len(table.links_of(partner.id))),
                    "evidence": [from_evidence(e, book) for e in link.evidence],
                }
            )
        if not links:
            rows.append({"group": item, "partner": None})
    return rows
