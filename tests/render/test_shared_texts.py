"""On large sites English stands once: what is taken out comes back, and what has two Englishes stays."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page
from tiny_site import tiny, tiny_files, tiny_tables

from kgraph.render import Settings, render_site
from kgraph.render.shared_texts import SharedTexts
from kgraph.trees import write_tree

GIVEN = {f"団体{n}": [("乙 & 丙 <市>", "endorsement"), (f"連携先{n}", "funding")] for n in range(3)}


def pair(ja: str, en: str) -> str:
    return f'<span lang="ja">{ja}</span><span lang="en">{en}</span>'


def test_one_text_with_other_figures_is_one_entry() -> None:
    shared = SharedTexts()
    assert shared.take(pair("12行", "line 12")) == "<t-t>12行</t-t>"
    assert shared.take(pair("1,203行", "line 1,203")) == "<t-t>1,203行</t-t>"
    assert json.loads(shared.script().partition("=")[2].rstrip(";\n")) == {"#行": ["line #"]}


def test_where_one_japanese_has_two_english_ones_the_element_tells_which() -> None:
    shared = SharedTexts()
    shared.take(pair("5団体", "5 groups"))
    assert shared.take(pair("1団体", "1 group")) == "<t-t n=1>1団体</t-t>"
    assert shared.take(pair("7団体", "7 groups")) == "<t-t>7団体</t-t>"
    assert json.loads(shared.script().partition("=")[2].rstrip(";\n")) == {"#団体": ["# groups", "# group"]}


def test_a_text_with_other_figures_in_english_is_known_as_it_is() -> None:
    shared = SharedTexts()
    assert shared.take(pair("2022年8月10日", "10 August 2022")) == "<t-t v>2022年8月10日</t-t>"
    assert shared.take(pair("2021年8月10日", "10 August 2021")) == "<t-t v>2021年8月10日</t-t>"
    assert json.loads(shared.script().partition("=")[2].rstrip(";\n")) == {
        "#2022年8月10日": ["10 August 2022"],
        "#2021年8月10日": ["10 August 2021"],
    }


def test_a_text_with_markup_inside_is_left_alone() -> None:
    html = pair('<bdi lang="ja">甲</bdi>の会', "of <b>甲</b>")
    assert SharedTexts().take(html) == html


def test_end_tags_are_left_out_only_where_what_follows_ends_the_element() -> None:
    row = "<tr><th>甲</th>\n<td><ul><li>乙</li>\n<li>丙</li></ul></td></tr>\n<tr><td>丁</td></tr></table><p>戊</p>"
    assert SharedTexts().take(row) == (
        "<tr><th>甲<td><ul><li>乙<li>丙</ul></td></tr><tr><td>丁</tr></table><p>戊</p>".replace(
            "</ul></td></tr>", "</ul>"
        )
    )
    assert SharedTexts().take("<li>甲</li><p>") == "<li>甲</li><p>"


def test_a_small_site_has_both_languages_on_every_page_and_a_large_one_shares() -> None:
    statements = tiny(GIVEN)
    assert "texts.js" not in tiny_files(statements)
    files = tiny_files(statements, Settings(share_texts=2))
    assert "endorsement" in files["texts.js"]
    assert "endorsement" not in files["groups/b-g0001.html"]
    assert "後援" in files["groups/b-g0001.html"]


def test_the_switch_gives_the_same_english_as_on_a_small_site(page: Page, tmp_path: Path) -> None:
    statements = tiny(GIVEN)
    said = []
    for name, settings in (("small", Settings()), ("large", Settings(share_texts=2))):
        write_tree(tmp_path / name, render_site([statements], tiny_tables(statements), settings=settings))
        page.goto(f"{(tmp_path / name).as_uri()}/groups/b-g0002.html#lang=en")
        english = page.inner_text("main")
        page.click("[data-switch]")
        said.append((english, page.inner_text("main")))
    assert said[0] == said[1]
    assert "What the source says" in said[0][0]
    assert "資料に書かれていること" in said[0][1]
