"""The graph page: one file that draws, filters, searches and shows the evidence, and can be sent by mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import BODY, LinkTable
from kgraph.render import folding, graph, groups_view, palette, view
from kgraph.render.answers import kind_look, level_counts
from kgraph.render.book import date_text, label
from kgraph.render.data_js import places_of
from kgraph.render.evidence import link_rows
from kgraph.render.graph_data import Tables
from kgraph.render.markup import script_json
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS

DRAWN_FILE = "graph-data.js"
_TOLD = ("shape", "group", "side", "shapeProperties")  # what drawing.js knows of a partner that is not drawn at first
TABLE_ROWS, FEWER_ROWS = 500, 100
"""How many links the table of a level has on this page, and on that of a large site; all stand on those of the lists."""


def pages(site: Site) -> Iterable[Page]:
    """Yield the graph page."""
    book, limit = site.book, site.settings.max_nodes
    drawn = {level: graph.draw(table, book, limit, TEXTS[f"svg-{level}"].ja) for level, table in site.tables.items()}
    seen = {
        level: groups_view.view_of(table, site.answers.clusters[level], book, TEXTS[f"svg-groups-{level}"].ja)
        for level, table in site.tables.items()
    }
    data = script_json(_data(site, drawn, seen))
    pictures = {
        f"graph-{name}-{level}.svg": own.svg
        for name, some in (("links", drawn), ("groups", seen))
        for level, own in some.items()
    }
    files = {"vis-network.js": view.vis_script(), DRAWN_FILE: f"window.kgraphGraph={data};\n", **pictures}
    context = {
        "drawings": [_drawing(site, drawn[level], site.tables[level]) for level in site.tables],
        "views": [_view(site, seen[level]) for level in site.tables],
        "graph_data": "" if site.large else data,
        "sources_json": script_json(
            [
                {
                    "publisher": s.source.publisher,
                    "title": s.source.title,
                    "issued": {"ja": date_text(s.source.issued).ja, "en": date_text(s.source.issued).en},
                    "document": s.source.document,
                }
                for s in book.sources
            ]
        ),
        "svgs": [
            {"level": level, "view": name, "svg": Markup("" if site.large else own.svg), "title": TEXTS[title + level]}
            for name, title, some in (("links", "svg-", drawn), ("groups", "svg-groups-", seen))
            for level, own in some.items()
        ],
    }
    beside: dict[str, Any] = {"files": files} if site.large else {"inline": (files["vis-network.js"],)}
    yield Page(path="graph.html", title=TEXTS["graph"], context=context, **beside)


def _drawing(site: Site, drawing: graph.Drawing, table: LinkTable) -> dict[str, Any]:
    # What is named stands in the table of the body level; that of the place level adds what is not.
    own = [k for k in drawing.links if drawing.level != "place" or table.partner_by_id[k.partner].nature != BODY]
    most = FEWER_ROWS if site.large else TABLE_ROWS
    rows = link_rows(table, site.book, own[:most], empty=drawing.level != "place")[:most]
    kinds = Counter(p.kind for p in table.partners)
    roles = Counter(role for link in table.links for role in link.roles)
    return {
        "level": drawing.level,
        "shown": drawing.shown,
        "all": drawing.all,
        "counts": level_counts(table),
        "legend": [
            {
                "sign": item.look.sign,
                "style": item.family,
                "label": kind_look(item.family)["label"],
                "count": item.count,
            }
            for item in drawing.legend
        ],
        "rows": rows,
        "rows_of": len(own) + len(table.links) - len(drawing.links),
        "kinds": _kind_options(kinds),
        "roles": [
            {"value": role, "label": label("roles", role), "n": n}
            for role, n in sorted(roles.items(), key=lambda item: (-item[1], item[0]))
        ],
    }


def _kind_options(kinds: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the kinds to filter by, family by family, with how many partners of the level are of each."""
    scheme = vocab.scheme("kinds")
    above = {concept.notation: [a.notation for a in scheme.ancestors(concept.notation)] for concept in scheme.concepts}
    total: Counter[str] = Counter()
    for kind, n in kinds.items():
        for notation in {kind, *above.get(kind, ())}:
            total[notation] += n
    return [
        {"value": c.notation, "label": Text(c.ja, c.en), "n": total[c.notation], "depth": len(above[c.notation])}
        for c in scheme.concepts
        if total[c.notation]
    ]


def _view(site: Site, seen: groups_view.GroupsView) -> dict[str, Any]:
    answer = site.answers.clusters[seen.level]
    return {
        "level": seen.level,
        "clustered": seen.clustered and bool(seen.clusters),
        "clusters": [
            {"number": number, "n": n, "unsure": unsure, "at": (number - 1) % len(palette.CLUSTERS)}
            for number, n, unsure in seen.clusters
        ],
        "counts": {"shared": len(answer.counts.shared), "tied_groups": answer.counts.groups_in_ties},
        "ties": len(seen.ties),
        "all_ties": seen.all_ties,
        "shown": seen.shown,
        "all": seen.all,
        "rows": groups_view.tie_rows(seen, site.book)[: FEWER_ROWS if site.large else None],
        "offer": seen.level != "kind" and not seen.clusters and bool(site.answers.clusters["kind"].clusters),
        "unsure": any(unsure for _, _, unsure in seen.clusters),
    }


def _data(site: Site, drawn: Mapping[str, graph.Drawing], seen: Mapping[str, groups_view.GroupsView]) -> dict[str, Any]:
    tables = Tables(site.book)
    levels = {level: _level(site, tables, drawn[level], site.tables[level]) for level in site.tables}
    for table in site.tables.values():
        for group in table.groups:
            tables.group(group, places_of(group))
    looked_in = {"things": tables.things, "words": tables.words()}
    return {
        "options": next(iter(drawn.values())).options if drawn else {},
        "levels": levels,
        "groupViews": {
            level: {"nodes": own.nodes, "edges": own.edges, "width": own.width, "height": own.height}
            for level, own in seen.items()
        },
        "order": [group.id for group in next(iter(site.tables.values())).groups] if site.tables else [],
        **looked_in,
        "evidence": tables.evidence,
        "styles": {name: {"sign": look.sign} for name, look in palette.FAMILIES.items()},
        "mostNodes": site.settings.max_nodes,
        "folding": folding.tables(within=str(looked_in)),
    }


def _level(site: Site, tables: Tables, drawing: graph.Drawing, table: LinkTable) -> dict[str, Any]:
    """Return what the script draws a level from: what pyvis wrote, the rest of the nodes, and all links."""
    there = {node["id"] for node in drawing.nodes}
    rest: list[dict[str, Any]] = [
        {"id": group.id, "label": graph.group_look(site.book, group.id)["label"], "side": "group"}
        for group in table.groups
        if group.id not in there
    ]
    for partner in table.partners:
        tables.partner(partner)
        key = graph.node_id(table, partner.id)
        if key not in there:
            marks = graph.partner_marks(table, partner)
            own = {k: v for k, v in {**graph.partner_look(partner), **marks}.items() if k not in _TOLD}
            rest.append({"id": key, **own, **({"dashed": True} if "shapeProperties" in marks else {})})
    at = {node["id"]: number for number, node in enumerate((*drawing.nodes, *rest))}
    pairs = {(link.group, link.partner) for link in drawing.links}
    links = [*drawing.links, *(link for link in table.links if (link.group, link.partner) not in pairs)]
    return {
        "nodes": drawing.nodes,
        # The ends of a line, and how many mentions it stands for, are those of its link; whether it is dashed is its
        # partner's.
        "edges": [[edge["width"], int("color" in edge)] for edge in drawing.edges],
        "rest": rest,
        # Of each link its two nodes by their number (in nodes, then rest), then its mentions by theirs.
        "links": [
            [at[link.group], at[graph.node_id(table, link.partner)], *(tables.mention(e) for e in link.evidence)]
            for link in links
        ],
        "width": drawing.width,
        "height": drawing.height,
    }
