"""Places: code, names, what they lie in."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.places import Places
from kgraph.rdf import to_quads
from kgraph.rdf.places import E_STAT, english_name
from kgraph.statements import Statements


def values(quads: tuple[ox.Quad, ...], code: str, term: str) -> set[str]:
    subject, predicate = vocab.place_iri(code), vocab.expand(term)
    found = [q.object for q in quads if (q.subject.value, q.predicate.value) == (subject, predicate)]
    return {f"{o.value}@{o.language}" if isinstance(o, ox.Literal) and o.language else o.value for o in found}


def test_a_ward_lies_in_its_city_and_the_city_in_its_prefecture(statements: Statements) -> None:
    quads = to_quads(statements)
    assert values(quads, "43101", "dct:isPartOf") == {vocab.place_iri("43100")}
    assert values(quads, "43100", "dct:isPartOf") == {vocab.place_iri("43000")}
    assert values(quads, "43000", "dct:isPartOf") == set()


def test_a_place_has_its_code_as_text_its_names_and_the_official_statistics_node(statements: Statements) -> None:
    bodies = (replace(statements.bodies[0], place="01101"), *statements.bodies[1:])
    quads = to_quads(replace(statements, bodies=bodies))
    (code,) = [q.object for q in quads if q.subject.value == vocab.place_iri("01101") and "identifier" in str(q)]
    assert code == ox.Literal("01101")
    assert values(quads, "43100", "skos:prefLabel") == {"熊本市@ja", "Kumamoto City@en"}
    assert values(quads, "43100", "rdfs:seeAlso") == {f"{E_STAT}43100"}


@pytest.mark.parametrize(
    ("code", "name"),
    [("01000", "Hokkaido"), ("13000", "Tokyo"), ("43000", "Kumamoto Prefecture"), ("47311", "Onna Village"),
     ("43101", "Chuo Ward"), ("13361", "Oshima Town")],
)  # fmt: skip
def test_english_names_tell_the_level(code: str, name: str) -> None:
    assert english_name(Places.load().get(code)) == name


def test_every_place_of_the_table_has_an_english_name() -> None:
    assert all(english_name(place).isascii() for place in Places.load())
