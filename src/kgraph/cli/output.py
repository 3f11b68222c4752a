"""How results leave: a table on a terminal, JSON when piped, CSV when asked; always UTF-8, Japanese never escaped.

Commands choose by ``chosen`` and write by ``emit``; the functions in between are pure.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from kgraph.links import LEVELS, TIES
from kgraph.sheets import table_csv

Command = TypeVar("Command", bound=Callable[..., Any])

PIPED_WIDTH = 120

GRAPHS = ("sources", "derived", "all")
"""The choices of ``kgraph.store.GRAPHS``, which is too heavy to load for a list of options; tests compare them."""


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Return the option ``--format`` with these choices; the value is None unless it was given (see ``chosen``)."""
    purpose = "Default: table on a terminal, json when piped.  端末では表、パイプでは JSON"
    return click.option("--format", "form", type=click.Choice(formats), help=purpose)


def bom_option(command: Command) -> Command:
    """Add the option ``--bom``: CSV with a byte-order mark, so that Excel takes it for UTF-8."""
    purpose = "CSV with a byte-order mark, for Excel.  Excel 向けに BOM を付ける"
    return click.option("--bom", is_flag=True, help=purpose)(command)


def data_option(command: Command) -> Command:
    """Add the option ``--data``: a source's folder, or a folder of sources."""
    purpose = "Statements: a source's folder or a folder of them. Default: the packaged data.  行のフォルダー"
    return click.option("--data", type=click.Path(path_type=Path, file_okay=False), help=purpose)(command)


def ties_option(command: Command) -> Command:
    """Add the option ``--ties``: what is counted, partnerships (the default), memberships, or both."""
    purpose = "What counts; may be given twice. Default: partner.  数えるもの（連携・加盟）。二度指定すると両方"
    return click.option("--ties", multiple=True, default=("partner",), type=click.Choice(TIES), help=purpose)(command)


def graph_option(purpose: str) -> Callable[[Command], Command]:
    """Return the option ``--graph``: what the sources say (the default), what was computed, or both."""
    return click.option("--graph", type=click.Choice(GRAPHS), default=GRAPHS[0], show_default=True, help=purpose)


def level_option(command: Command) -> Command:
    """Add the option ``--level``: at which level partners are counted."""
    purpose = "What is one partner: a body, a body or a kind in an area, a kind.  何を同じ相手とみなすか"
    choice = click.Choice(LEVELS)
    return click.option("--level", type=choice, default=LEVELS[0], show_default=True, help=purpose)(command)


def chosen(form: str | None) -> str:
    """Return the format: the one asked for, else ``table`` on a terminal and ``json`` when piped."""
    return form or ("table" if on_terminal() else "json")


def on_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout.isatty()


def emit(text: str) -> None:
    """Write ``text`` to standard output as UTF-8 with LF, whatever the code page of the console."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def to_json(data: Any) -> str:
    """Return ``data`` as JSON with a last line feed. Raises ValueError for NaN and infinity, which JSON has not."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Any]], *, bom: bool = False) -> str:
    """Return rows as CSV (line ends LF); no cell runs as a formula in a spreadsheet, None is an empty cell.

    >>> to_csv(["name"], [["=1+1"]])
    "name\\n'=1+1\\n"
    """
    return table_csv(header, rows, bom=bom)


def to_table(
    header: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "", right: Sequence[int] = ()
) -> str:
    """Return rows as a table for reading, as wide as the terminal; columns in ``right`` are set to the right.

    Cells are text: neither markup nor control characters of a name have any effect.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(plain(title)) if title else None, title_justify="left", box=box.SIMPLE_HEAD)
    for at, cell in enumerate(header):
        table.add_column(Text(plain(cell)), justify="right" if at in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain("" if cell is None else str(cell))) for cell in row))
    out = io.StringIO()
    terminal = on_terminal()
    console = Console(file=out, width=table_width(), force_terminal=terminal, highlight=False, legacy_windows=False)
    console.print(table)
    lines = (line.rstrip() for line in out.getvalue().split("\n"))
    return "\n".join(lines).strip("\n") + "\n"


def plain(text: str) -> str:
    """Return ``text`` on one line, with characters that cannot be printed shown as escapes."""
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode("ascii") for c in text)


def table_width() -> int:
    """Return how many columns of characters a table may take: those of the terminal, PIPED_WIDTH elsewhere."""
    if on_terminal() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return PIPED_WIDTH
