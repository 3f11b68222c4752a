"""Sites of many groups and bodies: what has one statement shares pages, lists have several, links still lead on."""

from __future__ import annotations

import posixpath
import re

from tiny_site import tiny, tiny_files

from kgraph.render import Settings
from kgraph.render.book import Book

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
