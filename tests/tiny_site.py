"""A few groups and partners as statements, with the names, roles and words that a test gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kgraph.links import LinkTable, tables
from kgraph.render import Settings, render_site
from kgraph.statements import Body, Fact, Group, Mention, Source, Statements
from kgraph.trees import write_tree

Partners = Sequence[tuple[str, str]]


def tiny(given: Mapping[str, Partners], facts: Mapping[str, Mapping[str, str]] | None = None) -> Statements:
    """Return statements in which each group names partners, each with a role; the same name is the same body."""
    source = Source(id="tiny", publisher="山川県", title="事例", issued="2025-12", sha256="0" * 64, document="tiny.txt")
    bodies: dict[str, Body] = {}
    groups, mentions, rows = [], [], []
    for number, (name, partners) in enumerate(given.items(), 1):
        group = f"b-g{number:04}"
        groups.append(Group(id=group, initiative=f"i-{number:04}", name=name, line=number * 100))
        for field, value in (facts or {}).get(name, {}).items():
            at = {"line": number * 100, "start": number * 1000, "end": number * 1000 + 1}
            rows.append(Fact(group=group, field=field, value=value, words=value, rule="test", **at))
        for n, (partner, role) in enumerate(partners):
            body = bodies.setdefault(
                partner,
                Body(id=f"b-p{len(bodies):04}", name=partner, kind="civil-society-organisation", scope="JP"),
            )
            mentions.append(
                Mention(
                    id=f"m-{number:04}{n:04}",
                    group=group,
                    field="partners",
                    surface=partner,
                    name=partner,
                    kind=body.kind,
                    generic=False,
                    grounding="named",
                    body=body.id,
                    role=role,
                    line=number * 100 + 1 + n,
                    start=number * 1000 + n * 10,
                    end=number * 1000 + n * 10 + 5,
                    rule="test",
                )
            )
    return Statements(
        source=source,
        groups=tuple(groups),
        facts=tuple(rows),
        mentions=tuple(mentions),
        bodies=tuple(sorted(bodies.values(), key=lambda b: b.id)),
    )


def tiny_tables(statements: Statements) -> dict[str, LinkTable]:
    """Return the tables of each level."""
    return tables([statements])


def tiny_files(statements: Statements, settings: Settings | None = None) -> dict[str, str]:
    """Return the pages of the site as text."""
    files = render_site([statements], tables([statements]), settings=settings)
    return {path: content for path, content in files.items() if isinstance(content, str)}


def tiny_site(statements: Statements, folder: Path) -> Path:
    """Write the site of ``statements`` into ``folder``."""
    write_tree(folder, render_site([statements], tables([statements])))
    return folder
