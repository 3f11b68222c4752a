"""pySHACL, and its results as findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import rdflib
from rdflib.namespace import SH

from kgraph import vocab
from kgraph.check.report import Finding, Row
from kgraph.check.rows import Rows
from kgraph.check.rules import Rule
from kgraph.check.shapes import Shapes
from kgraph.errors import CallError, InputError, Problem, Text

_SHOWN = 3
_TOLD = (rdflib.URIRef(f"{vocab.DCT}date"), rdflib.URIRef(f"{vocab.KG}count"))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib and pySHACL from logging a stack trace for each ill-typed literal: the shapes report it."""
    loggers = [logging.getLogger(name) for name in ("rdflib.term", "pyshacl", "pyshacl-validate")]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled


def validate(
    graph: rdflib.Graph, shapes: Shapes, without: frozenset[str] = frozenset()
) -> list[tuple[Rule, rdflib.Graph, rdflib.term.Node]]:
    """Run pySHACL on ``graph`` and return its results, each with its rule, the report and the result's node.

    No inference, no rules, no scripts: the graph stays as it is. Raises InputError for shapes that pySHACL refuses.
    """
    import pyshacl  # heavy: only when something is validated
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, RuleLoadError, ShapeLoadError

    try:
        with quiet():
            _, report, _ = pyshacl.validate(
                graph, shacl_graph=shapes.spread(), inference="none", advanced=False, inplace=True, meta_shacl=False
            )
    except (ConstraintLoadError, ShapeLoadError, RuleLoadError, ReportableRuntimeError, ValueError, re.error) as error:
        raise InputError(_refused(str(error))) from None
    if not isinstance(report, rdflib.Graph):
        raise InputError(_refused(str(report)))
    results = []
    for node in report.objects(None, SH.result):
        source = str(report.value(node, SH.sourceShape))
        if source not in shapes.rules:
            raise InputError(_refused(f"sh:sourceShape {source}"))
        if source not in without:
            results.append((shapes.rules[source], report, node))
    return results


def findings(
    graph: rdflib.Graph, shapes: Shapes, rows: Rows, without: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield what pySHACL finds in ``graph``, each with the row to mend; ``without`` names rules (IRIs) to leave out.

    A breach at a literal or a concept is told once for each node that uses it. Raises as ``validate`` does.
    """
    for rule, report, result in validate(graph, shapes, without):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        assert focus is not None
        component = str(report.value(result, SH.sourceConstraintComponent))
        users = _users(graph, shapes, rule, focus)
        if users and (isinstance(focus, rdflib.Literal) or rows.find(str(focus)) is None):
            for user, predicate in users:
                yield finding(graph, rows, rule, user, str(predicate), focus, component=component)
        else:
            yield finding(graph, rows, rule, focus, rule.path, value, component=component)


def finding(
    graph: rdflib.Graph,
    rows: Rows,
    rule: Rule,
    focus: rdflib.term.Node,
    path: str = "",
    value: rdflib.term.Node | None = None,
    *,
    found: str = "",
    expected: Text | None = None,
    component: str = "",
) -> Finding:
    """Return a finding at a node, with the row behind it and, unless given, what was found there in words."""
    return Finding(
        rule=rule,
        focus=str(focus),
        path=path,
        value="" if value is None else value.n3(),
        found=found or (_values(graph, focus, path) if value is None else shown(value)),
        row=_row(graph, rows, focus, path, value),
        expected=expected,
        component=component,
    )


def _row(
    graph: rdflib.Graph, rows: Rows, focus: rdflib.term.Node, path: str, value: rdflib.term.Node | None
) -> Row | None:
    """Return the row behind a node; behind a date or a part of the staff, the row of the fact that it tells."""
    row = rows.find(str(focus), path, "" if value is None else str(value))
    if row is None:
        told = next((str(v) for p in _TOLD for v in graph.objects(focus, p)), "")
        for user, predicate in sorted(graph.subject_predicates(focus), key=str):
            if row := rows.find(str(user), str(predicate), told):
                return row
    return row


def shown(node: rdflib.term.Node) -> str:
    """Return a node for people: a prefixed name; a literal's own words with its language or unusual type."""
    if isinstance(node, rdflib.Literal):
        if node.language:
            return f"{node}@{node.language}"
        return f"{node}^^{shown(node.datatype)}" if node.datatype else str(node)
    try:
        return vocab.compact(str(node))
    except CallError:
        return str(node)


def _values(graph: rdflib.Graph, focus: rdflib.term.Node, path: str) -> str:
    """Return the values of a property, with their number, where a rule speaks of all of them at once."""
    if not path:
        return shown(focus)
    values = sorted(shown(value) for value in graph.objects(focus, rdflib.URIRef(path)))
    listed = ", ".join(values[:_SHOWN]) + (", …" if len(values) > _SHOWN else "")
    return f"{len(values)}: {listed}" if values else "0"


def _users(
    graph: rdflib.Graph, shapes: Shapes, rule: Rule, focus: rdflib.term.Node
) -> list[tuple[rdflib.term.Node, rdflib.term.Node]]:
    """Return who uses a node that a shape met as the object of properties, and by which property."""
    owners = shapes.owner(rdflib.URIRef(rule.iri))
    predicates: Iterable[rdflib.term.Node] = {p for o in owners for p in shapes.graph.objects(o, SH.targetObjectsOf)}
    return sorted(((user, p) for p in predicates for user in graph.subjects(p, focus)), key=str)


def _refused(found: str) -> Problem:
    return Problem(
        code="shapes-refused",
        file="shapes",
        found=" ".join(found.split()),
        expected=Text(
            "pySHACL が受け付けるシェイプ。結果を出すシェイプには IRI と sh:message",
            "shapes that pySHACL accepts; one that can give a result has an IRI and an sh:message",
        ),
        todo=Text("そのシェイプを直してください", "mend that shape"),
    )
