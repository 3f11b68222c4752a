"""What a person types for a place, a body or a concept, turned into the one thing it means.

Words are compared by ``text.key`` (width, case, spaces and radicals folded), never as tagged literals: a label with
a language tag is not equal to the string that someone types.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import pyoxigraph as ox

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text
from kgraph.places import Places
from kgraph.query.bind import Value, term_of
from kgraph.query.header import Parameter
from kgraph.query.result import Term
from kgraph.query.seam import Engine
from kgraph.text import fold_text, key

_BODIES = """SELECT DISTINCT ?body ?name {
  { ?body a kg:NamedBody ; skos:prefLabel ?name } UNION { ?body a kg:NamedBody ; skos:altLabel ?name }
} ORDER BY ?body ?name"""
_SHOWN = 8


def resolve(store: Engine, parameter: Parameter, value: Value) -> ox.NamedNode | ox.Literal:
    """Return the term that ``value`` means for a declared parameter.

    Terms given as such (``Iri``, pyoxigraph terms) are taken as they are. Raises CallError, with suggestions, for a
    name that nothing or more than one thing has.
    """
    if not isinstance(value, str | int) or isinstance(value, bool):
        return term_of(value, parameter.name)
    text = str(value).strip()
    if parameter.type == "text":
        return term_of(str(value), parameter.name)
    if parameter.type == "integer":
        return _integer(parameter, text)
    if parameter.type == "lang":
        return _language(parameter, text)
    if not text:
        return ox.Literal("") if not parameter.required else _missing(parameter, text, ())
    if parameter.type == "place":
        return ox.NamedNode(vocab.place_iri(_place_code(text)))
    if parameter.type == "body":
        return _body(store, parameter, text)
    return _concept(parameter, text)


def _integer(parameter: Parameter, text: str) -> ox.Literal:
    digits = fold_text(text)
    if not digits.removeprefix("-").isdecimal() or not digits.isascii():
        raise CallError(_problem(parameter, text, Text("整数", "a whole number"), ()))
    return ox.Literal(int(digits))


def _language(parameter: Parameter, text: str) -> ox.Literal:
    if text not in ("ja", "en"):
        raise CallError(_problem(parameter, text, Text("ja か en", "ja or en"), ()))
    return ox.Literal(text)


def _place_code(text: str) -> str:
    """Return the code of a place given by code, by id (p38000) or by name."""
    table = Places.load()
    bare = fold_text(text).strip().removeprefix("id:").removeprefix("p")
    return (table.get(bare) if bare.isdecimal() else table.find(text)).code


def _concept(parameter: Parameter, text: str) -> ox.NamedNode:
    name = next(name for name, prefix in vocab.SCHEMES.items() if prefix == parameter.type)
    scheme = vocab.scheme(name)
    notation = text.removeprefix(f"{parameter.type}:")
    if notation in scheme:
        return ox.NamedNode(scheme[notation].iri)
    wanted = key(text)
    for concept in scheme.concepts:
        if wanted in map(key, (concept.ja, concept.en, *concept.alt)):
            return ox.NamedNode(concept.iri)
    names = [c.notation for c in scheme.concepts] + [label for c in scheme.concepts for label in (c.ja, c.en, *c.alt)]
    return _missing(parameter, text, names)


def _body(store: Engine, parameter: Parameter, text: str) -> ox.NamedNode:
    """Return the body with that id or name, or the only one in whose name the words stand."""
    names: dict[str, set[str]] = {}
    iris: dict[str, ox.NamedNode] = {}
    for body, name in _bodies(store):
        iris[body.value] = body
        names.setdefault(body.value, set()).add(name)
    for iri in (text.strip("<>"), vocab.ID + text.removeprefix("id:")):
        if iri in iris:
            return iris[iri]
    wanted = key(text)
    found = {iri for iri, known in names.items() if wanted in map(key, known)}
    if not found:
        found = {iri for iri, known in names.items() if any(wanted in key(name) for name in known)}
    if len(found) == 1:
        return iris[found.pop()]
    if found:
        shown = sorted(f"{min(names[iri])} ({iri.removeprefix(vocab.ID)})" for iri in found)
        expected = Text("一つに決まる名前か id", "a name that only one body has, or an id")
        raise CallError(_problem(parameter, text, expected, shown))
    return _missing(parameter, text, [name for known in names.values() for name in known])


def _bodies(store: Engine) -> Iterable[tuple[ox.NamedNode, str]]:
    answer = store.evaluate(_BODIES, prefixes=vocab.PREFIXES)
    if isinstance(answer, ox.QuerySolutions):
        for solution in answer:
            body: Term | None = solution["body"]
            name: Term | None = solution["name"]
            if isinstance(body, ox.NamedNode) and isinstance(name, ox.Literal):
                yield body, name.value


def _missing(parameter: Parameter, text: str, names: Iterable[str]) -> ox.NamedNode:
    known = list(dict.fromkeys(names))
    inside = [name for name in known if key(text) and key(text) in key(name)]
    close = list(dict.fromkeys(inside + difflib.get_close_matches(text, known, n=5, cutoff=0.4)))
    raise CallError(
        _problem(parameter, text, Text(f"知られている {parameter.type}", f"a known {parameter.type}"), close)
    )


def _problem(parameter: Parameter, text: str, expected: Text, candidates: Iterable[str]) -> Problem:
    shown = list(candidates)
    names = ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
    example = f" ({parameter.example})" if parameter.example else ""
    mend = Text("値を直してください", "mend the value")
    return Problem(
        code="bad-value",
        file="query",
        field=parameter.name,
        found=text,
        expected=Text(expected.ja + example, expected.en + example),
        todo=Text(f"候補: {names}", f"did you mean: {names}") if names else mend,
    )
