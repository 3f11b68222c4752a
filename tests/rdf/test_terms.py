"""Every term that the graph is written with is defined, and every own term defined is written."""

from __future__ import annotations

import pyoxigraph as ox
import rdflib
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SDO, SKOS, XSD

from kgraph import vocab
from kgraph.rdf import Derivation, derived_graph, ontology_quads, terms, to_quads
from kgraph.rdf.results import ClusterResult, Measured, PairNode, PartnerPairNode, Results, UnnamedNode, result_quads
from kgraph.statements import Source, Statements

_CLOSED = {
    vocab.DCT: DCTERMS,
    vocab.ORG: ORG,
    vocab.PROV: PROV,
    vocab.RDF: RDF,
    vocab.RDFS: RDFS,
    vocab.SCHEMA: SDO,
    vocab.SKOS: SKOS,
    vocab.XSD: XSD,
}
# Web Annotation Vocabulary (W3C Recommendation, 2017); rdflib holds no copy of it.
_ANNOTATION = {
    "SpecificResource",
    "TextQuoteSelector",
    "TextPositionSelector",
    "hasSource",
    "hasSelector",
    "exact",
    "start",
    "end",
}


def _results(source: Source) -> Results:
    """A result of every sort."""
    node = UnnamedNode("a-x", "school", ("43100",))
    row = Measured(node=node, measure="groups", value=1, out_of=2, rank=1)
    pair = Measured(node=PairNode("b-a", "b-b"), measure="together", value=0.5, out_of=2)
    beside = Measured(node=PartnerPairNode("b-city", node), measure="shared-groups", value=3, out_of=4)
    cluster = ClusterResult(number=1, groups={"b-a": 0.5}, held_by=("b-city",))
    return Results(
        sources=(source,),
        method="m",
        level="place",
        version="1",
        parameters={"a": 1},
        measured=(row, pair, beside),
        clusters=(cluster,),
    )


def written(statements: Statements) -> set[str]:
    ties = derived_graph({("b-a", "b-b"): ["b-city"]}, Derivation(sources=(statements.source,), version="1"))
    found = set()
    for quad in (*to_quads(statements), *ties, *result_quads([_results(statements.source)])):
        found |= {node.value for node in (quad.predicate, quad.object) if isinstance(node, ox.NamedNode)}
        if isinstance(quad.object, ox.Literal):
            found.add(quad.object.datatype.value)
    return found


def test_own_terms_written_are_exactly_those_defined(statements: Statements) -> None:
    defined = {q.subject.value for q in ontology_quads() if q.subject.value.startswith(vocab.KG)}
    assert {iri for iri in written(statements) if iri.startswith(vocab.KG)} == defined


def test_every_term_that_rdf_can_spell_is_written_by_it(statements: Statements) -> None:
    constants = {node.value for node in vars(terms).values() if isinstance(node, ox.NamedNode)}
    assert constants - written(statements) == set()


def test_terms_of_others_exist_in_their_vocabularies(statements: Statements) -> None:
    used = {node.value for node in vars(terms).values() if isinstance(node, ox.NamedNode)}
    used |= {q.object.value for q in ontology_quads() if isinstance(q.object, ox.NamedNode)}
    used |= {q.predicate.value for q in ontology_quads()}
    checked = 0
    for iri in used:
        for space, vocabulary in _CLOSED.items():
            if iri.startswith(space) and iri != space:
                assert rdflib.URIRef(iri) in vocabulary, iri
                checked += 1
        if iri.startswith(vocab.OA):
            assert iri.removeprefix(vocab.OA) in _ANNOTATION
    assert checked > 40
