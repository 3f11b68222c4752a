"""What the Ask page asks: every graph as Turtle, held in the page as ``kgraph.store`` holds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgraph.render.ask import AskGraph

if TYPE_CHECKING:
    import pyoxigraph as ox


def ask_graphs(quads: Iterable[ox.Quad]) -> tuple[AskGraph, ...]:
    """Return each graph of ``quads`` and the ontology, by name; a question sees the derived one only where it names it."""
    from kgraph.rdf import ontology_quads, serialise
    from kgraph.store import DERIVED

    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in (*quads, *ontology_quads()):
        by_graph.setdefault(getattr(quad.graph_name, "value", ""), []).append(quad)
    return tuple(
        AskGraph(name, serialise(some, "ttl"), asked=name != DERIVED.value) for name, some in sorted(by_graph.items())
    )
