"""``kgraph mentions``: partner mentions in any Japanese text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kgraph.cli.output import chosen, emit, format_option, to_json, to_table
from kgraph.files import decode, read_text
from kgraph.pipeline.passages import parse_passages, read_passages

_COLUMNS = ("id", "surface", "name", "kind", "generic", "grounded", "role", "tense", "weak", "rule")


@click.command(
    help="Partner mentions in any Japanese text: plain, or passages as JSON Lines. '-' reads standard input.\n\n"
    "文中の連携先（名前のある団体と、種別だけの記載）を取り出す。"
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@format_option("table", "json", "jsonl")
def command(file: Path, form: str | None) -> None:
    """Read the text, find the mentions, write them."""
    given = decode(sys.stdin.buffer.read(), "-") if str(file) == "-" else read_text(file)
    results = list(read_passages(parse_passages(given.text, "-" if str(file) == "-" else file.name)))
    kind = chosen(form)
    if kind == "jsonl":
        emit("".join(json.dumps(result, ensure_ascii=False) + "\n" for result in results))
    elif kind == "json":
        emit(to_json(results))
    else:
        rows = [
            [result["id"], *(partner[c] for c in _COLUMNS[1:])] for result in results for partner in result["partners"]
        ]
        emit(to_table(_COLUMNS, rows))
