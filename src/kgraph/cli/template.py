"""``kgraph template``: the form to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.context import language


@click.command(
    help="Write the blank form for groups and their initiatives: as XLSX with drop-downs, an example and a help sheet, "
    "or as CSV. Filled in, `kgraph read` takes it without a mapping. With --data it is filled in with the groups there."
    "\n\n記入用の調査票を作る。記入したものは kgraph read がそのまま読む。"
)
@click.option("--format", "form", type=click.Choice(["xlsx", "csv"]), help="Default: by the name of the file; xlsx.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Default: kgraph-form.xlsx or .csv.",
)
@click.option("--publisher", default="", metavar="TEXT", help="Who collects the forms.  取りまとめる組織")
@click.option("--contact", default="", metavar="TEXT", help="Where to send the form.  送り先")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Statements of one source to fill the form in with.  記入済みにする行のフォルダー",
)
def command(form: str | None, out: Path | None, publisher: str, contact: str, data: Path | None) -> None:
    """Write the form to a file."""
    from kgraph.files import write_atomic
    from kgraph.pipeline.forms import write_form
    from kgraph.pipeline.sources import load_statements
    from kgraph.sheets import form_of

    form = form_of(out or Path(), form or "")
    path = out or Path(f"kgraph-form.{form}")
    statements = load_statements(data)[0] if data is not None else None
    write_atomic(path, write_form(form, publisher=publisher, contact=contact, statements=statements))
    if statements is not None:
        from kgraph.pipeline.form_losses import losses

        for lost in losses(statements, path.name):
            click.echo(f"({lost.message(language())})", err=True)
    click.echo(f"書きました: {path}" if language() == "ja" else f"written: {path}")
