"""Bodies as triples: the groups, their partners by name, and the unnamed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlsplit

from kgraph.errors import Text
from kgraph.rdf import terms as t
from kgraph.rdf.builder import Builder
from kgraph.rdf.events import write_event
from kgraph.rdf.places import PlaceWriter
from kgraph.statements import Body, Fact, Group, Mention, Statements
from kgraph.statements.rows import FACT_FIELDS, INITIATIVE_FIELDS
from kgraph.vocab import digest_id, unnamed_body_id

# The names are read by their own doors above, the rest belongs to the initiative.
_WRITTEN_ELSEWHERE = INITIATIVE_FIELDS | {"label", "alias"}


def write_bodies(build: Builder, statements: Statements, places: PlaceWriter, names: Mapping[str, str]) -> None:
    """Write every named body: those of ``bodies``, and the groups with what the form tells of them.

    ``names`` are those that they go by; other names are aliases.
    """
    rows = {body.id: body for body in statements.bodies}
    leading = {group.id for group in statements.groups}
    seen: set[str] = set()
    for group in statements.groups:
        if group.id not in seen:  # a group with several initiatives has a row for each
            seen.add(group.id)
            _write_group(build, statements, group, rows.get(group.id), places, names[group.id])
    for body in statements.bodies:
        if body.parent and body.parent not in rows and body.parent not in leading:
            build.refuse("bodies", "parent", body.parent, Text("bodies.csv にある id", "an id that is in bodies.csv"))
        node = build.thing(body.id)
        if body.id not in leading:
            build.add(node, t.PREF_LABEL, build.text(names[body.id]))
            if body.name != names[body.id]:
                build.add(node, t.ALT_LABEL, build.text(body.name))
        _write_body(build, body, places)


def write_retired(build: Builder, statements: Statements, names: Mapping[str, str]) -> None:
    """Write for each id that a merge retired which body stands for it; its name is another name of that one."""
    known = {b.id for b in statements.bodies} | {g.id for g in statements.groups}
    for row in statements.retired:
        if row.kept in known:
            node = build.thing(row.kept)
            build.add(build.thing(row.id), t.IS_REPLACED_BY, node)
            if row.name != names[row.kept]:
                build.add(node, t.ALT_LABEL, build.text(row.name))


def write_unnamed_body(build: Builder, mention: Mention, places: PlaceWriter) -> str:
    """Write the body that an ungrounded mention tells by kind only, and return its id."""
    identifier = unnamed_body_id(mention.id)
    node = build.thing(identifier)
    build.add(node, t.TYPE, t.UNNAMED_BODY)
    build.add(node, t.PREF_LABEL, build.text(mention.head or mention.name or mention.surface))
    build.add(node, t.KIND, build.concept("kinds", mention.kind, "mentions", "kind"))
    if mention.count is not None:
        build.add(node, t.BODY_COUNT, build.number(str(mention.count), "mentions", "count"))
    candidates = [places.node(code, "mentions", "places") for code in mention.places]
    build.add(node, t.CANDIDATE_PLACE, *candidates)
    if not candidates:
        build.add(node, t.PLACE_NOT_TOLD, t.TRUE)
    return identifier


def _write_body(build: Builder, body: Body, places: PlaceWriter) -> None:
    node = build.thing(body.id)
    kind = build.concept("kinds", body.kind, "bodies", "kind")
    build.add(node, t.TYPE, t.NAMED_BODY)
    build.add(node, t.KIND, kind)
    build.add(node, t.CLASSIFICATION, kind)
    build.add(node, t.NAME_BASIS, build.concept("name-bases", body.name_basis, "bodies", "name_basis"))
    if body.legal_form:
        build.add(node, t.LEGAL_FORM, build.concept("legal-forms", body.legal_form, "bodies", "legal_form"))
    if body.place:
        build.add(node, t.SPATIAL, places.node(body.place, "bodies", "place"))
    if body.parent:
        build.add(node, t.TYPE, t.ORGANIZATIONAL_UNIT)
        build.add(node, t.SUB_ORGANIZATION_OF, build.thing(body.parent))


def _write_group(
    build: Builder, statements: Statements, group: Group, partner: Body | None, places: PlaceWriter, label: str
) -> None:
    """Write the body that leads; ``partner`` is its row where it is a partner elsewhere as well."""
    node = build.thing(group.id)
    spellings = {
        statements.label(group),
        group.name,
        *statements.values(group.id, "alias"),
        partner.name if partner else "",
    }
    build.add(node, t.TYPE, t.NAMED_BODY)
    build.add(node, t.PREF_LABEL, build.text(label))
    build.add(node, t.ALT_LABEL, *(build.text(name) for name in sorted(spellings - {label, ""})))
    build.add(node, t.HEADING_NAME, build.text(group.name))
    if partner is None:
        build.add(node, t.NAME_BASIS, build.concept("name-bases", "written", "groups", "name"))
    seen: Counter[tuple[str, str]] = Counter()
    for fact in statements.facts_of(group.id):
        ordinal = seen[fact.field, fact.note]
        seen[fact.field, fact.note] += 1
        _write_fact(build, statements.source.id, group, fact, ordinal, places)


def _write_fact(build: Builder, source: str, group: Group, fact: Fact, ordinal: int, places: PlaceWriter) -> None:
    node, field, value = build.thing(group.id), fact.field, fact.value
    if field == "legal_form":
        build.add(node, t.LEGAL_FORM, build.concept("legal-forms", value, "facts", field))
    elif field == "form_status":
        build.add(node, t.FORM_STATUS, build.concept("form-statuses", value, "facts", field))
    elif field == "prefecture":
        if not fact.initiative:
            build.add(node, t.SPATIAL, places.node(value, "facts", field))
    elif field in ("founded", "incorporated"):
        write_event(build, source, group.id, fact, ordinal)
    elif field == "staff":
        build.add(node, t.NUMBER_OF_EMPLOYEES, build.number(value, "facts", field))
    elif field == "staff_part":
        _write_staff_part(build, digest_id("s", source, group.id, fact.note, str(ordinal)), group, fact)
    elif field == "website":
        build.add(node, t.URL, _website(build, value))
    elif field == "member_count":
        build.add(node, t.MEMBER_COUNT, build.number(value, "facts", field))
    elif field == "telephone":
        build.add(node, t.TELEPHONE, build.plain(value))
    elif field not in _WRITTEN_ELSEWHERE:
        build.refuse("facts", "field", field, Text(", ".join(FACT_FIELDS), ", ".join(FACT_FIELDS)))
    if fact.note and field != "staff_part":
        build.add(node, t.NOTE, build.text(fact.note))


def _write_staff_part(build: Builder, identifier: str, group: Group, fact: Fact) -> None:
    node = build.thing(identifier)
    build.add(build.thing(group.id), t.HAS_STAFF_PART, node)
    build.add(node, t.TYPE, t.STAFF_PART)
    build.add(node, t.PREF_LABEL, build.text(fact.note))
    build.add(node, t.COUNT, build.number(fact.value, "facts", fact.field))
    build.add(node, t.LINE, t.integer(fact.line))


def _website(build: Builder, value: str) -> t.Literal | None:
    """Return a URL as xsd:anyURI; anything else as the plain text it is, which the shape of websites then reports."""
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc and not any(c.isspace() or c in '<>"{}|\\^`' for c in value):
        return build.typed(value, t.XSD_ANY_URI)
    return build.plain(value)
