"""The order of statements, and no body that nothing names."""

from __future__ import annotations

from dataclasses import replace

from kgraph.statements.rows import Statements


def tidy(statements: Statements) -> Statements:
    """Return the statements in their order: mentions by place in the text, bodies by id.

    Bodies that no mention means, and that are no parent of one that a mention means, are left out; so is the body of
    a group, whose row is in ``groups``.
    """
    parents = {b.id: b.parent for b in statements.bodies}
    leaders = {g.id for g in statements.groups}
    used: set[str] = set()
    for body in {m.body for m in statements.mentions}:
        while body and body not in used:
            used.add(body)
            body = parents.get(body, "")
    return replace(
        statements,
        mentions=tuple(sorted(statements.mentions, key=lambda m: (m.start, m.end, m.id))),
        bodies=tuple(sorted((b for b in statements.bodies if b.id in used - leaders), key=lambda b: b.id)),
    )
