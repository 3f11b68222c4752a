"""The page of groups that belong together: the clusters of each level, how sure they are, and what lies between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kgraph.errors import Text
from kgraph.links import BODY, KIND, LinkTable
from kgraph.render import palette, svg
from kgraph.render.analysis_csv import narrowed, too_little_key
from kgraph.render.answers import SURE, group_item
from kgraph.render.book import Book, family
from kgraph.render.markup import script_json
from kgraph.render.names import short
from kgraph.render.site import Page, Site
from kgraph.render.svg import Box, Tie
from kgraph.render.texts import TEXTS
from kgraph.render.view import cut

if TYPE_CHECKING:
    from kgraph.network.chance.partners import Pairs
    from kgraph.network.clusters import Cluster, ClusterAnswer

STEADY = 0.9
"""From this certainty on a group is said to be nearly always in the same company; from SURE on mostly."""

TABLES_TO = 60
"""Up to so many groups each cluster has a table of its groups; with more their names stand in a row."""

CLUSTERS, MEMBERS, HELD, BETWEEN, PAIRS = 20, 20, 8, 30, 20
"""How many clusters of a level are listed, members and partners of each, partners between them, pairs of groups."""

DRAWN, NAMED, PARTNERS, CHARS = 8, 8, 14, 16
"""How many clusters are drawn, names in each, partners beside them, and characters of a name."""

_APART = 470.0


def pages(site: Site) -> Iterable[Page]:
    """Yield the page."""
    levels = [_level(site, answer) for answer in site.answers.clusters.values()]
    numbers = {level: _numbers(answer) for level, answer in site.answers.clusters.items()}
    sure = {level: _sure(answer) for level, answer in site.answers.clusters.items()}
    context = {
        "levels": levels,
        "numbers": script_json({"of": numbers, "sure": sure, "listed": CLUSTERS, "csv": narrowed("clusters")}),
    }
    yield Page(path="clusters.html", title=TEXTS["clusters"], context=context)


def _numbers(answer: ClusterAnswer) -> list[int]:
    """Return the number of the cluster of each group in the order of the table, 0 for none: the script counts by it."""
    number = {group: cluster.number for cluster in answer.clusters for group in cluster.groups}
    return [number.get(group.id, 0) for group in answer.table.groups]


def _sure(answer: ClusterAnswer) -> list[float]:
    """Return the certainty of each group in the order of the table, 0 for those in no cluster."""
    sure = {g: share for cluster in answer.clusters for g, share in zip(cluster.groups, cluster.certainty, strict=True)}
    return [round(sure.get(group.id, 0), 2) for group in answer.table.groups]


def _level(site: Site, answer: ClusterAnswer) -> dict[str, Any]:
    """Return what the page says of a level."""
    from kgraph.network.enough import MIN_GROUPS_IN_TIES, MIN_SHARED
    from kgraph.network.wording import CLEAR_MODULARITY, caveat

    sure = [share for cluster in answer.clusters for share in cluster.certainty]
    listed = answer.clusters[:CLUSTERS]
    chance = site.answers.certain[answer.level].chance
    return {
        "level": answer.level,
        "kinds": answer.level == KIND,
        "found": {BODY: "c-found", KIND: "c-found-alike"}.get(answer.level, "c-found-possible"),
        "caveat": caveat(answer.level),
        "too_little": too_little_key(answer.level),
        "least": MIN_SHARED,
        "least_groups": MIN_GROUPS_IN_TIES,
        "shared": len(answer.counts.shared),
        "tied_groups": answer.counts.groups_in_ties,
        "tied": answer.counts.tied_pairs,
        "see": answer.see_level,
        "all": answer.counts.groups,
        "placed": len(sure),
        "n": len(answer.clusters),
        "runs": answer.runs,
        "steady": sum(share >= STEADY for share in sure),
        "mostly": sum(SURE <= share < STEADY for share in sure),
        "unsure": sum(share < SURE for share in sure),
        "parted": answer.modularity is not None and answer.modularity >= CLEAR_MODULARITY,
        "pictures": _pictures(site.book, answer) if answer.clusters else [],
        "drawn": min(len(answer.clusters), DRAWN),
        "tables": answer.counts.groups <= TABLES_TO,
        "clusters": [_cluster(site.book, answer.table, cluster) for cluster in listed],
        "more": len(answer.clusters) - len(listed),
        "between": [_between(site.book, answer.table, one) for one in answer.between[:BETWEEN]],
        "more_between": max(len(answer.between) - BETWEEN, 0),
        "pairs": [
            {"a": group_item(site.book, one.a), "b": group_item(site.book, one.b), "share": one.share}
            for one in answer.unsure[:PAIRS]
        ],
        "all_pairs": answer.unsure_pairs,
        "chance": _chance(site.book, chance.groups) if chance else None,
        "alone": [group_item(site.book, group) for group in answer.unconnected[: MEMBERS * 2]],
        "all_alone": len(answer.unconnected),
        "notes": _notes(answer),
        "csv": site.analysis[f"clusters-{answer.level}"][0],
    }


def _cluster(book: Book, table: LinkTable, cluster: Cluster) -> dict[str, Any]:
    sure = dict(zip(cluster.groups, cluster.certainty, strict=True))
    return {
        "number": cluster.number,
        "style": (cluster.number - 1) % len(palette.CLUSTERS),
        "n": len(cluster.groups),
        "agreement": f"{sum(sure.values()) / max(len(sure), 1):.0%}",
        "members": [
            {
                **group_item(book, group),
                "share": f"{sure[group]:.0%}",
                "part": round(100 * sure[group], 1),
                "word": "c-steady" if sure[group] >= STEADY else "c-mostly" if sure[group] >= SURE else "c-unsure",
                "unsure": sure[group] < SURE,
                "has": [_partner(book, table, h.partner) for h in cluster.held_by[:HELD] if group in h.groups],
            }
            for group in cluster.groups[:MEMBERS]
        ],
        "more": max(len(cluster.groups) - MEMBERS, 0),
        "held": [{**_partner(book, table, h.partner), "n": len(h.groups)} for h in cluster.held_by[:HELD]],
        "more_held": max(len(cluster.held_by) - HELD, 0),
    }


def _partner(book: Book, table: LinkTable, identifier: str) -> dict[str, Any]:
    node = table.partner_by_id[identifier]
    page = f"kinds/{node.kind}.html" if node.nature == KIND else book.page(node.id) if node.nature == BODY else ""
    return {"id": node.id, "label": Text(node.label, node.label_en), "nature": node.nature, "page": page}


def _between(book: Book, table: LinkTable, one: Any) -> dict[str, Any]:
    return {
        **_partner(book, table, one.partner),
        "parts": [{"number": number, "n": n} for number, n in one.parts],
        "n": sum(n for _, n in one.parts),
    }


def _chance(book: Book, pairs: Pairs) -> dict[str, Any]:
    """Return the pairs of groups that share more than chance gives."""
    return {
        "unlikely": pairs.unlikely,
        "rows": [
            {
                "a": group_item(book, one.a),
                "b": group_item(book, one.b),
                "shared": one.shared,
                "expected": f"{one.expected:.1f}",
                "p": f"{one.p:.2g}",
                "q": f"{one.q:.2g}",
            }
            for one in pairs.listed[:PAIRS]
        ],
    }


def _notes(answer: ClusterAnswer) -> list[Text]:
    from kgraph.network import wording_clusters
    from kgraph.network.wording import modularity_sentence

    notes = (wording_clusters.runs_sentence(answer), modularity_sentence(answer))
    return [note for note in notes if note]


def _pictures(book: Book, answer: ClusterAnswer) -> list[Markup]:
    """Return the drawing of the largest clusters and what they share, in each language."""
    return [picture(book, answer, lang) for lang in ("ja", "en")]


def picture(book: Book, answer: ClusterAnswer, lang: str) -> Markup:
    """Return the drawing: clusters with their groups left, in one colour and with one number each, partners right."""
    shown = answer.clusters[:DRAWN]
    counts = shared_between(answer, shown)
    left = [_cluster_box(book, cluster, lang) for cluster in shown]
    tall = [len(lines) * svg.LINE + 8 for lines, _ in left]
    step, room = 32.0, len(counts) * 32.0
    gap = max((room - sum(tall)) / len(tall), 14.0)  # both columns are as high, where the partners need more
    y, boxes, middle = gap / 2, [], {}
    for cluster, (lines, unsure), own in zip(shown, left, tall, strict=True):
        middle[cluster.number] = y + own / 2
        boxes.append(
            Box(id=f"c{cluster.number}", x=0, y=y + own / 2, lines=lines, note=lines[0], fill="#ffffff",
                stroke=palette.cluster_colour(cluster.number - 1), border=2.5, dashed=unsure)
        )  # fmt: skip
        y += own + gap
    step = max(step, (y - gap / 2) / max(len(counts), 1))
    order = _by_height(counts, middle)
    comma = "・" if lang == "ja" else ", "
    for at, partner in enumerate(order):
        node = answer.table.partner_by_id[partner]
        look = palette.look(family(node.kind))
        label = node.label_in(lang) if node.nature == KIND else short(node.label)
        text = f"{look.sign} {cut(label, CHARS + 6)}　{comma.join(map(str, sorted(counts[partner])))}"
        boxes.append(
            Box(id=partner, x=_APART, y=(at + 0.5) * step, lines=(text,), note=label, fill=look.tint, stroke=look.line)
        )
    most = max((n for of in counts.values() for n in of.values()), default=1)
    ties = [
        Tie(start=f"c{number}", end=partner, width=1 + 5 * n / most, colour=palette.cluster_colour(number - 1))
        for partner in order
        for number, n in sorted(counts[partner].items())
    ]
    title = TEXTS["c-picture-name"].in_(lang)
    return Markup(svg.picture(boxes, ties, title=title, name=f"picture-{answer.level}-{lang}", lang=lang))


def shared_between(answer: ClusterAnswer, shown: Sequence[Cluster]) -> dict[str, dict[int, int]]:
    """Return the partners of some clusters, at most PARTNERS, those of the most groups first: groups by cluster."""
    inside = {cluster.number for cluster in shown}
    found: dict[str, dict[int, int]] = {
        one.partner: {number: n for number, n in one.parts if number in inside} for one in answer.between
    }
    for cluster in shown:
        for held in cluster.held_by:
            found.setdefault(held.partner, {})[cluster.number] = len(held.groups)
    order = sorted((p for p in found if found[p]), key=lambda p: (-sum(found[p].values()), -len(found[p]), p))
    return {partner: found[partner] for partner in order[:PARTNERS]}


def _cluster_box(book: Book, cluster: Cluster, lang: str) -> tuple[tuple[str, ...], bool]:
    """Return the lines of a cluster's box, and whether one of its groups is not sure."""
    text, n = TEXTS["c-picture-cluster"], len(cluster.groups)
    many = f"{n} group" if n == 1 else f"{n} groups"
    head = text.ja.format(n=cluster.number, size=n) if lang == "ja" else f"Cluster {cluster.number} ({many})"
    sure = list(zip(cluster.groups, cluster.certainty, strict=True))
    lines = [f"{cut(short(book.name(g)), CHARS)}{' ？' if share < SURE else ''}" for g, share in sure[:NAMED]]
    if n > NAMED:
        lines.append(f"＋{n - NAMED}")
    return (head, *lines), any(share < SURE for _, share in sure)


def _by_height(counts: Mapping[str, Mapping[int, int]], middle: Mapping[int, float]) -> list[str]:
    """Return partners in the order of the mean height of their clusters, so that few lines cross."""

    def mean(partner: str) -> float:
        of = counts[partner]
        return sum(middle[number] * n for number, n in of.items()) / sum(of.values())

    return sorted(counts, key=lambda partner: (round(mean(partner), 3), partner))
