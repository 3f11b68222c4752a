"""The pages of kinds, targets and activities: what they mean, who mentions or ticked them, with which words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import Spoken
from kgraph.render import linked_data, turtle
from kgraph.render.answers import group_item, kind_look
from kgraph.render.book import Book, label
from kgraph.render.evidence import words_of
from kgraph.render.site import Page, Site
from kgraph.render.terms_page import anchor

MOST_ROWS = 50
"""A page shows this many rows and says so; the rest stand on the pages of the groups and in the files to download."""


def definition(scheme: str, notation: str) -> Text | None:
    """Return what a concept of a scheme means; None for one that a source adds."""
    for concept in vocab.scheme(scheme).concepts:
        if concept.notation == notation:
            return Text(concept.definition_ja, concept.definition_en)
    return None


def related(book: Book, scheme: str, notation: str) -> dict[str, list[dict[str, Any]]]:
    """Return the concepts above and below one, as links."""
    known = vocab.scheme(scheme)
    below = [c.notation for c in known.concepts if c.broader == notation]
    above = [c.broader for c in known.concepts if c.notation == notation and c.broader]

    def item(other: str) -> dict[str, Any]:
        return {"label": book.concept_text(scheme, other), "page": f"{scheme}/{other}.html"}

    return {"above": [item(other) for other in above], "below": [item(other) for other in below]}


def kind_pages(site: Site) -> Iterable[Page]:
    """Yield a page for each kind of partner."""
    book, table = site.book, site.tables["kind"]
    node = {partner.kind: partner.id for partner in table.partners}
    bodies: dict[str, list[str]] = {}
    for identifier in book.partners:
        bodies.setdefault(book.bodies[identifier].kind, []).append(identifier)
    for notation in book.notations("kinds", {*node, *bodies}):
        links = table.links_of(node.get(notation, ""))
        rows = [
            {
                "group": group_item(book, link.group),
                "words": [
                    {
                        **words_of(e, book),
                        "partner": group_item(book, e.body) if e.body and e.body in book.bodies else None,
                    }
                    for e in link.evidence
                ],
            }
            for link in links
        ]
        own = sorted(bodies.get(notation, ()), key=lambda body: (book.bodies[body].name, body))
        context = {
            "notation": notation,
            "kind": kind_look(notation),
            "means": definition("kinds", notation),
            **related(book, "kinds", notation),
            "all_groups": len(table.groups),
            "rows": rows[:MOST_ROWS],
            "all": len(rows),
            "bodies": [group_item(book, body) for body in own[:MOST_ROWS]],
            "all_bodies": len(own),
        }
        yield _page(site, "kinds", notation, context)


def ticked_pages(site: Site) -> Iterable[Page]:
    """Yield a page for each target and each activity."""
    for scheme, field in (("targets", "target"), ("activities", "activity")):
        yield from _ticked(site, scheme, field)


def _ticked(site: Site, scheme: str, field: str) -> Iterable[Page]:
    book = site.book
    spoken = {gap.notation: gap.unmarked for gap in site.answers.gaps.spoken if gap.scheme == scheme}
    marks: dict[str, list[dict[str, Any]]] = {}
    for each in book.sources:
        for fact in each.facts:
            if fact.field in (f"main_{field}", f"sub_{field}"):
                marks.setdefault(fact.value, []).append(
                    {
                        "group": group_item(book, fact.group),
                        "main": fact.field.startswith("main"),
                        "words": fact.words,
                        "line": fact.line,
                        "source": book.source_title(each.source.id),
                    }
                )
    for notation in book.notations(scheme, marks):
        rows = sorted(marks.get(notation, ()), key=lambda row: not row["main"])
        context = {
            "scheme": scheme,
            "notation": notation,
            "label": book.concept_text(scheme, notation),
            "means": definition(scheme, notation),
            **related(book, scheme, notation),
            "rows": rows[:MOST_ROWS],
            "all": len({row["group"]["id"] for row in rows}),
            "all_groups": len(book.records),
            "family": any(c.notation == notation and not c.leaf for c in vocab.scheme(scheme).concepts),
            "spoken": [
                {"group": group_item(book, group), "words": [spoken_words(one, book) for one in words]}
                for group, words in spoken.get(notation, ())[:MOST_ROWS]
            ],
        }
        yield _page(site, scheme, notation, context)


def spoken_words(word: Spoken, book: Book) -> dict[str, Any]:
    """Return words of a text that speak of a concept, with the field and the line."""
    return {
        "words": word.words,
        "partner": None,
        "role": label("fields", word.field),
        "line": word.line,
        "source": book.source_title(word.source),
    }


def _page(site: Site, scheme: str, notation: str, context: dict[str, Any]) -> Page:
    iri = f"{vocab.SCHEME}{scheme}/{notation}"
    context |= {"term": {"code": vocab.compact(iri), "anchor": anchor(iri)}}
    path, linked = f"{scheme}/{notation}.html", linked_data.concept(site.book, scheme, notation)
    return Page(
        path=path,
        title=site.book.concept_text(scheme, notation),
        context=context,
        linked_data=linked,
        turtle=turtle.beside(site, path, linked),
    )
