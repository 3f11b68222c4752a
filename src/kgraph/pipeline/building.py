"""From statements to everything that is built: the checked graph, the analysis, the site; written as one step."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import __version__
from kgraph.errors import CallError, DataError, Problem, Text
from kgraph.files import read_text
from kgraph.pipeline.sources import load_statements
from kgraph.statements import Statements
from kgraph.trees import write_tree

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgraph.check import Report
    from kgraph.links import LinkTable
    from kgraph.store import Store

STAGES = ("statements", "graph", "check", "analysis", "formats", "graph page", "pages", "write")
"""The stages of a build, in their order; ``on_stage`` is called with each when it begins."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build gave: the check's report, and the files by path (none were written where it does not conform)."""

    statements: tuple[Statements, ...]
    report: Report
    files: Mapping[str, bytes | str]
    written: bool


def build(
    out: Path,
    sources: Sequence[Path] = (),
    *,
    source_texts: Sequence[Path] = (),
    contact: str = "",
    on_stage: Callable[[str], None] | None = None,
) -> BuildResult:
    """Build graph, analysis and site from the statements in ``sources`` (default: the packaged data) into ``out``.

    The graph is checked first: where it does not conform nothing is written, and what an earlier build wrote stands.
    ``source_texts`` are texts of the sources, for an internal build that verifies quotes and shows their sentences.
    ``contact`` is what the pages say of where to tell that something is wrong or must be withheld.
    Raises KgraphError for statements that cannot be loaded, a text that is no source's, or a folder that is not ours.
    """
    stage = on_stage or (lambda _: None)
    stage("statements")
    statements = load_all(sources)
    texts = _texts(source_texts, statements)
    stage("graph")
    quads: tuple[ox.Quad, ...] | None = None
    with contextlib.suppress(DataError):  # the check tells which cells cannot be written
        quads = graph_quads(statements)
    stage("check")
    report = _check(statements, quads, texts)
    if quads is None or not report.conforms():
        return BuildResult(statements, report, {}, False)
    stage("analysis")
    from kgraph.links import tables

    levels = tables(statements)
    derived = derived_quads(statements, levels["body"])
    analysis = analyse(levels)
    stage("formats")
    files: dict[str, bytes | str] = dict(_graph_files(quads, derived))
    from kgraph.check import writers

    files["check.json"] = writers.to_json(report)
    for name, answer in analysis.items():
        files[f"analysis/{name}.json"] = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    from kgraph.render import Settings, render_site

    settings = Settings(contact=Text(contact, contact)) if contact else Settings()
    for path, content in render_site(statements, levels, texts=texts, settings=settings, on_stage=stage).items():
        files[f"site/{path}"] = content
    stage("write")
    write_tree(out, files)
    return BuildResult(statements, report, files, True)


def load_all(sources: Sequence[Path] = ()) -> tuple[Statements, ...]:
    """Return the statements in the folders ``sources``, or the packaged ones. Raises KgraphError as loading does."""
    if not sources:
        return load_statements(None)
    loaded = [statements for path in sources for statements in load_statements(path)]
    ids = [s.source.id for s in loaded]
    if len(set(ids)) != len(ids):
        raise CallError(
            Problem(
                code="source-twice",
                file=", ".join(path.name for path in sources),
                field="id",
                found=", ".join(ids),
                expected=Text("資料ごとに異なる id", "an id of its own for each source"),
                todo=Text("同じ資料を二度指定しないでください", "name each source once"),
            )
        )
    return tuple(sorted(loaded, key=lambda s: s.source.id))


def graph_quads(statements: Iterable[Statements]) -> tuple[ox.Quad, ...]:
    """Return the quads of all sources, each in its named graph."""
    from kgraph.rdf import to_quads

    return tuple(quad for one in statements for quad in to_quads(one))


def derived_quads(statements: Iterable[Statements], table: LinkTable) -> tuple[ox.Quad, ...]:
    """Return the quads of the derived graph: which groups share which bodies."""
    from kgraph.rdf import Derivation, derived_graph

    ties: dict[tuple[str, str], list[str]] = {}
    for partner in table.shared:
        groups = sorted({link.group for link in table.links_of(partner.id)})
        for index, group in enumerate(groups):
            for other in groups[index + 1 :]:
                ties.setdefault((group, other), []).append(partner.id)
    return derived_graph(ties, Derivation(sources=tuple(s.source for s in statements), version=__version__))


def load_store(data: Path | None = None) -> Store:
    """Return a store of the statements in ``data``, the ontology and the derived graph, ready to be asked."""
    from kgraph.links import table
    from kgraph.rdf import ontology_quads
    from kgraph.store import store_from

    statements = load_statements(data)
    derived = derived_quads(statements, table(statements, "body"))
    return store_from((*graph_quads(statements), *ontology_quads(), *derived))


def analyse(levels: Mapping[str, LinkTable]) -> dict[str, object]:
    """Return the answers about brokers and clusters at each level, as plain data by name (``brokers-body``)."""
    from kgraph.network import brokers, clusters
    from kgraph.network.results import brokers_dict, clusters_dict

    answers: dict[str, object] = {}
    for level, table in levels.items():
        others = [other for name, other in levels.items() if name != level]
        answers[f"brokers-{level}"] = brokers_dict(brokers.rank(table, others), "ja")
        answers[f"clusters-{level}"] = clusters_dict(clusters.find(table, others), "ja")
    return answers


def _check(statements: Sequence[Statements], quads: Sequence[ox.Quad] | None, texts: Mapping[str, str]) -> Report:
    from kgraph.check import check

    return check(statements, quads, texts=texts)


def _graph_files(quads: Sequence[ox.Quad], derived: Sequence[ox.Quad]) -> dict[str, bytes]:
    from kgraph.rdf import files, serialise

    return {**files(quads), "derived.ttl": serialise(derived, "ttl")}


def _texts(paths: Sequence[Path], statements: Sequence[Statements]) -> dict[str, str]:
    if not paths:
        return {}
    from kgraph.check.quotes import match_texts

    return dict(match_texts((read_text(path) for path in paths), statements))
