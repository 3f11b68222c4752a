"""Prefixes, schemes and ids: one owner, no silent miss."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import vocab
from kgraph.errors import CallError, DataError


def test_own_namespaces_hang_on_the_one_setting() -> None:
    assert all(space.startswith(vocab.BASE) for space in (vocab.KG, vocab.ID, vocab.SCHEME))
    assert all(vocab.PREFIXES[prefix] == f"{vocab.SCHEME}{name}/" for name, prefix in vocab.SCHEMES.items())


def test_no_rdf_library_is_loaded_until_a_scheme_is_asked_for() -> None:
    code = "import sys, kgraph.vocab; print({'rdflib', 'pyoxigraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_expand_and_compact_are_each_others_inverse_for_every_prefix() -> None:
    for prefix in vocab.PREFIXES:
        assert vocab.compact(vocab.expand(f"{prefix}:x")) == f"{prefix}:x"


@pytest.mark.parametrize("name", ["kgr:NamedBody", "NamedBody", "", "KG:NamedBody"])
def test_an_unknown_prefix_is_an_error(name: str) -> None:
    with pytest.raises(CallError) as caught:
        vocab.expand(name)
    assert caught.value.problems[0].code == "unknown-prefix"


def test_compact_refuses_a_foreign_namespace() -> None:
    with pytest.raises(CallError):
        vocab.compact("http://schema.org/name")  # ours is https


def test_an_unknown_scheme_or_notation_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(CallError) as caught:
        vocab.scheme("kind")
    assert "kinds" in caught.value.message("en")
    with pytest.raises(CallError) as caught:
        vocab.label("roles", "endorsment", "ja")
    assert "endorsement" in caught.value.message("en")


def test_labels_come_in_the_asked_language() -> None:
    assert vocab.label("roles", "endorsement", "ja") == "後援"
    assert vocab.label("roles", "endorsement", "en") == "endorsement"
    assert "後押し" in vocab.concept("roles", "endorsement").definition("ja")


def test_scheme_tells_families_from_leaves() -> None:
    activities = vocab.scheme("activities")
    families = [c for c in activities.concepts if not c.leaf]
    assert len(activities.leaves) == 14
    assert len(families) == 5
    assert [c.notation for c in activities.ancestors("outreach")] == ["watching-over"]
    assert activities.ancestors("watching-over") == ()
    assert "outreach" in activities
    assert "outreech" not in activities


def test_parse_scheme_names_the_line_of_broken_turtle() -> None:
    with pytest.raises(DataError) as caught:
        vocab.parse_scheme("roles", b"@prefix a: <http://a/> .\na:x a:y\n", "ontology/roles.ttl")
    assert caught.value.problems[0].file == "ontology/roles.ttl"
    assert caught.value.problems[0].line > 0


@pytest.mark.parametrize("lost", ["skos:notation", "@en ;", "skos:definition"])
def test_parse_scheme_refuses_a_concept_that_lacks_something(lost: str) -> None:
    whole = f"""@prefix skos: <{vocab.SKOS}> .
        <{vocab.SCHEME}roles> a skos:ConceptScheme ; skos:prefLabel "役割"@ja, "Roles"@en .
        <{vocab.SCHEME}roles/a> skos:inScheme <{vocab.SCHEME}roles> ; skos:notation "a" ; skos:prefLabel "ア"@ja ;
            skos:prefLabel "A"@en ; skos:definition "ア。"@ja, "A."@en ."""
    assert vocab.parse_scheme("roles", whole.encode(), "f").concepts[0].notation == "a"
    assert lost in whole
    broken = whole.replace(lost, "@fr ;" if lost.startswith("@") else "skos:note")
    with pytest.raises(DataError) as caught:
        vocab.parse_scheme("roles", broken.encode(), "f")
    assert caught.value.problems[0].field.startswith(f"{vocab.SCHEME}roles/a skos:")


@pytest.mark.parametrize("name", ["つながり", "a b", "a　b", "", "-a", "a-", "a/b", "<a>", 'a"', "a\n", "Ａ"])
def test_a_name_never_becomes_an_iri(name: str) -> None:
    with pytest.raises(DataError):
        vocab.thing(name)


@given(st.lists(st.text(st.characters(exclude_characters="\0"), max_size=5), min_size=1, max_size=4))
def test_ids_are_short_ascii_and_safe(parts: list[str]) -> None:
    minted = vocab.digest_id("b", *parts)
    assert len(minted) == 14
    assert vocab.thing(minted) == f"{vocab.ID}{minted}"


def test_ids_tell_parts_apart_by_where_they_end() -> None:
    assert vocab.digest_id("t", "ab", "c") != vocab.digest_id("t", "a", "bc")
    with pytest.raises(DataError):
        vocab.digest_id("t", "a\0b")


def test_ids_never_change() -> None:
    # Statements hold these ids: another value here means that the ids of all data would change.
    assert vocab.mint_body_id("つなぐ会", "npo", "43000") == "b-k7njjidtjmuw"
    assert vocab.mint_initiative_id("casebook", "b-a") == "i-qfcajhrwsgcr"
    assert vocab.mint_mention_id("casebook", "b-a", "partners", "学校", 0) == "m-vkb7f6qve7md"
    assert vocab.mint_partnership_id("i-a", "b-a") == "t-pi66buhghlhl"
    assert vocab.mint_plan_id("i-a", "b-a") == "l-pi66buhghlhl"
    assert vocab.unnamed_body_id("m-vkb7f6qve7md") == "u-vkb7f6qve7md"
    assert vocab.place_iri("01100") == "https://w3id.org/kgraph/id/p01100"


def test_the_same_words_twice_in_a_field_are_two_mentions() -> None:
    first, second = (vocab.mint_mention_id("s", "b-a", "partners", "学校", n) for n in (0, 1))
    assert first != second
