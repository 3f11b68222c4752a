"""A name of the data stands in the data only: in our own words it would outlive its being withheld."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.places import Places
from kgraph.render.names import short
from kgraph.statements import load


@pytest.mark.parametrize("folder", ["src", "site", "shapes", "ontology"])
def test_no_group_and_no_body_is_named_in_what_we_wrote(project_root: Path, folder: str) -> None:
    statements = load(project_root / "data" / "casebook-r7")
    written = [*(g.name for g in statements.groups), *(b.name for b in statements.bodies)]
    written += [statements.label(g) for g in statements.groups]
    places = {place.name for place in Places.load()}  # 熊本市 is a place as well
    names = {short(name) for name in written} - places
    for path in sorted((project_root / folder).rglob("*")):
        if {"node_modules", "vendor"} & set(path.parts):
            continue  # others' words
        if path.is_file() and path.suffix in {".py", ".rq", ".ttl", ".j2", ".js", ".css"}:
            text = path.read_text("utf-8")
            assert not [name for name in names if len(name) > 1 and name in text], path
