"""Statements as one record a group, with names and labels in place of codes: the form of ``read --format jsonl``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgraph import vocab
from kgraph.places import Places
from kgraph.statements.rows import PARTNER_FIELD, Body, Group, Mention, Statements

_MARKS = {"activities": ("main_activity", "sub_activity"), "targets": ("main_target", "sub_target")}


def records(statements: Statements) -> list[dict[str, Any]]:
    """Return one record a group, in the order of the source; the key order is part of the format."""
    bodies = {b.id: b for b in statements.bodies}
    labels = {g.id: statements.label(g) for g in statements.groups}
    by_group: dict[str, list[Mention]] = {g.id: [] for g in statements.groups}
    for mention in statements.mentions:
        by_group.setdefault(mention.group, []).append(mention)
    return [
        _record(
            statements,
            group,
            [m for m in by_group[group.id] if m.initiative in ("", group.initiative)],
            bodies,
            labels,
        )
        for group in statements.groups
    ]


def _record(
    statements: Statements, group: Group, mentions: Iterable[Mention], bodies: dict[str, Body], labels: dict[str, str]
) -> dict[str, Any]:
    places = Places.load()
    form = statements.value(group.id, "legal_form")
    prefecture = next(iter(statements.values_in(group, "prefecture")), "")
    record: dict[str, Any] = {
        "id": group.id,
        "heading_line": group.line,
        "name": group.name,
        "label": statements.value(group.id, "label") or None,
        "aliases": list(statements.values(group.id, "alias")),
        "legal_form": vocab.label("legal-forms", form, "ja") if form else None,
        "form_status": statements.value(group.id, "form_status") or None,
        "prefecture": places.get(prefecture).name if prefecture else None,
        "municipalities": [places.get(code).name for code in statements.values_in(group, "municipality")],
        "region_note": "".join(statements.values_in(group, "region_note")) or None,
        "initiative": next(iter(statements.values_in(group, "initiative")), None),
    }
    for scheme, fields in _MARKS.items():
        record[scheme] = {
            name: [statements.concept_label(scheme, notation).ja for notation in statements.values_in(group, field)]
            for name, field in zip(("main", "sub"), fields, strict=True)
        }
    staff = statements.value(group.id, "staff")
    record |= {
        "founded": statements.value(group.id, "founded") or None,
        "incorporated": statements.value(group.id, "incorporated") or None,
        "staff": int(staff) if staff else None,
        "staff_parts": {f.note: int(f.value) for f in statements.facts_of(group.id) if f.field == "staff_part"},
        "website": statements.value(group.id, "website") or None,
        "partners_role": statements.value(group.id, "partners_role") or None,
        "partners": [_partner(m, bodies, labels) for m in mentions if m.field == PARTNER_FIELD],
        "elsewhere": [_partner(m, bodies, labels) for m in mentions if m.field != PARTNER_FIELD],
    }
    return record


def _partner(mention: Mention, bodies: dict[str, Body], labels: dict[str, str]) -> dict[str, Any]:
    body = bodies.get(mention.body)
    parent = bodies.get(body.parent) if body else None
    body_name = body.name if body else labels.get(mention.body)
    role = vocab.label("roles", mention.role, "ja")
    return {
        "id": mention.id,
        "field": mention.field,
        "surface": mention.surface,
        "name": mention.name,
        "kind": mention.kind,
        "generic": mention.generic,
        "grounded": body_name if mention.grounding == "unique-word" else None,
        "grounding": mention.grounding,
        "body": mention.body or None,
        "parent": parent.name if parent else None,
        "count": mention.count,
        "head": mention.head or None,
        "places": list(mention.places),
        "role": mention.role_text or (role if mention.role != "cooperation" else None),
        "role_kind": role,
        "tense": mention.tense,
        "weak": mention.weak,
        "note": mention.note or None,
        "line": mention.line,
        "start": mention.start,
        "end": mention.end,
        "rule": mention.rule,
    }
