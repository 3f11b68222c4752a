"""Clusters: what they need, what they hold, and that they come out the same on every run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from kgraph.links import UNNAMED, LinkTable
from kgraph.network.clusters import ClusterAnswer, communities, find
from kgraph.network.projection import from_graph, newman, ties

MakeTable = Callable[..., LinkTable]

# Two sets of groups over two partners each, joined by one partner of two groups, and a group that shares nothing.
TWO = "a1 b1 c1 a5 b5 c5 d2 e2 f2 d6 e6 f6 c3 d3 g4"

# Forty groups, ninety links: communities hang on many equal gains, so that an order that changes would show.
PROGRAM = """
import random
from kgraph.links import BODY, GroupNode, Link, LinkTable, PartnerNode
from kgraph.network.clusters import find
draw = random.Random(5)
cells = set()
while len(cells) < 90:
    cells.add((f"p{draw.randrange(30)}", f"g{draw.randrange(40)}"))
table = LinkTable(
    "body",
    tuple(GroupNode(id=f"g{n}", label=f"g{n}", initiatives=(), sources=("s",), line=n) for n in range(40)),
    tuple(PartnerNode(id=p, label=p, label_en=p, kind="company", nature=BODY) for p in sorted({p for p, _ in cells})),
    tuple(Link(g, p, ()) for p, g in sorted(cells)),
)
answer = find(table)
import sys
sys.stdout.write(repr((answer.clusters, answer.unconnected, answer.modularity)))
"""


def cells(text: str) -> list[tuple[str, str]]:
    return [(cell[0], cell[1]) for cell in text.split()]


def members(answer: ClusterAnswer) -> list[str]:
    return ["".join(cluster.groups) for cluster in answer.clusters]


def test_groups_that_share_partners_are_together_and_the_rest_is_listed(make_table: MakeTable) -> None:
    answer = find(make_table(cells(TWO)))
    assert answer.clustered
    assert members(answer) == ["abc", "def"]
    assert answer.unconnected == ("g",)
    assert [[(h.partner, h.groups) for h in c.held_by] for c in answer.clusters] == [
        [("1", ("a", "b", "c")), ("5", ("a", "b", "c"))],
        [("2", ("d", "e", "f")), ("6", ("d", "e", "f"))],
    ]
    assert [c.number for c in answer.clusters] == [1, 2]


def test_one_shared_body_is_too_little_for_clusters(make_table: MakeTable) -> None:
    answer = find(make_table(cells("a1 b1 c1 d1 e1 f2")), [make_table(cells(TWO), level="kind")])
    assert (answer.clustered, answer.clusters, answer.modularity) == (False, (), None)
    assert answer.see_level == "kind"
    assert answer.unconnected == ("f",)


def test_four_groups_in_shared_ties_are_too_few(make_table: MakeTable) -> None:
    assert not find(make_table(cells("a1 b1 c2 d2"))).clustered


def test_a_cluster_held_by_an_unnamed_node_is_marked_possible(make_table: MakeTable) -> None:
    table = make_table(cells("a1 b1 c1 d2 e2 f2 h5 i5"), level="place", natures={"5": UNNAMED})
    answer = find(table)
    assert {"".join(c.groups): c.possible for c in answer.clusters} == {"abc": False, "def": False, "hi": True}


def test_a_graph_without_ties_is_one_community_each_and_has_no_modularity() -> None:
    assert communities(3, []) == (((0,), (1,), (2,)), None)


def test_karate_club_reaches_the_known_modularity() -> None:
    # Optimum of the unweighted club: 0.419790 (exact solvers); Louvain comes within a hundredth.
    matrix = nx.to_scipy_sparse_array(nx.karate_club_graph(), nodelist=range(34), weight=None)
    parts, modularity = communities(matrix.shape[0], ties(matrix))
    assert sorted(at for part in parts for at in part) == list(range(34))
    assert modularity is not None
    assert 0.40 < modularity <= 0.419790 + 1e-6


def test_modularity_is_that_of_networkx() -> None:
    graph = nx.davis_southern_women_graph()
    matrix = newman(from_graph(graph, graph.graph["top"]))
    parts, modularity = communities(matrix.shape[0], ties(matrix))
    weighted = nx.from_scipy_sparse_array(matrix)
    assert modularity == pytest.approx(nx.community.modularity(weighted, parts, weight="weight"))


def test_the_order_of_groups_partners_and_links_does_not_matter(make_table: MakeTable) -> None:
    table = make_table(cells("a1 b1 c1 d2 e2 f2 c3 d3 a4 f4 b5 e5"))
    expected = find(table)
    for seed in range(5):
        draw = random.Random(seed)
        mixed = replace(
            table,
            partners=tuple(draw.sample(table.partners, len(table.partners))),
            links=tuple(draw.sample(table.links, len(table.links))),
        )
        assert find(mixed).clusters == expected.clusters
        assert find(mixed).modularity == expected.modularity


def test_clusters_are_the_same_under_every_hash_seed(project_root: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "2", "7"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(project_root / "src"), "PYTHONUTF8": "1"}
        run = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    (output,) = outputs
    assert output.count("Cluster(") > 1


@pytest.mark.parametrize("level", ["body", "place"])
def test_casebook_has_too_little_for_clusters_of_bodies(casebook: dict[str, LinkTable], level: str) -> None:
    answer = find(casebook[level], [casebook["kind"]])
    assert not answer.clustered
    assert answer.see_level == "kind"
    assert len(answer.unconnected) == 11


def test_casebook_groups_are_each_in_one_cluster_of_kinds(casebook: dict[str, LinkTable]) -> None:
    answer = find(casebook["kind"])
    assert answer.clustered
    assert sorted(g for c in answer.clusters for g in c.groups) == sorted(casebook["kind"].group_by_id)
    sizes = [len(c.groups) for c in answer.clusters]
    assert sizes == sorted(sizes, reverse=True)
