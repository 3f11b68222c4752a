import contextlib
import os
from pathlib import Path

import pytest

from kgraph import trees
from kgraph.errors import CallError
from kgraph.trees import write_tree

OLD = {"a.txt": "old", "site/index.html": "old", "site/gone.html": "old"}
NEW = {"a.txt": "new", "site/index.html": "new", "site/p/q.html": "new"}


class Killed(BaseException):
    """Stands for the end of the process: no clean-up code may rely on being run."""


def content(folder: Path) -> dict[str, str]:
    made = {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}
    made.pop(trees.MANIFEST, None)
    return made


def test_a_tree_is_replaced_as_a_whole(tmp_path):
    write_tree(tmp_path / "b", OLD)
    write_tree(tmp_path / "b", NEW)
    assert content(tmp_path / "b") == NEW
    assert [p.name for p in tmp_path.iterdir()] == ["b"]


def test_killed_at_any_write_the_old_tree_stands_and_the_next_call_succeeds(tmp_path, monkeypatch):
    target = tmp_path / "b"
    write_tree(target, OLD)
    plain = Path.write_bytes
    for stop in range(len(NEW) + 1):
        writes = 0

        def write(path, data, stop=stop):
            nonlocal writes
            if writes == stop:
                plain(path, data[: len(data) // 2])
                raise Killed
            writes += 1
            return plain(path, data)

        monkeypatch.setattr(Path, "write_bytes", write)
        with pytest.raises(Killed):
            write_tree(target, NEW)
        monkeypatch.setattr(Path, "write_bytes", plain)
        assert content(target) == OLD
    write_tree(target, NEW)
    assert content(target) == NEW
    assert [p.name for p in tmp_path.iterdir()] == ["b"]


@pytest.mark.parametrize("exchange", [True, False])
def test_killed_at_any_rename_the_next_call_ends_with_the_new_tree_and_loses_nothing(tmp_path, monkeypatch, exchange):
    if not exchange:
        monkeypatch.setattr(trees, "_exchange", lambda a, b: False)
    plain = os.rename
    for stop in range(6):
        target = tmp_path / f"b{stop}"
        write_tree(target, OLD)
        (target / "mine.txt").write_text("mine")
        renames = 0

        def rename(a, b, stop=stop):
            nonlocal renames
            if renames >= stop:
                raise Killed
            renames += 1
            plain(a, b)

        monkeypatch.setattr(os, "rename", rename)
        with contextlib.suppress(Killed):
            write_tree(target, NEW)
        monkeypatch.setattr(os, "rename", plain)
        write_tree(target, NEW)
        assert content(target) == {**NEW, "mine.txt": "mine"}
        assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_entries_of_others_are_kept(tmp_path):
    (tmp_path / "b" / "bench").mkdir(parents=True)
    (tmp_path / "b" / "bench" / "x.json").write_text("{}")
    write_tree(tmp_path / "b", OLD)
    write_tree(tmp_path / "b", NEW)
    assert content(tmp_path / "b") == {**NEW, "bench/x.json": "{}"}


def test_a_folder_of_others_is_refused_and_left_as_it_is(tmp_path):
    (tmp_path / "b" / "site").mkdir(parents=True)
    (tmp_path / "b" / "site" / "index.html").write_text("theirs")
    with pytest.raises(CallError) as error:
        write_tree(tmp_path / "b", NEW)
    assert error.value.problems[0].found == "site"
    assert content(tmp_path / "b") == {"site/index.html": "theirs"}


def test_a_full_folder_that_is_not_ours_is_refused_even_where_no_name_clashes(tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "code.py").write_text("theirs")
    with pytest.raises(CallError) as error:
        write_tree(tmp_path / "src", NEW)
    assert error.value.problems[0].found == "code.py"
    assert content(tmp_path / "src") == {"code.py": "theirs"}
    assert [p.name for p in tmp_path.iterdir()] == ["src"]
