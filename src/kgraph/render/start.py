"""The start page: four answers in words and small pictures, each with the way to all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from kgraph import vocab
from kgraph.network.gaps import SCHEMES
from kgraph.render import answers, map_page, palette, svg
from kgraph.render.book import family
from kgraph.render.markup import script_json
from kgraph.render.names import FORM, short
from kgraph.render.site import Page, Site
from kgraph.render.summary import summarised
from kgraph.render.texts import TEXTS
from kgraph.render.view import cut

STAR_GROUPS = 8
STAR_CHARS = 11


def pages(site: Site) -> Iterable[Page]:
    """Yield the start page."""
    links = answers.who_links(site.tables, site.answers.brokers, site.book)
    belonging = answers.belonging(site.answers.clusters, site.book)
    basis = answers.basis(site.book)
    context: dict[str, Any] = {
        "links": links,
        "star": _star(site),
        "clusters": belonging,
        "dots": {level: svg.dots([_dots(c) for c in belonging[level]]) for level in ("body", "kind")},
        "gaps": answers.gaps(site.answers.gaps, site.book),
        "basis": basis,
        "tiles": map_page.small(site),
        "shares": svg.shares(
            [
                (basis["named"], palette.GROUP.line, "#ffffff"),
                (basis["grounded"], "#5b86ad", "#ffffff"),
                (basis["generic"] - basis["grounded"], "#dfe5eb", palette.TEXT),
            ]
        ),
        "boxes": script_json(
            {scheme: _boxes(scheme) for scheme in SCHEMES} | {"print": _summaries(site), "star": _star_looks(site)}
        ),
        "levels": {level: answers.level_counts(site.tables[level]) for level in site.tables},
    }
    yield Page(path="index.html", title=TEXTS["site"], context=context)


def _boxes(scheme: str) -> list[dict[str, str]]:
    """Return the boxes of the form, which the page counts anew where it is narrowed."""
    return [{"code": box.notation, "ja": box.ja, "en": box.en} for box in vocab.scheme(scheme).leaves]


def _summaries(site: Site) -> list[str]:
    """Return the codes of the places that have a page to print."""
    return sorted(summarised(site)) if site.has("print/") else []


def _star(site: Site) -> Markup | None:
    """Return the picture of the body that links the most groups; None where none links two."""
    row = next((row for row in site.answers.brokers["body"].rows if len(row.groups) > 1), None)
    if row is None:
        return None
    groups = [cut(short(site.book.name(g)), STAR_CHARS) for g in row.groups[:STAR_GROUPS]]
    if len(row.groups) > STAR_GROUPS:
        groups[-1] = f"＋{len(row.groups) - STAR_GROUPS + 1}"
    look = palette.look(family(row.partner.kind))
    return svg.star(cut(short(row.partner.label), STAR_CHARS), groups, look.sign, look)


def _star_looks(site: Site) -> dict[str, Any]:
    """Return what the script needs to draw the same picture of what is left where the page is narrowed."""
    looks = {kind: palette.look(family(kind)) for kind in sorted({p.kind for p in site.tables["body"].partners})}
    return {
        "forms": FORM,
        "chars": STAR_CHARS,
        "most": STAR_GROUPS,
        "line": palette.SHARED_EDGE,
        "ink": palette.TEXT,
        "group": palette.GROUP.line,
        "groupInk": palette.GROUP_TEXT,
        "looks": {
            kind: [own.sign, own.line, own.tint] for kind, own in {"": palette.look(palette.OTHER), **looks}.items()
        },
    }


def _dots(cluster: dict[str, Any]) -> tuple[str, int, int]:
    return str(cluster["number"]), min(cluster["n"], 24), min(cluster.get("unsure", 0), 24)
