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
from kgraph.pipeline.sources import load_sources, load_statements, source_folders
from kgraph.statements import Statements
from kgraph.statements.source import load_source
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
    notices: tuple[Text, ...] = ()


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
    derived = derived_quads(statements, levels["body"], levels)
    analysis = analyse(levels)
    stage("formats")
    files: dict[str, bytes | str] = dict(_graph_files(quads, derived))
    from kgraph.check import writers

    files["check.json"] = writers.to_json(report)
    for name, answer in analysis.items():
        files[f"analysis/{name}.json"] = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    from kgraph.pipeline.asking import ask_graphs
    from kgraph.render import LEFT_OUT, Settings, has_vendor, render_site

    settings = Settings(contact=Text(contact, contact)) if contact else Settings()
    given = {"graphs": ask_graphs((*quads, *derived))}
    pages = render_site(statements, levels, texts=texts, settings=settings, given=given, on_stage=stage)
    files.update({f"site/{path}": content for path, content in pages.items()})
    stage("write")
    write_tree(out, files)
    return BuildResult(statements, report, files, True, () if has_vendor() else (LEFT_OUT,))


def load_all(sources: Sequence[Path] = ()) -> tuple[Statements, ...]:
    """Return the statements in the folders ``sources``, or the packaged ones. Raises KgraphError as loading does."""
    if not sources:
        return load_statements(None)
    folders = [folder for path in sources for folder in source_folders(path)]
    ids = [load_source(folder / "source.yml").id for folder in folders]
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
    return load_sources(folders)


def graph_quads(statements: Iterable[Statements]) -> tuple[ox.Quad, ...]:
    """Return the quads of all sources, each in its named graph."""
    from kgraph.rdf import to_quads

    return tuple(quad for one in statements for quad in to_quads(one))


def derived_quads(
    statements: Sequence[Statements], table: LinkTable, results: Mapping[str, LinkTable] | None = None
) -> tuple[ox.Quad, ...]:
    """Return the quads of the derived graph: which groups share which bodies of ``table``, the table of bodies.

    With ``results``, the tables of levels, it also holds the brokers and clusters of those levels, and the gaps.
    """
    from kgraph.rdf import Derivation, derived_graph

    ties: dict[tuple[str, str], list[str]] = {}
    for partner in table.shared:
        groups = sorted({link.group for link in table.links_of(partner.id)})
        for index, group in enumerate(groups):
            for other in groups[index + 1 :]:
                ties.setdefault((group, other), []).append(partner.id)
    quads = derived_graph(ties, Derivation(sources=tuple(s.source for s in statements), version=__version__))
    if results is None:
        return quads
    from kgraph.pipeline.results import quads_of

    return (*quads, *quads_of(statements, results))


def load_store(data: Path | None = None, *, results: bool = False) -> Store:
    """Return a store of the statements in ``data``, the ontology and the derived graph, ready to be asked.

    With ``results`` the derived graph also holds what the analysis gives: brokers and clusters of every level, gaps.
    """
    from kgraph.links import table, tables
    from kgraph.rdf import ontology_quads
    from kgraph.store import store_from

    statements = load_statements(data)
    levels = tables(statements) if results else {"body": table(statements, "body")}
    derived = derived_quads(statements, levels["body"], levels if results else None)
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
    from kgraph.pipeline.dispatch import text_of

    digests = {one.source.sha256 for one in statements}
    return dict(match_texts((text_of(path, digests) for path in paths), statements))
