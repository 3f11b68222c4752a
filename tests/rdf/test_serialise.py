"""Files: the same graph in four formats and two libraries, the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kgraph import vocab
from kgraph.errors import CallError
from kgraph.rdf import FORMATS, files, serialise, to_quads, to_rdflib, union
from kgraph.rdf.terms import ALT_LABEL, EXACT, PREF_LABEL, RULE
from kgraph.statements import Statements, load

Plain = set[tuple[str, str, str, str | None, str | None]]

_RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "trig": "trig"}
_OXIGRAPH = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD,
             "trig": ox.RdfFormat.TRIG}  # fmt: skip
STRING = f"{vocab.XSD}string"

# What people type, and what would break out of a literal, a prefixed name, a comment or a JSON string.
NASTY = [
    "NPO法人<つながり>{本部}", '一般社団法人"つなぐ"', "A\\B", "a\nb", "a\r\nb", "a\rb", "\t", "\0", "\x0b\x0c\x1b\x7f",
    "\u2028\u2029",
    "\x85", "\ufeff名", "\ufffe\uffff", "</script><script>", "''' \"\"\" ", ' . <a> <b> <c> .', "@prefix x: <y> .",
    "名 .\n@prefix",
    "が", "か\u3099", "𠮷野家", "👨‍👩‍👧", "%41", "\\u0041", "^^<x>", "@ja", "#", "'", "   ",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))


def by_oxigraph(document: bytes, suffix: str) -> Plain:
    found: Plain = set()
    for q in ox.parse(document, _OXIGRAPH[suffix]):
        literal = q.object if isinstance(q.object, ox.Literal) else None
        tag, kind = (literal.language, literal.datatype.value) if literal else (None, None)
        found.add((q.subject.value, q.predicate.value, q.object.value, tag, None if tag or kind == STRING else kind))
    return found


def plain(graph: rdflib.Graph) -> Plain:
    found: Plain = set()
    for s, p, o in graph.triples((None, None, None)):
        literal = o if isinstance(o, rdflib.Literal) else None
        kind = str(literal.datatype) if literal is not None and literal.datatype else None
        tag = literal.language if literal is not None else None
        found.add((str(s), str(p), str(o), tag, None if kind == STRING else kind))
    return found


def by_rdflib(document: bytes, suffix: str) -> Plain:
    data = rdflib.Dataset(default_union=True)
    data.parse(data=document, format=_RDFLIB[suffix])
    return plain(data)


def of(quads: tuple[ox.Quad, ...]) -> Plain:
    return by_oxigraph(ox.serialize(union(quads), format=ox.RdfFormat.N_TRIPLES) or b"", "nt")


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_reads_back_to_the_same_graph_in_both_libraries(statements: Statements, suffix: str) -> None:
    quads = to_quads(statements)
    document = serialise(quads, suffix)
    assert by_oxigraph(document, suffix) == by_rdflib(document, suffix) == of(quads)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_packaged_casebook_reads_back_to_the_same_graph_in_both_libraries(project_root: Path, suffix: str) -> None:
    quads = to_quads(load(project_root / "data" / "casebook-r7"))
    document = serialise(quads, suffix)
    assert by_oxigraph(document, suffix) == by_rdflib(document, suffix) == of(quads)
    assert len(of(quads)) > 2000


@given(name=TEXTS, words=TEXTS)
def test_any_name_is_written_validly_and_read_back_as_it_is(name: str, words: str) -> None:
    node = ox.NamedNode(vocab.thing("b-x"))
    graph = ox.NamedNode(vocab.thing("graph-x"))
    values = ((PREF_LABEL, ox.Literal(name, language="ja")), (EXACT, ox.Literal(words)), (RULE, ox.Literal(name)),
              (ALT_LABEL, ox.Literal(words, language="ja")))  # fmt: skip
    quads = tuple(ox.Quad(node, predicate, value, graph) for predicate, value in values)
    expected = {(node.value, p.value, o.value, o.language, None) for p, o in values}
    for suffix, document in ((s, serialise(quads, s)) for s in FORMATS):
        assert by_oxigraph(document, suffix) == expected, suffix
        assert by_rdflib(document, suffix) == expected, suffix


@pytest.mark.parametrize("name", NASTY)
def test_a_source_with_a_hostile_title_writes_valid_files(statements: Statements, name: str) -> None:
    # The title stands in the comment at the head of Turtle and TriG too.
    hostile = replace(statements, source=replace(statements.source, title=name, publisher=name))
    quads = to_quads(hostile)
    for suffix in ("ttl", "trig"):
        assert by_oxigraph(serialise(quads, suffix), suffix) == by_rdflib(serialise(quads, suffix), suffix) == of(quads)


def test_files_are_the_four_formats_as_serialise_writes_them(statements: Statements) -> None:
    quads = to_quads(statements)
    written = files(quads)
    assert list(written) == ["kgraph.ttl", "kgraph.nt", "kgraph.jsonld", "kgraph.trig"]
    for suffix in FORMATS:
        assert written[f"kgraph.{suffix}"] == serialise(reversed(quads), suffix)


def test_files_are_utf_8_with_lf_and_japanese_unescaped(statements: Statements) -> None:
    for name, document in files(to_quads(statements)).items():
        text = document.decode("utf-8")
        assert "特定非営利活動法人 みほん" in text, name
        assert "\\u" not in text
        assert "\r" not in text
        assert text.endswith("\n")


def test_turtle_uses_our_prefixes_and_starts_with_the_notice(statements: Statements) -> None:
    text = serialise(to_quads(statements), "ttl").decode("utf-8")
    assert text.startswith("# ")
    assert "公式の刊行物ではありません" in text.partition("@prefix")[0]
    assert "\nid:b-group a kg:NamedBody ;\n" in text
    assert "schema1" not in text
    body = "".join(line for line in text.splitlines() if not line.startswith(("@prefix", "#")))
    assert f"<{vocab.BASE}" not in body


def test_two_sources_stay_apart_in_trig_and_are_one_graph_elsewhere(statements: Statements) -> None:
    other = replace(statements, source=replace(statements.source, id="other"))
    quads = (*to_quads(statements), *to_quads(other))
    document = serialise(quads, "trig")
    expected = {vocab.thing("graph-test"), vocab.thing("graph-other")}
    assert {q.graph_name.value for q in ox.parse(document, ox.RdfFormat.TRIG)} == expected
    read = rdflib.Dataset()
    read.parse(data=document, format="trig")
    assert {str(g.identifier) for g in read.graphs() if len(g)} == expected
    lines = serialise(quads, "nt").splitlines()
    assert len(lines) == len(set(lines)) == len(of(quads)) < len(quads)


def test_an_unknown_format_is_an_error_that_names_the_known_ones(statements: Statements) -> None:
    with pytest.raises(CallError) as caught:
        serialise(to_quads(statements), "rdf")
    assert "jsonld" in caught.value.message("ja")


def test_no_quads_are_an_empty_file_that_still_reads() -> None:
    for suffix in FORMATS:
        assert by_oxigraph(serialise((), suffix), suffix) == set()


def test_rdflib_graph_holds_the_same_triples_and_our_prefixes(statements: Statements) -> None:
    quads = to_quads(statements)
    graph = to_rdflib(quads)
    assert plain(graph) == of(quads)
    assert dict(graph.namespaces())["kg"] == rdflib.URIRef(vocab.KG)


_BUILD = """
import hashlib, sys
from pathlib import Path
from kgraph.rdf import Derivation, derived_graph, files, to_quads
from kgraph.statements import load
statements = load(Path(sys.argv[1]))
ties = {("b-b", "b-a"): {"b-x", "b-y", "b-z"}, ("b-c", "b-a"): {"b-x"}}
derived = derived_graph(ties, Derivation(sources=(statements.source,), version="1"))
for name, document in (files(to_quads(statements)) | files(derived, "derived")).items():
    print(name, hashlib.sha256(document).hexdigest())
"""


def test_two_builds_under_two_hash_seeds_give_the_same_bytes(project_root: Path) -> None:
    data = project_root / "data" / "casebook-r7"
    made = [
        subprocess.run(
            [sys.executable, "-c", _BUILD, str(data)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    ]
    assert made[0] == made[1]
    assert len(made[0].splitlines()) == 8
