"""pyvis behind one door: what it is given comes out as it went in, and its traps stay shut."""

from __future__ import annotations

import json

import pytest

from kgraph.render import view


def node(identifier: str, label: str = "x", **more: object) -> dict[str, object]:
    return {"id": identifier, "label": label, "x": 0, "y": 0, **more}


def test_a_title_that_speaks_of_href_is_passed_on_like_any_other() -> None:
    words = 'see the href list <img src=x onerror="alert(1)">'
    assert view.drawing([node("a", title=words)], [])["nodes"][0]["title"] == words


def test_the_drawing_is_the_same_each_time() -> None:
    args = ([node("a"), node("b")], [{"from": "a", "to": "b"}])
    assert json.dumps(view.drawing(*args)) == json.dumps(view.drawing(*args))


def test_vis_network_is_the_one_that_pyvis_carries() -> None:
    script = view.vis_script()
    assert "vis-network" in script[:200]
    assert "</script" not in script.lower()


@pytest.mark.parametrize(
    "label, wrapped",
    [
        ("熊本市", "熊本市"),
        ("民生委員・児童委員会", "民生委員・児童委員会"),
        ("北九州市社会福祉協議会", "北九州市社会\n福祉協議会"),
        ("children's cafeteria network", "children's\ncafeteria network"),
        ("", ""),
    ],
)
def test_lines_are_about_equally_long_and_words_stay_whole(label: str, wrapped: str) -> None:
    assert view.wrap(label) == wrapped
