"""``kgraph build``: everything, from statements to site."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.context import language


@click.command(
    help="Build the checked graph, the analysis and the site from statements (default: the packaged data). "
    "Where the graph does not conform nothing is written, and the exit status is 1.\n\n"
    "行からグラフ・分析・サイトまでを作る。検査に通らないときは何も書かない。"
)
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path, file_okay=False), metavar="[SOURCE]...")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    show_default=True,
    help="The folder to write: site/, kgraph.ttl and the rest.",
)
@click.option(
    "--source-text",
    "texts",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The text of a source: verifies every quote, and shows its sentences, for internal use only.",
)
@click.option(
    "--contact",
    default="",
    metavar="TEXT",
    help="Where readers tell what is wrong or must be withheld; on every page.  誤りや非公開の申し出の宛先",
)
@click.pass_context
def command(ctx: click.Context, sources: tuple[Path, ...], out: Path, texts: tuple[Path, ...], contact: str) -> None:
    """Build into the folder, and say what was built or why not."""
    from kgraph.check import writers
    from kgraph.pipeline.building import build
    from kgraph.statements.summary import summary

    lang = language()
    result = build(out, sources, source_texts=texts, contact=contact)
    if not result.written:
        click.echo(writers.to_text(result.report, lang), err=True)
        ctx.exit(1)
    for notice in result.notices:
        click.echo(notice.in_(lang), err=True)
    for statements in result.statements:
        click.echo(summary(statements, lang))
    click.echo(writers.summary(result.report, lang))
    triples = result.files["kgraph.nt"].count(b"\n" if isinstance(result.files["kgraph.nt"], bytes) else "\n")  # type: ignore[arg-type]
    pages = sum(path.endswith(".html") for path in result.files)
    if lang == "ja":
        click.echo(f"グラフ {triples} トリプル、ページ {pages}: {out / 'site' / 'index.html'}")
    else:
        click.echo(f"{triples} triples, {pages} pages: {out / 'site' / 'index.html'}")
