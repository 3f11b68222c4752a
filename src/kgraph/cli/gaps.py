"""``kgraph gaps``: what is not written, with of how many groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.context import language
from kgraph.cli.output import bom_option, chosen, data_option, emit, format_option, to_csv, to_json, to_table

if TYPE_CHECKING:
    from kgraph.network.gaps import GapAnswer, Matrix

_CSV = ("section", "scheme", "notation", "label", "place", "place_label", "groups", "of", "by", "evidence")


@click.command(
    help="What the sources do not say: boxes nobody ticked, words of a text without a mark, kinds of partner.\n\n"
    "資料に書かれていないこと（印のない対象、本文だけの語、挙げられていない連携先の種別）を、団体数とともに示す。"
)
@data_option
@click.option(
    "--group", help="One group: kinds of partner that groups with the same targets mention.  一つの団体と比べる"
)
@click.option("--municipality", is_flag=True, help="By municipality, not by prefecture.  市区町村ごと")
@format_option("table", "json", "csv")
@bom_option
def command(data: Path | None, group: str | None, municipality: bool, form: str | None, bom: bool) -> None:
    """Show the gaps of all groups, or of one group beside those alike."""
    from kgraph import links
    from kgraph.network import gaps, gaps_results
    from kgraph.pipeline import load_statements
    from kgraph.show import find

    statements = load_statements(data)
    table = links.table(statements, "kind")
    lang, form = language(), chosen(form)
    if group is not None:
        answer = gaps.alike(table, find(statements, group, groups_only=True).id)
        result = gaps_results.alike_dict(answer, table, lang)
        emit(
            _alike_table(result, lang)
            if form == "table"
            else to_json(result)
            if form == "json"
            else _alike_csv(result, bom)
        )
        return
    found = gaps.find(table, by="municipalities" if municipality else "prefectures")
    result = gaps_results.gaps_dict(found, lang)
    emit(_table(found, result, lang) if form == "table" else to_json(result) if form == "json" else _csv(result, bom))


def _table(answer: GapAnswer, result: dict[str, Any], lang: str) -> str:
    from kgraph.network import gaps_results

    ja = lang == "ja"
    parts = [f"{result['note']}\n"]
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
    if result["kinds_not_mentioned"]:
        listed = ("、" if ja else "; ").join(kind["label"] for kind in result["kinds_not_mentioned"])
        n = answer.groups
        parts.append(
            f"{n} 団体のどれの連携先の欄にも書かれていない種別: {listed}\n"
            if ja
            else f"Kinds of partner that none of {n} groups writes of in the field of partners: {listed}\n"
        )
    return "\n".join(parts)


def _matrix_table(matrix: Matrix, rows: dict[str, Any], ja: bool) -> str:
    places = [f"{p['label']} ({p['groups']})" + ("*" if p["silent"] else "") for p in rows["places"]]
    header = (("項目" if ja else "box"), ("団体" if ja else "groups"), *places)
    cells = [
        (row["label"], row["groups"], *(row["cells"][p["code"]] or "·" for p in rows["places"])) for row in rows["rows"]
    ]
    names = {"targets": ("対象 × 地域", "targets by place"), "activities": ("取組の種類 × 地域", "activities by place")}
    title = names[matrix.scheme][0 if ja else 1] + (
        "　* 団体が少なく、空欄は何も示さない" if ja else "  * too few groups: a blank tells nothing"
    )
    return to_table(header, cells, title=title, right=tuple(range(1, len(header))))


def _alike_table(result: dict[str, Any], lang: str) -> str:
    head = f"{result['group']['label']}\n{result['note']}\n"
    if not result["kinds"]:
        return head
    ja = lang == "ja"
    header = ("連携先の種別", "挙げた団体", "うち") if ja else ("kind of partner", "mentioned by", "of")
    return head + "\n" + to_table(header, [(k["label"], k["groups"], k["of"]) for k in result["kinds"]], right=(1, 2))


def _alike_csv(result: dict[str, Any], bom: bool) -> str:
    header = ("group", "kind", "label", "groups", "of", "mentioned_by")
    rows = [
        (
            result["group"]["label"],
            k["kind"],
            k["label"],
            k["groups"],
            k["of"],
            "; ".join(g["label"] for g in k["mentioned_by"]),
        )
        for k in result["kinds"]
    ]
    return to_csv(header, rows, bom=bom)


def _csv(result: dict[str, Any], bom: bool) -> str:
    rows: list[tuple[object, ...]] = []
    for matrix in result["matrices"]:
        for row in matrix["rows"]:
            own = (matrix["scheme"], row["notation"], row["label"])
            rows.append(("all", *own, "", "", row["groups"], result["groups"], "", ""))
            for place in matrix["places"]:
                at = (place["code"], place["label"], row["cells"][place["code"]], place["groups"])
                rows.append(("silent" if place["silent"] else "place", *own, *at, "", ""))
    for gap in result["spoken"]:
        for group in gap["unmarked"]:
            where = "; ".join(f"{w['document']}:{w['line']} {w['words']}" for w in group["evidence"])
            own = (gap["scheme"], gap["notation"], gap["label"])
            rows.append(("spoken", *own, "", "", gap["ticked"], result["groups"], group["label"], where))
    for kind in result["kinds_not_mentioned"]:
        rows.append(("kind", "kinds", kind["kind"], kind["label"], "", "", 0, result["groups"], "", ""))
    return to_csv(_CSV, rows, bom=bom)
