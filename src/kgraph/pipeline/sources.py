"""Where statements lie: the packaged data, a folder of sources, or one source's folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from kgraph.errors import CallError, DataError, Problem, Text, raise_if, warn
from kgraph.identity.meeting import with_notes
from kgraph.identity.review.bodies import body_for
from kgraph.identity.review.persons import undecided_persons, without_persons
from kgraph.resources import folder
from kgraph.statements import (
    Correction,
    Statements,
    Withheld,
    apply_corrections,
    load,
    load_corrections,
    tidy,
    without_withheld,
)
from kgraph.statements.merging import Log, Pairs, decided_pairs, merged
from kgraph.statements.stale import KEPT_ASIDE


def source_folders(data: Path | None = None, asked: str = "--data") -> tuple[Path, ...]:
    """Return the folders of sources in ``data`` (itself one, or a folder of them; default: the packaged data).

    Raises CallError when there is none; ``asked`` is the option or argument by which it was named.
    """
    root = folder("data") if data is None else data
    if (root / "source.yml").is_file():
        return (root,)
    found = tuple(sorted(path.parent for path in root.glob("*/source.yml"))) if root.is_dir() else ()
    if not found:
        raise CallError(
            Problem(
                code="no-source",
                file=root.name,
                counted=None if root.is_dir() else Text("フォルダーがありません", "no such folder"),
                expected=Text("source.yml のあるフォルダー", "a folder with a source.yml"),
                todo=Text(f"{asked} に資料のフォルダーを指定してください", f"name the folder of a source by {asked}"),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Kept:
    """One source's folder: its statements with the corrections of their rows (merges and what is withheld aside)."""

    folder: Path
    statements: Statements
    corrections: tuple[Correction, ...]

    @property
    def log(self) -> Log:
        """The corrections as a log that tells its file."""
        return Log(self.statements.source.id, f"{self.folder.name}/corrections.csv", self.corrections)


def load_kept(folder: Path) -> Kept:
    """Return one source's folder with its corrections applied, also those written since it was last read.

    Warns of each correction that the data has left behind: it waits in its file, and holds again when its row is back.
    Raises DataError for a wrong row, and for a correction that could fit no row.
    """
    corrections = load_corrections(folder / "corrections.csv")
    file = f"{folder.name}/corrections.csv"
    statements, stale = apply_corrections(load(folder), corrections, file, body_for=body_for)
    raise_if((problem for problem in stale if problem.code not in KEPT_ASIDE), DataError)
    for problem in stale:
        warn(problem)
    return Kept(folder, tidy(statements), corrections)


def load_corrected(folder: Path) -> Statements:
    """Return the statements of one source's folder with the corrections of its rows. Raises DataError as loading does."""
    return load_kept(folder).statements


def load_statements(data: Path | None = None, *, asked: str = "--data") -> tuple[Statements, ...]:
    """Return the statements of every source in ``data``, in the order of their ids, as they are to be shown.

    They are corrected, bodies that were merged are one in all of them, and what is withheld is left out; so is what
    may name a person, until somebody decided. Raises CallError when there is no source, DataError for a wrong row, for
    a correction that could fit no row, for merges that contradict each other, or for two sources with one id.
    """
    return load_sources(source_folders(data, asked))


def load_sources(folders: Iterable[Path]) -> tuple[Statements, ...]:
    """Return the statements in these folders of sources, as ``load_statements`` does."""
    return shown(sorted(map(load_kept, folders), key=lambda kept: kept.statements.source.id))


def shown(sources: Sequence[Kept]) -> tuple[Statements, ...]:
    """Return the statements of loaded sources as they are to be shown. Raises DataError as ``load_statements``."""
    for one, other in pairwise(sources):
        if one.statements.source.id == other.statements.source.id:
            raise DataError(_same_id(one.statements.source.id))
    pairs, problems = decided_pairs(kept.log for kept in sources)
    raise_if(problems, DataError)
    hidden = withheld_ids(sources, pairs)
    found = []
    for kept in sources:
        one_body = withhold_all(merged(kept.statements, pairs.kept), hidden, pairs)
        found.append(without_persons(without_withheld(one_body), undecided_persons(one_body, kept.corrections)))
    return with_notes(found)


def withheld_ids(sources: Iterable[Kept], pairs: Pairs) -> dict[str, Withheld]:
    """Return what any source withholds, by the ids that stand for it now: withheld in one, it is withheld in all."""
    found: dict[str, Withheld] = {}
    for kept in sources:
        for row in kept.statements.withheld:
            found.setdefault(pairs.now(row.id), row)
    return found


def withhold_all(statements: Statements, hidden: Mapping[str, Withheld], pairs: Pairs) -> Statements:
    """Return the statements with a row of ``withheld`` for each of their groups and bodies that any source withholds."""
    own = {row.id for row in statements.withheld}
    ids = dict.fromkeys((*(g.id for g in statements.groups), *(b.id for b in statements.bodies)))
    more = [replace(hidden[pairs.now(i)], id=i) for i in ids if i not in own and pairs.now(i) in hidden]
    return replace(statements, withheld=(*statements.withheld, *more)) if more else statements


def _same_id(identifier: str) -> Problem:
    return Problem(
        code="source-id",
        file="source.yml",
        field="id",
        found=identifier,
        expected=Text("資料ごとに異なる id", "an id of its own for each source"),
        todo=Text("どちらかの source.yml の id を変えてください", "change the id in one source.yml"),
    )
