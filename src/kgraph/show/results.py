"""A portrait as plain data, ready for JSON."""

from __future__ import annotations

from typing import Any

from kgraph import vocab
from kgraph.places import Places
from kgraph.show.portrait import FactView, IdentifierView, MembershipView, MentionView, Portrait
from kgraph.show.wording import counting, fact_label, fact_value
from kgraph.statements import Body


def portrait_dict(portrait: Portrait, lang: str) -> dict[str, Any]:
    """Return a portrait with labels in ``lang``; ids, notations, codes and the words stay as they are."""
    subject, body = portrait.subject, portrait.body
    return {
        "id": subject.id,
        "label": subject.label,
        "names": list(subject.names),
        "is_group": subject.is_group,
        "body": _body(body, lang) if body else None,
        "initiatives": list(portrait.initiatives),
        "part_of": [_body(b, lang) for b in portrait.parents],
        "units": [_body(b, lang) for b in portrait.units],
        "facts": [_fact(view, lang) for view in portrait.facts],
        "partners": [_mention(view, lang) for view in portrait.partners],
        "named_by": [_mention(view, lang) for view in portrait.named_by],
        "units_named_by": [_mention(view, lang) for view in portrait.units_named_by],
        "identifiers": [_identifier(view) for view in portrait.identifiers],
        "member_of": [_membership(view) for view in portrait.member_of],
        "members": [_membership(view) for view in portrait.members],
    }


def _identifier(view: IdentifierView) -> dict[str, Any]:
    row = view.identifier
    return {
        "scheme": row.scheme,
        "value": row.value,
        "name": row.name or None,
        "place": row.place or None,
        "register": row.register or None,
        "source": view.source,
        "document": view.document,
        "line": row.line,
        "rule": row.rule,
    }


def _membership(view: MembershipView) -> dict[str, Any]:
    row = view.membership
    return {
        "member": row.member,
        "member_label": view.member_label,
        "of": row.of,
        "of_label": view.of_label,
        "note": row.note,
        "source": view.source,
        "document": view.document,
        "line": row.line,
        "words": row.words,
        "rule": row.rule,
    }


def _body(body: Body, lang: str) -> dict[str, Any]:
    return {
        "id": body.id,
        "label": body.name,
        "kind": body.kind,
        "kind_label": vocab.label("kinds", body.kind, lang),
        "legal_form": body.legal_form or None,
        "name_basis": body.name_basis,
        "name_basis_label": vocab.label("name-bases", body.name_basis, lang),
        "place": body.place or None,
        "place_label": Places.load().get(body.place).name if body.place else None,
    }


def _fact(view: FactView, lang: str) -> dict[str, Any]:
    fact = view.fact
    return {
        "field": fact.field,
        "field_label": fact_label(fact, lang),
        "value": fact.value,
        "value_label": fact_value(fact, lang, view.own),
        "note": fact.note,
        "source": view.source,
        "document": view.document,
        "line": fact.line,
        "start": fact.start,
        "end": fact.end,
        "words": fact.words,
        "rule": fact.rule,
    }


def _mention(view: MentionView, lang: str) -> dict[str, Any]:
    m = view.mention
    return {
        "mention": m.id,
        "group": m.group,
        "group_label": view.group_label,
        "body": m.body or None,
        "body_label": view.body_label or None,
        "name": m.name,
        "kind": m.kind,
        "kind_label": vocab.label("kinds", m.kind, lang),
        "count": m.count,
        "role": m.role,
        "role_label": vocab.label("roles", m.role, lang),
        "role_text": m.role_text,
        "tense": m.tense,
        "weak": m.weak,
        "grounding": m.grounding,
        "grounding_label": vocab.label("groundings", m.grounding, lang),
        "places": list(m.places),
        "levels": list(view.levels),
        "counted": counting(view).in_(lang),
        "note": m.note,
        "source": view.source,
        "document": view.document,
        "field": m.field,
        "field_label": vocab.label("fields", m.field, lang),
        "line": m.line,
        "start": m.start,
        "end": m.end,
        "words": m.surface,
        "rule": m.rule,
    }
