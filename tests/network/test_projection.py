"""The two-mode matrix and its projections: published values, invariants, and counting by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.links import LinkTable
from kgraph.network.projection import (
    counts,
    exclusive,
    from_graph,
    group_graph,
    newman,
    pairs,
    to_networkx,
    two_mode,
)

MakeTable = Callable[..., LinkTable]
CELLS = st.sets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("12345")))


def graph_of(cells: set[tuple[str, str]]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_edges_from(cells)
    return graph


def davis() -> tuple[nx.Graph, list[str]]:
    graph = nx.davis_southern_women_graph()
    return graph, graph.graph["top"]


def by_hand(cells: set[tuple[str, str]]) -> dict[tuple[str, str], list[int]]:
    """Return for each tied pair the sizes of the partners it shares."""
    members: dict[str, list[str]] = {}
    for group, partner in sorted(cells):
        members.setdefault(partner, []).append(group)
    found: dict[tuple[str, str], list[int]] = {}
    for some in members.values():
        for pair in combinations(some, 2):
            found.setdefault(pair, []).append(len(some))
    return found


def test_newman_weights_are_those_published_for_opsahls_example() -> None:
    # T. Opsahl's example as networkx tests it (test_project.py): people A to F, papers 1 to 6.
    people = {"A": "12", "B": "12345", "C": "1", "D": "3", "E": "456", "F": "6"}
    cells = {(person, paper) for person, papers in people.items() for paper in papers}
    found = {(p.a, p.b): (p.count, p.newman) for p in pairs(from_graph(graph_of(cells), list("ABCDEF")))}
    assert found == {
        ("A", "B"): (2, 1.5),
        ("A", "C"): (1, 0.5),
        ("B", "C"): (1, 0.5),
        ("B", "D"): (1, 1.0),
        ("B", "E"): (2, 2.0),
        ("E", "F"): (1, 1.0),
    }


def test_one_partner_of_three_groups_weighs_half_a_partner_of_two(make_table: MakeTable) -> None:
    table = make_table([("a", "1"), ("b", "1"), ("c", "1"), ("a", "2"), ("b", "2")])
    found = {(p.a, p.b): (p.count, p.newman) for p in pairs(two_mode(table))}
    assert found == {("a", "b"): (2, 1.5), ("a", "c"): (1, 0.5), ("b", "c"): (1, 0.5)}


def test_southern_women_have_139_ties_of_322_events_in_common() -> None:
    found = pairs(from_graph(*davis()))
    assert (len(found), sum(p.count for p in found)) == (139, 322)
    top = max(found, key=lambda p: p.count)
    assert ({top.a, top.b}, top.count) == ({"Evelyn Jefferson", "Theresa Anderson"}, 7)


def test_events_of_the_southern_women_have_66_ties() -> None:
    graph, women = davis()
    assert len(pairs(from_graph(graph, [n for n in graph if n not in women]))) == 66


def test_newman_weights_of_the_southern_women_sum_to_half_the_attendance() -> None:
    # Each event of n women gives n(n-1)/2 pairs 1/(n-1) each: n/2, 89/2 in all.
    found = pairs(from_graph(*davis()))
    assert sum(p.newman for p in found) == pytest.approx(44.5, abs=1e-12)
    first, second = sorted(found, key=lambda p: -p.newman)[:2]
    assert {first.a, first.b} == {"Sylvia Avondale", "Nora Fayette"}
    assert first.newman == pytest.approx(1.6520, abs=5e-5)
    assert {second.a, second.b} == {"Katherina Rogers", "Sylvia Avondale"}
    assert second.newman == pytest.approx(1.6178, abs=5e-5)


@given(CELLS)
def test_projection_equals_counting_by_hand(cells: set[tuple[str, str]]) -> None:
    expected = by_hand(cells)
    found = pairs(from_graph(graph_of(cells), sorted({g for g, _ in cells})))
    assert {(p.a, p.b): p.count for p in found} == {pair: len(sizes) for pair, sizes in expected.items()}
    for pair in found:
        assert pair.newman == pytest.approx(sum(1 / (n - 1) for n in expected[pair.a, pair.b]))


@given(CELLS.filter(bool))  # networkx refuses an empty graph
def test_projection_equals_that_of_networkx(cells: set[tuple[str, str]]) -> None:
    graph, groups = graph_of(cells), sorted({g for g, _ in cells})
    raw = nx.bipartite.weighted_projected_graph(graph, groups)
    weighted = nx.bipartite.collaboration_weighted_projected_graph(graph, groups)
    found = pairs(from_graph(graph, groups))
    assert {frozenset((p.a, p.b)) for p in found} == {frozenset(edge) for edge in raw.edges}
    for pair in found:
        assert pair.count == raw[pair.a][pair.b]["weight"]
        assert pair.newman == pytest.approx(weighted[pair.a][pair.b]["weight"])


@given(CELLS)
def test_matrices_are_symmetric_without_a_diagonal(cells: set[tuple[str, str]]) -> None:
    network = from_graph(graph_of(cells), sorted({g for g, _ in cells}))
    for matrix in (counts(network), newman(network)):
        assert abs(matrix - matrix.T).sum() == 0
        assert matrix.diagonal().sum() == 0
        assert matrix.nnz == 2 * len(pairs(network))


@given(CELLS)
def test_exclusive_pairs_share_that_partner_and_no_other(cells: set[tuple[str, str]]) -> None:
    network = from_graph(graph_of(cells), sorted({g for g, _ in cells}))
    found = exclusive(network)
    named = {
        (network.groups[a], network.groups[b]): network.partners[p]
        for a, b, p in zip(found.first, found.second, found.partner, strict=True)
    }
    expected = {}
    for a, b in by_hand(cells):
        shared = {p for g, p in cells if g == a} & {p for g, p in cells if g == b}
        if len(shared) == 1:
            expected[a, b] = shared.pop()
    assert named == expected


def test_exclusive_pairs_are_the_same_whatever_the_size_of_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    network = from_graph(*davis())
    whole = exclusive(network)
    monkeypatch.setattr("kgraph.network.projection._BLOCK_ROWS", 5)
    parts = exclusive(network)
    assert len(whole.partner)
    for name in ("partner", "first", "second"):
        assert getattr(whole, name).tolist() == getattr(parts, name).tolist()


def test_direction_parallel_edges_and_disconnection_do_not_matter() -> None:
    # networkx's own projection of a directed graph finds no pair; its bipartite.sets fails on parts.
    graph = nx.MultiDiGraph([("甲", "P1"), ("乙", "P1"), ("乙", "P1"), ("丙", "P2")])
    graph.add_node("丁")
    network = from_graph(graph, ["甲", "乙", "丙", "丁"])
    assert [({p.a, p.b}, p.count) for p in pairs(network)] == [({"甲", "乙"}, 1)]
    projected = group_graph(network)
    assert {n: projected.degree(n) for n in projected} == {"甲": 1, "乙": 1, "丙": 0, "丁": 0}


def test_an_edge_within_a_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="not two-mode"):
        from_graph(nx.Graph([("a", "b")]), ["a", "b"])


def test_networkx_graph_of_the_casebook_has_both_modes_with_their_attributes(casebook: dict[str, LinkTable]) -> None:
    table = casebook["body"]
    graph = to_networkx(table)
    assert [n for n, d in graph.nodes(data=True) if d["bipartite"] == 0] == sorted(table.group_by_id)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (63, 51)
    (city,) = [d for _, d in graph.nodes(data=True) if d["label"] == "熊本市" and d["bipartite"]]
    assert (city["kind"], city["nature"]) == ("municipality", "body")
    assert all(d["evidence"] and d["roles"] for *_, d in graph.edges(data=True))


def test_a_leading_body_that_is_a_partner_has_two_nodes(make_table: MakeTable) -> None:
    graph = to_networkx(make_table([("a", "c"), ("b", "c")], groups=["c"]))
    assert graph.nodes["c"]["bipartite"] == 0
    assert graph.nodes["c/partner"]["id"] == "c"
    assert sorted(graph["c/partner"]) == ["a", "b"]
    assert nx.is_bipartite(graph)


def test_an_empty_table_has_empty_projections(make_table: MakeTable) -> None:
    network = two_mode(make_table([]))
    assert pairs(network) == ()
    assert len(exclusive(network).partner) == 0
