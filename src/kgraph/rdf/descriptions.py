"""What a graph says of one group, and the Turtle of what a page says: for the file that stands beside the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kgraph import vocab
from kgraph.rdf import terms as t
from kgraph.rdf.builder import in_order

_PARTS = frozenset(
    {
        *(t.FOUNDING, t.INCORPORATION, t.BEGINNING, t.HAS_STAFF_PART, t.HAS_IDENTIFICATION),
        *(t.QUALIFIED_ASSOCIATION, t.HAS_PLANNED_PARTNERSHIP, t.EVIDENCE, t.HAS_SELECTOR),
    }
)
"""The properties whose objects are parts of what is told of a group, and of nobody else."""
_PLAIN = frozenset(f"{vocab.XSD}{name}" for name in ("string", "integer", "decimal", "double", "boolean"))
_AGENTS = frozenset({t.AGENT, t.PLANNED_AGENT})


class Descriptions:
    """The triples of a graph by what they speak of; the graphs of several sources are one here."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._quads = tuple(quads)

    @cached_property
    def _about(self) -> dict[Any, list[ox.Quad]]:
        found: dict[Any, list[ox.Quad]] = {}
        for quad in self._quads:
            found.setdefault(quad.subject, []).append(quad)
        return found

    @cached_property
    def _led(self) -> dict[Any, list[Any]]:
        found: dict[Any, list[Any]] = {}
        for quad in self._quads:
            if quad.predicate == t.LEAD:
                found.setdefault(quad.object, []).append(quad.subject)
        return found

    @cached_property
    def _mentions(self) -> dict[Any, list[Any]]:
        found: dict[Any, list[Any]] = {}
        for quad in self._quads:
            if quad.predicate == t.OF_INITIATIVE:
                found.setdefault(quad.object, []).append(quad.subject)
        return {node: [one for one in some if not self._is(one, t.CONCEPT_MENTION)] for node, some in found.items()}

    def group(self, identifier: str) -> Iterator[ox.Quad]:
        """Yield what is said of a group: itself, its initiatives, who took part, and in which words on which line.

        Of named bodies that took part their name is told and no more: they have pages of their own. Positions by
        character, and words of prose that speak of a target or an activity, stand in the file of the whole graph only.
        """
        node = ox.NamedNode(vocab.thing(identifier))
        todo = [node, *self._led.get(node, ())]
        todo += [mention for initiative in todo[1:] for mention in self._mentions.get(initiative, ())]
        seen = set(todo)
        while todo:
            for quad in self._about.get(todo.pop(), ()):
                if quad.predicate == t.HAS_SELECTOR and self._is(quad.object, t.TEXT_POSITION_SELECTOR):
                    continue
                yield quad
                if quad.object in seen:
                    continue
                if quad.predicate in _PARTS or (quad.predicate in _AGENTS and self._is(quad.object, t.UNNAMED_BODY)):
                    seen.add(quad.object)
                    todo.append(quad.object)
                elif quad.predicate in _AGENTS:
                    seen.add(quad.object)
                    yield from (q for q in self._about.get(quad.object, ()) if q.predicate == t.PREF_LABEL)

    def _is(self, node: Any, kind: ox.NamedNode) -> bool:
        return any(q.predicate == t.TYPE and q.object == kind for q in self._about.get(node, ()))


def triples(linked: Mapping[str, Any]) -> tuple[ox.Quad, ...]:
    """Return the triples of JSON-LD whose context stands in it; nothing is fetched."""
    text = json.dumps(linked, ensure_ascii=False)
    return tuple(ox.Quad(q.subject, q.predicate, q.object) for q in ox.parse(text, format=ox.RdfFormat.JSON_LD))


def turtle(linked: Mapping[str, Any], more: Iterable[ox.Quad] = ()) -> str:
    """Return as Turtle what JSON-LD says and ``more``: sorted, each triple once, with the prefixes that it needs."""
    everything = {*triples(linked), *(ox.Quad(q.subject, q.predicate, q.object) for q in more)}
    ordered = in_order(everything)
    spaces = {_space(term.value) for q in ordered for term in _named(q)}
    prefixes = {prefix: space for prefix, space in vocab.PREFIXES.items() if space in spaces}
    written = (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode("utf-8")
    # The prefixes come in no fixed order. A line end in the document is never one of a literal: those are escaped.
    lines = [line for line in written.split("\n") if not line.startswith("@prefix ")]
    return "\n".join([*(f"@prefix {prefix}: <{space}> ." for prefix, space in prefixes.items()), *lines])


def _named(quad: ox.Quad) -> Iterator[ox.NamedNode]:
    """Yield the IRIs that are written out: not the type, which is ``a``, nor datatypes that go without saying."""
    for term in (quad.subject, quad.predicate, quad.object):
        if isinstance(term, ox.NamedNode) and term != t.TYPE:
            yield term
        elif isinstance(term, ox.Literal) and not term.language and term.datatype.value not in _PLAIN:
            yield term.datatype


def _space(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
