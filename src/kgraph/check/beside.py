"""Rules beside SHACL Core: those that compare across nodes, compute, or need the list of places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import rdflib
from rdflib.namespace import DCTERMS, SKOS, XSD

from kgraph import vocab
from kgraph.check.engine import finding, shown
from kgraph.check.report import Finding
from kgraph.check.rows import Rows
from kgraph.check.rules import SHAPE, Rule
from kgraph.check.shapes import Shapes
from kgraph.dates import DateError, parse_value
from kgraph.errors import Text
from kgraph.identity.numbers import corporate_number_is_right
from kgraph.places import Places
from kgraph.text import key

_KG, _ORG, _SCHEMA = (rdflib.Namespace(space) for space in (vocab.KG, vocab.ORG, vocab.SCHEMA))
_LABEL_TAGS, _ALIAS_TAGS = ("ja", "en"), ("ja", "en", "ja-Hira", "ja-Latn")
_DATES = (DCTERMS.date, DCTERMS.issued, _SCHEMA.foundingDate)
_DAYS = (_KG.start, _KG.end)
_TYPE_OF = {"date": XSD.date, "gYearMonth": XSD.gYearMonth, "gYear": XSD.gYear, "string": None}

Found = Iterator[Finding]


def beside(graph: rdflib.Graph, shapes: Shapes, rows: Rows, places: Places | None = None) -> Found:
    """Yield the findings of every computed rule that the shapes hold."""
    known = Places.load() if places is None else places
    for name, compute in _RULES.items():
        rule = shapes.rules.get(SHAPE + name)
        if rule is not None:
            yield from compute(graph, rule, rows, known)


def _languages(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    for predicate, tags in ((SKOS.prefLabel, _LABEL_TAGS), (SKOS.altLabel, _ALIAS_TAGS)):
        for node, name in graph.subject_objects(predicate):
            tag = getattr(name, "language", None)
            if tag and tag.lower() in map(str.lower, tags):
                continue
            hint = None
            if tag:
                use = "ja" if tag.lower() in ("jp", "jpn", "ja-jp") else ", ".join(tags)
                hint = Text(f"使えない言語タグ {tag}。{use} を使う", f"unknown language {tag}, use {use}")
            yield finding(graph, rows, rule, node, str(predicate), name, expected=hint)


def _aliases(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    """An alias that is the name of another body in a municipality of both is one body written as two, or a slip."""
    named: dict[str, list[rdflib.term.Node]] = {}
    for node, name in graph.subject_objects(SKOS.prefLabel):
        named.setdefault(key(str(name)), []).append(node)
    for node, alias in graph.subject_objects(SKOS.altLabel):
        area = _area(graph, node)
        for other in sorted(named.get(key(str(alias)), ()), key=str):
            if other != node and not area.isdisjoint(_area(graph, other)):
                yield finding(graph, rows, rule, node, str(SKOS.altLabel), alias, found=f"{alias} = {shown(other)}")


def _area(graph: rdflib.Graph, body: rdflib.term.Node) -> set[rdflib.term.Node]:
    """Return the municipalities of a body: its own and those of what it leads; else its prefecture."""
    found = {*graph.objects(body, DCTERMS.spatial)}
    for initiative in graph.subjects(_KG.lead, body):
        found.update(graph.objects(initiative, DCTERMS.spatial))
    return {place for place in found if (place, DCTERMS.isPartOf, None) in graph} or found


def _calendar(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    """SHACL's patterns know digits, not the calendar: 30 February and ISO weeks are found here."""
    for predicate in _DATES:
        for node, value in graph.subject_objects(predicate):
            if not _is_date(value):
                yield finding(graph, rows, rule, node, str(predicate), value)


def _days(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    for predicate in _DAYS:
        for node, value in graph.subject_objects(predicate):
            if not (_is_date(value) and isinstance(value, rdflib.Literal) and value.datatype == XSD.date):
                yield finding(graph, rows, rule, node, str(predicate), value)


def _is_date(value: rdflib.term.Node) -> bool:
    if not isinstance(value, rdflib.Literal):
        return False
    try:
        return value.datatype == _TYPE_OF[parse_value(str(value)).datatype]
    except DateError:
        return False


def _after_issue(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    """Compares first days only: literals of different precision do not compare."""
    for predicate in (_KG.founding, _KG.incorporation):
        for body, event in graph.subject_objects(predicate):
            start = graph.value(event, _KG.start)
            issued = [
                str(end)
                for initiative in graph.subjects(_KG.lead, body)
                for source in graph.objects(initiative, DCTERMS.source)
                for end in graph.objects(source, _KG.end)
                if _is_date(end)
            ]
            if start is not None and _is_date(start) and issued and str(start) > max(issued):
                yield finding(graph, rows, rule, event, str(_KG.start), start, found=f"{start} > {max(issued)}")


def _staff(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    for body in sorted(set(graph.subjects(_KG.staffPart, None)), key=str):
        total = graph.value(body, _SCHEMA.numberOfEmployees)
        parts = [graph.value(part, _KG["count"]) for part in sorted(graph.objects(body, _KG.staffPart), key=str)]
        if total is None or not all(_is_whole(n) for n in (total, *parts)):
            continue  # the shapes of the number and of its parts tell
        counted = sum(int(str(n)) for n in parts)
        if counted != int(str(total)):
            found = f"{total} ≠ {' + '.join(map(str, parts))} = {counted}"
            yield finding(graph, rows, rule, body, str(_SCHEMA.numberOfEmployees), total, found=found)


def _is_whole(value: rdflib.term.Node | None) -> bool:
    return value is not None and re.fullmatch(r"[0-9]+", str(value), re.ASCII) is not None


def _check_digits(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    for body, number in graph.subject_objects(_ORG.identifier):
        if re.fullmatch(r"[1-9][0-9]{12}", str(number)) and not corporate_number_is_right(str(number)):
            yield finding(graph, rows, rule, body, str(_ORG.identifier), number)


def _places(graph: rdflib.Graph, rule: Rule, rows: Rows, places: Places) -> Found:
    codes = {place.code for place in places}
    for node in sorted(graph.subjects(rdflib.RDF.type, _KG.Place), key=str):
        code = str(graph.value(node, DCTERMS.identifier) or "")
        if re.fullmatch(r"[0-9]{5}", code) and (code not in codes or str(node) != vocab.place_iri(code)):
            yield finding(graph, rows, rule, node, str(DCTERMS.identifier), rdflib.Literal(code))


_RULES: Final[Mapping[str, Callable[[rdflib.Graph, Rule, Rows, Places], Found]]] = {
    "label-language": _languages,
    "alias-of-another": _aliases,
    "date": _calendar,
    "day": _days,
    "date-after-issue": _after_issue,
    "staff-sum": _staff,
    "corporate-number-check-digit": _check_digits,
    "place-in-list": _places,
}
