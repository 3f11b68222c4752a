"""Figures of the casebook; they need matplotlib and a Japanese font."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

pytest.importorskip("matplotlib", reason="the extra figures")

from kgraph.figures import japanese_font
from kgraph.links import LinkTable, tables
from kgraph.pipeline import load_statements
from kgraph.statements import Statements


@pytest.fixture(scope="session")
def font() -> str:
    found = japanese_font()
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("missing: a Japanese font")
    return str(found)


@pytest.fixture(scope="session")
def statements() -> tuple[Statements, ...]:
    return load_statements(None)


@pytest.fixture(scope="session")
def levels(statements: tuple[Statements, ...]) -> Mapping[str, LinkTable]:
    return tables(statements)
