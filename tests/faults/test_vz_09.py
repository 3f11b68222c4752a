"""VZ-09: ids are text and stay text, zeros in front too; an empty label is not replaced by the id."""

from __future__ import annotations

import pytest

from kgraph.errors import DataError
from kgraph.render import view


def node(identifier: object, label: str = "x") -> dict[str, object]:
    return {"id": identifier, "label": label, "x": 0, "y": 0}


def test_vz_09_ids_that_look_like_numbers_stay_text_with_their_zeros() -> None:
    made = view.drawing([node("01101"), node("13101")], [{"from": "01101", "to": "13101"}])
    assert [n["id"] for n in made["nodes"]] == ["01101", "13101"]
    assert (made["edges"][0]["from"], made["edges"][0]["to"]) == ("01101", "13101")


def test_vz_09_an_empty_label_stays_empty() -> None:
    assert view.drawing([node("a", "")], [])["nodes"][0]["label"] == ""


@pytest.mark.parametrize("identifier", [7, ("a", "b"), None])
def test_vz_09_an_id_that_is_no_text_is_refused(identifier: object) -> None:
    with pytest.raises(DataError):
        view.drawing([node(identifier)], [])
