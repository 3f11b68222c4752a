"""The data that scripts of the pages work with: which group is where and for whom, and who is linked to whom.

Scripts that set one name each, because a page opened by double click may load a script but no data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kgraph.errors import Text
from kgraph.links import BODY, GroupNode, LinkTable
from kgraph.network.gaps import MIN_GROUPS
from kgraph.places import Places
from kgraph.render.book import Book, place_text
from kgraph.render.markup import script_json
from kgraph.render.site import MENU_FIRST, Site
from kgraph.render.texts import TEXTS

DATA_FILE = "data.js"
LINKS_FILE = "links.js"
WORDS = (
    *(
        "narrow-all-places",
        "narrow-all-targets",
        "narrow-said",
        "narrow-mail",
        "narrow-unknown",
        "narrow-none",
        "narrow-whole",
        "narrow-empty",
    ),
    *("narrow-count", "narrow-count-groups", "menu-more"),
    *("narrow-bar", "narrow-place", "narrow-target", "narrow-off", "menu", "find-label", "find-go"),
    *("site-short", "switch", "nav"),
)
"""The texts that site.js says."""


def files(site: Site) -> Iterable[tuple[str, str]]:
    """Yield ``data.js`` (every page has it: what to narrow by) and ``links.js`` (partners and links by level)."""
    yield DATA_FILE, _script("kgraphData", narrowing(site))
    yield LINKS_FILE, _script("kgraphLinks", {level: _level(table, site.book) for level, table in site.tables.items()})


def places_of(group: GroupNode) -> list[str]:
    """Return the codes of a group's places: municipalities, their prefectures, prefectures told alone."""
    codes = [*group.prefectures, *(Places.load().prefecture_of(code).code for code in group.municipalities)]
    return sorted({*codes, *group.municipalities})


def narrowing(site: Site) -> dict[str, Any]:
    """Return the groups with places, targets and activities, and the places and targets that can be chosen."""
    groups = next(iter(site.tables.values())).groups if site.tables else ()
    where = {group.id: places_of(group) for group in groups}
    at = Counter(code for codes in where.values() for code in codes)
    marked = Counter(target for group in groups for target in group.targets)
    return {
        "least": MIN_GROUPS,
        "menu": [
            {"path": path, **_both(TEXTS[text]), **({} if text in MENU_FIRST else {"more": True})}
            for path, text in site.menu
        ],
        "words": {**{key: [TEXTS[key].ja, TEXTS[key].en] for key in WORDS}, **_of_part(site.given.get("narrowed"))},
        "groups": [
            {
                "id": group.id,
                "name": group.label,
                "page": site.book.page(group.id),
                "places": where[group.id],
                "targets": list(group.targets),
                "activities": list(group.activities),
                **_mentions(group.id, site.book),
            }
            for group in groups
        ],
        "places": [{"code": code, "n": at[code], **_both(_place_name(code))} for code in sorted(at)],
        "targets": [
            {"code": notation, "n": marked[notation], **_both(site.book.concept_text("targets", notation))}
            for notation in site.book.notations("targets", marked)
        ],
    }


def _of_part(narrowed: Text | None) -> dict[str, list[str]]:
    """Return what the choosers call everything on a page that holds a part only: by the filter that it was made with."""
    if narrowed is None:
        return {}
    found = {"narrow-all-places": TEXTS["narrow-all-part"], "narrow-all-targets": TEXTS["narrow-all-part-targets"]}
    return {key: [text.ja.format(what=narrowed.ja), text.en.format(what=narrowed.en)] for key, text in found.items()}


def _place_name(code: str) -> Text:
    if code.endswith("000"):
        return place_text([code])
    own = place_text([code])
    return Text(Places.load().get(code).name, own.en.partition(", ")[0])


def _mentions(group: str, book: Book) -> dict[str, int]:
    own = [m for m in book.mentions_of.get(group, ()) if m.counts]
    return {"named": sum(m.grounding == "named" for m in own), "mentions": len(own)}


def _level(table: LinkTable, book: Book) -> dict[str, Any]:
    """Return the partners of a level, and its links as numbers: group, partner, how many mentions; one after another."""
    group = {g.id: at for at, g in enumerate(table.groups)}
    partner = {p.id: at for at, p in enumerate(table.partners)}
    flat: list[int] = []
    for link in table.links:
        flat += (group[link.group], partner[link.partner], len(link.evidence))
    return {
        "partners": [
            {
                "id": p.id,
                "ja": p.label,
                **({"en": p.label_en} if p.label_en != p.label else {}),
                "kind": p.kind,
                **({"page": book.page(p.id)} if p.nature == BODY else {"nature": p.nature}),
            }
            for p in table.partners
        ],
        "links": flat,
    }


def _both(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def _script(name: str, data: object) -> str:
    return f"window.{name}={script_json(data)};\n"
