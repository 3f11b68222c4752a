"""Tables of links made by hand, and those of the casebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from kgraph import links
from kgraph.links import BODY, Evidence, GroupNode, Link, LinkTable, PartnerNode
from kgraph.resources import folder
from kgraph.statements import load

MakeTable = Callable[..., LinkTable]


def evidence(group: str, partner: str, role: str) -> Evidence:
    texts = {"source": "s", "document": "s.txt", "mention": f"m-{group}-{partner}", "group": group, "role": role}
    texts |= {"field": "partners", "words": partner, "name": partner, "kind": "company", "body": partner}
    return Evidence(**texts, line=1, start=0, end=1, grounding="named", count=None, role_text="", rule="test", note="")


def table_of(
    cells: Iterable[tuple[str, str]],
    groups: Iterable[str] = (),
    level: str = "body",
    natures: dict[str, str] | None = None,
    roles: dict[tuple[str, str], str] | None = None,
) -> LinkTable:
    """Return a table of (group, partner) cells; ids serve as labels."""
    some = sorted(set(cells), key=lambda cell: (cell[1], cell[0]))
    nature = natures or {}
    role = roles or {}
    return LinkTable(
        level=level,
        groups=tuple(
            GroupNode(id=g, label=f"団体{g}", initiatives=(), sources=("s",), line=at)
            for at, g in enumerate(sorted({*groups, *(g for g, _ in some)}), 1)
        ),
        partners=tuple(
            PartnerNode(id=p, label=f"名{p}", label_en=f"name {p}", kind="company", nature=nature.get(p, BODY))
            for p in sorted({p for _, p in some})
        ),
        links=tuple(Link(g, p, (evidence(g, p, role.get((g, p), "cooperation")),)) for g, p in some),
    )


@pytest.fixture(scope="session")
def make_table() -> MakeTable:
    """The function that makes a table from cells."""
    return table_of


@pytest.fixture(scope="session")
def casebook() -> dict[str, LinkTable]:
    """The tables of the packaged casebook, by level."""
    return links.tables([load(folder("data") / "casebook-r7")])
