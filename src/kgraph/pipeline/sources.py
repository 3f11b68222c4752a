"""Where statements lie: the packaged data, a folder of sources, or one source's folder."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from kgraph.errors import CallError, DataError, Problem, Text, raise_if
from kgraph.resources import folder
from kgraph.statements import Statements, apply_corrections, load, load_corrections, tidy, without_withheld


def source_folders(data: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of sources in ``data`` (itself one, or a folder of them; default: the packaged data).

    Raises CallError when there is none.
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
                expected=Text("source.yml のあるフォルダー", "a folder with a source.yml"),
                todo=Text("--data に資料のフォルダーを指定してください", "name the folder of a source by --data"),
            )
        )
    return found


def load_corrected(folder: Path) -> Statements:
    """Return the statements of one source's folder with its corrections, also those written since it was last read.

    Raises DataError for a wrong row, and for a correction that fits no row.
    """
    corrections = load_corrections(folder / "corrections.csv")
    statements, stale = apply_corrections(load(folder), corrections, f"{folder.name}/corrections.csv")
    raise_if(stale, DataError)
    return tidy(statements)


def load_statements(data: Path | None = None) -> tuple[Statements, ...]:
    """Return the statements of every source in ``data``, in the order of their ids: corrected, less what is withheld.

    Raises CallError when there is no source, DataError for a wrong row, for a correction that fits no row, or for two
    sources with one id.
    """
    loaded = sorted((load_corrected(path) for path in source_folders(data)), key=lambda s: s.source.id)
    for one, other in pairwise(loaded):
        if one.source.id == other.source.id:
            raise DataError(
                Problem(
                    code="source-id",
                    file="source.yml",
                    field="id",
                    found=one.source.id,
                    expected=Text("資料ごとに異なる id", "an id of its own for each source"),
                    todo=Text("どちらかの source.yml の id を変えてください", "change the id in one source.yml"),
                )
            )
    return tuple(without_withheld(statements) for statements in loaded)
