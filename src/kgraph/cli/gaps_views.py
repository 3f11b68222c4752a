"""What ``kgraph gaps`` shows: tables with sentences, and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kgraph.cli.output import table_width, to_csv, to_table
from kgraph.errors import Text

if TYPE_CHECKING:
    from kgraph.network.gaps import GapAnswer, Matrix


_LABELS, _PLACE = 28, 10
"""How wide the first columns of a matrix are, and that of a place, in characters."""

_WHERE = {
    ("partner",): Text("の連携先の欄にも", "in the field of partners"),
    ("member",): Text("の加盟先にも", "among what it is a member of"),
    ("member", "partner"): Text(
        "の連携先の欄にも加盟先にも", "in the field of partners or among what it is a member of"
    ),
}
"""Where a kind of partner would be written, by what counts as a tie."""


def table(
    answer: GapAnswer,
    result: dict[str, Any],
    lang: str,
    narrowed: Text | None = None,
    ties: Sequence[str] = ("partner",),
) -> str:
    """Return the matrices, words without a mark, and what is to be said of them; ``ties`` is what counts."""
    from kgraph.network import gaps_results

    ja = lang == "ja"
    parts = [_only(narrowed, lang) + f"{result['note']}\n"]
    for matrix, rows in zip(answer.matrices, result["matrices"], strict=True):
        said = gaps_results.unticked_sentence(answer, matrix)
        parts += [f"{said.in_(lang)}\n"] if said else []
        parts.append(_matrix_table(matrix, rows, ja))
    if result["spoken"]:
        title = "本文で触れ、印のないもの" if ja else "Spoken of in the text, not ticked"
        header = (
            ("印の項目", "印のある団体", "本文で触れる団体", "行と語")
            if ja
            else ("box", "ticked", "group", "line and words")
        )
        cells = [
            (gap["label"], gap["ticked"], group["label"], gaps_results.where(words))
            for gap, found in zip(result["spoken"], answer.spoken, strict=True)
            for group, (_, words) in zip(gap["unmarked"], found.unmarked, strict=True)
        ]
        parts.append(to_table(header, cells, title=title, right=(1,)))
    if result["not_on_the_form"]:
        title = "本文にある、様式に欄のない語" if ja else "Words of the text that the form has no box for"
        columns = ("語", "団体", "行と語") if ja else ("words", "group", "line and words")
        words_of = [
            (gap["words"], group["label"], gaps_results.where(words))
            for gap, found in zip(result["not_on_the_form"], answer.outside, strict=True)
            for group, (_, words) in zip(gap["groups"], found.groups, strict=True)
        ]
        parts.append(to_table(columns, words_of, title=title))
    if result["kinds_not_mentioned"]:
        listed = ("、" if ja else "; ").join(kind["label"] for kind in result["kinds_not_mentioned"])
        n, where = answer.groups, _WHERE[tuple(sorted(set(ties)))]
        parts.append(
            f"{n} 団体のどれ{where.ja}書かれていない種類: {listed}\n"
            if ja
            else f"Kinds of partner that none of {n} groups writes of {where.en}: {listed}\n"
        )
    return "\n".join(parts)


def _matrix_table(matrix: Matrix, rows: dict[str, Any], ja: bool) -> str:
    """Return a matrix as tables that fit the terminal: as many places in each as there is room for."""
    some = max((table_width() - _LABELS) // _PLACE, 1)
    places = rows["places"]
    parts = [places[at : at + some] for at in range(0, len(places), some)] or [[]]
    return "\n".join(_part(matrix, rows, part, ja) for part in parts)


def _part(matrix: Matrix, rows: dict[str, Any], some: Sequence[dict[str, Any]], ja: bool) -> str:
    places = [f"{p['label']} ({p['groups']})" + ("*" if p["silent"] else "") for p in some]
    header = (("項目" if ja else "box"), ("団体" if ja else "groups"), *places)
    cells = [(row["label"], row["groups"], *(row["cells"][p["code"]] or "·" for p in some)) for row in rows["rows"]]
    names = {"targets": ("対象 × 地域", "targets by place"), "activities": ("取組の種類 × 地域", "activities by place")}
    title = names[matrix.scheme][0 if ja else 1] + (
        "　* 団体が少なく、空欄は何も示さない" if ja else "  * too few groups: a blank tells nothing"
    )
    return to_table(header, cells, title=title, right=tuple(range(1, len(header))))


def _only(narrowed: Text | None, lang: str) -> str:
    return Text(f"絞り込み: {narrowed.ja}", f"Only: {narrowed.en}").in_(lang) + "\n" if narrowed else ""


def alike_table(result: dict[str, Any], lang: str, narrowed: Text | None = None) -> str:
    """Return what groups alike mention and one group does not, as a table."""
    head = _only(narrowed, lang) + f"{result['group']['label']}\n{result['note']}\n"
    if not result["kinds"]:
        return head
    ja = lang == "ja"
    header = ("連携先の種類", "挙げた団体", "うち") if ja else ("kind of partner", "mentioned by", "of")
    return head + "\n" + to_table(header, [(k["label"], k["groups"], k["of"]) for k in result["kinds"]], right=(1, 2))


def alike_csv(result: dict[str, Any], *, bom: bool) -> str:
    """Return the same as CSV."""
    header = ("group", "filter", "kind", "label", "groups", "of", "mentioned_by")
    rows = [
        (
            result["group"]["label"],
            result["filter"],
            k["kind"],
            k["label"],
            k["groups"],
            k["of"],
            "; ".join(g["label"] for g in k["mentioned_by"]),
        )
        for k in result["kinds"]
    ]
    return to_csv(header, rows, bom=bom)
