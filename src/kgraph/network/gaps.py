"""Where it is thin: what no group of a set ticked, what a text speaks of without a mark, which kinds of partner
groups alike mention.

What is not in a source is 「この資料には書かれていない」: a gap of the writing, never a lack of the group. So every figure
comes with how many groups it is of, nothing is said about fewer than MIN_GROUPS, and no group is listed as the least
connected.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph import vocab
from kgraph.links import GroupNode, LinkTable, Spoken
from kgraph.places import Places

MIN_GROUPS = 5
"""Nothing is said of a place, or of groups alike, of which there are fewer than this."""

SCHEMES = {"targets": "targets", "activities": "activities"}
"""The schemes that the form has boxes for: the scheme, and the attribute of a group that holds what it ticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceColumn:
    """A place with its groups; ``silent`` where there are too few of them to speak of gaps."""

    place: str
    groups: tuple[str, ...]
    silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """How many groups of each place ticked each concept of a scheme.

    ``cells[(notation, place)]`` are the groups; a cell that is not there is empty. ``ticked`` are those of all places
    and of none. ``unticked`` are the concepts that none of all groups ticked; empty where there are too few groups.
    """

    scheme: str
    concepts: tuple[str, ...]
    places: tuple[PlaceColumn, ...]
    cells: dict[tuple[str, str], tuple[str, ...]]
    ticked: dict[str, tuple[str, ...]]
    unticked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenGap:
    """A concept that texts speak of: who ticked it, and whose text speaks of it without a mark, with the words."""

    scheme: str
    notation: str
    ticked: tuple[str, ...]
    unmarked: tuple[tuple[str, tuple[Spoken, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Words for people or activities that the form has no box for, with the groups whose texts use them."""

    scheme: str
    words: str
    groups: tuple[tuple[str, tuple[Spoken, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswer:
    """What is not written: matrices by scheme, words without a mark, and the kinds of partner that nobody mentions."""

    groups: int
    least: int
    matrices: tuple[Matrix, ...]
    spoken: tuple[SpokenGap, ...]
    outside: tuple[Outside, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    kinds_not_mentioned: tuple[str, ...]
    table: LinkTable

    @property
    def enough(self) -> bool:
        """Whether there are groups enough to speak of gaps of all of them."""
        return self.groups >= self.least


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeKind:
    """A kind of partner that ``mentioned_by`` of the ``alike`` groups mention and the asked group does not."""

    kind: str
    mentioned_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeAnswer:
    """What groups with a target in common with one group mention as partners, and that group does not.

    ``kinds`` is empty where there are fewer than ``least`` such groups.
    """

    group: str
    targets: tuple[str, ...]
    alike: tuple[str, ...]
    least: int
    kinds: tuple[AlikeKind, ...]


def find(table: LinkTable, *, by: str = "prefectures", least: int = MIN_GROUPS, kinds: Sequence[str] = ()) -> GapAnswer:
    """Return what is not written in the sources of ``table``, the table of the kind level.

    ``by`` is ``prefectures`` or ``municipalities``: what the columns of the matrices are. ``kinds`` are those that the
    table was narrowed to: of no others it is told that nobody mentions them.
    """
    if table.level != "kind":
        raise ValueError(f"gaps are told by kinds: {table.level}")
    groups = {group.id for group in table.groups}
    mentioned = {p.kind: tuple(link.group for link in table.links_of(p.id)) for p in table.partners}
    scheme, asked = vocab.scheme("kinds"), set(kinds)
    leaves = [concept.notation for concept in scheme.leaves]
    if asked:
        leaves = [k for k in leaves if not asked.isdisjoint((k, *(a.notation for a in scheme.ancestors(k))))]
    return GapAnswer(
        groups=len(groups),
        least=least,
        matrices=tuple(_matrix(table.groups, scheme, by, least) for scheme in SCHEMES),
        spoken=tuple(_spoken(table.groups)),
        outside=tuple(_outside(table.groups)),
        kinds=tuple(sorted(mentioned.items(), key=lambda item: (-len(item[1]), item[0]))),
        kinds_not_mentioned=tuple(k for k in leaves if k not in mentioned) if len(groups) >= least else (),
        table=table,
    )


def alike(table: LinkTable, group: str, *, least: int = MIN_GROUPS) -> AlikeAnswer:
    """Return the kinds of partner that groups with a target in common with ``group`` mention and it does not.

    ``table`` is the table of the kind level. Kinds that one such group alone mentions are left out: they tell nothing
    of a pattern. Raises KeyError for a group that is not in the table.
    """
    own = table.group_by_id[group]
    others = tuple(g.id for g in table.groups if g.id != group and set(g.targets) & set(own.targets))
    kinds: list[AlikeKind] = []
    if len(others) >= least:
        has = {link.partner for link in table.links_from(group)}
        near = set(others)
        for partner in table.partners:
            by = tuple(link.group for link in table.links_of(partner.id) if link.group in near)
            if partner.id not in has and len(by) > 1:
                kinds.append(AlikeKind(kind=partner.kind, mentioned_by=by))
    kinds.sort(key=lambda kind: (-len(kind.mentioned_by), kind.kind))
    return AlikeAnswer(group=group, targets=own.targets, alike=others, least=least, kinds=tuple(kinds))


def _matrix(groups: Sequence[GroupNode], scheme: str, by: str, least: int) -> Matrix:
    places: dict[str, list[str]] = {}
    cells: dict[tuple[str, str], list[str]] = {}
    ticked: dict[str, list[str]] = {}
    for group in groups:
        marks = getattr(group, SCHEMES[scheme])
        for notation in marks:
            ticked.setdefault(notation, []).append(group.id)
        for place in _places(group, by):
            places.setdefault(place, []).append(group.id)
            for notation in marks:
                cells.setdefault((notation, place), []).append(group.id)
    concepts = tuple(concept.notation for concept in vocab.scheme(scheme).leaves)
    return Matrix(
        scheme=scheme,
        concepts=(*concepts, *sorted(ticked.keys() - set(concepts))),
        places=tuple(
            PlaceColumn(place=place, groups=tuple(some), silent=len(some) < least)
            for place, some in sorted(places.items())
        ),
        cells={at: tuple(some) for at, some in sorted(cells.items())},
        ticked={notation: tuple(some) for notation, some in sorted(ticked.items())},
        unticked=tuple(c for c in concepts if c not in ticked) if len(groups) >= least else (),
    )


def _places(group: GroupNode, by: str) -> tuple[str, ...]:
    """Return the places of a group; its prefectures are also those of its municipalities."""
    if by != "prefectures":
        return group.municipalities
    known = Places.load()
    above = (known.prefecture_of(code).code for code in group.municipalities)
    return tuple(dict.fromkeys((*group.prefectures, *above)))


def _spoken(groups: Iterable[GroupNode]) -> Iterable[SpokenGap]:
    words: dict[tuple[str, str], dict[str, list[Spoken]]] = {}
    ticked: dict[tuple[str, str], list[str]] = {}
    for group in groups:
        for scheme, attribute in SCHEMES.items():
            for notation in getattr(group, attribute):
                ticked.setdefault((scheme, notation), []).append(group.id)
        for word in group.spoken:
            marks = getattr(group, SCHEMES.get(word.scheme, ""), ())
            if word.notation and word.notation not in marks:
                words.setdefault((word.scheme, word.notation), {}).setdefault(group.id, []).append(word)
    for scheme in SCHEMES:
        for concept in vocab.scheme(scheme).leaves:
            at = (scheme, concept.notation)
            if at in words:
                unmarked = tuple((group, tuple(some)) for group, some in words[at].items())
                yield SpokenGap(
                    scheme=scheme, notation=concept.notation, ticked=tuple(ticked.get(at, ())), unmarked=unmarked
                )


def _outside(groups: Iterable[GroupNode]) -> Iterable[Outside]:
    found: dict[tuple[str, str], dict[str, list[Spoken]]] = {}
    for group in groups:
        for word in group.spoken:
            if not word.notation:
                found.setdefault((word.scheme, word.words), {}).setdefault(group.id, []).append(word)
    for (scheme, words), by_group in sorted(found.items()):
        yield Outside(
            scheme=scheme, words=words, groups=tuple((group, tuple(some)) for group, some in by_group.items())
        )
