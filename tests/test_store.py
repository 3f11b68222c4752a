from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.errors import CallError, InputError
from kgraph.store import DERIVED, ONTOLOGY, open_store, store_from, store_from_files

A, B, P = (ox.NamedNode(vocab.ID + name) for name in ("a", "b", "p"))
SOURCE = ox.NamedNode(vocab.ID + "graph-s")
OTHER = ox.NamedNode(vocab.ID + "graph-t")
QUADS = [
    ox.Quad(A, P, B, SOURCE),
    ox.Quad(A, P, B, OTHER),
    ox.Quad(A, P, ox.Literal("概念"), ONTOLOGY),
    ox.Quad(B, P, A, DERIVED),
    ox.Quad(B, P, B),
]


def contents(store, graphs="sources"):
    return sorted(str(s["o"]) for s in store.evaluate("SELECT ?o { ?s ?p ?o }", prefixes={}, graphs=graphs))


def test_the_default_graph_is_the_union_without_what_was_derived_and_holds_a_triple_once():
    store = store_from(QUADS)
    assert contents(store) == sorted(map(str, (B, B, ox.Literal("概念"))))
    assert contents(store, "derived") == [str(A)]
    assert len(contents(store, "all")) == 4


def test_graphs_keep_their_names():
    assert store_from(QUADS).graphs() == tuple(sorted(g.value for g in (SOURCE, OTHER, ONTOLOGY, DERIVED)))


def test_a_store_on_disk_is_the_same_store(tmp_path):
    written = store_from(QUADS, tmp_path / "store")
    expected = sorted(map(str, store_from(QUADS).raw))
    assert sorted(map(str, written.raw)) == expected
    written.raw.flush()
    del written
    again = open_store(tmp_path / "store")
    assert sorted(map(str, again.raw)) == expected
    assert len(again) == len(expected)


def test_a_folder_that_holds_something_is_not_made_a_store(tmp_path):
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    with pytest.raises(InputError) as caught:
        store_from(QUADS, tmp_path)
    assert caught.value.problems[0].code == "unusable-store"
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_there_must_be_a_store_to_open(tmp_path):
    with pytest.raises(InputError):
        open_store(tmp_path / "none")
    with pytest.raises(InputError):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "name,text",
    [
        ("a.ttl", f"<{A.value}> <{P.value}> <{B.value}> ."),
        ("a.nt", f"<{A.value}> <{P.value}> <{B.value}> ."),
        ("a.nq", f"<{A.value}> <{P.value}> <{B.value}> <{SOURCE.value}> ."),
        ("a.trig", f"<{SOURCE.value}> {{ <{A.value}> <{P.value}> <{B.value}> }}"),
        ("a.JSONLD", f'[{{"@id": "{A.value}", "{P.value}": [{{"@id": "{B.value}"}}]}}]'),
    ],
)
def test_files_are_loaded_by_their_suffix(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert contents(store_from_files([path])) == [str(B)]


def test_a_file_that_is_not_what_its_suffix_says_is_told_with_its_line(tmp_path):
    path = tmp_path / "bad.ttl"
    path.write_text("<a:a> <a:b> <a:c> .\n<a:a> nonsense .\n", "utf-8")
    with pytest.raises(InputError) as caught:
        store_from_files([path])
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == ("bad.ttl", 2)


@pytest.mark.parametrize("context", ["file:///etc/hosts", "http://127.0.0.1:9/context"])
def test_a_context_that_lies_elsewhere_is_refused(tmp_path, context):
    path = tmp_path / "a.jsonld"
    path.write_text(f'{{"@context": "{context}", "@id": "{A.value}", "p": "x"}}', "utf-8")
    with pytest.raises(InputError):
        store_from_files([path])


@pytest.mark.parametrize("path", [Path("missing.ttl"), Path("table.xlsx")])
def test_a_missing_file_and_an_unknown_suffix_are_errors(path, tmp_path):
    with pytest.raises(InputError):
        store_from_files([tmp_path / path])


def test_a_plain_string_and_one_typed_as_string_are_one_triple():
    string = ox.NamedNode(vocab.XSD + "string")
    store = store_from(
        [ox.Quad(A, P, o) for o in (ox.Literal("A"), ox.Literal("A", datatype=string), ox.Literal("A", language="ja"))]
    )
    assert len(store) == 2


def test_only_known_choices_of_graphs_are_taken():
    with pytest.raises(CallError) as caught:
        store_from(QUADS).evaluate("ASK { }", prefixes={}, graphs="source")
    assert "sources" in caught.value.problems[0].expected.en
