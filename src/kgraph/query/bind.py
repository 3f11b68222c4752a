"""Values become terms, and terms take the place of variables, before the engine sees the query.

This is pre-binding as SHACL's appendix A and SPARQL-dev SEP-0007 define it: every occurrence of the variable, in
subqueries, MINUS and UNION too, means the value. pyoxigraph's own ``substitutions`` refuse a variable that is not
projected, and a remote endpoint has none; so it is done on the tokens. A value enters only as a term that pyoxigraph
has written (quotes and backslashes escaped), never as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text
from kgraph.query.tokens import Token, scan, variables


@dataclass(frozen=True, slots=True)
class Iri:
    """An IRI given as a parameter, where a plain string would be a literal."""

    value: str


Value = str | int | float | bool | Decimal | date | Iri | ox.NamedNode | ox.Literal


def term_of(value: Value, name: str = "") -> ox.NamedNode | ox.Literal:
    """Return a value as an RDF term; raises CallError for an IRI that is none and for text that is no Unicode."""
    try:
        if isinstance(value, ox.NamedNode | ox.Literal):
            return value
        if isinstance(value, Iri):
            if any(char.isspace() for char in value.value):  # pyoxigraph takes the full-width space for a letter
                raise ValueError(value.value)
            return ox.NamedNode(value.value)
        if isinstance(value, date):
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(vocab.XSD + "date"))
        if isinstance(value, Decimal):
            return ox.Literal(f"{value:f}", datatype=ox.NamedNode(vocab.XSD + "decimal"))
        return ox.Literal(value)
    except (ValueError, TypeError) as error:
        shown = value.value if isinstance(value, Iri) else str(value)
        wanted = Text("完全な IRI か文字列", "an absolute IRI, or text")
        raise CallError(
            _problem("bad-value", name, shown, wanted, Text("値を直してください", "mend the value"))
        ) from error


def bind(text: str, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the query with every variable in ``values`` replaced by its term.

    Raises CallError for a value whose variable does not occur in the query, and for a variable that the query itself
    sets (AS, VALUES) or asks whether it is bound.
    """
    check_known(values, variables(text))
    tokens = scan(text)
    parts: list[str] = []
    at = 0
    for index, place in _places(tokens):
        token = tokens[index]
        if token.variable not in values:
            continue
        written = str(values[token.variable])
        if place == "set":
            raise CallError(_is_set(token.variable))
        if place == "projected":
            written = f"({written} AS ?{token.variable})"
        elif place == "modifier":
            written = f"({written})"
        parts += (text[at : token.start], f" {written} ")
        at = token.end
    return "".join((*parts, text[at:]))


def check_known(given: Iterable[str], known: Iterable[str]) -> None:
    """Raise CallError when a parameter is given that the query does not know: it would silently filter nothing."""
    unknown = sorted(set(given) - set(known))
    if unknown:
        names = ", ".join(sorted(known)) or "-"
        wanted = Text(f"次のどれか: {names}", f"one of: {names}")
        todo = Text("パラメーター名の綴りを確かめてください", "check the spelling of the parameter")
        raise CallError(*(_problem("unknown-parameter", name, name, wanted, todo) for name in unknown))


def _places(tokens: tuple[Token, ...]) -> Iterable[tuple[int, str]]:
    """Yield the index of each variable and where it stands: inside, projected, modifier (GROUP BY, ORDER BY), set."""
    clause = ""
    depth = 0
    for index, token in enumerate(tokens):
        before = tokens[index - 1].keyword if index else ""
        if token.keyword == "SELECT":
            clause, depth = "projected", 0
        elif token.keyword == "BY" and before in ("GROUP", "ORDER"):
            clause, depth = "modifier", 0
        elif token.keyword == "VALUES":
            clause, depth = "set", 0
        elif token.text in "{}" or token.keyword in ("WHERE", "FROM", "HAVING", "LIMIT", "OFFSET", "ORDER"):
            clause = ""
        elif token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif token.kind == "variable":
            asked = index >= 2 and tokens[index - 1].text == "(" and tokens[index - 2].keyword == "BOUND"
            if before == "AS" or asked or clause == "set":
                yield index, "set"
            else:
                yield index, clause if depth == 0 and clause else "inside"


def _is_set(name: str) -> Problem:
    wanted = Text(
        "問いの中で値が決められていない変数 (AS, VALUES, BOUND)",
        "a variable that the query does not set itself (AS, VALUES) or test with BOUND",
    )
    todo = Text("その変数を別の名前にしてください", "give that variable another name")
    return _problem("parameter-is-set", name, f"?{name}", wanted, todo)


def _problem(code: str, name: str, found: str, expected: Text, todo: Text) -> Problem:
    return Problem(code=code, file="query", field=name, found=found, expected=expected, todo=todo)
