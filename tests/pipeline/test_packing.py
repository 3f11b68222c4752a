"""The site as one file to pass on: what is in the archive, the same bytes each time, and the graph page alone."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from kgraph.errors import CallError, DataError
from kgraph.links import Filter, narrowed, narrowing, tables
from kgraph.pipeline import load_statements, packing
from kgraph.resources import folder

FILES = {"index.html": "<p>始め</p>", "data.js": b"1", "groups/b-1.html": "<p>x</p>"}


def test_the_archive_is_sorted_in_one_folder_without_dates_and_the_same_each_time() -> None:
    made = packing.site_zip(FILES)
    again = packing.site_zip(dict(reversed(FILES.items())))
    assert made == again
    assert (made.name, made.text) == ("kgraph-site.zip", False)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        entries = archive.infolist()
        assert [e.filename for e in entries] == [
            f"kgraph-site/{name}" for name in ("README.txt", "data.js", "groups/b-1.html", "index.html")
        ]
        assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("kgraph-site/index.html").decode("utf-8") == "<p>始め</p>"
        assert "展開" in archive.read("kgraph-site/README.txt").decode("utf-8-sig")
        assert archive.testzip() is None


def test_names_that_are_not_ascii_are_marked_as_utf_8() -> None:
    with zipfile.ZipFile(io.BytesIO(packing.site_zip({"図.html": "x"}).data)) as archive:
        (entry,) = (e for e in archive.infolist() if "図" in e.filename)
        assert entry.flag_bits & 0x800


def test_a_site_is_found_in_its_folder_and_in_that_of_its_build(tmp_path: Path) -> None:
    home = tmp_path / "build" / "site"
    for path, content in FILES.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(content.encode() if isinstance(content, str) else content)
    (tmp_path / "build" / "kgraph.ttl").write_text("not of the site")
    assert packing.built_files(home) == packing.built_files(tmp_path / "build")
    assert packing.site_zip(packing.built_files(home)) == packing.site_zip(FILES)


def test_a_folder_without_a_site_and_links_that_lead_elsewhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(CallError):
        packing.built_files(tmp_path)
    (tmp_path / "data.js").write_text("")
    assert set(packing.built_files(tmp_path)) == {"index.html", "data.js"}
    (tmp_path / "secret.html").symlink_to(folder("data") / "places.csv")
    with pytest.raises(CallError):
        packing.built_files(tmp_path)


def test_statements_that_do_not_conform_give_no_site(tmp_path: Path) -> None:
    import shutil

    source = tmp_path / "casebook-r7"
    shutil.copytree(folder("data") / "casebook-r7", source)
    rows = (source / "mentions.csv").read_text("utf-8").splitlines(keepends=True)
    (source / "mentions.csv").write_text("".join(rows[:-30]), encoding="utf-8")
    with pytest.raises(DataError):
        packing.site_files(source)


def test_the_graph_page_alone_links_to_no_other_page_and_asks_for_no_file() -> None:
    statements = load_statements()
    page = packing.graph_page(statements, tables(statements)).data.decode("utf-8")
    shown = re.sub("<script.*?</script>", "", page, flags=re.DOTALL)
    assert {
        link for link in re.findall('(?:href|src)="([^"]*)"', shown) if not link.startswith(("#", "data:"))
    } == set()
    assert "groups/b-" not in page
    assert page == packing.graph_page(statements, tables(statements)).data.decode("utf-8")


def test_the_graph_page_of_a_part_says_so_in_its_name_and_above() -> None:
    statements = load_statements()
    wanted = Filter(prefectures=("43000",))
    levels = {level: narrowed(table, wanted) for level, table in tables(statements).items()}
    made = packing.graph_page(statements, levels, narrowing(wanted))
    assert made.name == "graph_prefectures-43000.html"
    assert "絞り込み: 都道府県: 熊本県" in re.sub("<[^>]*>", "", made.data.decode("utf-8"))
    gone = {g.label for g in tables(statements)["kind"].groups} - {g.label for g in levels["kind"].groups}
    assert gone
    assert not [label for label in gone if f'"name":"{label}"' in made.data.decode("utf-8")]
