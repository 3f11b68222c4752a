"""From the table of a level to its drawing: nodes, lines, labels, what to search by, and a legend with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kgraph import vocab
from kgraph.links import BODY, UNNAMED, Link, LinkTable, PartnerNode
from kgraph.places import Places
from kgraph.render import palette, view
from kgraph.render.book import Book, family, label, place_text
from kgraph.render.layout import Layout, arrange
from kgraph.render.names import short
from kgraph.render.texts import TEXTS

MAX_NODES = 1500
TITLE_WORDS = 8
_LINE, _PADDING = 14.0, 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """One family of kinds in the drawing, and how many of its nodes are shown."""

    family: str
    look: palette.Look
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The drawing of one level: what vis-network gets, its size, its legend, and how many of all nodes it shows."""

    level: str
    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[Mapping[str, Any], ...]
    options: Mapping[str, Any]
    width: float
    height: float
    legend: tuple[LegendItem, ...]
    shown: int
    all: int


def draw(table: LinkTable, book: Book, limit: int = MAX_NODES) -> Drawing:
    """Return the drawing of ``table``; beyond ``limit`` nodes only the partners with the most groups are shown."""
    links, partners, groups = _within(table, limit)
    labels = {g: view.wrap(short(book.name(g))) for g in groups}
    labels.update({p.id: view.wrap(f"{palette.look(family(p.kind)).sign} {_shown_name(p)}") for p in partners})
    english = {p.id: _english_label(p) for p in partners if p.nature != BODY}
    heights = {
        k: (max(t.count("\n"), english.get(k, "").count("\n")) + 1) * _LINE + _PADDING for k, t in labels.items()
    }
    heights.update({g: (heights[g] - _PADDING) * 2 + 3 for g in groups})
    # A body that leads an initiative and is a partner elsewhere stands on both sides: two nodes, one id each.
    twin = {p.id: f"{p.id}~" if p.id in table.group_by_id else p.id for p in partners}
    heights.update({twin[p.id]: heights[p.id] for p in partners})
    laid = arrange(groups, [(link.group, twin[link.partner]) for link in links], heights)
    nodes = [_group_node(g, labels[g], laid, table, book) for g in groups]
    nodes += [_partner_node(p, twin[p.id], labels[p.id], laid, table, book) for p in partners]
    made = view.drawing(nodes, _edges(links, twin, table))
    counted = Counter(palette.style_name(family(p.kind)) for p in partners)
    return Drawing(
        level=table.level,
        nodes=tuple(made["nodes"]),
        edges=tuple(made["edges"]),
        options=made["options"],
        width=laid.width,
        height=laid.height,
        legend=tuple(
            LegendItem(family=f, look=palette.look(f), count=counted[f]) for f in palette.FAMILIES if counted[f]
        ),
        shown=len(nodes),
        all=len(table.groups) + len(table.partners),
    )


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


def _shown_name(partner: PartnerNode) -> str:
    return short(partner.label) if partner.nature == BODY else label("kinds", partner.kind).ja


def _english_label(partner: PartnerNode) -> str:
    return view.wrap(f"{palette.look(family(partner.kind)).sign} {label('kinds', partner.kind).en}", 11)


def _group_node(group: str, text: str, laid: Layout, table: LinkTable, book: Book) -> dict[str, Any]:
    x, y = laid.at[group]
    own = table.group_by_id[group]
    where = place_text(own.municipalities or own.prefectures)
    linked = len(table.links_from(group))
    return {
        "id": group,
        "label": text,
        "title": f"{book.name(group)}\n{where.ja}\n{TEXTS['th-partner'].ja} {linked}",
        "titleEn": f"{book.name(group)}\n{where.en}\n{TEXTS['th-partner'].en}: {linked}",
        "side": "group",
        "shape": "ellipse",
        "group": "group",
        "name": book.name(group),
        "find": _unique((*book.aliases(group), *_place_terms((*own.municipalities, *own.prefectures)))),
        "page": book.page(group),
        "x": x,
        "y": y,
    }


def _partner_node(
    partner: PartnerNode, node_id: str, text: str, laid: Layout, table: LinkTable, book: Book
) -> dict[str, Any]:
    x, y = laid.at[node_id]
    kind = label("kinds", partner.kind)
    variants = vocab.concept("kinds", partner.kind).alt
    linked = len(table.links_of(partner.id))
    english = {} if partner.nature == BODY else {"labelEn": _english_label(partner)}
    return {
        "id": node_id,
        "label": text,
        **english,
        "title": f"{partner.label}\n{kind.ja}\n{TEXTS['th-shared'].ja} {linked}",
        "titleEn": f"{partner.label_en}\n{kind.en}\n{TEXTS['th-shared'].en}: {linked}",
        "side": "partner",
        "group": palette.style_name(family(partner.kind)),
        "shape": "box",
        **({"shapeProperties": {"borderDashes": [5, 4], "borderRadius": 3}} if partner.nature == UNNAMED else {}),
        **({"borderWidth": 3} if linked > 1 else {}),
        "name": partner.label,
        "find": _unique((kind.ja, kind.en, *variants, *_place_terms(partner.places))),
        **({} if partner.nature == BODY else {"nameEn": partner.label_en}),
        **({"page": book.page(partner.id)} if partner.nature == BODY else {}),
        "partner": partner.id,
        "x": x,
        "y": y,
    }


def _edges(links: Sequence[Link], twin: Mapping[str, str], table: LinkTable) -> list[dict[str, Any]]:
    strongest = max((len(link.evidence) for link in links), default=1)
    made = []
    for link in links:
        shared = len(table.links_of(link.partner)) > 1 and table.level != "kind"
        partner = table.partner_by_id[link.partner]
        made.append(
            {
                "from": link.group,
                "to": twin[link.partner],
                "width": view.width(len(link.evidence), strongest) + (1.5 if shared else 0),
                **({"dashes": True} if partner.nature == UNNAMED else {}),
                **({"color": {"color": palette.SHARED_EDGE}} if shared else {}),
                "title": _words(link, "ja"),
                "titleEn": _words(link, "en"),
                "strength": len(link.evidence),
            }
        )
    return made


def _words(link: Link, lang: str) -> str:
    """Return the words behind a link with their roles and lines, one mention a line: no relation is lost."""
    lines = []
    for evidence in link.evidence[:TITLE_WORDS]:
        role = label("roles", evidence.role).in_(lang)
        where = TEXTS["line"].in_(lang).format(n=evidence.line)
        lines.append(f"「{evidence.words}」 {role} {where}")
    more = len(link.evidence) - TITLE_WORDS
    return "\n".join([*lines, *([f"… +{more}"] if more > 0 else [])])


def _place_terms(codes: Sequence[str]) -> list[str]:
    """Return what a place may be typed as: its name, its reading, its romaji."""
    found = [Places.load().get(code) for code in codes]
    return _unique(term for place in found for term in (place.name, place.kana, place.romaji))


def _unique(terms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(terms))
