"""The sheet: measuring and breaking words, and what happens where a library or a font is missing."""

from __future__ import annotations

import sys

import pytest

from kgraph.errors import CallError
from kgraph.figures import sheet as module
from kgraph.figures.sheet import Sheet, fitted, lines_of, width_of


def test_a_full_width_character_is_as_wide_as_its_size(font: str) -> None:
    assert width_of("孤独", 12) == pytest.approx(24, rel=0.05)
    drawn = Sheet(200, 40, "x")
    drawn.text(10, 20, "孤独・孤立 NPO", size=12)
    ((_, left, _, right, _),) = drawn.extents()
    assert right - left == pytest.approx(width_of("孤独・孤立 NPO", 12), rel=0.06)


def test_measures_stay_after_drawing_in_another_size(font: str) -> None:
    before = width_of("甲", 10)
    big = Sheet(200, 80, "x")
    big.text(10, 40, "乙丙丁", size=40)
    big.save("png")
    assert width_of("戊", 10) == pytest.approx(before)


def test_words_are_broken_within_the_width_and_none_is_lost(font: str) -> None:
    words = "孤独・孤立対策に取り組む団体、NPO法人 and others（みほん）。"
    lines = lines_of(words, 10, 80)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width_of(line, 10) <= 92 for line in lines)
    assert not any(line.startswith(("、", "。", "）")) for line in lines)


def test_long_names_are_cut_with_a_sign(font: str) -> None:
    cut = fitted("とても長い名前の団体です", 10, 60)
    assert cut.endswith("…")
    assert width_of(cut, 10) <= 60
    assert fitted("短い", 10, 60) == "短い"


def test_dollar_signs_are_text(font: str) -> None:
    paper = Sheet(100, 40, "x")
    paper.text(10, 20, "$5$ ^_")
    assert "$5$ ^_" in paper.save("svg").decode("utf-8")


def test_without_a_japanese_font_a_picture_is_refused_and_svg_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_found", [None])
    module._advance.cache_clear()
    paper = Sheet(100, 40, "x")
    paper.text(10, 20, "孤独")
    with pytest.raises(CallError, match="SVG"):
        paper.save("png")
    assert "孤独</text>" in paper.save("svg").decode("utf-8")
    assert width_of("孤独", 10) == 20
    module._advance.cache_clear()


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(CallError, match=r"kgraph\[figures\]"):
        Sheet(100, 40, "x")


def test_another_format_is_refused() -> None:
    with pytest.raises(CallError, match="png"):
        Sheet(10, 10, "x").save("gif")
