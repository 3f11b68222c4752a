"""The drawing of a level says what the table of the level says."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from xml.etree import ElementTree

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


def test_a_line_is_wider_for_more_mentions(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["kind"], book)
    strong = max(drawn.edges, key=lambda edge: edge["strength"])
    weak = min(drawn.edges, key=lambda edge: edge["strength"])
    assert strong["width"] > weak["width"]
    assert strong["strength"] == len(drawn.links[strong["id"]].evidence)


def test_a_group_that_another_names_stands_on_both_sides(statements: tuple[Statements, ...]) -> None:
    first, second = statements[0].groups[:2]
    mentions = list(statements[0].mentions)
    at = next(n for n, m in enumerate(mentions) if m.group == first.id and m.counts)
    mentions[at] = dataclasses.replace(mentions[at], body=second.id, grounding="named")
    changed = dataclasses.replace(statements[0], mentions=tuple(mentions))
    drawn = draw(table([changed]), Book([changed]))
    sides = {node["side"]: node["id"] for node in drawn.nodes if second.id in (node["id"], node.get("partner"))}
    assert sides == {"group": second.id, "partner": f"{second.id}~"}


def test_beyond_the_limit_the_partners_with_the_most_groups_stay(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["kind"], book, limit=20)
    assert drawn.shown <= 20 < drawn.all
    shown = {n["id"] for n in drawn.nodes}
    most = max(table_of["kind"].partners, key=lambda p: len(table_of["kind"].links_of(p.id)))
    assert most.id in shown
    assert all(edge["from"] in shown and edge["to"] in shown for edge in drawn.edges)


def test_the_svg_shows_every_node_and_line_with_text_as_text(table_of: dict[str, LinkTable], book: Book) -> None:
    drawn = draw(table_of["place"], book, title="図")
    root = ElementTree.fromstring(drawn.svg)
    names = Counter(element.tag.rpartition("}")[2] for element in root.iter())
    assert (names["ellipse"], names["rect"], names["path"]) == (13, 93, 94)
    assert "Noto Sans JP" in root.attrib["font-family"]
    said = {"".join(element.itertext()) for element in root.iter() if element.tag.endswith("}text")}
    assert "■ 熊本市" in said
    assert not re.search(r"\sstyle=|<script|href", drawn.svg)
    assert drawn.svg == draw(table_of["place"], book, title="図").svg


def test_how_nodes_and_lines_look_stands_once_for_all_that_look_alike(
    table_of: dict[str, LinkTable], book: Book
) -> None:
    drawn = draw(table_of["body"], book)
    root = ElementTree.fromstring(drawn.svg)
    looks = [
        element.attrib["fill"] for element in root.iter() if element.attrib.get("stroke") and "fill" in element.attrib
    ]
    outlines = [element for element in root.iter() if element.tag.endswith(("}rect", "}ellipse"))]
    assert not [element for element in outlines if {"fill", "stroke"} & set(element.attrib)]
    assert len(outlines) == drawn.shown > 3 * len(looks) > 0
    cut = [element for element in outlines if len(element)]
    assert cut
    assert all(element[0].tag.endswith("}title") and element[0].text for element in cut)
