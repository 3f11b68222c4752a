"""The gaps as plain data and as sentences, in ja and en. The words are 書かれていない, never "lacks"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import Filter, LinkTable, Spoken, filter_words
from kgraph.network.gaps import AlikeAnswer, GapAnswer, Matrix
from kgraph.places import Places


def gaps_dict(answer: GapAnswer, lang: str, wanted: Filter | None = None, *, rolled_up: bool = False) -> dict[str, Any]:
    """Return the gaps of all groups with labels in ``lang``.

    ``wanted`` is the filter that the table was narrowed by, ``rolled_up`` whether units count as what they are part of.
    """
    table = answer.table
    return {
        **_narrowing(table, wanted, rolled_up, lang),
        "groups": answer.groups,
        "least": answer.least,
        "enough": answer.enough,
        "note": note(answer).in_(lang),
        "matrices": [_matrix(matrix, table, lang) for matrix in answer.matrices],
        "spoken": [
            {
                "scheme": gap.scheme,
                "notation": gap.notation,
                "label": vocab.label(gap.scheme, gap.notation, lang),
                "ticked": len(gap.ticked),
                "unmarked": [{**_group(table, group), "evidence": _words(words)} for group, words in gap.unmarked],
            }
            for gap in answer.spoken
        ],
        "not_on_the_form": [
            {
                "scheme": gap.scheme,
                "words": gap.words,
                "groups": [{**_group(table, group), "evidence": _words(words)} for group, words in gap.groups],
            }
            for gap in answer.outside
        ],
        "kinds": [
            {
                "kind": kind,
                "label": vocab.label("kinds", kind, lang),
                "groups": len(groups),
                "mentioned_by": [_group(table, g) for g in groups],
            }
            for kind, groups in answer.kinds
        ],
        "kinds_not_mentioned": [
            {"kind": kind, "label": vocab.label("kinds", kind, lang)} for kind in answer.kinds_not_mentioned
        ],
    }


def alike_dict(
    answer: AlikeAnswer, table: LinkTable, lang: str, wanted: Filter | None = None, *, rolled_up: bool = False
) -> dict[str, Any]:
    """Return what groups alike mention and one group does not, with labels in ``lang``; ``wanted`` and ``rolled_up``
    as in ``gaps_dict``."""
    return {
        **_narrowing(table, wanted, rolled_up, lang),
        "group": _group(table, answer.group),
        "targets": [{"notation": t, "label": concept_label(table, "targets", t, lang)} for t in answer.targets],
        "alike": len(answer.alike),
        "least": answer.least,
        "enough": len(answer.alike) >= answer.least,
        "note": alike_note(answer).in_(lang),
        "kinds": [
            {
                "kind": kind.kind,
                "label": vocab.label("kinds", kind.kind, lang),
                "mentioned_by": [_group(table, g) for g in kind.mentioned_by],
                "groups": len(kind.mentioned_by),
                "of": len(answer.alike),
            }
            for kind in answer.kinds
        ],
    }


def note(answer: GapAnswer) -> Text:
    """Return what the figures are of, and what they do not say."""
    if not answer.enough:
        return Text(
            f"団体が {answer.groups} しかないので、書かれていないことは挙げません（{answer.least} から挙げます）。",
            f"There are {answer.groups} groups only, so nothing is said of what is not written ({answer.least} needed).",
        )
    return Text(
        f"{answer.groups} 団体の資料に書かれていないこと。活動や連携が無いという意味ではありません。"
        f"団体が {answer.least} に満たない地域については挙げません。",
        f"What the forms of {answer.groups} groups do not say; that does not mean there is none. "
        f"Nothing is said of places with fewer than {answer.least} groups.",
    )


def alike_note(answer: AlikeAnswer) -> Text:
    """Return of how many groups the counts are, or that there are too few."""
    if not answer.targets:
        return Text("この資料には取組の対象が書かれていません。", "The source does not say whom the initiative is for.")
    if len(answer.alike) < answer.least:
        return Text(
            f"対象が重なる団体が {len(answer.alike)} しかないので、比べません（{answer.least} から比べます）。",
            f"Only {len(answer.alike)} groups have a target in common, so nothing is compared ({answer.least} needed).",
        )
    return Text(
        f"対象が重なる {len(answer.alike)} 団体のうち 2 団体以上が挙げ、この団体の資料には書かれていない種類。",
        f"Kinds that two or more of the {len(answer.alike)} groups with a target in common mention, "
        "and that are not written in this group's form.",
    )


def unticked_sentence(answer: GapAnswer, matrix: Matrix) -> Text | None:
    """Return which boxes of a scheme no group ticked; None where there are too few groups or every box is ticked."""
    if not matrix.unticked:
        return None
    ja = "、".join(vocab.label(matrix.scheme, c, "ja") for c in matrix.unticked)
    en = "; ".join(vocab.label(matrix.scheme, c, "en") for c in matrix.unticked)
    of, boxes = answer.groups, sum(1 for _ in vocab.scheme(matrix.scheme).leaves)
    what = Text("対象", "targets") if matrix.scheme == "targets" else Text("取組の種類", "activities")
    return Text(
        f"{what.ja}のうち {of} 団体のどれも印を付けていないもの（{boxes} 中 {len(matrix.unticked)}）: {ja}",
        f"Of the {boxes} {what.en}, {len(matrix.unticked)} are ticked by none of {of} groups: {en}",
    )


def concept_label(table: LinkTable, scheme: str, notation: str, lang: str) -> str:
    """Return the label of a concept, in a source's own words where the source adds it to the scheme."""
    return table.own_labels.get((scheme, notation)) or vocab.label(scheme, notation, lang)


def place_name(code: str) -> str:
    """Return the name of a place."""
    return Places.load().get(code).name


def where(words: Iterable[Spoken]) -> str:
    """Return words with the lines they stand on, each once."""
    return ", ".join(dict.fromkeys(f"{word.line} {word.words}" for word in words))


def _narrowing(table: LinkTable, wanted: Filter | None, rolled_up: bool, lang: str) -> dict[str, Any]:
    words = filter_words(wanted, table.own_labels) if wanted else None
    return {
        "filter": words.in_(lang) if words else None,
        "filter_values": {name: list(values) for name, values in wanted.parameters().items()} if wanted else {},
        "rolled_up": rolled_up,
    }


def _matrix(matrix: Matrix, table: LinkTable, lang: str) -> dict[str, Any]:
    return {
        "scheme": matrix.scheme,
        "places": [
            {"code": p.place, "label": place_name(p.place), "groups": len(p.groups), "silent": p.silent}
            for p in matrix.places
        ],
        "rows": [
            {
                "notation": concept,
                "label": concept_label(table, matrix.scheme, concept, lang),
                "groups": len(matrix.ticked.get(concept, ())),
                "cells": {p.place: len(matrix.cells.get((concept, p.place), ())) for p in matrix.places},
            }
            for concept in matrix.concepts
        ],
        "unticked": [{"notation": c, "label": vocab.label(matrix.scheme, c, lang)} for c in matrix.unticked],
    }


def _group(table: LinkTable, group: str) -> dict[str, str]:
    return {"id": group, "label": table.group_by_id[group].label}


def _words(words: Iterable[Spoken]) -> list[dict[str, Any]]:
    return [
        {"source": w.source, "document": w.document, "field": w.field, "line": w.line, "words": w.words}
        | {"start": w.start, "end": w.end}
        for w in words
    ]
