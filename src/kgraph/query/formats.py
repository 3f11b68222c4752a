"""Answers as documents: the four result formats of SPARQL 1.1, and RDF for triples."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text
from kgraph.query.result import Result, Term
from kgraph.sheets import csv_text, safe

RESULT_FORMATS = MappingProxyType(
    {"json": "JSON", "csv": "CSV", "tsv": ox.QueryResultsFormat.TSV, "xml": ox.QueryResultsFormat.XML}
)
"""How rows, and a yes or no, can be written; csv has rows only."""

GRAPH_FORMATS = MappingProxyType(
    {
        "ttl": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "json": ox.RdfFormat.JSON_LD,
        "xml": ox.RdfFormat.RDF_XML,
    }
)
"""How triples can be written."""


def default_format(result: Result) -> str:
    """Return the format for a pipe: Turtle for triples, SPARQL 1.1 JSON for everything else."""
    return "ttl" if result.kind == "construct" else "json"


def write(result: Result, form: str) -> str:
    """Return the answer as a document in ``form``, Japanese as it is, LF at the line ends of JSON, CSV and RDF.

    In csv a text that a spreadsheet would take for a formula gets an apostrophe before it; the other formats hold
    every value as it is. Raises CallError for a form that this kind of answer does not have.
    """
    known = GRAPH_FORMATS if result.kind == "construct" else RESULT_FORMATS
    if form not in known or (form in ("csv", "tsv") and result.kind == "ask"):
        names = [f for f in known if result.kind != "ask" or f not in ("csv", "tsv")]
        raise CallError(_unknown(form, result.kind, names))
    if result.kind == "construct":
        prefixes = _prefixes(result) if form in ("ttl", "xml") else None
        return (ox.serialize(result.triples, format=GRAPH_FORMATS[form], prefixes=prefixes) or b"").decode("utf-8")
    if form == "csv":
        return _csv(result)
    document = json.dumps(_json(result), ensure_ascii=False, indent=1 if form == "json" else None)
    if form == "json":
        return document + "\n"
    target = ox.QueryResultsFormat.TSV if form == "tsv" else ox.QueryResultsFormat.XML
    parsed = ox.parse_query_results(document, ox.QueryResultsFormat.JSON)
    return (parsed.serialize(format=target) or b"").decode("utf-8")


def _prefixes(result: Result) -> dict[str, str]:
    """Return those of our prefixes that the triples need."""
    written = [iri for triple in result.triples for iri in _iris(triple)]
    return {name: space for name, space in vocab.PREFIXES.items() if any(iri.startswith(space) for iri in written)}


def _iris(triple: ox.Triple) -> list[str]:
    found = [term.value for term in (triple.subject, triple.predicate, triple.object) if isinstance(term, ox.NamedNode)]
    if isinstance(triple.object, ox.Literal) and not triple.object.language:
        found.append(triple.object.datatype.value)
    return found


def _json(result: Result) -> dict[str, Any]:
    """Source: SPARQL 1.1 Query Results JSON Format, sections 3.1 to 3.3."""
    if result.kind == "ask":
        return {"head": {}, "boolean": result.answer}
    bindings = [
        {name: _json_term(term) for name, term in zip(result.variables, row, strict=True) if term is not None}
        for row in result.rows
    ]
    return {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == vocab.XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _csv(result: Result) -> str:
    """Source: SPARQL 1.1 Query Results CSV and TSV Formats, section 3; but with LF, and safe for spreadsheets."""
    return csv_text([result.variables, *([_cell(term) for term in row] for row in result.rows)])


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        is_text = term.datatype.value in (vocab.XSD + "string", vocab.RDF + "langString")
        return safe(term.value) if is_text else term.value
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _unknown(form: str, kind: str, names: list[str]) -> Problem:
    shown = ", ".join(names)
    return Problem(
        code="unknown-format",
        file="query",
        field="format",
        found=form,
        expected=Text(f"{kind} の答えの形式: {shown}", f"a format for {kind} answers: {shown}"),
        todo=Text("--format を変えてください", "choose another --format"),
    )
