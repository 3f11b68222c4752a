"""The small world of tests/shapes, the real statements, and ways to change a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph import vocab
from kgraph.check import Report
from kgraph.pipeline import load_statements
from kgraph.rdf import to_quads
from kgraph.statements import Group, Mention, Source, Statements

Quads = list[ox.Quad]


@pytest.fixture(scope="session")
def examples(project_root: Path) -> Path:
    """The folder of examples: base.ttl, and a folder for each rule with good.ttl and bad.ttl."""
    return project_root / "tests" / "shapes"


@pytest.fixture(scope="session")
def turtle() -> Callable[[str | bytes], Quads]:
    def parse(text: str | bytes) -> Quads:
        prefixes = "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in vocab.PREFIXES.items())
        data = prefixes + text if isinstance(text, str) else text
        return [ox.Quad(t.subject, t.predicate, t.object) for t in ox.parse(data, ox.RdfFormat.TURTLE)]

    return parse


@pytest.fixture(scope="session")
def world(examples: Path, turtle: Callable[[str | bytes], Quads]) -> Callable[[str | bytes], Quads]:
    """Return the base with the things that an example describes described as the example does."""
    base = turtle((examples / "base.ttl").read_bytes())

    def changed(example: str | bytes = "") -> Quads:
        own = turtle(example)
        about = {quad.subject for quad in own}
        return [quad for quad in base if quad.subject not in about] + own

    return changed


@pytest.fixture(scope="session")
def source_of_examples() -> Source:
    return Source(
        id="example",
        publisher="みほん省",
        title="みほんの事例集",
        issued="2025-12",
        document="source.txt",
        sha256="0" * 64,
        form="casebook",
    )


@pytest.fixture(scope="session")
def rows_of() -> Callable[[Source, Iterable[ox.Quad]], Statements]:
    """Return the rows behind a graph of the examples: the group, and a mention for each two selectors."""

    def made(source: Source, quads: Iterable[ox.Quad]) -> Statements:
        said = {(q.subject.value, vocab.compact(q.predicate.value)): q.object.value for q in quads}
        mentions = tuple(
            Mention(
                id=name,
                group="lead",
                field="partners",
                surface=said.get((f"{vocab.ID}{name}-quote", "oa:exact"), ""),
                name="",
                kind="school",
                generic=False,
                grounding="named",
                line=int(said[f"{vocab.ID}{name}", "kg:line"]),
                start=int(said[f"{vocab.ID}{name}-position", "oa:start"]),
                end=int(said[f"{vocab.ID}{name}-position", "oa:end"]),
                rule="list",
            )
            for name in ("mention", "mention-2", "mention-3")
        )
        group = Group(id="lead", initiative="initiative", name="NPO 法人 みほん", line=7)
        return Statements(source=source, groups=(group,), mentions=mentions)

    return made


@pytest.fixture(scope="session")
def casebook() -> tuple[Statements, ...]:
    """The packaged statements."""
    return load_statements()


@pytest.fixture(scope="session")
def casebook_quads(casebook: tuple[Statements, ...]) -> tuple[ox.Quad, ...]:
    return tuple(quad for one in casebook for quad in to_quads(one))


@pytest.fixture(scope="session")
def found() -> Callable[..., set[str]]:
    """Return the ids of the rules that a report holds a breach of, without the note that no text was at hand."""

    def ids(report: Report, *, notes: bool = False) -> set[str]:
        return {r.rule.id for r in report.results if notes or r.rule.id != "quote-not-checked"}

    return ids
