"""Rolling units up: a department or a branch counts as the body that it is part of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgraph.links.model import BODY, KIND, DirectTie, Evidence, Link, LinkTable, PartnerNode
from kgraph.statements import Body, Statements


def roll_up(table: LinkTable, statements: Iterable[Statements]) -> LinkTable:
    """Return the table with every unit taken for the body at the top of it (a section for its municipality).

    A group that names a unit of its own body has no link to itself, and what names a leading body through a unit of it
    is a direct tie. At the kind level nothing changes: there a unit counts for its own kind and its parents' anyway.
    """
    if table.level == KIND:
        return table
    bodies: dict[str, Body] = {}
    for source in sorted(statements, key=lambda s: s.source.id):
        for body in source.bodies:
            bodies.setdefault(body.id, body)
    top = {p.id: _top(p.id, bodies) if p.nature == BODY else p.id for p in table.partners}
    nodes = {p.id: p for p in table.partners if top[p.id] == p.id}
    links: dict[tuple[str, str], list[Evidence]] = {}
    direct: dict[tuple[str, str], list[Evidence]] = {(t.group, t.other): list(t.evidence) for t in table.direct_ties}
    for link in table.links:
        whole = top[link.partner]
        if whole == link.group:
            continue
        if whole not in nodes:
            nodes[whole] = _node(bodies[whole])
        links.setdefault((whole, link.group), []).extend(link.evidence)
        if whole != link.partner and whole in table.group_by_id:
            direct.setdefault((link.group, whole), []).extend(link.evidence)
    used = {partner for partner, _ in links}
    return replace(
        table,
        partners=tuple(nodes[node] for node in sorted(used)),
        links=tuple(Link(group, node, _in_order(some)) for (node, group), some in sorted(links.items())),
        direct_ties=tuple(DirectTie(group, other, _in_order(some)) for (group, other), some in sorted(direct.items())),
    )


def _top(identifier: str, bodies: dict[str, Body]) -> str:
    """Return the body at the top of the one with this id; a circle of parents ends where it closes."""
    seen, at = {identifier}, identifier
    while (body := bodies.get(at)) is not None and body.parent in bodies and body.parent not in seen:
        at = body.parent
        seen.add(at)
    return at


def _node(body: Body) -> PartnerNode:
    places = (body.place,) if body.place else ()
    return PartnerNode(id=body.id, label=body.name, label_en=body.name, kind=body.kind, nature=BODY, places=places)


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in the order of the sources and their text, the same words once."""
    some = {(e.source, e.start, e.end, e.mention): e for e in evidence}
    return tuple(some[key] for key in sorted(some))
