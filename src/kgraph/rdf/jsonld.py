"""Triples as JSON-LD 1.1 with a context: one object a node, keys as prefixed names, names by language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kgraph import vocab
from kgraph.rdf import terms as t

_LINKS = (
    t.ACTIVITY, t.AGENT, t.BEGINNING, t.BROADER, t.CANDIDATE_PLACE, t.CLASSIFICATION, t.EVIDENCE, t.FIELD, t.FORM_STATUS, t.FOUNDING,
    t.GROUNDING, t.HAD_ROLE, t.HAS_PLANNED_PARTNERSHIP, t.HAS_SELECTOR, t.HAS_IDENTIFICATION, t.HAS_SOURCE, t.HAS_STAFF_PART, t.IN_SCHEME, t.INCORPORATION,
    t.IS_PART_OF, t.IS_REPLACED_BY, t.KIND,
    t.LEAD, t.LEGAL_FORM, t.LEVEL, t.MAIN_ACTIVITY, t.MAIN_TARGET, t.MEMBER, t.MEMBER_OF, t.NAME_BASIS, t.OF_INITIATIVE, t.ORGANIZATION,
    t.PAIRED_PARTNER, t.PARTNER, t.PLANNED_AGENT, t.PLANNED_ROLE, t.QUALIFIED_ASSOCIATION, t.SEE_ALSO, t.SHARED_PARTNER, t.SOURCE,
    t.SPEAKS_OF,
    t.SPATIAL, t.SUB_ACTIVITY, t.SUB_ORGANIZATION_OF, t.SUB_TARGET, t.TARGET, t.TIED_GROUP, t.USED, t.WAS_DERIVED_FROM,
    t.WAS_GENERATED_BY,
)  # fmt: skip
_BY_LANGUAGE = (
    t.ALT_LABEL, t.DESCRIPTION, t.HEADING_NAME, t.NOTE, t.PREF_LABEL, t.PUBLISHER, t.REGION_NOTE, t.REGISTER, t.REGISTERED_NAME, t.ROLE_TEXT, t.TITLE,
)  # fmt: skip
_TYPED = {t.START: t.XSD_DATE, t.END: t.XSD_DATE, t.URL: t.XSD_ANY_URI, t.WEIGHT: t.XSD_DECIMAL}


_IDS = frozenset(p.value for p in _LINKS)
_LANGUAGE_MAPS = frozenset(p.value for p in _BY_LANGUAGE)
_DATATYPES = {p.value: datatype.value for p, datatype in _TYPED.items()}
_TYPE = t.TYPE.value
_STRING, _INTEGER, _BOOLEAN = t.XSD_STRING.value, t.XSD_INTEGER.value, t.XSD_BOOLEAN.value

Values = list[ox.NamedNode | ox.Literal]


def to_jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Return the triples of sorted quads as one JSON-LD document (the graphs are not told apart).

    Raises ValueError for a blank node or a quoted triple: our graphs have none.
    """
    nodes: dict[str, dict[str, Values]] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            raise ValueError(f"neither IRI nor literal: {quad}")
        nodes.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(value)
    predicates = sorted({predicate for node in nodes.values() for predicate in node})
    document = {"@context": _context(predicates), "@graph": [_node(about, node) for about, node in nodes.items()]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _context(predicates: Iterable[str]) -> dict[str, Any]:
    context: dict[str, Any] = dict(vocab.PREFIXES)
    for predicate in predicates:
        if predicate in _IDS:
            context[_compact(predicate)] = {"@type": "@id"}
        elif predicate in _LANGUAGE_MAPS:
            context[_compact(predicate)] = {"@container": "@language"}
        elif predicate in _DATATYPES:
            context[_compact(predicate)] = {"@type": _compact(_DATATYPES[predicate])}
    return context


def _node(about: str, values: dict[str, Values]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _compact(about)}
    for predicate, objects in values.items():
        if predicate == _TYPE and all(isinstance(o, ox.NamedNode) for o in objects):
            node["@type"] = _single([_compact(o.value) for o in objects])
        elif predicate not in _LANGUAGE_MAPS:
            node[_compact(predicate)] = _single([_value(predicate, o) for o in objects])
        else:
            node[_compact(predicate)] = _by_language(objects) or [_value(predicate, o) for o in objects]
    return node


def _by_language(objects: Values) -> dict[str, Any] | None:
    """Return texts by their language; None where one has none.

    Such values stand in an array then, even a lone one: an object would be read as a map of languages.
    """
    found: dict[str, list[Any]] = {}
    for value in objects:
        language = value.language if isinstance(value, ox.Literal) else None
        if language is None:
            return None
        found.setdefault(language, []).append(value.value)
    return {language: _single(found[language]) for language in sorted(found)}


def _value(predicate: str, value: ox.NamedNode | ox.Literal) -> Any:
    text = value.value
    if isinstance(value, ox.NamedNode):
        return _compact(text) if predicate in _IDS else {"@id": _compact(text)}
    if value.language:
        return {"@value": text, "@language": value.language}
    datatype = value.datatype.value
    if predicate in _DATATYPES and datatype == _DATATYPES[predicate]:
        return text
    if predicate not in _IDS and predicate not in _DATATYPES:
        if datatype == _STRING:
            return text
        if datatype == _INTEGER and _CANONICAL_INTEGER.fullmatch(text):
            return int(text)
        if datatype == _BOOLEAN and text in ("true", "false"):
            return text == "true"
    return {"@value": text, "@type": _compact(datatype)}


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


@lru_cache(maxsize=4096)
def _compact(iri: str) -> str:
    """Return the prefixed name where one of our prefixes fits, else the IRI."""
    space = iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
    prefix = _PREFIX_OF.get(space)
    return f"{prefix}:{iri[len(space) :]}" if prefix and len(iri) > len(space) else iri


_CANONICAL_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # beyond, JSON readers lose digits
_PREFIX_OF = {space: prefix for prefix, space in vocab.PREFIXES.items()}
