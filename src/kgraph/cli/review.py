"""``kgraph review``: a sheet of what a person should look at, and the decisions on it taken back into the data."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.output import data_option
from kgraph.errors import CallError, Problem, Text


@click.command(
    help="Write what a person should look at as a sheet for Excel (--out), or take the decisions on such a sheet into "
    "the corrections of the sources (--apply). Exit status 1 where rows of the sheet were refused.\n\n"
    "人の目で確かめたいものを表に書き出し、記入された判断を修正として取り込む。"
)
@data_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The sheet to write.  書き出す確認シート")
@click.option("--format", "form", type=click.Choice(["xlsx", "csv"]), help="Default: by the file's name.  形式")
@click.option(
    "--source-text",
    "texts",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file that a source was read from. With --out: show the words of unread lines (internal use). With --apply: "
    "find the words that reading missed.  読み取った資料のファイル（未読の行の表示、見落としの場所の確認）",
)
@click.option(
    "--apply", "sheet", type=click.Path(path_type=Path, dir_okay=False), help="A sheet filled in.  記入した確認シート"
)
@click.option("--by", default="", metavar="WHO", help="Who decided; with --apply.  判断した人または部署")
@click.option("--on", default="", metavar="DATE", help="When (YYYY-MM-DD); default: today.  判断した日")
@click.pass_context
def command(
    ctx: click.Context,
    data: Path | None,
    out: Path | None,
    form: str | None,
    texts: tuple[Path, ...],
    sheet: Path | None,
    by: str,
    on: str,
) -> None:
    """Write the sheet, or apply one."""
    if (out is None) == (sheet is None):
        raise CallError(_ONE_OF_TWO)
    lang = language()
    if out is not None:
        from kgraph.identity.review.wording import written
        from kgraph.pipeline.reviewing import write_review

        click.echo(written(write_review(out, data, form or "", texts), out.name).in_(lang))
        return
    from kgraph.identity.review.wording import applied
    from kgraph.pipeline.reviewing import apply_review

    assert sheet is not None
    result = apply_review(sheet, data, by=by, on=on or _today(), source_texts=texts)
    for problem in result.problems:
        click.echo(problem.message(lang), err=True)
    rows = sum(map(len, result.corrections.values()))
    click.echo(applied(result.taken, result.unchanged, len(result.problems), rows).in_(lang))
    if result.problems:
        ctx.exit(1)


_ONE_OF_TWO = Problem(
    code="out-or-apply",
    file="kgraph review",
    expected=Text("--out か --apply のどちらか一つ", "one of --out and --apply"),
    todo=Text(
        "確認シートを書き出すなら --out 確認シート.xlsx、記入したものを取り込むなら --apply 確認シート.xlsx を付けてください",
        "--out sheet.xlsx to write the sheet, --apply sheet.xlsx to take the decisions on it",
    ),
)


def _today() -> str:
    """Return the day of the decision: that of SOURCE_DATE_EPOCH where it is set, else today's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now().astimezone()
    return moment.date().isoformat()
