"""docs/exports.md tells every format, figure, attribute and function."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kgraph import api
from kgraph.links import LinkTable
from kgraph.network.scores import MEASURES
from kgraph.pipeline import exporting
from kgraph.pipeline.results import MENTIONED, TICKED
from kgraph.query import query
from kgraph.render.exports import projection, two_mode


@pytest.fixture(scope="module")
def text(project_root: Path) -> str:
    return (project_root / "docs" / "exports.md").read_text("utf-8")


@pytest.mark.parametrize("name", [*exporting.FORMATS, *exporting.FIGURES, *MEASURES, TICKED, MENTIONED])
def test_formats_figures_and_measures(text: str, name: str) -> None:
    assert f"`{name}`" in text


def test_attributes(text: str, levels: Mapping[str, LinkTable]) -> None:
    for table in levels.values():
        for net in (two_mode(table), projection(table)):
            for name in (*net.node_columns, *net.edge_columns):
                assert f"`{name}`" in text, name


def test_functions(text: str) -> None:
    functions = [name for name in api.__all__ if name[0].islower()]
    assert all(name in text for name in functions)


def test_the_query_that_it_shows(text: str) -> None:
    shown = text.split("```sparql\n")[1].split("```")[0]
    labels = query(api.load().store, shown, graphs="all").column("label")
    assert "foreign residents" in labels
    assert len(labels) == 5
