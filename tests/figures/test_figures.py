"""The figures of the casebook: what they say, that nothing overlaps or runs over, and the same bytes each time."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from itertools import combinations

import pytest

from kgraph import vocab
from kgraph.figures import Sheet, brokers, matrix, two_mode
from kgraph.links import GroupNode, LinkTable
from kgraph.network import brokers as ranking
from kgraph.network import gaps
from kgraph.network.robustness import robustness
from kgraph.pipeline.exporting import FIGURES, drawn
from kgraph.statements import Statements

Levels = Mapping[str, LinkTable]


def words(sheet: Sheet) -> list[str]:
    return [text.get_text() for text in sheet.texts]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "name, level",
    [
        ("brokers", "kind"),
        ("brokers", "body"),
        ("targets", "kind"),
        ("activities", "kind"),
        ("network", "body"),
        ("network", "place"),
        ("network", "kind"),
    ],
)
def test_no_words_overlap_or_run_over_the_edge(
    statements: tuple[Statements, ...], levels: Levels, font: str, name: str, level: str, lang: str
) -> None:
    sheet = drawn(statements, levels, name, level=level, lang=lang)
    boxes = sheet.extents()
    assert len(boxes) > 4
    for text, left, top, right, bottom in boxes:
        assert left >= 0, text
        assert top >= 0, text
        assert right <= sheet.width, text
        assert bottom <= sheet.height, text
    for (one, l1, t1, r1, b1), (other, l2, t2, r2, b2) in combinations(boxes, 2):
        apart = r1 <= l2 or r2 <= l1 or b1 <= t2 + 1.5 or b2 <= t1 + 1.5
        assert apart, (one, other)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_bytes_each_time(
    statements: tuple[Statements, ...], levels: Levels, font: str, name: str, form: str
) -> None:
    one, other = (drawn(statements, levels, name, level="body").save(form) for _ in range(2))
    assert one == other
    assert b"tEXtSoftware" not in one


def test_brokers_show_ranks_with_their_intervals(levels: Levels, font: str) -> None:
    answer = ranking.rank(levels["kind"])
    sure = robustness(levels["kind"], draws=20)
    shown = words(brokers.draw(answer, sure))
    first = answer.rows[0]
    assert first.partner.label in shown
    assert str(len(first.groups)) in shown
    assert "1位" in shown
    assert any("20 回" in text for text in shown)


def test_where_nothing_is_ranked_the_figure_says_why(levels: Levels, font: str) -> None:
    answer = ranking.rank(levels["body"], [levels["kind"]])
    shown = "".join(words(brokers.draw(answer, None)))
    assert "順位を付けるには" in shown
    assert "位と" not in shown


def test_the_matrix_tells_what_nobody_ticked_from_what_says_nothing(levels: Levels, font: str) -> None:
    answer = gaps.find(levels["kind"])
    shown = words(matrix.draw(answer))
    assert shown.count("0") == len(answer.matrices[0].unticked)
    assert "·" in shown
    assert any("活動が無いという意味ではありません" in text for text in shown)
    assert "13団体" in shown


def test_a_zero_of_a_place_with_groups_enough_is_explained_below(font: str) -> None:
    boxes = [concept.notation for concept in vocab.scheme("targets").leaves]
    groups = tuple(
        GroupNode(id=f"b-{n}", label="団体", initiatives=(), sources=("s",), line=n, targets=tuple(boxes[n < 5 :]),
                  prefectures=("43000" if n < 5 else "40000",))
        for n in range(6)
    )  # fmt: skip
    answer = gaps.find(LinkTable(level="kind", groups=groups, partners=(), links=(), direct_ties=()))
    assert answer.matrices[0].unticked == ()  # ticked elsewhere
    shown = words(matrix.draw(answer))
    assert "0" in shown
    assert any("赤枠の 0" in text for text in shown)


def test_the_drawing_has_every_group_partner_and_line(levels: Levels, font: str) -> None:
    table = levels["body"]
    sheet = two_mode.draw(table)
    shown = words(sheet)
    assert all(partner.label in shown for partner in table.partners)
    svg = sheet.save("svg").decode("utf-8")
    assert svg.count("\nC ") >= len(table.links)


def test_many_partners_are_cut_to_those_that_several_groups_name(
    levels: Levels, font: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_mode, "PARTNERS", 5)
    shown = words(two_mode.draw(levels["body"]))
    assert "熊本市" in shown
    assert any("ほかに 45" in text for text in shown)


def test_svg_is_text_with_a_stack_of_japanese_fonts_and_points_nowhere(
    statements: tuple[Statements, ...], levels: Levels
) -> None:
    svg = drawn(statements, levels, "targets").save("svg").decode("utf-8")
    texts = list(ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))
    assert "不登校の児童生徒" in {node.text for node in texts}
    assert all("Noto Sans CJK JP" in node.get("style", "") for node in texts)
    assert all("Yu Gothic" in node.get("style", "") for node in texts)
    left = svg.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")
    assert "http" not in left
    assert "<!DOCTYPE" not in svg
    assert "date" not in left
