"""What the script of the graph page looks things up in: each thing, mention and label once, however often it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import BODY, Evidence, GroupNode, PartnerNode
from kgraph.places import Places
from kgraph.render import palette
from kgraph.render.book import Book, family, label, place_text
from kgraph.render.texts import TEXTS


class Tables:
    """Collects things (by id), mentions (by number) and the labels that they need."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.things: dict[str, dict[str, Any]] = {}
        self.evidence: list[list[Any]] = []
        self._number: dict[str, int] = {}
        self._sources: dict[str, int] = {}
        self._roles: set[str] = set()
        self._fields: set[str] = set()
        self._known: set[str] = set()
        self._kinds: set[str] = set()
        self._places: set[str] = set()

    def group(self, group: GroupNode, places: Sequence[str]) -> None:
        """Take a group."""
        self._places.update(places)
        self.things[group.id] = {
            "name": self.book.name(group.id),
            "page": self.book.page(group.id),
            "find": list(self.book.aliases(group.id)),
            "places": list(places),
        }

    def partner(self, partner: PartnerNode) -> None:
        """Take a partner of a level (a group that is one too stays what it is)."""
        self._kinds.add(partner.kind)
        self._places.update(partner.places)
        if partner.id in self.things:
            return
        self.things[partner.id] = {
            "name": partner.label,
            **({"en": partner.label_en} if partner.label_en != partner.label else {}),
            "kind": partner.kind,
            **({"page": self.book.page(partner.id)} if partner.nature == BODY else {}),
            **({"page": f"kinds/{partner.kind}.html"} if partner.nature == "kind" else {}),
            **({"places": list(partner.places)} if partner.places else {}),
        }

    def mention(self, evidence: Evidence) -> int:
        """Return the number of a mention, which is taken if it is new."""
        key = f"{evidence.source} {evidence.mention or (evidence.group, evidence.start)}"
        if key not in self._number:
            self._number[key] = len(self.evidence)
            self._roles.add(evidence.role)
            self._fields.add(evidence.field)
            self._known.add(evidence.grounding)
            source = self._sources.setdefault(evidence.source, len(self._sources))
            self.evidence.append(
                [
                    evidence.words,
                    evidence.role,
                    evidence.role_text,
                    evidence.field,
                    evidence.line,
                    evidence.grounding,
                    source,
                    evidence.count,
                    evidence.note,
                    self.book.sentence(evidence.source, evidence.field, evidence.start, evidence.end),
                ]
            )
        return self._number[key]

    def words(self) -> dict[str, Any]:
        """Return the labels, in both languages, of what was taken; of kinds and places also how they may be typed."""
        titles = {s.source.id: s.source.title for s in self.book.sources}
        # With what they lie below, which one can filter by as well.
        kinds = self._kinds.union(*(_above(kind) for kind in self._kinds))
        return {
            "roles": {role: _pair(label("roles", role)) for role in sorted(self._roles)},
            "fields": {field: _pair(label("fields", field)) for field in sorted(self._fields)},
            "known": {known: _pair(TEXTS[f"known-{known}"]) for known in sorted(self._known)},
            "kinds": {kind: self._kind(kind) for kind in sorted(kinds)},
            "places": {code: _place(code) for code in sorted(self._places)},
            "sources": [titles.get(source, source) for source in self._sources],
        }

    def _kind(self, notation: str) -> dict[str, Any]:
        text = self.book.concept_text("kinds", notation)
        known = {c.notation: c for c in vocab.scheme("kinds").concepts}
        return {
            "ja": text.ja,
            "en": text.en,
            "style": palette.style_name(family(notation)),
            "above": _above(notation),
            "find": list(known[notation].alt) if notation in known else [],
        }


def _above(kind: str) -> list[str]:
    scheme = vocab.scheme("kinds")
    known = any(concept.notation == kind for concept in scheme.concepts)
    return [concept.notation for concept in scheme.ancestors(kind)] if known else []


def _place(code: str) -> dict[str, Any]:
    place, text = Places.load().get(code), place_text([code])
    return {"ja": text.ja, "en": text.en, "find": _unique((place.name, place.kana, place.romaji))}


def _pair(text: Text) -> list[str]:
    return [text.ja, text.en]


def _unique(terms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, terms)))
