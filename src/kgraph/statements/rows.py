"""The kinds of row that statements consist of.

Offsets are 0-based, half-open code points of the decoded source text (BOM removed, line ends as LF) before any
normalisation; lines are 1-based and end at LF only. Values that belong to a scheme are the concept's notation;
places are 5-digit area codes, as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kgraph import vocab
from kgraph.errors import Text
from kgraph.statements.held import Held
from kgraph.statements.source import Source

PARTNER_FIELD = "partners"
"""The field of the form whose mentions count: 連携した団体・協力いただいた団体."""

FACT_FIELDS = (
    "label",
    "alias",
    "legal_form",
    "form_status",
    "prefecture",
    "municipality",
    "region_note",
    "initiative",
    "main_activity",
    "sub_activity",
    "main_target",
    "sub_target",
    "founded",
    "incorporated",
    "staff",
    "staff_part",
    "website",
    "partners_role",
    "started",
    "member_count",
    "telephone",
)
INITIATIVE_FIELDS = frozenset(
    (
        "municipality",
        "region_note",
        "initiative",
        "main_activity",
        "sub_activity",
        "main_target",
        "sub_target",
        "partners_role",
        "started",
    )
)
"""The facts that are of an initiative, not of the group that leads it."""

FIELD_SCHEMES = {
    "legal_form": "legal-forms",
    "form_status": "form-statuses",
    "main_activity": "activities",
    "sub_activity": "activities",
    "main_target": "targets",
    "sub_target": "targets",
}
"""The fields whose values are notations, and the scheme of each."""

GROUNDINGS = ("named", "unique-word", "decided", "none")
TENSES = ("current", "planned")
FATES = ("taken", "withheld", "unread")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A body that leads an initiative in this source; ``name`` is the heading as written, ``line`` where it stands.

    A group that leads several initiatives has a row for each, with one id.
    """

    id: str
    initiative: str
    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the form says about a group or its initiative, with the words it rests on.

    ``field`` is one of FACT_FIELDS; ``note`` holds what belongs to the value (the name of a part of the staff, a
    typo of the source that was read as the value). ``partners_role`` is what the text says, once, that all partners
    of the group did. ``initiative`` is the id of the one initiative it is of, empty where the group has but one or
    where it is of the group itself.
    """

    group: str
    initiative: str = ""
    field: str
    value: str
    note: str = ""
    line: int
    start: int
    end: int
    words: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the source that name a body, or a kind of body, that took part (or is meant to: ``tense``).

    ``surface`` is the slice of the source; ``name`` the full name it stands for (a unit inherits its parent).
    ``body`` is the id of the one body it means, empty where the word could mean several (``grounding`` none);
    ``places`` is then the area in which that body is to be looked for. ``count`` is how many bodies it stands for,
    where told. ``head`` is the class word that the surface shares with others (訪問介護を行う支援団体).
    ``initiative`` is the id of the initiative it took part in, empty where the group has but one.
    """

    id: str
    group: str
    initiative: str = ""
    field: str
    surface: str
    name: str
    kind: str
    generic: bool
    grounding: str
    body: str = ""
    count: int | None = None
    head: str = ""
    role: str = "cooperation"
    role_text: str = ""
    role_in_brackets: bool = False
    tense: str = "current"
    weak: bool = False
    places: tuple[str, ...] = ()
    note: str = ""
    line: int
    start: int
    end: int
    rule: str

    @property
    def counts(self) -> bool:
        """Whether metrics count it: firm, current, and from the partner field."""
        return self.field == PARTNER_FIELD and self.tense == "current" and not self.weak


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A named body that is a partner, or the parent of one.

    ``scope`` is what its id was minted in: a 5-digit code, ``JP``, or the id of the group that named it.
    ``name_basis`` is ``written`` or ``composed`` (the name stands nowhere in the text). ``place`` is the 5-digit code
    of the place that the name tells, empty where it tells none.
    """

    id: str
    name: str
    legal_form: str = ""
    kind: str
    scope: str
    name_basis: str = "written"
    parent: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAccount:
    """What became of one non-blank line: ``taken`` by a field, ``withheld``, or ``unread``.

    ``digest`` is the SHA-256 of a line of prose, which is accounted for but never stored; a withheld line has none.
    """

    line: int
    group: str
    field: str
    fate: str
    chars: int
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A group or named body that is not to be shown, with the reason and the date (YYYY-MM-DD) of the decision."""

    id: str
    reason: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number or code by which others know a body: what it is, and what says so.

    ``scheme`` is ``corporate-number`` (法人番号), or what the source calls it (団体ID). ``name`` and ``place`` are the
    name and the 5-digit code as the register has them; ``register`` is the register, empty for the source itself,
    which tells it on ``line``. ``rule`` is the rule that decided, ``by`` and ``on`` who did and when, where a person did.
    """

    body: str
    scheme: str
    value: str
    name: str = ""
    place: str = ""
    register: str = ""
    line: int | None = None
    start: int | None = None
    end: int | None = None
    words: str = ""
    rule: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That a body is a member of another (a platform, a network), as a list of members says. Never a partnership."""

    member: str
    of: str
    note: str = ""
    line: int
    start: int
    end: int
    words: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept that the source adds to one of our schemes (``targets``, ``activities``, ``kinds``), as it words it."""

    scheme: str
    notation: str
    label: str
    broader: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """An id that a person's merge retired: the one that stands for it, and the name that the retired body had here."""

    id: str
    kept: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptWord:
    """Words of a group's prose that speak of a target or an activity, whether the group ticked it or not.

    ``notation`` is empty for one that the form has no box for. Never a mark: only what the text touches on.
    """

    group: str
    initiative: str = ""
    scheme: str
    notation: str = ""
    field: str
    words: str
    line: int
    start: int
    end: int
    rule: str

    def id_in(self, initiative: str) -> str:
        """Return the id of these words as part of an initiative."""
        return vocab.digest_id("w", initiative, self.scheme, self.notation, self.field, str(self.start), self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All rows of one source, each kind in its own order (by place in the source; bodies by id).

    ``left_out`` is how many rows of each table ``without_withheld`` took out: bounds on counts hold for the source.
    ``retired`` are the ids that merges retired when the sources of a folder were loaded together; no file holds them.
    """

    source: Source
    groups: tuple[Group, ...] = ()
    facts: tuple[Fact, ...] = ()
    mentions: tuple[Mention, ...] = ()
    bodies: tuple[Body, ...] = ()
    lines: tuple[LineAccount, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    memberships: tuple[Membership, ...] = ()
    concepts: tuple[Concept, ...] = ()
    concept_words: tuple[ConceptWord, ...] = ()
    held: tuple[Held, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    retired: tuple[Retired, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    _own_labels: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _facts_by_group: dict[str, tuple[Fact, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def facts_of(self, group: str) -> tuple[Fact, ...]:
        """Return the facts of a group in the order of the source."""
        if not self._facts_by_group:
            by_group: dict[str, list[Fact]] = {g.id: [] for g in self.groups}
            for fact in self.facts:
                by_group.setdefault(fact.group, []).append(fact)
            self._facts_by_group.update({group: tuple(facts) for group, facts in by_group.items()})
        return self._facts_by_group.get(group, ())

    def values(self, group: str, field: str) -> tuple[str, ...]:
        """Return the values of one field of a group, in the order of the source."""
        return tuple(f.value for f in self.facts_of(group) if f.field == field)

    def values_in(self, group: Group, field: str) -> tuple[str, ...]:
        """Return the values of one field of the initiative in a row of ``groups``, in the order of the source."""
        return tuple(
            f.value for f in self.facts_of(group.id) if f.field == field and f.initiative in ("", group.initiative)
        )

    def value(self, group: str, field: str) -> str:
        """Return the one value of a field of a group; empty where the source tells none."""
        return next(iter(self.values(group, field)), "")

    def own_label(self, scheme: str, notation: str) -> str:
        """Return the label of a concept that this source adds to a scheme; empty for any other."""
        if self.concepts and not self._own_labels:
            self._own_labels.update({(own.scheme, own.notation): own.label for own in self.concepts})
        return self._own_labels.get((scheme, notation), "")

    def concept_label(self, scheme: str, notation: str) -> Text:
        """Return the label of a concept of a scheme, or of one that this source adds to it (in its own words).

        Raises CallError when neither knows the notation.
        """
        if own := self.own_label(scheme, notation):
            return Text(own, own)
        concept = vocab.concept(scheme, notation)
        return Text(concept.ja, concept.en)

    def label(self, group: Group) -> str:
        """Return the name of a group as established (profile, register), else the heading's."""
        return self.value(group.id, "label") or group.name
