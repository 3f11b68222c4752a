"""VZ-18: Japanese names, which have no spaces, are wrapped by us: at most three lines, no mark parted, full on hover."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page
from tiny_site import tiny, tiny_site

from kgraph.render import view

NAME = "特定非営利活動法人全国こころのつながり支援ネットワーク連絡協議会"


def test_vz_18_a_long_name_is_wrapped_to_three_lines_at_most() -> None:
    label = view.wrap(NAME)
    assert label.count("\n") <= 2
    assert label.endswith("…")
    assert all(view.columns(row) <= view.LABEL_CHARS for row in label.split("\n"))


@given(st.text(alphabet="か\u3099き\U00020bb7A ー・（）x", max_size=60))
def test_vz_18_wrapping_loses_no_character_and_parts_no_mark_from_its_letter(label: str) -> None:
    rows = view.wrap(label, lines=10**6).split("\n")
    assert "".join("".join(rows).split()) == "".join(label.split())
    assert not any(row and unicodedata.combining(row[0]) for row in rows[1:])


def test_vz_18_the_full_name_is_told_on_hover(page: Page, tmp_path: Path) -> None:
    home = tiny_site(tiny({NAME: [("乙の会", "cooperation")]}), tmp_path / "site")
    page.goto(f"{home.as_uri()}/graph.html")
    node = page.evaluate("kgraph.nodes.get('b-g0001')")
    assert node["label"].count("\n") <= 2
    assert node["title"].split("\n")[0] == NAME
