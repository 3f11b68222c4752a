"""The drawing of a level says what the table of the level says."""

from __future__ import annotations

import dataclasses

import pytest

from kgraph.links import LinkTable, table
from kgraph.render.book import Book
from kgraph.render.graph import draw
from kgraph.statements import Statements


@pytest.mark.parametrize("level, partners, links", [("body", 50, 51), ("place", 93, 94), ("kind", 33, 75)])
def test_every_node_and_link_of_the_level_is_drawn_once(
    table_of: dict[str, LinkTable], book: Book, level: str, partners: int, links: int
) -> None:
    drawn = draw(table_of[level], book)
    sides = [node["side"] for node in drawn.nodes]
    assert (sides.count("group"), sides.count("partner"), len(drawn.edges)) == (13, partners, links)
    wanted = {(link.group, link.partner) for link in table_of[level].links}
    assert {(edge["from"], edge["to"]) for edge in drawn.edges} == wanted
    assert (drawn.shown, drawn.all) == (13 + partners, 13 + partners)


def test_the_legend_counts_what_is_shown(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["place"], book)
    assert sum(item.count for item in drawn.legend) == 93
    assert len({(item.look.sign, item.look.line) for item in drawn.legend}) == len(drawn.legend)


def test_groups_and_partners_differ_by_shape_and_by_style(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["body"], book)
    looks = {
        side: {(n["shape"], n["group"]) for n in drawn.nodes if n["side"] == side} for side in ("group", "partner")
    }
    assert not {shape for shape, _ in looks["group"]} & {shape for shape, _ in looks["partner"]}
    assert not {style for _, style in looks["group"]} & {style for _, style in looks["partner"]}


def test_only_lines_to_what_groups_share_are_marked(table_of: dict[str, LinkTable], book: Book) -> None:
    marked = {edge["to"] for edge in draw(table_of["body"], book).edges if "color" in edge}
    assert [table_of["body"].partner_by_id[partner].label for partner in marked] == ["熊本市"]


def test_a_kind_never_has_a_marked_line(table_of: dict[str, LinkTable], book: Book) -> None:
    assert not any("color" in edge for edge in draw(table_of["kind"], book).edges)


def test_unnamed_partners_are_dashed_and_named_ones_are_not(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["place"], book)
    unnamed = {p.id for p in table_of["place"].partners if p.nature == "unnamed"}
    assert {n["id"] for n in drawn.nodes if "shapeProperties" in n} == unnamed
    assert {e["to"] for e in drawn.edges if e.get("dashes")} == unnamed


def test_tooltips_tell_the_number_behind_the_width(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["kind"], book)
    strong = max(drawn.edges, key=lambda edge: edge["strength"])
    weak = min(drawn.edges, key=lambda edge: edge["strength"])
    assert strong["width"] > weak["width"]
    assert strong["title"].count("「") == strong["strength"]


def test_a_line_lists_each_relation_with_its_role(table_of: dict[str, LinkTable], book: Book) -> None:
    own = table_of["body"]
    link = next(link for link in own.links if "endorsement" in link.roles)
    again = dataclasses.replace(link.evidence[0], role="funding")
    both = dataclasses.replace(own, links=(dataclasses.replace(link, evidence=(*link.evidence, again)),))
    (edge,) = draw(both, book).edges
    assert "後援" in edge["title"]
    assert "助成" in edge["title"]
    assert "funding" in edge["titleEn"]
    assert edge["strength"] == 2


def test_a_group_that_another_names_stands_on_both_sides(statements: tuple[Statements, ...]) -> None:
    first, second = statements[0].groups[:2]
    mentions = list(statements[0].mentions)
    at = next(n for n, m in enumerate(mentions) if m.group == first.id and m.counts)
    mentions[at] = dataclasses.replace(mentions[at], body=second.id, grounding="named")
    changed = dataclasses.replace(statements[0], mentions=tuple(mentions))
    drawn = draw(table([changed]), Book([changed]))
    sides = {node["side"]: node["id"] for node in drawn.nodes if second.id in (node["id"], node.get("partner"))}
    assert sides == {"group": second.id, "partner": f"{second.id}~"}


def test_a_group_is_found_by_its_other_names_and_by_its_place(table_of: dict[str, LinkTable], book: Book) -> None:
    found = next(n["find"] for n in draw(table_of["body"], book).nodes if "KVOAD" in n.get("find", ()))
    assert {"熊本市", "くまもとし", "Kumamoto"} <= set(found)


def test_beyond_the_limit_the_partners_with_the_most_groups_stay(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["kind"], book, limit=20)
    assert drawn.shown <= 20 < drawn.all
    shown = {n["id"] for n in drawn.nodes}
    most = max(table_of["kind"].partners, key=lambda p: len(table_of["kind"].links_of(p.id)))
    assert most.id in shown
    assert all(edge["from"] in shown and edge["to"] in shown for edge in drawn.edges)
