"""The table of groups and partners: what a row of it holds, and what can be asked of it without a graph library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

LEVELS = ("body", "place", "kind")
BODY, UNNAMED, KIND = "body", "unnamed", "kind"
"""The natures of a partner node: one body, an unnamed one of a kind in an area, a kind of the scheme."""

TIES = PARTNER, MEMBER = "partner", "member"
"""What can be counted: partnerships in initiatives; memberships of platforms and networks, only where asked."""

# A partner with more groups than this is a bit mask, one with fewer a set: memory stays linear in the links.
_MASK_FROM = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One mention behind a link: which words, in which field of which group, and where they stand in the document."""

    source: str
    document: str
    mention: str
    group: str
    field: str
    line: int
    start: int
    end: int
    words: str
    name: str
    kind: str
    body: str
    grounding: str
    count: int | None
    role: str
    role_text: str
    rule: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words of a group's prose that speak of a concept (``notation`` empty: the form has no box for it)."""

    source: str
    document: str
    scheme: str
    notation: str
    field: str
    line: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNode:
    """A group with what analyses filter by; codes and notations as in the statements, united over its sources.

    ``spoken`` is what its prose speaks of, ticked or not.
    """

    id: str
    label: str
    initiatives: tuple[str, ...]
    sources: tuple[str, ...]
    line: int
    legal_form: str = ""
    prefectures: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    spoken: tuple[Spoken, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerNode:
    """A partner at the level of the table. ``nature`` is ``body``, ``unnamed`` or ``kind``.

    ``places`` is where a body is, or the area in which an unnamed one is to be looked for (5-digit codes).
    """

    id: str
    label: str
    label_en: str
    kind: str
    nature: str
    places: tuple[str, ...] = ()

    def label_in(self, lang: str) -> str:
        """Return the label in ``lang``: names stay Japanese, kinds are translated."""
        return self.label if lang == "ja" else self.label_en


@dataclass(frozen=True, slots=True)
class Link:
    """One group and one partner node, with every mention behind it in the order of the document."""

    group: str
    partner: str
    evidence: tuple[Evidence, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles (notations) that the mentions tell, each once."""
        return tuple(sorted({e.role for e in self.evidence}))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources (ids) that stand behind it, each once."""
        return tuple(sorted({e.source for e in self.evidence}))


@dataclass(frozen=True, slots=True)
class DirectTie:
    """A group (``group``) that names another leading body (``other``) as its partner: no shared partner."""

    group: str
    other: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class LinkTable:
    """Groups, partner nodes and the links between them at one level; everything sorted, whatever the order of rows.

    Groups stand in the order of their documents, partners by id, links by (partner, group). Groups without a link
    are there as well. A body that leads an initiative stands among the groups and, where others name it, among the
    partners too, by the same id; such ties are listed in ``direct_ties``. ``own_labels`` are the labels of concepts
    that the sources add to a scheme, by scheme and notation.
    """

    level: str
    groups: tuple[GroupNode, ...]
    partners: tuple[PartnerNode, ...]
    links: tuple[Link, ...]
    direct_ties: tuple[DirectTie, ...] = ()
    own_labels: Mapping[tuple[str, str], str] = field(default_factory=dict, hash=False)

    @cached_property
    def group_by_id(self) -> Mapping[str, GroupNode]:
        """Groups by id."""
        return {g.id: g for g in self.groups}

    @cached_property
    def partner_by_id(self) -> Mapping[str, PartnerNode]:
        """Partner nodes by id."""
        return {p.id: p for p in self.partners}

    @cached_property
    def _by_partner(self) -> Mapping[str, tuple[Link, ...]]:
        order = {g.id: at for at, g in enumerate(self.groups)}
        found: dict[str, list[Link]] = {p.id: [] for p in self.partners}
        for link in self.links:
            found[link.partner].append(link)
        return {p: tuple(sorted(some, key=lambda link: order[link.group])) for p, some in found.items()}

    @cached_property
    def _by_group(self) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {g.id: [] for g in self.groups}
        for link in self.links:
            found[link.group].append(link)
        return {g: tuple(some) for g, some in found.items()}

    def links_of(self, partner: str) -> tuple[Link, ...]:
        """Return the links of a partner node in the order of the groups; none for an unknown id."""
        return self._by_partner.get(partner, ())

    def links_from(self, group: str) -> tuple[Link, ...]:
        """Return the links of a group, by partner; none for an unknown id."""
        return self._by_group.get(group, ())

    @cached_property
    def shared(self) -> tuple[PartnerNode, ...]:
        """The partner nodes that two or more groups have in common."""
        return tuple(p for p in self.partners if len(self._by_partner[p.id]) > 1)

    @cached_property
    def tied_pairs(self) -> int:
        """How many pairs of groups have at least one partner node in common.

        Each group asks only its own partners, big ones as bit masks, so that neither time nor memory grows with the
        square of the number of groups.
        """
        members = {p.id: [link.group for link in self._by_partner[p.id]] for p in self.shared}
        number = {g.id: at for at, g in enumerate(self.groups)}
        masks = {
            p: _mask((number[g] for g in some), len(number)) for p, some in members.items() if len(some) > _MASK_FROM
        }
        twice = 0
        for group in self.groups:
            mask, few = 1 << number[group.id], set()
            for link in self._by_group[group.id]:
                if link.partner in masks:
                    mask |= masks[link.partner]
                elif link.partner in members:
                    few.update(members[link.partner])
            twice += mask.bit_count() - 1 + sum(not mask >> number[other] & 1 for other in few)
        return twice // 2


def _mask(numbers: Iterable[int], size: int) -> int:
    bits = bytearray((size + 7) // 8)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")
