"""``kgraph gaps``: what is not written, with of how many groups."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.filtering import Selected, Selection, filter_options, selected
from kgraph.cli.output import bom_option, chosen, data_option, emit, format_option, ties_option, to_json
from kgraph.errors import CallError, Problem, Text

BY = {"prefecture": "prefectures", "municipality": "municipalities"}
"""What the columns of the matrices may be: the choice, and the attribute of a group."""


@click.command(
    help="What the sources do not say: boxes nobody ticked, words of a text without a mark, kinds of partner.\n\n"
    "資料に書かれていないこと（印のない対象、本文だけの語、挙げられていない連携先の種類）を、団体数とともに示す。"
)
@data_option
@ties_option
@filter_options
@click.option(
    "--group", help="One group: kinds of partner that groups with the same targets mention.  一つの団体と比べる"
)
@click.option(
    "--by", type=click.Choice(tuple(BY)), default="prefecture", show_default=True, help="Boxes by place.  地域の単位"
)
@format_option("table", "json", "csv", "turtle")
@bom_option
def command(
    data: Path | None,
    ties: tuple[str, ...],
    selection: Selection,
    group: str | None,
    by: str,
    form: str | None,
    bom: bool,
) -> None:
    """Show the gaps of all groups, or of one group beside those alike."""
    found = selected(data, ties, selection)
    lang, form = language(), chosen(form)
    emit(_of_all(found, ties, by, form, lang, bom) if group is None else _of_one(found, ties, group, form, lang, bom))


def _of_all(found: Selected, ties: tuple[str, ...], by: str, form: str, lang: str, bom: bool) -> str:
    from kgraph.cli import gaps_views
    from kgraph.network import gaps, gaps_csv, gaps_results

    answer = gaps.find(found.tables["kind"], by=BY[by], kinds=found.wanted.kinds)
    if form == "turtle":
        from kgraph.pipeline.results import scope_of
        from kgraph.pipeline.results_clusters import gaps_turtle

        return gaps_turtle(found.statements, answer, scope_of(found.wanted, ties=ties, rolled_up=found.rolled_up))
    result = gaps_results.gaps_dict(answer, lang, found.wanted, rolled_up=found.rolled_up)
    if form == "table":
        return gaps_views.table(answer, result, lang, found.words, ties)
    return to_json(result) if form == "json" else gaps_csv.csv(result, bom=bom)


def _of_one(found: Selected, ties: tuple[str, ...], name: str, form: str, lang: str, bom: bool) -> str:
    from kgraph.cli import gaps_views
    from kgraph.network import gaps, gaps_results
    from kgraph.show import find

    table, subject = found.tables["kind"], find(found.statements, name, groups_only=True, asked="--group")
    if subject.id not in table.group_by_id:
        raise CallError(_outside(name))
    answer = gaps.alike(table, subject.id)
    if form == "turtle":
        from kgraph.pipeline.results import scope_of
        from kgraph.pipeline.results_clusters import alike_turtle

        return alike_turtle(found.statements, answer, scope_of(found.wanted, ties=ties, rolled_up=found.rolled_up))
    result = gaps_results.alike_dict(answer, table, lang, found.wanted, rolled_up=found.rolled_up)
    if form == "table":
        return gaps_views.alike_table(result, lang, found.words)
    return to_json(result) if form == "json" else gaps_views.alike_csv(result, bom=bom)


def _outside(name: str) -> Problem:
    return Problem(
        code="group-outside-filter",
        file="--group",
        found=name,
        expected=Text("絞り込みに含まれる団体", "a group that the filter keeps"),
        todo=Text("絞り込みか団体を選び直してください", "choose another filter or another group"),
    )
