"""Answers of the analysis as results for the derived graph: brokers, clusters and gaps, each with how it was computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph import __version__
from kgraph.links import KIND, UNNAMED, PartnerNode
from kgraph.rdf.results import ClusterResult, ConceptNode, Measured, ResultNode, Results, UnnamedNode, result_quads
from kgraph.statements import Source, Statements

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgraph.network.answers import Answers
    from kgraph.network.brokers import BrokerAnswer
    from kgraph.network.clusters import ClusterAnswer
    from kgraph.network.gaps import GapAnswer, Matrix

TICKED, MENTIONED = "ticked", "mentioned-by"
"""What gaps measure: how many groups ticked a box, how many mention a kind of partner."""


def quads_of(statements: Sequence[Statements], answers: Answers) -> tuple[ox.Quad, ...]:
    """Return brokers and clusters of every level, and the gaps, as quads of the derived graph."""
    sources = tuple(one.source for one in statements)
    results = []
    for level, answer in answers.brokers.items():
        results.append(broker_results(answer, sources))
        results.append(cluster_results(answers.clusters[level], sources))
    if KIND in answers.tables:
        results.append(gap_results(answers.gaps, sources))
    return result_quads(results)


def broker_results(answer: BrokerAnswer, sources: Iterable[Source]) -> Results:
    """Return what was measured of each partner node; the rank, where there is one, is that of the measure ``by``.

    A measure that has no value for a node is not there.
    """
    from kgraph.network.scores import GROUPS, ONLY_PAIRS

    measured = []
    for row in answer.rows:
        values = {GROUPS: len(row.groups), ONLY_PAIRS: row.only_pairs, **row.measures}
        measured += [
            Measured(
                node=_node(row.partner),
                measure=measure,
                value=value,
                out_of=answer.counts.groups,
                rank=row.rank if measure == answer.by else None,
            )
            for measure, value in values.items()
            if value is not None
        ]
    return Results(
        sources=tuple(sources), method="brokers", level=answer.level, version=__version__, measured=tuple(measured)
    )


def cluster_results(answer: ClusterAnswer, sources: Iterable[Source]) -> Results:
    """Return the clusters with each group's certainty, as far as the answer tells it."""
    partners = answer.table.partner_by_id
    clusters = []
    for cluster in answer.clusters:
        certainty = dict(zip(cluster.groups, cluster.certainty, strict=True))
        clusters.append(
            ClusterResult(
                number=cluster.number,
                groups=certainty,
                held_by=tuple(_node(partners[holder.partner]) for holder in cluster.held_by),
            )
        )
    parameters = {name: getattr(answer, name) for name in ("weight", "resolution", "seed", "runs")}
    return Results(
        sources=tuple(sources),
        method=answer.method,
        level=answer.level,
        version=__version__,
        parameters=parameters,
        clusters=tuple(clusters),
    )


def gap_results(answer: GapAnswer, sources: Iterable[Source]) -> Results:
    """Return how many groups ticked each box, by place; and the kinds of partner that none of enough groups mentions.

    Of a place with fewer groups than the least that gaps are told of, only what is ticked is there.
    """
    measured = [one for matrix in answer.matrices for one in _ticked(matrix, answer)]
    measured += [
        Measured(node=ConceptNode("kinds", kind), measure=MENTIONED, value=0, out_of=answer.groups)
        for kind in answer.kinds_not_mentioned
    ]
    return Results(
        sources=tuple(sources),
        method="gaps",
        level=answer.table.level,
        version=__version__,
        parameters={"least": answer.least},
        measured=tuple(measured),
    )


def _ticked(matrix: Matrix, answer: GapAnswer) -> Iterator[Measured]:
    for notation in matrix.concepts:
        node = ConceptNode(matrix.scheme, notation)
        everywhere = {group for place in matrix.places for group in matrix.cells.get((notation, place.place), ())}
        if everywhere or answer.enough:
            yield Measured(node=node, measure=TICKED, value=len(everywhere), out_of=answer.groups)
        for place in matrix.places:
            groups = matrix.cells.get((notation, place.place), ())
            if groups or not place.silent:
                value, out_of = len(groups), len(place.groups)
                yield Measured(node=node, measure=TICKED, value=value, out_of=out_of, place=place.place)


def _node(partner: PartnerNode) -> ResultNode:
    if partner.nature == KIND:
        return ConceptNode("kinds", partner.kind)
    return UnnamedNode(partner.id, partner.kind, partner.places) if partner.nature == UNNAMED else partner.id
