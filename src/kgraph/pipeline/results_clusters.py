"""Answers about clusters and gaps, narrowed or by other ways, as Turtle documents of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.links import KIND
from kgraph.network.clusters import NEWMAN
from kgraph.pipeline.results import MENTIONED, cluster_results, document, gap_results, node_of
from kgraph.rdf.results import ConceptNode, Measured, PairNode, Results
from kgraph.statements import Source, Statements

if TYPE_CHECKING:
    from kgraph.network.chance.ties import TiesBeside
    from kgraph.network.clusters import ClusterAnswer
    from kgraph.network.gaps import AlikeAnswer, GapAnswer

TOGETHER, SPANNED = "together", "clusters"
"""What is measured beside clusters: in what share of the runs two groups are together (of the unsure pairs), and over
how many clusters the groups of a partner spread."""


def clusters_turtle(
    statements: Sequence[Statements], answer: ClusterAnswer, scope: Mapping[str, str] | None = None
) -> str:
    """Return an answer about clusters, how sure it is and what chance gives, as a Turtle document of its own."""
    sources = tuple(one.source for one in statements)
    if answer.weight != NEWMAN:  # so that the two do not share the ids of their clusters
        scope = {**(scope or {}), "weight": answer.weight}
    return document([cluster_results(answer, sources, scope), *beside_results(answer, sources, scope)])


def gaps_turtle(statements: Sequence[Statements], answer: GapAnswer, scope: Mapping[str, str] | None = None) -> str:
    """Return an answer about gaps as a Turtle document of its own."""
    return document([gap_results(answer, tuple(one.source for one in statements), scope)])


def alike_turtle(statements: Sequence[Statements], answer: AlikeAnswer, scope: Mapping[str, str] | None = None) -> str:
    """Return which kinds groups alike mention, and one group does not, as a Turtle document: ``mentioned-by``, of how
    many groups alike; which group it is beside is a parameter (``alike-to``)."""
    measured = [
        Measured(
            node=ConceptNode("kinds", kind.kind),
            measure=MENTIONED,
            value=len(kind.mentioned_by),
            out_of=len(answer.alike),
        )
        for kind in answer.kinds
    ]
    found = Results(
        sources=tuple(one.source for one in statements),
        method="gaps",
        level=KIND,
        parameters={"least": answer.least},
        scope={**(scope or {}), "alike-to": answer.group},
        measured=tuple(measured),
    )
    return document([found])


def beside_results(
    answer: ClusterAnswer, sources: Iterable[Source], scope: Mapping[str, str] | None = None
) -> list[Results]:
    """Return the unsure pairs and the partners between clusters; and the ties beside chance, where they were tested.

    The measures of a tie are ``shared-partners``, and that with ``-expected``, ``-z``, ``-p`` and ``-q``.
    """
    nodes, groups = answer.table.partner_by_id, answer.counts.groups
    measured = [
        Measured(node=PairNode(pair.a, pair.b), measure=TOGETHER, value=pair.share, out_of=groups)
        for pair in answer.unsure
    ]
    measured += [
        Measured(node=node_of(nodes[b.partner]), measure=SPANNED, value=len(b.parts), out_of=groups)
        for b in answer.between
    ]
    parameters = {name: getattr(answer, name) for name in ("resolution", "seed", "runs")}
    of = Results(sources=tuple(sources), method=answer.method, level=answer.level, scope=scope or {})
    found = [replace(of, parameters=parameters, measured=tuple(measured))]
    if answer.ties is not None:
        tested = {"level": answer.ties.level, "tests": answer.ties.pairs}
        measured = _ties(answer.ties, groups)
        found.append(replace(of, method=answer.ties.method, parameters=tested, measured=tuple(measured)))
    return found


def _ties(ties: TiesBeside, groups: int) -> list[Measured]:
    return [
        Measured(node=PairNode(tie.a, tie.b), measure=f"shared-partners{name}", value=value, out_of=groups)
        for tie in ties.listed
        for name, value in {"": tie.shared, "-expected": tie.expected, "-z": tie.z, "-p": tie.p, "-q": tie.q}.items()
        if value is not None
    ]
