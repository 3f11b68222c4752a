"""Taking out of the statements what is not to be shown."""

from __future__ import annotations

from dataclasses import replace

from kgraph.statements.rows import Statements
from kgraph.statements.tidy import tidy

_COUNTED = ("groups", "facts", "mentions", "bodies", "lines", "identifiers", "memberships", "concept_words")


def without_withheld(statements: Statements) -> Statements:
    """Return the statements without the groups and bodies that ``withheld`` lists.

    A withheld group goes with its facts, mentions and lines; a withheld body with the mentions that mean it and with
    the bodies that are its units; numbers and memberships go with their bodies. Bodies that nothing is left to name
    go too. The rows of ``withheld`` stay, so
    that a build can say how many were withheld, when, and why.
    """
    gone = {row.id for row in statements.withheld}
    if not gone:
        return statements
    while units := {b.id for b in statements.bodies if b.parent in gone} - gone:
        gone |= units
    groups = tuple(g for g in statements.groups if g.id not in gone)
    kept = {g.id for g in groups}
    left = tidy(
        replace(
            statements,
            groups=groups,
            facts=tuple(f for f in statements.facts if f.group in kept),
            mentions=tuple(m for m in statements.mentions if m.group in kept and m.body not in gone),
            concept_words=tuple(w for w in statements.concept_words if w.group in kept),
            held=tuple(h for h in statements.held if h.group in kept),
            bodies=tuple(b for b in statements.bodies if b.id not in gone),
            identifiers=tuple(i for i in statements.identifiers if i.body not in gone),
            memberships=tuple(m for m in statements.memberships if m.member not in gone and m.of not in gone),
            retired=tuple(r for r in statements.retired if not gone & {r.id, r.kept}),
            lines=tuple(line for line in statements.lines if line.group not in gone),
        )
    )
    before = statements.left_out
    return replace(
        left,
        left_out={
            name: before.get(name, 0) + len(getattr(statements, name)) - len(getattr(left, name)) for name in _COUNTED
        },
    )
