"""The page of the terms: complete against the ontology as another library reads it, and every anchor holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.compare import isomorphic

from kgraph import vocab
from kgraph.render import terms_page

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Datatype)


@pytest.fixture(scope="module")
def ontology(project_root: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted((project_root / "ontology").glob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def page(site: dict[str, str]) -> str:
    return site["terms.html"]


def plain(page: str) -> str:
    import html

    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_every_term_and_concept_has_its_anchor_labels_and_definitions(page: str, ontology: rdflib.Graph) -> None:
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    text = plain(page)
    subjects = {s for kind in (*KINDS, SKOS.Concept, SKOS.ConceptScheme) for s in ontology.subjects(RDF.type, kind)}
    assert len(subjects) > 200
    for subject in subjects:
        assert terms_page.anchor(str(subject)) in ids, subject
        for predicate in (RDFS.label, SKOS.prefLabel, SKOS.definition):
            for value in ontology.objects(subject, predicate):
                assert str(value) in text, (subject, value)


def test_domains_ranges_and_alignments_are_told(page: str, ontology: rdflib.Graph) -> None:
    schema = rdflib.Namespace(vocab.SCHEMA)
    told = (RDFS.subClassOf, RDFS.subPropertyOf, schema.domainIncludes, schema.rangeIncludes, OWL.disjointWith)
    blocks = {found[1]: found[0] for found in re.finditer(r'(?s)<div class="term" id="(\w+)">.*?</dl></div>', page)}
    for kind in KINDS:
        for subject in ontology.subjects(RDF.type, kind):
            block = blocks[terms_page.anchor(str(subject))]
            assert f"<code>{subject}</code>" in block
            for predicate in told:
                for value in ontology.objects(subject, predicate):
                    assert f"<code>{vocab.compact(str(value))}</code>" in block, (subject, predicate, value)


def test_every_link_within_the_page_and_to_it_holds(site: dict[str, str], page: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    pages = [text for path, text in site.items() if path.startswith(("kinds/", "targets/", "activities/"))]
    anchors = [anchor for text in pages for anchor in re.findall(r'href="\.\./terms\.html#([^"]+)"', text)]
    assert len(anchors) == len(pages)
    assert set(anchors) <= ids
    for target in re.findall(r'href="((?:kinds|targets|activities)/[^"]+)"', page):
        assert target in site


def test_the_file_of_terms_is_the_ontology(site: dict[str, str], ontology: rdflib.Graph) -> None:
    assert isomorphic(rdflib.Graph().parse(data=site[terms_page.TURTLE], format="turtle"), ontology)


def test_other_vocabularies_that_the_data_uses_are_listed(page: str) -> None:
    for term in ("org:subOrganizationOf", "prov:qualifiedAssociation", "oa:exact", "skos:prefLabel", "schema:url"):
        assert f"<code>{term}</code>" in page
