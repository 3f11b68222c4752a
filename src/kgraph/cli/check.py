"""``kgraph check``: shapes, guards against empty success, count bounds, and quotes."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.output import chosen, data_option, emit, format_option, to_table


@click.command(
    help="Check the graph of the statements by its shapes. Exit status 1 where it does not conform.\n\n"
    "行から作ったグラフをシェイプで検査し、直すべき行を示す。"
)
@data_option
@format_option("table", "text", "json", "ttl")
@click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info"]),
    default="violation",
    show_default=True,
    help="The mildest finding that makes the exit status 1.  終了コードを 1 にする軽さ",
)
@click.option(
    "--source-text",
    "texts",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The text of a source, to compare every quote with.  資料の本文と言葉を照合する",
)
@click.option("--allow-persons", is_flag=True, help="Accept nodes that stand for natural persons.  人のノードを許す")
@click.pass_context
def command(
    ctx: click.Context, data: Path | None, form: str | None, fail_on: str, texts: tuple[Path, ...], allow_persons: bool
) -> None:
    """Check, write the report, and turn its outcome into the exit status."""
    from kgraph.check import writers
    from kgraph.pipeline.checking import check_data

    report = check_data(data, texts, allow_persons=allow_persons)
    lang, form = language(), chosen(form)
    if form == "json":
        emit(writers.to_json(report, fail_on))
    elif form == "ttl":
        emit(writers.to_turtle(report, fail_on).decode("utf-8"))
    elif form == "text":
        emit(writers.to_text(report, lang, fail_on))
    else:
        emit(to_table(writers.header(lang), writers.rows(report, lang), title=writers.summary(report, lang, fail_on)))
        emit(writers.checked(report, lang) + "\n")
    if not report.conforms(fail_on):
        ctx.exit(1)
