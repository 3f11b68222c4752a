"""Ties of different strength: a strong tie is a short way, so path measures go by 1/strength.

M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64, 016132 (2001). Degree and communities use the
strength itself. Ties of strength 0 are no ties: they are left out, and said to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.errors import Text
from kgraph.network.measures.arrays import as_strength, in_order

if TYPE_CHECKING:
    import networkx as nx

DISTANCE = "1/strength"


@dataclass(frozen=True, slots=True)
class ByStrength:
    """The values of a measure by node, what it took for distance, and which ties were not told as they came.

    ``excluded`` are the ties of strength 0; ``assumed`` those without a strength, taken as 1.
    """

    values: dict[Any, float]
    distance: str
    excluded: tuple[tuple[Any, Any], ...]
    assumed: tuple[tuple[Any, Any], ...]

    @property
    def note(self) -> Text:
        """What was done, in words."""
        ja, en = ["距離は 1/強さ。"], ["Distance is 1/strength."]
        if self.assumed:
            ja.append(f"強さのないつながり {len(self.assumed)} は 1 とみなしました。")
            en.append(f"{len(self.assumed)} without a strength count as 1.")
        if self.excluded:
            ja.append(f"強さ 0 のつながり {len(self.excluded)} は数えていません。")
            en.append(f"{len(self.excluded)} of strength 0 are left out.")
        return Text("".join(ja), " ".join(en))


def betweenness(graph: nx.Graph[Any], strength: str = "weight", *, normalised: bool = True) -> ByStrength:
    """Return the betweenness of each node, shortest ways being those over the strongest ties.

    Parallel ties are one tie of their strengths together. Raises CallError for a strength that is no number, or less
    than 0.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("A", "H1", 10), ("H1", "B", 10), ("A", "H2", 1), ("H2", "B", 1)])
    >>> found = betweenness(graph, normalised=False)
    >>> found.values["H1"], found.values["H2"], found.distance
    (1.0, 0.0, '1/strength')
    """
    import networkx as nx

    strengths: dict[tuple[Any, Any], float] = {}
    excluded, assumed = [], []
    directed = graph.is_directed()
    for a, b, data in sorted(graph.edges(data=True), key=lambda edge: (str(edge[0]), str(edge[1]))):
        if a == b:
            continue
        pair = (a, b) if directed or (b, a) not in strengths else (b, a)
        value = data.get(strength)
        if value is None:
            assumed.append(pair)
        number = 1.0 if value is None else as_strength(value, strength)
        if number == 0:
            excluded.append(pair)
        else:
            strengths[pair] = strengths.get(pair, 0.0) + number
    ways: nx.Graph[Any] = nx.DiGraph() if directed else nx.Graph()
    ways.add_nodes_from(in_order(graph))
    ways.add_weighted_edges_from((a, b, 1 / number) for (a, b), number in strengths.items())
    values = nx.betweenness_centrality(ways, weight="weight", normalized=normalised)
    return ByStrength(values, DISTANCE, tuple(excluded), tuple(assumed))
