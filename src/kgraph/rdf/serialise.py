"""Quads as files: sorted, prefixed, the same bytes for the same quads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text
from kgraph.rdf import terms as t
from kgraph.rdf.builder import in_order
from kgraph.rdf.jsonld import to_jsonld


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph; ``suffix`` is the file's. Only one with ``graphs`` keeps the named graphs apart."""

    name: str
    suffix: str
    media_type: str
    graphs: bool = False


FORMATS = MappingProxyType(
    {
        f.suffix: f
        for f in (
            Format("Turtle", "ttl", "text/turtle"),
            Format("N-Triples", "nt", "application/n-triples"),
            Format("JSON-LD", "jsonld", "application/ld+json"),
            Format("TriG", "trig", "application/trig", graphs=True),
        )
    }
)
"""The formats that a graph is written in, by the suffix of the file."""

_OXIGRAPH = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "trig": ox.RdfFormat.TRIG}


def serialise(quads: Iterable[ox.Quad], suffix: str) -> bytes:
    """Return quads as a document in UTF-8 with LF line ends, Japanese as it is.

    Turtle, N-Triples and JSON-LD hold the union of the graphs. Raises CallError for a suffix not in FORMATS.
    """
    if suffix not in FORMATS:
        raise CallError(
            Problem(
                code="unknown-format",
                file="FORMATS",
                field="suffix",
                found=suffix,
                expected=Text(f"次のどれか: {', '.join(FORMATS)}", f"one of: {', '.join(FORMATS)}"),
                todo=Text("形式を確かめてください", "check the format"),
            )
        )
    ordered = in_order(quads)
    return _write(ordered if FORMATS[suffix].graphs else _merged(ordered), suffix)


def files(quads: Iterable[ox.Quad], stem: str = "kgraph") -> dict[str, bytes]:
    """Return the documents in all formats by file name: ``kgraph.ttl``, ``kgraph.nt`` and so on."""
    ordered = in_order(quads)
    merged = _merged(ordered)
    return {f"{stem}.{suffix}": _write(ordered if f.graphs else merged, suffix) for suffix, f in FORMATS.items()}


def union(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """Return the quads with their graphs merged into the default graph, sorted."""
    return _merged(in_order(quads))


def _merged(ordered: Sequence[ox.Quad]) -> tuple[ox.Quad, ...]:
    """Return quads that are sorted already with their graphs merged; they are sorted anew only where there are several."""
    merged = (ox.Quad(q.subject, q.predicate, q.object) for q in ordered)
    if len({q.graph_name for q in ordered}) > 1:
        return in_order(merged)
    return tuple(merged)


def _write(ordered: Sequence[ox.Quad], suffix: str) -> bytes:
    """Write quads that are sorted already."""
    if suffix == "jsonld":
        return to_jsonld(ordered)
    if suffix == "nt":
        return ox.serialize(ordered, format=_OXIGRAPH[suffix]) or b""
    written = ox.serialize(ordered, format=_OXIGRAPH[suffix], prefixes=dict(vocab.PREFIXES)) or b""
    # A line end in the document is never one of a literal: those are escaped.
    lines = [line for line in written.split(b"\n") if not line.startswith(b"@prefix ")]
    return _head(ordered) + b"\n".join(line + b"\n" if line.endswith(b" .") else line for line in lines)


def _head(ordered: Sequence[ox.Quad]) -> bytes:
    """Return the notices of the graphs as comments, and all our prefixes in our order (used here or not)."""
    notices = {q.object.value for q in ordered if q.predicate == t.DESCRIPTION and isinstance(q.object, ox.Literal)}
    lines = [f"# {' '.join(text.split())}" for text in sorted(notices)]
    lines += [f"@prefix {prefix}: <{space}> ." for prefix, space in vocab.PREFIXES.items()]
    return ("\n".join(lines) + "\n\n").encode()
