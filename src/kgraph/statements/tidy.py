"""The order of statements, and no body that nothing names."""

from __future__ import annotations

from dataclasses import replace

from kgraph.statements.rows import Statements


def tidy(statements: Statements) -> Statements:
    """Return the statements in their order: mentions by place in the text, bodies by id.

    A body is left out that no mention means, no list of members, no number and no line of its own names (the row of a
    register), and that is no parent of one of these; so is the body of a group, whose row is in ``groups``.
    """
    parents = {b.id: b.parent for b in statements.bodies}
    leaders = {g.id for g in statements.groups}
    used: set[str] = set()
    named = {m.body for m in statements.mentions} | {i.body for i in statements.identifiers}
    named |= {line.group for line in statements.lines}
    for body in named.union(*((m.member, m.of) for m in statements.memberships)):
        while body and body not in used:
            used.add(body)
            body = parents.get(body, "")
    kept = used - leaders
    return replace(
        statements,
        mentions=tuple(sorted(statements.mentions, key=lambda m: (m.start, m.end, m.id))),
        bodies=tuple(sorted((b for b in statements.bodies if b.id in kept), key=lambda b: b.id)),
    )
