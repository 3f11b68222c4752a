"""The body that a person says a mention means: known already by that name, or minted as reading would mint it."""

from __future__ import annotations

from collections.abc import Iterable

from kgraph.identity.grounding import Area, Region
from kgraph.identity.names import body_id, normal_name, scope_of
from kgraph.places import Places
from kgraph.statements import Body, Mention, Statements
from kgraph.statements.corrections import BodyFor


def region_of(statements: Statements, group: str, places: Places) -> Region:
    """Return the region of a group as its facts tell it."""
    prefecture = statements.value(group, "prefecture")
    return Region(
        Area(prefecture, places.get(prefecture).name if prefecture else ""),
        tuple(Area(code, places.get(code).name) for code in statements.values(group, "municipality")),
        statements.value(group, "region_note"),
    )


def body_for(statements: Statements) -> BodyFor:
    """Return a function that gives the body for a mention, the full name that a person gave it, and its kind.

    A body that this source knows by that name (and legal form) is that one, where it is the only one; else the id is
    minted from the name in its scope, so that it meets the same body of other sources. A name that a person gives
    stands nowhere in the text, unless the mention's own words say it: it is ``composed``.
    """
    places = Places.load()
    known: dict[tuple[str, str], set[str]] = {}
    rows = {body.id: body for body in statements.bodies}
    for name, identifier in _names(statements):
        normal = normal_name(name)
        known.setdefault((normal.key, normal.legal_form), set()).add(identifier)

    def make(mention: Mention, full_name: str, kind: str) -> Body:
        name = normal_name(full_name)
        same = known.get((name.key, name.legal_form), set())
        if len(same) == 1:
            (identifier,) = same
            if identifier in rows:
                return rows[identifier]
            return Body(id=identifier, name=full_name, kind=kind or mention.kind, scope=mention.group)
        scope = scope_of(
            name, kind or mention.kind, region_of(statements, mention.group, places), mention.group, places
        )
        return Body(
            id=body_id(name, scope.value),
            name=full_name,
            legal_form=name.legal_form,
            kind=kind or mention.kind,
            scope=scope.value,
            name_basis="written" if normal_name(mention.name).key == name.key else "composed",
            place=scope.place,
        )

    return make


def _names(statements: Statements) -> Iterable[tuple[str, str]]:
    """Yield the names that this source knows bodies and groups by, each with the id."""
    for body in statements.bodies:
        yield body.name, body.id
    for group in statements.groups:
        yield statements.label(group), group.id
        yield group.name, group.id
