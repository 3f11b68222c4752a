"""Sites of many groups and bodies: what has one statement shares pages, lists have several, links still lead on."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
from browsing import Watched
from playwright.sync_api import Page
from tiny_site import tiny, tiny_files, tiny_tables

from kgraph.render import Settings, render_alone, render_site
from kgraph.render.book import Book
from kgraph.trees import write_tree

GIVEN = {f"団体{n}": [("みなの会", "endorsement"), (f"連携先{n}", "funding")] for n in range(9)}
SMALL = Settings(own_pages=4, list_rows=4, max_nodes=10)


def test_bodies_of_one_statement_share_pages_and_every_link_leads_there() -> None:
    files = tiny_files(tiny(GIVEN), SMALL)
    own = sorted(path for path in files if path.startswith("bodies/b-"))
    assert len(own) == 1
    assert files["bodies/more-1.html"].count('<section id="b-p') == 9
    assert "「連携先3」" in files["bodies/more-1.html"]
    for path, page in files.items():
        for href in re.findall(r'<a href="([^"#]+)(?:#([^"]*))?"', page):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href[0]))
            assert target in files or "://" in href[0], (path, href)
            if href[1] and "=" not in href[1]:
                assert f'id="{href[1]}"' in files[target], (path, href)


def test_few_bodies_all_have_pages_of_their_own() -> None:
    files = tiny_files(tiny(GIVEN))
    assert len([path for path in files if path.startswith("bodies/b-")]) == 10
    assert "bodies/more-1.html" not in files


def test_a_long_list_has_several_pages_that_lead_to_each_other() -> None:
    files = tiny_files(tiny(GIVEN), SMALL)
    pages = ["groups.html", "groups-2.html", "groups-3.html"]
    shown = [re.findall(r'<tr data-groups="(b-g\d+)"', files[path]) for path in pages]
    assert [len(rows) for rows in shown] == [4, 4, 1]
    assert all(f'href="{other}"' in files[path] for path in pages for other in pages if other != path)
    assert "groups-4.html" not in files


def test_the_most_shared_bodies_are_those_that_are_drawn() -> None:
    page = tiny_files(tiny(GIVEN), SMALL)["graph.html"]
    assert "みなの会" in re.findall(r"(?s)<svg xmlns.*?</svg>", page)[0]
    assert "図が大きすぎるため" in page


def test_where_pages_are_does_not_depend_on_the_order_of_rows() -> None:
    statements = tiny(GIVEN)
    book = Book([statements], own_pages=4)
    assert book.shared_pages == {"bodies/more-1.html": [f"b-p{n:04}" for n in range(1, 10)]}


LARGE = Settings(share_texts=4, max_nodes=10)


def drawn(script: str) -> dict[str, dict[str, dict[str, list[dict[str, str]]]]]:
    made: dict[str, dict[str, dict[str, list[dict[str, str]]]]] = json.loads(script.partition("=")[2].rstrip(";\n"))
    return made


def test_what_the_graph_page_of_a_large_site_draws_stands_beside_it_in_files() -> None:
    files = tiny_files(tiny(GIVEN), LARGE)
    page = files["graph.html"]
    scripts = re.findall(r'<script src="([^"]+)"', page)
    assert {"vis-network.js", "graph-data.js", "texts.js", "graph.js"} <= set(scripts) <= set(files)
    assert "'sha256-" not in page
    assert "<svg xmlns" not in page
    pictures = re.findall(r'<img src=(\S+) alt="([^"]+)"', page)
    assert len(pictures) == 6
    for path, told in pictures:
        assert ElementTree.fromstring(files[path]).tag.endswith("svg")
        assert told
    assert len(drawn(files["graph-data.js"])["levels"]["body"]["nodes"]) <= 10


def test_a_small_site_and_a_page_that_goes_alone_have_everything_in_the_page() -> None:
    statements = tiny(GIVEN)
    files = tiny_files(statements)
    assert "graph-data.js" not in files
    alone = render_alone([statements], tiny_tables(statements), settings=LARGE)
    for page in (files["graph.html"], alone):
        assert "<script src" not in page
        assert page.count("<svg xmlns") == 6


def test_the_graph_page_of_a_large_site_draws_searches_and_shows_the_evidence(page: Page, tmp_path: Path) -> None:
    statements = tiny(GIVEN)
    write_tree(tmp_path / "site", render_site([statements], tiny_tables(statements), settings=LARGE))
    watched = Watched(page, tmp_path / "site")
    watched.open("graph.html#lang=en")
    assert page.evaluate("kgraph.nodes.length") <= 10
    assert page.locator("t-t", has_text="The graph is too large").first.is_visible()
    hidden = drawn((tmp_path / "site" / "graph-data.js").read_text("utf-8"))["levels"]["body"]["rest"][0]["id"]
    page.evaluate("id => kgraph.choose(id)", hidden)
    assert page.evaluate("kgraph.nodes.getIds()")[0] == hidden  # what is around it is whole
    page.evaluate("id => kgraph.choose(id)", hidden)
    assert "「" in page.inner_text("#panel")
    page.click("#panel-close")
    page.fill("#search", "連携先8")
    assert page.locator("#search-found button").count() == 1
    assert watched.bad == []


def test_pages_below_the_first_of_a_large_site_have_a_short_foot_that_leads_to_the_whole(tmp_path: Path) -> None:
    files = tiny_files(tiny(GIVEN), LARGE)
    foot = files["groups/b-g0001.html"].partition("<footer>")[2]
    assert "公的な公表物ではありません" in foot
    assert "<a href=../index.html#about>" in foot
    assert "<a href=../index.html#wrong>" in foot
    assert 'id="about"' in files["index.html"]
    assert 'id="wrong"' in files["index.html"]


def triples(page: str) -> set[str]:
    (told,) = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
    return {f"{q.subject} {q.predicate} {q.object}" for q in ox.parse(told, format=ox.RdfFormat.JSON_LD)}


def test_pages_of_a_large_site_say_the_same_linked_data_in_fewer_bytes() -> None:
    small, large = tiny_files(tiny(GIVEN)), tiny_files(tiny(GIVEN), LARGE)
    paths = [path for path in small if path.startswith(("bodies/b-", "kinds/civil-society"))]
    assert paths
    assert all(triples(small[path]) == triples(large[path]) != set() for path in paths)
    assert all(len(large[path]) < len(small[path]) for path in paths)
    assert len(triples(large["groups/b-g0001.html"])) > 5
