"""Taking the words out of the data that somebody found to be a person's name: the decision stays, the name does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from kgraph.identity.review.persons import A_PERSON_S, without_persons
from kgraph.statements import Correction, Statements
from kgraph.statements.corrections import CONFIRM


def persons_found(corrections: Iterable[Correction]) -> frozenset[str]:
    """Return the ids of the groups and listed bodies of which it was last said that they are persons."""
    last = {c.slot: c for c in corrections if c.table == "bodies" and c.column == A_PERSON_S}
    return frozenset(c.row for c in last.values() if c.action == CONFIRM)


def without_words_of(statements: Statements, persons: Collection[str]) -> Statements:
    """Return the statements without these groups and listed bodies, and all that is told of them.

    Their lines stay accounted for, as withheld; reading the source again brings back what was taken back since.
    """
    known = {g.id for g in statements.groups} | {b.id for b in statements.bodies}
    gone = known & set(persons)
    if not gone:
        return statements
    lines = tuple(replace(x, fate="withheld") if x.group in gone else x for x in statements.lines)
    return replace(without_persons(statements, gone), lines=lines, left_out=statements.left_out)
