"""VZ-13: a strength is drawn within bounds, wider for stronger, and the tooltip tells the true number."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page
from tiny_site import tiny, tiny_site

from kgraph.render import view


def test_vz_13_widths_grow_with_strength_and_stay_within_bounds() -> None:
    widths = [view.width(strength, 120) for strength in (1, 12, 120)]
    assert widths == sorted(set(widths))
    assert all(1 <= width <= 8 for width in widths)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_vz_13_no_strength_is_drawn_wider_than_the_bound(strength: int, more: int) -> None:
    assert view.MIN_WIDTH <= view.width(strength, strength + more) <= view.MAX_WIDTH


def test_vz_13_the_tooltip_tells_how_many_mentions_a_line_stands_for(page: Page, tmp_path: Path) -> None:
    given_ = {"甲の会": [(f"連携先{n}", "cooperation") for n, times in enumerate((1, 12, 120)) for _ in range(times)]}
    home = tiny_site(tiny(given_), tmp_path / "site")
    page.goto(f"{home.as_uri()}/graph.html")
    edges = page.evaluate("kgraph.edges.get()")
    assert sorted(edge["strength"] for edge in edges) == [1, 12, 120]
    for edge in edges:
        lines = edge["title"].split("\n")[1:]
        more = int(lines.pop().removeprefix("… +")) if lines[-1].startswith("… +") else 0
        assert len(lines) + more == edge["strength"]
