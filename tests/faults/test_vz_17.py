"""VZ-17: positions are computed at build time, the same on two runs; nothing moves; beyond a size a part is shown."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tiny_site import tiny, tiny_files

from kgraph.render import Settings

GIVEN = {f"団体{n}": [(f"連携先{n}", "cooperation"), (f"共通{n % 150}", "cooperation")] for n in range(750)}


def data(page: str) -> dict[str, Any]:
    found = re.search(r'(?s)id="graph-data">(.*?)</script>', page)
    assert found
    made: dict[str, Any] = json.loads(found[1])
    return made


@pytest.fixture(scope="module")
def page_of_many() -> str:
    return tiny_files(tiny(GIVEN), Settings(share_texts=10_000))["graph.html"]


def test_vz_17_all_nodes_up_to_the_limit_have_their_places_the_same_on_two_runs(page_of_many: str) -> None:
    level = data(tiny_files(tiny(dict(list(GIVEN.items())[:60])))["graph.html"])["levels"]["body"]
    again = data(tiny_files(tiny(dict(list(GIVEN.items())[:60])))["graph.html"])["levels"]["body"]
    assert level["nodes"] == again["nodes"]
    assert level["rest"] == []


def test_vz_17_beyond_the_limit_the_strongest_part_is_drawn_and_the_page_says_so(page_of_many: str) -> None:
    level = data(page_of_many)["levels"]["body"]
    assert len(level["nodes"]) <= Settings().max_nodes == 1500
    assert len(level["nodes"]) + len(level["rest"]) == 750 + 900
    assert "図が大きすぎるため、団体の多い連携先から順に1,500だけを示しています（全1,650）" in re.sub(
        "<[^>]+>", "", page_of_many
    )
    drawn = {node["id"] for node in level["nodes"]}
    ids = [node["id"] for node in (*level["nodes"], *level["rest"])]
    links = Counter(ids[link[1]] for link in level["links"])
    assert all(ids[level["links"][at][1]] in drawn for at in range(len(level["edges"])))
    assert all(links[node] for node in drawn if node.startswith("b-p"))


def test_vz_17_nothing_moves_and_what_is_not_drawn_has_its_own_view(
    page: Page, tmp_path: Path, page_of_many: str
) -> None:
    (tmp_path / "graph.html").write_text(page_of_many, "utf-8")
    page.goto((tmp_path / "graph.html").as_uri())
    before = page.evaluate("kgraph.network.getPositions()")
    page.wait_for_timeout(200)
    assert page.evaluate("kgraph.network.getPositions()") == before
    hidden = data(page_of_many)["levels"]["body"]["rest"][0]["id"]
    page.evaluate("id => kgraph.choose(id)", hidden)
    assert page.evaluate("kgraph.nodes.getIds()")[0] == hidden
    assert page.locator("#ego-bar").is_visible()
