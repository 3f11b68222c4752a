"""The graph for those who work with rdflib, and the project's own terms and schemes as quads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgraph import resources, vocab
from kgraph.errors import DataError, Problem, Text
from kgraph.rdf.builder import in_order

if TYPE_CHECKING:
    import rdflib

ONTOLOGY_GRAPH = "graph-ontology"


def to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Return the union of the quads' graphs as an rdflib graph, with all our prefixes bound.

    Literals keep their lexical form (rdflib would rewrite 01 as 1). Raises ValueError for a blank node or a quoted
    triple: our graphs have none.
    """
    import rdflib  # heavy: only for those who ask for it

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, space in vocab.PREFIXES.items():
        graph.bind(prefix, space, override=True, replace=True)
    known: dict[object, rdflib.URIRef] = {}

    def node(term: ox.NamedNode) -> rdflib.URIRef:
        found = known.get(term)
        if found is None:
            found = known[term] = rdflib.URIRef(term.value)
        return found

    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            raise ValueError(f"neither IRI nor literal: {quad}")
        if isinstance(value, ox.NamedNode):
            graph.add((node(subject), node(quad.predicate), node(value)))
            continue
        # rdflib tells "x" from "x"^^xsd:string, RDF 1.1 does not: the short one, as its own parsers read it.
        datatype = None if value.language or value.datatype.value == f"{vocab.XSD}string" else node(value.datatype)
        literal = rdflib.Literal(value.value, lang=value.language, datatype=datatype, normalize=False)
        graph.add((node(subject), node(quad.predicate), literal))
    return graph


def ontology_quads() -> tuple[ox.Quad, ...]:
    """Return our terms and schemes as quads of the ontology's graph, sorted.

    Raises DataError naming the file and line of a document in ``ontology/`` that is no Turtle.
    """
    graph = ox.NamedNode(vocab.thing(ONTOLOGY_GRAPH))
    quads: list[ox.Quad] = []
    for path in sorted(resources.folder("ontology").glob("*.ttl")):
        try:
            parsed = ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE)
            quads.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed)
        except SyntaxError as error:
            raise DataError(
                Problem(
                    code="ontology-file",
                    file=f"ontology/{path.name}",
                    line=error.lineno or 0,
                    found=str(error.msg),
                    expected=Text("正しい Turtle", "well-formed Turtle"),
                    todo=Text("その行を直してください", "mend that line"),
                )
            ) from None
    return in_order(quads)
