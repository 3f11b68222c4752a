"""From statements to a file for another program: the network, the graph as RDF, a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.errors import CallError, Problem, Text
from kgraph.links import LEVELS, LinkTable, Narrowing
from kgraph.statements import Statements

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgraph.figures import Sheet

NETWORK = (
    "gexf",
    "graphml",
    "kumu",
    "cytoscape",
    "pajek",
    "pajek-two-mode",
    "json",
    "nodes-csv",
    "edges-csv",
    "flat-csv",
)
"""The formats of a network; ``kgraph.render.exports`` writes them."""

RDF = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld", "trig": "trig", "rdfxml": "rdf"}
"""The formats of the graph, with what their files end in."""

PICTURES = ("svg", "png")
FIGURES = ("brokers", "targets", "activities", "network")
"""The figures; ``targets`` and ``activities`` are matrices by place."""

FORMATS = (*NETWORK, *RDF, *PICTURES)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file: its name, its content, whether that is text, and what was changed for the sake of the format."""

    name: str
    data: bytes
    text: bool = True
    notices: tuple[Text, ...] = ()


def network(
    statements: Sequence[Statements],
    table: LinkTable,
    form: str,
    *,
    lang: str = "ja",
    projection: bool = False,
    bom: bool = False,
    narrowed: Narrowing | None = None,
) -> Exported:
    """Return the network of a table in a format of NETWORK: groups and partners, or with ``projection`` groups alone.

    Its title and the name of the file say what the table was ``narrowed`` to.
    Raises CallError for another format, and for one of two modes where there is only one.
    """
    from kgraph.render import exports

    if projection and form == "pajek-two-mode":
        raise CallError(_wrong("format", form, [name for name in NETWORK if name != form]))
    make = exports.projection if projection else exports.two_mode
    source = exports.about(one.source for one in statements)
    net = make(table, lang=lang, numbers=exports.corporate_numbers(statements), source=source, narrowed=narrowed)
    data = exports.export(net, form, bom=bom)
    made = exports.FORMATS[form]
    stem = f"groups-{table.level}" if projection else f"network-{table.level}"
    return Exported(f"{(narrowed or Narrowing()).named(stem)}{made.suffix}", data, not made.binary, net.notices)


def graph(
    statements: Sequence[Statements], levels: Mapping[str, LinkTable], form: str, *, graphs: str = "sources"
) -> Exported:
    """Return the graph in a format of RDF: what the sources say, what was derived with its results, or all.

    Raises CallError for another format or choice, DataError for statements that cannot be written.
    """
    from kgraph.network.answers import Answers
    from kgraph.pipeline.building import derived_quads, graph_quads
    from kgraph.rdf import serialise
    from kgraph.store import GRAPHS

    if form not in RDF:
        raise CallError(_wrong("format", form, RDF))
    if graphs not in GRAPHS:
        raise CallError(_wrong("graph", graphs, GRAPHS))
    quads: list[ox.Quad] = []
    if graphs != "derived":
        quads += graph_quads(statements)
    if graphs != "sources":
        quads += derived_quads(statements, levels["body"], Answers(levels, measured=True))
    stem = {"sources": "kgraph", "derived": "derived", "all": "kgraph-all"}[graphs]
    if form == "rdfxml":
        data, notices = rdf_xml(quads)
        return Exported(f"{stem}.rdf", data, True, notices)
    return Exported(f"{stem}.{RDF[form]}", serialise(quads, RDF[form]))


def rdf_xml(quads: Iterable[ox.Quad]) -> tuple[bytes, tuple[Text, ...]]:
    """Return quads as RDF/XML, graphs merged, without characters that XML does not allow; and how many had some."""
    import pyoxigraph as ox

    from kgraph import vocab
    from kgraph.rdf import union
    from kgraph.render.exports.values import clean, removed, unclean

    found, dirty = [], 0
    for quad in union(quads):
        value = quad.object
        if isinstance(value, ox.Literal) and unclean(value.value):
            dirty += 1
            told = {"language": value.language} if value.language else {"datatype": value.datatype}
            value = ox.Literal(clean(value.value), **told)
        found.append(ox.Triple(quad.subject, quad.predicate, value))
    data = ox.serialize(found, format=ox.RdfFormat.RDF_XML, prefixes=dict(vocab.PREFIXES)) or b""
    return data, (removed(dirty),) if dirty else ()


def figure(
    statements: Sequence[Statements],
    levels: Mapping[str, LinkTable],
    name: str,
    form: str = "svg",
    *,
    level: str = "kind",
    lang: str = "ja",
    narrowed: Narrowing | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Exported:
    """Return a figure of FIGURES as SVG or PNG, with words in ``lang``; matrices are of all levels.

    Its title and the name of the file say what the tables were ``narrowed`` to.

    Raises CallError for another figure or format, where the extra ``figures`` is not installed, and for a PNG where
    there is no Japanese font.
    """
    if form not in PICTURES:
        raise CallError(_wrong("format", form, PICTURES))
    sheet = drawn(statements, levels, name, level=level, lang=lang, narrowed=narrowed, progress=progress)
    stem = name if name in ("targets", "activities") else f"{name}-{level}"
    return Exported(f"{(narrowed or Narrowing()).named(stem)}-{lang}.{form}", sheet.save(form), form == "svg")


def drawn(
    statements: Sequence[Statements],
    levels: Mapping[str, LinkTable],
    name: str,
    *,
    level: str = "kind",
    lang: str = "ja",
    narrowed: Narrowing | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Sheet:
    """Return the sheet of a figure, as ``figure`` does."""
    from kgraph.render.exports import about

    source = about(one.source for one in statements)
    if name == "network":
        from kgraph.figures import two_mode

        return two_mode.draw(levels[level], lang=lang, source=source, narrowed=narrowed)
    if name in ("targets", "activities"):
        from kgraph.figures import matrix
        from kgraph.network import gaps

        return matrix.draw(gaps.find(levels["kind"]), name, lang=lang, source=source, narrowed=narrowed)
    if name != "brokers":
        raise CallError(_wrong("figure", name, FIGURES))
    from kgraph.figures import brokers as drawing
    from kgraph.network import brokers
    from kgraph.network.robustness import robustness

    table = levels[level]
    answer = brokers.rank(table, [levels[other] for other in reversed(LEVELS) if other != level and other in levels])
    sure = robustness(table, progress=progress) if answer.ranked else None
    return drawing.draw(answer, sure, lang=lang, source=source, narrowed=narrowed)


def _wrong(field: str, found: str, known: Iterable[str]) -> Problem:
    names = ", ".join(known)
    return Problem(
        code="unknown-choice",
        file="export",
        field=field,
        found=found,
        expected=Text(f"次のどれか: {names}", f"one of: {names}"),
        todo=Text("選び直してください", "choose one of these"),
    )
