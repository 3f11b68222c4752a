"""The shapes: their graph, the rules they hold, and which nodes each of them targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from kgraph import vocab
from kgraph.check.rules import INFO, VIOLATION, WARNING, Rule
from kgraph.errors import InputError, Problem, Text
from kgraph.resources import folder

_SEVERITY = {SH.Violation: VIOLATION, SH.Warning: WARNING, SH.Info: INFO}
_TARGETS = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
_REFERRING = (SH.node, SH["not"], SH.property, SH.qualifiedValueShape)
_CONFORMS_TO = rdflib.URIRef(f"{vocab.DCT}conformsTo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a node shape looks at: instances of classes, objects and subjects of properties, named nodes."""

    shape: rdflib.URIRef
    name: Text
    classes: tuple[rdflib.URIRef, ...] = ()
    objects_of: tuple[rdflib.URIRef, ...] = ()
    subjects_of: tuple[rdflib.URIRef, ...] = ()
    nodes: tuple[rdflib.term.Node, ...] = ()

    def met(self, graph: rdflib.Graph) -> set[rdflib.term.Node]:
        """Return the nodes of ``graph`` that the shape looks at; subclasses are known by the graph's own triples."""
        found: set[rdflib.term.Node] = set(self.nodes)
        for cls in self.classes:
            for kind in {cls, *graph.transitive_subjects(RDFS.subClassOf, cls)}:
                found.update(graph.subjects(RDF.type, kind))
        for predicate in self.objects_of:
            found.update(graph.objects(None, predicate))
        for predicate in self.subjects_of:
            found.update(graph.subjects(predicate, None))
        return found


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes as a graph, their rules by IRI, and the IRIs that each file uses; the graph is never changed.

    ``forms`` holds the nodes that the shapes of one form only (``dct:conformsTo``) are to look at, by form.
    """

    graph: rdflib.Graph
    rules: Mapping[str, Rule]
    terms: Mapping[str, frozenset[rdflib.URIRef]]
    forms: Mapping[str, tuple[rdflib.URIRef, ...]] = field(default_factory=dict)

    def targets(self) -> tuple[Target, ...]:
        """Return the targets of all node shapes that have one, by IRI."""
        graph = self.graph
        shapes = {s for s in graph.subjects(RDF.type, SH.NodeShape) if isinstance(s, rdflib.URIRef)}
        found = []
        for shape in sorted(shapes):
            target = Target(
                shape=shape,
                name=_text(graph, shape, RDFS.label),
                classes=_iris(graph.objects(shape, SH.targetClass)),
                objects_of=_iris(graph.objects(shape, SH.targetObjectsOf)),
                subjects_of=_iris(graph.objects(shape, SH.targetSubjectsOf)),
                nodes=self._nodes(shape),
            )
            if target.classes or target.objects_of or target.subjects_of or target.nodes:
                found.append(target)
        return tuple(found)

    def _nodes(self, shape: rdflib.URIRef) -> tuple[rdflib.term.Node, ...]:
        forms = {str(form) for form in self.graph.objects(shape, _CONFORMS_TO)}
        named = [*self.graph.objects(shape, SH.targetNode), *(n for form in forms for n in self.forms.get(form, ()))]
        return tuple(sorted(set(named), key=str))

    def spread(self) -> rdflib.Graph:
        """Return the graph with each target of a node shape given to its property shapes, in place of sh:property.

        That says the same (SHACL, 2.1.3 and 4.7.2), and lets pySHACL take all nodes of a target at once; it would
        read every property shape anew for each single node. Shapes that others refer to stay as they are.
        """
        spread = rdflib.Graph(store="SimpleMemory", bind_namespaces="none")
        referred = {o for p in _REFERRING for o in self.graph.objects(None, p)}
        listed = set(self.graph.objects(None, RDF.first))
        moved: set[tuple[rdflib.term.Node, rdflib.term.Node]] = set()
        for target in self.targets():
            if target.shape in referred or target.shape in listed or (target.shape, SH.deactivated, None) in self.graph:
                continue
            for part in self.graph.objects(target.shape, SH.property):
                moved.add((target.shape, part))
                for aim in _TARGETS:
                    for node in self.graph.objects(target.shape, aim):
                        spread.add((part, aim, node))
                for node in target.nodes:
                    spread.add((part, SH.targetNode, node))
        for s, p, o in self.graph:
            if p != SH.property or (s, o) not in moved:
                spread.add((s, p, o))
        return spread

    def owner(self, shape: rdflib.term.Node) -> tuple[rdflib.term.Node, ...]:
        """Return the node shapes that a property shape belongs to (a node shape: itself)."""
        return tuple(self.graph.subjects(SH.property, shape)) or (shape,)


def load_shapes(path: Path | None = None) -> Shapes:
    """Return the shapes of all Turtle files in ``path`` (default: the project's own).

    Raises InputError naming the file and line that is no Turtle, and where there is no file at all.
    """
    return _load(folder("shapes") if path is None else path)


@cache
def _load(where: Path) -> Shapes:
    files = {f"{where.name}/{file.name}": file.read_bytes() for file in sorted(where.glob("*.ttl"))}
    if not files:
        raise InputError(_bad_shapes(where.name, 0, ""))
    return parse_shapes(files)


def parse_shapes(files: Mapping[str, bytes]) -> Shapes:
    """Return the shapes that Turtle documents (by name) hold. Raises InputError naming the file and line."""
    merged = rdflib.Graph(store="SimpleMemory", bind_namespaces="none")
    used: dict[str, frozenset[rdflib.URIRef]] = {}
    for name, content in sorted(files.items()):
        known: dict[object, rdflib.term.Node] = {}

        def node(term: object, known: dict[object, rdflib.term.Node] = known, file: str = name) -> rdflib.term.Node:
            if term not in known:
                known[term] = _node(term, file)
            return known[term]

        try:
            for triple in ox.parse(content, ox.RdfFormat.TURTLE):
                merged.add((node(triple.subject), node(triple.predicate), node(triple.object)))
        except SyntaxError as error:
            raise InputError(_bad_shapes(name, error.lineno or 0, str(error.msg))) from None
        used[name] = frozenset(term for term in known.values() if isinstance(term, rdflib.URIRef))
    return Shapes(merged, _rules(merged), used)


def _rules(graph: rdflib.Graph) -> dict[str, Rule]:
    """Return the rules: every shape with an IRI and a message."""
    found = {}
    for shape in sorted({s for s in graph.subjects(SH.message, None) if isinstance(s, rdflib.URIRef)}):
        path = graph.value(shape, SH.path)
        found[str(shape)] = Rule(
            iri=str(shape),
            severity=_SEVERITY.get(graph.value(shape, SH.severity), VIOLATION),  # type: ignore[call-overload]
            name=_text(graph, shape, SH.name, RDFS.label),
            expected=_text(graph, shape, SH.message),
            todo=_text(graph, shape, SH.description, RDFS.comment),
            path=str(path) if isinstance(path, rdflib.URIRef) else "",
        )
    return found


def _text(graph: rdflib.Graph, shape: rdflib.URIRef, *predicates: rdflib.URIRef) -> Text:
    said = {v.language: str(v) for p in predicates for v in graph.objects(shape, p) if isinstance(v, rdflib.Literal)}
    name = str(shape).rpartition("/")[2]
    return Text(said.get("ja") or said.get("en") or name, said.get("en") or said.get("ja") or name)


def _iris(nodes: Iterable[rdflib.term.Node]) -> tuple[rdflib.URIRef, ...]:
    return tuple(sorted(node for node in nodes if isinstance(node, rdflib.URIRef)))


def _node(term: object, file: str) -> rdflib.term.Node:
    """Return a term of pyoxigraph as one of rdflib; blank nodes of different files stay apart."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(f"{file} {term.value}")
    assert isinstance(term, ox.Literal)
    datatype = None if term.language or term.datatype.value == f"{vocab.XSD}string" else term.datatype.value
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype and rdflib.URIRef(datatype))


def _bad_shapes(file: str, line: int, found: str) -> Problem:
    return Problem(
        code="shapes-file",
        file=file,
        line=line,
        found=found,
        expected=Text("シェイプを書いた正しい Turtle", "well-formed Turtle that holds shapes"),
        todo=Text("その行を直してください", "mend that line"),
    )
