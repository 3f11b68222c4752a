"""Terms and schemes: labels and definitions in both languages, nothing undefined, the source's own spelling."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from kgraph import vocab
from kgraph.rdf import ontology_quads

RDFS_LABEL, DEFINITION = f"{vocab.RDFS}label", f"{vocab.SKOS}definition"
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")


@pytest.fixture(scope="module")
def ontology() -> tuple[ox.Quad, ...]:
    return ontology_quads()


def own_terms(ontology: tuple[ox.Quad, ...]) -> set[str]:
    return {q.subject.value for q in ontology if q.subject.value.startswith(vocab.KG)}


def texts(ontology: tuple[ox.Quad, ...], predicate: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for q in ontology:
        if q.predicate.value == predicate:
            found[q.subject.value].append((q.object.language, q.object.value))
    return found


def test_every_own_term_has_one_label_and_one_definition_in_each_language(ontology: tuple[ox.Quad, ...]) -> None:
    labels, definitions = texts(ontology, RDFS_LABEL), texts(ontology, DEFINITION)
    for term in own_terms(ontology):
        for said in (labels[term], definitions[term]):
            assert sorted(language for language, _ in said) == ["en", "ja"], term
            assert JAPANESE.search(dict(said)["ja"]), term
            assert not JAPANESE.search(dict(said)["en"]), term


@pytest.mark.parametrize("name", vocab.SCHEMES)
def test_every_concept_has_notation_labels_and_definitions(name: str) -> None:
    scheme = vocab.scheme(name)
    assert scheme.concepts
    assert scheme.ja
    assert scheme.en
    for concept in scheme.concepts:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", concept.notation)
        assert concept.iri == f"{vocab.SCHEME}{name}/{concept.notation}"
        assert concept.ja
        assert concept.definition_ja.endswith("。")
        assert concept.definition_en.endswith(".")
        assert not JAPANESE.search(concept.en + concept.definition_en)


@pytest.mark.parametrize("name", vocab.SCHEMES)
def test_no_two_concepts_of_a_scheme_share_a_label(name: str) -> None:
    concepts = vocab.scheme(name).concepts
    japanese = Counter(spelling for c in concepts for spelling in (c.ja, *c.alt))
    assert [spelling for spelling, times in japanese.items() if times > 1] == []
    assert len({c.en for c in concepts}) == len(concepts)
    assert len({c.definition_ja for c in concepts}) == len({c.definition_en for c in concepts}) == len(concepts)


@pytest.mark.parametrize("name", vocab.SCHEMES)
def test_top_concepts_are_those_with_nothing_above(name: str, ontology: tuple[ox.Quad, ...]) -> None:
    scheme = vocab.scheme(name)
    top = {c.iri for c in scheme.concepts if c.broader is None}
    below = {
        q.object.value
        for q in ontology
        if q.predicate.value == f"{vocab.SKOS}hasTopConcept" and q.subject.value == scheme.iri
    }
    above = {
        q.subject.value
        for q in ontology
        if q.predicate.value == f"{vocab.SKOS}topConceptOf" and q.object.value == scheme.iri
    }
    assert top == below == above


def test_ontology_folder_holds_the_terms_and_the_schemes_and_no_blank_node(
    project_root: Path, ontology: tuple[ox.Quad, ...]
) -> None:
    assert {p.stem for p in (project_root / "ontology").iterdir()} == {"kgraph", *vocab.SCHEMES}
    assert not [q for q in ontology if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_prefixes_of_the_files_are_those_of_vocab(project_root: Path) -> None:
    for path in [*(project_root / "ontology").glob("*.ttl"), *(project_root / "shapes").glob("*.ttl")]:
        for prefix, space in re.findall(r"@prefix\s+([\w-]*):\s*<([^>]*)>", path.read_text("utf-8")):
            assert vocab.PREFIXES.get(prefix, space) == space, f"{path.name}: {prefix}"


def test_no_file_speaks_of_an_own_term_that_is_not_defined(project_root: Path, ontology: tuple[ox.Quad, ...]) -> None:
    defined = {vocab.compact(term) for term in own_terms(ontology)}
    files = [p for folder in ("src", "shapes", "ontology", "site") for p in (project_root / folder).rglob("*.*")]
    read = [p for p in files if p.suffix in (".py", ".rq", ".ttl", ".html", ".j2")]
    unknown = {
        (p.name, term)
        for p in read
        for term in re.findall(r"(?<![\w:/-])kg:[A-Za-z]\w*", p.read_text("utf-8"))
        if term not in defined
    }
    assert len(read) > 20
    assert unknown == set()


def test_no_query_or_shape_speaks_of_a_concept_that_does_not_exist(project_root: Path) -> None:
    names = {prefix: name for name, prefix in vocab.SCHEMES.items()}
    pattern = re.compile(rf"(?<![\w:/?$-])({'|'.join(sorted(names, key=len, reverse=True))}):([a-z][a-z-]*)")
    files = [
        *(project_root / "src").rglob("*.rq"),
        *(project_root / "shapes").glob("*.ttl"),
        *(project_root / "ontology").glob("*.ttl"),
    ]
    for path in files:
        for prefix, notation in pattern.findall(path.read_text("utf-8")):
            assert notation in vocab.scheme(names[prefix]), f"{path.name}: {prefix}:{notation}"


def test_kinds_are_those_of_the_gold(shared: Path) -> None:
    text = (shared / "gold" / "kinds.yaml").read_text("utf-8")
    # A flow mapping ends a plain value at its first comma; the label of one family goes on behind it.
    gold = yaml.safe_load(
        text.replace("en: medical, long-term and disability care}", "en: 'medical, long-term and disability care'}")
    )
    ours = {c.notation: (c.ja, c.en, c.broader) for c in vocab.scheme("kinds").concepts}
    assert ours == {notation: (kind["ja"], kind["en"], kind.get("broader")) for notation, kind in gold.items()}


def test_activities_and_targets_are_spelled_as_the_gold_spells_them(shared: Path) -> None:
    groups = yaml.safe_load((shared / "gold" / "casebook.yaml").read_text("utf-8"))
    for name in ("activities", "targets"):
        labels = {c.ja for c in vocab.scheme(name).leaves}
        used = {label for group in groups for label in [*group[name]["main"], *group[name]["sub"]]}
        assert used <= labels
    assert len(vocab.scheme("targets").leaves) == 17


def test_every_choice_of_the_printed_form_is_a_concept(shared: Path) -> None:
    text = (shared / "source" / "casebook-r7-shikoku-kyushu-okinawa.txt").read_text("utf-8")
    first = text[text.index("取組の種類") : text.index("取組の内容")]
    printed = {re.sub(r"^[0-9]\.\s*|[★☆\s]+$|^[★☆\s]+", "", cell) for cell in re.split(r"[\t\n]", first)}
    printed -= {"", "取組の種類", "取組の対象", "(1)"}
    labels = {c.ja for name in ("activities", "targets") for c in vocab.scheme(name).concepts}
    assert {cell for cell in printed if not cell.startswith("(1)")} == labels
