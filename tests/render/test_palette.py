"""Signs and colours: each family its own, and readable on white and on its tint."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from kgraph import vocab
from kgraph.render import palette


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("family", palette.FAMILIES)
def test_signs_and_names_are_readable_on_white_and_on_the_tint(family: str) -> None:
    look = palette.FAMILIES[family]
    assert min(contrast(look.line, ground) for ground in ("#ffffff", look.tint)) >= 4.5
    assert contrast(palette.TEXT, look.tint) >= 4.5


def test_no_two_families_share_a_sign_or_a_colour() -> None:
    for one, other in combinations(palette.FAMILIES.values(), 2):
        assert one.sign != other.sign
        assert one.line != other.line


def test_every_family_of_the_scheme_has_a_look_and_an_unknown_one_looks_like_other() -> None:
    families = {concept.notation for concept in vocab.scheme("kinds").concepts if concept.broader is None}
    assert families == set(palette.FAMILIES)
    assert palette.look("added-by-a-source") == palette.FAMILIES[palette.OTHER]


def test_text_colours_of_the_style_sheet_are_readable(project_root: Path) -> None:
    style = (project_root / "site/style.css").read_text("utf-8")
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", style.partition("}")[0]))
    for name in ("ink", "soft", "link", "shared"):
        assert min(contrast(colours[name], colours[ground]) for ground in ("ground", "shade")) >= 4.5, name
    assert contrast("#ffffff", colours["accent"]) >= 4.5
    assert contrast("#5b2f91", colours["shade"]) >= 4.5
