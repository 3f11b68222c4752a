"""The packaged casebook as a graph: the numbers that were read by hand."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.rdf import to_quads, union
from kgraph.statements import load

_PREFIXES = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in vocab.PREFIXES.items())


@pytest.fixture(scope="module")
def store(project_root: Path) -> ox.Store:
    filled = ox.Store()
    filled.extend(union(to_quads(load(project_root / "data" / "casebook-r7"))))
    return filled


def count(store: ox.Store, what: str, where: str) -> int:
    (row,) = store.query(f"{_PREFIXES} SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {where} }}")
    return int(row["n"].value)


@pytest.mark.parametrize(
    ("what", "where", "expected"),
    [
        ("?i", "?i a kg:Initiative", 13),
        ("?g", "?i kg:lead ?g . ?g a kg:NamedBody", 13),
        ("?m", "?m kg:field field:partners", 101),
        ("?m", "?m kg:field field:partners ; kg:grounding grounding:named", 46),
        ("?m", "?m kg:field field:partners ; kg:grounding grounding:unique-word", 6),
        ("?m", "?m kg:field field:partners ; kg:grounding grounding:none", 49),
        ("?l", "?l a kg:PlannedPartnership", 1),
        ("?p", "?i dct:spatial/dct:isPartOf ?p", 9),
        ("?p", "?i dct:spatial ?p . ?p dct:isPartOf ?above", 17),
        ("?b", "?i prov:qualifiedAssociation ?t . ?t prov:agent ?b ; kg:evidence/kg:field field:partners ."
               " ?b a kg:NamedBody", 50),
        ("?t", "?i prov:qualifiedAssociation ?t . ?t prov:agent/a kg:NamedBody ; kg:evidence/kg:field field:partners",
         51),
    ],
)  # fmt: skip
def test_the_casebook_has_as_many(store: ox.Store, what: str, where: str, expected: int) -> None:
    assert count(store, what, where) == expected


@pytest.mark.parametrize(
    "broken",
    [
        "?i kg:partner ?b . FILTER NOT EXISTS { ?i prov:qualifiedAssociation/prov:agent ?b }",
        "?i prov:qualifiedAssociation/prov:agent ?b . FILTER NOT EXISTS { ?i kg:partner ?b }",
        "?b a kg:UnnamedBody . FILTER NOT EXISTS { ?t prov:agent|kg:plannedAgent ?b }",
        "?b a kg:UnnamedBody . ?s prov:agent|kg:plannedAgent ?b . ?t prov:agent|kg:plannedAgent ?b . FILTER (?s != ?t)",
        "?b a kg:UnnamedBody, kg:NamedBody",
        "?b a kg:NamedBody . FILTER NOT EXISTS { ?b skos:prefLabel ?name }",
        "?i kg:lead ?b ; kg:partner ?b",
        "?s ?p ?b . FILTER (isBlank(?s) || isBlank(?b))",
        "?s ?p ?b . FILTER (isIRI(?b) && STRSTARTS(STR(?b), STR(id:))) FILTER NOT EXISTS { ?b a ?class }",
    ],
)
def test_the_casebook_has_no(store: ox.Store, broken: str) -> None:
    assert count(store, "?b", broken) == 0


def test_every_quote_is_the_source_at_its_place(store: ox.Store, shared: Path) -> None:
    text = (shared / "source" / "casebook-r7-shikoku-kyushu-okinawa.txt").read_text("utf-8")
    rows = store.query(
        f"{_PREFIXES} SELECT ?words ?start ?end ?line WHERE {{ ?m kg:line ?line ; oa:hasSelector/oa:exact ?words ; "
        "oa:hasSelector ?p . ?p oa:start ?start ; oa:end ?end }"
    )
    found = [(r["words"].value, *(int(r[name].value) for name in ("start", "end", "line"))) for r in rows]
    assert len(found) > 100
    for words, start, end, line in found:
        assert text[start:end] == words
        assert text.count("\n", 0, start) + 1 == line
