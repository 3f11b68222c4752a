"""The page of a place: its groups, the bodies whose name tells it, and what is ticked there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kgraph.places import Places
from kgraph.render import linked_data, turtle
from kgraph.render.answers import group_item, kind_look
from kgraph.render.book import place_text
from kgraph.render.concepts import MOST_ROWS
from kgraph.render.lists import group_row, place_index
from kgraph.render.site import Page, Site
from kgraph.render.summary import summarised


def pages(site: Site) -> Iterable[Page]:
    """Yield a page for each place that has a group or is told by the name of a body."""
    index = place_index(site)
    nodes = site.tables["body"].group_by_id
    summaries = summarised(site) if site.has("print/") else {}
    for code, own in index.items():
        place = Places.load().get(code)
        marked = {
            scheme: Counter(notation for group in own["groups"] for notation in getattr(nodes[group], scheme))
            for scheme in ("targets", "activities")
        }
        context: dict[str, Any] = {
            "code": code,
            "summary": code in summaries,
            "name": place_text([code]),
            "above": _item(place.prefecture) if place.level != "prefecture" and place.prefecture in index else None,
            "below": [_item(other) for other in index if other != code and other[:2] == code[:2] and code[2:] == "000"],
            "groups": [group_row(site.book, group) for group in own["groups"][:MOST_ROWS]],
            "all_groups": len(own["groups"]),
            "bodies": [
                {**group_item(site.book, body), "kind": kind_look(site.book.bodies[body].kind),
                 "n": len(site.tables["body"].links_of(body))}
                for body in own["bodies"][:MOST_ROWS]
            ],
            "all_bodies": len(own["bodies"]),
            "marked": [
                {"scheme": scheme, "rows": [_mark(site, scheme, notation, n) for notation, n in _ordered(counts)]}
                for scheme, counts in marked.items()
            ],
        }  # fmt: skip
        path, linked = f"places/{code}.html", linked_data.place(code)
        yield Page(
            path=path,
            title=place_text([code]),
            context=context,
            linked_data=linked,
            turtle=turtle.beside(site, path, linked),
        )


def _item(code: str) -> dict[str, Any]:
    return {"label": place_text([code]), "page": f"places/{code}.html"}


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _mark(site: Site, scheme: str, notation: str, n: int) -> dict[str, Any]:
    return {"label": site.book.concept_text(scheme, notation), "page": f"{scheme}/{notation}.html", "n": n}
