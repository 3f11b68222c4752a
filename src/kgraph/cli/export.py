"""``kgraph export``: the network for other programs, the graph as RDF, figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import output
from kgraph.cli.context import language
from kgraph.cli.output import bom_option, data_option, graph_option, level_option, ties_option
from kgraph.errors import CallError, Problem, Text

if TYPE_CHECKING:
    from kgraph.pipeline.exporting import Exported

ALL = "all"
NETWORK = ("gexf", "graphml", "kumu", "cytoscape", "pajek", "pajek-two-mode", "json")
TABLES = ("nodes-csv", "edges-csv", "flat-csv")
RDF = ("turtle", "ntriples", "jsonld", "trig", "rdfxml")
PICTURES = ("svg", "png")
FIGURES = ("brokers", "targets", "activities", "network")


@click.command(
    help="Write the network for other programs (Gephi, Kumu, Cytoscape, Pajek, tables), the graph as RDF, or a figure. "
    "Without --out the file goes to standard output.\n\n"
    "他のツール（Gephi、Kumu、Cytoscape、Pajek、表計算）で開くファイル、RDF、図を書き出す。"
)
@data_option
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice((*NETWORK, *TABLES, *RDF, *PICTURES, ALL)),
    help="The format; all: every one of a network, into the folder --out.  形式（all は全形式をフォルダーに）",
)
@level_option
@ties_option
@click.option("--projection", is_flag=True, help="Groups alone, tied by the partners they share.  団体だけの網")
@graph_option("RDF: what the sources say, what was computed, or both.  RDF に含めるもの")
@click.option(
    "--figure",
    type=click.Choice(FIGURES),
    default=FIGURES[0],
    show_default=True,
    help="SVG, PNG: which figure.  図の種類",
)
@click.option("--out", type=click.Path(path_type=Path), help="The file, or a folder that is there.  書き出す先")
@bom_option
def command(
    data: Path | None,
    form: str,
    level: str,
    ties: tuple[str, ...],
    projection: bool,
    graph: str,
    figure: str,
    out: Path | None,
    bom: bool,
) -> None:
    """Make the files and write them where they are to go."""
    from kgraph.links import tables
    from kgraph.pipeline import exporting, load_statements

    statements = load_statements(data)
    levels, lang = tables(statements, ties), language()
    if form in RDF:
        files = [exporting.graph(statements, levels, form, graphs=graph)]
    elif form in PICTURES:
        files = [exporting.figure(statements, levels, figure, form, level=level, lang=lang)]
    else:
        names = [form] if form != ALL else [name for name in exporting.NETWORK if not projection or "two" not in name]
        files = [
            exporting.network(statements, levels[level], name, lang=lang, projection=projection, bom=bom)
            for name in names
        ]
    _write(files, out, form == ALL, lang)


def _write(files: list[Exported], out: Path | None, folder: bool, lang: str) -> None:
    from kgraph.files import write_atomic

    for notice in dict.fromkeys(notice for file in files for notice in file.notices):
        click.echo(notice.in_(lang), err=True)
    if out is None:
        if folder or (not files[0].text and output.on_terminal()):
            raise CallError(_nowhere())
        click.echo(files[0].data, nl=False)
        return
    for file in files:
        path = out / file.name if folder or out.is_dir() else out
        write_atomic(path, file.data)
        click.echo(str(path), err=True)


def _nowhere() -> Problem:
    return Problem(
        code="no-place-to-write",
        file="--out",
        expected=Text("書き出す先", "where to write"),
        todo=Text("--out でファイルかフォルダーを指定してください", "name a file or a folder by --out"),
    )
