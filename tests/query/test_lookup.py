from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.errors import CallError
from kgraph.query import Iri, Parameter
from kgraph.query.lookup import resolve
from kgraph.store import store_from


def body(identifier: str, *names: str) -> list[ox.Quad]:
    node = ox.NamedNode(vocab.ID + identifier)
    labels = [
        ox.Quad(node, ox.NamedNode(vocab.expand(p)), ox.Literal(n, language="ja"))
        for p, n in zip(("skos:prefLabel", "skos:altLabel"), names, strict=False)
    ]
    return [ox.Quad(node, ox.NamedNode(vocab.expand("rdf:type")), ox.NamedNode(vocab.expand("kg:NamedBody"))), *labels]


STORE = store_from(
    [
        *body("b-1", "みほん プロジェクト", "見本計画"),
        *body("b-2", "みほん市"),
        *body("b-3", "みほん市福祉課"),
        *body("b-4", "ＡＢＣ会"),
    ]
)


def found(kind: str, value: object, **options: object) -> str:
    parameter = Parameter(name="x", type=kind, **options)  # type: ignore[arg-type]
    return resolve(STORE, parameter, value).value.removeprefix(vocab.BASE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kind,value,expected",
    [
        ("body", "みほんプロジェクト", "id/b-1"),
        ("body", "見本計画", "id/b-1"),
        ("body", "みほん市", "id/b-2"),
        ("body", "福祉課", "id/b-3"),
        ("body", "abc会", "id/b-4"),
        ("body", "id:b-4", "id/b-4"),
        ("body", "b-4", "id/b-4"),
        ("body", vocab.ID + "b-4", "id/b-4"),
        ("place", "愛媛県", "id/p38000"),
        ("place", "38000", "id/p38000"),
        ("place", "３８０００", "id/p38000"),
        ("place", "id:p38000", "id/p38000"),
        ("kind", "board-of-education", "scheme/kinds/board-of-education"),
        ("kind", "kind:board-of-education", "scheme/kinds/board-of-education"),
        ("kind", "教育委員会", "scheme/kinds/board-of-education"),
        ("role", "後援", "scheme/roles/endorsement"),
        ("activity", "地域のNPO等への支援", "scheme/activities/npo-support"),
        ("text", " そのまま ", " そのまま "),
        ("integer", "３８", "38"),
        ("lang", "en", "en"),
    ],
)
def test_what_a_person_types_is_found(kind, value, expected):
    assert found(kind, value) == expected


@pytest.mark.parametrize(
    "kind,value,suggested",
    [
        ("body", "みほん", "みほん市"),
        ("body", "みほん大学", "みほん市"),
        ("body", 'x") } #', ""),
        ("kind", "教育委", "教育委員会"),
        ("role", "endorsment", "endorsement"),
        ("place", "愛媛", ""),
        ("place", "99999", ""),
        ("integer", "多数", ""),
        ("integer", "1.5", ""),
        ("lang", "fr", ""),
        ("kind", "", ""),
    ],
)
def test_what_nothing_or_several_have_is_an_error_with_suggestions(kind, value, suggested):
    with pytest.raises(CallError) as caught:
        found(kind, value)
    assert suggested in caught.value.problems[0].todo.ja


def test_an_optional_parameter_that_is_not_given_is_the_empty_string():
    assert found("place", "", required=False) == ""


def test_terms_are_taken_as_they_are():
    assert found("place", Iri(vocab.ID + "p00001")) == "id/p00001"
