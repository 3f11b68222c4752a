"""One page of A4 for a place: its groups, who links them, a drawing, what is not ticked, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from kgraph.errors import Text
from kgraph.links import Evidence, LinkTable
from kgraph.network.answers import Answers
from kgraph.network.brokers import BrokerRow
from kgraph.network.gaps import MIN_GROUPS
from kgraph.render import answers, palette, svg
from kgraph.render.book import Book, family, label, place_text
from kgraph.render.evidence import words_of
from kgraph.render.lists import group_row, place_index
from kgraph.render.names import short
from kgraph.render.site import Page, Site
from kgraph.render.svg import Box, Tie
from kgraph.render.texts import TEXTS
from kgraph.render.view import cut

GROUPS, ROWS, LINES = 5, 12, 2
"""How many groups, partners and lines of a partner find room on the page; drawn is what the table lists."""

_CHARS = 17
_STEP, _APART = 30.0, 420.0


def pages(site: Site) -> Iterable[Page]:
    """Yield the page of each place that has one."""
    for code, groups in summarised(site).items():
        context = summary(site, code, groups)
        yield Page(path=f"print/{code}.html", title=context["title"], context=context)


def summarised(site: Site) -> dict[str, list[str]]:
    """Return the places that have a page, with their groups: every place in which a group is active.

    On a site of many groups and bodies (``Settings.share_texts``) a municipality has one from MIN_GROUPS groups on.
    """
    least = MIN_GROUPS if site.large else 1
    found = {code: own["groups"] for code, own in place_index(site).items() if own["groups"]}
    return {code: groups for code, groups in found.items() if code.endswith("000") or len(groups) >= least}


def summary(site: Site, code: str, groups: Sequence[str]) -> dict[str, Any]:
    """Return what the page of a place says."""
    tables = {level: within(table, groups) for level, table in site.tables.items()}
    found = Answers(tables)
    links = answers.who_links(tables, found.brokers, site.book)
    rows = found.brokers["body"].rows
    gaps = [gap for gap in answers.gaps(found.gaps, site.book) if gap["scheme"] == "targets"]
    place, text = place_text([code]), TEXTS["summary-of"]
    return {
        "code": code,
        "place": place,
        "title": Text(text.ja.format(place=place.ja), text.en.format(place=place.en)),
        "groups": [
            {**group_row(site.book, group), "initiatives": site.book.values(group, "initiative")}
            for group in groups[:GROUPS]
        ],
        "all_groups": len(groups),
        "links": {**links, "shown": links["shown"][:1], "kinds": links["kinds"][:2]},
        "rows": [_row(site, row) for row in rows[:ROWS]],
        "more_rows": max(len(rows) - ROWS, 0),
        "picture": drawing(site.book, tables["body"], rows[:ROWS], groups[:GROUPS], place) if rows else None,
        "few": not found.gaps.enough,
        "ticked": [bar for gap in gaps for bar in gap["bars"] if bar["n"]],
        "missing": [one for gap in gaps for one in gap["missing"]],
    }


def within(table: LinkTable, groups: Sequence[str]) -> LinkTable:
    """Return the table of these groups, with what they are linked to."""
    inside = set(groups)
    links = sorted((link for group in groups for link in table.links_from(group)), key=lambda x: (x.partner, x.group))
    return LinkTable(
        level=table.level,
        groups=tuple(table.group_by_id[group] for group in groups),
        partners=tuple(table.partner_by_id[partner] for partner in sorted({link.partner for link in links})),
        links=tuple(links),
        direct_ties=tuple(tie for tie in table.direct_ties if tie.group in inside),
        own_labels=table.own_labels,
    )


def _row(site: Site, row: BrokerRow) -> dict[str, Any]:
    return {
        "name": short(row.partner.label),
        "page": site.book.page(row.partner.id),
        "kind": answers.kind_look(row.partner.kind),
        "n": len(row.groups),
        "all": len(site.tables["body"].links_of(row.partner.id)),
        "roles": _roles(site.book, row.evidence[:LINES]),
        "more": max(len(row.evidence) - LINES, 0),
    }


def _roles(book: Book, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Return the roles that mentions tell, each once, with where they stand."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in evidence:
        found.setdefault(one.role, []).append(words_of(one, book))
    return [{"role": label("roles", role), "at": some} for role, some in found.items()]


def drawing(book: Book, table: LinkTable, rows: Sequence[BrokerRow], groups: Sequence[str], place: Text) -> Markup:
    """Return the drawing of groups (left) and partners (right)."""
    lines = max(len(rows), len(groups))
    at = {row.partner.id: (n + 0.5) * lines / len(rows) * _STEP for n, row in enumerate(_by_height(rows, groups))}
    boxes = [
        Box(id=group, x=0, y=(n + 0.5) * lines / len(groups) * _STEP, lines=(cut(short(book.name(group)), _CHARS),),
            note=book.name(group), fill=palette.GROUP.tint, stroke=palette.GROUP.line, ink=palette.GROUP_TEXT)
        for n, group in enumerate(groups)
    ]  # fmt: skip
    ties, shown = [], set(groups)
    for row in rows:
        look = palette.look(family(row.partner.kind))
        text = f"{look.sign} {cut(short(row.partner.label), _CHARS)}"
        boxes.append(
            Box(id=row.partner.id, x=_APART, y=at[row.partner.id], lines=(text,), note=row.partner.label,
                fill=look.tint, stroke=look.line)
        )  # fmt: skip
        wide, colour = (3.0, palette.SHARED_EDGE) if len(row.groups) > 1 else (1.5, palette.EDGE)
        drawn = (group for group in row.groups if group in shown)
        ties += [Tie(start=group, end=row.partner.id, width=wide, colour=colour) for group in drawn]
    return Markup(svg.picture(boxes, ties, title=place.ja, name="picture"))


def _by_height(rows: Sequence[BrokerRow], groups: Sequence[str]) -> list[BrokerRow]:
    """Return partners in the order of the mean height of their groups, so that few lines cross."""
    height = {group: n for n, group in enumerate(groups)}

    def mean(row: BrokerRow) -> float:
        own = [height[group] for group in row.groups if group in height]
        return sum(own) / len(own) if own else len(groups)

    return sorted(rows, key=lambda row: (mean(row), row.partner.label, row.partner.id))
