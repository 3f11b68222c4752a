"""On paper: the drawing with its head and legend on one sheet, no sheet with a head alone, none that is empty."""

from __future__ import annotations

import unicodedata

import pytest
from browsing import Watched
from page_kinds import LANGUAGES, one_of_each
from printed import filled, sheets

_GRAPHS = [
    "level=body",
    "level=place",
    "level=kind",
    "view=groups&level=kind",
    "level=body&place=43000&role=endorsement",
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", _GRAPHS)
def test_the_drawing_is_on_the_first_sheet_with_its_head_and_legend_and_its_table_on_the_next(
    web: Watched, state: str, lang: str
) -> None:
    page = web.open(f"graph.html#{state}&lang={lang}")
    first, second = sheets(page)[:2]
    assert first[0] == second[0] == (595, 842)
    assert plain(page.inner_text("h1")) in first[1]
    assert plain(page.locator(".legend li:visible").first.inner_text()) in first[1]
    table = plain(page.locator(f'#tables > section:not([hidden]) h2 span[lang="{lang}"]').first.text_content() or "")
    assert second[1].startswith(table)
    assert table not in first[1]
    # The drawing of the build is text; where another is drawn, a picture of it is printed.
    painted = page.locator("html[data-print-image]").count() == 1
    label = plain(page.locator("#graph-print .svg:not([hidden]) text").last.text_content() or "")
    assert painted or label in first[1]
    assert painted == ("role" in state or (lang == "en" and state in ("level=place", "level=kind")))
    assert filled(page)[0] > (0.25 if painted else 0.6)


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_no_sheet_but_the_last_is_left_half_empty_and_none_is_empty(web: Watched) -> None:
    empty = {}
    for path in one_of_each(web.home):
        how = filled(web.open(path))
        if min(how[:-1], default=1) < 0.5 or how[-1] < 0.1:
            empty[path] = [round(one, 2) for one in how]
    assert empty == {}
