"""``kgraph read``: a source to statements."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.output import on_terminal


@click.command(
    help="Read a casebook's text into statements. Exit status 1 when only a part of it could be read.\n\n"
    "資料の本文を読み、確かめて直せる行にする。"
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
@click.pass_context
def command(
    ctx: click.Context, file: Path, form: str | None, out: Path | None, data: Path | None, unaided: bool, unread: bool
) -> None:
    """Read FILE, write or show its statements, and report what could not be read."""
    from kgraph.pipeline.reading import read_file
    from kgraph.statements import records
    from kgraph.statements.summary import summary, unread_lines

    result = read_file(file, data=data, unaided=unaided)
    if out is not None:
        from kgraph.pipeline.writing import write_statements

        write_statements(result.statements, out)
    form = form or ("summary" if on_terminal() or out is not None or unread else "jsonl")
    lang = language()
    if form == "summary":
        click.echo(summary(result.statements, lang))
        if unread:
            click.echo(unread_lines(result.statements, lang))
    elif form == "jsonl":
        for record in records(result.statements):
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        click.echo(json.dumps(records(result.statements), ensure_ascii=False, indent=1))
    for problem in result.problems:
        click.echo(problem.message(lang), err=True)
    if result.problems:
        ctx.exit(1)
