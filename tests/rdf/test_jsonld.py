"""JSON-LD as people read it: prefixed names, names by language, numbers as numbers."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.rdf import serialise, to_quads
from kgraph.rdf import terms as t
from kgraph.statements import Statements

NODE = ox.NamedNode(vocab.thing("b-x"))


def document(*pairs: tuple[ox.NamedNode, Any]) -> dict[str, Any]:
    return json.loads(serialise([ox.Quad(NODE, predicate, value) for predicate, value in pairs], "jsonld"))


def read(*pairs: tuple[ox.NamedNode, Any]) -> set[ox.Triple]:
    text = json.dumps(document(*pairs), ensure_ascii=False)
    return {q.triple for q in ox.parse(text, ox.RdfFormat.JSON_LD)}


def test_a_group_reads_as_plain_json(statements: Statements) -> None:
    whole = json.loads(serialise(to_quads(statements), "jsonld"))
    nodes = {node["@id"]: node for node in whole["@graph"]}
    group = nodes["id:b-group"]
    assert group["@type"] == "kg:NamedBody"
    assert group["skos:prefLabel"] == {"ja": "特定非営利活動法人 みほん"}
    assert group["skos:altLabel"] == {"ja": ["NPO 法人 みほん", "みほんの会"]}
    assert group["kg:legalForm"] == "legal-form:npo"
    assert group["schema:numberOfEmployees"] == 5
    assert group["schema:foundingDate"] == {"@value": "2019-09", "@type": "xsd:gYearMonth"}
    assert nodes["id:u-open-too"]["kg:placeNotTold"] is True
    assert nodes["id:source-test"]["kg:start"] == "2025-12-01"
    assert nodes["id:p43100"]["skos:prefLabel"] == {"en": "Kumamoto City", "ja": "熊本市"}


def test_every_property_to_a_thing_is_a_bare_name(statements: Statements) -> None:
    whole = json.loads(serialise(to_quads(statements), "jsonld"))
    values = [v for node in whole["@graph"] for key, v in node.items() if not key.startswith("@")]
    flat = [v for value in values for v in (value if isinstance(value, list) else [value])]
    assert [v for v in flat if isinstance(v, dict) and "@id" in v] == []


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (t.PREF_LABEL, ox.Literal("言語なし")),
        (t.PREF_LABEL, NODE),
        (t.PREF_LABEL, ox.Literal(5)),
        (t.KIND, ox.Literal("a word where a thing should stand")),
        (t.KIND, ox.Literal("語", language="ja")),
        (t.START, ox.Literal("2025")),
        (t.START, ox.Literal("2025", language="ja")),
        (t.START, NODE),
        (t.LINE, ox.Literal("05", datatype=t.XSD_INTEGER)),
        (t.LINE, ox.Literal("9" * 30, datatype=t.XSD_INTEGER)),
        (t.LINE, ox.Literal("1", datatype=t.XSD_BOOLEAN)),
        (t.LINE, ox.Literal(-3)),
        (t.LINE, ox.Literal("x", datatype=ox.NamedNode("http://example.org/type"))),
        (t.TYPE, ox.Literal("a word")),
        (ox.NamedNode("http://example.org/p/"), ox.NamedNode("http://example.org/")),
        (ox.NamedNode("http://example.org/p"), ox.NamedNode(vocab.KG)),
    ],
)
def test_a_value_of_an_unexpected_sort_is_still_written_as_it_is(predicate: ox.NamedNode, value: Any) -> None:
    assert read((predicate, value)) == {ox.Triple(NODE, predicate, value)}


def test_texts_with_and_without_a_language_stand_side_by_side() -> None:
    both = ((t.PREF_LABEL, ox.Literal("名")), (t.PREF_LABEL, ox.Literal("名", language="ja")))
    assert read(*both) == {ox.Triple(NODE, predicate, value) for predicate, value in both}


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(ValueError, match="neither IRI nor literal"):
        serialise([ox.Quad(ox.BlankNode(), t.TYPE, t.PLACE)], "jsonld")
