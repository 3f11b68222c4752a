"""The consensus of runs: the one that agrees most, how sure each node is, and which pairs are together how often."""

from __future__ import annotations

import numpy as np
import pytest

from kgraph.network.communities import consensus as module
from kgraph.network.communities.consensus import by_size, consensus, together

RUNS = np.array([[0, 0, 0, 1, 1], [3, 3, 3, 2, 2], [0, 0, 1, 1, 1], [0, 0, 0, 1, 1]])
QUALITIES = np.array([0.3, 0.3, 0.4, 0.3])


def test_names_of_communities_do_not_matter_and_the_most_agreed_on_is_taken() -> None:
    found = consensus(RUNS, QUALITIES)
    assert found.labels.tolist() == [0, 0, 0, 1, 1]
    assert (found.runs, found.distinct, found.quality) == (4, 2, 0.3)


def test_certainty_is_the_share_of_the_same_nodes_over_the_runs() -> None:
    # In one run of four node 2 is with 3 and 4: of {0, 1, 2} two are left, of {2, 3, 4} it alone was here.
    found = consensus(RUNS, QUALITIES)
    assert found.certainty.tolist() == pytest.approx([3 / 4 + 2 / 3 / 4] * 2 + [3 / 4 + 1 / 5 / 4] + [11 / 12] * 2)


def test_where_runs_agree_equally_the_better_one_is_taken() -> None:
    found = consensus(np.array([[0, 0, 1, 1], [0, 1, 1, 0]]), np.array([0.1, 0.2]))
    assert found.labels.tolist() == [0, 1, 1, 0]


def test_pairs_are_together_in_a_share_of_the_runs() -> None:
    assert together(RUNS, np.array([0, 0, 2]), np.array([1, 2, 3])).tolist() == [1.0, 0.75, 0.25]


def test_numbers_go_by_size_and_then_by_the_first_node() -> None:
    assert by_size(np.array([9, 4, 4, 7, 7, 1])).tolist() == [2, 0, 0, 1, 1, 3]


def test_common_nodes_are_counted_alike_in_small_and_large_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = consensus(RUNS, QUALITIES)
    monkeypatch.setattr(module, "_TABLE_CELLS", 0)
    found = consensus(RUNS, QUALITIES)
    assert found.labels.tolist() == expected.labels.tolist()
    assert found.certainty.tolist() == expected.certainty.tolist()
