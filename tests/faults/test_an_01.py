"""AN-01: path measures take strength for distance, so that the strongest go-between looks the least important."""

import re

import networkx as nx
from bodies import case

from kgraph.network.strength import betweenness


def ties(shared):
    words = ", ".join(case(shared, "AN-01"))
    graph = nx.Graph()
    for a, b, strength in re.findall(r"(\w+)-(\w+) (\d+)", words):
        graph.add_edge(a, b, weight=int(strength))
    assert len(graph.edges) == 4
    return graph


def test_the_go_between_of_strong_ties_is_the_one_that_counts(shared):
    found = betweenness(ties(shared), normalised=False)
    assert (found.values["H1"], found.values["H2"]) == (1, 0)


def test_the_answer_says_what_was_taken_for_distance(shared):
    found = betweenness(ties(shared))
    assert found.distance == "1/strength"
    assert "1/" in found.note.ja
    assert "1/strength" in found.note.en
