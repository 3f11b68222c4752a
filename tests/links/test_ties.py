"""Shared ties: every pair of what is no hub, and never more than the links allow."""

from __future__ import annotations

from collections.abc import Callable

from kgraph import links
from kgraph.links import shared_ties
from kgraph.statements import Statements

Make = Callable[..., Statements]


def test_pairs_list_the_partners_they_share(make: Make) -> None:
    cells = ["ax", "bx", "cx", "ay", "by", "cz"]
    table = links.table([make([{"group": cell[0], "body": cell[1]} for cell in cells])])
    found = shared_ties(table)
    assert dict(found.pairs) == {("a", "b"): ("x", "y"), ("a", "c"): ("x",), ("b", "c"): ("x",)}
    assert (list(found.pairs), found.hubs) == (sorted(found.pairs), ())
    assert len(found.pairs) == table.tied_pairs


def test_a_hub_is_told_as_itself_and_makes_no_pairs(make: Make) -> None:
    mentions = [{"group": f"g{at:02}", "body": "x"} for at in range(12)] + [{"group": "g00", "body": "y"}]
    mentions.append({"group": "g01", "body": "y"})
    found = shared_ties(links.table([make(mentions)]), hub_from=10)
    assert dict(found.pairs) == {("g00", "g01"): ("y",)}
    assert [p.id for p in found.hubs] == ["x"]
