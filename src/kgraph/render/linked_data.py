"""What a page says as linked data (JSON-LD in the page): schema.org where it has the term, else ours."""

from __future__ import annotations

from typing import Any

from kgraph import vocab
from kgraph.links import LinkTable
from kgraph.places import Places
from kgraph.render.book import Book

CONTEXT = {
    "schema": vocab.SCHEMA,
    "kg": vocab.KG,
    "skos": vocab.SKOS,
    "dct": vocab.DCT,
    "org": vocab.ORG,
}


def _named(text: str, lang: str = "ja") -> dict[str, str]:
    return {"@value": text, "@language": lang}


def _about(identifier: str, kind: str, name: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@id": vocab.thing(identifier),
        "@type": ["schema:Organization", kind],
        "schema:name": _named(name),
    }


def group(book: Book, table: LinkTable, identifier: str) -> dict[str, Any]:
    """Return a group, its initiatives and the bodies that they have as partners."""
    made = _about(identifier, "kg:NamedBody", book.name(identifier))
    node = table.group_by_id.get(identifier)
    if others := book.aliases(identifier):
        made["schema:alternateName"] = [_named(other) for other in others]
    if founded := book.values(identifier, "founded"):
        made["schema:foundingDate"] = founded[0]
    if sites := [v for v in book.values(identifier, "website") if v.lower().startswith(("http://", "https://"))]:
        made["schema:url"] = sites[0]
    if codes := book.values(identifier, "municipality") or book.values(identifier, "prefecture"):
        made["schema:areaServed"] = [_place(code) for code in codes]
    partners = [{"@id": vocab.thing(link.partner)} for link in table.links_from(identifier)]
    if node is None:
        return made
    made["@reverse"] = {
        "kg:lead": [
            {
                "@id": vocab.thing(initiative),
                "@type": "kg:Initiative",
                **({"kg:partner": partners} if len(node.initiatives) == 1 and partners else {}),
            }
            for initiative in node.initiatives
        ]
    }
    return made


def body(book: Book, identifier: str) -> dict[str, Any]:
    """Return a named body: what it is, where, and part of what."""
    own = book.bodies[identifier]
    made = _about(identifier, "kg:NamedBody", own.name)
    made["kg:kind"] = {"@id": f"{vocab.SCHEME}kinds/{own.kind}"}
    if own.place:
        made["schema:location"] = _place(own.place)
    if own.parent:
        made["schema:parentOrganization"] = {"@id": vocab.thing(own.parent)}
    if units := book.units.get(identifier, ()):
        made["schema:subOrganization"] = [{"@id": vocab.thing(unit.id)} for unit in units]
    return made


def concept(book: Book, scheme: str, notation: str) -> dict[str, Any]:
    """Return a concept: its labels, its notation, what it is narrower than."""
    text = book.concept_text(scheme, notation)
    made: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": f"{vocab.SCHEME}{scheme}/{notation}",
        "@type": ["schema:DefinedTerm", "skos:Concept"],
        "skos:prefLabel": [_named(text.ja), *([_named(text.en, "en")] if text.en != text.ja else [])],
        "skos:notation": notation,
        "skos:inScheme": {"@id": f"{vocab.SCHEME}{scheme}"},
    }
    for known in vocab.scheme(scheme).concepts:
        if known.notation == notation and known.broader:
            made["skos:broader"] = {"@id": f"{vocab.SCHEME}{scheme}/{known.broader}"}
    return made


def place(code: str) -> dict[str, Any]:
    """Return a place with its code and what it is in."""
    own = Places.load().get(code)
    made = {"@context": CONTEXT, **_place(code), "dct:identifier": code}
    if own.parent:
        made["schema:containedInPlace"] = _place(own.parent)
    return made


def _place(code: str) -> dict[str, Any]:
    return {
        "@id": vocab.place_iri(code),
        "@type": ["schema:AdministrativeArea", "kg:Place"],
        "schema:name": _named(Places.load().get(code).full_name),
    }
