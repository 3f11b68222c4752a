"""From the table of a level to its drawing: nodes, lines, labels, a legend with counts, and the same as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kgraph.errors import Text
from kgraph.links import BODY, UNNAMED, Link, LinkTable, PartnerNode
from kgraph.render import palette, svg, view
from kgraph.render.book import Book, family, label
from kgraph.render.layout import Layout, arrange
from kgraph.render.names import short
from kgraph.render.site import MAX_NODES

_LINE, _PADDING = 14.0, 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """One family of kinds in the drawing, and how many of its nodes are shown."""

    family: str
    look: palette.Look
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The drawing of one level: what vis-network gets, its size, its legend, how many of all nodes it shows, its SVG.

    ``links`` are those of ``edges``, in the same order.
    """

    level: str
    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[Mapping[str, Any], ...]
    links: tuple[Link, ...]
    options: Mapping[str, Any]
    width: float
    height: float
    legend: tuple[LegendItem, ...]
    shown: int
    all: int
    svg: str


def draw(table: LinkTable, book: Book, limit: int = MAX_NODES, title: str = "") -> Drawing:
    """Return the drawing of ``table``; beyond ``limit`` nodes only the partners with the most groups are shown."""
    links, partners, groups = _within(table, limit)
    looks = {g: group_look(book, g) for g in groups} | {node_id(table, p.id): partner_look(p) for p in partners}
    heights = {key: height(look) for key, look in looks.items()}
    laid = arrange(groups, [(link.group, node_id(table, link.partner)) for link in links], heights)
    nodes = [_placed(g, looks[g], laid, {"side": "group"}) for g in groups]
    for partner in partners:
        key = node_id(table, partner.id)
        nodes.append(_placed(key, looks[key], laid, partner_marks(table, partner)))
    made = view.drawing(nodes, edges_of(links, table))
    counted = Counter(palette.style_name(family(p.kind)) for p in partners)
    return Drawing(
        level=table.level,
        nodes=tuple(made["nodes"]),
        edges=tuple(made["edges"]),
        links=tuple(links),
        options=made["options"],
        width=laid.width,
        height=laid.height,
        legend=tuple(
            LegendItem(family=f, look=palette.look(f), count=counted[f]) for f in palette.FAMILIES if counted[f]
        ),
        shown=len(nodes),
        all=len(table.groups) + len(table.partners),
        svg=_svg(made, {**{g: book.name(g) for g in groups}, **{p.id: p.label for p in partners}}, table.level, title),
    )


def node_id(table: LinkTable, partner: str) -> str:
    """Return the id of a partner's node: a body that leads an initiative too stands on both sides, by two ids."""
    return f"{partner}~" if partner in table.group_by_id else partner


def group_look(book: Book, group: str) -> dict[str, Any]:
    """Return what the node of a group says and looks like, but for where it stands."""
    return {"label": view.wrap(short(book.name(group))), "shape": "ellipse", "group": "group"}


def partner_look(partner: PartnerNode) -> dict[str, Any]:
    """Return what the node of a partner says and looks like, but for where it stands."""
    sign = palette.look(family(partner.kind)).sign
    kind = label("kinds", partner.kind)
    own = {"group": palette.style_name(family(partner.kind)), "shape": "box"}
    if partner.nature == BODY:
        return {"label": view.wrap(f"{sign} {short(partner.label)}"), **own}
    return {"label": view.wrap(f"{sign} {kind.ja}"), "labelEn": view.wrap(f"{sign} {kind.en}", 11), **own}


def height(look: Mapping[str, Any]) -> float:
    """Return how tall a node is drawn, in the language in which it is taller."""
    lines: int = max(look["label"].count("\n"), look.get("labelEn", "").count("\n")) + 1
    return lines * _LINE * 2 + 3 if look["shape"] == "ellipse" else lines * _LINE + _PADDING


def partner_marks(table: LinkTable, partner: PartnerNode) -> dict[str, Any]:
    """Return what marks an unnamed partner (dashes) and one that several groups have (a thick border)."""
    dashed = {"shapeProperties": {"borderDashes": [5, 4], "borderRadius": 3}} if partner.nature == UNNAMED else {}
    thick = {"borderWidth": 3} if len(table.links_of(partner.id)) > 1 else {}
    # A node whose id is not the partner's tells it.
    twin = {"partner": partner.id} if node_id(table, partner.id) != partner.id else {}
    return {"side": "partner", **dashed, **thick, **twin}


def _placed(key: str, look: Mapping[str, Any], laid: Layout, marks: Mapping[str, Any]) -> dict[str, Any]:
    x, y = laid.at[key]
    return {"id": key, **look, **marks, "x": int(x), "y": int(y)}


def _within(table: LinkTable, limit: int) -> tuple[list[Link], list[PartnerNode], list[str]]:
    """Return links (in the order of the source), partners and groups that are drawn."""
    order = {g.id: at for at, g in enumerate(table.groups)}
    partners = sorted(table.partners, key=lambda p: (-len(table.links_of(p.id)), p.id))
    groups = [g.id for g in table.groups]
    if len(partners) + len(groups) > limit:
        partners = partners[: max(limit // 2, limit - len(groups))]
        kept: dict[str, None] = {}
        for partner in partners:
            for link in table.links_of(partner.id):
                if len(kept) < limit - len(partners):
                    kept[link.group] = None
        groups = sorted(kept, key=order.__getitem__)
    inside = set(groups)
    links = [link for p in partners for link in table.links_of(p.id) if link.group in inside]
    links.sort(key=lambda link: (order[link.group], link.evidence[0].start, link.partner))
    met = {link.partner for link in links}
    return links, [p for p in partners if p.id in met], groups


def edges_of(links: Sequence[Link], table: LinkTable) -> list[dict[str, Any]]:
    """Return the lines of links: as wide as mentions are many, marked where the partner is one of several groups."""
    strongest = max((len(link.evidence) for link in links), default=1)
    made = []
    for at, link in enumerate(links):
        shared = len(table.links_of(link.partner)) > 1 and table.level != "kind"
        partner = table.partner_by_id[link.partner]
        made.append(
            {
                "id": at,
                "from": link.group,
                "to": node_id(table, link.partner),
                "width": round(view.width(len(link.evidence), strongest) + (1.5 if shared else 0), 2),
                **({"dashes": True} if partner.nature == UNNAMED else {}),
                **({"color": {"color": palette.SHARED_EDGE}} if shared else {}),
                "strength": len(link.evidence),
            }
        )
    return made


def _svg(made: Mapping[str, Any], names: Mapping[str, str], level: str, title: str) -> str:
    boxes = []
    for node in made["nodes"]:
        group = node["side"] == "group"
        look = palette.GROUP if group else palette.look(node["group"])
        boxes.append(
            svg.Box(
                id=node["id"],
                x=node["x"],
                y=node["y"],
                lines=tuple(node["label"].split("\n")),
                note=names[node.get("partner", node["id"])],
                shape=node["shape"],
                fill=look.tint,
                stroke=look.line,
                ink=palette.GROUP_TEXT if group else palette.TEXT,
                border=node.get("borderWidth", 1),
                dashed="shapeProperties" in node,
            )
        )
    ties = [
        svg.Tie(
            start=edge["from"],
            end=edge["to"],
            width=edge["width"],
            colour=edge.get("color", {}).get("color", palette.EDGE),
            dashed=bool(edge.get("dashes")),
        )
        for edge in made["edges"]
    ]
    return svg.picture(boxes, ties, title=title, name=f"svg-{level}")


def legend_text(item: LegendItem) -> Text:
    """Return what a family of kinds is called."""
    return label("kinds", item.family)
