"""Pages, and parts of pages, that show an image where words are expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kgraph.reading.pdf.glyphs import Glyph

_GLYPHS, _AREA, _MARGIN, _SHAPES = 20, 0.5, 0.1, 50
_PART = 0.08
_GREY = ("DeviceGray", "CalGray")


def is_scan(page: Any, glyphs: Sequence[Glyph]) -> bool:
    """Whether a page shows an image, or shapes drawn in the place of characters, and next to no text.

    A page that names fonts and holds nothing was more than blank before it was damaged. Text in the margins of a page
    that an image covers (a running head, a number that was stamped on) is none of it.
    """
    if not glyphs:
        emptied = not page.page_obj.contents and bool(page.page_obj.resources.get("Font"))
        return emptied or bool(page.images) or len(page.curves) + len(page.lines) + len(page.rects) > _SHAPES
    if not page.images:
        return False
    margin = _MARGIN * page.height
    within = [glyph for glyph in glyphs if margin < glyph.middle < page.height - margin]
    return sum(map(_area, page.images)) > _AREA * page.width * page.height and len(within) < _GLYPHS


def scanned_parts(page: Any, glyphs: Sequence[Glyph]) -> int:
    """Return how many images of a page with text look like a pasted scan: black and white or grey, of some size, and
    with no text upon them. A photograph in colour is none."""
    least = _PART * page.width * page.height
    large = [image for image in page.images if _area(image) > least and _is_grey(image)]
    return sum(not any(_stands_in(glyph, image) for glyph in glyphs) for image in large)


def _area(image: Mapping[str, Any]) -> float:
    return float(max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"]))


def _is_grey(image: Mapping[str, Any]) -> bool:
    spaces = image.get("colorspace") or ()
    grey = any(getattr(space, "name", None) in _GREY for space in spaces)
    return grey or bool(image.get("imagemask")) or image.get("bits") == 1


def _stands_in(glyph: Glyph, image: Mapping[str, Any]) -> bool:
    middle = (glyph.x0 + glyph.x1) / 2
    return bool(image["x0"] <= middle <= image["x1"] and image["top"] <= glyph.middle <= image["bottom"])
