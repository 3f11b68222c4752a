"""The one name that a group or body goes by where several sources write it differently."""

from __future__ import annotations

from collections.abc import Iterable

from kgraph.statements.rows import Statements


def shown_names(sources: Iterable[Statements]) -> dict[str, str]:
    """Return for every group and named body the name it is shown by: the label of the first source that has it.

    Sources are taken in the order of their ids, and groups before bodies, as the pages do; every other name is an
    alias. So a source that comes or goes renames only what it was the first to name.
    """
    ordered = sorted(sources, key=lambda one: one.source.id)
    found: dict[str, str] = {}
    for one in ordered:
        for group in one.groups:
            if group.id not in found:
                found[group.id] = one.label(group)
    for one in ordered:
        for body in one.bodies:
            found.setdefault(body.id, body.name)
    return found
