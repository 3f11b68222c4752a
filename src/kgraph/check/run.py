"""The check as a whole: guards first, then the shapes, the rules beside them, and the quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import rdflib

from kgraph import vocab
from kgraph.check import engine, guards
from kgraph.check.beside import beside
from kgraph.check.guards import forms_made_one, ids_in_two_sources, two_names
from kgraph.check.quotes import quotes
from kgraph.check.report import Coverage, Finding, Report, Row, grouped, merged
from kgraph.check.rows import Rows, lines_with
from kgraph.check.rules import GUARDS, SHAPE, UNWRITABLE
from kgraph.check.shapes import Shapes, load_shapes
from kgraph.errors import DataError
from kgraph.identity.meeting import notes_by_source
from kgraph.rdf import graph_id, ontology_quads, to_quads, to_rdflib
from kgraph.statements import Statements, without_withheld
from kgraph.statements.naming import shown_names

PERSONS = frozenset({f"{SHAPE}natural-person"})
"""The rules that ``allow_persons`` leaves out."""

# What the shapes need to know of terms and schemes. Nothing else of the ontology is looked at as if it were data.
_KNOWLEDGE = frozenset({f"{vocab.RDFS}subClassOf", f"{vocab.SKOS}inScheme", f"{vocab.SKOS}broader"})
_Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]


def check(
    statements: Sequence[Statements],
    quads: Iterable[ox.Quad] | None = None,
    *,
    texts: Mapping[str, str] | None = None,
    shapes: Shapes | None = None,
    rows: Sequence[Statements] | None = None,
    allow_persons: bool = False,
) -> Report:
    """Check the graph of statements and return what was found and what was looked at.

    ``quads`` is the graph where it is made already, else it is made here. ``texts`` holds the decoded text of sources
    by their id, to verify quotes with. ``shapes`` replaces the project's own. ``rows`` are the statements as the
    files hold them where ``statements`` lacks withheld rows: messages take the lines from there. A check changes
    neither statements nor quads, and infers nothing but subclasses that the ontology states.

    Each source is checked by itself: what one may say once, two editions may say differently. A cell that cannot be
    written to the graph is a violation, and then nothing else of its source is checked.
    Raises InputError for shapes that cannot be used.
    """
    shapes = load_shapes() if shapes is None else shapes
    if len(statements) == 1:
        report = _check_source(statements, quads, texts or {}, shapes, rows, allow_persons)
        return merged([report], forms_made_one(statements))
    made = _made(statements) if quads is None else list(quads)
    by_graph = None if made is None else _by_graph(made)
    reports = []
    for one in statements:
        own = None if by_graph is None else by_graph[vocab.thing(graph_id(one.source))]
        its_rows = None if rows is None else [row for row in rows if row.source.id == one.source.id]
        reports.append(_check_source([one], own, texts or {}, shapes, its_rows, allow_persons))
    beside_them = [*ids_in_two_sources(statements), *two_names(made or ()), *forms_made_one(statements)]
    return merged(reports or [_check_source([], [], {}, shapes, None, allow_persons)], beside_them)


def _made(statements: Sequence[Statements]) -> list[ox.Quad] | None:
    """Return the graph of several sources; None where a cell cannot be written, which the check of its source tells."""
    names, notes = shown_names(map(without_withheld, statements)), notes_by_source(statements)
    try:
        return [q for one in statements for q in to_quads(one, names=names, notes=notes.get(one.source.id))]
    except DataError:
        return None


def _check_source(
    statements: Sequence[Statements],
    quads: Iterable[ox.Quad] | None,
    texts: Mapping[str, str],
    shapes: Shapes,
    rows: Sequence[Statements] | None,
    allow_persons: bool,
) -> Report:
    """Check one source (or none, which is a violation)."""
    shapes = replace(shapes, forms=_by_form(statements))
    try:
        made = [q for one in statements for q in to_quads(one)] if quads is None else list(quads)
    except DataError as error:
        return _unwritable(error, statements if rows is None else rows, len(shapes.rules) + len(GUARDS))
    knowledge, terms = _ontology()
    with engine.quiet():
        graph = to_rdflib(made)
    triples = len(graph)
    for triple in knowledge:
        graph.add(triple)
    found: list[Finding] = [*guards.no_data(statements, len(made))]
    misspelt = list(guards.unknown_terms(shapes, terms))
    met = {target: target.met(graph) for target in shapes.targets()}
    covered = guards.coverage(statements, graph, met)
    found += misspelt
    found += _guard(statements, graph, met, covered)
    compared = 0
    if not misspelt:
        lines = Rows(statements if rows is None else rows)
        found += engine.findings(graph, shapes, lines, PERSONS if allow_persons else frozenset())
        found += beside(graph, shapes, lines)
        wrong, compared = quotes(statements, texts, shapes, lines)
        found += wrong
    return Report(
        sources=tuple(one.source.id for one in statements),
        triples=triples,
        rules=len(shapes.rules) + len(GUARDS),
        validated=not misspelt,
        quotes=compared,
        results=grouped(found),
        coverage=covered,
    )


def _by_graph(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    """Return quads by the IRI of their graph; a graph that is not there has none."""
    found: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            found[quad.graph_name.value].append(quad)
    return found


def _unwritable(error: DataError, rows: Sequence[Statements], rules: int) -> Report:
    """Return the report of statements that cannot become a graph, each cell with the lines that hold it."""
    found = [
        Finding(rule=UNWRITABLE, found=p.found, expected=p.expected, row=Row(file=p.file, line=line, column=p.field))
        for p in error.problems
        for line in lines_with(rows, p.file, p.field, p.found) or (p.line,)
    ]
    return Report(
        sources=tuple(one.source.id for one in rows),
        triples=0,
        rules=rules,
        validated=False,
        quotes=0,
        results=grouped(found),
        coverage=(),
    )


def _guard(
    statements: Sequence[Statements], graph: rdflib.Graph, met: guards.Met, covered: Sequence[Coverage]
) -> Iterator[Finding]:
    yield from guards.required_classes(statements, graph)
    yield from guards.count_bounds(statements, graph)
    yield from guards.classes_without_shape(graph, met)
    yield from guards.empty_shapes(covered)


@cache
def _ontology() -> tuple[tuple[_Triple, ...], frozenset[str]]:
    """Return the triples that validating needs of the ontology, and the IRIs of all its terms."""
    quads = ontology_quads()
    terms = frozenset(q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode))
    return tuple(to_rdflib(q for q in quads if q.predicate.value in _KNOWLEDGE)), terms


def _by_form(statements: Sequence[Statements]) -> dict[str, tuple[rdflib.URIRef, ...]]:
    """Return the initiatives by the form that their source was filled in by."""
    found: dict[str, tuple[rdflib.URIRef, ...]] = {}
    for one in statements:
        if one.source.form:
            nodes = tuple(rdflib.URIRef(vocab.thing(group.initiative)) for group in one.groups)
            found[one.source.form] = found.get(one.source.form, ()) + nodes
    return found
