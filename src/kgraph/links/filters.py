"""Narrowing a table to some groups, partners and mentions; a filter can say in words what it keeps.

Groups are kept by where they are, whom they serve, what they do and which source tells of them; links by the kind of
partner, by role and by source. A link stays while a mention behind it stays. Groups without a link stay in: that they
have none left is part of the answer.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text
from kgraph.links.model import DirectTie, Evidence, GroupNode, Link, LinkTable, PartnerNode
from kgraph.places import AmbiguousPlace, Places, UnknownPlace

_NEAR = 3
"""How many names that come near are offered for one that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to keep, by codes, notations and ids; an empty list keeps everything, several values mean any of them.

    ``around`` widens municipalities to what lies around them in the same prefecture. Which municipality borders on
    which is not in our tables, so that this is the whole prefecture, and the words say so.
    """

    prefectures: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    around: bool = False
    targets: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "around")

    def parameters(self) -> dict[str, tuple[str, ...]]:
        """Return what is given, by name, as codes, notations and ids; ``around`` among them where it widens."""
        found = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "around"}
        widened = {"around": ("yes",)} if self.around and self.municipalities else {}
        return {name: values for name, values in found.items() if values} | widened


def filter_of(
    *,
    prefectures: Iterable[str] = (),
    municipalities: Iterable[str] = (),
    around: bool = False,
    targets: Iterable[str] = (),
    activities: Iterable[str] = (),
    kinds: Iterable[str] = (),
    roles: Iterable[str] = (),
    sources: Iterable[str] = (),
    own_labels: Mapping[tuple[str, str], str] | None = None,
    known_sources: Iterable[str] | None = None,
) -> Filter:
    """Return the filter that a person asks for: places by name or code, concepts by label (ja, en) or notation.

    ``own_labels`` are the concepts that the sources add (``LinkTable.own_labels``); ``known_sources`` the ids that
    sources must be among. Raises CallError for what is not known, with what comes near it.
    """
    own = own_labels or {}
    wanted = _sorted(sources)
    known = wanted if known_sources is None else _sorted(known_sources)
    for source in wanted:
        if source not in known:
            raise CallError(_wrong("sources", source, Text("、".join(known), ", ".join(known)), known))
    return Filter(
        prefectures=_sorted(_place(name, "prefecture") for name in prefectures),
        municipalities=_sorted(_place(name, "municipality") for name in municipalities),
        around=around,
        targets=_sorted(_concept("targets", name, own) for name in targets),
        activities=_sorted(_concept("activities", name, own) for name in activities),
        kinds=_sorted(_concept("kinds", name, own) for name in kinds),
        roles=_sorted(_concept("roles", name, own) for name in roles),
        sources=wanted,
    )


def narrowed(table: LinkTable, wanted: Filter) -> LinkTable:
    """Return the table of what a filter keeps; the same table where it keeps everything."""
    if not wanted:
        return table
    groups = tuple(_of_sources(group, wanted) for group in table.groups if _keeps_group(wanted, group))
    inside = {group.id for group in groups}
    kinds = {p.id for p in table.partners if _keeps_partner(wanted, p)}
    links = tuple(
        Link(link.group, link.partner, evidence)
        for link in table.links
        if link.group in inside and link.partner in kinds and (evidence := _evidence(wanted, link.evidence))
    )
    left = {link.partner for link in links}
    direct = tuple(
        DirectTie(tie.group, tie.other, evidence)
        for tie in table.direct_ties
        if tie.group in inside and tie.other in inside and (evidence := _evidence(wanted, tie.evidence))
    )
    return replace(
        table, groups=groups, partners=tuple(p for p in table.partners if p.id in left), links=links, direct_ties=direct
    )


def filter_words(wanted: Filter, own_labels: Mapping[tuple[str, str], str] | None = None) -> Text | None:
    """Return what a filter keeps, in words; None where it keeps everything."""
    own = own_labels or {}
    parts = [
        _listed(Text("都道府県", "prefecture"), [_place_words(code) for code in wanted.prefectures]),
        _listed(Text("市区町村", "municipality"), [_place_words(code) for code in wanted.municipalities]),
        *(
            _listed(heading, [_concept_words(scheme, notation, own) for notation in getattr(wanted, scheme)])
            for scheme, heading in _SCHEMES.items()
        ),
        _listed(Text("資料", "source"), [Text(source, source) for source in wanted.sources]),
    ]
    if wanted.around and wanted.municipalities:
        parts[1] = Text(
            f"{parts[1].ja}とその周辺（隣接の資料がないため、同じ都道府県の全体）" if parts[1] else "",
            f"{parts[1].en} and around (all of the same prefecture: what borders on it is not in our tables)"
            if parts[1]
            else "",
        )
    told = [part for part in parts if part]
    return Text("、".join(t.ja for t in told), "; ".join(t.en for t in told)) if told else None


_SCHEMES = {
    "targets": Text("対象", "target"),
    "activities": Text("活動", "activity"),
    "kinds": Text("連携先の種類", "kind of partner"),
    "roles": Text("役割", "role"),
}


def _keeps_group(wanted: Filter, group: GroupNode) -> bool:
    asked: Sequence[tuple[tuple[str, ...], Callable[[], Iterable[str]]]] = (
        (wanted.prefectures, lambda: (_prefecture(code) for code in (*group.prefectures, *group.municipalities))),
        (_areas(wanted), lambda: (area for code in group.municipalities for area in _areas_of(code, wanted.around))),
        (wanted.targets, lambda: _with_families("targets", group.targets)),
        (wanted.activities, lambda: _with_families("activities", group.activities)),
        (wanted.sources, lambda: group.sources),
    )
    return all(not values or not set(values).isdisjoint(own()) for values, own in asked)


def _keeps_partner(wanted: Filter, partner: PartnerNode) -> bool:
    return not wanted.kinds or not set(wanted.kinds).isdisjoint(_with_families("kinds", (partner.kind,)))


def _evidence(wanted: Filter, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(
        e
        for e in evidence
        if (not wanted.roles or e.role in wanted.roles) and (not wanted.sources or e.source in wanted.sources)
    )


def _of_sources(group: GroupNode, wanted: Filter) -> GroupNode:
    if not wanted.sources:
        return group
    return replace(
        group,
        sources=tuple(source for source in group.sources if source in wanted.sources),
        spoken=tuple(word for word in group.spoken if word.source in wanted.sources),
    )


def _areas(wanted: Filter) -> tuple[str, ...]:
    return tuple(_prefecture(code) for code in wanted.municipalities) if wanted.around else wanted.municipalities


def _areas_of(code: str, around: bool) -> tuple[str, ...]:
    """Return the code of a municipality and, of a ward, that of its city; ``around``: of the prefecture."""
    return (_prefecture(code),) if around else (code, Places.load().get(code).municipality)


def _prefecture(code: str) -> str:
    return f"{code[:2]}000"


@cache
def _families(scheme: str, notation: str) -> tuple[str, ...]:
    concepts = vocab.scheme(scheme)
    if notation not in concepts:  # one that a source adds
        return (notation,)
    return (notation, *(concept.notation for concept in concepts.ancestors(notation)))


def _with_families(scheme: str, notations: Iterable[str]) -> Iterable[str]:
    return (family for notation in notations for family in _families(scheme, notation))


_PLACES = {"prefecture": "prefectures", "municipality": "municipalities"}


def _place(name: str, level: str) -> str:
    """Return the code of a place; a ward is looked for where a municipality is asked for."""
    places = Places.load()
    try:
        found = places.get(name) if name.strip().isdigit() else places.find(name)
    except (UnknownPlace, AmbiguousPlace) as error:
        of_level = [p for p in error.candidates if (p.level == "prefecture") == (level == "prefecture")]
        if isinstance(error, AmbiguousPlace) and len(of_level) == 1:
            return of_level[0].code  # Kumamoto, where a prefecture is asked for
        raise CallError(*(replace(p, file="filter", field=_PLACES[level]) for p in error.problems)) from error
    if (found.level == "prefecture") != (level == "prefecture"):
        expected = Text("都道府県", "a prefecture") if level == "prefecture" else Text("市区町村", "a municipality")
        raise CallError(_wrong(_PLACES[level], name, expected))
    return found.code


def _concept(scheme: str, name: str, own: Mapping[tuple[str, str], str]) -> str:
    """Return the notation of a concept of ours, or of one that a source adds."""
    concepts = vocab.scheme(scheme)
    if name in concepts or (scheme, name) in own:
        return name
    labels = {c.notation: (c.ja, c.en, *c.alt) for c in concepts.concepts}
    labels.update({notation: (label,) for (of, notation), label in own.items() if of == scheme})
    wanted = name.strip().casefold()
    for notation, some in labels.items():
        if wanted in (label.casefold() for label in some):
            return notation
    ja, en = (some[0] for some in labels.values()), (some[min(1, len(some) - 1)] for some in labels.values())
    known = [*labels, *(label for some in labels.values() for label in some)]
    raise CallError(_wrong(scheme, name, Text("、".join(ja), ", ".join(en)), known))


def _place_words(code: str) -> Text:
    name = Places.load().get(code).full_name
    return Text(name, name)


def _concept_words(scheme: str, notation: str, own: Mapping[tuple[str, str], str]) -> Text:
    if notation not in vocab.scheme(scheme):
        label = own.get((scheme, notation), notation)
        return Text(label, label)
    concept = vocab.concept(scheme, notation)
    return Text(concept.ja, concept.en)


def _listed(heading: Text, names: Sequence[Text]) -> Text | None:
    if not names:
        return None
    return Text(
        f"{heading.ja}: " + "・".join(name.ja for name in names), f"{heading.en}: " + ", ".join(n.en for n in names)
    )


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _wrong(field: str, found: str, expected: Text, known: Iterable[str] = ()) -> Problem:
    near = difflib.get_close_matches(found, sorted(set(known)), n=_NEAR, cutoff=0.5)
    todo = Text("指定を直してください", "mend what is asked for")
    if near:
        todo = Text(f"もしかして: {'、'.join(near)}", f"did you mean: {', '.join(near)}")
    return Problem(code="unknown-filter", file="filter", field=field, found=found, expected=expected, todo=todo)
