"""EX-08: Kumu takes two bodies of one name for one element, and overwrites connections when a file is read again."""

import io

import openpyxl
import pytest

from kgraph.links import GroupNode, LinkTable, PartnerNode
from kgraph.links import Link as Row
from kgraph.render.exports import export, from_graph, two_mode

NAME = "つながりの会"


def sheets(net):
    book = openpyxl.load_workbook(io.BytesIO(export(net, "kumu")))
    found = []
    for name in ("Elements", "Connections"):
        header, *rows = book[name].iter_rows(values_only=True)
        found.append((header, [dict(zip(header, row, strict=True)) for row in rows]))
    return found


@pytest.fixture
def net():
    partners = [("b-1", "13000"), ("b-2", "27000")]
    table = LinkTable(
        level="body",
        groups=(GroupNode(id="b-0", label="甲", initiatives=(), sources=("s",), line=1),),
        partners=tuple(
            PartnerNode(id=i, label=NAME, label_en=NAME, kind="company", nature="body", places=(place,))
            for i, place in partners
        ),
        links=tuple(Row("b-0", i, ()) for i, _ in partners),
    )
    return two_mode(table)


def test_two_bodies_of_one_name_are_two_elements_with_their_places(net):
    (header, elements), _ = sheets(net)
    assert header[:5] == ("ID", "Label", "Type", "Description", "Tags")
    twins = [row for row in elements if row["Label"].startswith(NAME)]
    assert len({row["ID"] for row in twins}) == 2
    assert {row["Label"] for row in twins} == {f"{NAME}（東京都）", f"{NAME}（大阪府）"}


def test_two_connections_of_one_pair_are_two():
    import networkx as nx

    graph = nx.MultiGraph([("x", "y", {"type": "funds"}), ("x", "y", {"type": "joint project"})])
    _, (header, rows) = sheets(from_graph(graph))
    assert header[:5] == ("From", "To", "ID", "Type", "Direction")
    assert [(row["From"], row["To"]) for row in rows] == [("x", "y")] * 2
    assert len({row["ID"] for row in rows}) == 2
    assert {row["Type"] for row in rows} == {"funds", "joint project"}


def test_ids_stay_when_the_file_is_made_again(net):
    assert export(net, "kumu") == export(net, "kumu")


def test_tags_are_parted_by_a_bar():
    import networkx as nx

    graph = nx.Graph()
    graph.add_node("x", label="x", bipartite=0, targets=["高齢者", "若者"])
    (_, elements), _ = sheets(from_graph(graph))
    assert elements[0]["Tags"] == "group|高齢者|若者"
