"""VZ-12: two nodes with one id are refused with both named, before any page is made."""

from __future__ import annotations

import pytest

from kgraph.errors import DataError
from kgraph.render import view


def node(identifier: str, label: str = "x") -> dict[str, object]:
    return {"id": identifier, "label": label, "x": 0, "y": 0}


def test_vz_12_two_nodes_with_one_id_are_refused_with_both_named() -> None:
    with pytest.raises(DataError) as caught:
        view.drawing([node("ORG-7", "見守り会"), node("ORG-7", "つながり会")], [])
    assert "見守り会" in str(caught.value)
    assert "つながり会" in str(caught.value)


def test_vz_12_an_edge_to_a_node_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DataError, match="gone"):
        view.drawing([node("a")], [{"from": "a", "to": "gone"}])
