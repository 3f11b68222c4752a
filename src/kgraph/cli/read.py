"""``kgraph read``: a source to statements."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.output import emit, on_terminal


@click.command(
    help="Read a source into statements: a casebook (text or PDF), or a table (CSV, XLSX). Exit status 1 when only a "
    "part of it could be read; what was left is listed.\n\n"
    "資料（事例集の本文・PDF、表）を読み、確かめて直せる行にする。"
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["summary", "jsonl", "json"]), help="Default: summary; piped: jsonl."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write the statements (CSV) to this folder."
)
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Kept sources. Default: the packaged data."
)
@click.option("--unaided", is_flag=True, help="What the rules alone give, without anyone's corrections.")
@click.option("--unread", is_flag=True, help="List the lines that no field took.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Which column of a table is what (YAML).  列の意味を書いたファイル",
)
@click.option(
    "--suggest-mapping",
    "suggest",
    is_flag=True,
    help="Propose a mapping, with ten rows.  見出しから mapping の案を出す",
)
@click.option("--sheet", default="", metavar="NAME", help="Which sheet of a workbook.  読むシート")
@click.option("--encoding", default="", metavar="NAME", help="utf-8, cp932 or utf-16. Default: found.  文字コード")
@click.option("--id", "identifier", default="", metavar="ID", help="The id of a new source of a table.  資料の id")
@click.option("--title", default="", metavar="TEXT", help="The title of a new source of a table.  資料の題")
@click.option("--publisher", default="", metavar="TEXT", help="Who made the table.  作成者")
@click.option("--issued", default="", metavar="DATE", help="As of when the table is.  いつの表か")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    file: Path,
    form: str | None,
    out: Path | None,
    data: Path | None,
    unaided: bool,
    unread: bool,
    mapping: Path | None,
    suggest: bool,
    **told: str,
) -> None:
    """Read FILE, write or show its statements, and report what could not be read."""
    from kgraph.pipeline.dispatch import read_any, to_be_shown
    from kgraph.pipeline.tables import TableOptions, suggest_mapping
    from kgraph.statements import records
    from kgraph.statements.summary import summary, unread_lines

    options = TableOptions(mapping=mapping, id=told.pop("identifier"), **told)
    if suggest:
        emit(suggest_mapping(file, options))
        return
    result = read_any(file, data=data, unaided=unaided, options=options, into=out)
    problems = result.problems
    if out is not None:
        from kgraph.pipeline.writing import write_statements

        problems += write_statements(result.statements, out)
    shown = to_be_shown(result)
    form = form or ("summary" if on_terminal() or out is not None or unread else "jsonl")
    lang = language()
    if form == "summary":
        click.echo(summary(result.statements, lang))
        if unread:
            click.echo(unread_lines(result.statements, lang))
    elif form == "jsonl":
        emit("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records(shown)))
    else:
        emit(json.dumps(records(shown), ensure_ascii=False, indent=1) + "\n")
    for notice in result.notices:
        click.echo(f"({notice.message(lang)})", err=True)
    for problem in problems:
        click.echo(problem.message(lang), err=True)
    if problems:
        ctx.exit(1)
