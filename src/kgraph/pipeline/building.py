"""From statements to everything that is built: the checked graph, the analysis, the site; written as one step."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import __version__
from kgraph.errors import CallError, DataError, Problem, Text
from kgraph.identity.meeting import notes_by_source
from kgraph.pipeline.sources import load_sources, load_statements, source_folders
from kgraph.statements import Statements, without_withheld
from kgraph.statements.naming import shown_names
from kgraph.statements.source import load_source
from kgraph.trees import write_tree

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgraph.check import Report
    from kgraph.links import LinkTable
    from kgraph.network.answers import Answers
    from kgraph.store import Store

STAGES = ("statements", "graph", "check", "analysis", "formats", "graph page", "pages", "write")
"""The stages of a build, in their order; ``on_stage`` is called with each when it begins."""

ASKED_TO = 50_000
"""The Ask page holds a derived graph of so many triples; of a larger one only which groups share which partners."""


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
    """Make everything as ``make`` does and write it into ``out``; ``written`` tells whether there was something to write.

    Where the graph does not conform nothing is written, and what an earlier build wrote stands.
    Raises KgraphError as ``make`` does, and for a folder that is not ours.
    """
    made = make(sources, source_texts=source_texts, contact=contact, on_stage=on_stage)
    if not made.files:
        return made
    if on_stage is not None:
        on_stage("write")
    write_tree(out, made.files)
    return replace(made, written=True)


def make(
    sources: Sequence[Path] = (),
    *,
    source_texts: Sequence[Path] = (),
    contact: str = "",
    on_stage: Callable[[str], None] | None = None,
) -> BuildResult:
    """Make graph, analysis and site from the statements in ``sources`` (default: the packaged data); nothing is written.

    The graph is checked first: where it does not conform there are no files.
    ``source_texts`` are texts of the sources, for an internal build that verifies quotes and shows their sentences.
    ``contact`` is what the pages say of where to tell that something is wrong or must be withheld.
    Raises KgraphError for statements that cannot be loaded, or a text that is no source's.
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
    from kgraph.network.answers import Answers

    levels = tables(statements)
    answers = Answers(levels, measured=True)
    ties = derived_quads(statements, levels["body"])
    derived = (*ties, *_results(statements, answers))
    analysis = analysis_files(answers)
    stage("formats")
    files: dict[str, bytes | str] = dict(_graph_files(quads, derived))
    from kgraph.check import writers

    files["check.json"] = writers.to_json(report)
    files.update(analysis)
    from kgraph.pipeline.asking import ask_graphs
    from kgraph.pipeline.downloads import downloads
    from kgraph.render import LEFT_OUT, Settings, has_vendor, render_site

    settings = Settings(contact=Text(contact, contact)) if contact else Settings()
    given = {
        "graphs": ask_graphs((*quads, *(derived if len(derived) <= ASKED_TO else ties))),
        "answers": answers,
        "quads": quads,
        "report": report,
        "downloads": downloads(statements, levels, files),
    }
    pages = render_site(statements, levels, texts=texts, settings=settings, given=given, on_stage=stage)
    files.update({f"site/{path}": content for path, content in pages.items()})
    return BuildResult(statements, report, files, False, () if has_vendor() else (LEFT_OUT,))


def load_all(sources: Sequence[Path] = ()) -> tuple[Statements, ...]:
    """Return the statements in the folders ``sources``, or the packaged ones. Raises KgraphError as loading does."""
    if not sources:
        return load_statements(None)
    folders = [folder for path in sources for folder in source_folders(path, "SOURCE")]
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
    """Return the quads of all sources, each in its named graph; a body has one name over all of them."""
    from kgraph.rdf import to_quads

    sources = tuple(statements)
    names = shown_names(map(without_withheld, sources))
    notes = notes_by_source(sources)
    return tuple(q for one in sources for q in to_quads(one, names=names, notes=notes.get(one.source.id)))


def derived_quads(
    statements: Sequence[Statements], table: LinkTable, answers: Answers | None = None
) -> tuple[ox.Quad, ...]:
    """Return the quads of the derived graph: which groups share which bodies of ``table``, the table of bodies.

    A body that more groups share than ``links.shared_ties`` takes makes no pairs: who shares it is told by the
    partnerships themselves. With ``answers`` it also holds what the analysis says.
    """
    from kgraph.links import shared_ties
    from kgraph.rdf import Derivation, derived_graph

    ties = shared_ties(table).pairs
    quads = derived_graph(ties, Derivation(sources=tuple(s.source for s in statements), version=__version__))
    if answers is None:
        return quads
    return (*quads, *_results(statements, answers))


def _results(statements: Sequence[Statements], answers: Answers) -> tuple[ox.Quad, ...]:
    from kgraph.pipeline.results import quads_of

    return quads_of(statements, answers)


def load_store(data: Path | None = None, *, results: bool = False) -> Store:
    """Return a store of the statements in ``data``, the ontology and the derived graph, ready to be asked.

    With ``results`` the derived graph also holds what the analysis gives: brokers and clusters of every level, gaps.
    """
    return store_of(load_statements(data), results=results)


def store_of(statements: Sequence[Statements], *, results: bool = False) -> Store:
    """Return a store of statements, as ``load_store`` does."""
    from kgraph.links import table, tables
    from kgraph.network.answers import Answers
    from kgraph.rdf import ontology_quads
    from kgraph.store import store_from

    levels = tables(statements) if results else {"body": table(statements, "body")}
    answers = Answers(levels, measured=True) if results else None
    derived = derived_quads(statements, levels["body"], answers)
    return store_from((*graph_quads(statements), *ontology_quads(), *derived))


def analysis_files(answers: Answers) -> dict[str, str]:
    """Return the answers about brokers, how sure they are, and clusters, at each level as JSON, by path
    (``analysis/brokers-body.json``)."""
    from kgraph.network.results import brokers_dict, clusters_dict

    found: dict[str, object] = {}
    for level, answer in answers.certain.items():
        found[f"brokers-{level}"] = brokers_dict(answer, "ja")
        found[f"clusters-{level}"] = clusters_dict(answers.clusters[level], "ja")
    return {
        f"analysis/{name}.json": json.dumps(data, ensure_ascii=False, indent=1) + "\n" for name, data in found.items()
    }


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
