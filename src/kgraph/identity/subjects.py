"""The groups and bodies that a register is asked about: their names, legal forms, and where they are to be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kgraph.identity.names import NATION, NormalName, normal_name
from kgraph.identity.numbers import SCHEME
from kgraph.identity.spelling import brackets
from kgraph.kinds import default_lexicon
from kgraph.places import Place, Places, UnknownPlace
from kgraph.statements import Body, Group, Identifier, Statements

# Establishments that corporations run, named by what they are and a name of their own (介護センター + name).
_RUN = frozenset(
    {
        "children-cafeteria",
        "child-and-family-centre",
        "community-salon",
        "disability-service-provider",
        "food-bank",
        "long-term-care-provider",
        "medical-institution",
        "nursery",
    }
)
_BRANCH = re.compile(r"支部|支店|支社|支所|分室|分院|分会|営業所|出張所|事業所|事務所")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A group or named body.

    ``names`` are its keys, the first the one by which it is known. ``core`` is the key behind the kind word of an
    establishment's name. A seat agrees in one of ``municipalities``, or, where there is none, of ``prefectures``;
    ``anywhere`` where the name is unique in the country. ``told`` are the numbers that others than this register give
    it, ``refused`` those of which a person said no.
    """

    id: str
    name: str
    names: tuple[str, ...]
    legal_form: str
    kind: str = ""
    group: bool = False
    unit: bool = False
    core: str = ""
    municipalities: frozenset[str] = frozenset()
    prefectures: frozenset[str] = frozenset()
    anywhere: bool = False
    told: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """Every key under which the register is to be looked through."""
        return frozenset((*self.names, self.core)) - {""}


def subjects(
    statements: Iterable[Statements],
    places: Places,
    *,
    register: str = "",
    refused: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Subject, ...]:
    """Return every group (in the order of the sources), then every other named body (by id), each once.

    ``refused`` gives, by id, the numbers that a person has refused; identifiers of ``register`` itself are what linking
    wrote before, and tell nothing new.
    """
    loaded = tuple(statements)
    no = refused or {}
    told: dict[str, set[str]] = {}
    for row in _numbers(loaded):
        if row.register != register or row.by:
            told.setdefault(row.body, set()).add(row.value)
    found: dict[str, Subject] = {}
    for one in loaded:
        for group in one.groups:
            _put(found, _group(one, group, places))
    groups = set(found)
    bodies: dict[str, Subject] = {}
    for one in loaded:
        areas = _areas(one)
        for body in one.bodies:
            if body.id not in groups:
                _put(bodies, _body(body, areas.get(body.id, frozenset()), places))
    found |= dict(sorted(bodies.items()))
    return tuple(
        replace(s, told=frozenset(told.get(s.id, ())), refused=no.get(s.id, frozenset())) for s in found.values()
    )


def _numbers(statements: Iterable[Statements]) -> Iterable[Identifier]:
    return (row for one in statements for row in one.identifiers if row.scheme == SCHEME)


def _put(found: dict[str, Subject], new: Subject) -> None:
    """Add a subject, or what another row tells of the one that is there."""
    old = found.get(new.id)
    if old is not None:
        new = replace(
            old,
            names=tuple(dict.fromkeys((*old.names, *new.names))),
            unit=old.unit or new.unit,
            municipalities=old.municipalities | new.municipalities,
            prefectures=old.prefectures | new.prefectures,
        )
    found[new.id] = new


def _group(statements: Statements, group: Group, places: Places) -> Subject:
    label = statements.label(group)
    known = normal_name(label)
    others = (group.name, *statements.values(group.id, "alias"))
    return Subject(
        id=group.id,
        name=label,
        names=tuple(dict.fromkeys((known.key, *(normal_name(name).key for name in others)))),
        legal_form=statements.value(group.id, "legal_form") or known.legal_form,
        group=True,
        unit=_is_branch(known),
        municipalities=_municipalities(statements.values(group.id, "municipality"), places),
        prefectures=_prefectures(statements.values(group.id, "prefecture"), places),
    )


def _body(body: Body, areas: frozenset[str], places: Places) -> Subject:
    known = normal_name(body.name)
    legal_form = body.legal_form or known.legal_form
    place = body.place or ("" if body.scope == NATION else body.scope)
    own = _prefectures((place,), places)
    core = "" if legal_form or body.place or body.kind not in _RUN else _core(known.key)
    return Subject(
        id=body.id,
        name=body.name,
        names=(known.key,),
        legal_form=legal_form,
        kind=body.kind,
        unit=bool(body.parent) or _is_branch(known),
        core=core,
        municipalities=frozenset((body.place,)) if body.kind == "municipality" and body.place else frozenset(),
        prefectures=own or _prefectures(areas, places),
        anywhere=body.scope == NATION,
    )


def _areas(statements: Statements) -> dict[str, frozenset[str]]:
    """Return, by body, the prefectures of the groups that name it or one of its units."""
    parents = {b.id: b.parent for b in statements.bodies}
    named: dict[str, set[str]] = {}
    for mention in statements.mentions:
        body, seen = mention.body, set[str]()
        while body and body not in seen:
            named.setdefault(body, set()).add(mention.group)
            seen.add(body)
            body = parents.get(body, "")
    of_group = {g.id: statements.values(g.id, "prefecture") for g in statements.groups}
    return {body: frozenset(p for g in groups for p in of_group.get(g, ())) for body, groups in named.items()}


def _is_branch(known: NormalName) -> bool:
    """Tell whether a bracket of the normal name tells a branch (甲（大分支部）): it is not the whole body then."""
    return any(_BRANCH.search(inside) for *_, inside in brackets(known.key))


def _core(name: str) -> str:
    """Return the own name behind the longest kind word that a name begins with; empty where there is none."""
    lexicon = default_lexicon()
    for cut in range(len(name) - 2, 2, -1):
        if lexicon.covers(name[:cut]) and lexicon.head_ending(name, cut) is not None:
            return name[cut:]
    return ""


def _municipalities(codes: Iterable[str], places: Places) -> frozenset[str]:
    found = (_place(code, places) for code in codes)
    return frozenset(place.municipality for place in found if place is not None) - {""}


def _prefectures(codes: Iterable[str], places: Places) -> frozenset[str]:
    return frozenset(place.prefecture for code in codes if (place := _place(code, places)))


def _place(code: str, places: Places) -> Place | None:
    """Return the place of a code; None for a scope that is no place, and for a code that no list has."""
    try:
        return places.get(code) if len(code) == 5 and code.isascii() and code.isdigit() else None
    except UnknownPlace:
        return None
