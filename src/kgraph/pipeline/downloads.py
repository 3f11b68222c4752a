"""The files that the site offers to take away: tables, networks at each level, the graph, the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from kgraph.archives import PACKED_FROM, packed
from kgraph.links import LEVELS, LinkTable
from kgraph.pipeline.exporting import NETWORK
from kgraph.pipeline.forms import write_form
from kgraph.rdf import notice, ontology_quads, serialise
from kgraph.render import exports, sheets_out
from kgraph.render.book import Book
from kgraph.render.data_page import Download
from kgraph.statements import Statements

ALL_NETWORKS_TO = 5_000
"""A network of more links is offered in the formats of FEWER at the levels of bodies and kinds: ``kgraph export``
makes the others."""

DERIVED_TO = 5_000_000
"""A derived graph of so many bytes or more is not offered."""

FEWER = ("gexf", "graphml", "nodes-csv", "edges-csv")


def downloads(
    statements: Sequence[Statements], levels: Mapping[str, LinkTable], made: Mapping[str, bytes | str]
) -> tuple[Download, ...]:
    """Return the files for the Data page, in its order; ``made`` are files of the build by name, offered as they are."""
    graphs = _graphs(made, several=len(statements) > 1)
    return (*_tables(statements), *_networks(statements, levels), *graphs, *_terms(), *_form())


def _tables(statements: Sequence[Statements]) -> Iterator[Download]:
    some = sheets_out.tables(Book(statements))
    if max(len(table.rows) for table in some) <= sheets_out.MOST_SHEET_ROWS:
        notes = [notice(one.source) for one in statements]
        yield Download("kgraph.xlsx", sheets_out.workbook(some, notes), "tables", "all")
    for table in some:
        yield _packed(Download(f"{table.name}.csv", table.csv(), "tables", table.name))


def _networks(statements: Sequence[Statements], levels: Mapping[str, LinkTable]) -> Iterator[Download]:
    many = any(len(table.links) > ALL_NETWORKS_TO for table in levels.values())
    shown = [level for level in LEVELS if level in levels and not (many and level == "place")]
    numbers, source = exports.corporate_numbers(statements), exports.about(one.source for one in statements)
    nets = {level: exports.two_mode(levels[level], numbers=numbers, source=source) for level in shown}
    for form in FEWER if many else NETWORK:
        for level, net in nets.items():
            name = f"network-{level}{exports.FORMATS[form].suffix}"
            yield _packed(Download(name, exports.export(net, form, bom=True), "networks", form, level))


def _graphs(made: Mapping[str, bytes | str], *, several: bool) -> Iterator[Download]:
    """Yield the graph in every format, but for a large TriG of one source, which tells no more than the Turtle, and a
    large derived graph: the tables of the analysis say what it says, and ``kgraph export`` writes it."""
    for name, what in (
        ("kgraph.ttl", "turtle"),
        ("kgraph.nt", "ntriples"),
        ("kgraph.jsonld", "jsonld"),
        ("kgraph.trig", "trig"),
        ("derived.ttl", "derived"),
        ("check.json", "check"),
    ):
        data = made[name]
        if len(data) >= (PACKED_FROM if what == "trig" and not several else DERIVED_TO if what == "derived" else inf):
            continue
        yield _packed(Download(name, data.encode("utf-8") if isinstance(data, str) else data, "graphs", what))


def _terms() -> Iterator[Download]:
    yield Download("terms.ttl", serialise(ontology_quads(), "ttl"), "graphs", "terms")


def _form() -> Iterator[Download]:
    yield Download("kgraph-form.xlsx", write_form(), "form", "form")


def _packed(one: Download) -> Download:
    name, data = packed(one.name, one.data)
    return replace(one, name=name, data=data)
