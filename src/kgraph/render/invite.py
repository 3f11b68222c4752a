"""Whom to invite: what the page asks for and shows; its script lists a place's groups, bodies and 社会福祉協議会.

All places of Japan can be chosen (``invite-places.js``). What the sources say of a prefecture stands in a file of its own
(``invite/43000.js``), which the page loads once the prefecture is chosen: however many groups there are, it reads but one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.identity.grounding import Area, Region, ground
from kgraph.places import Places
from kgraph.places.rows import Place
from kgraph.render import palette
from kgraph.render.book import date_text, family, place_text
from kgraph.render.data_js import places_of
from kgraph.render.evidence import uncounted
from kgraph.render.map_page import named_by
from kgraph.render.markup import script_json
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS
from kgraph.statements import Mention

PLACES_FILE = "invite-places.js"
COUNCIL = "social-welfare-council"
COUNCIL_WORD = "社会福祉協議会"
_WEB = ("http://", "https://")
EVIDENCE = 12
"""A body's file entry holds this many mentions; the rest stands on the page of the body."""


def pages(site: Site) -> Iterable[Page]:
    """Yield the page."""
    context = {"data": script_json(labels(site))}
    yield Page(path="invite.html", title=TEXTS["invite-title"], context=context)


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the list of places, and for each prefecture of which the sources say something what they say."""
    yield PLACES_FILE, f"window.kgraphPlaces={script_json(places())};\n"
    for code, said in by_prefecture(site).items():
        yield f"invite/{code}.js", f'(window.kgraphInvite=window.kgraphInvite||{{}})["{code}"]={script_json(said)};\n'


@cache
def places() -> dict[str, Any]:
    """Return all prefectures with their municipalities: code, name in both languages; and the city of each ward.

    The name of the 社会福祉協議会 stands there too where it is not simply the place's name with that word behind it;
    empty where none can be told.
    """
    known = Places.load()
    return {
        "suffix": COUNCIL_WORD,
        "prefectures": [
            {"place": _place(prefecture), "towns": [_place(town) for town in known.municipalities(prefecture.code)]}
            for prefecture in known.prefectures()
        ],
        "wards": {place.code: place.parent for place in known if place.level == "ward"},
    }


def _place(place: Place) -> list[str]:
    row = [place.code, place.name, place_text([place.code]).en.partition(", ")[0]]
    name = council(place)
    return row if name == f"{place.name}{COUNCIL_WORD}" else [*row, name]


def council(place: Place) -> str:
    """Return the name of the 社会福祉協議会 of a prefecture or municipality as the word is grounded; else empty.

    It is the name that the word would be given in a text of a group of that place, and none where it would be given
    none (cities whose wards have councils of their own).
    """
    known = Places.load()
    above = known.prefecture_of(place.code)
    prefecture, own = Area(above.code, above.name), Area(place.code, place.name)
    if place.level == "prefecture":
        found = ground(f"{place.name[-1]}の{COUNCIL_WORD}", "", Region(prefecture, ()))
    else:
        found = ground(COUNCIL_WORD, "", Region(prefecture, (own,)))
    return found.name if found else ""


def by_prefecture(site: Site) -> dict[str, dict[str, Any]]:
    """Return what the sources say of each prefecture: its groups, the bodies in it, and those that its groups name."""
    said = _Said(site)
    found: dict[str, dict[str, Any]] = {}

    def of(code: str) -> dict[str, Any]:
        return found.setdefault(code, {"groups": [], "bodies": []})

    for group in said.number:
        entry = said.group(group)
        for code in _prefectures(said.where[group]):
            of(code)["groups"].append(entry)
    for body in site.book.partners:
        by = sorted(said.number[group] for group in named_by(site.book, body) if group in said.number)
        codes = {code for at in by for code in _prefectures(said.where[said.groups[at]])}
        place = site.book.bodies[body].place
        if place:
            codes.add(Places.load().prefecture_of(place).code)
        for code in sorted(codes):
            of(code)["bodies"].append(said.body(body, by, code))
    return dict(sorted(found.items()))


def _prefectures(codes: Iterable[str]) -> list[str]:
    return [code for code in codes if code.endswith("000")]


class _Said:
    """The entries of groups and bodies; groups and sources are told by their numbers in the data of the pages."""

    def __init__(self, site: Site) -> None:
        self.book = site.book
        self.groups = [group.id for group in site.tables["body"].groups]
        self.number = {group: at for at, group in enumerate(self.groups)}
        self.where = {group.id: places_of(group) for group in site.tables["body"].groups}
        self.source = {each.source.id: at for at, each in enumerate(site.book.sources)}

    def group(self, identifier: str) -> dict[str, Any]:
        """Return a group: where it is active with the words for it, its initiatives, its website, who names it."""
        book = self.book
        form = next(iter(book.values(identifier, "legal_form")), "")
        sites = (value for value in book.values(identifier, "website") if value.lower().startswith(_WEB))
        return {
            "id": identifier,
            "name": book.name(identifier),
            "page": book.page(identifier),
            "at": self.where[identifier],
            "note": "、".join(book.values(identifier, "region_note")),
            "form": _pair(book.concept_text("legal-forms", form)) if form else None,
            "initiatives": list(book.values(identifier, "initiative")),
            "sites": list(sites),
            "regions": self._regions(identifier),
            "said": self._mentions(m for m in book.mentions_by_body.get(identifier, ()) if m.group != identifier),
        }

    def _regions(self, identifier: str) -> list[list[Any]]:
        """Return the words for where a group is active, line by line, each with its source."""
        found: dict[tuple[int, int], dict[str, None]] = {}
        for each in {own.source.id: own for own, _ in self.book.records[identifier]}.values():
            for fact in each.facts_of(identifier):
                if fact.field in ("prefecture", "municipality"):
                    found.setdefault((fact.line, self.source[each.source.id]), {})[fact.words] = None
        return [[list(words), line, source] for (line, source), words in found.items()]

    def body(self, identifier: str, by: list[int], prefecture: str) -> dict[str, Any]:
        """Return a body with its evidence: first what the groups of this prefecture say of it."""
        body = self.book.bodies[identifier]
        said = [m for m in self.book.mentions_by_body.get(identifier, ()) if m.group in self.number]
        said.sort(key=lambda mention: prefecture not in self.where[mention.group])
        place = Places.load().get(body.place) if body.place else None
        found: dict[str, Any] = {
            "id": identifier,
            "name": body.name,
            "page": self.book.page(identifier),
            "kind": body.kind,
            "at": (place.municipality or place.code) if place else "",
            "by": by,
            "said": self._mentions(said),
        }
        if len(said) > EVIDENCE:
            found["more"] = len(said) - EVIDENCE
        if body.name_basis == "composed":
            found["composed"] = True
        if place and body.kind == COUNCIL and not body.parent and _is_council(body.name, place):
            found["council"] = True
        if not said:
            found["units"] = [unit.name for unit in self.book.units.get(identifier, ())]
        return found

    def _mentions(self, mentions: Iterable[Mention]) -> list[list[Any]]:
        """Return mentions: the group's number, words, role, role's words, field, line, source, why it does not count."""
        return [
            [
                self.number[m.group],
                m.surface,
                m.role,
                m.role_text,
                m.field,
                m.line,
                self.source[self.book.source_of_mention[m.id]],
                "" if m.counts else uncounted(m),
            ]
            for m in islice(mentions, EVIDENCE)
        ]


def _is_council(name: str, place: Place) -> bool:
    """Whether a name is that of the one council of a place, with or without its legal form before it."""
    return name.endswith(council(place) or f"{place.name}{COUNCIL_WORD}")


def labels(site: Site) -> dict[str, Any]:
    """Return what the script needs beside: labels of kinds, roles and fields, the sources, which files there are."""
    book = site.book
    kinds = [*book.notations("kinds", {body.kind for body in book.bodies.values()})]
    known = {concept.notation for concept in vocab.scheme("kinds").concepts}
    families = {kind: family(kind) if kind in known else palette.OTHER for kind in kinds}
    return {
        "files": sorted(
            {code for group in site.tables["body"].groups for code in _prefectures(places_of(group))}
            | {Places.load().prefecture_of(body.place).code for body in book.bodies.values() if body.place}
        ),
        "kinds": [
            {
                "code": kind,
                **_both(book.concept_text("kinds", kind)),
                "family": families[kind],
                "sign": palette.look(families[kind]).sign,
                "style": palette.style_name(families[kind]),
            }
            for kind in kinds
        ],
        "roles": {c.notation: [c.ja, c.en] for c in vocab.scheme("roles").concepts},
        "fields": {c.notation: [c.ja, c.en] for c in vocab.scheme("fields").concepts},
        "sources": [
            {"title": s.source.title, "publisher": s.source.publisher, "issued": _pair(date_text(s.source.issued))}
            for s in book.sources
        ],
        "contact": _pair(site.settings.contact),
    }


def _pair(text: Text) -> list[str]:
    return [text.ja, text.en]


def _both(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}
