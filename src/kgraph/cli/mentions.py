"""``kgraph mentions``: partner mentions in any Japanese text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.output import chosen, emit, format_option, to_json
from kgraph.files import Decoded, decode, read_text
from kgraph.kinds import lexicon_with
from kgraph.pipeline.passage_regions import region_problems
from kgraph.pipeline.passages import read_passages, take_passages


@click.command(
    help="Partner mentions in any Japanese text: plain, a PDF with text, or passages as JSON Lines. '-' reads standard input.\n\n"
    "文中の連携先（名前のある団体と、種類だけの記載）を取り出す。"
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--lexicon",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Words of your own, a CSV like data/lexicon/heads.csv; may be given again.  語彙の追加（繰り返し可）",
)
@click.option(
    "--vetoed",
    is_flag=True,
    help="Also what looks like a body and was passed over, with the reason.  採らなかった候補とその理由も示す",
)
@format_option("table", "json", "jsonl")
@click.pass_context
def command(ctx: click.Context, file: Path, lexicon: tuple[Path, ...], *, vetoed: bool, form: str | None) -> None:
    """Read the text, find the mentions, write them."""
    words = lexicon_with(lexicon)
    given = decode(sys.stdin.buffer.read(), "-") if str(file) == "-" else _text(file)
    name = "-" if str(file) == "-" else file.name
    passages, bad = take_passages(given.text, name)
    bad += region_problems(((passage.line, passage.subject_region) for passage in passages), name)
    results = list(read_passages(passages, lexicon=words, vetoed=vetoed))
    kind = chosen(form)
    if kind == "jsonl":
        emit("".join(json.dumps(result, ensure_ascii=False) + "\n" for result in results))
    elif kind == "json":
        emit(to_json(results))
    else:
        from kgraph.cli import mentions_views

        emit(mentions_views.partners_table(results, language()))
        if vetoed:
            emit("\n" + mentions_views.vetoed_table(results, language()))
    for problem in given.problems + bad:
        click.echo(problem.message(language()), err=True)
    if given.problems or bad:
        ctx.exit(1)


def _text(file: Path) -> Decoded:
    """Return the text of a file; what reads a PDF is loaded for one only."""
    from kgraph.pipeline.dispatch import is_pdf, text_of

    return text_of(file) if is_pdf(file) else read_text(file)
