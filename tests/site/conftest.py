"""The site of the packaged statements, written once, and a page that is watched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Watched, everything, written
from playwright.sync_api import Page

from kgraph.links import LinkTable, tables
from kgraph.pipeline import load_statements
from kgraph.statements import Statements


@pytest.fixture(scope="session")
def packaged() -> Statements:
    """The packaged statements, of one source."""
    (one,) = load_statements()
    return one


@pytest.fixture(scope="session")
def table_of(packaged: Statements) -> dict[str, LinkTable]:
    """The tables of the packaged statements by level."""
    return tables([packaged])


@pytest.fixture(scope="session")
def home(packaged: Statements, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, in a path with spaces and Japanese as users have them."""
    return written([packaged], tmp_path_factory.mktemp("事例 の図") / "site", **everything(packaged))


@pytest.fixture
def web(page: Page, home: Path) -> Iterator[Watched]:
    """The site in a page; the test fails if anything happened that should not."""
    watched = Watched(page, home)
    yield watched
    assert watched.bad == []
