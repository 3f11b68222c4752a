"""Groups and bodies as candidates are looked for among them: every name, the legal form, the place, the parents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgraph.identity.names import NATION, is_only_form, normal_name, other_names
from kgraph.identity.numbers import SCHEME
from kgraph.identity.spelling import call_sign, comparable
from kgraph.statements import Statements


@dataclass(slots=True)
class Named:
    """A group or named body over all sources.

    ``names`` and ``aliases`` are keys with the name as it is written. ``places`` are the 5-digit codes that the name
    or the form tells; ``scopes`` those of the groups that named it, which it need not lie in.
    """

    id: str
    legal_form: str = ""
    kind: str = ""
    names: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    scopes: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def add_name(self, name: str, *, alias: bool = False) -> None:
        """Add a name, with the names in its brackets and its call sign as aliases; one that is nothing but a legal form is none."""
        found = normal_name(name)
        if is_only_form(found):
            return
        self.legal_form = self.legal_form or found.legal_form
        (self.aliases if alias and found.key not in self.names else self.names).setdefault(found.key, name)
        for key in (*other_names(name), *filter(None, [call_sign(comparable(name))])):
            if key not in self.names:
                self.aliases.setdefault(key, name)


def named(
    statements: Iterable[Statements], numbers: Mapping[str, str | Iterable[str]] | None = None
) -> tuple[Named, ...]:
    """Return every group and named body of the sources, each once, by id; ``numbers`` adds 法人番号 by id."""
    found: dict[str, Named] = {}
    loaded = tuple(statements)
    for source in loaded:
        _groups(source, found)
    for source in loaded:
        for body in source.bodies:
            one = found.setdefault(body.id, Named(body.id))
            one.legal_form = one.legal_form or body.legal_form
            one.kind = one.kind or body.kind
            one.add_name(body.name)
            one.places |= {body.place} - {""}
            one.scopes |= _area(body.scope, found)
            one.parents |= {body.parent} - {""}
        for row in source.identifiers:
            if row.scheme == SCHEME and row.body in found:
                found[row.body].numbers.add(row.value)
    for identifier, values in (numbers or {}).items():
        if identifier in found:
            found[identifier].numbers |= {values} if isinstance(values, str) else set(values)
    return tuple(one for _, one in sorted(found.items()))


def _area(scope: str, found: Mapping[str, Named]) -> set[str]:
    """Return the codes of a scope: itself, or where the group lies that named the body; none where that is unknown."""
    if scope == NATION or scope.isdigit():
        return {scope}
    return set(found[scope].places) if scope in found else set()


def _groups(source: Statements, found: dict[str, Named]) -> None:
    for group in source.groups:
        one = found.setdefault(group.id, Named(group.id))
        one.legal_form = one.legal_form or source.value(group.id, "legal_form")
        one.add_name(source.label(group))
        one.add_name(group.name)
        for alias in source.values(group.id, "alias"):
            one.add_name(alias, alias=True)
        towns = source.values(group.id, "municipality")
        one.places |= set(towns or source.values(group.id, "prefecture"))
