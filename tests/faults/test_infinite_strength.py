"""A strength that is no finite number is refused by name wherever a strength is read; it would end as NaN."""

from __future__ import annotations

import networkx as nx
import pytest

from kgraph.errors import CallError
from kgraph.network.measures.arrays import as_strength
from kgraph.render.exports import from_graph


@pytest.mark.parametrize("value", [float("inf"), float("nan"), -1, True, "3", None])
def test_measures_refuse_it(value):
    with pytest.raises(CallError) as caught:
        as_strength(value, "weight")
    assert (caught.value.problems[0].code, caught.value.problems[0].field) == ("strength", "weight")


@pytest.mark.parametrize("value", [float("inf"), float("nan"), True, "3"])
def test_exports_refuse_it(value):
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=value)
    with pytest.raises(CallError) as caught:
        from_graph(graph)
    assert caught.value.problems[0].code == "strength"
