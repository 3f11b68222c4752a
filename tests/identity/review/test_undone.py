"""Which pairs were taken apart since, also by way of others."""

from two_sources import first, second

from kgraph.identity.review.model import SourceState
from kgraph.identity.review.undone import Parted
from kgraph.statements import Correction


def parted(*rows, sources=1):
    log = tuple(
        Correction(table="bodies", row=row, action=action, reason="", by="b", on="2025-01-01",
                   **{"old" if action == "part" else "new": other})
        for action, row, other in rows
    )  # fmt: skip
    return Parted([SourceState(one, frozenset(), log, one) for one in (first(), second())[:sources]])


def count(history, one, other):
    return len(history.since(one, other))


def test_all_that_a_merge_joined_is_parted_when_it_is_taken_back():
    history = parted(("merge", "b-b", "b-a"), ("merge", "b-c", "b-a"), ("part", "b-c", "b-a"))
    assert [count(history, *two) for two in (("b-c", "b-a"), ("b-b", "b-c"), ("b-a", "b-b"))] == [1, 1, 0]
    assert count(history, "b-c", "b-x") == 0


def test_what_is_one_by_way_of_others_still_is_not_parted():
    ring = ("merge", "b-b", "b-a"), ("merge", "b-c", "b-b"), ("merge", "b-c", "b-a")
    history = parted(*ring, ("part", "b-c", "b-a"))
    assert count(history, "b-a", "b-c") == 0


def test_a_difference_taken_back_counts_for_that_pair_and_each_time():
    said = ("distinct", "b-a", "b-b"), ("part", "b-a", "b-b")
    assert count(parted(*said, *said), "b-b", "b-a") == 2


def test_a_decision_that_two_sources_keep_is_the_same_from_one_reading_to_the_next():
    rows = ("merge", "b-b", "b-a"), ("part", "b-b", "b-a")
    assert count(parted(*rows[:1], sources=2), "b-a", "b-b") == 0
    assert count(parted(*rows, sources=2), "b-a", "b-b") >= 1
