"""Guards against empty success: SHACL is content with shapes that look at nothing, and with misspelt terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from kgraph import vocab
from kgraph.check import rules
from kgraph.check.report import Coverage, Finding, Row
from kgraph.check.shapes import Shapes, Target
from kgraph.errors import CallError
from kgraph.identity.names import normal_name
from kgraph.statements import Statements

_TABLES = ("groups", "facts", "mentions", "bodies", "lines", "identifiers", "memberships")
_PREF_LABEL = f"{vocab.SKOS}prefLabel"
Met = dict[Target, set[rdflib.term.Node]]


def unknown_terms(shapes: Shapes, terms: frozenset[str]) -> Iterator[Finding]:
    """Yield each term in a shapes file that SHACL, or our own vocabulary (``terms``, IRIs), does not have."""
    for file, used in shapes.terms.items():
        for term in sorted(used):
            wrong = term.startswith(str(SH)) and term not in SH
            ours = term.startswith(vocab.KG) or term.startswith(vocab.SCHEME)
            if wrong or (ours and str(term) not in terms):
                name = vocab.compact(term)
                yield Finding(rule=rules.UNKNOWN_TERM, focus=str(term), found=name, row=Row(file=file, column=name))


def no_data(statements: Sequence[Statements], triples: int) -> Iterator[Finding]:
    """Yield a finding where there is no source or no triple."""
    if not statements or not triples:
        yield Finding(rule=rules.NO_DATA, found=f"{len(statements)} sources, {triples} triples")


def classes_without_shape(graph: rdflib.Graph, met: Met) -> Iterator[Finding]:
    """Yield each class of the data that no shape targets.

    A class above a targeted one needs no shape of its own as long as a shape looks at each of its instances.
    """
    targeted = {cls for target in met for cls in target.classes}
    below = {kind for cls in targeted for kind in graph.transitive_subjects(RDFS.subClassOf, cls)}
    above = {kind for cls in targeted for kind in graph.transitive_objects(cls, RDFS.subClassOf)}
    looked_at = set().union(*met.values()) if met else set()
    instances: dict[rdflib.term.Node, list[rdflib.term.Node]] = {}
    for node, cls in graph.subject_objects(RDF.type):
        instances.setdefault(cls, []).append(node)
    for cls in sorted(set(instances) - below, key=str):
        seen = looked_at.issuperset(instances[cls])
        if not (seen and cls in above):
            number = len(instances[cls])
            yield Finding(rule=rules.CLASS_WITHOUT_SHAPE, focus=str(cls), found=f"{_name(str(cls))} ({number})")


def required_classes(statements: Sequence[Statements], graph: rdflib.Graph) -> Iterator[Finding]:
    """Yield each class that a source requires and that has no instance; what is withheld may have had the only one."""
    for one in statements:
        if any(one.left_out.values()):
            continue
        file = f"{one.source.id}/source.yml"
        for name in one.source.required_classes:
            cls = class_iri(name)
            if not instances_of(graph, cls):
                row = Row(file=file, id=one.source.id, column="required_classes")
                yield Finding(rule=rules.REQUIRED_CLASS, focus=str(cls), found=f"{_name(str(cls))}: 0", row=row)


def empty_shapes(coverage: Iterable[Coverage]) -> Iterator[Finding]:
    """Yield each required shape that looked at nothing."""
    for shape in coverage:
        if shape.required and not shape.nodes:
            name = shape.shape.removeprefix(rules.SHAPE)
            yield Finding(rule=rules.SHAPE_WITHOUT_NODE, focus=shape.shape, found=f"shape {name}: 0 nodes")


def coverage(statements: Sequence[Statements], graph: rdflib.Graph, met: Met) -> tuple[Coverage, ...]:
    """Return how many nodes each shape looked at, by shape; required is one whose class a source requires."""
    whole = [one for one in statements if not any(one.left_out.values())]
    required = {class_iri(name) for one in whole for name in one.source.required_classes}
    below = {kind for cls in required for kind in graph.transitive_subjects(RDFS.subClassOf, cls)} | required
    return tuple(
        Coverage(
            shape=str(target.shape), name=target.name, nodes=len(nodes), required=not below.isdisjoint(target.classes)
        )
        for target, nodes in met.items()
    )


def count_bounds(statements: Sequence[Statements], graph: rdflib.Graph) -> Iterator[Finding]:
    """Yield each count outside the bounds that source.yml sets: of rows in a table, or of instances of a class.

    Withheld rows count: the bounds tell whether the source was read whole, not how much of it is shown.
    """
    for one in statements:
        for name, bounds in one.source.counts.items():
            row = Row(file=f"{one.source.id}/source.yml", id=one.source.id, column=f"counts.{name}")
            if name in _TABLES:
                number = len(getattr(one, name)) + one.left_out.get(name, 0)
            elif name[:1].isupper() or ":" in name:
                number = len(instances_of(graph, class_iri(name)))
            else:
                yield Finding(rule=rules.UNKNOWN_COUNT, found=name, row=row)
                continue
            least = 0 if name not in _TABLES and any(one.left_out.values()) else bounds.min
            if number < least:
                yield Finding(rule=rules.TOO_FEW, found=f"{name}: {number} < {least}", row=row)
            elif bounds.max is not None and number > bounds.max:
                yield Finding(rule=rules.TOO_MANY, found=f"{name}: {number} > {bounds.max}", row=row)


def ids_in_two_sources(statements: Sequence[Statements]) -> Iterator[Finding]:
    """Yield each mention and initiative whose id another source has as well: what they say would become one thing."""
    first: dict[str, str] = {}
    for one in statements:
        tables = {"mentions": [m.id for m in one.mentions], "groups": [g.initiative for g in one.groups]}
        for table, ids in tables.items():
            for line, identifier in enumerate(ids, 2):
                other = first.setdefault(identifier, one.source.id)
                if other != one.source.id:
                    row = Row(file=f"{one.source.id}/{table}.csv", line=line, id=identifier)
                    yield Finding(rule=rules.ID_IN_TWO_SOURCES, found=f"{other}, {one.source.id}", row=row)


def two_names(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """Yield each node that has two names of one language over all sources, with both."""
    names: dict[tuple[str, str], set[str]] = {}
    for quad in quads:
        if quad.predicate.value != _PREF_LABEL or not isinstance(quad.subject, ox.NamedNode):
            continue
        if isinstance(quad.object, ox.Literal):
            names.setdefault((quad.subject.value, quad.object.language or ""), set()).add(quad.object.value)
    for (node, _), found in sorted(names.items()):
        if len(found) > 1:
            yield Finding(rule=rules.TWO_NAMES, focus=node, found=" / ".join(sorted(found)))


def forms_made_one(statements: Sequence[Statements]) -> Iterator[Finding]:
    """Yield each body that a merge of a person made of two legal forms, with a name that has each of them."""
    kept = {row.kept for one in statements for row in one.retired}
    forms: dict[str, dict[str, str]] = {}
    for one in statements:
        named = [(row.kept, row.name, "") for row in one.retired]
        named += [(body.id, body.name, body.legal_form) for body in one.bodies if body.id in kept]
        named += [(g.id, one.label(g), one.value(g.id, "legal_form")) for g in one.groups if g.id in kept]
        for identifier, name, form in named:
            if form := form or normal_name(name).legal_form:
                forms.setdefault(identifier, {}).setdefault(form, name)
    for one in statements:
        for retired in one.retired:
            both = forms.get(retired.kept, {})
            if len(both) > 1:
                row = Row(file=f"{one.source.id}/corrections.csv", id=retired.id)
                yield Finding(rule=rules.FORMS_MADE_ONE, found=" / ".join(sorted(both.values())), row=row)


def class_iri(name: str) -> rdflib.URIRef:
    """Return the IRI of a class that source.yml names: our own without a prefix, any other with one.

    Raises CallError for a prefix that is not ours.
    """
    return rdflib.URIRef(vocab.expand(name) if ":" in name else vocab.KG + name)


def instances_of(graph: rdflib.Graph, cls: rdflib.URIRef) -> set[rdflib.term.Node]:
    """Return the instances of a class and of its subclasses."""
    kinds = {cls, *graph.transitive_subjects(RDFS.subClassOf, cls)}
    return {node for kind in kinds for node in graph.subjects(RDF.type, kind)}


def _name(iri: str) -> str:
    try:
        return vocab.compact(iri)
    except CallError:
        return iri
