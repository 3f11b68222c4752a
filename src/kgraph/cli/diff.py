"""``kgraph diff``: what changed between two editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.context import language
from kgraph.cli.output import bom_option, chosen, emit, format_option, to_csv, to_json, to_table

if TYPE_CHECKING:
    from kgraph.pipeline.comparing import Change, Comparison

_CSV = ("what", "how", "id", "label", "field", "other", "other_label", "old", "old_label", "new", "new_label")


@click.command(
    help="Which groups, partners, ties and marks came, went or changed between two editions, by id. OLD and NEW are a "
    "source's folder each, or folders of sources.\n\n"
    "二つの版のあいだで、加わった・なくなった・変わった団体、連携先、連携、項目を id で示す。"
)
@click.argument("old", type=click.Path(path_type=Path, file_okay=False))
@click.argument("new", type=click.Path(path_type=Path, file_okay=False))
@format_option("table", "json", "csv")
@click.option("--exit-code", is_flag=True, help="Exit status 1 where the two differ.  違いがあれば終了コード 1")
@bom_option
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, form: str | None, exit_code: bool, bom: bool) -> None:
    """Compare two editions and show the changes."""
    from kgraph.pipeline.comparing import compare_data, to_dict

    comparison = compare_data(old, new)
    lang, form = language(), chosen(form)
    if form == "json":
        emit(to_json(to_dict(comparison, lang)))
    elif form == "csv":
        rows = to_dict(comparison, lang)["changes"]
        emit(to_csv(_CSV, [[row[name] for name in _CSV] for row in rows], bom=bom))
    else:
        emit(_table(comparison, lang))
    if exit_code and comparison.changes:
        ctx.exit(1)


def _table(comparison: Comparison, lang: str) -> str:
    from kgraph.pipeline.comparing import HOW, WHAT

    if not comparison.changes:
        return "違いはありません\n" if lang == "ja" else "no difference\n"
    header = ("何が", "どう", "団体・連携先", "相手・項目", "前", "後") if lang == "ja" else _ENGLISH
    rows = [
        (
            WHAT[c.what].in_(lang),
            HOW[c.how].in_(lang),
            c.label,
            _of(c, lang),
            comparison.value(c, c.old, lang),
            comparison.value(c, c.new, lang),
        )
        for c in comparison.changes
    ]
    return to_table(header, rows)


_ENGLISH = ("what", "how", "group or partner", "with, or mark", "before", "after")


def _of(change: Change, lang: str) -> str:
    from kgraph.pipeline.comparing import field_label

    return " ".join(filter(None, (change.other_label, field_label(change.field, lang))))
