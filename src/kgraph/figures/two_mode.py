"""Groups on the left, partners on the right, a line for each link: every name in a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kgraph import vocab
from kgraph.errors import Text
from kgraph.figures.parts import INK, MARGIN, SMALL, SOFT, STRONG, TEXT_SIZE, Frame, family_of, level_of
from kgraph.figures.sheet import Sheet, fitted, width_of
from kgraph.links import UNNAMED, LinkTable, Narrowing, PartnerNode
from kgraph.network import wording
from kgraph.render import palette
from kgraph.render.names import short

PARTNERS = 120
"""How many partners are drawn at most; beyond that, those that several groups name come first."""

_ROW, _LABEL_MOST, _BETWEEN, _LEGEND_ROW = 15.5, 300.0, 230.0, 15.0
_PASSES = 12


def draw(table: LinkTable, *, lang: str = "ja", source: Text | None = None, narrowed: Narrowing | None = None) -> Sheet:
    """Return the drawing of a table. Lines to partners that several groups name are red; signs and colours are families.

    Groups without a link stand at the end. Raises CallError without matplotlib.
    """
    partners = _chosen(table)
    groups, order = _ordered(table, partners)
    by_id = {p.id: p for p in partners}
    group_labels = {g: fitted(short(table.group_by_id[g].label), TEXT_SIZE, _LABEL_MOST) for g in groups}
    labels = {p: fitted(by_id[p].label_in(lang), TEXT_SIZE, _LABEL_MOST) for p in order}
    wide_left = max([width_of(label, TEXT_SIZE, bold=True) for label in group_labels.values()], default=0.0)
    wide_right = max([width_of(label, TEXT_SIZE, bold=True) for label in labels.values()], default=0.0)
    left, right = MARGIN + wide_left + 8, MARGIN + wide_left + 8 + _BETWEEN
    width = max(right + 24 + wide_right + MARGIN, 520.0)
    shown = sum(len(table.links_of(p)) for p in order)
    frame = Frame(
        width,
        (narrowed or Narrowing()).titled(_title(table)).in_(lang),
        [_lead(table, len(order), shown).in_(lang)],
        _foot(table, lang, source),
    )
    families = _families(by_id.values(), width - 2 * MARGIN, lang)
    rows = max(len(order), len(groups), 1)
    top = frame.above + 22
    height = top + rows * _ROW + 12 + len(families) * _LEGEND_ROW + frame.below
    sheet = Sheet(width, height, frame.title)
    frame.draw(sheet)
    sheet.text(left - 8, frame.above + 6, "団体" if lang == "ja" else "groups", size=SMALL, color=SOFT, align="right")
    sheet.text(right + 8, frame.above + 6, level_of(table.level).in_(lang), size=SMALL, color=SOFT)
    y_of = {p: top + (at + 0.5) * _ROW * rows / max(len(order), 1) for at, p in enumerate(order)}
    y_group = _spread(groups, table, y_of, top, rows * _ROW)
    _lines(sheet, table, order, y_of, y_group, left, right)
    for group in groups:
        sheet.dot(left, y_group[group], 4, fill=palette.GROUP.line)
        sheet.text(left - 8, y_group[group], group_labels[group], size=TEXT_SIZE, align="right", bold=True)
    for partner in order:
        own = palette.look(family_of(by_id[partner].kind))
        several = len(table.links_of(partner)) > 1
        sheet.text(right + 3, y_of[partner], own.sign, size=TEXT_SIZE, color=own.line)
        sheet.text(right + 17, y_of[partner], labels[partner], size=TEXT_SIZE, color=INK, bold=several)
    _legend(sheet, families, top + rows * _ROW + 14)
    return sheet


def _lines(
    sheet: Sheet,
    table: LinkTable,
    order: Sequence[str],
    y_of: Mapping[str, float],
    y_group: Mapping[str, float],
    left: float,
    right: float,
) -> None:
    """Draw the links, those of shared partners last, so that they lie on top."""
    for several in (False, True):
        for partner in order:
            links = table.links_of(partner)
            if (len(links) > 1) != several:
                continue
            for link in links:
                color, width = (STRONG, 1.4) if several and table.level != "kind" else (palette.EDGE, 0.8)
                sheet.curve((left, y_group[link.group]), (right, y_of[partner]), color=color, width=width)


def _chosen(table: LinkTable) -> list[PartnerNode]:
    some = [p for p in table.partners if table.links_of(p.id)]
    some.sort(key=lambda p: (-len(table.links_of(p.id)), p.id))
    return some[:PARTNERS]


def _ordered(table: LinkTable, partners: Sequence[PartnerNode]) -> tuple[list[str], list[str]]:
    """Return groups and partners in an order in which few lines cross: each by the mean place of its neighbours.

    Both begin in the order of the document; the passes are few and fixed, ties are broken by the order before.
    """
    kept = {p.id for p in partners}
    linked = [g.id for g in table.groups if any(link.partner in kept for link in table.links_from(g.id))]
    alone = [g.id for g in table.groups if g.id not in set(linked)]
    groups, order = linked, [p.id for p in partners]
    for _ in range(_PASSES):
        at = {g: n for n, g in enumerate(groups)}
        order = _by_mean(order, {p: [at[link.group] for link in table.links_of(p)] for p in order})
        place = {p: n for n, p in enumerate(order)}
        near = {g: [place[link.partner] for link in table.links_from(g) if link.partner in kept] for g in groups}
        groups = _by_mean(groups, near)
    return [*groups, *alone], order


def _by_mean(names: Sequence[str], near: Mapping[str, Sequence[int]]) -> list[str]:
    return sorted(names, key=lambda name: sum(near[name]) / len(near[name]))


def _spread(
    groups: Sequence[str], table: LinkTable, y_of: Mapping[str, float], top: float, height: float
) -> dict[str, float]:
    """Return where groups stand: each amid its partners, at least a row from the next, within the drawing."""
    wanted = []
    for group in groups:
        own = [y_of[link.partner] for link in table.links_from(group) if link.partner in y_of]
        wanted.append(sum(own) / len(own) if own else top + height)
    found: list[float] = []
    for y in wanted:
        found.append(max(y, found[-1] + _ROW) if found else max(y, top + _ROW / 2))
    limit = top + height - _ROW / 2
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - _ROW
    return dict(zip(groups, found, strict=True))


def _families(partners: Iterable[PartnerNode], room: float, lang: str) -> list[list[tuple[str, str, str]]]:
    """Return the legend as rows of (sign, colour, label) that fit the width."""
    present = {family_of(p.kind) for p in partners}
    rows: list[list[tuple[str, str, str]]] = [[]]
    used = 0.0
    known = vocab.scheme("kinds")
    for family in sorted(present, key=lambda name: (list(palette.FAMILIES).index(palette.style_name(name)), name)):
        own = palette.look(family)
        label = vocab.label("kinds", family, lang) if family in known else family
        wide = width_of(label, SMALL) + 30
        if rows[-1] and used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append((own.sign, own.line, label))
        used += wide
    return rows


def _legend(sheet: Sheet, rows: Sequence[Sequence[tuple[str, str, str]]], top: float) -> None:
    for at, row in enumerate(rows):
        x = MARGIN
        for sign, color, label in row:
            sheet.text(x, top + at * _LEGEND_ROW, sign, size=SMALL, color=color)
            sheet.text(x + 13, top + at * _LEGEND_ROW, label, size=SMALL, color=SOFT)
            x += width_of(label, SMALL) + 30


def _title(table: LinkTable) -> Text:
    what = level_of(table.level)
    return Text(f"団体と{what.ja}", f"Groups and their {what.en}")


def _lead(table: LinkTable, partners: int, links: int) -> Text:
    groups = len(table.groups)
    what = level_of(table.level)
    ja = f"{groups} 団体が調査票の連携先の欄に挙げたもの（{what.ja} {partners}、線 {links}）。"
    en = f"What {groups} groups name in the field of partners ({partners} {what.en}, {links} lines)."
    left_out = len(table.partners) - partners
    if left_out > 0:
        ja += f"挙げた団体の多い順。ほかに {left_out} あります。"
        en += f" Those that most groups name; {left_out} more are left out."
    return Text(ja, en)


def _foot(table: LinkTable, lang: str, source: Text | None) -> list[str]:
    parts = [wording.caveat(table.level)]
    if any(not table.links_from(group.id) for group in table.groups):
        parts.insert(
            0,
            Text(
                "線のない団体は、ここで数える連携先が書かれていないもの（種類だけで書かれたものは数えていません）。"
                if table.level == "body"
                else "線のない団体は、ここで数える連携先が書かれていないもの。",
                "A group without a line names no partner that is counted here"
                + (" (those told by kind only are not)." if table.level == "body" else "."),
            ),
        )
    if table.level == "kind":
        parts.insert(0, Text("太字は、複数の団体が挙げた種類。", "Bold: kinds that several groups mention."))
    else:
        red = Text(
            "赤い線と太字は、複数の団体が挙げた連携先。", "Red lines and bold names: partners that several groups name."
        )
        parts.insert(0, red)
    if any(p.nature == UNNAMED for p in table.shared):
        parts.append(
            Text(
                "団体名のないものは、同じ連携先である可能性があるだけです。",
                "Without a name it is possible only that it is the same.",
            )
        )
    return [part.in_(lang) for part in (*parts, *([source] if source else []))]
