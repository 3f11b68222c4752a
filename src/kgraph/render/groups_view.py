"""Groups alone, tied by the partners that they share at a level, in rings by cluster.

A tie is two groups with a partner node in common. Where there are many, each group's strongest are drawn, and the page
says so. Rings stand in rows, each as wide as its labels need, so that none overlap; groups that share nothing stand in
rows below.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.network.small import is_small, tally
from kgraph.render import palette, svg, view
from kgraph.render.answers import SURE
from kgraph.render.book import Book
from kgraph.render.layout import half_up
from kgraph.render.names import short

if TYPE_CHECKING:
    from kgraph.links import LinkTable
    from kgraph.network.clusters import ClusterAnswer

MOST_GROUPS = 300
MOST_TIES = 900
TIES_OF_ONE = 4
_WIDE, _TALL = 175.0, 84.0
_ROW = 1150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTie:
    """Two groups and how many partner nodes they share."""

    a: str
    b: str
    count: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsView:
    """The second view of a level: nodes and lines for vis-network, their clusters, and what is not shown.

    ``clusters`` are (number, members, of which unsure); ``ties`` the pairs drawn, ``all_ties`` how many there are.
    """

    level: str
    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[Mapping[str, Any], ...]
    ties: tuple[GroupTie, ...]
    all_ties: int
    shown: int
    all: int
    width: float
    height: float
    clusters: tuple[tuple[int, int, int], ...]
    clustered: bool
    svg: str


def group_ties(table: LinkTable, groups: Sequence[str]) -> list[GroupTie]:
    """Return the tied pairs of ``groups``: all of them, or beyond MOST_TIES the TIES_OF_ONE strongest of each group.

    A partner of n groups weighs 1/(n-1), counted over all groups of the table (Newman 2001).
    """
    inside = set(groups)
    if is_small(table):
        pairs = tally(table).items()
        found = [GroupTie(a=a, b=b, count=t.count, weight=t.newman) for (a, b), t in pairs if {a, b} <= inside]
    else:
        found = _few_of_many(table, sorted(inside))
    return found if len(found) <= MOST_TIES else _strongest(found)


def _few_of_many(table: LinkTable, groups: Sequence[str]) -> list[GroupTie]:
    """Return the tied pairs of some groups of a large table: a product of what these groups alone have."""
    import numpy as np  # heavy, as is scipy: only for large tables
    from scipy import sparse

    row = {group: at for at, group in enumerate(groups)}
    shared = [partner.id for partner in table.shared]
    cells = [(row[k.group], at) for at, p in enumerate(shared) for k in table.links_of(p) if k.group in row]
    weights = np.array([1.0 / (len(table.links_of(p)) - 1) for p in shared])
    ones = np.ones(len(cells))
    rows, columns = (np.array([cell[side] for cell in cells], dtype=np.int64) for side in (0, 1))
    has = sparse.csr_array((ones, (rows, columns)), shape=(len(groups), len(shared)))
    number = sparse.triu(has @ has.T, k=1).tocoo()
    weight = ((has * weights) @ has.T).toarray()
    order = np.lexsort((number.col, number.row))
    return [
        GroupTie(a=groups[a], b=groups[b], count=int(n), weight=float(weight[a, b]))
        for a, b, n in zip(
            number.row[order].tolist(), number.col[order].tolist(), number.data[order].tolist(), strict=True
        )
    ]


def _strongest(ties: Sequence[GroupTie]) -> list[GroupTie]:
    near: dict[str, list[GroupTie]] = {}
    for tie in sorted(ties, key=lambda t: (-round(t.weight, 9), t.a, t.b)):
        near.setdefault(tie.a, []).append(tie)
        near.setdefault(tie.b, []).append(tie)
    kept = {(tie.a, tie.b): tie for some in near.values() for tie in some[:TIES_OF_ONE]}
    return [kept[pair] for pair in sorted(kept)]


def view_of(table: LinkTable, answer: ClusterAnswer, book: Book, title: str = "") -> GroupsView:
    """Return the second view of a level."""
    parts, unsure = _parts(table, answer)
    shown = [group for part in parts for group in part][:MOST_GROUPS]
    inside = set(shown)
    drawn = group_ties(table, shown)
    at, width, height = _rings([[g for g in part if g in inside] for part in parts])
    number = {g: c.number for c in answer.clusters for g in c.groups}
    nodes = [_node(g, at[g], number.get(g), g in unsure, book) for g in shown]
    made = view.drawing(nodes, _edges(drawn, number))
    return GroupsView(
        level=table.level,
        nodes=tuple(made["nodes"]),
        edges=tuple(made["edges"]),
        ties=tuple(drawn),
        all_ties=table.tied_pairs,
        shown=len(shown),
        all=len(table.groups),
        width=width,
        height=height,
        clusters=tuple((c.number, len(c.groups), sum(g in unsure for g in c.groups)) for c in answer.clusters),
        clustered=answer.clustered,
        svg=_svg(made, book, f"svg-groups-{table.level}", title),
    )


def _parts(table: LinkTable, answer: ClusterAnswer) -> tuple[list[list[str]], set[str]]:
    """Return the groups by cluster (one part where there are none), those without a tie last; and the unsure ones."""
    unsure = {
        group
        for cluster in answer.clusters
        for group, certainty in zip(cluster.groups, cluster.certainty, strict=False)
        if certainty < SURE
    }
    if answer.clusters:
        parts = [list(cluster.groups) for cluster in answer.clusters]
        inside = {group for part in parts for group in part}
        return [*parts, [g.id for g in table.groups if g.id not in inside]], unsure
    tied = {link.group for p in table.shared for link in table.links_of(p.id)}
    return [[g.id for g in table.groups if g.id in tied], [g.id for g in table.groups if g.id not in tied]], unsure


def _rings(parts: Sequence[Sequence[str]]) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Return where groups stand: each part on a ring, the last one (without ties) in rows; and the size of it all."""
    at: dict[str, tuple[float, float]] = {}
    x, y, tallest, widest = 0.0, 30.0, 0.0, 0.0
    for part in (part for part in parts[:-1] if part):
        radius_x, radius_y = _radii(len(part))
        wide, tall = 2 * radius_x + _WIDE + 40, 2 * radius_y + _TALL + 20
        if x and x + wide > _ROW:
            x, y, tallest = 0.0, y + tallest, 0.0
        for n, group in enumerate(part):
            angle = 2 * math.pi * n / len(part) - math.pi / 2
            own = (x + wide / 2 + radius_x * math.cos(angle), y + tall / 2 + radius_y * math.sin(angle))
            at[group] = (half_up(own[0]), half_up(own[1]))
        x, tallest = x + wide, max(tallest, tall)
        widest = max(widest, x)
    y += tallest + (20 if at else 0)
    per_row = int(_ROW // _WIDE)
    for n, group in enumerate(parts[-1]):
        at[group] = (half_up(_WIDE * (n % per_row + 0.5)), half_up(y + _TALL * (n // per_row + 0.5)))
        widest = max(widest, _WIDE * (n % per_row + 1))
    rows = math.ceil(len(parts[-1]) / per_row)
    return {g: (px - half_up(widest / 2), py) for g, (px, py) in at.items()}, widest + 60, y + rows * _TALL + 30


def _radii(members: int) -> tuple[float, float]:
    """Return the half axes of a ring on which ``members`` boxes do not touch: none is nearer than a box is wide or tall."""
    if members == 1:
        return 0.0, 0.0
    angles = [2 * math.pi * n / members - math.pi / 2 for n in range(members)]
    rx, ry = 60.0, 50.0
    while True:
        points = [(rx * math.cos(a), ry * math.sin(a)) for a in angles]
        pairs = zip(points, [*points[1:], points[0]], strict=True)
        if all(abs(a[0] - b[0]) >= _WIDE or abs(a[1] - b[1]) >= _TALL for a, b in pairs):
            return rx, ry
        rx, ry = rx * 1.1, ry * 1.1


def _node(group: str, at: tuple[float, float], cluster: int | None, unsure: bool, book: Book) -> dict[str, Any]:
    colour = palette.cluster_colour(cluster - 1) if cluster else "#6b7785"
    sign = f"{cluster} " if cluster else ""
    fill = "#ffffff" if unsure else colour
    return {
        "id": group,
        "label": view.wrap(f"{sign}{short(book.name(group))}{'？' if unsure else ''}"),
        "shape": "box",
        "side": "group",
        "cluster": cluster or 0,
        **({"unsure": True} if unsure else {}),
        "color": {
            "background": fill,
            "border": colour,
            "highlight": {"background": fill, "border": "#e69f00"},
            "hover": {"background": fill, "border": "#000000"},
        },
        "font": {"color": colour if unsure else "#ffffff"},
        "borderWidth": 2,
        **({"shapeProperties": {"borderDashes": [5, 4], "borderRadius": 3}} if unsure else {}),
        "x": int(at[0]),
        "y": int(at[1]),
    }


def _edges(ties: Sequence[GroupTie], number: Mapping[str, int]) -> list[dict[str, Any]]:
    strongest = max((tie.count for tie in ties), default=1)
    return [
        {
            "id": at,
            "from": tie.a,
            "to": tie.b,
            "width": view.width(tie.count, strongest),
            "count": tie.count,
            "color": {"color": "#56606b" if number.get(tie.a) == number.get(tie.b) else "#c3cad2"},
        }
        for at, tie in enumerate(ties)
    ]


def _svg(made: Mapping[str, Any], book: Book, name: str, title: str) -> str:
    boxes = [
        svg.Box(
            id=node["id"],
            x=node["x"],
            y=node["y"],
            lines=tuple(node["label"].split("\n")),
            note=book.name(node["id"]),
            fill=node["color"]["background"],
            stroke=node["color"]["border"],
            ink=node["font"]["color"],
            border=2,
            dashed="unsure" in node,
        )
        for node in made["nodes"]
    ]
    ties = [
        svg.Tie(start=e["from"], end=e["to"], width=e["width"], colour=e["color"]["color"], straight=True)
        for e in made["edges"]
    ]
    return svg.picture(boxes, ties, title=title, name=name)


def tie_rows(shown: GroupsView, book: Book) -> list[dict[str, Any]]:
    """Return the table that says the same: each group with its cluster and the groups it is tied to, strongest first."""
    near: dict[str, list[tuple[int, str]]] = {}
    for tie in shown.ties:
        near.setdefault(tie.a, []).append((tie.count, tie.b))
        near.setdefault(tie.b, []).append((tie.count, tie.a))
    return [
        {
            "group": {"id": node["id"], "name": book.name(node["id"]), "page": book.page(node["id"])},
            "cluster": node["cluster"],
            "unsure": "unsure" in node,
            "others": [
                {"id": other, "name": short(book.name(other)), "page": book.page(other), "n": n}
                for n, other in sorted(near.get(node["id"], ()), key=lambda one: (-one[0], one[1]))
            ],
        }
        for node in shown.nodes
    ]
