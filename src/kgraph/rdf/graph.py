"""Statements as a named graph."""

from __future__ import annotations

import pyoxigraph as ox

from kgraph.places import Places
from kgraph.rdf.beside import write_concept_words, write_concepts, write_identifiers, write_memberships
from kgraph.rdf.bodies import write_bodies, write_retired
from kgraph.rdf.builder import Builder
from kgraph.rdf.initiatives import write_initiatives
from kgraph.rdf.places import PlaceWriter
from kgraph.rdf.source import graph_id, write_source
from kgraph.statements import Statements, without_withheld


def to_quads(statements: Statements, places: Places | None = None) -> tuple[ox.Quad, ...]:
    """Return what a source says as quads of its named graph, sorted, without blank nodes.

    What ``withheld`` lists is left out. ``places`` is the table of places (the packaged one by default). Raises
    DataError with every cell that names no concept, place, body or date, and for an id that is not safe in an IRI.
    """
    statements = without_withheld(statements)
    build = Builder(graph_id(statements.source), statements.source.id, statements.source.language)
    source = write_source(build, statements.source)
    writer = PlaceWriter(build, Places.load() if places is None else places)
    write_concepts(build, statements, source)
    write_bodies(build, statements, writer)
    write_retired(build, statements)
    write_initiatives(build, statements, source, writer)
    write_identifiers(build, statements, writer)
    write_memberships(build, statements, source)
    write_concept_words(build, statements, source)
    return build.quads()
