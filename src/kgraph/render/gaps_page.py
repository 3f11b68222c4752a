"""The page of what is not written: the answer in words, tables by place and by group, words of the text without a mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import KIND
from kgraph.places import Places
from kgraph.render.analysis_csv import narrowed
from kgraph.render.answers import group_item, kind_look
from kgraph.render.concepts import spoken_words
from kgraph.render.map_page import breaks, legend, shade
from kgraph.render.markup import script_json
from kgraph.render.names import short
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS

if TYPE_CHECKING:
    from kgraph.links import Spoken
    from kgraph.network.gaps import GapAnswer, Matrix


MOST_GROUPS = 40
"""Kinds by group are shown of so many groups; of more, those of a place or a target that is chosen."""

TOLD, SENTENCES, WORDS, OUTSIDE = 8, 3, 6, 60
"""How many groups are told of an item, how many items in sentences, how many words of a group, how many words without
a box; the rest stands on the page of the item and in the file to download."""

MANY = 20
"""From so many columns on a table is printed across, and the names of places stand upright."""


def pages(site: Site) -> Iterable[Page]:
    """Yield the page, whose script counts it anew where it is narrowed."""
    answer = site.answers.gaps
    spoken = _spoken(site, answer)
    matrices = [_matrix(site, answer, matrix) for matrix in answer.matrices]
    context = {
        "n": answer.groups,
        "least": answer.least,
        "enough": answer.enough,
        "boxes": _boxes(site, answer),
        "sentences": [row for row in spoken if not row["ticked"] and answer.enough][:SENTENCES],
        "matrices": matrices,
        "spoken": spoken,
        "outside": _outside(site, answer),
        "kinds": (kinds := _kinds(site, answer)),
        "csv": site.analysis["gaps"][0],
        "given": script_json(_given(answer, matrices, kinds)),
    }
    yield Page(path="gaps.html", title=TEXTS["gaps"], context=context)


def _boxes(site: Site, answer: GapAnswer) -> list[dict[str, Any]]:
    """Return every box of the form and every kind of partner, with how many groups tick or mention it."""
    spoken = {(gap.scheme, gap.notation): len(gap.unmarked) for gap in answer.spoken}
    matrices = {matrix.scheme: matrix for matrix in answer.matrices}
    found: list[tuple[str, Mapping[str, Sequence[str]]]] = [(m.scheme, m.ticked) for m in answer.matrices]
    return [
        {
            "scheme": scheme,
            "text": f"g-{scheme}-none",
            "places": _thin(site, matrices[scheme]) if scheme in matrices else None,
            "none": sum(leaf.notation not in groups for leaf in leaves),
            "items": [
                {
                    "code": leaf.notation,
                    "label": site.book.concept_text(scheme, leaf.notation),
                    "page": f"{scheme}/{leaf.notation}.html",
                    "n": len(groups.get(leaf.notation, ())),
                    "spoken": spoken.get((scheme, leaf.notation), 0),
                }
                for leaf in leaves
            ],
        }
        for scheme, groups in (*found, ("kinds", dict(answer.kinds)))
        for leaves in [list(vocab.scheme(scheme).leaves)]
    ]


def _thin(site: Site, matrix: Matrix) -> dict[str, Any] | None:
    """Return which concepts no group ticked in the most places that have groups enough; None where there is none."""
    told = [place.place for place in matrix.places if not place.silent]
    zeros = {c: sum((c, place) not in matrix.cells for place in told) for c in matrix.concepts}
    most = max(zeros.values(), default=0)
    if not most:
        return None
    first = [concept for concept, n in zeros.items() if n == most][:SENTENCES]
    return {"all": len(told), "n": most, "items": [site.book.concept_text(matrix.scheme, c) for c in first]}


def _matrix(site: Site, answer: GapAnswer, matrix: Matrix) -> dict[str, Any]:
    """Return a table of concepts by place."""
    starts = breaks(len(groups) for groups in matrix.cells.values())
    return {
        "scheme": matrix.scheme,
        "title": f"g-{matrix.scheme}-place",
        "region": f"g-{matrix.scheme}-region",
        "many": len(matrix.places) >= MANY,
        "silent": bool(matrix.places) and all(place.silent for place in matrix.places),
        "breaks": starts,
        "shades": _shades(starts, matrix.cells.values()),
        "columns": [
            {"code": p.place, "label": Text(known.name, known.romaji), "n": len(p.groups), "silent": p.silent}
            for p in matrix.places
            for known in [Places.load().get(p.place)]
        ],
        "rows": [
            {
                "code": concept,
                "label": site.book.concept_text(matrix.scheme, concept),
                "page": f"{matrix.scheme}/{concept}.html",
                "n": len(matrix.ticked.get(concept, ())),
                "cells": [
                    {"n": n, "shade": shade(n, starts), "place": p.place, "silent": p.silent}
                    for p in matrix.places
                    for n in [len(matrix.cells.get((concept, p.place), ()))]
                ],
            }
            for concept in matrix.concepts
        ],
    }


def _shades(starts: Sequence[int], cells: Iterable[Sequence[object]]) -> list[dict[str, Any]]:
    """Return what the shades mean that the table has."""
    most = max(map(len, cells), default=0)
    return [one for one in legend(starts) if one["low"] <= most]


def _spoken(site: Site, answer: GapAnswer) -> list[dict[str, Any]]:
    """Return the items that texts speak of without a mark; first those that nobody ticked."""
    rows = [
        {
            "scheme": gap.scheme,
            "code": gap.notation,
            "label": site.book.concept_text(gap.scheme, gap.notation),
            "page": f"{gap.scheme}/{gap.notation}.html",
            "ticked": len(gap.ticked),
            "n": len(gap.unmarked),
            **_told(site, gap.unmarked),
        }
        for gap in answer.spoken
    ]
    return sorted(rows, key=lambda row: bool(row["ticked"]))


def _outside(site: Site, answer: GapAnswer) -> list[dict[str, Any]]:
    found = sorted(answer.outside, key=lambda gap: -len(gap.groups))[:OUTSIDE]
    return [{"words": gap.words, "n": len(gap.groups), **_told(site, gap.groups)} for gap in found]


def _told(site: Site, groups: Sequence[tuple[str, Sequence[Spoken]]]) -> dict[str, Any]:
    """Return the first groups with their words, and the ids of all of them."""
    return {
        "groups": [
            {**group_item(site.book, group), "words": [spoken_words(one, site.book) for one in _once(words)[:WORDS]]}
            for group, words in groups[:TOLD]
        ],
        "rest": max(len(groups) - TOLD, 0),
        "ids": [group for group, _ in groups],
    }


def _once(words: Iterable[Spoken]) -> list[Spoken]:
    """Return words without those that stand on the same line of the same field again."""
    return list({(one.source, one.field, one.line, one.words): one for one in words}.values())


def _kinds(site: Site, answer: GapAnswer) -> dict[str, Any]:
    """Return the table of kinds of partner by group: how many words of a group mean a partner of the kind."""
    table = site.tables[KIND]
    shown = table.groups[:MOST_GROUPS]
    words = {(link.group, link.partner): len(link.evidence) for link in table.links}
    starts = breaks(words.values())
    node = {partner.kind: partner.id for partner in table.partners}
    return {
        "columns": [{**group_item(site.book, g.id), "name": short(site.book.name(g.id))} for g in shown],
        "names": [short(site.book.name(group.id)) for group in table.groups],
        "many": len(shown) >= MANY,
        "breaks": starts,
        "shades": [one for one in legend(starts) if one["low"] <= max(words.values(), default=0)],
        "rows": [
            {
                **kind_look(kind),
                "code": kind,
                "page": f"kinds/{kind}.html",
                "n": len(groups),
                "cells": [
                    {"n": n, "shade": shade(n, starts), "page": site.book.page(group.id)}
                    for group in shown
                    for n in [words.get((group.id, node[kind]), 0)]
                ],
            }
            for kind, groups in answer.kinds
        ],
    }


def _given(answer: GapAnswer, matrices: Iterable[Mapping[str, Any]], kinds: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the script counts with besides the groups and links that every page has."""
    number = {group.id: at for at, group in enumerate(answer.table.groups)}
    return {
        "least": answer.least,
        "shown": MOST_GROUPS,
        "told": TOLD,
        "breaks": {**{matrix["scheme"]: matrix["breaks"] for matrix in matrices}, "kinds": kinds["breaks"]},
        "spoken": {
            f"{gap.scheme}/{gap.notation}": [number[group] for group, _ in gap.unmarked] for gap in answer.spoken
        },
        "names": kinds["names"],
        "csv": narrowed("gaps"),
    }
