"""Sources of a few bodies, minted as the readers mint them: by normal name, legal form and scope."""

from __future__ import annotations

import json
from pathlib import Path

from kgraph.identity.grounding import Area, Region
from kgraph.identity.names import body_id, normal_name, scope_of
from kgraph.places import Places
from kgraph.statements import Body, Fact, Group, Identifier, Source, Statements

PLACES = Places.load()
KIND = "civil-society-organisation"


def case(shared: Path, identifier: str) -> list[str]:
    """Return the inputs of a fault case, as its list parts them."""
    cases = map(json.loads, (shared / "faults" / "cases.jsonl").read_text("utf-8").splitlines())
    words = next(case["input"] for case in cases if case["id"] == identifier)
    return [part.strip() for part in words.replace(" / ", ";").split(";")]


def region(prefecture: str = "", *municipalities: str) -> Region:
    """Return the region of a group; without a prefecture its place is not told."""
    if not prefecture:
        return Region(Area("", ""), ())
    return Region(
        Area(PLACES.find(prefecture).code, prefecture),
        tuple(Area(PLACES.find(name, prefecture).code, name) for name in municipalities),
    )


def body(name: str, prefecture: str = "", *, by: str = "b-namer", kind: str = KIND, parent: str = "") -> Body:
    """Return the row of a body that the group ``by`` of that prefecture names."""
    normal = normal_name(name)
    scope = scope_of(normal, kind, region(prefecture), by, PLACES)
    return Body(
        id=body_id(normal, scope.value),
        name=name,
        legal_form=normal.legal_form,
        kind=kind,
        scope=scope.value,
        place=scope.place,
        parent=parent,
    )


def numbered(of: Body, value: str) -> Identifier:
    """Return the row of a body's 法人番号."""
    return Identifier(body=of.id, scheme="corporate-number", value=value, line=1)


def group(identifier: str, name: str, prefecture: str, municipality: str = "", *aliases: str) -> Statements:
    """Return a source of one group and what its form tells."""
    told = {"prefecture": [PLACES.find(prefecture).code], "alias": list(aliases)}
    if municipality:
        told["municipality"] = [PLACES.find(municipality, prefecture).code]
    facts = tuple(
        Fact(group=identifier, field=field, value=value, line=1, start=0, end=1, words="x", rule="test")
        for field, values in told.items()
        for value in values
    )
    row = Group(id=identifier, initiative=f"i-{identifier}", name=name, line=1)
    return Statements(source=source(), groups=(row,), facts=facts)


def source(identifier: str = "test") -> Source:
    """Return a source to hang rows on."""
    return Source(id=identifier, publisher="p", title="t", issued="2026", document="d.csv", sha256="0" * 64)


def statements(*rows: Body | Identifier, source_id: str = "test") -> Statements:
    """Return a source of these bodies, each id once, and identifiers."""
    bodies = {row.id: row for row in reversed(rows) if isinstance(row, Body)}
    return Statements(
        source=source(source_id),
        bodies=tuple(bodies[i] for i in sorted(bodies)),
        identifiers=tuple(row for row in rows if isinstance(row, Identifier)),
    )
