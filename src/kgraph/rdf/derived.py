"""What is computed from the statements, as a graph of its own: never authored, always with how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kgraph.rdf import terms as t
from kgraph.rdf.builder import Builder
from kgraph.rdf.source import graph_id, write_notice
from kgraph.statements import Source
from kgraph.vocab import digest_id

GRAPH = "graph-derived"
METHOD = "shared-partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How ties were made: from which sources, by which method, at which level, with which version of kgraph."""

    sources: tuple[Source, ...]
    version: str
    method: str = METHOD
    level: str = "body"


def derived_graph(ties: Mapping[tuple[str, str], Iterable[str]], derivation: Derivation) -> tuple[ox.Quad, ...]:
    """Return the ties between groups that share partners, as quads of the derived graph, sorted.

    ``ties`` gives for each pair of groups the ids of the bodies they share. The weight is Newman's: each shared body
    counts 1/(n-1), n being the groups that it ties here (M. E. J. Newman, Scientific collaboration networks II,
    Physical Review E 64, 016132, 2001). Raises DataError for an id that is not safe, CallError for an unknown level.
    """
    build = Builder(GRAPH, "derived")
    maker = build.thing(digest_id("a", derivation.method, derivation.level, derivation.version))
    build.add(maker, t.TYPE, t.PROV_ACTIVITY)
    build.add(maker, t.METHOD, build.plain(derivation.method))
    build.add(maker, t.LEVEL, build.concept("levels", derivation.level, "ties", "level"))
    build.add(maker, t.VERSION, build.plain(derivation.version))
    build.add(build.graph, t.TYPE, t.DATASET)
    build.add(build.graph, t.WAS_GENERATED_BY, maker)
    for source in derivation.sources:
        origin = build.thing(graph_id(source))
        build.add(maker, t.USED, origin)
        build.add(build.graph, t.WAS_DERIVED_FROM, origin)
        write_notice(build, source)
    shared = {(min(pair), max(pair)): sorted(set(bodies)) for pair, bodies in ties.items()}
    groups_of: dict[str, set[str]] = {}
    for pair, bodies in shared.items():
        for body in bodies:
            groups_of.setdefault(body, set()).update(pair)
    for pair, bodies in sorted(shared.items()):
        node = build.thing(digest_id("x", derivation.method, derivation.level, *pair))
        weight = sum(1 / (len(groups_of[body]) - 1) for body in bodies)
        build.add(node, t.TYPE, t.SHARED_PARTNER_TIE)
        build.add(node, t.TIED_GROUP, *(build.thing(group) for group in pair))
        build.add(node, t.SHARED_PARTNER, *(build.thing(body) for body in bodies))
        build.add(node, t.WEIGHT, build.typed(f"{weight:.6f}".rstrip("0").rstrip("."), t.XSD_DECIMAL))
        build.add(node, t.WAS_GENERATED_BY, maker)
    return build.quads()
