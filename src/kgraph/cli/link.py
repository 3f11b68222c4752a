"""``kgraph link``: the 法人番号 of groups and partners, by a register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.context import language
from kgraph.cli.output import bom_option, chosen, data_option, emit, format_option, to_csv, to_json, to_table

if TYPE_CHECKING:
    from kgraph.pipeline.linking import LinkResult

_CSV = ("id", "name", "corporate_number", "status", "reason", "rule", "registered_name", "place", "register")
_HEADINGS = {
    "ja": ("判定", "名称", "法人番号", "理由"),
    "en": ("status", "name", "corporate number", "reason"),
}
_STATUS_JA = {"matched": "一致", "candidate": "候補", "none": "なし"}


@click.command(
    help="Give groups and partners their corporate numbers, by a register: the National Tax Agency's file as published "
    "(plain, ZIP or gzip), or a CSV with named columns. Matches are written to identifiers.csv of the data; everything "
    "less is a candidate for a person.\n\n"
    "国税庁の法人番号ファイルと照合し、一致した団体の番号を根拠とともに書く。それ以外は候補として示す。"
)
@click.option(
    "--registry",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The register.  法人番号のファイル",
)
@data_option
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.  書かずに結果だけを示す")
@format_option("table", "json", "csv")
@bom_option
@click.pass_context
def command(ctx: click.Context, registry: Path, data: Path | None, dry_run: bool, form: str | None, bom: bool) -> None:
    """Link the data to the register and show what came of it; exit status 1 where rows of the register are lost."""
    from kgraph.pipeline.linking import link_register, links_list

    result = link_register(registry, data, dry_run=dry_run)
    lang, form = language(), chosen(form)
    rows = links_list(result, lang)
    if form == "json":
        emit(to_json(rows))
    elif form == "csv":
        emit(to_csv((*_CSV, "candidates"), [_cells(row) for row in rows], bom=bom))
    else:
        emit(_table(rows, lang))
    for problem in result.problems:
        click.echo(problem.message(lang), err=True)
    click.echo(_summary(result, lang, dry_run), err=True)
    if result.skipped:
        ctx.exit(1)


def _cells(row: dict[str, Any]) -> tuple[Any, ...]:
    candidates = "; ".join(f"{c['corporate_number']} {c['name']}" for c in row["candidates"])
    return (*(row[name] for name in _CSV), candidates)


def _table(rows: list[dict[str, Any]], lang: str) -> str:
    shown = [
        (
            _STATUS_JA[row["status"]] if lang == "ja" else row["status"],
            row["name"],
            row["corporate_number"] or "",
            row["reason"],
        )
        for row in rows
        if row["rule"] not in ("not-in-register", "unit")
    ]
    return to_table(_HEADINGS[lang], shown)


def _summary(result: LinkResult, lang: str, dry_run: bool) -> str:
    matched, candidates, none = (result.count(status) for status in ("matched", "candidate", "none"))
    files = ", ".join(f"{path.parent.name}/{path.name}" for path in result.written)
    if lang == "ja":
        wrote = "書き込みなし (--dry-run)" if dry_run else f"書き込み: {files}" if files else "変更なし"
        return (
            f"{result.register}: {result.read} 行を照合、{result.skipped} 行は使えず。"
            f"一致 {matched}、候補 {candidates}、なし {none}。{wrote}"
        )
    wrote = "nothing written (--dry-run)" if dry_run else f"written: {files}" if files else "nothing changed"
    return (
        f"{result.register}: {result.read} rows looked at, {result.skipped} not usable; "
        f"{matched} matched, {candidates} candidates, {none} none; {wrote}"
    )
