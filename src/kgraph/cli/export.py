"""``kgraph export``: the network for other programs, the graph as RDF, figures, the site as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import output
from kgraph.cli.context import language
from kgraph.cli.filtering import Selection, filter_options, selected
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
ZIP, GRAPH_PAGE = "zip", "graph-page"


@click.command(
    help="Write the network for other programs (Gephi, Kumu, Cytoscape, Pajek, tables), the graph as RDF, a figure, or "
    "the site as one file. Without --out the file goes to standard output.\n\n"
    "他のツール（Gephi、Kumu、Cytoscape、Pajek、表計算）で開くファイル、RDF、図、サイト一式を書き出す。"
)
@data_option
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice((*NETWORK, *TABLES, *RDF, *PICTURES, ZIP, GRAPH_PAGE, ALL)),
    help="The format; zip: the whole site; graph-page: the drawing as one page; all: every one of a network, into the "
    "folder --out.  形式（zip はサイト一式、graph-page は図のページ、all は全形式をフォルダーに）",
)
@level_option
@ties_option
@filter_options
@click.option("--projection", is_flag=True, help="Groups alone, tied by the partners they share.  団体だけの網")
@graph_option("RDF: what the sources say, what was computed, or both.  RDF に含めるもの")
@click.option(
    "--figure",
    type=click.Choice(FIGURES),
    default=FIGURES[0],
    show_default=True,
    help="SVG, PNG: which figure.  図の種類",
)
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="zip: a site that is built. Default: it is made anew from the statements.  作成済みのサイト",
)
@click.option("--out", type=click.Path(path_type=Path), help="The file, or a folder that is there.  書き出す先")
@bom_option
def command(
    data: Path | None,
    form: str,
    level: str,
    ties: tuple[str, ...],
    selection: Selection,
    projection: bool,
    graph: str,
    figure: str,
    site: Path | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Make the files and write them where they are to go."""
    from kgraph.links import narrowing
    from kgraph.pipeline import exporting

    lang = language()
    _refuse(form, selection, ties, site, data)
    if form == ZIP:
        files = [_zip(data, site)]
    else:
        found = selected(data, ties, selection)
        statements, levels = found.statements, found.tables
        own = narrowing(found.wanted, ties=ties, rolled_up=found.rolled_up, own_labels=levels[level].own_labels)
        if form in RDF:
            files = [exporting.graph(statements, levels, form, graphs=graph)]
        elif form in PICTURES:
            files = [exporting.figure(statements, levels, figure, form, level=level, lang=lang, narrowed=own)]
        elif form == GRAPH_PAGE:
            from kgraph.pipeline.packing import graph_page

            files = [graph_page(statements, levels, own)]
        else:
            names = [form] if form != ALL else [n for n in exporting.NETWORK if not projection or "two" not in n]
            files = [
                exporting.network(
                    statements, levels[level], name, lang=lang, projection=projection, bom=bom, narrowed=own
                )
                for name in names
            ]
    _write(files, out, form == ALL, lang)


def _zip(data: Path | None, site: Path | None) -> Exported:
    from kgraph.pipeline import packing

    if site is not None:
        return packing.site_zip(packing.built_files(site))
    return packing.site_zip(*packing.site_files(data))


def _refuse(form: str, selection: Selection, ties: tuple[str, ...], site: Path | None, data: Path | None) -> None:
    """Refuse options that would go without effect: what is asked for would not be what is written."""
    if (form in (*RDF, ZIP) and selection != Selection()) or (form == ZIP and tuple(ties) != ("partner",)):
        raise CallError(_of_no_use("--prefecture, --kind …", _WHOLE))
    if site is not None and (form != ZIP or data is not None):
        raise CallError(_of_no_use("--site", _BUILT))


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


_WHOLE = Text(
    "RDF と zip は全体を書き出します。絞り込んだ結果の RDF は kgraph brokers・clusters・gaps の --format turtle で書き出せます",
    "RDF and zip are of everything; for results of a part as RDF see --format turtle of kgraph brokers, clusters, gaps",
)
_BUILT = Text(
    "--site は --format zip だけで、--data なしで使います", "--site goes with --format zip, and without --data"
)


def _of_no_use(option: str, why: Text) -> Problem:
    todo = Text("指定を外すか、形式を変えてください", "leave it away, or choose another format")
    return Problem(code="option-of-no-use", file=option, expected=why, todo=todo)


def _nowhere() -> Problem:
    return Problem(
        code="no-place-to-write",
        file="--out",
        expected=Text("書き出す先", "where to write"),
        todo=Text("--out でファイルかフォルダーを指定してください", "name a file or a folder by --out"),
    )
