"""What a query answers: rows, a yes or no, or triples; plain data, in the terms of RDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

import pyoxigraph as ox

from kgraph import vocab

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Plain = str | int | float | bool | None
Kind = OneOf["select", "ask", "construct"]

_INTEGERS = frozenset(
    vocab.XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger")
)
_FRACTIONS = frozenset(vocab.XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to one query.

    ``kind`` tells which fields hold it: ``variables`` and ``rows`` (select; None where a variable is unbound),
    ``answer`` (ask), ``triples`` (construct and describe; sorted, each once).
    """

    kind: Kind
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    triples: tuple[ox.Triple, ...] = ()
    answer: bool = False

    def records(self) -> list[dict[str, Plain]]:
        """Return the rows as dictionaries of plain values: numbers as numbers, IRIs and texts as text."""
        return [dict(zip(self.variables, map(plain, row), strict=True)) for row in self.rows]

    def column(self, variable: str) -> list[Plain]:
        """Return one column as plain values, in the order of the rows; raises ValueError for an unknown variable."""
        at = self.variables.index(variable)
        return [plain(row[at]) for row in self.rows]


def plain(term: Term | None) -> Plain:
    """Return a term as a plain value of Python; what does not hold the number it claims stays text."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        try:
            if datatype in _INTEGERS:
                return int(term.value)
            if datatype in _FRACTIONS:
                return float(term.value)
        except ValueError:
            return term.value
        if datatype == vocab.XSD + "boolean":
            return term.value in ("true", "1")
        return term.value
    if isinstance(term, ox.NamedNode):
        return term.value
    return str(term)
