"""What pages ask of the statements: who is who, where a page is, how a thing is called in both languages."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from kgraph import vocab
from kgraph.errors import DataError, Problem, Text
from kgraph.places import Places
from kgraph.places.rows import Place
from kgraph.statements import Body, Group, Identifier, Membership, Mention, Statements, without_withheld
from kgraph.statements.rows import PARTNER_FIELD

Row = TypeVar("Row")

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
# Where a sentence of a form's cell ends: at a full stop, a line, a cell, a left-over of HTML.
_SENTENCE_END = re.compile(r"。|[\n\t]|<[^<>\n]{1,80}>")
SENTENCE_REACH = 400
SHARED_ROWS = 200
_LEVEL_EN = {
    "prefecture": "Prefecture",
    "designated-city": "City",
    "city": "City",
    "special-ward": "City",
    "town": "Town",
    "village": "Village",
    "ward": "Ward",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Book:
    """The statements of all sources, what is withheld taken out, with what pages look up in them."""

    def __init__(
        self,
        statements: Iterable[Statements],
        texts: Mapping[str, str] | None = None,
        own_pages: int = sys.maxsize,
        *,
        linked: bool = True,
    ) -> None:
        """Take the statements, and for an internal build the decoded texts of sources by the id of the source.

        Where there are more than ``own_pages`` bodies, those of which only one thing is said share pages; there are no
        pages to link to where a page is made alone (not ``linked``).
        """
        self.texts: Mapping[str, str] = texts or {}
        self.own_pages = own_pages
        self.linked = linked
        ordered = sorted(statements, key=lambda s: s.source.id)
        self.sources: tuple[Statements, ...] = tuple(without_withheld(s) for s in ordered)
        self.withheld = tuple(sorted({(row.on, row.reason, row.id) for s in ordered for row in s.withheld}))
        self.records: dict[str, list[tuple[Statements, Group]]] = {}
        self.bodies: dict[str, Body] = {}
        for each in self.sources:
            for group in each.groups:
                self.records.setdefault(group.id, []).append((each, group))
            for body in each.bodies:
                self.bodies.setdefault(body.id, body)

    @cached_property
    def mentions_of(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions by the group that makes them, in the order of the source."""
        return self._mentions(lambda m: m.group)

    @cached_property
    def mentions_by_body(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions by the body that they mean, in the order of the source."""
        return self._mentions(lambda m: m.body)

    def _mentions(self, by: Callable[[Mention], str]) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {}
        for each in self.sources:
            for mention in sorted(each.mentions, key=lambda m: (m.start, m.end, m.id)):
                key = by(mention)
                if key:
                    found.setdefault(key, []).append(mention)
        return {key: tuple(some) for key, some in found.items()}

    @cached_property
    def units(self) -> dict[str, tuple[Body, ...]]:
        """The units of each body that has some, by name."""
        found: dict[str, list[Body]] = {}
        for body in self.bodies.values():
            if body.parent:
                found.setdefault(body.parent, []).append(body)
        return {key: tuple(sorted(some, key=lambda b: (b.name, b.id))) for key, some in found.items()}

    @cached_property
    def numbers(self) -> dict[str, list[tuple[Statements, Identifier]]]:
        """The numbers of each body, with the source in whose statements they stand."""
        return self._rows(lambda each: each.identifiers, lambda row: row.body)

    @cached_property
    def member_of(self) -> dict[str, list[tuple[Statements, Membership]]]:
        """The memberships of each body."""
        return self._rows(lambda each: each.memberships, lambda row: row.member)

    @cached_property
    def members(self) -> dict[str, list[tuple[Statements, Membership]]]:
        """The memberships of others in each body."""
        return self._rows(lambda each: each.memberships, lambda row: row.of)

    def _rows(
        self, rows: Callable[[Statements], Iterable[Row]], by: Callable[[Row], str]
    ) -> dict[str, list[tuple[Statements, Row]]]:
        found: dict[str, list[tuple[Statements, Row]]] = {}
        for each in self.sources:
            for row in rows(each):
                found.setdefault(by(row), []).append((each, row))
        return found

    def name(self, identifier: str) -> str:
        """Return the name of a group or body; raises KeyError for an id that is neither."""
        if identifier in self.records:
            each, group = self.records[identifier][0]
            return each.label(group)
        return self.bodies[identifier].name

    def aliases(self, identifier: str) -> tuple[str, ...]:
        """Return the other spellings of a group: the heading's, and those of its profile."""
        found: dict[str, None] = {}
        for each, group in self.records.get(identifier, ()):
            found.update(dict.fromkeys((each.label(group), group.name, *each.values(group.id, "alias"))))
        return tuple(spelling for spelling in found if spelling != self.name(identifier))

    def values(self, identifier: str, *fields: str) -> tuple[str, ...]:
        """Return what the sources say of a group in these fields, each value once."""
        said = (each.values(identifier, field) for each, _ in self.records.get(identifier, ()) for field in fields)
        return tuple(dict.fromkeys(value for values in said for value in values))

    def concepts(self, identifier: str, scheme: str, *fields: str) -> list[Text]:
        """Return the labels of the concepts that the sources say of a group in these fields, each once."""
        found = {
            notation: each.concept_label(scheme, notation)
            for each, _ in self.records.get(identifier, ())
            for field in fields
            for notation in each.values(identifier, field)
        }
        return list(found.values())

    def concept_text(self, scheme: str, notation: str) -> Text:
        """Return the label of a concept of a scheme, or of one that a source adds to it."""
        own = self._added.get((scheme, notation))
        return Text(own, own) if own else label(scheme, notation)

    @cached_property
    def _added(self) -> dict[tuple[str, str], str]:
        return {(row.scheme, row.notation): row.label for each in self.sources for row in each.concepts}

    def notations(self, scheme: str, used: Iterable[str] = ()) -> list[str]:
        """Return the notations of a scheme in its order, then those that sources add and that are ``used``."""
        known = [concept.notation for concept in vocab.scheme(scheme).concepts]
        return [*known, *sorted(set(used) - set(known))]

    def source_title(self, source: str) -> str:
        """Return the title of a source where there are several, empty where there is one: lines are told by source."""
        return (
            next((s.source.title for s in self.sources if s.source.id == source), "") if len(self.sources) > 1 else ""
        )

    def sentence(self, source: str, field: str, start: int, end: int) -> str:
        """Return the sentence around a mention of the partner field where the text is at hand; else empty.

        Other fields are never quoted: people tell of their lives there.
        """
        text = self.texts.get(source, "")
        if field != PARTNER_FIELD or not text:
            return ""
        head = _SENTENCE_END.split(text[max(0, start - SENTENCE_REACH) : start])[-1]
        tail = _SENTENCE_END.split(text[end : end + SENTENCE_REACH])[0]
        stop = "。" if text[end + len(tail) : end + len(tail) + 1] == "。" else ""
        return f"{head}{text[start:end]}{tail}{stop}".strip()

    @cached_property
    def source_of_mention(self) -> dict[str, str]:
        """The id of the source that each mention stands in."""
        return {m.id: s.source.id for s in self.sources for m in s.mentions}

    def page(self, identifier: str) -> str:
        """Return the path of the page of a group or body; empty for what has none (a kind, an unnamed partner)."""
        if not self.linked:
            return ""
        if identifier in self.records:
            return f"groups/{safe_file(identifier)}.html"
        if identifier not in self.bodies:
            return ""
        if identifier in self._shared:
            return f"{self._shared[identifier]}#{safe_file(identifier)}"
        return f"bodies/{safe_file(identifier)}.html"

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The ids of the bodies that lead no initiative."""
        return tuple(body for body in self.bodies if body not in self.records)

    @cached_property
    def shared_pages(self) -> dict[str, list[str]]:
        """The bodies that share a page, by its path: those of which the sources say but one thing, if there are many."""
        if len(self.partners) <= self.own_pages:
            return {}
        said = (self.mentions_by_body, self.units, self.numbers, self.member_of, self.members)
        once = [body for body in self.partners if sum(len(some.get(body, ())) for some in said) <= 1]
        once.sort(key=lambda body: (self.bodies[body].name, body))
        return {
            f"bodies/more-{at // SHARED_ROWS + 1}.html": once[at : at + SHARED_ROWS]
            for at in range(0, len(once), SHARED_ROWS)
        }

    @cached_property
    def _shared(self) -> dict[str, str]:
        return {body: path for path, some in self.shared_pages.items() for body in some}

    @cached_property
    def issued(self) -> Text:
        """When the newest of the sources was issued."""
        return date_text(max((s.source.issued for s in self.sources), default=""))

    def counted(self) -> list[Mention]:
        """Return the mentions of the partner field that are no weak guesses, plans included."""
        return [m for s in self.sources for m in s.mentions if m.field == PARTNER_FIELD and not m.weak]


def safe_file(identifier: str) -> str:
    """Return an id as a file name; raises DataError unless it is ASCII letters, digits, ``-`` and ``_``."""
    if _FILE_NAME.fullmatch(identifier):
        return identifier
    raise DataError(
        Problem(
            code="unsafe-id",
            file="statements",
            field="id",
            found=identifier,
            expected=Text("ASCII の英数字と - _ からなる id", "an id of ASCII letters, digits, - and _"),
            todo=Text("その行の id を直してください", "mend the id in that row"),
        )
    )


def label(scheme: str, notation: str) -> Text:
    """Return the label of a concept in both languages; raises CallError when it is unknown."""
    concept = vocab.concept(scheme, notation)
    return Text(concept.ja, concept.en)


def family(kind: str) -> str:
    """Return the notation of the family that a kind of partner belongs to (itself where it is one)."""
    above = vocab.scheme("kinds").ancestors(kind)
    return above[-1].notation if above else kind


def place_text(codes: Sequence[str]) -> Text:
    """Return places in both languages: 熊本県熊本市; Kumamoto City, Kumamoto Prefecture."""
    places = [Places.load().get(code) for code in codes]
    return Text("、".join(p.full_name for p in places), "; ".join(_english(p) for p in places))


def _english(place: Place) -> str:
    own = " ".join(filter(None, (place.romaji, _LEVEL_EN[place.level])))
    if place.level == "prefecture":
        return place.romaji if place.name[-1] in "都道" else own
    return f"{own}, {_english(Places.load().prefecture_of(place.code))}"


def date_text(value: str) -> Text:
    """Return a date (YYYY, YYYY-MM or YYYY-MM-DD) as each language writes it, as precise as it is.

    >>> date_text("2025-12")
    Text(ja='2025年12月', en='December 2025')
    """
    if "/" in value:  # a fiscal year, from April to March
        return Text(f"{value[:4]}年度", f"fiscal year {value[:4]}")
    parts = [int(part) for part in value.split("-")] if value else []
    if not parts:
        return Text("", "")
    ja = "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    en = str(parts[0])
    if len(parts) > 1:
        en = f"{_MONTHS[parts[1] - 1]} {en}"
    if len(parts) > 2:
        en = f"{parts[2]} {en}"
    return Text(ja, en)
