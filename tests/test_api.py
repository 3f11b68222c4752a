"""The Python API: graphs with labels, kinds and evidence; answers; SPARQL; and ``import kgraph`` stays light."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys

import networkx as nx
import pytest

import kgraph
from kgraph import api, links
from kgraph.errors import CallError, KgraphError


@pytest.fixture(scope="module")
def network() -> api.Network:
    return kgraph.load()


def test_importing_kgraph_imports_nothing_heavy() -> None:
    script = "import kgraph, sys; print(sorted({m.partition('.')[0] for m in sys.modules} & {'numpy','networkx','rdflib','pyoxigraph','click'}))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "[]\n"
    assert {"load", "Network", "__version__"} <= set(dir(kgraph))
    with pytest.raises(AttributeError, match="nothing"):
        kgraph.nothing  # noqa: B018


def test_examples_in_the_docstrings_run() -> None:
    result = doctest.testmod(api)
    assert result.attempted >= 7
    assert result.failed == 0


@pytest.mark.parametrize("level, partners, edges", [("body", 50, 51), ("place", 93, 94), ("kind", 33, 75)])
def test_a_graph_has_both_modes_with_labels_kinds_and_evidence(
    network: api.Network, level: str, partners: int, edges: int
) -> None:
    graph = network.graph(level)
    groups = network.groups(level)
    assert (len(groups), len(graph) - len(groups), graph.number_of_edges()) == (13, partners, edges)
    assert nx.bipartite.is_bipartite_node_set(graph, groups)
    for _, data in graph.nodes(data=True):
        assert data["label"]
        assert "kind" in data if data["bipartite"] else "targets" in data
    for _, _, data in graph.edges(data=True):
        assert data["weight"] == len(data["evidence"]) > 0
        assert all(one.words and one.line for one in data["evidence"])


def test_a_graph_is_the_callers_own(network: api.Network) -> None:
    network.graph("kind").clear()
    assert len(network.graph("kind")) == 46


def test_labels_of_kinds_follow_the_language(network: api.Network) -> None:
    labels = {data["label"] for _, data in network.graph("kind", lang="en").nodes(data=True) if data["bipartite"]}
    assert "food bank" in labels


def test_measures_work_on_any_two_mode_graph(network: api.Network) -> None:
    graph = nx.Graph([("甲", 1), ("乙", 1), ("乙", 2), ("丙", 2)])
    groups = ["甲", "乙", "丙"]
    assert api.betweenness(graph, groups)[1] == pytest.approx(api.betweenness(graph, groups)[2])
    assert api.degree(graph, groups)["乙"] == 1
    assert set(api.closeness(graph, groups)) == set(graph)
    own = network.graph("kind")
    assert api.betweenness(own, network.groups("kind")) == pytest.approx(
        nx.bipartite.betweenness_centrality(own, network.groups("kind"))
    )
    assert api.constraint(network.projection("kind"), "newman").keys() == set(network.groups("kind"))


def test_a_projection_keeps_groups_without_a_tie(network: api.Network) -> None:
    graph = network.projection("body")
    assert (len(graph), graph.number_of_edges()) == (13, 1)
    assert all(data["label"] for _, data in graph.nodes(data=True))


def test_answers_are_those_of_the_command_line(network: api.Network) -> None:
    assert not network.brokers().ranked
    assert network.brokers().see_level == "kind"
    assert network.clusters("kind").clustered
    assert network.gaps().groups == 13
    assert network.robustness("kind", draws=5).draws == 5


def test_rows_of_answers_are_plain_data(network: api.Network) -> None:
    answers = network.brokers("kind"), network.clusters("kind"), network.gaps()
    for answer in answers:
        rows = api.records(answer, "en")
        assert rows == json.loads(json.dumps(rows, allow_nan=False))
    assert {row["scheme"] for row in api.records(answers[2])} == {"targets", "activities"}


def test_sparql_sees_sources_and_what_was_computed(network: api.Network) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?m a kg:Measurement }"
    assert network.query(count).column("n") == [0]
    assert network.query(count, graphs="derived").column("n")[0] > 100


def test_memberships_count_where_asked() -> None:
    assert kgraph.load(ties=["member"]).table().links == ()


def test_a_folder_without_a_source_is_refused(tmp_path) -> None:
    with pytest.raises(KgraphError):
        kgraph.load(tmp_path)


def test_files_and_figures(network: api.Network) -> None:
    pytest.importorskip("matplotlib")
    assert b"<gexf" in network.export("gexf", "kind")
    picture = network.figure("targets", lang="en")
    assert picture._repr_svg_().startswith("<?xml")
    assert picture._repr_png_() is None
    assert repr(picture) == "Picture(targets-en.svg)"
    assert tuple(network.levels) == links.LEVELS


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda n: n.brokers("kinds"), ("level", "kinds", "body, place, kind", "did you mean: kind")),
        (lambda n: n.clusters("kinds"), ("level", "did you mean: kind")),
        (lambda n: n.graph("x"), ("level", "body, place, kind")),
        (lambda n: n.figure("brokers", "x"), ("level", "body, place, kind")),
        (lambda n: n.brokers("kind", robustness="ful"), ("robustness", "did you mean: full")),
        (lambda n: n.gaps(by="prefecture"), ("by", "did you mean: prefectures")),
        (lambda n: n.narrowed(prefectures=["熊本けん"]), ("prefectures", "熊本県")),
        (lambda _: kgraph.load("nowhere"), ("nowhere", "no such folder", "by data")),
    ],
)
def test_an_argument_that_does_not_exist_is_told_with_its_choices(network: api.Network, call, words) -> None:
    with pytest.raises(CallError) as refused:
        call(network)
    told = refused.value.message("en")
    assert all(word in told for word in words), told
    assert "--data" not in told
    assert "places.csv" not in told
