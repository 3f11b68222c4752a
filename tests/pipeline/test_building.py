import base64
import gzip
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kgraph import trees
from kgraph.errors import CallError
from kgraph.pipeline.building import STAGES, build, load_all
from kgraph.pipeline.writing import write_statements
from kgraph.statements import load


class Killed(BaseException):
    """Stands for the end of the process."""


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "build"
    stages = []
    result = build(out, on_stage=stages.append)
    return out, result, stages


def test_a_build_gives_graph_analysis_and_site(built):
    out, result, stages = built
    assert result.written
    for name in ("kgraph.ttl", "kgraph.nt", "kgraph.jsonld", "kgraph.trig", "derived.ttl", "check.json"):
        assert (out / name).stat().st_size > 0
    assert (out / "site" / "index.html").is_file()
    assert [s for s in STAGES if s in stages] == list(STAGES)


def test_two_builds_under_two_hash_seeds_are_the_same_tree_of_bytes(tmp_path):
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        code = "from kgraph.cli.main import main; main()"
        command = [sys.executable, "-c", code, "build", "--out", str(tmp_path / seed)]
        subprocess.run(command, env=env, check=True, capture_output=True)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_killed_at_any_write_the_old_build_stands(built, tmp_path, monkeypatch):
    _, result, _ = built
    out = tmp_path / "build"
    trees.write_tree(out, {"kgraph.ttl": "old", "site/index.html": "old"})
    old = tree(out)
    plain = Path.write_bytes
    total = len(result.files) + 1
    for stop in (*range(0, total, max(1, total // 12)), total - 1):
        left = stop

        def write(path, data):
            nonlocal left
            if left == 0:
                plain(path, data[:10])
                raise Killed
            left -= 1
            return plain(path, data)

        monkeypatch.setattr(Path, "write_bytes", write)
        with pytest.raises(Killed):
            trees.write_tree(out, result.files)
        monkeypatch.setattr(Path, "write_bytes", plain)
        assert tree(out) == old
    trees.write_tree(out, result.files)
    assert set(tree(out)) == {*result.files, trees.MANIFEST}


def test_a_graph_that_does_not_conform_is_not_written_and_the_old_build_stands(tmp_path, project_root):
    from dataclasses import replace

    statements = load(project_root / "data" / "casebook-r7")
    facts = tuple(f for f in statements.facts if f.field != "main_target")
    data = tmp_path / "broken"
    write_statements(replace(statements, facts=facts), data)
    out = tmp_path / "build"
    trees.write_tree(out, {"kgraph.ttl": "old"})
    result = build(out, [data])
    assert not result.written
    assert (out / "kgraph.ttl").read_text() == "old"


def told(content):
    """Return all that a file tells: archives and workbooks unpacked, and the graphs that the Ask page holds packed."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(told(archive.read(name)) for name in archive.namelist())
    text = content.decode("utf-8")
    graphs = re.findall(r'"packed":\s*"([A-Za-z0-9+/=]+)"', text)
    return text + "".join(gzip.decompress(base64.b64decode(graph)).decode("utf-8") for graph in graphs)


@pytest.mark.parametrize("number", [0, 5, 8, 12])
def test_a_withheld_group_is_gone_from_every_output(tmp_path, project_root, number):
    statements = load(project_root / "data" / "casebook-r7")
    group = statements.groups[number]
    data = tmp_path / "casebook-r7"
    write_statements(statements, data)
    (data / "withheld.csv").write_text(f"id,reason,on\n{group.id},本人の申し出による,2026-01-15\n", "utf-8")
    out = tmp_path / "build"
    assert build(out, [data]).written
    name = group.name.split()[-1]
    for path, content in tree(out).items():
        text = told(content)
        assert name not in text, path
        assert group.id not in text, path
    index = (out / "site" / "index.html").read_text("utf-8")
    assert "本人の申し出による" in index
    assert "2026" in index


def test_no_name_of_a_person_and_no_address_is_in_any_output(built, withheld_words):
    out, _, _ = built
    for path, content in tree(out).items():
        squeezed = "".join(told(content).split())
        assert not [word for word in withheld_words if word in squeezed], path


def test_a_text_that_no_source_was_read_from_is_refused(tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("別の文章\n", "utf-8")
    with pytest.raises(CallError) as error:
        build(tmp_path / "b", source_texts=[other])
    assert error.value.problems[0].code == "unknown-text"


def test_one_source_named_twice_is_refused(project_root):
    folder = project_root / "data" / "casebook-r7"
    with pytest.raises(CallError) as error:
        load_all([folder, folder])
    assert error.value.problems[0].code == "source-twice"


def test_the_contact_stands_on_every_page_as_text(tmp_path):
    result = build(tmp_path / "b", contact="〇〇課 <tel>")
    pages = [content for path, content in result.files.items() if path.endswith(".html")]
    assert all("〇〇課 &lt;tel&gt;" in page for page in pages)
    assert len(pages) > 70
