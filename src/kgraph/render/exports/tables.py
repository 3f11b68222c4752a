"""From the table of a level to a network to export: groups and partners apart, or groups tied by shared partners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import UNNAMED, GroupNode, Link, LinkTable, Narrowing, PartnerNode
from kgraph.network.wording import level_name
from kgraph.render.book import place_text
from kgraph.render.exports.model import GROUP, PARTNER, Draft, Net, net
from kgraph.statements import Source, Statements

TWIN = "/partner"
"""Follows the id of a body that leads an initiative, where it stands among the partners: two nodes, one body."""

CORPORATE_NUMBER = "corporate-number"


def corporate_numbers(statements: Iterable[Statements]) -> dict[str, str]:
    """Return the 法人番号 of bodies by their ids, as far as the statements tell one."""
    return {
        row.body: row.value
        for one in statements
        for row in sorted(one.identifiers, key=lambda row: (row.body, row.value))
        if row.scheme == CORPORATE_NUMBER
    }


def about(sources: Iterable[Source]) -> Text:
    """Return what the file is made from, and that it is no official publication."""
    some = list(sources)
    ja = "、".join(f"{s.publisher}『{s.title}』（{s.issued}）" for s in some)
    en = ", ".join(f"{s.publisher}, {s.title} ({s.issued})" for s in some)
    return Text(
        f"{ja}から機械で読み取って作ったもので、公的な発表ではありません。",
        f"Made by reading {en} by machine; no official publication.",
    )


def two_mode(
    table: LinkTable,
    *,
    lang: str = "ja",
    numbers: Mapping[str, str] | None = None,
    source: Text | None = None,
    narrowed: Narrowing | None = None,
) -> Net:
    """Return groups and partner nodes of a table with the links between them.

    Groups come first, in the order of their ids, with ``bipartite`` 0; then partners with 1. A body that is both has
    two nodes with one ``body``: its id, and its id with TWIN. The weight of a link is the number of its mentions. The title
    says what the table was ``narrowed`` to.
    """
    known = numbers or {}
    groups = sorted(table.groups, key=lambda group: group.id)
    nodes = [_group(group, lang, known) for group in groups]
    nodes += [_partner(table, partner, lang, known) for partner in sorted(table.partners, key=lambda p: p.id)]
    names = {p.id: partner_name(table, p.id) for p in table.partners}
    links = sorted(table.links, key=lambda link: (link.group, link.partner))
    edges = [_link(at, link, names[link.partner], lang) for at, link in enumerate(links, 1)]
    title = Text(f"団体と連携先（{level_name(table.level).ja}）", f"Groups and partners ({level_name(table.level).en})")
    title = (narrowed or Narrowing()).titled(title)
    return net(nodes, edges, title=title.in_(lang), about=source.in_(lang) if source else "")


def projection(
    table: LinkTable,
    *,
    lang: str = "ja",
    numbers: Mapping[str, str] | None = None,
    source: Text | None = None,
    narrowed: Narrowing | None = None,
) -> Net:
    """Return the groups of a table, tied where they share partner nodes; groups without a tie are there as well.

    The weight of a tie is Newman's: a partner of n groups counts 1/(n-1). ``count`` is how many they share, ``shared``
    which; ``possible`` where all of those are unnamed, so that it is possible only that they share a body.
    """
    known = numbers or {}
    shared: dict[tuple[str, str], list[tuple[PartnerNode, int]]] = {}
    for partner in table.shared:
        members = sorted(link.group for link in table.links_of(partner.id))
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                shared.setdefault((one, other), []).append((partner, len(members)))
    edges = []
    for at, ((one, other), some) in enumerate(sorted(shared.items()), 1):
        attributes = {
            "count": len(some),
            "shared": [partner.label_in(lang) for partner, _ in some],
            "shared_ids": [partner.id for partner, _ in some],
            "possible": all(partner.nature == UNNAMED for partner, _ in some),
        }
        edges.append(
            Draft(
                id=f"e{at}",
                label="",
                source=one,
                target=other,
                weight=round(sum(1 / (n - 1) for _, n in some), 9),
                kinds=tuple(sorted({partner.kind for partner, _ in some})),
                attributes=attributes,
            )
        )
    nodes = [_group(group, lang, known) for group in sorted(table.groups, key=lambda group: group.id)]
    title = Text(
        f"共通の連携先をもつ団体（{level_name(table.level).ja}）",
        f"Groups that share partners ({level_name(table.level).en})",
    )
    title = (narrowed or Narrowing()).titled(title)
    return net(nodes, edges, title=title.in_(lang), about=source.in_(lang) if source else "")


def partner_name(table: LinkTable, partner: str) -> str:
    """Return the node id of a partner: that of a body that leads an initiative too ends in TWIN."""
    return partner + TWIN if partner in table.group_by_id else partner


def _group(group: GroupNode, lang: str, numbers: Mapping[str, str]) -> Draft:
    attributes = {
        "bipartite": 0,
        "body": group.id,
        "corporate_number": numbers.get(group.id),
        "legal_form": _label("legal-forms", group.legal_form, lang) if group.legal_form else None,
        "place_codes": group.municipalities or group.prefectures,
        "place_names": [_place(code, lang) for code in group.municipalities or group.prefectures],
        "targets": [_label("targets", notation, lang) for notation in group.targets],
        "activities": [_label("activities", notation, lang) for notation in group.activities],
        "line": group.line,
        "sources": group.sources,
    }
    return Draft(id=group.id, label=group.label, mode=GROUP, attributes=attributes)


def _partner(table: LinkTable, partner: PartnerNode, lang: str, numbers: Mapping[str, str]) -> Draft:
    attributes = {
        "bipartite": 1,
        "body": partner.id,
        "corporate_number": numbers.get(partner.id),
        "nature": partner.nature,
        "kind": partner.kind,
        "kind_label": _label("kinds", partner.kind, lang),
        "place_codes": partner.places,
        "place_names": [_place(code, lang) for code in partner.places],
        "groups": len(table.links_of(partner.id)),
    }
    name = partner_name(table, partner.id)
    return Draft(id=name, label=partner.label_in(lang), mode=PARTNER, attributes=attributes)


def _link(at: int, link: Link, partner: str, lang: str) -> Draft:
    evidence = link.evidence
    roles = tuple(_label("roles", role, lang) for role in link.roles)
    attributes = {
        "roles": roles,
        "role_texts": dict.fromkeys(e.role_text for e in evidence if e.role_text),
        "words": dict.fromkeys(e.words for e in evidence),
        "lines": ", ".join(str(line) for line in sorted({e.line for e in evidence})),
        "documents": dict.fromkeys(e.document for e in evidence),
        "groundings": sorted({e.grounding for e in evidence}),
        "mention_ids": [e.mention for e in evidence],
    }
    listed = {name: list(value) if isinstance(value, dict) else value for name, value in attributes.items()}
    return Draft(
        id=f"e{at}",
        label="",
        source=link.group,
        target=partner,
        weight=float(len(evidence)),
        kinds=roles,
        attributes=listed,
    )


def _label(scheme: str, notation: str, lang: str) -> str:
    """Return the label of a concept; of one that a source adds, its notation."""
    return vocab.label(scheme, notation, lang) if notation in vocab.scheme(scheme) else notation


def _place(code: str, lang: str) -> str:
    return place_text([code]).in_(lang)
