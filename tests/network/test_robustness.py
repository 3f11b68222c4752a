"""Robustness of a ranking: exact when a group is left out, drawn when mentions are missing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import links
from kgraph.links import Evidence, GroupNode, Link, LinkTable, PartnerNode
from kgraph.network import brokers
from kgraph.network import robustness as module
from kgraph.network.projection import two_mode
from kgraph.network.robustness import Spread, robustness, spread_of
from kgraph.pipeline import load_statements


def table(edges: dict[tuple[str, str], int]) -> LinkTable:
    """Return a table with so many mentions behind each link."""
    groups = sorted({g for g, _ in edges})
    partners = sorted({p for _, p in edges})
    words = {"source": "s", "document": "d", "field": "partners", "line": 1, "start": 0, "end": 1, "words": "w"}
    rest = {"name": "n", "kind": "school", "grounding": "named", "count": None, "role": "support", "role_text": ""}
    return LinkTable(
        level="body",
        groups=tuple(GroupNode(id=g, label=g, initiatives=(g,), sources=("s",), line=1) for g in groups),
        partners=tuple(PartnerNode(id=p, label=p, label_en=p, kind="school", nature="body") for p in partners),
        links=tuple(
            Link(
                g,
                p,
                tuple(
                    Evidence(mention=f"{g}{p}{n}", group=g, body=p, rule="", note="", **words, **rest)
                    for n in range(count)
                ),
            )
            for (g, p), count in sorted(edges.items(), key=lambda item: (item[0][1], item[0][0]))
        ),
        direct_ties=(),
    )


EDGES = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz")), st.integers(1, 3), min_size=1, max_size=20
)


def ranks_by_hand(edges: set[tuple[str, str]], partners: list[str]) -> dict[str, int]:
    degree = {p: len({g for g, q in edges if q == p}) for p in partners}
    return {p: 1 + sum(d > degree[p] for d in degree.values()) for p in partners}


@given(EDGES)
@settings(max_examples=40)
def test_the_ranks_without_one_group_are_those_of_the_smaller_table(edges):
    whole = table(edges)
    partners = [p.id for p in whole.partners]
    found = robustness(whole, draws=2)
    by_group = [ranks_by_hand({e for e in edges if e[0] != g}, partners) for g in sorted({g for g, _ in edges})]
    for partner, row in found.rows.items():
        seen = [ranks[partner] for ranks in by_group]
        assert (row.best, row.worst) == (min(seen), max(seen))


@given(EDGES)
@settings(max_examples=30)
def test_with_nothing_missing_every_draw_is_the_whole_table(edges):
    whole = table(edges)
    answer = {row.partner.id: row for row in brokers.rank(whole).rows}
    degree_rank = ranks_by_hand(set(edges), [p.id for p in whole.partners])
    for partner, row in robustness(whole, draws=3, shares=(0.0,)).rows.items():
        rank, only = degree_rank[partner], answer[partner].only_pairs
        assert row.missing[0.0] == Spread(rank, rank, rank, float(rank <= 5))
        assert row.only[0.0] == Spread(only, only, only, float(only > 0))


def by_hand(edges: dict[tuple[str, str], int], share: float, draws: int, seed: int) -> dict[str, tuple[Spread, Spread]]:
    """Return the spreads of ranks and of pairs only one links, each draw counted with sets from the same numbers."""
    mentions = [edge for edge, n in sorted(edges.items(), key=lambda e: (e[0][1], e[0][0])) for _ in range(n)]
    partners = sorted({p for _, p in edges})
    chance = np.random.default_rng([seed, 0]).random((draws, len(mentions)))
    ranks, only = ({p: [] for p in partners} for _ in range(2))
    for row in chance:
        kept = {mentions[at] for at in np.argsort(row)[round(share * len(mentions)) :].tolist()}
        links = {p: {g for g, q in kept if q == p} for p in partners}
        standing = ranks_by_hand(kept, partners)
        for p in partners:
            others = [links[q] for q in partners if q != p]
            pairs = [set(pair) for pair in combinations(sorted(links[p]), 2)]
            ranks[p].append(standing[p])
            only[p].append(sum(not any(pair <= other for other in others) for pair in pairs))

    def spread(values: list[int], top: float) -> Spread:
        return Spread(*np.quantile(values, [0.5, 0.05, 0.95]).tolist(), top)

    return {
        p: (spread(ranks[p], np.mean([r <= 5 for r in ranks[p]])), spread(only[p], np.mean([n > 0 for n in only[p]])))
        for p in partners
    }


@given(EDGES, st.sampled_from([0.1, 0.3, 0.6]))
@settings(max_examples=30)
def test_draws_are_those_counted_by_hand_from_the_same_random_numbers(edges, share):
    expected = by_hand(edges, share, 6, seed=4)
    for partner, row in robustness(table(edges), draws=6, shares=(share,), seed=4).rows.items():
        assert (row.missing[share], row.only[share]) == expected[partner]


def test_how_many_draws_are_made_at_once_does_not_matter(monkeypatch):
    edges = {(g, p): 1 for g in "abcdef" for p in "uvwxyz" if (ord(g) * ord(p)) % 3}
    whole = robustness(table(edges), draws=20)
    monkeypatch.setattr(module, "_BATCH_CELLS", 1)
    assert robustness(table(edges), draws=20) == whole


def test_a_link_with_many_mentions_is_lost_less_often():
    edges = {("a", "x"): 9, ("b", "x"): 9, ("a", "y"): 1, ("b", "y"): 1, ("c", "z"): 1}
    found = robustness(table(edges), draws=200, shares=(0.3,)).rows
    assert found["x"].only[0.3].high > 0
    assert found["x"].missing[0.3].high <= found["y"].missing[0.3].high
    assert found["x"].missing[0.3].median == 1


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    edges = {(g, p): 1 for g in "abcdef" for p in "uvwxyz" if (ord(g) * ord(p)) % 3}
    one, again, other = (robustness(table(edges), draws=40, seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert one.rows != other.rows


def test_progress_ends_where_all_draws_are_done():
    seen = []
    robustness(table({("a", "x"): 1, ("b", "x"): 1}), draws=5, progress=lambda *at: seen.append(at))
    assert seen[-1] == (15, 15)


def test_any_measure_of_the_two_mode_matrix_gets_its_spread():
    edges = {("a", "x"): 1, ("b", "x"): 1, ("a", "y"): 1, ("c", "y"): 1, ("d", "y"): 1}
    found = spread_of(table(edges), lambda network: network.degrees, ["x", "y"], draws=50, share=0.2)
    assert found["y"].high == 3
    assert found["x"].low >= 1
    nothing = spread_of(table(edges), lambda network: np.full(2, np.nan), ["x"], draws=3)
    assert nothing["x"].top == 0


def test_the_casebook_has_one_shared_body_and_its_place_is_not_sure():
    (statements,) = load_statements()
    found = robustness(links.table([statements]))
    (row,) = found.rows.values()
    assert (row.best, row.worst) == (1, 1)
    assert row.missing[0.3].median == 1
    # Both mentions are left with a chance of about 0.7 × 0.7 at 30 % missing.
    assert row.only[0.3].top == pytest.approx(0.49, abs=0.08)
    assert found.mentions == 51 + sum(len(link.evidence) - 1 for link in links.table([statements]).links)


def test_unnamed_nodes_have_no_rank_and_no_row():
    (statements,) = load_statements()
    place = links.table([statements], "place")
    unnamed = {p.id for p in place.partners if p.nature == "unnamed"}
    assert unnamed.isdisjoint(robustness(place, draws=2).rows)
    assert two_mode(place).partners  # the nodes are there
