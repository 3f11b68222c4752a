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

from kgraph.errors import CallError
from kgraph.links import UNNAMED, LinkTable
from kgraph.network.clusters import WEIGHTS, ClusterAnswer, find
from kgraph.network.measures.modularity import brim
from kgraph.network.projection import from_graph, to_networkx

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
import sys
for weight in ("newman", "validated", "two-mode"):
    answer = find(table, weight=weight)
    sys.stdout.write(repr((answer.clusters, answer.unconnected, answer.modularity, answer.unsure, answer.ties)))
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


def test_every_group_of_clearly_parted_ones_is_certain_and_no_pair_unsure(make_table: MakeTable) -> None:
    answer = find(make_table(cells(TWO)))
    assert [c.certainty for c in answer.clusters] == [(1.0, 1.0, 1.0), (1.0, 1.0, 1.0)]
    assert (answer.distinct, answer.unsure_pairs, answer.unsure, answer.runs) == (1, 0, (), 50)


def test_the_partner_of_two_clusters_stands_between_them(make_table: MakeTable) -> None:
    answer = find(make_table(cells(TWO)))
    assert [(b.partner, b.parts) for b in answer.between] == [("3", ((1, 1), (2, 1)))]


def test_pairs_that_runs_do_not_agree_on_are_counted_and_the_least_sure_come_first(make_table: MakeTable) -> None:
    # A partner for each marriage of the Florentine families: two ways to part them are about equally good.
    marriages = nx.florentine_families_graph().edges
    answer = find(make_table([(family, "-".join(pair)) for pair in marriages for family in pair]))
    assert answer.distinct > 1
    assert answer.unsure_pairs == len(answer.unsure) > 0
    off = [abs(pair.share - 0.5) for pair in answer.unsure]
    assert off == sorted(off)
    assert off[-1] < 0.4
    unsure = {group for pair in answer.unsure for group in (pair.a, pair.b)}
    certainty = {g: share for c in answer.clusters for g, share in zip(c.groups, c.certainty, strict=True)}
    assert all(certainty[group] < 1 for group in unsure)


def test_two_modes_are_parted_by_barbers_modularity(make_table: MakeTable) -> None:
    table = make_table(cells(TWO))
    answer = find(table, weight="two-mode")
    assert members(answer) == ["abc", "def"]
    network = from_graph(to_networkx(table), sorted(table.group_by_id))
    best = brim(network.matrix)
    assert best is not None
    assert answer.modularity == pytest.approx(best.quality, abs=1e-6)


def test_ties_that_chance_explains_make_no_cluster(make_table: MakeTable) -> None:
    answer = find(make_table(cells(TWO)), weight="validated")
    assert (answer.clustered, answer.clusters, answer.modularity) == (True, (), None)
    assert answer.unconnected == tuple("abcdefg")


def test_ties_that_chance_does_not_explain_are_kept(make_table: MakeTable) -> None:
    # Twenty partners that two groups share in full, among ten pairs of such groups: no chance does that.
    some = [(f"{side}{at}", f"p{at}-{n}") for at in range(10) for side in "ab" for n in range(20)]
    answer = find(make_table(some), weight="validated")
    assert [cluster.groups for cluster in answer.clusters] == [(f"a{at}", f"b{at}") for at in range(10)]


@pytest.mark.parametrize("wrong", [{"weight": "raw"}, {"runs": 0}])
def test_what_cannot_be_asked_is_refused(make_table: MakeTable, wrong: dict[str, object]) -> None:
    with pytest.raises(CallError):
        find(make_table(cells(TWO)), **wrong)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_order_of_groups_partners_and_links_does_not_matter(make_table: MakeTable, weight: str) -> None:
    table = make_table(cells("a1 b1 c1 d2 e2 f2 c3 d3 a4 f4 b5 e5"))
    expected = find(table, weight=weight)
    for seed in range(5):
        draw = random.Random(seed)
        mixed = replace(
            table,
            partners=tuple(draw.sample(table.partners, len(table.partners))),
            links=tuple(draw.sample(table.links, len(table.links))),
        )
        found = find(mixed, weight=weight)
        assert replace(found, table=table, counts=expected.counts) == expected


def test_clusters_are_the_same_under_every_hash_seed(project_root: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "2", "7"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(project_root / "src"), "PYTHONUTF8": "1"}
        run = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    (output,) = outputs
    assert output.count("Cluster(") > 2
    assert "TieBeside(" in output


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
