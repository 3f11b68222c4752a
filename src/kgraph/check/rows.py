"""From a node of the graph back to the row of statements that it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import cached_property
from typing import Any, Final

from kgraph import vocab
from kgraph.check.report import Row
from kgraph.errors import CallError
from kgraph.statements import ConceptWord, Fact, Mention, Statements

_OF_INITIATIVE: Final[Mapping[str, tuple[str, ...]]] = {
    "skos:prefLabel": ("initiative",),
    "kg:regionNote": ("region_note",),
    "dct:spatial": ("municipality", "prefecture"),
    "kg:activity": ("main_activity", "sub_activity"),
    "kg:mainActivity": ("main_activity",),
    "kg:subActivity": ("sub_activity",),
    "kg:target": ("main_target", "sub_target"),
    "kg:mainTarget": ("main_target",),
    "kg:subTarget": ("sub_target",),
}
_OF_GROUP: Final[Mapping[str, tuple[str, ...]]] = {
    "skos:prefLabel": ("label",),
    "skos:altLabel": ("alias",),
    "kg:legalForm": ("legal_form",),
    "kg:formStatus": ("form_status",),
    "dct:spatial": ("prefecture",),
    "schema:foundingDate": ("founded",),
    "kg:founding": ("founded",),
    "kg:incorporation": ("incorporated",),
    "schema:numberOfEmployees": ("staff",),
    "kg:staffPart": ("staff_part", "staff"),
    "schema:url": ("website",),
    "kg:memberCount": ("member_count",),
    "schema:telephone": ("telephone",),
}
_OF_IDENTIFIER: Final[Mapping[str, str]] = {
    "skos:notation": "value",
    "kg:identifierScheme": "scheme",
    "kg:rule": "rule",
    "kg:registeredName": "name",
    "kg:register": "register",
    "dct:spatial": "place",
}
_OF_CONCEPT_WORD: Final[Mapping[str, str]] = {
    "kg:initiative": "group",
    "kg:asWritten": "words",
    "kg:line": "line",
    "kg:field": "field",
    "kg:rule": "rule",
    "kg:speaksOf": "notation",
    "oa:start": "start",
    "oa:end": "end",
}
_OF_MEMBERSHIP: Final[Mapping[str, str]] = {"org:member": "member", "org:organization": "of", "kg:line": "line"}
_OF_MENTION: Final[Mapping[str, str]] = {
    "oa:hasSelector": "surface",
    "oa:exact": "surface",
    "oa:start": "start",
    "oa:end": "end",
    "kg:line": "line",
    "kg:field": "field",
    "kg:grounding": "grounding",
    "kg:rule": "rule",
    "kg:initiative": "group",
    "skos:prefLabel": "name",
    "kg:kind": "kind",
    "kg:candidatePlace": "places",
    "kg:bodyCount": "count",
    "prov:agent": "body",
    "kg:plannedAgent": "body",
    "prov:hadRole": "role",
    "kg:plannedRole": "role",
}
_OF_BODY: Final[Mapping[str, str]] = {
    "skos:prefLabel": "name",
    "kg:kind": "kind",
    "org:classification": "kind",
    "kg:nameBasis": "name_basis",
    "kg:legalForm": "legal_form",
    "org:subOrganizationOf": "parent",
    "dct:spatial": "place",
}


class Rows:
    """Finds rows by node; built at the first question, so that a check that finds nothing pays nothing.

    ``statements`` must be the rows as the files hold them: lines are counted from their order.
    """

    def __init__(self, statements: Sequence[Statements]) -> None:
        self._statements = statements

    def find(self, focus: str, path: str = "", value: str = "") -> Row | None:
        """Return the row behind a node and one of its properties (IRIs; ``value`` is the value's own words)."""
        about = focus.removeprefix(vocab.ID)
        name = _short(path)
        for rows in self._maps:
            if row := rows.find(about, name, _notation(value)):
                return row
        return None

    def fact(self, source: str, fact: Fact, column: str) -> Row | None:
        """Return the row of one fact."""
        for rows in self._maps:
            if rows.source == source and (line := rows.line_of(fact)):
                return Row(file=rows.file("facts"), line=line, id=fact.group, column=column)
        return None

    @cached_property
    def _maps(self) -> tuple[_SourceRows, ...]:
        return tuple(_SourceRows(statements) for statements in self._statements)


class _SourceRows:
    """The rows of one source, by the ids of the things that were made from them."""

    def __init__(self, statements: Statements) -> None:
        self.source = statements.source.id
        self._statements = statements
        self._lines: dict[object, int] = {}
        for table in (
            "groups",
            "facts",
            "mentions",
            "bodies",
            "identifiers",
            "memberships",
            "concepts",
            "concept_words",
        ):
            for row, line in _numbered(getattr(statements, table)):
                self._lines.setdefault(row, line)
        self._groups = {g.id: g for g in reversed(statements.groups)}
        self._initiatives = {g.initiative: g for g in statements.groups}
        self._bodies = {b.id: b for b in statements.bodies}
        self._mentions: dict[str, Mention] = {}
        for mention in statements.mentions:
            for made in self._made_from(mention):
                self._mentions.setdefault(made, mention)
        self._beside = (
            {
                vocab.digest_id("n", row.body, row.scheme, row.value): ("identifiers", row, _OF_IDENTIFIER)
                for row in statements.identifiers
            }
            | {
                vocab.digest_id("h", self.source, row.member, row.of): ("memberships", row, _OF_MEMBERSHIP)
                for row in statements.memberships
            }
            | {self._word_id(row): ("concept_words", row, _OF_CONCEPT_WORD) for row in statements.concept_words}
        )
        self._numbers = {row.body: row for row in statements.identifiers if row.scheme == "corporate-number"}
        self._concepts = {f"{vocab.SCHEME}{row.scheme}/{row.notation}": row for row in statements.concepts}

    def _word_id(self, row: ConceptWord) -> str:
        group = self._groups.get(row.group)
        return row.id_in(row.initiative or (group.initiative if group else ""))

    def file(self, table: str) -> str:
        """Return the name of a table's file as messages show it."""
        return f"{self.source}/{table}.csv"

    def line_of(self, row: object) -> int:
        """Return the line of a row in its file, 0 where it is none of this source's."""
        return self._lines.get(row, 0)

    def find(self, about: str, path: str, value: str) -> Row | None:
        """Return the row behind the thing with id ``about``."""
        if path == "org:identifier" and about in self._numbers:
            return self._row("identifiers", self._numbers[about], about, "value")
        if about in self._beside:
            table, row, columns = self._beside[about]
            return self._row(table, row, about, columns.get(path, "body" if table == "identifiers" else "member"))
        if concept := self._concepts.get(about):
            return self._row("concepts", concept, concept.notation, "label")
        if group := self._initiatives.get(about):
            return self._of_group(group.id, about, _OF_INITIATIVE.get(path, ()), value, "initiative")
        if about in self._bodies and (path in _OF_BODY or about not in self._groups):
            return self._row("bodies", self._bodies[about], about, _OF_BODY.get(path, "id"))
        if about in self._groups:
            return self._of_group(about, about, _OF_GROUP.get(path, ()), value, "name")
        if mention := self._mentions.get(about):
            return self._row("mentions", mention, mention.id, _OF_MENTION.get(path, "id"))
        if about in (f"source-{self.source}", f"graph-{self.source}"):
            return Row(file=f"{self.source}/source.yml", id=self.source, column=path.rpartition(":")[2])
        return self._places.get(about)

    def _of_group(self, group: str, about: str, names: Iterable[str], value: str, column: str) -> Row:
        facts = [f for name in names for f in self._statements.facts_of(group) if f.field == name]
        fact = next((f for f in facts if f.value == value), facts[0] if facts else None)
        if fact is not None:
            return self._row("facts", fact, group, "value")
        return self._row("groups", self._groups[group], about, next(iter(names), column))

    @cached_property
    def _places(self) -> dict[str, Row]:
        """The first row that speaks of a place, by the place's id."""
        found: dict[str, Row] = {}
        for fact in self._statements.facts:
            if fact.field in ("municipality", "prefecture"):
                found.setdefault(f"p{fact.value}", self._row("facts", fact, fact.group, "value"))
        for mention in self._statements.mentions:
            for code in mention.places:
                found.setdefault(f"p{code}", self._row("mentions", mention, mention.id, "places"))
        for body in self._statements.bodies:
            found.setdefault(f"p{body.place}", self._row("bodies", body, body.id, "place"))
        return found

    def _row(self, table: str, row: object, identifier: str, column: str) -> Row:
        return Row(file=self.file(table), line=self.line_of(row), id=identifier, column=column)

    def _made_from(self, mention: Mention) -> Iterator[str]:
        group = self._groups.get(mention.group)
        unnamed = vocab.unnamed_body_id(mention.id)
        yield from (mention.id, f"{mention.id}-quote", f"{mention.id}-position", unnamed)
        if group is not None:
            body = mention.body or unnamed
            initiative = mention.initiative or group.initiative
            yield vocab.mint_partnership_id(initiative, body)
            yield vocab.mint_plan_id(initiative, body)


def _numbered(rows: Iterable[Any]) -> Iterator[tuple[Any, int]]:
    """Yield rows with their lines in the CSV file: the head is line 1, and a cell may hold line feeds."""
    line = 2
    for row in rows:
        yield row, line
        line += 1 + sum(cell.count("\n") for cell in astuple(row) if isinstance(cell, str))


def _short(path: str) -> str:
    try:
        return vocab.compact(path) if path else ""
    except CallError:
        return ""


def _notation(value: str) -> str:
    """Return a value as a cell holds it: the notation of a concept, the code of a place."""
    if value.startswith(vocab.SCHEME):
        return value.rpartition("/")[2]
    return value.removeprefix(f"{vocab.ID}p") if value.startswith(f"{vocab.ID}p") else value


def lines_with(statements: Iterable[Statements], file: str, column: str, found: str) -> tuple[int, ...]:
    """Return the lines of a table (``source/facts.csv``) where ``column`` holds ``found``; a fact's column is its field."""
    folder, _, name = file.removesuffix(".csv").rpartition("/")
    lines = []
    for one in statements:
        if one.source.id == folder:
            for line, row in enumerate(getattr(one, name, ()), 2):
                by_field = getattr(row, "field", "") == column and getattr(row, "value", None) == found
                if by_field or str(getattr(row, column, "")) == found:
                    lines.append(line)
    return tuple(lines)
