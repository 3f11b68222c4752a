"""Networks to export: the casebook's, and small ones."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kgraph.links import LinkTable, tables
from kgraph.pipeline import load_statements
from kgraph.render.exports import Net, projection, two_mode
from kgraph.statements import Statements


@pytest.fixture(scope="session")
def statements() -> tuple[Statements, ...]:
    return load_statements(None)


@pytest.fixture(scope="session")
def levels(statements: tuple[Statements, ...]) -> Mapping[str, LinkTable]:
    return tables(statements)


@pytest.fixture(scope="session", params=("body", "place", "kind"))
def table(request: pytest.FixtureRequest, levels: Mapping[str, LinkTable]) -> LinkTable:
    return levels[request.param]


@pytest.fixture(scope="session", params=("two-mode", "projection"))
def net(request: pytest.FixtureRequest, table: LinkTable) -> Net:
    return two_mode(table) if request.param == "two-mode" else projection(table)
