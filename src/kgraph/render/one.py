"""The page of one group and the page of one named body: what the source says of it, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from kgraph.errors import Text
from kgraph.links import LinkTable
from kgraph.render import linked_data, turtle
from kgraph.render.answers import group_item, kind_look
from kgraph.render.beside import beside
from kgraph.render.book import Book, date_text, label, place_text
from kgraph.render.evidence import mention_rows, partner_item
from kgraph.render.markup import both, name
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS
from kgraph.statements import Fact, Group, Statements
from kgraph.statements.rows import FACT_FIELDS, FIELD_SCHEMES, PARTNER_FIELD

OTHERS = 2
"""Up to so many other groups that share a partner are named by a group's page (half of it where there are more)."""

_SAID_IF_ABSENT = ("legal_form", "municipality", "main_activity", "main_target", "founded", "staff", "website")


def group_pages(site: Site) -> Iterable[Page]:
    """Yield a page for each group."""
    for identifier in site.book.records:
        title, context = group_page(site.book, site.tables["body"], identifier)
        linked = linked_data.group(site.book, site.tables["body"], identifier)
        yield _page(site, identifier, title, context, linked)


def body_pages(site: Site) -> Iterable[Page]:
    """Yield a page for each named body that leads no initiative and shares no page."""
    for identifier in site.book.partners:
        if "#" not in site.book.page(identifier):
            title, context = body_page(site.book, site.tables["body"], identifier)
            yield _page(site, identifier, title, context, linked_data.body(site.book, identifier))


def shared_pages(site: Site) -> Iterable[Page]:
    """Yield the pages that bodies share of which the sources say but one thing."""
    for number, (path, bodies) in enumerate(site.book.shared_pages.items(), 1):
        rows = [body_page(site.book, site.tables["body"], body)[1] for body in bodies]
        text = TEXTS["bodies-more"]
        title = Text(f"{text.ja}（{number}）", f"{text.en} ({number})")
        own = turtle.beside(site, path, linked_data.several(linked_data.body(site.book, body) for body in bodies))
        yield Page(path=path, title=title, context={"rows": rows, "number": number}, turtle=own)


def _page(site: Site, identifier: str, title: Text, context: dict[str, Any], linked: dict[str, Any]) -> Page:
    path = site.book.page(identifier)
    group = identifier if identifier in site.book.records else ""
    own = turtle.beside(site, path, linked, group)
    return Page(path=path, title=title, context=context, linked_data=linked, turtle=own)


def group_page(book: Book, table: LinkTable, identifier: str) -> tuple[Text, dict[str, Any]]:
    """Return the title and the context of a group's page: all facts, all mentions, the groups it shares partners with.

    ``table`` is the table of the body level.
    """
    own = book.mentions_of.get(identifier, ())
    partners = [m for m in own if m.counts]
    planned = [m for m in own if m.tense == "planned"]
    elsewhere = [m for m in own if not m.counts and m.tense != "planned"]
    shared = []
    for link in table.links_from(identifier):
        others = [other.group for other in table.links_of(link.partner) if other.group != identifier]
        if others:
            named = others if len(others) <= OTHERS else others[: OTHERS // 2]
            partner = partner_item(table.partner_by_id[link.partner], book, len(others) + 1)
            shared.append(
                {
                    "partner": partner,
                    "groups": [group_item(book, g) for g in named],
                    "more": len(others) - len(named),
                }
            )
    title = book.name(identifier)
    return Text(title, title), {
        "id": identifier,
        "name": title,
        "initiatives": book.values(identifier, "initiative"),
        "facts": list(_all_facts(book, identifier)),
        "partners": mention_rows(partners, book),
        "named": sum(1 for m in partners if m.body),
        "planned": mention_rows(planned, book),
        "elsewhere": mention_rows(elsewhere, book),
        "shared": shared,
        **beside(book, identifier),
        "named_by": mention_rows((m for m in book.mentions_by_body.get(identifier, ()) if m.group != identifier), book),
    }


def _all_facts(book: Book, identifier: str) -> Iterable[dict[str, Any]]:
    """Yield the facts of a group, source by source; what is of one of several initiatives stands with that one."""
    told: set[str] = set()
    for each, group in book.records[identifier]:
        yield from _facts(book, each, group, again=each.source.id in told)
        told.add(each.source.id)


def _facts(book: Book, each: Statements, group: Group, *, again: bool) -> Iterable[dict[str, Any]]:
    source = book.source_title(each.source.id)
    heading = {"value": name(group.name), "note": "", "words": group.name, "line": group.line}
    yield {"key": "f-name", "source": source, **heading}
    by_field: dict[str, list[Fact]] = {}
    of = (group.initiative,) if again else ("", group.initiative)
    for fact in (f for f in each.facts_of(group.id) if f.initiative in of):
        by_field.setdefault(fact.field, []).append(fact)
    order = {field: at for at, field in enumerate(FACT_FIELDS)}
    for field in sorted({*by_field, *(() if again else _SAID_IF_ABSENT)}, key=lambda f: order.get(f, len(order))):
        if field not in by_field:
            yield {"key": f"f-{field}", "value": None}
        for fact in by_field.get(field, ()):
            note = "" if field == "staff_part" else fact.note
            own = {"value": _value(each, fact), "note": note, "words": fact.words, "line": fact.line}
            yield {"key": f"f-{field}", "source": source, **own}


def _value(each: Statements, fact: Fact) -> object:
    """Return the value of a fact as a page shows it; a website is a link only if it is http or https."""
    scheme = FIELD_SCHEMES.get(fact.field, "")
    if scheme in ("targets", "activities"):
        return to_page(f"{scheme}/{fact.value}.html", both(each.concept_label(scheme, fact.value)))
    if scheme:
        return both(each.concept_label(scheme, fact.value))
    if fact.field in ("prefecture", "municipality"):
        return to_page(f"places/{fact.value}.html", both(place_text([fact.value])))
    if fact.field in ("founded", "incorporated", "started"):
        return both(date_text(fact.value))
    if fact.field in ("staff", "staff_part") and fact.value.isdecimal():
        people = both(TEXTS["people"], n=int(fact.value))
        return both(Text("{what}：{n}", "{what}: {n}"), what=name(fact.note), n=people) if fact.note else people
    if fact.field == "website" and fact.value.lower().startswith(("http://", "https://")):
        return Markup('<a href="{0}" rel="noreferrer noopener external">{0}</a>').format(fact.value)
    return name(fact.value)


def to_page(path: str, text: Markup) -> Markup:
    """Return a link from a page of a thing to another page of the site."""
    return Markup('<a href="../{}">{}</a>').format(path, text)


def body_page(book: Book, table: LinkTable, identifier: str) -> tuple[Text, dict[str, Any]]:
    """Return the title and the context of a named body's page: what it is, and who mentions it in which words.

    ``table`` is the table of the body level.
    """
    body = book.bodies[identifier]
    mentions = book.mentions_by_body.get(identifier, ())
    return Text(body.name, body.name), {
        "id": identifier,
        "name": body.name,
        "linked": len(table.links_of(identifier)),
        "kind": kind_look(body.kind),
        "legal_form": label("legal-forms", body.legal_form) if body.legal_form else None,
        "place": place_text([body.place]) if body.place else None,
        "place_page": f"places/{body.place}.html" if body.place else "",
        "kind_page": f"kinds/{body.kind}.html",
        "parent": group_item(book, body.parent) if body.parent else None,
        "units": [group_item(book, unit.id) for unit in book.units.get(identifier, ())],
        "basis": body.name_basis,
        "words": "、".join(dict.fromkeys(m.surface for m in mentions)),
        "merged": len({m.group for m in mentions if m.field == PARTNER_FIELD}) > 1,
        "mentions": mention_rows(mentions, book),
        **beside(book, identifier),
    }
