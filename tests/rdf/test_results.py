"""Results of analysis in the derived graph: what was measured, of how many, with or without a rank, and how."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.errors import DataError
from kgraph.rdf.results import (
    ClusterResult,
    ConceptNode,
    Measured,
    PairNode,
    PartnerPairNode,
    Results,
    UnnamedNode,
    result_quads,
)
from kgraph.statements import Source


def by_subject(quads: tuple[ox.Quad, ...]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        found[quad.subject.value][vocab.compact(quad.predicate.value)].add(quad.object.value)
    return found


def of_class(found: dict[str, dict[str, set[str]]], name: str) -> list[dict[str, set[str]]]:
    return [node for node in found.values() if node["rdf:type"] == {vocab.expand(name)}]


def results(source: Source, **changes: object) -> Results:
    given = {"method": "brokers", "level": "body", "version": "1.2", "sources": (source,), **changes}
    return Results(**given)


def test_a_value_tells_its_node_measure_rank_and_how_it_was_computed(source: Source) -> None:
    row = Measured(node="b-city", measure="groups", value=2, out_of=13, rank=1)
    quads = result_quads([results(source, measured=(row,), parameters={"seed": 7})])
    assert {quad.graph_name.value for quad in quads} == {vocab.thing("graph-derived")}
    found = by_subject(quads)
    (value,) = of_class(found, "kg:Measurement")
    (maker,) = value.pop("prov:wasGeneratedBy")
    del value["rdf:type"]
    assert value == {
        "kg:measured": {vocab.thing("b-city")},
        "kg:measure": {"groups"},
        "prov:value": {"2.0"},
        "kg:rank": {"1"},
        "kg:outOf": {"13"},
    }
    assert found[maker] == {
        "rdf:type": {vocab.expand("prov:Activity")},
        "kg:method": {"brokers"},
        "kg:level": {vocab.concept("levels", "body").iri},
        "kg:version": {"1.2"},
        "kg:parameter": {"seed=7"},
        "prov:used": {vocab.thing("graph-test")},
    }


def test_without_a_rank_there_is_none(source: Source) -> None:
    row = Measured(node=ConceptNode("kinds", "school"), measure="groups", value=2, out_of=13)
    (value,) = of_class(by_subject(result_quads([results(source, level="kind", measured=(row,))])), "kg:Measurement")
    assert "kg:rank" not in value
    assert value["kg:measured"] == {vocab.concept("kinds", "school").iri}


def test_an_unnamed_node_is_described_by_kind_and_places(source: Source) -> None:
    node = UnnamedNode("a-school-43100", "school", ("43100",))
    row = Measured(node=node, measure="groups", value=2, out_of=13)
    found = by_subject(result_quads([results(source, level="place", measured=(row,))]))
    about = found[vocab.thing("a-school-43100")]
    assert about["rdf:type"] == {vocab.expand("kg:UnnamedNode")}
    assert about["kg:kind"] == {vocab.concept("kinds", "school").iri}
    assert about["kg:candidatePlace"] == {vocab.place_iri("43100")}


def test_a_pair_of_groups_is_one_node_in_either_order(source: Source) -> None:
    one, other = (
        result_quads([results(source, measured=(Measured(node=node, measure="together", value=0.5, out_of=13),))])
        for node in (PairNode("b-a", "b-b"), PairNode("b-b", "b-a"))
    )
    assert one == other
    (pair,) = of_class(by_subject(one), "kg:GroupPair")
    (maker,) = pair["prov:wasGeneratedBy"]
    assert pair["kg:tiedGroup"] == {vocab.thing("b-a"), vocab.thing("b-b")}
    assert by_subject(one)[maker]["kg:method"] == {"brokers"}


def test_a_pair_of_partners_is_one_node_in_either_order_and_none_of_groups(source: Source) -> None:
    kind, unnamed = ConceptNode("kinds", "school"), UnnamedNode("u-1", "school", ("43100",))
    one, other, groups = (
        result_quads([results(source, measured=(Measured(node=node, measure="shared-groups", value=3, out_of=13),))])
        for node in (PartnerPairNode(kind, unnamed), PartnerPairNode(unnamed, kind), PairNode("b-a", "b-b"))
    )
    assert one == other
    (pair,) = of_class(by_subject(one), "kg:PartnerPair")
    assert pair["kg:pairedPartner"] == {vocab.concept("kinds", "school").iri, vocab.thing("u-1")}
    assert of_class(by_subject(groups), "kg:PartnerPair") == []


def test_a_cluster_holds_its_groups_each_with_its_certainty(source: Source) -> None:
    cluster = ClusterResult(number=1, groups={"b-a": 0.9, "b-b": None}, held_by=("b-city",))
    found = by_subject(result_quads([results(source, method="louvain", clusters=(cluster,))]))
    (about,) = of_class(found, "kg:Cluster")
    assert (about["kg:clusterNumber"], about["kg:heldBy"]) == ({"1"}, {vocab.thing("b-city")})
    places = {min(node["kg:clusteredGroup"]): node for node in of_class(found, "kg:ClusterMembership")}
    assert places[vocab.thing("b-a")]["kg:certainty"] == {"0.9"}
    assert "kg:certainty" not in places[vocab.thing("b-b")]


def test_values_of_places_and_levels_are_values_of_their_own(source: Source) -> None:
    node = ConceptNode("targets", "older-people")
    rows = [Measured(node=node, measure="ticked", value=1, out_of=5, place=place) for place in ("", "43000", "47000")]
    found = by_subject(
        result_quads([results(source, measured=tuple(rows)), results(source, level="kind", measured=(rows[0],))])
    )
    assert len(of_class(found, "kg:Measurement")) == 4


@pytest.mark.parametrize(
    "changes", [{"level": "bodies"}, {"measured": (Measured(node="no id", measure="m", value=1, out_of=1),)}]
)
def test_what_cannot_be_written_is_refused(source: Source, changes: dict[str, object]) -> None:
    with pytest.raises(DataError):
        result_quads([results(source, **changes)])
