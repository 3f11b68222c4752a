"""Results of analysis as quads of the derived graph: measured values with ranks, clusters, and how they were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgraph import __version__
from kgraph.rdf import terms as t
from kgraph.rdf.builder import Builder
from kgraph.rdf.derived import GRAPH
from kgraph.rdf.source import graph_id, write_notice
from kgraph.statements import Source
from kgraph.vocab import digest_id


@dataclass(frozen=True, slots=True)
class ConceptNode:
    """A node that is a concept of a scheme: a kind of partner, a target, an activity."""

    scheme: str
    notation: str


@dataclass(frozen=True, slots=True)
class UnnamedNode:
    """A node that stands for the unnamed partners of one kind in one area."""

    id: str
    kind: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairNode:
    """Two groups, by their ids in any order, of which a value is told together."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class PartnerPairNode:
    """Two partner nodes, in any order, of which a value is told together."""

    a: PartnerResultNode
    b: PartnerResultNode


PartnerResultNode = str | ConceptNode | UnnamedNode
"""A body by its id, a concept, or an unnamed node."""
ResultNode = PartnerResultNode | PairNode | PartnerPairNode
"""What can be measured: a partner node, a pair of groups, or a pair of partner nodes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The value of one measure of one node, of ``out_of`` groups; ``place`` where it is of those of one place."""

    node: ResultNode
    measure: str
    value: float
    out_of: int
    rank: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterResult:
    """A cluster: its groups, each with its certainty (None where it was not asked), and the nodes that hold it."""

    number: int
    groups: Mapping[str, float | None]
    held_by: tuple[ResultNode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What one computation gave, by which method, at which level, with which parameters and version of kgraph.

    ``scope`` is what the table was narrowed by (name and value): parameters as well, and part of what a value is of.
    """

    sources: tuple[Source, ...]
    method: str
    level: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    scope: Mapping[str, str] = field(default_factory=dict)
    measured: tuple[Measured, ...] = ()
    clusters: tuple[ClusterResult, ...] = ()
    version: str = __version__


def result_quads(results: Iterable[Results], *, notices: bool = False) -> tuple[ox.Quad, ...]:
    """Return results as quads of the derived graph, sorted; ``notices`` adds what a file of them alone has to say.

    Ids are digests of what a value is of (method, level, measure, node, place, scope), so that they stay when values
    change.
    Raises DataError for an id that is not safe, an unknown level or an unknown concept.
    """
    build = Builder(GRAPH, "derived")
    for result in results:
        _write(build, result)
        for source in result.sources if notices else ():
            build.add(build.graph, t.TYPE, t.DATASET)
            build.add(build.graph, t.WAS_DERIVED_FROM, build.thing(graph_id(source)))
            write_notice(build, source)
    return build.quads()


def _write(build: Builder, result: Results) -> None:
    scope = sorted(f"{name}={value}" for name, value in result.scope.items())
    parameters = sorted([*scope, *(f"{name}={value}" for name, value in result.parameters.items())])
    maker = build.thing(digest_id("a", result.method, result.level, result.version, *parameters))
    build.add(maker, t.TYPE, t.PROV_ACTIVITY)
    build.add(maker, t.METHOD, build.plain(result.method))
    build.add(maker, t.LEVEL, build.concept("levels", result.level, "results", "level"))
    build.add(maker, t.VERSION, build.plain(result.version))
    build.add(maker, t.PARAMETER, *map(build.plain, parameters))
    build.add(maker, t.USED, *(build.thing(graph_id(source)) for source in result.sources))
    build.add(build.graph, t.WAS_GENERATED_BY, maker)
    for one in result.measured:
        node = _node(build, one.node, maker)
        key = (result.method, result.level, one.measure, _key(one.node), one.place)
        about = build.thing(digest_id("v", *key, *scope))
        build.add(about, t.TYPE, t.MEASUREMENT)
        build.add(about, t.MEASURED, node)
        build.add(about, t.MEASURE, build.plain(one.measure))
        build.add(about, t.VALUE, build.typed(decimal(one.value), t.XSD_DECIMAL))
        build.add(about, t.OUT_OF, t.integer(one.out_of))
        build.add(about, t.RANK, None if one.rank is None else t.integer(one.rank))
        if one.place:
            build.add(about, t.SPATIAL, build.thing(f"p{one.place}"))
        build.add(about, t.WAS_GENERATED_BY, maker)
    for cluster in result.clusters:
        _cluster(build, cluster, (result.method, result.level, *scope), maker)


def _cluster(build: Builder, cluster: ClusterResult, of: Sequence[str], maker: ox.NamedNode) -> None:
    members = sorted(cluster.groups)
    about = build.thing(digest_id("c", *of, *members))
    build.add(about, t.TYPE, t.CLUSTER)
    build.add(about, t.CLUSTER_NUMBER, t.integer(cluster.number))
    build.add(about, t.HELD_BY, *(_node(build, node, maker) for node in cluster.held_by))
    build.add(about, t.WAS_GENERATED_BY, maker)
    for group in members:
        place = build.thing(digest_id("k", *of, group))
        certainty = cluster.groups[group]
        build.add(place, t.TYPE, t.CLUSTER_MEMBERSHIP)
        build.add(place, t.IN_CLUSTER, about)
        build.add(place, t.CLUSTERED_GROUP, build.thing(group))
        build.add(place, t.CERTAINTY, None if certainty is None else build.typed(decimal(certainty), t.XSD_DECIMAL))


def decimal(value: float) -> str:
    """Return a number as ``xsd:decimal`` writes it, to nine places.

    >>> decimal(2), decimal(0.5), decimal(1e-12)
    ('2.0', '0.5', '0.0')
    """
    digits = f"{value:.9f}".rstrip("0")
    return f"{digits}0" if digits.endswith(".") else "0.0" if digits == "-0.0" else digits


def _node(build: Builder, node: ResultNode, maker: ox.NamedNode) -> ox.NamedNode | None:
    if isinstance(node, ConceptNode):
        if node.notation.startswith("x-"):
            return build.own_concept(node.scheme, node.notation)
        return build.concept(node.scheme, node.notation, "results", node.scheme)
    if isinstance(node, UnnamedNode):
        about = build.thing(node.id)
        build.add(about, t.TYPE, t.UNNAMED_NODE)
        build.add(about, t.KIND, _node(build, ConceptNode("kinds", node.kind), maker))
        build.add(about, t.CANDIDATE_PLACE, *(build.thing(f"p{code}") for code in node.places))
        build.add(about, t.WAS_GENERATED_BY, maker)
        return about
    if isinstance(node, PairNode):
        about = build.thing(digest_id("g", *sorted((node.a, node.b))))
        build.add(about, t.TYPE, t.GROUP_PAIR)
        build.add(about, t.TIED_GROUP, build.thing(node.a), build.thing(node.b))
        build.add(about, t.WAS_GENERATED_BY, maker)
        return about
    if isinstance(node, PartnerPairNode):
        about = build.thing(digest_id("g", "partners", _key(node)))
        build.add(about, t.TYPE, t.PARTNER_PAIR)
        build.add(about, t.PAIRED_PARTNER, _node(build, node.a, maker), _node(build, node.b, maker))
        build.add(about, t.WAS_GENERATED_BY, maker)
        return about
    return build.thing(node)


def _key(node: ResultNode) -> str:
    if isinstance(node, ConceptNode):
        return f"{node.scheme}/{node.notation}"
    if isinstance(node, PairNode):
        return "/".join(sorted((node.a, node.b)))
    if isinstance(node, PartnerPairNode):
        return " ".join(sorted((_key(node.a), _key(node.b))))
    return node.id if isinstance(node, UnnamedNode) else node
