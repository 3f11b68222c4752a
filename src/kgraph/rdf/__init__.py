"""Statements as RDF: quads of one named graph per source, what is derived in another, and the files of both."""

from kgraph.rdf.derived import Derivation, derived_graph
from kgraph.rdf.graph import to_quads
from kgraph.rdf.interop import ontology_quads, to_rdflib
from kgraph.rdf.serialise import FORMATS, Format, files, serialise, union
from kgraph.rdf.source import graph_id, notice

__all__ = [
    "FORMATS",
    "Derivation",
    "Format",
    "derived_graph",
    "files",
    "graph_id",
    "notice",
    "ontology_quads",
    "serialise",
    "to_quads",
    "to_rdflib",
    "union",
]
