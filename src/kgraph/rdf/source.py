"""A source and its graph as triples, and the notice that goes with everything made from it."""

from __future__ import annotations

import pyoxigraph as ox

from kgraph.errors import Text
from kgraph.rdf import terms as t
from kgraph.rdf.builder import Builder, dated, day
from kgraph.statements import Source


def graph_id(source: Source) -> str:
    """Return the id of a source's named graph."""
    return f"graph-{source.id}"


def notice(source: Source) -> Text:
    """Return what every file made from a source says: from what and as of when, and what to do about an error."""
    return Text(
        f"{source.publisher}「{source.title}」（{source.issued} 発行）をもとに kgraph が作ったデータです。"
        "公式の刊行物ではありません。ここに無いことは、資料に書かれていないというだけです。"
        "誤りを見つけたとき、掲載をやめてほしいときは、このデータの公開者に団体名と資料の行を添えて知らせてください。",
        f"Data made by kgraph from {source.publisher}, “{source.title}” (issued {source.issued}). "
        "This is no official publication. What is not here is merely not written in that document. "
        "If something is wrong or must be withheld, tell whoever published this data, "
        "with the group and the line of the document.",
    )


def write_source(build: Builder, source: Source) -> ox.NamedNode:
    """Write the document that was read and the graph that holds what it says; return the document's node."""
    node = build.thing(f"source-{source.id}")
    build.add(node, t.TYPE, t.DIGITAL_DOCUMENT, t.PROV_ENTITY)
    build.add(node, t.TITLE, build.text(source.title))
    build.add(node, t.PUBLISHER, build.text(source.publisher))
    build.add(node, t.SHA256, build.plain(source.sha256))
    issued = build.date(source.issued, "source", "issued")
    if issued is not None:
        build.add(node, t.ISSUED, dated(issued))
        build.add(node, t.START, day(issued.start.isoformat()))
        build.add(node, t.END, day(issued.end.isoformat()))
    build.add(build.graph, t.TYPE, t.DATASET)
    build.add(build.graph, t.WAS_DERIVED_FROM, node)
    write_notice(build, source)
    return node


def write_notice(build: Builder, source: Source) -> None:
    """Let the graph say from which document it is made, and what it is not."""
    said = notice(source)
    build.add(build.graph, t.DESCRIPTION, ox.Literal(said.ja, language="ja"), ox.Literal(said.en, language="en"))
