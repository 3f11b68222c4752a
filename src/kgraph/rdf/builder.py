"""Collects the triples of one named graph, and the rows that cannot be written."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kgraph import vocab
from kgraph.dates import DateError, PartialDate, parse_value
from kgraph.errors import DataError, KgraphError, Problem, Text, raise_if
from kgraph.rdf import terms

_OWN_NOTATION = re.compile(r"x-[a-z0-9-]+")
Value = ox.NamedNode | ox.Literal | None


class Builder:
    """The triples of one graph in the making.

    The methods that turn a cell into a node return None for a value that cannot be one and remember the problem;
    ``add`` leaves such a value out, and ``quads`` raises all problems at once.
    """

    def __init__(self, graph: str, folder: str, language: str = "ja") -> None:
        self.graph = ox.NamedNode(vocab.thing(graph))
        self.problems: list[Problem] = []
        self._folder = folder
        self._language = language
        self._quads: set[ox.Quad] = set()
        self._nodes: dict[str, ox.NamedNode] = {}
        self._own: dict[tuple[str, str], ox.NamedNode] = {}

    def add(self, subject: ox.NamedNode, predicate: ox.NamedNode, *values: Value) -> None:
        """Add one triple for each value that is there."""
        for value in values:
            if value is not None:
                self._quads.add(ox.Quad(subject, predicate, value, self.graph))

    def thing(self, identifier: str) -> ox.NamedNode:
        """Return the node of a thing by its id; raises DataError for an id that is not safe in an IRI."""
        node = self._nodes.get(identifier)
        if node is None:
            node = self._nodes[identifier] = ox.NamedNode(vocab.thing(identifier))
        return node

    def concept(self, scheme: str, notation: str, table: str, column: str) -> ox.NamedNode | None:
        """Return the node of a concept that a cell names; an unknown notation is a problem."""
        if (scheme, notation) in self._own:
            return self._own[scheme, notation]
        try:
            return ox.NamedNode(vocab.concept(scheme, notation).iri)
        except KgraphError as error:
            self.refuse(table, column, notation, error.problems[0].expected)
            return None

    def own_concept(self, scheme: str, notation: str) -> ox.NamedNode | None:
        """Return the node of a concept that the source adds to a scheme, which cells may name from then on."""
        if scheme not in vocab.SCHEMES or not _OWN_NOTATION.fullmatch(notation):
            self.refuse("concepts", "notation", f"{scheme}/{notation}", Text("x- で始まる記号", "a notation x-…"))
            return None
        node = self._own[scheme, notation] = ox.NamedNode(f"{vocab.SCHEME}{scheme}/{notation}")
        return node

    def text(self, text: str) -> ox.Literal | None:
        """Return a name or note in the source's language; None for an empty one."""
        return self._literal(text, language=self._language)

    def plain(self, text: str) -> ox.Literal | None:
        """Return a string without a language: words of the source, a code, a rule; None for an empty one."""
        return self._literal(text)

    def typed(self, text: str, datatype: ox.NamedNode) -> ox.Literal | None:
        """Return a literal of a datatype; None for an empty one."""
        return self._literal(text, datatype=datatype)

    def number(self, text: str, table: str, column: str) -> ox.Literal | None:
        """Return a count as an integer; anything but ASCII digits is a problem (RDF readers would rewrite it)."""
        if text.isascii() and text.isdigit() and str(int(text)) == text:
            return ox.Literal(int(text))
        self.refuse(table, column, text, Text("整数（先頭に 0 を付けない）", "a whole number without leading zeros"))
        return None

    def date(self, value: str, table: str, column: str) -> PartialDate | None:
        """Return the date that a cell holds; anything else is a problem."""
        try:
            return parse_value(value)
        except DateError as error:
            self.refuse(table, column, value, error.expected)
            return None

    def refuse(self, table: str, column: str, found: str, expected: Text) -> None:
        """Remember a cell that cannot be written."""
        self.problems.append(
            Problem(
                code="statement-value",
                file=f"{self._folder}/{table}.csv",
                field=column,
                found=found,
                expected=expected,
                todo=Text("その値を持つ行を直してください", "mend the row with that value"),
            )
        )

    def quads(self) -> tuple[ox.Quad, ...]:
        """Return the sorted quads; raises DataError with every problem that was met."""
        raise_if(dict.fromkeys(self.problems), DataError)
        return in_order(self._quads)

    def _literal(
        self, text: str, language: str | None = None, datatype: ox.NamedNode | None = None
    ) -> ox.Literal | None:
        if not text:
            return None
        try:
            return ox.Literal(text, language=language, datatype=datatype)
        except ValueError:  # a lone surrogate: no text, so no file could hold it
            self.refuse("*", "", text, Text("正しい Unicode の文字列", "well-formed Unicode text"))
            return None


def dated(date: PartialDate) -> ox.Literal:
    """Return a date in its own precision (``xsd:date``, ``gYearMonth``, ``gYear``; a fiscal year as a string)."""
    return ox.Literal(date.value, datatype=ox.NamedNode(vocab.XSD + date.datatype))


def day(value: str) -> ox.Literal:
    """Return a day (``YYYY-MM-DD``) as ``xsd:date``."""
    return ox.Literal(value, datatype=terms.XSD_DATE)


def in_order(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """Return the quads without repeats, by graph, subject, predicate (the type first) and object."""
    return tuple(sorted(set(quads), key=_key))


def _key(quad: ox.Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject)[1:-1], "" if predicate == _TYPE else predicate, str(quad.object)


_TYPE = terms.TYPE.value
