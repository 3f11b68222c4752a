"""The page of the terms: every class, property and concept that the data is written with, made from ``ontology/``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.render.site import Beside, Page, Site
from kgraph.render.texts import TEXTS

if TYPE_CHECKING:
    from kgraph.rdf.vocabulary import Term

TURTLE = "files/terms.ttl"
PAGES = ("kinds", "targets", "activities")
"""The schemes whose concepts have pages."""

OTHERS = ("org", "prov", "oa", "skos", "dct", "schema", "rdf", "rdfs", "xsd")


def pages(site: Site) -> Iterable[Page]:
    """Yield the page, with the terms and schemes as Turtle beside it."""
    from kgraph.rdf import vocabulary as v  # heavy: only where a site is made

    parts: dict[str, list[dict[str, Any]]] = {"classes": [], "properties": [], "datatypes": []}
    narrower: dict[str, list[str]] = {}
    for term in v.terms():
        for above in term.above:
            narrower.setdefault(above, []).append(term.iri)
    for term in v.terms():
        part = {v.CLASS: "classes", v.DATATYPE: "datatypes"}.get(term.kind, "properties")
        parts[part].append(_term(term, narrower))
    context = {
        "about": v.about(),
        "parts": parts,
        "schemes": [
            {
                "name": scheme.name,
                "prefix": vocab.SCHEMES[scheme.name],
                "iri": scheme.iri,
                "label": scheme.label,
                "definition": scheme.definition,
                "concepts": [_concept(site, concept) for concept in vocab.scheme(scheme.name).concepts],
            }
            for scheme in v.schemes()
        ],
        "others": _others(v.foreign()),
        "namespace": vocab.KG,
    }
    title = TEXTS["terms-title"]
    yield Page(path="terms.html", title=title, context=context, turtle=Beside(TURTLE, turtle()))


def turtle() -> str:
    """Return the terms and schemes as one document."""
    from kgraph.rdf import ontology_quads, serialise

    return serialise(ontology_quads(), "ttl").decode("utf-8")


def anchor(iri: str) -> str:
    """Return where a term of ours stands on the page: that of a class or property is its name, that of a concept
    ``kind-school``, that of a scheme ``scheme-kinds``; empty for a term of others.

    >>> anchor(f"{vocab.SCHEME}kinds/school"), anchor(f"{vocab.KG}partner"), anchor(f"{vocab.SKOS}note")
    ('kind-school', 'partner', '')
    """
    if iri.startswith(vocab.KG):
        return iri.removeprefix(vocab.KG)
    if not iri.startswith(vocab.SCHEME):
        return ""
    scheme, _, notation = iri.removeprefix(vocab.SCHEME).partition("/")
    return f"{vocab.SCHEMES[scheme]}-{notation}" if notation else f"scheme-{scheme}"


def _term(term: Term, narrower: Mapping[str, list[str]]) -> dict[str, Any]:
    links = {
        "above": term.above,
        "below": tuple(narrower.get(term.iri, ())),
        "domains": term.domains,
        "ranges": term.ranges,
        "disjoint": term.disjoint,
        "see": term.see,
    }
    return {
        "iri": term.iri,
        "anchor": anchor(term.iri),
        "compact": vocab.compact(term.iri),
        "label": term.label,
        "definition": term.definition,
        "links": [(f"v-{name}", [_link(iri) for iri in iris]) for name, iris in links.items() if iris],
    }


def _link(iri: str) -> dict[str, str]:
    return {"compact": vocab.compact(iri), "anchor": anchor(iri)}


def _concept(site: Site, concept: vocab.Concept) -> dict[str, Any]:
    page = f"{concept.scheme}/{concept.notation}.html" if concept.scheme in PAGES else ""
    return {
        "anchor": anchor(concept.iri),
        "compact": vocab.compact(concept.iri),
        "label": Text(concept.ja, concept.en),
        "alt": "、".join(concept.alt),
        "definition": Text(concept.definition_ja, concept.definition_en),
        "broader": concept.broader or "",
        "page": page,
    }


def _others(iris: Iterable[str]) -> list[dict[str, Any]]:
    """Return the terms of other vocabularies by vocabulary, with what each vocabulary is for."""
    found: dict[str, list[str]] = {}
    for iri in iris:
        found.setdefault(vocab.compact(iri).partition(":")[0], []).append(vocab.compact(iri))
    return [
        {"prefix": prefix, "iri": vocab.PREFIXES[prefix], "text": f"v-other-{prefix}", "terms": found[prefix]}
        for prefix in OTHERS
        if prefix in found
    ]
