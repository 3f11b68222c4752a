"""The project's terms and schemes as plain data: what the page of terms shows, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kgraph import resources, vocab
from kgraph.errors import Text
from kgraph.rdf import terms as t

_OWL = vocab.OWL
CLASS, DATATYPE, OBJECT_PROPERTY, DATA_PROPERTY = KINDS = (
    f"{_OWL}Class",
    f"{vocab.RDFS}Datatype",
    f"{_OWL}ObjectProperty",
    f"{_OWL}DatatypeProperty",
)
"""What a term can be."""

_LINKS: Mapping[str, str] = {
    "sub": f"{vocab.RDFS}subClassOf",
    "sub_property": f"{vocab.RDFS}subPropertyOf",
    "domains": f"{vocab.SCHEMA}domainIncludes",
    "ranges": f"{vocab.SCHEMA}rangeIncludes",
    "disjoint": f"{_OWL}disjointWith",
    "see": f"{vocab.RDFS}seeAlso",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class, property or datatype: IRI, what it is (one of KINDS), label and definition, and what it is tied to.

    ``above`` are the terms that it narrows, ours or another vocabulary's.
    """

    iri: str
    kind: str
    label: Text
    definition: Text
    above: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    disjoint: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeText:
    """A concept scheme: its name, IRI, label and definition; ``vocab.scheme`` has its concepts."""

    name: str
    iri: str
    label: Text
    definition: Text


@cache
def terms() -> tuple[Term, ...]:
    """Return the terms of ``ontology/kgraph.ttl``, in the order in which they stand there."""
    found = _read("kgraph.ttl")
    made = []
    for iri, node in found.items():
        kinds = [value.value for value in node.get(t.TYPE.value, ())]
        if kind := next((kind for kind in KINDS if kind in kinds), ""):
            links = {name: _iris(node, predicate) for name, predicate in _LINKS.items()}
            made.append(
                Term(
                    iri=iri,
                    kind=kind,
                    label=_text(node, f"{vocab.RDFS}label"),
                    definition=_text(node, f"{vocab.SKOS}definition"),
                    above=(*links["sub"], *links["sub_property"]),
                    domains=links["domains"],
                    ranges=links["ranges"],
                    disjoint=links["disjoint"],
                    see=links["see"],
                )
            )
    return tuple(made)


@cache
def about() -> Text:
    """Return what the vocabulary is for, as it says itself."""
    node = _read("kgraph.ttl")[vocab.KG.rstrip("#")]
    return _text(node, f"{vocab.SKOS}definition")


@cache
def schemes() -> tuple[SchemeText, ...]:
    """Return the concept schemes, in the order of ``vocab.SCHEMES``."""
    made = []
    for name in vocab.SCHEMES:
        iri = f"{vocab.SCHEME}{name}"
        node = _read(f"{name}.ttl")[iri]
        texts = (_text(node, f"{vocab.SKOS}prefLabel"), _text(node, f"{vocab.SKOS}definition"))
        made.append(SchemeText(name=name, iri=iri, label=texts[0], definition=texts[1]))
    return tuple(made)


def foreign() -> tuple[str, ...]:
    """Return the terms of other vocabularies that the graphs are written with, by prefix and name."""
    ours = tuple(space for space in (vocab.BASE,))
    found = {node.value for node in vars(t).values() if isinstance(node, ox.NamedNode)}
    return tuple(sorted((iri for iri in found if not iri.startswith(ours)), key=vocab.compact))


Values = list[ox.NamedNode | ox.Literal]


def _read(name: str) -> dict[str, dict[str, Values]]:
    """Return the nodes of a document of ``ontology/`` by IRI, in its order."""
    text = (resources.folder("ontology") / name).read_bytes()
    found: dict[str, dict[str, Values]] = {}
    for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            found.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return found


def _iris(node: Mapping[str, Values], predicate: str) -> tuple[str, ...]:
    return tuple(value.value for value in node.get(predicate, ()) if isinstance(value, ox.NamedNode))


def _text(node: Mapping[str, Values], predicate: str) -> Text:
    return Text(_in(node.get(predicate, ()), "ja"), _in(node.get(predicate, ()), "en"))


def _in(values: Iterable[ox.NamedNode | ox.Literal], lang: str) -> str:
    return next((v.value for v in values if isinstance(v, ox.Literal) and v.language == lang), "")
