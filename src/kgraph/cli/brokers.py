"""``kgraph brokers``: which partners link the most groups, by which measure, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.context import language
from kgraph.cli.filtering import Selection, filter_options, selected
from kgraph.cli.output import (
    bom_option,
    chosen,
    data_option,
    emit,
    format_option,
    level_option,
    ties_option,
    to_json,
)
from kgraph.cli.progress import Progress
from kgraph.errors import CallError, Text, raise_if, unknown_choice

if TYPE_CHECKING:
    from kgraph.network.brokers import BrokerAnswer

# The choices of kgraph.network (scores.MEASURES, keyplayers.GOALS, certainty.ROBUSTNESS), which is too heavy to load
# for a list of options; tests compare them.
MEASURES = (
    "groups",
    "only-pairs",
    "betweenness",
    "constraint",
    "effective-size",
    "fragmentation",
    "prefectures",
    "sectors",
)
GOALS = ("fragment", "reach")
ROBUSTNESS = ("none", "default", "full")

ALL_MEASURES_TO = 20_000
"""A table of more links has the measures that are asked for only."""

STAGES = {
    "betweenness": Text("媒介中心性", "betweenness"),
    "robustness": Text("順位の幅", "rank ranges"),
    "chance": Text("偶然との比較", "against chance"),
}


@click.command(
    help="Which partners link the most groups, how sure that is, and the words behind each row.\n\n"
    "多くの団体をつなぐ連携先を、その確かさと根拠の記載とともに示す。"
)
@data_option
@level_option
@ties_option
@filter_options
@click.option(
    "--by",
    type=click.Choice(MEASURES),
    default=MEASURES[0],
    show_default=True,
    help="Rank by this measure; of constraint the least is first.  順位を付ける指標",
)
@click.option(
    "--measures",
    multiple=True,
    help="Work out these beside it, or all, or none. Default: all, up to 20,000 links.  あわせて計算する指標",
)
@click.option("--key-players", type=click.IntRange(min=1), metavar="K", help="The best set of K.  最もよい K の組")
@click.option(
    "--goal",
    type=click.Choice(GOALS),
    default=GOALS[0],
    show_default=True,
    help="Key players: groups fall apart without them, or are reached by them.  分断か到達か",
)
@click.option(
    "--robustness",
    type=click.Choice(ROBUSTNESS),
    default=ROBUSTNESS[1],
    show_default=True,
    help="How sure: rank ranges and chance; full: of more measures, slow.  確かさ（full は時間がかかる）",
)
@format_option("table", "json", "csv", "turtle")
@click.option("--all", "every", is_flag=True, help="Table: every row and all words.  すべての連携先と記載を表に出す")
@bom_option
def command(
    data: Path | None,
    level: str,
    ties: tuple[str, ...],
    selection: Selection,
    by: str,
    measures: tuple[str, ...],
    key_players: int | None,
    goal: str,
    robustness: str,
    form: str | None,
    every: bool,
    bom: bool,
) -> None:
    """Rank the partners of a level and show them."""
    from kgraph.cli import brokers_views
    from kgraph.network import brokers, brokers_csv, results, scores

    found = selected(data, ties, selection)
    table = found.tables[level]
    lang, form = language(), chosen(form)
    progress = Progress(lang, STAGES)
    answer = brokers.rank(
        table,
        found.others(level),
        by=by,
        measures=_asked(measures, len(table.links)),
        progress=lambda done, total: progress("betweenness", done, total),
    )
    players = scores.key_partners(table, key_players, goal) if key_players else None
    answer = _certain(answer, robustness, lang, progress)
    progress.close()
    if form == "turtle":
        from kgraph.pipeline.results import brokers_turtle, scope_of

        emit(brokers_turtle(found.statements, answer, scope_of(found.wanted, ties=ties, rolled_up=found.rolled_up)))
    elif form == "table":
        emit(brokers_views.table(answer, lang, every=every, narrowed=found.words, players=players))
    else:
        result = results.brokers_dict(answer, lang, found.wanted, rolled_up=found.rolled_up, key_players=players)
        emit(to_json(result) if form == "json" else brokers_csv.csv(result, bom=bom))


def _asked(measures: Sequence[str], links: int) -> tuple[str, ...]:
    """Return the measures that are asked for: given one by one or with commas, or by ``all`` and ``none``."""
    names = [one for value in measures for part in value.split(",") if (one := part.strip())]
    if "all" in names or (not names and links <= ALL_MEASURES_TO):
        return MEASURES
    names = [name for name in names if name != "none"]
    wrong = [unknown_choice("--measures", name, (*MEASURES, "all", "none")) for name in names if name not in MEASURES]
    raise_if(wrong, CallError)
    return tuple(names)


def _certain(answer: BrokerAnswer, asked: str, lang: str, progress: Progress) -> BrokerAnswer:
    """Return the answer with how sure it is; says beforehand how long ``full`` takes."""
    if asked == ROBUSTNESS[0] or not answer.ranked:
        return answer
    from kgraph.network import certainty

    if asked == ROBUSTNESS[2]:
        click.echo(_duration(certainty.seconds(answer)).in_(lang), err=True)
    return certainty.with_certainty(answer, asked, progress=progress)


def _duration(seconds: float) -> Text:
    if seconds < 90:
        whole = max(round(seconds), 1)
        return Text(f"--robustness full: 約{whole}秒かかります。", f"--robustness full takes about {whole} s.")
    minutes = round(seconds / 60)
    return Text(f"--robustness full: 約{minutes}分かかります。", f"--robustness full takes about {minutes} min.")
