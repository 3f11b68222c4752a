"""VZ-11: two relations of one pair are both kept: in the data, in the line's tooltip, in the panel, in the figures."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from tiny_site import tiny, tiny_site, tiny_tables

from kgraph.render import view

GIVEN = {"甲の会": [("乙庁", "funding"), ("乙庁", "co-hosting")]}


def test_vz_11_edges_between_the_same_two_nodes_are_all_passed_on() -> None:
    nodes = [{"id": i, "label": i, "x": 0, "y": 0} for i in "ab"]
    edges = [{"from": "a", "to": "b", "title": "助成"}, {"from": "b", "to": "a", "title": "共同事業"}]
    assert [e["title"] for e in view.drawing(nodes, edges)["edges"]] == ["助成", "共同事業"]


def test_vz_11_a_line_that_stands_for_two_relations_tells_both(page: Page, tmp_path: Path) -> None:
    statements = tiny(GIVEN)
    (link,) = tiny_tables(statements)["body"].links
    assert (len(link.evidence), link.roles) == (2, ("co-hosting", "funding"))
    home = tiny_site(statements, tmp_path / "site")
    page.goto(f"{home.as_uri()}/graph.html")
    (edge,) = page.evaluate("kgraph.edges.get()")
    assert edge["strength"] == 2
    assert "助成" in edge["title"]
    assert "共催" in edge["title"]
    page.evaluate("kgraph.choose('b-p0000')")
    assert [item.split("」 ")[1].split("\n")[0] for item in page.locator("#panel .ev li").all_inner_texts()] == [
        "助成",
        "共催",
    ]
