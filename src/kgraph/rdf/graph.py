"""Statements as a named graph."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kgraph.places import Places
from kgraph.rdf import terms as t
from kgraph.rdf.beside import write_concept_words, write_concepts, write_identifiers, write_memberships
from kgraph.rdf.bodies import write_bodies, write_retired
from kgraph.rdf.builder import Builder
from kgraph.rdf.initiatives import write_initiatives
from kgraph.rdf.places import PlaceWriter
from kgraph.rdf.source import graph_id, write_source
from kgraph.statements import Statements, without_withheld
from kgraph.statements.naming import shown_names


def to_quads(
    statements: Statements,
    places: Places | None = None,
    names: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
) -> tuple[ox.Quad, ...]:
    """Return what a source says as quads of its named graph, sorted, without blank nodes.

    What ``withheld`` lists is left out. ``places`` is the table of places (the packaged one by default). ``names`` are
    those that groups and bodies go by over all sources (``shown_names``; by default this source's own): what this
    source calls them otherwise is an alias. ``notes`` are what is to be said of groups and bodies of this source, by id.
    Raises DataError with every cell that names no concept, place, body or date, and for an id that is not safe in an IRI.
    """
    statements = without_withheld(statements)
    build = Builder(graph_id(statements.source), statements.source.id, statements.source.language)
    source = write_source(build, statements.source)
    writer = PlaceWriter(build, Places.load() if places is None else places)
    write_concepts(build, statements, source)
    named = shown_names([statements]) | dict(names or {})
    write_bodies(build, statements, writer, named)
    write_retired(build, statements, named)
    for identifier, note in (notes or {}).items():
        build.add(build.thing(identifier), t.NOTE, build.text(note))
    write_initiatives(build, statements, source, writer)
    write_identifiers(build, statements, writer)
    write_memberships(build, statements, source)
    write_concept_words(build, statements, source)
    return build.quads()
