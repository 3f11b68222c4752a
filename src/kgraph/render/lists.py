"""The lists: all groups, partners, kinds, places, targets and activities, in pages where they are long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.places import Places
from kgraph.render.answers import group_item, kind_look
from kgraph.render.book import Book, place_text
from kgraph.render.data_js import places_of
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS

GROUPS_NAMED = 6


def paged(
    site: Site, path: str, title: str, rows: Sequence[Mapping[str, Any]], more: Mapping[str, Any] | None = None
) -> Iterable[Page]:
    """Yield the pages of a list: ``path`` and, where it is long, ``path`` with ``-2`` and so on before its ``.html``."""
    size = site.settings.list_rows
    paths = [path, *(f"{path.removesuffix('.html')}-{n}.html" for n in range(2, (len(rows) + size - 1) // size + 1))]
    for at, own in enumerate(paths):
        pager = [{"path": other, "n": n, "here": other == own} for n, other in enumerate(paths, 1)]
        context = {
            "rows": rows[at * size : (at + 1) * size],
            "all": len(rows),
            "pager": pager if len(paths) > 1 else [],
            **(more or {}),
        }
        text = TEXTS[title]
        whole = Text(f"{text.ja}（{at + 1}）", f"{text.en} ({at + 1})") if at else text
        yield Page(path=own, title=whole, context=context)


def ids(groups: Iterable[str]) -> str:
    """Return the ids of groups as the script of the pages counts them; where there are none a sign that is none."""
    return " ".join(groups) or "-"


def groups(site: Site) -> Iterable[Page]:
    """Yield the list of groups."""
    yield from paged(site, "groups.html", "groups", [group_row(site.book, group) for group in site.book.records])


def group_row(book: Book, identifier: str) -> dict[str, Any]:
    """Return a group as a row: area, main targets and activities, how many partners it names or only describes."""
    own = [m for m in book.mentions_of.get(identifier, ()) if m.counts]
    codes = book.values(identifier, "municipality") or book.values(identifier, "prefecture")
    return {
        **group_item(book, identifier),
        "place": place_text(codes),
        "place_note": "、".join(book.values(identifier, "region_note")),
        "targets": book.concepts(identifier, "targets", "main_target"),
        "activities": book.concepts(identifier, "activities", "main_activity"),
        "named": sum(1 for m in own if m.body),
        "unnamed": sum(1 for m in own if not m.body),
    }


def bodies(site: Site) -> Iterable[Page]:
    """Yield the list of the bodies that are named, most groups first."""
    table = site.tables["body"]
    rows: list[dict[str, Any]] = []
    for identifier in {**dict.fromkeys(site.book.partners), **{p.id: None for p in table.partners}}:
        body = site.book.bodies.get(identifier)
        links = table.links_of(identifier)
        kind = body.kind if body else table.partner_by_id[identifier].kind
        rows.append(
            {
                **group_item(site.book, identifier),
                "kind": kind_look(kind),
                "place": place_text([body.place]) if body and body.place else None,
                "n": len(links),
                "groups": [group_item(site.book, link.group) for link in links[:GROUPS_NAMED]],
                "more": max(len(links) - GROUPS_NAMED, 0),
                "ids": ids(link.group for link in links),
            }
        )
    rows.sort(key=lambda row: (-row["n"], row["name"], row["id"]))
    yield from paged(site, "bodies.html", "bodies", rows)


def kinds(site: Site) -> Iterable[Page]:
    """Yield the list of kinds in the order of the scheme, with how many groups mention one of it."""
    table = site.tables["kind"]
    groups_of = {p.kind: [link.group for link in table.links_of(p.id)] for p in table.partners}
    bodies_of = Counter(site.book.bodies[body].kind for body in site.book.partners)
    scheme = vocab.scheme("kinds")
    rows = []
    for notation in site.book.notations("kinds", {*groups_of, *bodies_of}):
        known = any(concept.notation == notation for concept in scheme.concepts)
        rows.append(
            {
                **kind_look(notation),
                "page": f"kinds/{notation}.html",
                "depth": len(scheme.ancestors(notation)) if known else 0,
                "groups": len(groups_of.get(notation, ())),
                "bodies": bodies_of[notation],
                "ids": ids(groups_of.get(notation, ())),
            }
        )
    yield Page(path="kinds.html", title=TEXTS["kinds"], context={"rows": rows, "all_groups": len(table.groups)})


def places(site: Site) -> Iterable[Page]:
    """Yield the list of places that have a group or are told by the name of a body, prefecture by prefecture."""
    rows = [
        {
            "page": f"places/{code}.html",
            "code": code,
            "name": place_text([code]),
            "inside": not code.endswith("000"),
            "groups": len(own["groups"]),
            "ids": ids(own["groups"]),
            "codes": " ".join(dict.fromkeys(around(code))),
            "bodies": len(own["bodies"]),
        }
        for code, own in place_index(site).items()
    ]
    context = {"rows": rows, "all_groups": len(site.tables["body"].groups)}
    yield Page(path="places.html", title=TEXTS["places"], context=context)


def around(code: str) -> list[str]:
    """Return the codes of the municipality and the prefecture that a place is in, itself among them."""
    place = Places.load().get(code)
    return [one for one in (place.code, place.municipality, place.prefecture) if one]


def place_index(site: Site) -> dict[str, dict[str, list[str]]]:
    """Return the groups and the bodies of each place by its code; those of a municipality are in its prefecture too."""
    found: dict[str, dict[str, list[str]]] = {}

    def at(code: str) -> dict[str, list[str]]:
        return found.setdefault(code, {"groups": [], "bodies": []})

    for group in site.tables["body"].groups:
        for code in places_of(group):
            at(code)["groups"].append(group.id)
    for identifier in site.book.partners:
        place = site.book.bodies[identifier].place
        if place:
            for code in dict.fromkeys(around(place)):
                at(code)["bodies"].append(identifier)
    return dict(sorted(found.items()))


def concepts(site: Site) -> Iterable[Page]:
    """Yield the list of targets and activities: who ticked them, and whose text speaks of them without a mark."""
    spoken = {(gap.scheme, gap.notation): [group for group, _ in gap.unmarked] for gap in site.answers.gaps.spoken}
    schemes = []
    for scheme in ("targets", "activities"):
        marked: dict[str, list[str]] = {}
        for group in site.tables["kind"].groups:
            for notation in getattr(group, scheme):
                marked.setdefault(notation, []).append(group.id)
        families = {c.notation for c in vocab.scheme(scheme).concepts if not c.leaf}
        rows = [
            {
                "page": f"{scheme}/{notation}.html",
                "label": site.book.concept_text(scheme, notation),
                "family": notation in families,
                "n": len(marked.get(notation, ())),
                "ids": ids(marked.get(notation, ())),
                "share": round(100 * len(marked.get(notation, ())) / max(len(site.tables["kind"].groups), 1), 1),
                "spoken": len(spoken.get((scheme, notation), ())),
                "spoken_ids": ids(spoken.get((scheme, notation), ())),
            }
            for notation in site.book.notations(scheme, marked)
        ]
        schemes.append({"scheme": scheme, "title": f"list-{scheme}", "rows": rows})
    context = {"schemes": schemes, "all_groups": len(site.tables["kind"].groups)}
    yield Page(path="targets.html", title=TEXTS["targets-activities"], context=context)
