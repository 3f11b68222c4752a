"""One page of the site of some statements, without the rest of it: what a test of that page needs."""

from __future__ import annotations

from typing import Any

from kgraph.links import tables
from kgraph.render.book import Book
from kgraph.render.pages import _Maker
from kgraph.render.site import Site
from kgraph.render.site_map import PAGES
from kgraph.statements import Statements, without_withheld


def one_page(statements: Statements, path: str, **given: Any) -> str:
    """Return the page at ``path`` (one that others link to) as HTML; ``given`` is what the pipeline knows."""
    types = [one for one in PAGES if all(need in given for need in one.needs)]
    paths = [one.path for one in types if one.path]
    menu = [(one.path, one.menu) for one in types if one.menu]
    site = Site(Book([statements]), tables([without_withheld(statements)]), given=given, paths=paths, menu=menu)
    (kind,) = [one for one in types if one.path == path]
    (page,) = [page for page in kind.build(site) if page.path == path]
    return _Maker(site).page(kind, page)
