"""The network measures against published values, and values computed independently: a test for each row of the list.

The list is ``gold/network-vectors.md`` in the material of the project; T15 and T18 count all matrices with given
margins, which no measure of ours does.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from kgraph.network.chance.bicm import bicm_pairs, fit
from kgraph.network.chance.curveball import cells_of_tables, tables
from kgraph.network.chance.discovery import PairTests, bonferroni
from kgraph.network.chance.hypergeometric import hypergeometric
from kgraph.network.communities import dense
from kgraph.network.communities import sparse as large
from kgraph.network.measures.arrays import adjacency, incidence
from kgraph.network.measures.betweenness import betweenness
from kgraph.network.measures.brokerage import brokerage
from kgraph.network.measures.centrality import closeness, degree
from kgraph.network.measures.fragmentation import articulation_points, component_sizes, fragmentation, numbered
from kgraph.network.measures.holes import constraint, effective_size
from kgraph.network.measures.keyplayers import FRAGMENT, REACH, key_players
from kgraph.network.measures.modularity import barber_of, brim, modularity, settled
from kgraph.network.projection import from_graph, pairs

EVELYN, THERESA, NORA = "Evelyn Jefferson", "Theresa Anderson", "Nora Fayette"
SYLVIA, KATHERINA = "Sylvia Avondale", "Katherina Rogers"
OLIVIA, FLORA, DOROTHY = "Olivia Carleton", "Flora Price", "Dorothy Murchison"

Davis = tuple[nx.Graph, list[str]]


def to(digits: int, value: float) -> object:
    """Return what equals ``value``, told to so many digits behind the point."""
    return pytest.approx(value, abs=0.5 * 10**-digits + 1e-12)


@pytest.fixture(scope="module")
def davis() -> Davis:
    graph = nx.davis_southern_women_graph()
    return graph, graph.graph["top"]


@pytest.fixture(scope="module")
def florentine() -> nx.Graph:
    return nx.florentine_families_graph()


@pytest.fixture(scope="module")
def zachary() -> nx.Graph:
    return nx.karate_club_graph()


@pytest.fixture(scope="module")
def holes() -> nx.Graph:
    """The graph of Borgatti 1997, with the weights that networkx tests it with."""
    weights = "AB2 AF3 AG5 AE2 EG8 FG3 BG4 BD1 DG3 GC10"
    return nx.Graph([(w[0], w[1], {"weight": int(w[2:])}) for w in weights.split()])


@pytest.fixture(scope="module")
def finches(shared: Path) -> sparse.csr_array:
    with (shared / "gold" / "finches.csv").open(encoding="utf-8") as file:
        return sparse.csr_array(np.array([[int(cell) for cell in row] for row in csv.reader(file)]))


def names_of_pairs(tests: PairTests, names: list[str], order: np.ndarray) -> list[set[str]]:
    return [{names[tests.first[at]], names[tests.second[at]]} for at in order]


def test_t01(holes: nx.Graph) -> None:
    found = constraint(holes)
    assert (found["G"], found["A"], found["C"]) == (to(3, 0.400), to(3, 0.595), to(1, 1.0))
    expected = {"G": 0.4003, "A": 0.5955, "B": 0.6427, "D": 0.7847, "E": 0.7309, "F": 0.7309}
    assert {node: found[node] for node in expected} == {node: to(4, value) for node, value in expected.items()}


def test_t02(holes: nx.Graph) -> None:
    found = effective_size(holes)
    assert (found["G"], found["A"], found["C"]) == (to(2, 4.67), to(2, 2.50), to(6, 1))
    assert (found["B"], found["D"], found["E"], found["F"]) == (to(4, 1.6667), to(6, 1), to(6, 1), to(6, 1))


def test_t03(holes: nx.Graph) -> None:
    tight, size = constraint(holes, "weight"), effective_size(holes, "weight")
    assert (tight["G"], tight["A"], tight["C"]) == (to(3, 0.299), to(3, 0.795), to(6, 1))
    assert (size["G"], size["A"], size["C"]) == (to(2, 5.47), to(2, 2.47), to(6, 1))


def test_t04() -> None:
    graph = nx.DiGraph([(0, 1), (0, 2), (1, 0), (2, 1)])
    assert constraint(graph) == {0: to(3, 1.003), 1: to(3, 1.003), 2: to(3, 1.389)}
    assert effective_size(graph) == {0: to(3, 1.167), 1: to(3, 1.167), 2: to(3, 1)}


def test_t05(davis: Davis) -> None:
    graph, women = davis
    found = degree(graph, women)
    assert (len(women), len(graph) - len(women), graph.number_of_edges()) == (18, 14, 89)
    expected = {"E8": 0.7778, "E9": 0.6667, NORA: 0.5714, EVELYN: 0.5714, THERESA: 0.5714}
    expected |= {OLIVIA: 0.1429, FLORA: 0.1429}
    assert found["E7"] == to(2, 0.56)
    assert {node: found[node] for node in expected} == {node: to(4, value) for node, value in expected.items()}


def test_t06(davis: Davis) -> None:
    found = betweenness(*davis)
    expected = {"E8": 0.2438, "E9": 0.2255, "E7": 0.1295, NORA: 0.1135, EVELYN: 0.0966, THERESA: 0.0876}
    assert {node: found[node] for node in expected} == {node: to(4, value) for node, value in expected.items()}


def test_t07(davis: Davis) -> None:
    found = closeness(*davis)
    expected = {"E8": 0.8462, "E9": 0.7857, NORA: 0.8, EVELYN: 0.8, THERESA: 0.8, FLORA: 0.5854}
    assert {node: found[node] for node in expected} == {node: to(4, value) for node, value in expected.items()}


def test_t08() -> None:
    path, full, ring = nx.path_graph(4), nx.complete_bipartite_graph(3, 3), nx.cycle_graph(4)
    assert betweenness(path, [0, 2]) == {0: to(9, 0), 1: to(9, 1), 2: to(9, 1), 3: to(9, 0)}
    assert betweenness(full, [0, 1, 2]) == {node: to(9, 0.125) for node in full}
    assert betweenness(ring, [0, 2]) == {node: to(9, 0.25) for node in ring}
    assert degree(path, [0, 2]) == {0: 0.5, 1: 1.0, 2: 1.0, 3: 0.5}


def test_t09(davis: Davis) -> None:
    graph, women = davis
    found = pairs(from_graph(graph, women))
    assert (len(found), sum(p.count for p in found)) == (139, 322)
    assert len(pairs(from_graph(graph, [node for node in graph if node not in women]))) == 66
    top = max(found, key=lambda p: p.count)
    assert ({top.a, top.b}, top.count) == ({EVELYN, THERESA}, 7)


def test_t10() -> None:
    graph = nx.Graph(
        [(cell[0], cell[1]) for cell in ["A1", "A2", "B1", "B2", "B3", "B4", "B5", "C1", "D3", "E4", "E5", "E6", "F6"]]
    )
    found = {p.a + p.b: (p.count, p.newman) for p in pairs(from_graph(graph, list("ABCDEF")))}
    assert {pair: count for pair, (count, _) in found.items()} == {"AB": 2, "AC": 1, "BC": 1, "BD": 1, "BE": 2, "EF": 1}
    assert {pair: weight for pair, (_, weight) in found.items()} == {
        "AB": 1.5,
        "AC": 0.5,
        "BC": 0.5,
        "BD": 1,
        "BE": 2,
        "EF": 1,
    }


def test_t11(davis: Davis) -> None:
    found = sorted(pairs(from_graph(*davis)), key=lambda p: -p.newman)
    assert sum(p.newman for p in found) == to(9, 44.5)
    assert [({p.a, p.b}, p.newman) for p in found[:2]] == [
        ({SYLVIA, NORA}, to(4, 1.6520)),
        ({KATHERINA, SYLVIA}, to(4, 1.6178)),
    ]


def test_t12() -> None:
    graph = nx.DiGraph([(tie[0], tie[1]) for tie in ["AB", "AC", "BC", "BD", "CD", "DA"]])
    found = brokerage(graph, {"A": 1, "B": 1, "C": 2, "D": 2})
    by_role = {role: [found[node][role] for node in "ABCD"] for role in found["A"]}
    assert by_role == {
        "coordinator": [0, 0, 0, 0],
        "gatekeeper": [1, 0, 1, 0],
        "representative": [0, 1, 0, 1],
        "itinerant": [1, 0, 0, 1],
        "liaison": [0, 0, 0, 0],
    }


def test_t13(finches: sparse.csr_array) -> None:
    found = hypergeometric(finches, apart=True)
    kept = found.where(found.expected >= 1)
    assert (len(found.first), len(kept.first)) == (78, 64)
    more, less = int((kept.more < 0.05).sum()), int((kept.less < 0.05).sum())
    assert (more, less, len(kept.first) - more - less) == (14, 1, 49)
    assert 100 * (more + less) / len(kept.first) == to(1, 23.4)


def test_t14(finches: sparse.csr_array) -> None:
    found = hypergeometric(finches, apart=True)
    own = (found.first == 1) | (found.second == 1)
    more = {(n, round(p, 5)) for n, p in zip(found.shared[own], found.more[own], strict=True) if p < 0.05}
    less = [(n, round(p, 5)) for n, p in zip(found.shared[own], found.less[own], strict=True) if p < 0.05]
    assert more == {(13, 0.00588), (12, 0.00210), (10, 0.01471), (11, 0.00630)}
    assert sorted(found.shared[own & (found.more < 0.05)].tolist()) == [10, 10, 11, 12, 13]
    assert less == [(0, 0.04412)]


def test_t16(finches: sparse.csr_array) -> None:
    rows, columns = finches.shape
    first, second = np.triu_indices(rows, k=1)

    def mean_square(many: np.ndarray) -> np.ndarray:
        return ((many @ many.transpose(0, 2, 1))[:, first, second] ** 2).mean(axis=1)

    observed = mean_square(finches.toarray()[None].astype(float))[0]
    assert observed == to(3, 53.115)
    values = []
    for at_row, at_column in cells_of_tables(finches, 12_000):
        many = np.zeros((len(at_row), rows, columns))
        many[np.arange(len(at_row))[:, None], at_row, at_column] = 1
        values.append(mean_square(many))
    null = np.concatenate(values)
    assert len(null) == 12_000
    assert null.mean() == to(2, 50.70)
    assert 1e-4 <= (null >= observed - 1e-9).mean() <= 1e-3


@pytest.mark.parametrize("margins, matrices", [((1, 1, 1), 6), ((2, 1, 1), 5)])
def test_t17(margins: tuple[int, ...], matrices: int) -> None:
    start = {(1, 1, 1): np.eye(3, dtype=int), (2, 1, 1): np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1]])}[margins]
    draws = 3_000
    visits = Counter(table.toarray().tobytes() for table in tables(sparse.csr_array(start), draws))
    assert len(visits) == matrices
    expected = draws / matrices
    chi_square = sum((n - expected) ** 2 / expected for n in visits.values())
    assert chi_square < {6: 20.5, 5: 18.5}[matrices]  # p = .001 with one degree of freedom less


def test_t19(davis: Davis) -> None:
    women, _, matrix = incidence(*davis)
    found = hypergeometric(matrix, apart=True)
    assert found.tests == 153
    assert 0.05 / found.tests == pytest.approx(3.27e-4, abs=5e-7)
    assert (bonferroni(found.more).sum(), found.believed().sum(), (found.more < 0.05).sum()) == (0, 0, 17)
    least = found.more.argmin()
    assert found.more[least] == to(6, 0.002331)
    assert names_of_pairs(found, women, [least]) == [{KATHERINA, SYLVIA}]
    assert found.shared[least] == 6


def test_t20(davis: Davis) -> None:
    women, events, matrix = incidence(*davis)
    model = fit(matrix)
    assert model.probability(women.index(EVELYN), events.index("E8")) == to(6, 0.933382)
    assert model.probability(women.index(DOROTHY), events.index("E1")) == to(6, 0.038597)
    assert model.error < 1e-9


def test_t21(davis: Davis) -> None:
    women, _, matrix = incidence(*davis)
    found = bicm_pairs(matrix, apart=True)
    assert (found.more < 0.05).sum() == 0
    order = np.argsort(found.more)[:2]
    assert found.more[order].tolist() == [to(5, 0.08837), to(5, 0.09351)]
    assert names_of_pairs(found, women, order) == [{FLORA, OLIVIA}, {SYLVIA, KATHERINA}]


def test_t22(davis: Davis) -> None:
    _, _, matrix = incidence(*davis)
    best = brim(matrix, starts=50)
    assert best is not None
    assert best.quality >= 0.34553
    assert best.quality == to(6, 0.345537)
    sizes = [(int((best.rows == m).sum()), int((best.columns == m).sum())) for m in range(best.count)]
    assert sizes == [(6, 6), (5, 4), (4, 2), (3, 2)]
    assert barber_of(matrix, best.rows, best.columns) == pytest.approx(best.quality)


@pytest.mark.parametrize("modules", [4, 5, 6, 7, 8])
def test_t22_fifty_starts_at_each_number_of_modules_reach_it(davis: Davis, modules: int) -> None:
    _, _, matrix = incidence(*davis)
    starts = np.random.default_rng(modules).integers(0, modules, size=(50, matrix.shape[1]))
    rows, columns, qualities = settled(matrix, starts, modules)
    top = qualities.argmax()
    assert qualities[top] >= 0.34553
    assert len(set(rows[top].tolist()) | set(columns[top].tolist())) == 4


def test_t23(zachary: nx.Graph) -> None:
    nodes, matrix = adjacency(zachary)
    labels, qualities = dense.communities(matrix.toarray(), runs=50, seed=1)
    assert qualities.max() == to(6, 0.419790)
    parts = [
        [n for n, label in zip(nodes, labels[qualities.argmax()], strict=True) if label == c]
        for c in set(labels[qualities.argmax()])
    ]
    assert modularity(zachary, parts) == to(6, 0.419790)
    ties = large.Ties.of(len(nodes), [(a, b, 1.0) for a, b in zachary.edges])
    assert max(large.communities(ties, seed)[1] for seed in range(10)) == to(6, 0.419790)
    clubs = [[n for n, d in zachary.nodes(data=True) if d["club"] == club] for club in ("Mr. Hi", "Officer")]
    assert modularity(zachary, clubs) == to(6, 0.358235)


def test_t24(florentine: nx.Graph) -> None:
    found, raw = betweenness(florentine), betweenness(florentine, normalised=False)
    assert (len(florentine), florentine.number_of_edges()) == (15, 20)
    assert (found["Medici"], raw["Medici"]) == (to(3, 0.522), to(1, 47.5))
    assert (found["Guadagni"], raw["Guadagni"]) == (to(4, 0.2546), to(3, 23.167))
    expected = {"Albizzi": 0.2125, "Salviati": 0.1429, "Ridolfi": 0.1136, "Bischeri": 0.1044}
    assert {node: found[node] for node in expected} == {node: to(4, value) for node, value in expected.items()}


def test_t25(florentine: nx.Graph) -> None:
    tight, size = constraint(florentine), effective_size(florentine)
    expected = {"Medici": (0.2099, 5.667), "Guadagni": (0.25, 4), "Albizzi": (0.3333, 3)}
    for family, (low, wide) in expected.items():
        assert (tight[family], size[family]) == (to(4, low), to(3, wide))


def test_t26() -> None:
    graph = nx.krackhardt_kite_graph()
    found, raw = betweenness(graph), betweenness(graph, normalised=False)
    assert [raw[node] for node in (7, 5, 6, 8, 3)] == [
        to(1, 14.0),
        to(3, 8.333),
        to(3, 8.333),
        to(1, 8.0),
        to(3, 3.667),
    ]
    assert [found[node] for node in (7, 5, 6, 8)] == [to(4, 0.3889), to(4, 0.2315), to(4, 0.2315), to(4, 0.2222)]


def test_t27(zachary: nx.Graph) -> None:
    found, raw = betweenness(zachary), betweenness(zachary, normalised=False)
    assert (raw[0], raw[33]) == (to(3, 231.071), to(3, 160.552))
    expected = {0: 0.4376, 33: 0.3041, 32: 0.1452, 2: 0.1437, 31: 0.1383}
    assert {node: found[node] for node in expected} == {node: to(4, value) for node, value in expected.items()}


def test_t28() -> None:
    kite = nx.krackhardt_kite_graph()
    assert sizes_without(kite, [7]) == [7, 2]
    assert fragmentation(kite, [7]) == to(9, 1 - 44 / 72)
    assert fragmentation(kite, [8]) == to(9, 1 - 56 / 72)


def test_t29(florentine: nx.Graph) -> None:
    assert fragmentation(florentine, ["Medici"]) == to(4, 0.3846)
    assert sizes_without(florentine, ["Medici"]) == [11, 2, 1]
    best = key_players(florentine, 2, FRAGMENT)
    assert (best.value, best.sets, best.exact) == (to(4, 0.7051), (("Guadagni", "Medici"),), True)
    assert sizes_without(florentine, best.sets[0]) == [7, 2, 2, 1, 1]
    assert articulation_points(florentine) == ["Albizzi", "Guadagni", "Medici", "Salviati"]


def test_t30(zachary: nx.Graph) -> None:
    assert fragmentation(zachary, [0]) == to(4, 0.3163)
    assert sizes_without(zachary, [0]) == [27, 5, 1]
    best = key_players(zachary, 3, FRAGMENT)
    assert (best.value, best.sets, best.exact) == (to(4, 0.5699), ((0, 32, 33),), True)


def test_t31(florentine: nx.Graph) -> None:
    best = key_players(florentine, 2, REACH)
    assert (best.value, best.exact) == (11, True)
    assert best.sets == (("Bischeri", "Medici"), ("Medici", "Peruzzi"), ("Medici", "Strozzi"))


def sizes_without(graph: nx.Graph, gone: tuple[object, ...] | list[object]) -> list[int]:
    nodes, neighbours = numbered(graph)
    return component_sizes(neighbours, gone=[nodes.index(node) for node in gone])
