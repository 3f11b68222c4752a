"""Answers of the analysis as results for the derived graph: brokers, clusters and gaps, each with how it was computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kgraph.links import KIND, UNNAMED, Filter, PartnerNode
from kgraph.links.model import PARTNER
from kgraph.rdf.results import (
    ClusterResult,
    ConceptNode,
    Measured,
    PairNode,
    PartnerPairNode,
    PartnerResultNode,
    ResultNode,
    Results,
    UnnamedNode,
    result_quads,
)
from kgraph.statements import Source, Statements

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgraph.network.answers import Answers
    from kgraph.network.brokers import BrokerAnswer, BrokerRow
    from kgraph.network.chance.partners import Pairs
    from kgraph.network.clusters import ClusterAnswer
    from kgraph.network.gaps import GapAnswer, Matrix
    from kgraph.network.robustness import Robust, Spread

CURVEBALL, BICM = "curveball", "bicm"
"""The methods by which rows, and pairs of groups, are compared with chance (``network.chance.partners``)."""

CERTAIN_ROWS = 100
"""The derived graph of a build tells of so many rows of a level how sure they are; the JSON beside it of all."""

TICKED, MENTIONED = "ticked", "mentioned-by"
"""What gaps measure: how many groups ticked a box, how many mention a kind of partner."""


def quads_of(statements: Sequence[Statements], answers: Answers) -> tuple[ox.Quad, ...]:
    """Return brokers and how sure they are (the first CERTAIN_ROWS), clusters of every level, and the gaps, as quads of
    the derived graph."""
    sources = tuple(one.source for one in statements)
    results: list[Results] = []
    for level, answer in answers.certain.items():
        results += [broker_results(answer, sources), *certainty_results(answer, sources, most=CERTAIN_ROWS)]
        results.append(cluster_results(answers.clusters[level], sources))
    if KIND in answers.tables:
        results.append(gap_results(answers.gaps, sources))
    return result_quads(results)


def brokers_turtle(
    statements: Sequence[Statements], answer: BrokerAnswer, scope: Mapping[str, str] | None = None
) -> str:
    """Return an answer about brokers, and how sure it is, as a Turtle document of its own (``scope``: ``scope_of``)."""
    sources = tuple(one.source for one in statements)
    return document([broker_results(answer, sources, scope), *certainty_results(answer, sources, scope)])


def document(results: Iterable[Results]) -> str:
    """Return results as a Turtle document of its own, which says what it is made from."""
    from kgraph.rdf import serialise

    return serialise(result_quads(results, notices=True), "ttl").decode("utf-8")


def scope_of(wanted: Filter | None, *, ties: Sequence[str] = (PARTNER,), rolled_up: bool = False) -> dict[str, str]:
    """Return what a table was narrowed by, for ``Results.scope``; nothing for the whole table."""
    filters = wanted.parameters() if wanted else {}
    found = {f"filter-{name}": ",".join(values) for name, values in filters.items()}
    if set(ties) != {PARTNER}:
        found["ties"] = ",".join(sorted(set(ties)))
    return {**found, "roll-up": "yes"} if rolled_up else found


def broker_results(answer: BrokerAnswer, sources: Iterable[Source], scope: Mapping[str, str] | None = None) -> Results:
    """Return what was measured of each partner node; the rank, where there is one, is that of the measure ``by``.

    A measure that has no value for a node is not there. ``scope`` is what the table was narrowed by (``scope_of``).
    """
    from kgraph.network.scores import GROUPS, ONLY_PAIRS, SEED

    measured = []
    for row in answer.rows:
        values = {GROUPS: len(row.groups), ONLY_PAIRS: row.only_pairs, **row.measures}
        measured += [
            _measured(answer, row, measure, value, row.rank if measure == answer.by else None)
            for measure, value in values.items()
            if value is not None
        ]
    drawn = answer.scores.sources
    return Results(
        sources=tuple(sources),
        method="brokers",
        level=answer.level,
        parameters={"betweenness-sources": drawn, "betweenness-seed": SEED} if drawn else {},
        scope=scope or {},
        measured=tuple(measured),
    )


def certainty_results(
    answer: BrokerAnswer,
    sources: Iterable[Source],
    scope: Mapping[str, str] | None = None,
    *,
    most: int | None = None,
) -> list[Results]:
    """Return how sure an answer is, as far as it was worked out: its robustness, and what chance would give.

    Measures are named by what they are of and which figure it is: ``rank-missing-10-low``, ``only-pairs-p``. ``most``
    is of how many rows, from the first on, that is told (None: of all).
    """
    some, found = tuple(sources), []
    rows = {row.partner.id: row for row in answer.rows[:most]}
    cut = {"rows": most} if most is not None and len(answer.rows) > most else {}
    sure, chance = answer.robustness, answer.chance
    if sure is not None:
        values = [
            (rows[partner], name, value)
            for partner, own in sure.rows.items()
            if partner in rows
            for name, value in _robust(own, sure.top)
        ]
        for measure, shares in answer.intervals.items():
            for share, of in shares.items():
                values += [
                    (rows[p], *one) for p, spread in of.items() if p in rows for one in _spread(measure, share, spread)
                ]
        parameters = {**cut, "draws": sure.draws, "mentions": sure.mentions, "seed": sure.seed, "top": sure.top}
        found.append(_results(answer, some, scope, "robustness", parameters, values))
    if chance is not None and chance.values:
        values = [
            (rows[partner], f"{measure}-{figure}", getattr(tested, figure))
            for measure, of in chance.values.items()
            for partner, tested in of.items()
            if partner in rows
            for figure in ("expected", "z", "p", "q")
        ]
        parameters = {**cut, "draws": chance.draws, "seed": chance.seed}
        found.append(_results(answer, some, scope, CURVEBALL, parameters, values))
    if chance is not None and chance.groups.listed:
        found.append(_pairs(answer, some, scope, chance.groups, "shared-partners", PairNode))
    if chance is not None and chance.partners.listed:
        nodes = {row.partner.id: node_of(row.partner) for row in answer.rows}
        found.append(
            _pairs(
                answer, some, scope, chance.partners, "shared-groups", lambda a, b: PartnerPairNode(nodes[a], nodes[b])
            )
        )
    return found


def _pairs(
    answer: BrokerAnswer,
    sources: tuple[Source, ...],
    scope: Mapping[str, str] | None,
    pairs: Pairs,
    name: str,
    node: Callable[[str, str], ResultNode],
) -> Results:
    """Return the pairs that share more than chance gives: groups their partners, partners the groups that mention both."""
    measured = [
        Measured(node=node(pair.a, pair.b), measure=f"{name}{figure}", value=value, out_of=answer.counts.groups)
        for pair in pairs.listed
        for figure, value in (("", pair.shared), ("-expected", pair.expected), ("-p", pair.p), ("-q", pair.q))
    ]
    return Results(
        sources=sources,
        method=BICM,
        level=answer.level,
        parameters={"tests": pairs.tests},
        scope=scope or {},
        measured=tuple(measured),
    )


def _results(
    answer: BrokerAnswer,
    sources: tuple[Source, ...],
    scope: Mapping[str, str] | None,
    method: str,
    parameters: Mapping[str, object],
    values: Iterable[tuple[BrokerRow, str, float | None]],
) -> Results:
    """Return values of rows by one method; those that there are none of (None, NaN) are not there."""
    measured = tuple(
        _measured(answer, row, measure, value) for row, measure, value in values if value is not None and value == value
    )
    return Results(
        sources=sources,
        method=method,
        level=answer.level,
        parameters=parameters,
        scope=scope or {},
        measured=measured,
    )


def _measured(answer: BrokerAnswer, row: BrokerRow, measure: str, value: float, rank: int | None = None) -> Measured:
    return Measured(node=node_of(row.partner), measure=measure, value=value, out_of=answer.counts.groups, rank=rank)


def _robust(own: Robust, top: int) -> Iterator[tuple[str, float]]:
    yield "rank-one-group-out-best", own.best
    yield "rank-one-group-out-worst", own.worst
    for share, spread in own.missing.items():
        yield from _spread("rank", share, spread)
        yield f"top-{top}-missing-{share * 100:.0f}", spread.top
    for share, spread in own.only.items():
        yield from _spread("only-pairs", share, spread)


def _spread(name: str, share: float, spread: Spread) -> Iterator[tuple[str, float]]:
    for figure in ("median", "low", "high"):
        yield f"{name}-missing-{share * 100:.0f}-{figure}", getattr(spread, figure)


def cluster_results(
    answer: ClusterAnswer, sources: Iterable[Source], scope: Mapping[str, str] | None = None
) -> Results:
    """Return the clusters with each group's certainty, as far as the answer tells it. ``scope`` is what the table was
    narrowed by (``scope_of``)."""
    partners = answer.table.partner_by_id
    clusters = []
    for cluster in answer.clusters:
        certainty = dict(zip(cluster.groups, cluster.certainty, strict=True))
        clusters.append(
            ClusterResult(
                number=cluster.number,
                groups=certainty,
                held_by=tuple(node_of(partners[holder.partner]) for holder in cluster.held_by),
            )
        )
    parameters = {name: getattr(answer, name) for name in ("weight", "resolution", "seed", "runs")}
    own = {name: value for name, value in parameters.items() if name not in (scope or {})}
    return Results(
        sources=tuple(sources),
        method=answer.method,
        level=answer.level,
        parameters=own,
        scope=scope or {},
        clusters=tuple(clusters),
    )


def gap_results(answer: GapAnswer, sources: Iterable[Source], scope: Mapping[str, str] | None = None) -> Results:
    """Return how many groups ticked each box, by place; and the kinds of partner that none of enough groups mentions.

    Of a place with fewer groups than the least that gaps are told of, only what is ticked is there. ``scope`` is what
    the table was narrowed by (``scope_of``).
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
        parameters={"least": answer.least},
        scope=scope or {},
        measured=tuple(measured),
    )


def _ticked(matrix: Matrix, answer: GapAnswer) -> Iterator[Measured]:
    for notation in matrix.concepts:
        node = ConceptNode(matrix.scheme, notation)
        everywhere = matrix.ticked.get(notation, ())
        if everywhere or answer.enough:
            yield Measured(node=node, measure=TICKED, value=len(everywhere), out_of=answer.groups)
        for place in matrix.places:
            groups = matrix.cells.get((notation, place.place), ())
            if groups or not place.silent:
                value, out_of = len(groups), len(place.groups)
                yield Measured(node=node, measure=TICKED, value=value, out_of=out_of, place=place.place)


def node_of(partner: PartnerNode) -> PartnerResultNode:
    """Return what stands for a partner node in the graph: a body by its id, the concept of a kind, an unnamed node."""
    if partner.nature == KIND:
        return ConceptNode("kinds", partner.kind)
    return UnnamedNode(partner.id, partner.kind, partner.places) if partner.nature == UNNAMED else partner.id
