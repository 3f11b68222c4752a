"""The pages that the site has: one line for each type, in the order of the menu.

A new page is a module with a function from a ``Site`` to its pages, a template in ``site/templates``, and a line here.
"""

from __future__ import annotations

from kgraph.render import (
    ask,
    brokers_page,
    check_page,
    clusters_page,
    concepts,
    data_js,
    data_page,
    find,
    folding,
    gaps_page,
    graph_page,
    invite,
    lists,
    map_page,
    one,
    places,
    start,
    summary,
    terms_page,
)
from kgraph.render.data_js import LINKS_FILE
from kgraph.render.site import FileType, PageType

_TABLE = ("table.js",)

PAGES: tuple[PageType, ...] = (
    PageType(
        template="index.html.j2",
        build=start.pages,
        path="index.html",
        menu="to-start",
        scripts=(LINKS_FILE, "star.js", "start.js"),
    ),
    PageType(
        template="graph.html.j2",
        build=graph_page.pages,
        path="graph.html",
        menu="to-graph",
        scripts=(folding.SCRIPT, "layout.js", "drawing.js", "panel.js", "graph-table.js", "graph.js"),
        alone=True,
    ),
    PageType(
        template="brokers.html.j2",
        build=brokers_page.pages,
        path="brokers.html",
        menu="to-brokers",
        scripts=(LINKS_FILE, "table.js", "sheets.js", "brokers.js"),
    ),
    PageType(
        template="clusters.html.j2",
        build=clusters_page.pages,
        path="clusters.html",
        menu="to-clusters",
        scripts=(LINKS_FILE, "table.js", "sheets.js", "clusters.js"),
    ),
    PageType(
        template="gaps.html.j2",
        build=gaps_page.pages,
        path="gaps.html",
        menu="to-gaps",
        scripts=(LINKS_FILE, "sheets.js", "gaps.js"),
    ),
    PageType(
        template="invite.html.j2",
        build=invite.pages,
        path="invite.html",
        menu="to-invite",
        scripts=(invite.PLACES_FILE, "sheets.js", "invite.js"),
    ),
    PageType(template="groups.html.j2", build=lists.groups, path="groups.html", menu="to-groups", scripts=_TABLE),
    PageType(template="bodies.html.j2", build=lists.bodies, path="bodies.html", menu="to-bodies", scripts=_TABLE),
    PageType(template="kinds.html.j2", build=lists.kinds, path="kinds.html", menu="to-kinds", scripts=_TABLE),
    PageType(template="places.html.j2", build=lists.places, path="places.html", menu="to-places", scripts=_TABLE),
    PageType(template="concepts.html.j2", build=lists.concepts, path="targets.html", menu="to-targets"),
    PageType(
        template="map.html.j2",
        build=map_page.pages,
        path="map.html",
        menu="to-map",
        scripts=(LINKS_FILE, "table.js", "map.js"),
    ),
    *find.page_types(),
    *ask.page_types(),
    PageType(template="data.html.j2", build=data_page.pages, path="data.html", menu="to-data", needs=("downloads",)),
    PageType(template="check.html.j2", build=check_page.pages, path="check.html", scripts=_TABLE, needs=("report",)),
    PageType(template="terms.html.j2", build=terms_page.pages, path="terms.html"),
    PageType(template="group.html.j2", build=one.group_pages),
    PageType(template="body.html.j2", build=one.body_pages),
    PageType(template="more.html.j2", build=one.shared_pages),
    PageType(template="kind.html.j2", build=concepts.kind_pages),
    PageType(template="concept.html.j2", build=concepts.ticked_pages),
    PageType(template="place.html.j2", build=places.pages, scripts=_TABLE),
    PageType(template="summary.html.j2", build=summary.pages, path="print/", scripts=("summary.js",)),
)

FILES: tuple[FileType, ...] = (
    FileType(build=data_js.files),
    FileType(build=invite.files),
    FileType(build=lambda site: site.analysis.values()),
    FileType(build=data_page.files, needs=("downloads",)),
    *find.file_types(),
)
