"""Members of platforms and networks, for the table in which memberships are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping

from kgraph.links.model import Evidence, GroupNode
from kgraph.statements import Body, Membership, Source, Statements


def add_members(
    groups: MutableMapping[str, GroupNode], sources: Iterable[Statements], bodies: Mapping[str, Body]
) -> None:
    """Add to ``groups`` each member that leads no initiative of its own, in the order of sources and lines."""
    for source in sources:
        for row in sorted(source.memberships, key=lambda m: (m.line, m.member)):
            body = bodies.get(row.member)
            if row.member not in groups and body is not None:
                groups[row.member] = GroupNode(
                    id=row.member,
                    label=body.name,
                    initiatives=(),
                    sources=(source.source.id,),
                    line=row.line,
                    legal_form=body.legal_form,
                )


def membership_evidence(source: Source, row: Membership, bodies: Mapping[str, Body]) -> Evidence:
    """Return the row of a list of members as what stands behind a link."""
    of = bodies.get(row.of)
    return Evidence(
        source=source.id,
        document=source.document,
        mention="",
        group=row.member,
        field="member",
        line=row.line,
        start=row.start,
        end=row.end,
        words=row.words,
        name=of.name if of else "",
        kind=of.kind if of else "",
        body=row.of,
        grounding="named",
        count=None,
        role="membership",
        role_text="",
        rule=row.rule,
        note=row.note,
    )
