"""From mentions that were found to rows: ids, the body each one means, and the bodies with their parents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from kgraph import vocab
from kgraph.identity.grounding import Grounded, Region, ground
from kgraph.identity.meeting import NOTE
from kgraph.identity.minting import Minter
from kgraph.identity.names import normal_name, scope_of
from kgraph.places import Places
from kgraph.statements import Body, Mention
from kgraph.text import LineIndex, key


class Found(Protocol):
    """What a reader of mentions gives for one of them; spans are offsets in the source's text."""

    @property
    def surface(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def generic(self) -> bool: ...
    @property
    def parent(self) -> str: ...
    @property
    def count(self) -> int | None: ...
    @property
    def head(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def role_text(self) -> str: ...
    @property
    def role_in_brackets(self) -> bool: ...
    @property
    def tense(self) -> str: ...
    @property
    def weak(self) -> bool: ...
    @property
    def rule(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Namer:
    """The group whose words are read: its id and its region."""

    group: str
    region: Region


@dataclass(slots=True)
class Assembler:
    """Turns found mentions of one source into rows, minting each body once.

    ``describe`` tells what a parent's name is (its kind, its own parent): the reader of mentions, asked again.
    """

    source: str
    text: str
    places: Places
    describe: Callable[[str], Found | None]
    bodies: dict[str, Body] = field(default_factory=dict)
    _named_by: dict[str, tuple[str, str]] = field(default_factory=dict)
    _ordinals: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _ids: Minter = field(default_factory=Minter)
    _lines: LineIndex = field(init=False)
    _key: str = field(init=False)

    def __post_init__(self) -> None:
        self._lines = LineIndex(self.text)
        self._key = key(self.text)

    def mentions(self, namer: Namer, form_field: str, start: int, found: Iterable[Found]) -> list[Mention]:
        """Return the rows of the mentions found in one field, which begins at ``start``; bodies are collected."""
        return [self._mention(namer, form_field, start, mention) for mention in found]

    def _mention(self, namer: Namer, form_field: str, start: int, found: Found) -> Mention:
        surface_key = (namer.group, form_field, found.surface)
        ordinal = self._ordinals[surface_key]
        self._ordinals[surface_key] += 1
        body = note = ""
        grounding = "none"
        rule = found.rule
        if not found.generic:
            grounding = "named"
            body, note = self._named(namer, found)
        elif found.count in (None, 1):
            grounded = ground(found.surface, self.text[start : found.start], namer.region)
            if grounded is not None:
                grounding, note = "unique-word", grounded.note
                body = self._grounded(namer, grounded)
                rule = f"{rule} {grounded.rule}"
        return Mention(
            id=vocab.mint_mention_id(self.source, namer.group, form_field, found.surface, ordinal),
            group=namer.group,
            field=form_field,
            surface=found.surface,
            name=found.name,
            kind=found.kind,
            generic=found.generic,
            grounding=grounding,
            body=body,
            count=found.count,
            head=found.head,
            role=found.role,
            role_text=found.role_text,
            role_in_brackets=found.role_in_brackets,
            tense=found.tense,
            weak=found.weak,
            places=() if body else tuple(m.code for m in namer.region.municipalities),
            note=note,
            line=self._lines.number(found.start),
            start=found.start,
            end=found.end,
            rule=rule,
        )

    def _named(self, namer: Namer, found: Found) -> tuple[str, str]:
        """Return the id of a named body and a note where it met another group's by legal form and prefecture alone."""
        parent = self._parent(namer, found.parent, {found.name})
        name = normal_name(found.name)
        scope = scope_of(name, found.kind, namer.region, namer.group, self.places)
        identifier = self._ids.body(name, scope.value)
        first, rule = self._named_by.setdefault(identifier, (namer.group, scope.rule))
        if identifier not in self.bodies:
            self.bodies[identifier] = Body(
                id=identifier,
                name=found.name,
                legal_form=name.legal_form,
                kind=found.kind,
                scope=scope.value,
                name_basis="written",
                parent=parent,
                place=scope.place,
            )
        merged = first != namer.group and "legal-form" in (rule, scope.rule)
        return identifier, NOTE if merged else ""

    def _grounded(self, namer: Namer, grounded: Grounded) -> str:
        name = normal_name(grounded.name)
        identifier = self._ids.body(name, grounded.area.code)
        written = key(grounded.name) in self._key
        self.bodies.setdefault(
            identifier,
            Body(
                id=identifier,
                name=grounded.name,
                legal_form=name.legal_form,
                kind=grounded.kind,
                scope=grounded.area.code,
                name_basis="written" if written else "composed",
                place=grounded.area.code,
            ),
        )
        self._named_by.setdefault(identifier, (namer.group, "unique-word"))
        return identifier

    def _parent(self, namer: Namer, name: str, seen: set[str]) -> str:
        """Return the id of a unit's parent, minting it and its own parents; empty where there is none."""
        if not name or name in seen:
            return ""
        found = self.describe(name)
        if found is None or found.name != name:
            return ""
        seen.add(name)
        above = self._parent(namer, found.parent, seen)
        normal = normal_name(name)
        scope = scope_of(normal, found.kind, namer.region, namer.group, self.places)
        identifier = self._ids.body(normal, scope.value)
        self.bodies.setdefault(
            identifier,
            Body(
                id=identifier,
                name=name,
                legal_form=normal.legal_form,
                kind=found.kind,
                scope=scope.value,
                name_basis="written" if key(name) in self._key else "composed",
                parent=above,
                place=scope.place,
            ),
        )
        return identifier
