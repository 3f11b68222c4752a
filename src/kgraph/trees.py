"""Writing a whole folder so that a reader, or a killed process, ever only meets the old one or the new one."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kgraph.errors import CallError, Problem, Text

MANIFEST = "manifest.json"
_BESIDE = frozenset({"bench"})  # what `make bench-build` may have put there before the first build


def write_tree(folder: Path, files: Mapping[str, bytes | str]) -> None:
    """Replace what an earlier call wrote into ``folder`` by ``files`` (relative POSIX path -> content), as one step.

    The new tree is written beside the folder and changes places with it by one rename (where the system can
    exchange two folders; else by two). Entries of the folder that no ``write_tree`` made are kept. A process killed
    at any write leaves the old folder as it was; the next call clears away what was left aside.
    Raises CallError when the folder holds an entry of someone else's under a name that is to be written, or is full
    and was not made by this function.
    """
    aside = folder.parent / f".{folder.name}.aside"
    folder.parent.mkdir(parents=True, exist_ok=True)
    _recover(folder, aside)
    names = sorted({path.split("/", 1)[0] for path in files} | {MANIFEST})
    _refuse_foreign(folder, names)
    aside.mkdir()
    _write(aside / MANIFEST, json.dumps({"made_by": "kgraph", "entries": names}, indent=1) + "\n")
    for relative in sorted(files):
        _write(aside / relative, files[relative])
    _swap(aside, folder)
    _clear(aside, folder)


def _write(path: Path, data: bytes | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


def _entries(folder: Path) -> set[str]:
    """Return the names that a ``write_tree`` made in ``folder``; none where it has no manifest."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        return set(json.loads((folder / MANIFEST).read_text("utf-8"))["entries"])
    return set()


def _refuse_foreign(folder: Path, names: list[str]) -> None:
    """Refuse a file, an entry of someone else's that would be overwritten, and a full folder that is not ours at all."""
    if not folder.exists():
        return
    if not folder.is_dir():
        foreign = [folder.name]
    else:
        ours, found = _entries(folder), {entry.name for entry in folder.iterdir()}
        foreign = sorted(found & set(names) - ours if ours else found - _BESIDE)
    if foreign:
        raise CallError(
            Problem(
                code="foreign-folder",
                file=folder.name,
                found=", ".join(foreign),
                expected=Text(
                    "新しい、空の、または kgraph が作ったフォルダー", "a folder that is new, empty, or made by kgraph"
                ),
                todo=Text("別の --out を指定するか、それらを移してください", "name another --out, or move these away"),
            )
        )


def _swap(aside: Path, folder: Path) -> None:
    if not folder.exists():
        os.rename(aside, folder)
        return
    if _exchange(aside, folder):
        return
    old = folder.parent / f".{folder.name}.old"
    os.rename(folder, old)
    try:
        os.rename(aside, folder)
    except BaseException:
        os.rename(old, folder)
        raise
    os.rename(old, aside)


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders by Linux's renameat2(2) with RENAME_EXCHANGE; False where the system has none."""
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    at_cwd, exchange = -100, 2
    return bool(rename(at_cwd, os.fsencode(a), at_cwd, os.fsencode(b), exchange) == 0)


def _clear(aside: Path, folder: Path) -> None:
    """Move what is not ours from the tree that was set aside back into ``folder``, then remove the rest."""
    if not aside.exists():
        return
    ours = _entries(aside)
    for entry in sorted(aside.iterdir()):
        if entry.name not in ours and not (folder / entry.name).exists():
            os.rename(entry, folder / entry.name)
    shutil.rmtree(aside)


def _recover(folder: Path, aside: Path) -> None:
    """Clear away what a killed call left: an unfinished new tree, or the old one after the exchange."""
    old = folder.parent / f".{folder.name}.old"
    if old.exists():
        if folder.exists():
            _clear(old, folder)
        else:
            os.rename(old, folder)
    if aside.exists():
        folder.mkdir(exist_ok=True)
        _clear(aside, folder)
