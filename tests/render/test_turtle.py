"""The Turtle beside pages and the JSON-LD in them: read by another library, compared as graphs, and with the graph."""

from __future__ import annotations

import json
import re

import pytest
import rdflib
from rdflib.compare import graph_diff
from tiny_site import tiny, tiny_tables

from kgraph import vocab
from kgraph.rdf import ontology_quads, to_quads, to_rdflib
from kgraph.render import Settings, render_site
from kgraph.statements import Statements

OURS = (vocab.KG, vocab.SKOS, vocab.ORG, vocab.DCT)
EQUAL = ("bodies", "kinds", "places", "targets", "activities")
NASTY = '</script><!-- "会" & <b>\''


@pytest.fixture(scope="module")
def graph(statements: tuple[Statements, ...]) -> tuple[object, ...]:
    return tuple(quad for one in statements for quad in to_quads(one))


@pytest.fixture(scope="module")
def files(statements: tuple[Statements, ...], graph: tuple[object, ...], table_of: dict[str, object]) -> dict[str, str]:
    return render_site(statements, table_of, given={"quads": graph})  # type: ignore[return-value, arg-type]


def in_page(page: str) -> rdflib.Graph:
    found = re.search(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    return rdflib.Graph().parse(data=found[1], format="json-ld")


def beside(files: dict[str, str], path: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files[path.replace(".html", ".ttl")], format="turtle")


def of(files: dict[str, str], folder: str) -> list[str]:
    paths = [path for path in files if re.fullmatch(rf"{folder}/[^/]+\.html", path)]
    assert paths
    return paths


def differences(one: rdflib.Graph, other: rdflib.Graph) -> list[object]:
    _, first, second = graph_diff(one, other)
    return [*first, *second]


@pytest.mark.parametrize("folder", EQUAL)
def test_a_page_and_the_turtle_beside_it_say_the_same(files: dict[str, str], folder: str) -> None:
    for path in of(files, folder)[::4]:
        assert not differences(in_page(files[path]), beside(files, path)), path


def test_the_turtle_of_a_group_says_what_its_page_says_and_the_words(files: dict[str, str]) -> None:
    for path in of(files, "groups"):
        page, turtle = in_page(files[path]), beside(files, path)
        assert set(page) < set(turtle), path
        quotes = set(turtle.objects(None, rdflib.URIRef(vocab.OA + "exact")))
        mentions = set(turtle.subjects(rdflib.RDF.type, rdflib.URIRef(vocab.KG + "Mention")))
        assert mentions
        assert quotes
        lines = {mention: turtle.value(mention, rdflib.URIRef(vocab.KG + "line")) for mention in mentions}
        assert all(lines.values())
        assert all(f"「{quote}」" in files[path] for quote in map(str, quotes) if not set(quote) & set("&<>\"'"))


def test_what_is_said_in_our_terms_stands_in_the_graph(files: dict[str, str], graph: tuple[object, ...]) -> None:
    whole = set(to_rdflib((*graph, *ontology_quads())))  # type: ignore[arg-type]
    plain = str(rdflib.RDF.type)
    for folder in ("groups", *EQUAL):
        for path in of(files, folder)[::4]:
            for triple in beside(files, path):
                own = str(triple[1]).startswith(OURS) or (str(triple[1]) == plain and vocab.BASE in str(triple[2]))
                assert not own or triple in whole or folder in ("places",), (path, triple)


def test_every_page_of_a_thing_names_its_turtle_and_shows_it(files: dict[str, str]) -> None:
    for folder in ("groups", *EQUAL):
        for path in of(files, folder):
            turtle = path.replace(".html", ".ttl")
            assert f'<link rel="alternate" type="text/turtle" href="../{turtle}">' in files[path]
            assert f'<a href="../{turtle}" download>' in files[path]
            assert files[turtle]


def test_turtle_has_only_the_prefixes_that_it_needs_in_a_fixed_order(files: dict[str, str]) -> None:
    order = list(vocab.PREFIXES)
    for path in of(files, "kinds")[:5] + of(files, "groups")[:3]:
        turtle = files[path.replace(".html", ".ttl")]
        used = re.findall(r"(?m)^@prefix ([\w-]+):", turtle)
        assert used == sorted(used, key=order.index)
        body = re.sub(r"(?m)^@prefix .*$", "", turtle)
        assert all(re.search(rf"(?<![\w-]){prefix}:", body) for prefix in used), path


def test_markup_in_names_leaves_neither_script_nor_turtle() -> None:
    statements = tiny({NASTY: [(NASTY + "2", "cooperation")]})
    files = render_site([statements], tiny_tables(statements), given={"quads": to_quads(statements)})
    for path in ("groups/b-g0001.html", "bodies/b-p0000.html"):
        page = str(files[path])
        block = re.search(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
        assert block
        assert json.loads(block[1])["schema:name"]["@value"].startswith(NASTY)
        assert not set(block[1]) & set("<>&")
        names = {str(o) for o in beside(files, path).objects(None, rdflib.URIRef(vocab.SCHEMA + "name"))}  # type: ignore[arg-type]
        assert any(name.startswith(NASTY) for name in names)


def test_bodies_that_share_a_page_share_its_turtle() -> None:
    partners = {f"団体{n}": [(f"連携先{n}", "funding"), ("みなの会", "funding")] for n in range(6)}
    statements = tiny(partners)
    given = {"quads": to_quads(statements)}
    files = render_site([statements], tiny_tables(statements), settings=Settings(own_pages=3), given=given)
    turtle = beside(files, "bodies/more-1.html")  # type: ignore[arg-type]
    names = {str(o) for o in turtle.objects(None, rdflib.SKOS.prefLabel)}
    assert names == {f"連携先{n}" for n in range(6)}
    assert 'href="../bodies/more-1.ttl" download' in str(files["bodies/more-1.html"])
    assert not [path for path in files if path.endswith(".ttl") and "#" in path]


def test_where_no_graph_is_given_there_is_no_turtle(site: dict[str, str]) -> None:
    assert not [path for path in site if path.endswith(".ttl") and not path.startswith("files/")]
    assert "text/turtle" not in "".join(page for path, page in site.items() if path.startswith("kinds/"))
