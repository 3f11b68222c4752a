"""The options that narrow what is counted, one set for every command that analyses: which groups, partners, mentions.

``filter_options`` adds them to a command, which gets them as one ``selection``; ``selected`` gives the tables of all
levels narrowed by it, and the filter in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from kgraph.errors import CallError, Problem, Text
from kgraph.links import Filter, LinkTable, filter_of, narrowed, narrowing, roll_up, tables
from kgraph.statements import Statements

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--prefecture", multiple=True, help="Groups in a prefecture (name or code).  都道府県の団体"),
    click.option("--municipality", multiple=True, help="Groups in a municipality (name or code).  市区町村の団体"),
    click.option(
        "--neighbours",
        is_flag=True,
        help="With --municipality: and around it, in the same prefecture.  その周辺も（同じ都道府県）",
    ),
    click.option("--target", multiple=True, help="Groups that serve a target (label or notation).  対象"),
    click.option("--activity", multiple=True, help="Groups with an activity (label or notation).  活動"),
    click.option("--kind", multiple=True, help="Partners of a kind (label or notation).  連携先の種類"),
    click.option("--source", multiple=True, help="What a source tells (its id).  資料"),
    click.option("--roles", multiple=True, help="Count mentions of these roles only (label or notation).  数える役割"),
    click.option(
        "--roll-up",
        is_flag=True,
        help="Departments and branches count as what they are part of.  部署や支部を、属する団体に数える",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a person asked to narrow by, as it was typed; several values of one option mean any of them."""

    prefecture: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    neighbours: bool = False
    target: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    roll_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The tables of all levels that a selection leaves, with its filter and what narrows them, in words (None: nothing).

    ``statements`` are all of them, as loaded.
    """

    statements: tuple[Statements, ...]
    tables: Mapping[str, LinkTable]
    wanted: Filter
    rolled_up: bool
    words: Text | None

    def others(self, level: str) -> list[LinkTable]:
        """Return the tables of the other levels, in the order in which they are offered in place of this one."""
        return [self.tables[other] for other in reversed(tuple(self.tables)) if other != level]


def filter_options(command: Command) -> Command:
    """Add the options to a command; it gets ``selection`` (a Selection) in their place."""

    @wraps(command)
    def with_selection(*arguments: Any, **options: Any) -> Any:
        chosen = {field.name: options.pop(field.name) for field in fields(Selection)}
        return command(*arguments, selection=Selection(**chosen), **options)

    found: Any = with_selection
    for option in reversed(_OPTIONS):
        found = option(found)
    result: Command = found
    return result


def selected(data: Path | None, ties: Sequence[str], selection: Selection) -> Selected:
    """Return the tables of the data in ``data`` (None: the packaged) that a selection leaves.

    Units are rolled up first, so that what is kept by kind is what is shown. Raises CallError for a place, a concept
    or a source that is not known, and for neighbours of no municipality.
    """
    from kgraph.pipeline import load_statements

    if selection.neighbours and not selection.municipality:
        raise CallError(_of_what())
    statements = load_statements(data)
    levels = tables(statements, ties)
    own_labels = next(iter(levels.values())).own_labels
    with _by_option():
        wanted = filter_of(
            prefectures=selection.prefecture,
            municipalities=selection.municipality,
            around=selection.neighbours,
            targets=selection.target,
            activities=selection.activity,
            kinds=selection.kind,
            roles=_listed(selection.roles),
            sources=selection.source,
            own_labels=own_labels,
            known_sources=[one.source.id for one in statements],
        )
    if selection.roll_up:
        levels = {level: roll_up(table, statements) for level, table in levels.items()}
    return Selected(
        statements=statements,
        tables={level: narrowed(table, wanted) for level, table in levels.items()},
        wanted=wanted,
        rolled_up=selection.roll_up,
        words=narrowing(wanted, ties=ties, rolled_up=selection.roll_up, own_labels=own_labels).words,
    )


_NAMED_BY = {
    "prefectures": "--prefecture",
    "municipalities": "--municipality",
    "targets": "--target",
    "activities": "--activity",
    "kinds": "--kind",
    "roles": "--roles",
    "sources": "--source",
}


@contextmanager
def _by_option() -> Iterator[None]:
    """Let what a filter refuses name the option that it came by."""
    try:
        yield
    except CallError as error:
        raise CallError(*(replace(p, file=_NAMED_BY[p.field], field="") for p in error.problems)) from error


def _listed(values: Sequence[str]) -> list[str]:
    """Return values that may be given one by one or with commas between."""
    return [one for value in values for part in value.replace("、", ",").split(",") if (one := part.strip())]


def _of_what() -> Problem:
    return Problem(
        code="neighbours-of-nothing",
        file="--neighbours",
        expected=Text("--municipality で市区町村", "a municipality by --municipality"),
        todo=Text("どこの周辺かを --municipality で指定してください", "say around what by --municipality"),
    )
