"""One page of the site of some statements, without the rest of it: what a test of that page needs."""

from __future__ import annotations

from kgraph.links import tables
from kgraph.render.book import Book
from kgraph.render.pages import _Maker
from kgraph.render.site import Site
from kgraph.render.site_map import PAGES
from kgraph.statements import Statements


def one_page(statements: Statements, path: str) -> str:
    """Return the page at ``path`` (one that the menu leads to) as HTML."""
    paths = [one.path for one in PAGES if one.path and not one.needs]
    menu = [(one.path, one.menu) for one in PAGES if one.menu and not one.needs]
    site = Site(Book([statements]), tables([statements]), paths=paths, menu=menu)
    (kind,) = [one for one in PAGES if one.path == path]
    (page,) = [page for page in kind.build(site) if page.path == path]
    return _Maker(site).page(kind, page)
