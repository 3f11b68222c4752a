"""``kgraph clusters``: which groups belong together by the partners they share, and how sure that is."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.context import language
from kgraph.cli.filtering import Selection, filter_options, selected
from kgraph.cli.output import bom_option, chosen, data_option, emit, format_option, level_option, ties_option, to_json
from kgraph.cli.progress import Progress
from kgraph.errors import Text

# Those of kgraph.network.clusters (WEIGHTS, RUNS), which is too heavy to load for a list of options; tests compare them.
WEIGHTS = ("newman", "validated", "two-mode")
RUNS = 50

STAGES = {"runs": Text("まとまり", "clusters")}


@click.command(
    help="Which groups share partners, as clusters: what holds each together, what stands between them, and how sure "
    "that is.\n\n"
    "同じ連携先をもつ団体のまとまりを、共通の連携先、またがる連携先、確かさとともに示す。"
)
@data_option
@level_option
@ties_option
@filter_options
@click.option(
    "--weight",
    type=click.Choice(WEIGHTS),
    default=WEIGHTS[0],
    show_default=True,
    help="What ties groups: all they share; only what chance does not explain; groups and partners as one network.  "
    "結びつきの数え方（すべての共通・偶然では起こりにくいもの・二部グラフ）",
)
@click.option(
    "--runs",
    type=click.IntRange(min=RUNS),
    default=RUNS,
    show_default=True,
    help="How many times, each with a seed of its own.  繰り返す回数",
)
@format_option("table", "json", "csv", "turtle")
@bom_option
def command(
    data: Path | None,
    level: str,
    ties: tuple[str, ...],
    selection: Selection,
    weight: str,
    runs: int,
    form: str | None,
    bom: bool,
) -> None:
    """Find the clusters of a level and show them."""
    from kgraph.cli import clusters_views
    from kgraph.network import clusters, clusters_csv, results

    found = selected(data, ties, selection)
    lang, form = language(), chosen(form)
    progress = Progress(lang, STAGES)
    answer = clusters.find(
        found.tables[level],
        found.others(level),
        weight=weight,
        runs=runs,
        progress=lambda done, total: progress("runs", done, total),
    )
    progress.close()
    if form == "turtle":
        from kgraph.pipeline.results import scope_of
        from kgraph.pipeline.results_clusters import clusters_turtle

        emit(clusters_turtle(found.statements, answer, scope_of(found.wanted, ties=ties, rolled_up=found.rolled_up)))
    elif form == "table":
        emit(clusters_views.table(answer, lang, narrowed=found.words))
    else:
        result = results.clusters_dict(answer, lang, found.wanted, rolled_up=found.rolled_up)
        emit(to_json(result) if form == "json" else clusters_csv.csv(result, bom=bom))
