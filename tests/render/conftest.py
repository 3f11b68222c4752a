"""The packaged statements, and the site made from them or from variants of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from kgraph.links import LinkTable, tables
from kgraph.pipeline import load_statements
from kgraph.render import render_site
from kgraph.render.book import Book
from kgraph.statements import Statements, without_withheld

Maker = Callable[..., dict[str, str]]


def make_site(statements: Iterable[Statements], **options: Any) -> dict[str, str]:
    """Return the site of ``statements``, with the tables that go with them."""
    given = list(statements)
    return render_site(given, tables([without_withheld(s) for s in given]), **options)


@pytest.fixture(scope="session")
def statements() -> tuple[Statements, ...]:
    """The packaged statements."""
    return load_statements()


@pytest.fixture(scope="session")
def make() -> Maker:
    """How a site is made from statements."""
    return make_site


@pytest.fixture(scope="session")
def site(statements: tuple[Statements, ...]) -> dict[str, str]:
    """The site of the packaged statements."""
    return make_site(statements)


@pytest.fixture(scope="session")
def table_of(statements: tuple[Statements, ...]) -> dict[str, LinkTable]:
    """The tables of the packaged statements by level."""
    return tables(statements)


@pytest.fixture(scope="session")
def book(statements: tuple[Statements, ...]) -> Book:
    """What pages look up in the packaged statements."""
    return Book(statements)
