"""What an exported network says: modes apart, evidence on the links, the same figures as the table of the level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kgraph.errors import CallError
from kgraph.links import Evidence, GroupNode, Link, LinkTable, PartnerNode
from kgraph.render.exports import FORMATS, about, corporate_numbers, export, projection, two_mode
from kgraph.statements import Identifier, Statements


def evidence(group: str, partner: str, line: int = 7, words: str = "みほん市") -> Evidence:
    return Evidence(
        source="s",
        document="s.txt",
        mention=f"m-{group}-{partner}-{line}",
        group=group,
        field="partners",
        line=line,
        start=0,
        end=4,
        words=words,
        name=words,
        kind="municipality",
        body=partner,
        grounding="named",
        count=None,
        role="endorsement",
        role_text="広報",
        rule="list",
        note="",
    )


def partner(identifier: str, label: str, place: str = "", nature: str = "body") -> PartnerNode:
    return PartnerNode(
        id=identifier,
        label=label,
        label_en=label,
        kind="municipality",
        nature=nature,
        places=(place,) if place else (),
    )


@pytest.fixture
def small() -> LinkTable:
    """Two groups, of which one is the partner of the other; both name みほん市, one of them twice."""
    groups = tuple(
        GroupNode(id=name, label=f"団体{name}", initiatives=(), sources=("s",), line=at, municipalities=("43100",))
        for at, name in enumerate(("b-a", "b-b"), 1)
    )
    return LinkTable(
        level="body",
        groups=groups,
        partners=(partner("b-b", "団体b-b"), partner("b-city", "みほん市", "43100")),
        links=(
            Link("b-a", "b-b", (evidence("b-a", "b-b"),)),
            Link("b-a", "b-city", (evidence("b-a", "b-city"), evidence("b-a", "b-city", 3, "市役所"))),
            Link("b-b", "b-city", (evidence("b-b", "b-city"),)),
        ),
    )


def test_a_body_that_is_group_and_partner_has_two_nodes_of_one_body(small: LinkTable) -> None:
    net = two_mode(small)
    assert [node.id for node in net.nodes] == ["b-a", "b-b", "b-b/partner", "b-city"]
    twins = [node for node in net.nodes if node.attributes["body"] == "b-b"]
    assert [(node.mode, node.attributes["bipartite"]) for node in twins] == [("group", 0), ("partner", 1)]
    assert len(set(net.scoped_labels.values())) == 4


def test_a_link_carries_words_lines_and_roles(small: LinkTable) -> None:
    (edge,) = (e for e in two_mode(small, lang="en").edges if (e.source, e.target) == ("b-a", "b-city"))
    assert edge.weight == 2
    assert edge.attributes["words"] == "みほん市; 市役所"
    assert edge.attributes["lines"] == "3, 7"
    assert edge.attributes["documents"] == "s.txt"
    assert edge.attributes["roles"] == edge.kinds[0]
    assert edge.attributes["role_texts"] == "広報"
    assert edge.attributes["mention_ids"] == "m-b-a-b-city-7; m-b-a-b-city-3"


def test_official_numbers_stand_under_their_own_name(small: LinkTable, statements: tuple[Statements, ...]) -> None:
    row = Identifier(body="b-city", scheme="corporate-number", value="0012345678901")
    numbers = corporate_numbers([replace(statements[0], identifiers=(row,))])
    net = two_mode(small, numbers=numbers)
    assert [n.attributes.get("corporate_number") for n in net.nodes] == [None, None, None, "0012345678901"]
    assert net.node_columns["corporate_number"] == "string"  # or its zeros would go


def test_groups_are_tied_by_newmans_weight_and_told_where_it_is_only_possible(small: LinkTable) -> None:
    net = projection(small)
    assert [(e.source, e.target, e.weight) for e in net.edges] == [("b-a", "b-b", 1.0)]
    assert net.edges[0].attributes == {
        "count": 1,
        "shared": "みほん市",
        "shared_ids": "b-city",
        "possible": False,
    }
    unnamed = replace(small, partners=(small.partners[0], partner("b-city", "x", nature="unnamed")))
    assert projection(unnamed).edges[0].attributes["possible"] is True


@pytest.mark.parametrize(
    "level, nodes, links, pairs", [("body", 50, 51, 1), ("place", 93, 94, 1), ("kind", 33, 75, 62)]
)
def test_figures_are_those_of_the_level(
    levels: Mapping[str, LinkTable], level: str, nodes: int, links: int, pairs: int
) -> None:
    net = two_mode(levels[level])
    assert (len(net.nodes), len(net.edges)) == (13 + nodes, links)
    assert len(projection(levels[level]).edges) == pairs
    assert sum(node.mode == "group" for node in net.nodes) == 13


def test_a_file_says_what_it_is_made_from(small: LinkTable, statements: tuple[Statements, ...]) -> None:
    said = about(one.source for one in statements)
    net = two_mode(small, source=said)
    for form in ("gexf", "graphml", "cytoscape", "pajek", "json"):
        assert "公的な発表ではありません" in export(net, form).decode("utf-8"), form
    assert "no official publication" in said.en


def test_labels_follow_the_language(levels: Mapping[str, LinkTable]) -> None:
    labels = {
        lang: {n.label for n in two_mode(levels["kind"], lang=lang).nodes if n.mode == "partner"}
        for lang in ("ja", "en")
    }
    assert not labels["ja"] & labels["en"]
    assert all(label.isascii() for label in labels["en"])


def test_the_same_table_gives_the_same_bytes_whatever_the_order_of_its_rows(small: LinkTable) -> None:
    turned = replace(small, groups=small.groups[::-1], partners=small.partners[::-1], links=small.links[::-1])
    for form in FORMATS:
        assert export(two_mode(small), form) == export(two_mode(turned), form), form
        assert export(projection(small), form) == export(projection(turned), form), form


def test_an_unknown_format_is_refused(small: LinkTable) -> None:
    with pytest.raises(CallError, match="gexf"):
        export(two_mode(small), "gml")


def test_csv_for_excel_begins_with_a_mark(small: LinkTable) -> None:
    assert export(two_mode(small), "nodes-csv", bom=True).startswith(b"\xef\xbb\xbfId,")
