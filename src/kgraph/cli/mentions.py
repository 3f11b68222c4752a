"""``kgraph mentions``: partner mentions in any Japanese text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.output import chosen, emit, format_option, to_json, to_table
from kgraph.files import decode, read_text
from kgraph.kinds import lexicon_with
from kgraph.pipeline.passages import read_passages, take_passages

_COLUMNS = ("id", "surface", "name", "kind", "generic", "grounded", "role", "tense", "weak", "rule")
_VETOED = ("id", "surface", "kind", "reason", "rule")


@click.command(
    help="Partner mentions in any Japanese text: plain, or passages as JSON Lines. '-' reads standard input.\n\n"
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
    given = decode(sys.stdin.buffer.read(), "-") if str(file) == "-" else read_text(file)
    passages, bad = take_passages(given.text, "-" if str(file) == "-" else file.name)
    results = list(read_passages(passages, lexicon=words, vetoed=vetoed))
    kind = chosen(form)
    if kind == "jsonl":
        emit("".join(json.dumps(result, ensure_ascii=False) + "\n" for result in results))
    elif kind == "json":
        emit(to_json(results))
    else:
        emit(to_table(_COLUMNS, [[r["id"], *(p[c] for c in _COLUMNS[1:])] for r in results for p in r["partners"]]))
        if vetoed:
            emit(
                "\n"
                + to_table(_VETOED, [[r["id"], *(v[c] for c in _VETOED[1:])] for r in results for v in r["vetoed"]])
            )
    for problem in given.problems + bad:
        click.echo(problem.message(language()), err=True)
    if given.problems or bad:
        ctx.exit(1)
