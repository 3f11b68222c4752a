"""pyvis behind one door: what it is given comes out as it went in, and its traps stay shut."""

from __future__ import annotations

import datetime
import json
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import DataError
from kgraph.render import view


def node(identifier: str, label: str = "x", **more: object) -> dict[str, object]:
    return {"id": identifier, "label": label, "x": 0, "y": 0, **more}


def test_ids_that_look_like_numbers_stay_text_with_their_zeros() -> None:
    made = view.drawing([node("01101"), node("13101")], [{"from": "01101", "to": "13101"}])
    assert [n["id"] for n in made["nodes"]] == ["01101", "13101"]
    assert (made["edges"][0]["from"], made["edges"][0]["to"]) == ("01101", "13101")


def test_an_empty_label_stays_empty() -> None:
    assert view.drawing([node("a", "")], [])["nodes"][0]["label"] == ""


def test_two_nodes_with_one_id_are_refused_with_both_named() -> None:
    with pytest.raises(DataError) as caught:
        view.drawing([node("ORG-7", "見守り会"), node("ORG-7", "つながり会")], [])
    assert "見守り会" in str(caught.value)
    assert "つながり会" in str(caught.value)


def test_an_edge_to_a_node_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DataError, match="gone"):
        view.drawing([node("a")], [{"from": "a", "to": "gone"}])


@pytest.mark.parametrize("identifier", [7, ("a", "b"), None])
def test_an_id_that_is_no_text_is_refused(identifier: object) -> None:
    with pytest.raises(DataError):
        view.drawing([{"id": identifier, "label": "x", "x": 0, "y": 0}], [])


def test_dates_and_numbers_of_numpy_become_plain_data() -> None:
    made = view.drawing([node("a", founded=datetime.date(2024, 4, 1), links=np.int64(3))], [])
    assert (made["nodes"][0]["founded"], made["nodes"][0]["links"]) == ("2024-04-01", 3)


def test_a_value_that_is_no_data_is_refused() -> None:
    with pytest.raises(DataError, match="object"):
        view.drawing([node("a", thing=object())], [])


def test_relations_between_the_same_two_nodes_are_all_kept() -> None:
    edges = [{"from": "a", "to": "b", "title": "助成"}, {"from": "b", "to": "a", "title": "共同事業"}]
    assert [e["title"] for e in view.drawing([node("a"), node("b")], edges)["edges"]] == ["助成", "共同事業"]


def test_a_title_that_speaks_of_href_is_passed_on_like_any_other() -> None:
    words = 'see the href list <img src=x onerror="alert(1)">'
    assert view.drawing([node("a", title=words)], [])["nodes"][0]["title"] == words


def test_options_keep_the_font_stack_and_switch_physics_off() -> None:
    options = view.drawing([node("a")], [])["options"]
    assert options["physics"] == {"enabled": False}
    assert "'Noto Sans JP'" in options["nodes"]["font"]["face"]


def test_the_drawing_is_the_same_each_time() -> None:
    args = ([node("a"), node("b")], [{"from": "a", "to": "b"}])
    assert json.dumps(view.drawing(*args)) == json.dumps(view.drawing(*args))


def test_vis_network_is_the_one_that_pyvis_carries() -> None:
    script = view.vis_script()
    assert "vis-network" in script[:200]
    assert "</script" not in script.lower()


def test_widths_grow_with_strength_and_stay_within_bounds() -> None:
    widths = [view.width(strength, 120) for strength in (1, 12, 120)]
    assert widths == sorted(set(widths))
    assert all(1 <= width <= 8 for width in widths)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_no_strength_is_drawn_wider_than_the_bound(strength: int, more: int) -> None:
    assert view.MIN_WIDTH <= view.width(strength, strength + more) <= view.MAX_WIDTH


def test_a_long_name_is_wrapped_to_three_lines_at_most() -> None:
    label = view.wrap("特定非営利活動法人全国こころのつながり支援ネットワーク連絡協議会")
    assert label.count("\n") <= 2
    assert label.endswith("…")


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


@given(st.text(alphabet="か\u3099き\U00020bb7A ー・（）x", max_size=60))
def test_wrapping_loses_no_character_and_parts_no_mark_from_its_letter(label: str) -> None:
    rows = view.wrap(label, lines=10**6).split("\n")
    assert "".join("".join(rows).split()) == "".join(label.split())
    assert not any(row and unicodedata.combining(row[0]) for row in rows[1:])
