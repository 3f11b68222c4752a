"""Measures of a table's partners, rankings by them, key partners, and what is said of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest

from kgraph.errors import CallError, KgraphError
from kgraph.links import Filter, GroupNode, LinkTable, PartnerNode
from kgraph.network import brokers, scores, wording_measures
from kgraph.network.clusters import find
from kgraph.network.projection import group_graph, to_networkx, two_mode
from kgraph.network.results import brokers_dict, clusters_dict
from kgraph.network.wording_clusters import between_sentence, certainty_sentence, runs_sentence, unsure_sentence

MakeTable = Callable[..., LinkTable]
CELLS = [("a", "1"), ("b", "1"), ("c", "1"), ("c", "2"), ("d", "2"), ("e", "3"), ("e", "2"), ("f", "9")]


@pytest.fixture
def table(make_table: MakeTable) -> LinkTable:
    return make_table(CELLS)


def values(answer: brokers.BrokerAnswer) -> dict[str, scores.Value]:
    return {row.partner.id: row.value(answer.by) for row in answer.rows}


def test_betweenness_is_networkxs_of_the_two_mode_graph(table: LinkTable) -> None:
    graph = to_networkx(table)
    expected = nx.bipartite.betweenness_centrality(graph, [g.id for g in table.groups])
    answer = brokers.rank(table, by=scores.BETWEENNESS)
    assert values(answer) == pytest.approx({p.id: expected[p.id] for p in table.partners})
    assert [row.partner.id for row in answer.rows][:2] == ["2", "1"]


def test_constraint_is_that_of_the_partners_own_network_and_low_is_first(table: LinkTable) -> None:
    graph = group_graph(two_mode(table).turned())
    expected = nx.constraint(graph, weight="newman")
    answer = brokers.rank(table, by=scores.CONSTRAINT, measures=[scores.EFFECTIVE_SIZE])
    found = values(answer)
    assert found.pop("9") is None  # no group that names it names another
    assert found == pytest.approx({p: expected[p] for p in found})
    ranks = {row.partner.id: (row.rank, row.tied) for row in answer.rows}
    assert ranks == {"2": (1, 1), "1": (2, 2), "3": (2, 2), "9": (None, 0)}  # what has no value has no rank
    last = answer.rows[-1]
    assert (last.partner.id, last.value(scores.EFFECTIVE_SIZE)) == ("9", None)


def test_fragmentation_counts_pairs_of_groups(table: LinkTable) -> None:
    answer = brokers.rank(table, by=scores.FRAGMENTATION)
    assert answer.scores.whole == pytest.approx(1 - 20 / 30)  # five groups together, one apart
    assert values(answer) == pytest.approx({"1": 1 - 6 / 30, "2": 1 - 6 / 30, "3": 1 - 20 / 30, "9": 1 - 20 / 30})
    removals = answer.scores.removals
    assert removals is not None
    assert (removals["1"].parts, removals["2"].parts, removals["3"].cuts) == ((3, 1, 1), (3, 1, 1), False)


def test_brokerage_is_between_prefectures_and_sectors() -> None:
    def group(name: str, code: str, form: str = "npo") -> GroupNode:
        return GroupNode(
            id=name,
            label=name,
            initiatives=(),
            sources=(),
            line=1,
            legal_form=form,
            prefectures=(code,) if code else (),
        )

    partner = PartnerNode(id="p", label="p", label_en="p", kind="municipality", nature="body", places=("43100",))
    groups = (
        group("a", "43000"),
        group("b", "40000"),
        group("c", "40000", "social-welfare-corporation"),
        group("d", ""),
    )
    from kgraph.links import Link

    table = LinkTable("body", groups, (partner,), tuple(Link(g.id, "p", ()) for g in groups))
    found = scores.scores(table, [scores.PREFECTURES, scores.SECTORS])
    assert found.roles is not None
    places, sectors = found.roles[scores.PREFECTURES]["p"], found.roles[scores.SECTORS]["p"]
    assert (places.coordinator, places.gateway, places.itinerant, places.liaison) == (0, 2, 1, 0)  # d is in no pair
    assert (sectors.coordinator, sectors.gateway, sectors.itinerant, sectors.liaison) == (0, 0, 3, 3)
    assert found.values[scores.PREFECTURES]["p"] == 2
    assert found.values[scores.SECTORS]["p"] == 3


def test_a_sample_of_sources_is_told(table: LinkTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "SAMPLED_FROM", 5)
    monkeypatch.setattr(scores, "SOURCES", 6)
    answer = brokers.rank(table, by=scores.BETWEENNESS)
    assert answer.scores.sources == 6
    sentence = wording_measures.estimate_sentence(answer)
    assert sentence is not None
    assert "6 nodes drawn at random" in sentence.en
    assert brokers_dict(answer, "en")["summary"]["estimate"] == sentence.en


def test_key_partners_reach_most_groups_or_fragment_them_most(table: LinkTable) -> None:
    reach = scores.key_partners(table, 2, "reach")
    assert (reach.value, reach.sets) == (5, (("1", "2"),))
    fragment = scores.key_partners(table, 1)
    assert fragment.sets == (("1",), ("2",))
    assert "name 1 / name 2" in wording_measures.key_sentence(table, fragment).en
    assert "6団体中5" in wording_measures.key_sentence(table, reach).ja
    with pytest.raises(CallError):
        scores.key_partners(table, 99)


def test_a_measure_that_is_none_of_ours_is_refused(table: LinkTable) -> None:
    with pytest.raises(KgraphError):
        brokers.rank(table, by="page-rank")


@pytest.mark.parametrize("by", scores.MEASURES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_measure_can_be_told_and_written_as_strict_json(table: LinkTable, by: str, lang: str) -> None:
    answer = brokers.rank(table, by=by, measures=list(scores.MEASURES))
    result = brokers_dict(answer, lang, Filter(roles=("endorsement",)))
    assert json.loads(json.dumps(result, allow_nan=False))["summary"]["by"] == by
    assert result["summary"]["filter"] == {"ja": "役割: 後援", "en": "role: endorsement"}[lang]
    for row, told in zip(answer.rows, result["brokers"], strict=True):
        assert set(told["measures"]) == set(scores.MEASURES) - {scores.GROUPS, scores.ONLY_PAIRS}
        sentence = wording_measures.measure_sentence(answer, row)
        assert (sentence is None) == (by in (scores.GROUPS, scores.ONLY_PAIRS))
        assert wording_measures.value_text(row.value(by)).in_(lang)


def test_values_that_there_are_none_of_are_called_so() -> None:
    assert wording_measures.value_text(None).en == "none"
    assert wording_measures.value_text(1234).en == "1,234"
    assert wording_measures.value_text(0.25).en == "0.250"
    assert wording_measures.chance_word(True).ja == "偶然では起こりにくい"
    assert wording_measures.chance_word(False).ja == "偶然でも起こる程度"


def test_the_order_of_rows_does_not_show_in_any_measure(table: LinkTable) -> None:
    mixed = replace(table, partners=table.partners[::-1], links=table.links[::-1])
    for by in scores.MEASURES:
        one, other = brokers.rank(table, by=by), brokers.rank(mixed, by=by)
        assert [(r.partner.id, r.rank) for r in one.rows] == [(r.partner.id, r.rank) for r in other.rows]


def test_clusters_are_told_with_how_sure_they_are(casebook: dict[str, LinkTable]) -> None:
    answer = find(casebook["kind"])
    result = clusters_dict(answer, "en")
    assert result["summary"]["runs"] == 50
    certainty = [group["certainty"] for cluster in result["clusters"] for group in cluster["groups"]]
    assert all(0 < share <= 1 for share in certainty)
    assert len(result["between"]) == len(answer.between)
    assert result["summary"]["unsure_pairs"] >= len(result["unsure"])
    for sentence in (runs_sentence(answer), between_sentence(answer), unsure_sentence(answer)):
        assert sentence is None or (sentence.ja and sentence.en)
    assert "Cluster 1" in certainty_sentence(answer, answer.clusters[0]).en


def test_at_the_level_of_kinds_no_measure_says_that_a_kind_links() -> None:
    for measure in scores.MEASURES:
        name = wording_measures.measure_name(measure, "kind")
        assert "link" not in name.en
    assert wording_measures.measure_name("groups") == scores.MEASURES["groups"]
