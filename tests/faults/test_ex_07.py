"""EX-07: Japanese labels come out as boxes, or vanish, because the font has none of the characters."""

import io
import os

import pytest

pytest.importorskip("matplotlib", reason="the extra figures")

from kgraph.figures import Sheet, japanese_font, sheet


@pytest.fixture(scope="module", autouse=True)
def font():
    if japanese_font() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("missing: a Japanese font")


def image(words):
    """Return the pixels of words drawn as a figure draws them."""
    from matplotlib.image import imread

    paper = Sheet(60, 30, "x")
    paper.text(5, 15, words, size=20)
    return imread(io.BytesIO(paper.save("png")))


def test_two_characters_are_two_shapes_and_no_boxes(shared):
    import json

    cases = map(json.loads, (shared / "faults" / "cases.jsonl").read_text("utf-8").splitlines())
    label = next(case["input"] for case in cases if case["id"] == "EX-07").split(" ")[1]
    assert len(label) == 2
    first, second = map(image, label)
    assert all(sheet._face(False).get_char_index(ord(char)) for char in label)
    assert not sheet._face(False).get_char_index(0x10FFFD)
    missing = image("\U0010fffd")  # a character that no font has: what is drawn for it is the box
    blank = image(" ")
    for drawn in (first, second):
        assert (drawn != blank).any()
        assert (drawn != missing).any()
    assert (first != second).any()


def test_both_stand_side_by_side():
    both = image("孤独")
    dark = (both[..., :3] < 0.5).all(axis=-1).any(axis=0).nonzero()[0]
    assert dark.max() - dark.min() > 1.5 * 20 * 200 / 72  # wider than one character of 20 points


def test_svg_keeps_the_label_as_text_with_japanese_fonts():
    paper = Sheet(60, 30, "x")
    paper.text(5, 15, "孤独", size=20)
    svg = paper.save("svg").decode("utf-8")
    assert ">孤独</text>" in svg
    assert "Noto Sans CJK JP" in svg
    assert "sans-serif" in svg
