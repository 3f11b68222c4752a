"""What a page says as linked data (JSON-LD in the page): schema.org where it has the term, else ours.

What is said in the terms of the graph (kg, skos, org, dct) are triples of the graph or of the ontology; what schema.org
has a term for is said in that term too, for readers that know no other.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from kgraph import vocab
from kgraph.dates import DateError, parse_value
from kgraph.links import LinkTable
from kgraph.places import Places
from kgraph.render.book import Book, place_text
from kgraph.statements import Mention

CONTEXT = {
    "schema": vocab.SCHEMA,
    "kg": vocab.KG,
    "skos": vocab.SKOS,
    "dct": vocab.DCT,
    "org": vocab.ORG,
    "xsd": vocab.XSD,
}
_SPACES = {"scheme": vocab.SCHEME}
_WEB = ("http://", "https://")


def _named(text: str, lang: str = "ja") -> dict[str, str]:
    return {"@value": text, "@language": lang}


def _typed(text: str, datatype: str) -> dict[str, str]:
    return {"@value": text, "@type": f"xsd:{datatype}"}


def _date(value: str) -> dict[str, str] | None:
    """Return a date in its own precision; None for a fiscal year, which has no type, and for what is no date."""
    with contextlib.suppress(DateError):
        date = parse_value(value)
        return None if date.datatype == "string" else _typed(date.value, date.datatype)
    return None


def _node(iri: str) -> dict[str, str]:
    return {"@id": iri}


def _about(identifier: str, name: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@id": vocab.thing(identifier),
        "@type": ["schema:Organization", "kg:NamedBody"],
        "schema:name": _named(name),
        "skos:prefLabel": _named(name),
    }


def group(book: Book, table: LinkTable, identifier: str) -> dict[str, Any]:
    """Return a group, its initiatives and the bodies that they have as partners; ``table`` is that of bodies."""
    made = _about(identifier, book.name(identifier))
    if others := book.aliases(identifier):
        made["schema:alternateName"] = [_named(other) for other in others]
    if dates := [date for value in book.values(identifier, "founded") if (date := _date(value))]:
        made["schema:foundingDate"] = dates[0]
    if sites := [v for v in book.values(identifier, "website") if v.lower().startswith(_WEB)]:
        made["schema:url"] = _typed(sites[0], "anyURI")
    if codes := book.values(identifier, "municipality") or book.values(identifier, "prefecture"):
        made["schema:areaServed"] = [_place(code) for code in codes]
    if identifier not in table.group_by_id:
        return made
    partners: dict[str, dict[str, None]] = {}
    for mention in book.mentions_of.get(identifier, ()):
        if mention.counts and mention.body:
            partners.setdefault(initiative_of(book, mention), {})[vocab.thing(mention.body)] = None
    made["@reverse"] = {
        "kg:lead": [
            {
                "@id": vocab.thing(row.initiative),
                "@type": "kg:Initiative",
                **({"kg:partner": [_node(iri) for iri in own]} if (own := partners.get(row.initiative)) else {}),
            }
            for _, row in book.records[identifier]
        ]
    }
    return made


def initiative_of(book: Book, mention: Mention) -> str:
    """Return the id of the initiative that a mention is of: the one it tells, else the first of its group there."""
    if mention.initiative:
        return mention.initiative
    source = book.source_of_mention[mention.id]
    return next(row.initiative for each, row in book.records[mention.group] if each.source.id == source)


def body(book: Book, identifier: str) -> dict[str, Any]:
    """Return a named body: what it is, where, part of what, and in whose initiatives it took part."""
    own = book.bodies[identifier]
    made = _about(identifier, own.name)
    made["kg:kind"] = _node(f"{vocab.SCHEME}kinds/{own.kind}")
    if own.legal_form:
        made["kg:legalForm"] = _node(f"{vocab.SCHEME}legal-forms/{own.legal_form}")
    if own.place:
        made["dct:spatial"] = _node(vocab.place_iri(own.place))
        made["schema:location"] = _place(own.place)
    if own.parent:
        made["org:subOrganizationOf"] = _node(vocab.thing(own.parent))
        made["schema:parentOrganization"] = _node(vocab.thing(own.parent))
    if units := book.units.get(identifier, ()):
        made["schema:subOrganization"] = [_node(vocab.thing(unit.id)) for unit in units]
    counted = (mention for mention in book.mentions_by_body.get(identifier, ()) if mention.counts)
    if initiatives := _initiatives(book, counted):
        made["@reverse"] = {"kg:partner": initiatives}
    return made


def _initiatives(book: Book, mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    led = {initiative_of(book, mention): mention.group for mention in mentions}
    return [{"@id": vocab.thing(initiative), "kg:lead": _node(vocab.thing(group))} for initiative, group in led.items()]


def several(some: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return several things as one document."""
    return {
        "@context": CONTEXT,
        "@graph": [{key: value for key, value in one.items() if key != "@context"} for one in some],
    }


def concept(book: Book, scheme: str, notation: str) -> dict[str, Any]:
    """Return a concept: its labels, its meaning, its notation, what it is narrower than."""
    text = book.concept_text(scheme, notation)
    known = {concept.notation: concept for concept in vocab.scheme(scheme).concepts}.get(notation)
    made: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": f"{vocab.SCHEME}{scheme}/{notation}",
        "@type": ["schema:DefinedTerm", "skos:Concept"],
        "skos:prefLabel": [_named(text.ja), *([_named(text.en, "en")] if known else [])],
        "skos:notation": notation,
        "skos:inScheme": _node(f"{vocab.SCHEME}{scheme}"),
    }
    if known:
        made["skos:definition"] = [_named(known.definition_ja), _named(known.definition_en, "en")]
        if known.alt:
            made["skos:altLabel"] = [_named(word) for word in known.alt]
        if known.broader:
            made["skos:broader"] = _node(f"{vocab.SCHEME}{scheme}/{known.broader}")
    return made


def place(code: str) -> dict[str, Any]:
    """Return a place with its code and what it is in."""
    own = Places.load().get(code)
    made = {"@context": CONTEXT, **_place(code), "dct:identifier": code, "skos:prefLabel": _named(own.name)}
    made["schema:name"] = [_named(own.full_name), _named(place_text([code]).en, "en")]
    if own.parent:
        made["dct:isPartOf"] = _node(vocab.place_iri(own.parent))
        made["schema:containedInPlace"] = _place(own.parent)
    return made


def _place(code: str) -> dict[str, Any]:
    return {
        "@id": vocab.place_iri(code),
        "@type": ["schema:AdministrativeArea", "kg:Place"],
        "schema:name": _named(Places.load().get(code).full_name),
    }


def short(made: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same triples in fewer bytes: ours by what follows the base, schema.org's terms by their bare names,
    Japanese as plain text, and only the prefixes that it uses."""
    inside = {_term(key): _short(value, key) for key, value in made.items() if key not in ("@context", "@id")}
    text = json.dumps(inside)
    used = {prefix: space for prefix, space in (*CONTEXT.items(), *_SPACES.items()) if f'"{prefix}:' in text}
    context = {"@base": vocab.ID, "@language": "ja", "@vocab": vocab.SCHEMA, **used}
    return {"@context": context, "@id": _relative(made["@id"]), **inside}


def _short(value: Any, key: str) -> Any:
    if isinstance(value, list):
        return [_short(one, key) for one in value]
    if isinstance(value, str):
        return _term(value) if key == "@type" else {"@value": value}
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"] if value.get("@language") == "ja" else value
    return {_term(k): _relative(own) if k == "@id" else _short(own, k) for k, own in value.items()}


def _term(name: str) -> str:
    return name.removeprefix("schema:")


def _relative(iri: str) -> str:
    if iri.startswith(vocab.ID):
        return iri.removeprefix(vocab.ID)
    for prefix, space in _SPACES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
